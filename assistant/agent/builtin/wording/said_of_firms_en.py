"""What English says of firms by verbs and idioms, written in the words of the grammar: whose controller is X, behind on
tax, a million must be paid in, in private hands, the X and Y branches.

One pattern reads one relation with all its verbs, so that a new verb is a word in a list. Text in, text out; applied
after idioms_en and before wordings_en.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_BE = r"(?:is|are|was|were|be|been|being|has been|have been|had been)"
_SURELY = r"(?:actually |really |truly |fully |already |currently |in fact |at present |now |still |ever )*"
_DET = r"(?:(?:their|its|the|his|her|our|any|some|all|a|an|your) )*"
_N = r"(?:rmb ?|cny ?|¥ ?)?(?:\d[\d.,]*(?<![.,])|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|eighty|half)(?: ?(?:a |an )?(?:k|m|mn|bn|million|thousand|billion|hundred)\b\+?)+(?: (?:yuan|rmb))?"
_AT_LEAST = r"(?:at least|no less than|not less than|a minimum of|more than|over|upwards of|above|north of|in excess of)"
_AT_MOST = r"(?:at most|no more than|not more than|less than|under|below|up to)"
_SUM = rf"(?:(?:{_AT_LEAST}|{_AT_MOST}) )?{_N}(?: or (?:more|less|above|over|so))?"
_TAX = r"(?:tax(?:es|ation)?(?: (?:bills?|payments?|returns?|dues|debts?))?|levies|vat)"
_LOAN = r"(?:loans?|debts?|repayments?|payments?|instal?lments?|interest|repaying(?: us)?|paying(?: us)?(?: back)?)"
_LATE = r"(?:behind(?:hand)?|late|lagging(?: behind)?|falling behind|fallen behind|slipping|in default|delinquent|in arrears)"
_LEVELS = {
    "central": "central", "national": "central", "provincial": "provincial", "province": "provincial", "municipal": "municipal", "city": "municipal",
    "prefecture": "prefecture-level", "prefectural": "prefecture-level", "county": "county", "district": "county",
}  # fmt: skip
_LEVEL = rf"(?:{'|'.join(_LEVELS)})"
_STATE = r"(?:soes?|state[- ]owned (?:enterprises?|firms?|compan(?:y|ies)))"
_OUGHT_NOT = r"(?:should ?n['o]t|must ?n['o]t|can't|ought not to|mustn't|shouldn't|are not to)"
_NAMED = r"[\"“'‘「]?(?P<x>[\u4e00-\u9fff]{1,4})[\"”'’」]?"

_WRITTEN: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        # control: whose ultimate controller is X
        (r"\b(?:whose|(?:with|have|has|having) (?:an?|the|as)) (?:ultimate |actual |real |final |de facto )?(?:controll(?:er|ing (?:shareholder|owner|party))|parent(?: company| firm)?|(?:ultimate|majority|main) (?:owner|shareholder)|holding company) (?:is|being|turns out to be|that is|which is|called)\b", "controlled by"),
        (r"\b(?:ultimately|effectively|in (?:the end|effect|practice)|actually|directly or indirectly) (?=(?:controlled|owned|held|run) by\b)", ""),
        (r"\b(?:that |which |who )?(?:answers?|belongs?|reports?) (?:in the end |ultimately )?to (?=[\u4e00-\u9fff]{6,}(?:公司|集团|中心))", "controlled by "),
        # who stands behind them: in private hands
        (r"\b(?:in|under) (?:purely )?private (?:hands|ownership|control)\b|\b(?:privately|family)[- ](?:run|controlled|managed|held)\b|\bnot (?:owned|controlled|run) by the state\b", "private"),
        (r"\bin (?:the hands of the state|state hands|public hands|public ownership|state ownership)\b|\bunder state (?:ownership|control)\b", "state-owned"),
        (r"\bin foreign (?:hands|ownership)\b|\bunder foreign (?:ownership|control)\b", "foreign-owned"),
        # the state at which level: SOE suppliers (central only)
        (rf"(?P<state>\b{_STATE})(?P<rest> [a-z ]{{3,20}}?)?(?: \(|, )(?P<level>{_LEVEL})(?:[- ]level)?(?: ones?)?(?: (?:only|alone))?\)?(?=\s*(?:$|[,;.?)]))", lambda m: f"{_LEVELS[m['level'].lower()]} {m['state']}{m['rest'] or ''}"),
        # tax and debts not paid
        (rf"\b{_LATE} (?:on|with|in) {_DET}{_TAX}\b(?! grade)", "owing taxes"),
        (rf"\b(?P<n>\d+|{_N}|two|three|thirty|sixty|ninety)(?P<u> (?:days?|weeks?|months?))(?P<m> or more)? {_LATE}(?: (?:on|with|in) {_DET}{_LOAN}| with us)?\b", r"\g<n>\g<u>\g<m> overdue"),
        (rf"\b{_LATE} (?:on|with|in) {_DET}{_LOAN}(?: to us| with us)?\b", "overdue"),
        (r"\b(?:owes?|owing) (?:us|the bank)(?: money)?(?: and)?(?= (?:is|are|has|have|who|that)\b[^,;?]{0,30}overdue)", "is our client and"),
        # enforcement that found nothing to take
        (r"\b(?:(?:the )?courts? (?:has |have |had )?)?(?:ended|terminated|closed|abandon(?:ed)?|stopped|dropped|given up|gave up|halted|wound up|called off)(?: the| an| its| their)? (?:enforcement|execution)(?: (?:case|proceedings|action)s?)?(?: against them)?,? (?:because|as|since|for|when|after|due to|owing to|with)[^,;.?]{0,24}?\b(?:no|nothing|lack of|want of|without|too few)\b(?: [a-z]+){0,5}(?= in | and |$|[,;.?])", "enforcement ended for lack of assets"),
        (rf"\b(?:enforcement|execution)(?: (?:case|proceedings|action)s?)? {_BE}? ?(?:ended|terminated|closed|abandoned|stopped|dropped|given up|halted|called off),? (?:because|as|since|for|when|after|due to|owing to|with)[^,;.?]{{0,24}}?\b(?:no|nothing|lack of|want of|without|too few)\b(?: [a-z]+){{0,5}}(?= in | and |$|[,;.?])", "enforcement ended for lack of assets"),
        # what hangs over a firm, and how it got there
        (r"\b(?P<x>(?:penalt(?:y|ies)|fines?|suits?|lawsuits?|case|cases|enforcement|entry|entries|record|records|pledge)) (?:that (?:is|are) )?(?:still )?(?:hanging over|outstanding against|standing against|pending against|against|to its name|on) (?:it|them|its head|their heads?|its name|their names?)\b", r"\g<x>"),
        (r"\b(?:has |have |had )?(?:got|landed|put|found|managed to (?:get|land)) (?:themselves|itself) (?=on |in |under |onto )", "are "),
        (r"\b(?:a )?listings? (?:for|as|of|under) (?=abnormal|dishonest)", ""),
        (r"\b(?:nothing|anything|something) (?:abnormal|irregular)\b", lambda m: f"{'no' if m[0].lower().startswith('n') else 'any'} abnormal operation"),
        (r"\b(?:being )?(?:chased|pursued|hunted)(?: by (?:the )?(?:enforcement court|court|bailiffs))\b|\b(?:chasing|pursuing|hunting|after) (?:them|it) (?:through|in|via) the (?:enforcement )?courts?\b", "under enforcement"),
        # capital by what is done with it: at least a million must be paid in, 1 million registered
        (rf"(?P<n>{_SUM}) (?:(?:must|should|has to|have to|needs? to|ought to) )?(?:{_BE} )?{_SURELY}paid[- ](?:in|up)\b(?: capital)?", r"paid-in capital \g<n>"),
        (rf"\b(?:(?:has|have|had|having) )?{_SURELY}paid[- ](?:in|up)(?: capital)?(?: of)? (?P<n>{_SUM})", r"paid-in capital \g<n>"),
        (rf"(?P<n>{_SUM}) (?:(?:must|should|has to|have to|needs? to) )?(?:{_BE} )?{_SURELY}registered\b(?! (?:in|at|since|before|after|capital))(?: capital)?", r"registered capital \g<n>"),
        (rf"\b(?:turn(?:s|ing|ed)? over|tak(?:es?|ing) in|book(?:s|ing|ed)? (?:sales|revenue) of|with sales of|with takings of|sell(?:s|ing)?) (?P<n>{_SUM})(?: (?:a|per) year| annually)?(?! (?:of|worth|to)\b)", r"revenue of \g<n>"),
        (r"(?P<n>\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)) million(?:['’]s)?(?: (?:yuan|rmb))?(?:['’]s)? worth of (?:goods(?: (?:and|or) services)?|services|things|products|supplies|business)\b", r"\g<n> million yuan"),
        (r"(?P<y>yuan|rmb)['’]s worth of (?:goods(?: (?:and|or) services)?|services|things|products|supplies|business)\b", r"\g<y>"),
        (r"\b(?P<all>goods|products|things|supplies) (?:or|and) services\b", r"\g<all>"),
        # permits with the Chinese name behind: safety production permit (安全生产许可证)
        (r"\b(?:an? )?(?:valid |current |live )?(?:[a-z]+ ){0,4}(?:permits?|licen[cs]es?|certificates?)(?: \(|, )(?P<zh>[\u4e00-\u9fff]{3,}证书?)\)", r" \g<zh>"),
        # a part of the name
        (rf"\b(?:with|having|that (?:has|have)|which (?:has|have)) (?:the (?:character|word|characters|letters) )?{_NAMED} (?:somewhere )?in (?:its|their|the|her|his) names?\b", r'whose name contains "\g<x>"'),
        (rf"\b(?:called|named) (?:something|anything|sth) (?:with|like|containing|including) (?:the (?:character|word) )?{_NAMED}", r'whose name contains "\g<x>"'),
        (r"\b(?:graded|rated|classed|ranked|scored)(?: at| as)? (?=tax grade\b)", "with "),
        # branches that share the word
        (r"\b(?P<b>[A-Z][a-z']+(?: ?(?:, |and |& ?)(?:the )?[A-Z][a-z']+)+) (?:sub-?)?branches\b", lambda m: re.sub(r"([A-Z][a-z']+)", r"\1 branch", m["b"])),
        # may not: they shouldn't be defendants
        (rf"\b(?:and |but |also |they |it |these |of course )*{_OUGHT_NOT} (?:be|have been) (?!lent|financed|given|granted|approved|eligible|considered|accepted|used|pledged|mortgaged)(?:in |on |under |a |an )*", "not "),
        (rf"\b(?:and |but |also |they |it |these |of course )*{_OUGHT_NOT} (?:have|carry|hold|show|owe|face)(?: had| got)?\b(?: any| a| an)?", "without "),
        (r"(?<=defendants) in anything\b|(?<=defendant) in anything\b|(?<=plaintiffs) in anything\b", ""),
        # a second key of the order
        (r",? (?:and )?(?:where|if|when|should|in case) (?:that|those|these|it|they|two|both|any|this|the [a-z]+|[a-z]+ [a-z]+)(?: of (?:them|these))? (?:is|are|be|come(?:s)? out|turns? out|ties?)(?: (?:equal|the same|level|tied|even|identical))?,? (?:(?:then )?(?:put|place|show|list|rank|take|sort) )?(?:the )?(?=(?:older|oldest|younger|newer|larger|bigger|smaller|by )\b)", ", then by "),
        (r"\bthen by (?:the )?(?:older|oldest)(?: (?:firms?|ones?|company|companies))?(?: (?:first|ahead|on top|goes first|go first))?", "then by founding date oldest first"),
        (r"\bthen by (?:the )?(?:younger|newer|youngest|newest)(?: (?:firms?|ones?|company|companies))?(?: (?:first|ahead|on top|goes first|go first))?", "then by founding date newest first"),
        # counted: break it down, just the numbers
        (r"\bbreak(?:ing)? (?P<x>(?!down\b)[^,;?]{1,50}?) down (?=by\b|per\b|into\b|across\b)", r"how many \g<x> "),
        (r"\b(?:break(?:ing|down)?(?: down)?|split(?: up)?) (?P<x>(?!down\b)[^,;?]{3,50}?) (?=(?:by|per) (?:county|region|product|segment|branch|label|buyer|link|stage)\b)", r"how many \g<x> "),
        (r"[,;:–-]? ?\b(?:just|only) (?:the )?(?:bare |plain )?(?:numbers|counts|figures|totals)(?: please)?(?=\s*(?:$|[,.?!]))|\b(?:numbers|counts|figures|totals) only\b", ", how many"),
        (r"\b(?:what(?:'s| is| would be) )?(?:the )?(?:grand |overall )?(?:total|tally|headcount|sum) of (?=(?:[a-z-]+ ){0,4}?(?:firms|companies|suppliers|clients|enterprises|makers|cooperatives|businesses|ones)\b)", "how many "),
        (r"(?<=[a-z]{3}), ?(?:the )?(?:number|count|total|tally|headcount)(?: please)?\s*[.?!]*$", ", how many"),
        # narrowed to some: restrict this to suppliers
        (r"^(?P<p>(?:please |kindly |now |then |also |let's |ok,? |can you |could you |i'd like to )*)(?:restrict|limit|narrow|confine|reduce|whittle|boil|pare|trim|cut|scale) (?:(?:it|this|that|these|those|them|things|(?:the|this|that|our|my) (?:list|selection|search|set|field|scope|results?|lot)) )?(?:down )?to (?:just |only )?(?=[a-z])(?!(?:two|three|four|five|six|seven|eight|nine|ten|the (?:top|first|best|biggest|largest)|fifteen|twenty)\b)", r"\g<p>only "),
        # lending of some kind to those that follow
        (r"\b(?:do|make|offer|place|grow|expand|extend|give|market|sell|push|write) (?:some |more |a few )?(?:working[- ]capital|term|trade|order|invoice|supply[- ]chain|unsecured|seasonal|short-term|inclusive|small) (?:loans?|lending|financing|finance|credit lines?|lines|facilities) (?:to|for) (?=[a-z])", "lend to "),
        # chains from end to end
        (r"\b(?:sketch|draw|outline|lay out|picture|diagram|chart|map(?: out)?|walk me through|take me through|run me through)(?: for| out)?(?: me| us)? (?:the )?(?:whole |entire |full |complete )?(?P<x>[a-z ]{3,24}?) (?:value |supply |industrial |industry )?chain\b(?:,? from [a-z -]{2,24}? to [a-z -]{2,20}(?=$|[,.;?!]))?", r"map of the \g<x> chain"),
        # what a product goes into
        (r"\bwhich (?:end |finished |other |further )?(?:products|goods|things|items) (?:does|do|is|are|will|would|can) (?P<x>[^,;?]{3,40}?) (?:feed(?:s)?(?: into)?|flow(?:s)? into|end(?:s)? up in|turn(?:s|ed)? into|used (?:for|in)|go(?:es)? into|become)\b", r"what is \g<x> used for"),
        (r"\bonce (?:you|we|they) (?:have|have got|'ve got|get) (?P<x>[^,;?]{3,40}?),? what (?:are the things |things |else |all |products )?(?:can |could |do )?(?:you|we|they|one) (?:can |could |then |next )?(?:go on to |then |next )?(?:make|produce|turn)[^?]*", r"what is \g<x> used for"),
        (r"\b(?:give me |show me |what are )?(?:both )?(?:the )?upstream and (?:the )?downstream (?:of|for) (?P<x>[^,;?]+)", r"what is upstream and downstream of \g<x>"),
        # a word of the grammar that means nothing here
        (r"\b(?:line|lined|lining|dig|digging|round|rounding|dredge|muster|rustle) up (?=the |all |me |some |any |every |[A-Z])", "list "),
        (r"\b(?:clean(?:ed|ing)?|tidy(?:ing)?|tidied|mop(?:ping)?) up\b", "tidy"),
        (r"\b(?:it|that|this|everything|all|the place|he|she)(?:'s| is| was| looks| seems) (?:all |quite |just |perfectly )?fine\b", "settled"),
        (r"\b(?:meet(?:ing)?|see(?:ing)?|visit(?:ing)?|call(?:ing)? on|lunch(?:ing)? with) (?:the|with the) (?:owner|boss|manager|director|founder|head|chairman|people)s? (?:of|at|from) (?=[\u4e00-\u9fff])", "visiting "),
        (r"\b(?P<who>buyers?|customers?|government|state-owned|listed|state) (?P<same>buyers?|bodies) (?=for their|with their)", r"\g<who> "),
        (r"\b(?:um+|uh+|erm*|er|hmm+|eh)\b,? ?", ""),
        # an English verb of leaving out at the end of a Chinese clause: …的 skip 掉
        (r"(?<=[\u4e00-\u9fff]) ?(?:skip|drop|exclude|pass|remove|cut|delete|kick|ignore|del)\s*(?:掉|了|吧|出去|就好|就行)*(?=$|[,，。;；!！])", "不要"),
        # may we lend to any of X: which of them suit
        (r"^(?:can|could|should|might|would|may) (?:we|you|i|the bank) (?:safely |sensibly |happily |reasonably |possibly |consider )*(?P<l>lend(?:ing)? (?:money )?to|financ(?:e|ing)|bank|fund|back) any (?:of (?:the |our |these |those )?|(?=[a-z]))(?P<x>[^?;]+)", r"which \g<x> are worth lending to"),
        (r"^(?:would|are|is|do|does|could|can|might) any (?:of (?:the |our |these |those )?|(?=[a-z]))(?P<x>[^?;,]{3,60}?) (?:(?:be|look|seem|make|deserve|merit|prove) )?(?=(?:really )?(?:worth|bankable|creditworthy|good for|fit for|suitable|safe|sound|deserv|merit|qualif|eligible|solid|decent|strong|good (?:borrowers|candidates|enough)))", r"which \g<x> are "),
    )
)  # fmt: skip


def said_plainly(text: str) -> str:
    """Folded text with what it says of firms by verbs and idioms written in the words of the grammar."""
    for pattern, written in _WRITTEN:
        text = pattern.sub(written, text)
    return text
