"""English as offices write and say it, written as the grammar reads it: extend the search to Weng'an, firms from which X
purchased goods, against which a listing was made, insured staff: 5 minimum, so that I can compare them, for Thursday's workshop.

One pattern reads one way of putting things with all its words. Text in, text out; applied ahead of the other English
turns of phrase.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_LEAD = r"(?P<lead>(?:(?:please|kindly|now|then|and|also|could you|can you|would you|let's|let us|i'd like to|i would like to|we should|just|ok,?|right,?|thanks[,.]?|next,?) )*)"
_SEARCH = r"(?:search|list|selection|net|scope|query|results?|field|range|sweep|exercise|coverage|enquiry|inquiry|filter|area|geography|catchment|hunt|trawl|sample)"
_NAME = r"[\u4e00-\u9fff()（）]{3,30}"
_NUMBER = r"(?:\d[\d.,]*(?<![.,])|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|half a)"
_SUM = rf"(?:rmb ?|cny ?|¥ ?)?{_NUMBER}(?: ?(?:k|m|mn|bn|million|thousand|hundred thousand|billion)\b)?(?: (?:yuan|rmb))?"
_BOUND = r"(?:not less than|no less than|at least|more than|over|in excess of|upwards of|a minimum of|less than|under|not more than|no more than|at most)"
_GOODS = r"(?:goods|things|products|supplies|materials|services|stuff|anything|something|goods (?:and|or) services)"
_BUYS = r"(?:purchas(?:e|es|ed|ing)|buy(?:s|ing)?|bought|order(?:s|ed|ing)?|sourc(?:e|es|ed|ing)|procur(?:e|es|ed|ing)|acquir(?:e|es|ed|ing)|tak(?:e|es|ing)|took|receiv(?:e|es|ed|ing)|draw(?:s|ing)?)"
_SELLS = r"(?:sold|sell(?:s|ing)?|suppl(?:y|ies|ied|ying)|deliver(?:s|ed|ing)?|ship(?:s|ped|ping)?|provid(?:e|es|ed|ing)|furnish(?:es|ed|ing)?|invoic(?:e|es|ed|ing)|bill(?:s|ed|ing)?)"
_FIRMS = r"(?:firms|companies|enterprises|suppliers|businesses|those|entities|undertakings|parties|vendors|sellers|customers|buyers|clients|ones|names)"
_AUX = r"(?: (?:has|have|had|did|does|is|was))?(?: (?:been|also|regularly|actually|ever|in fact))*"
_WORTH = rf"(?: (?:(?:for|worth|of|to the (?:value|tune) of|totall?ing|amounting to|valued at) )?(?P<sum>(?:{_BOUND} )?{_SUM}(?: or more)?)(?: (?:of|worth of|in|worth) {_GOODS})?(?![a-z]))?"
_TAXMAN = r"(?:tax ?man|tax (?:office|authorit(?:y|ies)|bureau|people|collector|service|department|inspector)|revenue(?: service| office)?|exchequer|fisc)"
_PAPER = r"(?:licen[cs]es?|permits?|certificates?|certifications?|qualifications?|registrations?)"
_EVENT = r"(?:workshop|seminar|meeting|group|session|conference|lunch|dinner|briefing|presentation|call|visit|round ?table|away ?day|training|committee|board|forum|exhibition|fair|reception|event|audit|review|inspection|catch-?up|hearing)"
_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_PEOPLE = r"(?:insured (?:staff|employees|headcount|people|workers|heads?)|insured|staff|employees|headcount|workforce|people insured|insured count|payroll)"
_MONEY = {
    "reg": "registered capital", "paid": "paid-in capital", "rev": "revenue", "turn": "revenue",
}  # fmt: skip
_MONEY_NAMED = (
    r"(?:reg(?:istered|\.|'d)? ?cap(?:ital|\.)?|paid[- ](?:in|up)(?: ?cap(?:ital|\.)?)?|revenues?|turnover)"
)
_MIN = r"(?:at (?:the )?(?:very )?least|(?:as a |at )?(?:bare )?min(?:imum|\.)?|or (?:more|above|over|better|higher)|and (?:up|over|above|more)|upwards?|plus|\+)"
_ENDS = r"(?:oldest|youngest|newest|largest|biggest|highest|greatest|smallest|lowest|strongest|weakest|nearest|closest|furthest|farthest|earliest|latest|longest|shortest|most recent|best|worst)"
_LIST_OF = r"(?:dishonest(?:[- ]debtors?|y)?|dishonest[- ]judgment[- ]debtors?|abnormal[- ]operations?|defaulters?|debtors?)"


def _named(firms: str) -> str:
    """The word for firms; parties and names are said of anyone."""
    return "firms" if firms.lower() in ("parties", "entities", "undertakings", "names", "sellers") else firms


def _from_whom(match: re.Match[str]) -> str:
    """firms from which X purchased goods for …: firms that sold to X worth …."""
    worth = f" worth {match['sum']}" if match["sum"] else ""
    return f"{_named(match['firms'])} that sold to {match['name']}{worth}"


def _to_whom(match: re.Match[str]) -> str:
    """firms to which X sold goods for …: firms that bought from X worth …."""
    worth = f" worth {match['sum']}" if match["sum"] else ""
    return f"{_named(match['firms'])} that bought from {match['name']}{worth}"


def _least_money(match: re.Match[str]) -> str:
    """paid-in 2m min: paid-in capital at least 2m."""
    named = match["what"].lower()
    return f"{next(name for start, name in _MONEY.items() if named.startswith(start))} at least {match['n']}"


_LETTER = re.compile(
    r"^(?:(?:dear|hello|hi|good (?:day|morning|afternoon|evening)|many thanks|thanks?(?: you)?(?: again| so much| very much)?|much obliged|cheers|ta|finally|lastly|sorry),?[ ,]+)+"
    r"(?:(?:mr|mrs|ms|miss|dr|prof)\.? )?(?!I\b|Please|Could|Can|Would|Which|Who|What|How|Now|And|List|Show|Only|Just|May|Might|Kindly|The\b)(?P<name>(?-i:[A-Z])[a-z]{1,11})(?: (?-i:[A-Z])[a-z]{1,11})?(?: here(?: again)?)?\s*[,.!:;–-]+\s*(?=\S)",
    re.IGNORECASE,
)
"""Dear Wang, … Many thanks, Wang. …"""
_SIGNED = re.compile(
    r"(?:(?<=[.?!])|(?<=[a-z0-9]))[\s,.;!?]+(?:with )?(?:(?:many|best|kind|kindest|warm|warmest|my) )*(?:regards|wishes|thanks|cheers|yours(?: sincerely| faithfully| truly| ever)?|sincerely|best)[,.!]*(?:\s+(?-i:[A-Z])[a-z]{1,11})?\s*[.!]*\s*$|"
    r"(?<=[.?!])\s+(?-i:[A-Z])[a-z]{1,11}\s*[.!]*\s*$",
    re.IGNORECASE,
)
"""… ? Helen, at the end of what begins as a letter."""

_PATTERNS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    # asked most politely, or for others
    (r"\b(?:might|may|could|can) i (?:ask|trouble|bother|request|beg|prevail (?:up)?on|impose on)(?: of)? you to (?=[a-z])|\bwould it be (?:possible|feasible|all right|ok|too much trouble)(?: for you)? to (?=[a-z])|\bi(?: would|'d| should) (?:be (?:so |most |very )?(?:grateful|obliged|glad|pleased|thankful)|appreciate it) if you (?:would|could|might) (?=[a-z])", "please "),
    (r"^(?:finally|lastly|last but not least|one more|next|secondly|thirdly|then)\s*[,:]\s*(?=[a-z])", ""),
    (r"^(?:good day|greetings)\s*[,.!:]+\s*(?=[a-z])", ""),
    (r"(?:(?<=^)|(?<=[.;] ))(?:my|our|the|some|a few of (?:my|our))(?: [a-z]+)? (?:colleagues?|people|friends?|lot|folks?|team|counterparts?|chaps?|crowd) (?:in|at|from|over in|over at|up in|down in) (?:the )?(?:[a-z]+ ){0,2}?[a-z]+ (?:would like|'d like|wants?|needs?|(?:is|are) (?:asking for|after|looking for|keen on|interested in)|(?:has|have) asked for|asked for|wish(?:es)? for|requests?|requested|requires?|could do with)(?: to (?:see|have|get))? (?!me\b|us\b|to\b)(?=[a-z])", "I want "),
    # the time that a list has, moved: push that out to the end of June next year, take it back to 2024
    (rf"^{_LEAD}(?:push|stretch|extend|move|shift|take|go|bring|carry|run|roll|reach) (?:(?:that|it|this|the (?:window|period|time frame|timeframe|term|start(?: date)?|search)) )?(?:further )?back (?:to|as far as) (?=(?:january|february|march|april|may|june|july|august|september|october|november|december)? ?(?:20\d\d)\b)", r"\g<lead>since "),
    (rf"^{_LEAD}(?:push|stretch|extend|move|shift|roll|put|carry|bring|take|run|widen|lengthen|let) (?:that|it|this|the (?:date|deadline|cut-?off(?: date)?|window|period|horizon|time frame|timeframe|term))(?: (?:run|go))?(?: (?:out|on|back|forward|up|further|along|ahead))* (?:to|until|till|up to|as far as|through to) (?=(?:the )?(?:end|close|start|middle|beginning) of\b|year[- ]end|\d{{1,2}} [a-z]+|(?:january|february|march|april|may|june|july|august|september|october|november|december|20\d\d|next|mid)\b)", r"\g<lead>by "),
    (r"\bby (?P<m>(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: (?:next year|this year|20\d\d))?)(?=\s*[.!?]*$)", r"by the end of \g<m>"),
    # another place beside: extend the search to Weng'an
    (rf"^{_LEAD}(?:extend|widen|broaden|expand|enlarge|open(?: up)?|spread|stretch|cast|push|throw) (?:(?:it|this|that|them|those|things|(?:the|your|our|my|that|this) (?:[a-z]+ )?{_SEARCH}))(?: (?:out|up|further|wider|a bit|a little|slightly))* (?:so (?:that it|as to) (?:also )?(?:takes? in|includes?|covers?)|to (?:also )?(?:include|cover|take in)|in order to (?:include|cover)|across to|out to|over to|to|into|over) (?:also )?(?P<x>(?!the end\b|year)[a-z][a-z', -]{{2,50}}?)(?: as well| too| also| please| for me)*\s*[.!?]*$", r"also include \g<x>"),
    # whom a firm bought from, and whom it sold to
    (rf"\b(?P<firms>{_FIRMS}) (?:from|of) (?:which|whom) (?P<name>{_NAME}){_AUX} {_BUYS}\b(?: (?:its |their |some |any )?{_GOODS})?{_WORTH}", _from_whom),
    (rf"\b(?P<firms>{_FIRMS}) (?:to|for) (?:which|whom) (?P<name>{_NAME}){_AUX} {_SELLS}\b(?: (?:its |their |some |any )?{_GOODS})?{_WORTH}", _to_whom),
    (rf"^(?P<lead>(?:so |and |but |well,? )*)(?:who|whom|which (?:firms|companies|suppliers)) (?:has|is|was|does|did|had) (?P<name>{_NAME})(?: been)? {_BUYS}\b(?: {_GOODS})? from\b", r"\g<lead>who are the suppliers of \g<name>"),
    (rf"^(?P<lead>(?:so |and |but |well,? )*)(?:who|whom|which (?:firms|companies|customers)) (?:has|is|was|does|did|had) (?P<name>{_NAME})(?: been)? {_SELLS}\b(?: {_GOODS})? to\b", r"\g<lead>who are the customers of \g<name>"),
    (r"\b(?:flog(?:s|ged|ging)?|peddl(?:e|es|ed|ing)|hawk(?:s|ed|ing)?|shift(?:s|ed|ing)?|punt(?:s|ed|ing)?|push(?:es|ed|ing)?) (?:stuff|things|goods|gear|wares|products|kit) (?:to|at|on)\b", "selling to"),
    (r"\bstate[- ]owned (?:outfits|lot|shops|players|concerns|giants|boys|crowd|bunch|big boys)\b", "state-owned firms"),
    # what befell a firm: against which a dishonest-debtor listing was made
    (r"\b(?:against|upon|on|in respect of|concerning) (?:which|whom) (?:an? |any |some )?(?P<x>[a-z][a-z -]{2,44}?) (?:was|were|has been|have been|had been|is|are) (?:made|entered|recorded|filed|imposed|brought|lodged|issued|opened|registered|placed|levied|handed down|started|initiated|instituted|published|noted|pending|ordered)\b", r"with \g<x>"),
    (rf"\b(?P<x>{_LIST_OF})[- ](?:list(?:ing)?s?|registrations?|notices?|orders?)(?=(?: (?:was|were|made|entered|in|since|during|of|from|on|at)\b|[,;.?]|$))", lambda m: "abnormal operation entry" if m["x"].lower().startswith("ab") else "dishonest-debtor entry"),
    # the same once more for another: same again for green tea
    (rf"^{_LEAD}(?:(?:do|run|repeat|give me|show me|i need|i'd like|have|let me have|exactly|precisely|just) )*(?:the |that )?(?:very |exact )?same(?: (?:again|thing|list|question|search|exercise|query|figures?|check|one|for me))*,? (?:but |this time |please |now )*for (?P<x>(?!me\b|us\b|the other)[a-z][a-z' -]{{2,40}}?)(?: too| as well| please| now| then)*(?=\s*[.?!]*$)", r"what about \g<x>"),
    # screen them, of a list
    (rf"^{_LEAD}(?:screen|vet|pre-?screen|assess|evaluate|score) (?:all )?(?:of )?(?:them|these|those|the list|this list|that list|this lot|that lot|the lot)(?: all)?(?: for (?:credit|lending|a loan|loans|eligibility|finance))?(?: please)?[.!?]*$", r"which of them are suitable for credit"),
    # whom we could back, whom we bank
    (r"\b(?P<c>could|can|might|should|would|may) (?P<w>we|the bank|you|i) (?:[a-z]+ly )?(?:back|support|get behind|stand behind|take on|put money behind|be happy with)(?=\s*(?:$|[?.,;]))", r"\g<c> \g<w> lend to"),
    (r"^(?P<lead>(?:so |and |but |now )*)(?:do|are|have) (?:we|the bank) (?:already |currently |now |actually )?(?:bank|bank with|lend to|finance|serve|lending to|banking|financing|financed|deal with|got|got on (?:our|the) books) any (?:of (?:the |those |these )?)?(?P<x>[a-z][^?;]{3,60}?)\s*\?", r"\g<lead>which \g<x> are our clients?"),
    (r"^(?:i (?:take it|suppose|assume|gather|presume|imagine|guess)|presumably|surely)(?: that)? (?:there (?:are|is)|there're|there's|we have) (?:no|not any|any) (?=[a-z])", "are there any "),
    (r"\b(?:going|usual|standard|ruling|prevailing|normal) rates?(?= (?:on|for|of)\b)", "interest rate"),
    (r"\b(?P<s>sort(?:ed)?|rank(?:ed)?|order(?:ed)?|list(?:ed)?|arrange[d]?)(?P<t> them| it| those)? by (?:the )?(?:number of )?(?:tender )?wins\b", r"\g<s>\g<t> by number of tenders won"),
    # papers that lapse on them, days that loans have been overdue
    (rf"(?:\b(?:have|has|had|having)|(?<=[a-z])['’](?:s|ve))(?: had)? (?:an?|any|their|its|some|one|one of (?:their|its)) (?P<x>(?:[a-z]+ ){{0,3}}?{_PAPER}) (?:lapse|expire|run out)(?: on (?:them|it|him))?\b", r" have lapsed \g<x>"),
    (r"\bby how (?:long|many days|late|far behind|much) (?:they|those|these|each(?: of them)?|the clients|it) (?:(?:have|has|are|is|'ve|been|were) )*(?:overdue|late|behind(?: with us)?|in arrears|past due)\b", "by overdue days"),
    (r"\bby how long (?:they|those|these|each(?: of them)?|the firms) (?:(?:have|has|'ve|been) )*(?:trading|in business|going|around|in existence|operating|running|established|open)\b", "by age"),
    (r"\b(?P<x>which|what) (?P<f>[^,;?]{3,50}?) (?:then )?(?:remains?|(?:is|are) (?:then )?left(?: over)?)\b(?=\s*(?:$|[,;.?]| in\b| after\b))", r"\g<x> \g<f> are there"),
    # tax that is owed to whoever collects it
    (rf"\b(?P<no>no |without (?:any )?|free of (?:any )?|not (?:a penny|one yuan|a fen|anything) )?(?:outstanding |unpaid |old |any )?(?:debts?|money|anything|dues|sums|arrears|bills)(?: (?:that (?:is|are)|still|outstanding|owed|owing))* (?:to|with|at) (?:the )?{_TAXMAN}\b", lambda m: ("no " if m["no"] else "") + "tax arrears"),
    (rf"\b(?:(?:do|does)(?: not|n't) owe|owes?(?: nothing to)?|owing) (?:the )?{_TAXMAN}(?P<x> (?:money|anything|nothing|a penny|a fen|tax(?:es)?|something))?\b", lambda m: "without tax arrears" if re.search(r"not|n't|nothing", m[0]) else "owing taxes"),
    (rf"\bnothing (?:is )?(?:owed|owing|due) to (?:the )?{_TAXMAN}\b|\b(?:square|straight|clean|clear|up to date|in good standing|all right) with (?:the )?{_TAXMAN}\b", "without tax arrears"),
    # awarded contracts by listed companies; overdue balances that have run past 60 days
    (r"\b(?:been )?(?:awarded|granted|given|handed|allotted) (?P<n>(?:an? |some |any |several |public |at least [a-z0-9]+ |more than [a-z0-9]+ )*)(?:contracts?|tenders?|orders?|jobs?|work|projects?) by (?=(?:an? |the |some |any )?(?:[a-z-]+ ){0,2}(?:listed|government|state|soes?|public|county|central|provincial|municipal|financial|banks?)\b)", r"won \g<n>tenders from "),
    (r"\b(?:with |whose )?(?:an? |the |their |its )?(?:overdue|past[- ]due) (?:balances?|amounts?|loans?|debts?|sums?|instal?ments?|payments?)(?: that)? (?:(?:has|have|had|is|are|being|been) )*(?:run|gone|stood|standing|outstanding|late|old|overdue)? ?(?:past|beyond|for more than|for over|over|more than|longer than|for longer than) (?=\d|[a-z]+ (?:days|months|weeks))", "overdue for more than "),
    # in respect of Fuquan
    (r"^(?:in (?:respect|relation|regard) (?:of|to)|with (?:respect|regard|reference) to|as regards|regarding|as for|as to|concerning) (?=(?-i:[A-Z])[a-z']+(?: and (?-i:[A-Z])[a-z']+)?\s*[,:])", "in "),
    # in any sort of trouble: its warnings are asked for
    (rf"\b(?:is|are) (?P<x>{_NAME}|it|they|this (?:firm|company)|that (?:firm|company)) in (?:any |some |a spot of )?(?:(?:sort|kind)s? of )?(?:trouble|difficult(?:y|ies)|bother|hot water|a mess|distress|a pickle)\b(?: (?:at all|of any (?:sort|kind)|at the moment|these days))*", r"what warnings are there for \g<x>"),
    # permits fall due, on or before a day
    (rf"\b(?P<paper>{_PAPER})(?P<that> (?:that|which))? (?:falls?|falling|comes?|coming|becomes?|is|are|will be|will fall|will come|due to come)(?: up)? (?:due(?: for (?:renewal|review|extension))?|up for (?:renewal|review|extension))\b", r"\g<paper>\g<that> expires"),
    (r"\b(?:on or before|not later than|no later than|at or before|by or on) (?=(?:the )?(?:\d|end of|january|february|march|april|may|june|july|august|september|october|november|december))", "by "),
    (r"\b(?:on or after|not earlier than|no earlier than) (?=(?:the )?(?:\d|start of|january|february|march|april|may|june|july|august|september|october|november|december))", "since "),
    # whom the state does not control
    (rf"\b(?P<firms>{_FIRMS}|anyone|anything) the (?:state|government) (?:does not|doesn't|has no|has never) (?:control(?:led)?|own(?:ed)?|run|hold(?: any (?:stake|share) in)?)\b(?: of)?", r"\g<firms> that are not state-owned"),
    (r"\b(?:that|which|where|whom) (?:the )?(?:state|government) (?:does not|doesn't|do not|don't|has no|neither owns nor|has never) (?:control(?:s|led)?|own(?:s|ed)?|run|hold(?: any (?:stake|share) in)?)(?: of)?\b", "that are not state-owned"),
    (r"\b(?:that|which|where|whom) the (?:state|government) (?:controls?|owns?|runs?)\b(?! a minority| less)", "that are state-owned"),
    # a bound behind a measure: insured staff: 5 minimum, paid-in 2m min
    (rf"\b{_PEOPLE}\s*[:=–-]?\s*(?:of )?(?:(?:min(?:imum|\.)?|at least|no fewer than|not fewer than)(?: of)?:? (?P<a>\d{{1,5}})|(?P<b>\d{{1,5}}) ?{_MIN})(?=\s*(?:$|[,;.]))", lambda m: f"at least {m['a'] or m['b']} insured staff"),
    (rf"\b(?:firm |company )?age\s*[:=–-]?\s*(?:(?:min(?:imum|\.)?|at least)(?: of)?:? (?P<a>\d{{1,3}})|(?P<b>\d{{1,3}}) ?{_MIN})(?: ?(?:years?|yrs?))?(?=\s*(?:$|[,;.]))", lambda m: f"at least {m['a'] or m['b']} years old"),
    (rf"\b(?P<what>{_MONEY_NAMED})\s*[:=–-]?\s*(?:of )?(?P<n>{_SUM}) ?{_MIN}(?=\s*(?:$|[,;.]))", _least_money),
    (rf"\b(?P<what>{_MONEY_NAMED})\s*[:=–-]?\s*(?:min(?:imum|\.)?|at least)(?: of)?:? (?P<n>{_SUM})(?=\s*(?:$|[,;.]))", _least_money),
    (r"\btax (?P<g>(?-i:[A-D]))-(?:rated|graded|grade|class)\b|\b(?P<h>(?-i:[A-D]))-(?:rated|graded|grade|class)(?= tax)(?: tax(?:payers?|ation|es)?)\b", lambda m: f"tax grade {m['g'] or m['h']}"),
    # only bother with those
    (r"\b(?P<o>only|just) (?:please )?(?:bother|trouble|concern yourself|concern ourselves|deal|go|busy yourself|fuss|engage) (?:me )?(?:with|about|for) (?=[a-z])", r"\g<o> "),
    # what the list is for, and why it is asked
    (rf"^(?:for|at|in) (?:(?:the|our|my|a|an|next|this|tomorrow's|today's|{_DAY}'s) )+(?:[a-z-]+ ){{0,3}}?{_EVENT}(?: (?:with|of|for) (?:the |our )?[a-z ]{{3,24}}?)?(?: (?:on|in|this|next|tomorrow|later)(?: [a-z]+){{0,2}}?)?,? (?=(?:i|we|i'd|we'd|could|please|can|give|show|list|which|who|kindly|would)\b)", ""),
    (rf",?\s*\b(?:on|by|before|until|till|come|this|next|last) {_DAY}(?: (?:morning|afternoon|evening|night|week))?\b", ""),
    (r",?\s+(?:so that|so|in order that|such that) (?:i|we|you|they|he|she|everyone|the [a-z]+) (?:can|could|may|might|will|would|shall|am able to|are able to)\b(?![^;?.]*\b(?:lend|credit|financ|loan|which|who|borrow|apply)\w*)[^;?.]*", ""),
    (r",\s*(?:since|as|because|seeing that|given that|considering that|inasmuch as) (?=[^,;?.\d]*\b(?:would|might|could|tends? to|otherwise|usually|always|rather)\b)(?![^;?.]*\b(?:lend|credit|financ|loan|which|who|i want|i need|only)\b)[^,;?.\d\u4e00-\u9fff]{6,90}(?=\s*(?:$|[;?.]))", ""),
    (r"^(?:just |and )?(?:one|a) (?:(?:last|final|further|more|small|quick|little|other) )+(?:favou?r|request|wish|point|thing|question)(?:,? (?-i:[A-Z])[a-z]+)?\s*[:,;–-]+\s*", ""),
    # sorted from the oldest to the youngest: what comes first says how
    (rf"\b(?:from |going from |running from )?(?:the )?(?P<x>{_ENDS})(?: (?:one|first|firm|ones))? (?:down |up |through |right down )?to (?:the )?{_ENDS}\b(?: (?:one|last|firm|ones))?", r"\g<x> first"),
    # how the first got there: its score is to be explained
    (r"\b(?:explain|tell me|say|show me|describe)(?: to (?:me|us))? how (?:come )?(?P<x>(?!many|much)[^,;?]{2,40}?) (?:got|came|ended up|made it|landed|came to be|gets|arrived|comes)(?: out| to be| to)? (?:there|at the top|the top|on top|first|so high|so low|where it is|its (?:score|grade|place|position|rank))\b", r"explain why \g<x> ranks at the top"),
    (r"^(?P<lead>(?:and |so |but )*)how did (?P<x>(?!many|much)[^,;?]{2,40}?) (?:get|come|end up|make it|land)(?: out| to be| to)? (?:there|at the top|the top|on top|first|so high|so low|its (?:score|grade|place|position|rank))\b", r"\g<lead>explain why \g<x> ranks at the top"),
    (r"\b(?:explain|account for|justify)(?: to (?:me|us))? the (?:ranking|rank|position|place|placing|placement|standing) of (?P<x>(?:the |number |no\. ?)[a-z0-9 ]{1,24}?)(?=\s*(?:$|[,;.?!]))", r"explain why \g<x> ranks at the top"),
    (r"\bwhat (?:puts?|places?|brings?|lifts?|earned|earns|took) (?P<x>(?:the |number |no\. ?)[a-z0-9 ]{1,24}?) (?:to |at |on |in |its )+(?:the )?(?:top|first place|first|place|position|rank|grade|score)(?: of (?:the|that|this|your) list)?\b", r"explain why \g<x> ranks at the top"),
    # along the chain: what people do with it further down the line, peanut chain map
    (r"\bwhat (?:do|does|can|could|would) (?:people|firms|they|one|you|we|folks?|makers|companies|factories|anyone) (?:then |usually |typically )?(?:do|make|get|produce|turn out) (?:with|of|from|out of) (?P<x>[^,;?]{3,40}?),? (?:further (?:down(?: the (?:line|chain|road))?|on)|down the (?:line|chain|road)|later on|later|afterwards|next|after that|downstream)(?=\s*(?:$|[,;.?!]))", r"what is \g<x> used for"),
    (r"^(?P<lead>(?:(?:please|kindly|show me|give me|draw(?: me)?|see|i need|i want|can i have|could i have|the|a|an) )*)(?P<x>(?!who\b|which\b|what\b|where\b|map\b|chain\b)[a-z][a-z -]{1,28}?)(?: (?:value|supply|industry|industrial))? chain (?:map|chart|diagram|picture|sketch|drawing)(?: (?:please|pls))?(?=\s*[.!?]*$)", r"\g<lead>map of the \g<x> chain"),
)  # fmt: skip
_WRITTEN = tuple((re.compile(pattern, re.IGNORECASE), written) for pattern, written in _PATTERNS)


def said_in_offices(text: str) -> str:
    """Folded text with the turns of phrase of English offices written out; Chinese is left as it stands."""
    letter = _LETTER.match(text)
    if letter is not None:
        text = _SIGNED.sub("", text[letter.end() :])
    for pattern, written in _WRITTEN:
        text = pattern.sub(written, text)
    return text
