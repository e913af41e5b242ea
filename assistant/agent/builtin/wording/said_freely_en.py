"""English asides and loose turns of speech, left out or written as the grammar reads them: just curious, a valid permit, a
tender put out by, driving around with, always find those odd, would you mind ranking, five million's worth or more.

One pattern reads one way of putting things with all its words. Text in, text out; applied before said_shortly_en.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_NUMBER = r"(?:\d[\d.,]*(?<![.,])|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|half a)"
_AMOUNT = rf"(?:rmb ?|cny ?|¥ ?)?{_NUMBER}(?: (?:hundred|thousand|million|k|m|mn|bn))?(?: (?:yuan|rmb))?"
_PAPER = r"(?:[\u4e00-\u9fff]{2,}证书?|(?:[a-z]+(?:-[a-z]+)? ){0,4}?(?:permits?|licen[cs]es?|certificates?|certifications?|qualifications?)\b)"
_AWARD = r"(?:tenders?|contracts?|awards?|bids?|jobs?|work|projects?|business)"
_PUT_OUT = r"(?:put (?:out|up|on the market)|let|issued|called|offered|invited|tendered|run|held|published|advertised|launched|floated|awarded|given out|handed out|granted|placed|opened|announced|commissioned|organi[sz]ed|staged)"
_WH = (
    r"(?:who|whom|whose|which|what|where|how (?:many|much)|is there|are there|any|list|show|give|find|name)\b"
)
_ONE_CLIENT = r"(?:one of (?:my|our) (?:own |old |good |best )?(?:clients?|customers?|borrowers?|contacts)|a (?:client|customer|borrower|contact|friend) of (?:mine|ours)|(?:a|some|another) (?:good |old |new )?(?:client|customer|borrower))"
_ODD = r"(?:odd|strange|fishy|suspicious|dodgy|funny|weird|shady|curious|nervous|uneasy|worrying|telling|interesting|puzzling|risky|iffy|unusual|remarkable|off)"
_THOSE = r"(?:those|these|them|that|it|such (?:firms|companies|outfits|cases)|that (?:sort|kind|type)(?: of (?:firm|thing|outfit|company))?|the (?:sort|kind|type))"
_HOW_MUCH = {
    "close": "distance to", "near": "distance to", "far": "distance to", "old": "age", "long established": "age", "well established": "age",
    "big": "size", "large": "size",
}  # fmt: skip
_MIND = {
    "ranking": "rank", "listing": "list", "showing": "show", "giving": "give", "telling": "tell", "sorting": "sort", "pulling": "pull", "finding": "find",
    "sending": "send", "checking": "check", "naming": "name", "counting": "count", "putting": "put", "running": "run", "drawing": "draw",
    "comparing": "compare", "picking": "pick", "getting": "get", "ordering": "order", "arranging": "order", "looking": "look", "letting": "let",
}  # fmt: skip
_TRADES = r"(?:packaging|packing|transport|haulage|trucking|processing|trading|wholesale|retail|logistics|maintenance|repair|testing|growing|farming|mining|seed|seedling|nursery|fertili[sz]er|machinery|equipment|chemicals?|oil|snack)"
_AT_EASE = r"(?:happy|comfortable|glad|willing|prepared|content|confident|at ease|inclined|keen|relaxed|easy)"


def _from_whom(match: re.Match[str]) -> str:
    """three contracts let by: three tenders from."""
    return f"tender{'' if match['t'][-1] in 'tdbr' else 's'} from "


_PATTERNS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    # asides: just curious, out of interest, mind you
    (r"^(?:i'm |i am |we're |and |just |only |simply |merely |purely )*(?:curious|wondering|out of (?:sheer |idle |pure |mere )?(?:curiosity|interest|nosiness)|a thought|idle question|being nosy|nosy question|for interest)(?: here| really| mostly)?\s*[,:;.–—-]+\s*(?=\S)", ""),
    (r"[,;–—-]+\s*(?:i'm |i am |and )?(?:just |only |simply |merely )*(?:curious|wondering|out of (?:sheer |idle |pure |mere )?(?:curiosity|interest))\s*(?=[.?!]*$)", ""),
    (r",? mind(?: you)?(?=\s*(?:[.?!]*$|[,;]))", ""),
    (r"(?<=[a-z0-9]),? (?:nevertheless|nonetheless|all the same|even so|for all that|notwithstanding)(?=,? (?:[a-z]|$)|[,.?!]|$),?", ""),
    (r"\b(?:moreover|furthermore|additionally),? ", ""),
    (r"\b(?:a million|a thousand|many|so many|very many) thanks\b|\b(?:thanks?(?: you)?|ta|cheers) (?:a (?:million|bunch|lot|ton|heap|bundle|mil)|ever so(?: much)?|awfully|so much|very much|loads|heaps|tons|in advance)\b", "thanks"),
    # what the speaker thinks of them, behind what is asked
    (rf"(?<=[?.;!–—] )(?:(?:i|we) )?(?:(?:always|usually|often|sometimes|generally|frankly|honestly|personally|rather|just|really|do) )*(?:find|finds|found|think|consider|reckon|call) {_THOSE}(?: (?:is|are|to be|looks?))?(?: (?:a bit|a little|a touch|rather|somewhat|quite|very|pretty|so|too|always))? {_ODD}\b[^?;.,]*", ""),
    (rf"(?<=[?.;!–—] )(?:(?:always|usually|often) )?(?:{_THOSE}|they)?(?: (?:always|usually|often))? ?(?:seems?|looks?|strikes?|makes?|smells?|sounds?|feels?)(?: (?:me|us|to me))?(?: as)?(?: (?:a bit|a little|a touch|rather|somewhat|quite|very|pretty|so|too))? {_ODD}\b[^?;.,]*", ""),
    # why it is asked: a client who looks for somebody, a meeting ahead, so many loans still to make
    (rf"(?<=[?.;!–—] ){_ONE_CLIENT}(?:'s| is| has been| keeps| wants| needs| would like|'d like| asked| asks)\b[^?;.]*[.!]?", ""),
    (rf"^{_ONE_CLIENT}(?:'s| is| has been)? (?:after|looking for|in need of|wants?|needs?|short of) (?:a|an|some|new|more|another|other)(?: new| good| local)? (?:buyers?|suppliers?|partners?|carriers?|outlets?|customers?)\s*[,;:.–-]+\s*(?=(?:so |and )?{_WH})", ""),
    (rf"^(?:(?:hey|hi|so|um+|uh|er|well|ok|okay|right|and|look|listen)[ ,]+)*(?:i|we)(?:'ve| have|'m|'re| am| are)? (?:(?:still|only|just|got|to|really|short|of) ?)*(?:need|want|short of|have|got|short|owe|get|make|book|place|do)? ?(?:to (?:make|get|book|place|do|find) )?{_NUMBER} (?:more |new |further |extra )?(?:loans?|deals?|lendings?|credits?|bookings)(?: (?:to (?:make|do|book|place|go)|left|short))?(?: (?:for |in |by )?(?:this|the) (?:quarter|month|year|week))?[ ,;:.–-]+(?:so )?(?={_WH})", ""),
    (r"\b(?P<x>tell (?:me|us)|i (?:want|need|'d like) to know|give me|show me)(?P<y>[^,;?]{2,50}?),? (?:before|ahead of when|as|since|because) (?:i|we)(?:'m|'re| am| are|'ll)? (?:(?:going|about|due) to )?(?:sit|go|meet|see|visit|call|talk|speak|drive|head|ring|drop|chat|have|seeing|meeting|visiting|sitting)\b[^;?.]*?(?=,? (?:will|would|could|can) you\b|\s*[;?.]|\s*$)", r"\g<x>\g<y>"),
    (r"\b(?:tell|let) (?:me|us)(?: know)? (?:just |quickly )?(?:a (?:bit|little|tad)(?: more)?|something|a thing or two|a few things|some more|more|the main things|what (?:you|we) (?:know|have)) (?:about|on|of) ", "tell me about "),
    (r"\b(?:give|get|show|send|tell|let)(?: me| us)?(?: have)? (?:the |a |some )?(?:(?:quick|brief|short|full|bare|rough|main) )*(?:basics|essentials|low-?down|run-?down|gist|background|key facts|particulars|once-over|rough picture|story|outline|main points|facts|picture) (?:on|of|about|for) (?=[\u4e00-\u9fff])", "tell me about "),
    # would you mind ranking them, by how close they are to the river
    (rf"\b(?:would|do) you mind (?P<v>{'|'.join(_MIND)})\b", lambda m: f"please {_MIND[m['v'].lower()]}"),
    (rf"\bby how (?P<a>{'|'.join(_HOW_MUCH)}) (?:they|those|these|it|each(?: of them)?|the firms|each one) (?:all )?(?:are|is|lie|lies|sit|sits|stand)(?: to| from)?\b", lambda m: f"by {_HOW_MUCH[m['a'].lower()]}"),
    (r"\bby how much (?:they|those|these) (?:have |'ve )?(?:won|landed)(?: in (?:tenders|bids|contracts))?\b", "by tender value"),
    (r"\bby how much (?:they|those|these) owe(?: us| the bank)?\b", "by loan balance"),
    (r"\bby how many (?:people|staff|workers|employees) (?:they|those|these) (?:have|employ|insure|have insured)\b", "by insured employees"),
    # adjectives that a permit on record has anyway
    (rf"(?<!\bno )(?<!without a )(?<!without )(?<!without any )(?<!not a )(?<!n't a )(?<!any )\b(?:valid|current|live|up-to-date|in-date|unexpired|proper|genuine|bona fide) (?={_PAPER})(?![^,;?]*\b(?:until|till|through|beyond|past|after|at least)\b)", ""),
    # whose tender it was
    (rf"\b(?:landed|bagged|secured|won|got|had|picked up|been given) (?:some |any |public )?(?:work|business|jobs) {_PUT_OUT} by (?:an? |the |some |any )?", "won tenders from "),
    (rf"\b(?P<t>{_AWARD}) (?:(?:that|which) )?(?:(?:was|were|has been|have been|had been|is|are) )?{_PUT_OUT}(?: to tender)? by (?:an? |the |some |any )?", _from_whom),
    (rf"\b(?P<w>w(?:on|in|ins|inning)) (?P<q>(?:(?:at least|more than|over|no fewer than|no less than) )?{_NUMBER}(?: or more)? )(?:public |major )?(?:contracts|jobs|projects|orders|awards)(?= (?:from|by)\b)", r"\g<w> \g<q>tenders"),
    # who does what: hauliers of X are on the road with a licence
    (r"\b(?P<be>are|is|were|still|be|who|that|which) (?:still |all |just )?(?:driving|running|going|walking|operating|trading|carrying on|getting by|getting about|cruising|rolling|out|on the road)(?: (?:about|around|along|on))?(?= (?:with|on) (?:an? |their )?(?:expired|lapsed|out-of-date|old|no )?)", r"\g<be>"),
    (rf"\bthe (?P<x>{_TRADES}) (?:people|folks?|lot|crowd|guys|boys|bunch)\b", r"the \g<x> firms"),
    (r"\b(?:classified|classed|filed|categori[sz]ed|coded|grouped|falling|falls?|comes?|coming|entered|listed|recorded|registered) (?:under|in|within)(?= (?:the )?(?:industry|sector|industrial|category|heading|gb))", "in"),
    (r"\b(?:set up|run|organi[sz]ed|constituted|structured|formed|registered|established|incorporated|operating|trading|founded) as (?:an? )?(?=(?:[a-z]+ )?(?:cooperatives?|co-ops?|sole|individual|partnerships?|limited|joint|private)\b)", ""),
    (r"\b(?:court|courts|judge|bailiffs?) (?:has |have )?(?:gives?|gave|given|giving) up(?: on)?(?: the)? (?P<e>enforcement|execution)(?: (?:because|as|since|when|where) (?:the |a )?(?:debtor|firm|company|party)s? (?:has|have|had|owns?|with) (?:no|nothing|too few)(?: [a-z]+){0,3})?", "enforcement ended for lack of assets"),
    (r"\b(?:a |some |any )?minority state (?:shareholdings?|stakes?|holdings?|shares?|interests?|ownership|shareholders?)|\b(?:a |some |any )?state minority (?:shareholdings?|holdings?|shares?|interests?|ownership)\b|\bthe state (?:as |being )(?:a )?minority (?:shareholder|owner|holder)\b", "a state minority stake"),
    # penalties are picked up
    (r"\b(?:pick|rack|clock|chalk|notch|run|collect|earn|cop|catch|land|attract|incur|gather)(?:s|ed|ing)?(?: up)? (?=(?:an?|any|some|another|more|several|\d+|one|two|three) (?:[a-z]+ ){0,2}?(?:penalt(?:y|ies)|fines?)\b)|\b(?:caught|ran up|copped|got) (?=(?:an?|any|some|another) (?:[a-z]+ ){0,2}?(?:penalt(?:y|ies)|fines?)\b)", "had "),
    # sums and bounds
    (rf"\b(?P<n>{_AMOUNT})(?:['’]s)? worth,? or (?:more|above|over)\b", r"worth at least \g<n>"),
    (r"\b(?:shipped|sent|billed|invoiced) (?:to )?(?:it|them|him|her) (?=(?:goods |things |products )?(?:worth|at least|over|more than|\d|[a-z]+ million))", "sold it "),
    (r"\b(?:add(?:s|ed|ing)?(?: up)?|sum(?:s|med|ming)?(?: up)?|com(?:e|es|ing)|came|amount(?:s|ed|ing)?|total(?:s|led|ling)?(?: up)?|r[ua]n) to (?=(?:somewhere )?between\b)", "of "),
    (rf"\b(?P<y>{_NUMBER} years?)['’]? (?:of )?(?:trading|in trade|experience|standing|track record|operation|operating|business|history)(?: as)?(?: an?| at)?(?: absolute| bare)? (?:minimum|least)\b", r"at least \g<y> in business"),
    (rf"\b(?:a minimum of|minimum|min\.?) (?P<y>{_NUMBER} years?)['’]? (?:of )?(?:trading|in trade|experience|standing|operation|operating|business|history)\b", r"at least \g<y> in business"),
    (r"\b(?P<w>this|last|next|past|each|per|every|prev(?:ious)?) yr\b", r"\g<w> year"),
    (r"\b(?P<w>\d+|two|three|four|five) yrs\b", r"\g<w> years"),
    (r"(?<=[a-z]),? (?:say|let's say|i'd say|something like|call it),? (?=(?:at least|over|more than|upwards of|no less than|under|less than|at most|between|from)\b)", " "),
    (r"\b(?:decent|reasonable|respectable|sizeable|solid|proper|healthy|fair|tidy|handsome|serious) (?=(?:registered |paid-in |share )?(?:capital|revenue|turnover|headcount|workforce)\b(?: of)?,? (?:at least|over|more than|upwards of|no less than|above|of)\b)", ""),
    (r",\s*(?:just|only|no more than|the first) (?P<n>two|three|four|five|six|seven|eight|ten|twelve|fifteen|twenty|\d{1,2})(?: of (?:them|those)| names| firms)?(?:,? please)?\s*[.!?]*$", r", top \g<n>"),
    (r"\b(?:dig|fish|root|ferret|seek|hunt|track|sniff|search)(?:ing)? (?:out|up|down) (?:for me )?(?=(?:the|all|me|some|any|every|those|which|who|our|my)\b|(?-i:[A-Z]))", "list "),
    (r"^(?P<p>(?:kindly|please|could you|can you|would you) (?:please |kindly )?)?(?:indicate|specify|state|identify|furnish|provide|advise(?: us)?(?: of)?|set out|enumerate|itemi[sz]e|tabulate|highlight|point out) (?:to (?:me|us) )?(?=(?:the|those|all|any|which|every|such) (?:[a-z-]+ ){0,3}?(?:firms|companies|enterprises|suppliers|clients|customers|businesses|cooperatives|makers|producers|entities)\b)", lambda m: f"{m['p'] or ''}list "),
    (r"\bcourt (?:stuff|trouble|troubles|business|problems|issues|drama|fights?|battles?|mess)\b", "lawsuits"),
    (r"\bforeign (?=(?:ones|firms|companies|enterprises|businesses|outfits|concerns)\b)", "foreign-owned "),
    # whom we would lend to
    (rf"\b(?:be |feel |are |am |is )?{_AT_EASE}(?: about| with| enough)? (?:to (?:give|grant|extend|offer)|giving|granting|extending|offering) (?:an? |some |new )?(?:[a-z]+[- ]){{0,3}}?(?:loans?|credit(?: lines?)?|lines?|facilit(?:y|ies)|overdrafts?) to\b", "lend to"),
    (rf"\b(?:be |feel |are |am |is )?{_AT_EASE}(?: about| with| enough)? (?:to lend|lending|to finance|financing|backing|to back)(?: money| to)*(?= |\?|$|[,;.])", "lend to"),
    (r"\bsince (?:the )?(?:very )?(?:start|beginning|first|1st) of (?=(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)", "since "),
    (r"\b(?P<f>which (?:firms|companies|ones|of them)(?: [a-z]+ [a-z' ]{2,20}?)?|who) (?:is|are|finds? themselves|sits?) in (?:that|this|such a|the same) (?:position|situation|boat|camp|category|state|spot|bucket)\b", r"\g<f> are there"),
    (r"\bthere(?:'s| is) (?:a|this|that) (?:category|status|situation|case|entry|list|thing|label|state) (?:where|in which|for when|when|called) ", ""),
    # notes with the question behind: grade D clients, post-loan inspection, how often
    (r"^(?P<a>[^,;:?]{3,50}), (?P<b>[^,;:?]{3,50})[,:–-] ?(?P<q>how (?:often|long|soon)|who (?:signs|approves|decides))\??$", r"\g<q> \g<b> for \g<a>"),
    (r"^(?P<a>(?:post|pre)-loan [^,;:?]{3,50})[,:–-] ?(?P<q>how (?:often|long|soon)|who (?:signs|approves|decides))\??$", r"\g<q> \g<a>"),
    # turns of a conversation
    (r"^(?P<p>(?:and |now |please |then |ok,? |right,? |also |just )*)(?:take|strip|pull|knock|cross|strike|edit|get|fish|sort|move|boot) (?P<x>(?!them\b|those\b|it\b|out\b)[a-z][a-z' -]{2,40}?) out(?: of (?:it|this|that|the list))?(?P<e>(?: please| then| for me| again)*[.!]?)$", r"\g<p>exclude \g<x>\g<e>"),
    (r"^(?P<p>(?:and |what about |how about |so )*)(?:the|that) ones? (?=(?:in|for|at|around|near) [a-z']+\s*[.?!]*$)", r"\g<p>"),
    (r"^(?:(?:sorry|apologies|oops|my mistake|my bad|no|whoops|pardon me|excuse me)[,.;:]* )?(?P<x>[^,;?]{2,40}?),? (?:(?:is )?what )?(?:i (?:should have|should've|ought to have|meant to have) said|i meant to (?:say|write|ask)|i was going to say|is what i meant|that should (?:be|have been)|it should (?:be|have been))\s*[.!]*$", r"sorry, i meant \g<x>"),
    (r"\b(?:has|have|had|got)(?: got)? (?:anything|something|nothing|much) to do with (?:each other|one another)\b", "have to do with each other"),
    (r"(?<=[a-z]) on top(?=\s*[.!?]*$)", " at the top"),
)  # fmt: skip
_WRITTEN = tuple((re.compile(pattern, re.IGNORECASE), written) for pattern, written in _PATTERNS)


def without_looseness(text: str) -> str:
    """Folded text without asides, and with loose turns of speech written out; Chinese is left as it stands."""
    for pattern, written in _WRITTEN:
        text = pattern.sub(written, text)
    return text
