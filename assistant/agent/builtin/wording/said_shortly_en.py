"""English in notes and in speech, written in full: how many will do, levels of the state in a row, years behind a firm,
what runs on (the latter, a valid one), a year before its noun, who has nothing on record.

One pattern reads one way of putting things with all its words. Text in, text out; applied before idioms_en.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_COUNT = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|half a dozen|a dozen)"
_ENOUGH = r"(?:will (?:be enough|suffice|serve|be fine|be plenty)|will do(?: me| us| fine| nicely)?|would (?:do|suffice|be enough|be plenty)|(?:is|are) (?:enough|plenty|sufficient|fine|all (?:i|we) need)(?: for (?:me|us|now))?|suffices?|do(?:es)? (?:me|us))"
_FIRST = r"(?:top|first|best|biggest|largest|leading|highest|strongest)"
_AHEAD = r"(?:nearest|closest|oldest|youngest|newest|smallest|lowest|longest-established|most recent|earliest|latest)"
_LEVELS = {
    "central": "central", "national": "central", "provincial": "provincial", "province": "provincial", "municipal": "municipal", "city": "municipal",
    "prefecture": "prefecture-level", "prefectural": "prefecture-level", "county": "county", "district": "county",
}  # fmt: skip
_LEVEL = rf"(?:{'|'.join(_LEVELS)})"
_STATE = r"(?:soes?|state(?:-owned)? (?:enterprises?|firms?|compan(?:y|ies)|outfits?|groups?|businesses|concerns?|entities)|state-owned enterprises?)"
_JOIN = r"(?:,? (?:and|or)|\s*[,/&+])\s*"
_YEARS = rf"(?:\d{{1,3}}|{_COUNT}|eleven|eighteen|forty) (?:years?|yrs?)"
_SCALED = r"(?:rmb |cny |¥ ?)?(?:\d[\d.,]*(?<![.,])|\b(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|half a)) ?(?:k|m|mn|bn|million|thousand|billion)\b(?: (?:yuan|rmb))?"
_FIGURE = (
    rf"(?:{_SCALED}|"
    r"(?:(?:rmb |cny |¥ ?)?\d[\d.,]*(?<![.,])(?: ?(?:k|m|mn|bn|million|thousand|billion|hundred))?|(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|half a)(?: (?:hundred|thousand|million))?)"
    r" (?:yuan|rmb|people|employees|staff|workers|heads|years?|yrs?|insured(?: (?:people|staff|employees))?|tenders?|wins|awards|days|months))"
)
_RECORD = r"(?=(?:[a-z'-]+ ){0,3}?(?:tax arrears|arrears|penalt|fines?\b|enforcement|lawsuits?|suits?\b|court|dishonest|abnormal|pledges?|overdue|debts?))"
_LISTED = r"(?:listed|declared|flagged|marked|recorded|named|branded|labelled|labeled|entered|registered|published|classed|put down|posted)"
_GROUP = {
    "label": "label", "labels": "label", "tag": "label", "badge": "label", "county": "county", "branch": "branch", "segment": "segment", "link": "segment", "stage": "segment",
    "product": "product",
}  # fmt: skip
_UNTROUBLED = r"(?:don't|doesn't|do not|does not|won't) (?:really |much |particularly )?(?:bother|worry|concern|matter to|trouble|scare|put off) (?:me|us)(?: (?:much|at all))?"
_ORDER_OF_YEARS = r"(?=(?:public |state |government |successful )*(?:tenders?|contracts?|awards?|bids?|wins?|winners|fines?|penalt|lawsuits?|enforcement|deliver|purchases?|founding|start-?ups?)\b)"


def _levels(match: re.Match[str]) -> str:
    """city + county lvl: each level with the state firms it is said of."""
    named = [_LEVELS[level.lower()] for level in re.findall(_LEVEL, match["levels"], re.IGNORECASE)]
    rest = match.groupdict().get("rest") or ""
    return " and ".join(f"{level} soes" for level in named) + rest


def _latter(match: re.Match[str]) -> str:
    return f"{match['rest']}{match['deny']} {match['b']}"


_WRITTEN: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        # abbreviations
        (r"\blvl\b", "level"),
        (r"\b(?:abn(?:ormal|\.)?|abnorm\.?)[- ]ops?\b(?: (?:entry|entries|list|listing|record)s?)?", "abnormal operation entry"),
        (r"(?<![\w.])reg(?:'d|d)?\.? (?=capital\b)", "registered "),
        (r"\bpaid[- ]in(?= (?:[≥>=]|at least|over|above|more than|min|of \d|\d))", "paid-in capital"),
        (r"\bchem(?= (?:trad|haul|transport|carr|test|plant|maint|firm|compan|industr))", "chemical"),
        (r"(?<![\w.])poss\.? (?=borrower|candidate|client)", "possible "),
        (r"\btax (?:class |level |rating |score )?(?=(?-i:[A-DM])(?:\b|[+/]))(?!a (?!or|and|/))", "tax grade "),
        # so many are enough
        (rf"\b(?:the )?{_FIRST} (?P<n>{_COUNT})(?: (?:of them|of those|ones|names|firms|companies))?,? (?:please|{_ENOUGH})(?=\s*(?:$|[.,;!]))", r"top \g<n>"),
        (rf"\b(?:the )?(?P<o>{_AHEAD}) (?P<n>{_COUNT})(?: (?:of them|of those|ones|names|firms|companies))?,? (?:please|{_ENOUGH})(?=\s*(?:$|[.,;!]))", r"\g<o> first, top \g<n>"),
        (rf"(?:^|(?<=[,;.:?] ))(?:just |only |and )?(?P<n>{_COUNT})(?: (?:of them|of those|names|firms|companies))? (?:{_ENOUGH})(?=\s*(?:$|[.,;!]))", r"top \g<n>"),
        (rf"\b(?:and )?(?:stop|stopping|cut off|end|ending|cap (?:it|them|the list)|limit (?:it|them|the list)) (?:at|after|to) (?P<n>{_COUNT})(?: (?:names|firms|of them|entries))?(?=\s*(?:$|[.,;!?]))", r"top \g<n>"),
        # levels of the state that buys or owns
        (rf"\b(?P<levels>{_LEVEL}(?:[- ]level)?(?:{_JOIN}{_LEVEL}(?:[- ]level)?)*)[- ](?:run |owned )?(?<!county )(?:level )?{_STATE}\b", _levels),
        (rf"\b(?P<levels>{_LEVEL}(?:[- ]level)?(?:{_JOIN}{_LEVEL}(?:[- ]level)?)+) {_STATE}\b", _levels),
        (rf"\b{_STATE}(?P<rest> (?:suppliers|customers|clients|vendors)(?: in [A-Za-z']+)?)?(?:,| \(|:| at| on| -| of)? ?(?:the )?(?P<levels>{_LEVEL}(?:[- ]level)?(?:{_JOIN}(?:the )?{_LEVEL}(?:[- ]level)?)*)[- ]levels?(?: only)?\)?(?=\s*(?:$|[,;.)]))", _levels),
        (r"\bwhich (?:suppliers|vendors) (?=(?:have |had |has )?(?:sold|sell|deliver|delivered|supplied|supply|ship|shipped)\b)", "which firms "),
        (r"\b(?:the )?(?:specialis|specializ)ed(?:,? (?:and )?(?:refined|sophisticated|distinctive|distinct|unique|niche|innovative|new|novel|differentiated|fine|special))+(?: (?:smes?|firms|enterprises|companies))?(?: (?:titles?|status|label|honou?r|certificates?|recognition))?(?: ?\(专精特新\))?", " 专精特新"),
        (rf"\b(?:(?:currently|presently|now) )?(?:subject to|facing|hit (?:by|with)|up against|caught up in|embroiled in|mixed up in|tangled up in|entangled in|on the receiving end of|saddled with|burdened with|dogged by) (?:an? |any |some )?{_RECORD}", "with "),
        (r"^(?P<np>[a-z][a-z' -]{3,40}?)\s*[:–—-]\s+(?P<q>(?:where|how(?! many)|when|who|what|is|can|must|does|should)\b[^?:;,]{0,60}?)\bit\b", r"according to the manual, \g<q>\g<np>"),
        (r"\b(?P<v>sold|sell(?:s|ing)?|deliver(?:ed|s|ing)?|suppl(?:ied|ies|y|ying)|shipped) (?:(?:goods|products|things|stuff|supplies|materials|services|deliveries) )?(?:worth |for |to the tune of |totall?ing |of (?=\S*\d))(?P<a>[^,;?]{3,44}?) to (?P<x>[\u4e00-\u9fff()（）]{3,30})", r"\g<v> to \g<x> worth \g<a>"),
        (rf"\b(?:show|give|list|name|send|pick|get|find)(?: me| us)? (?:just |only )?(?P<n>{_COUNT})(?: (?:of them|names|firms))?(?: please)?(?=\s*[.!?]*$)", r"top \g<n>"),
        (r"\b(?:that |which |who )?foreign(?:ers| investors| firms| companies| owners| capital| groups)? (?:own|owns|control|controls)\b", "foreign-owned"),
        (r"\bstate (?=(?:tenders?|bids?|contracts?|awards?)\b)", "soe "),
        # a part of the list before
        (r"\b(?P<of>of|among|amongst|from|within|out of) (?:all )?(?:that|this|the) (?:lot|list|batch|bunch|set|crowd|selection|pile|group|last lot)\b(?! of)", r"\g<of> them"),
        (r"^(?:and |now |right,? )?(?:names?|the names|list|the list)(?: once)?(?: more| again)(?:,? please)?[.!]*$", "list them"),
        (r"^(?:and |do |is there |are there |has |have )*any(?:one|body|thing)?(?: of (?:them|those|these))? (?P<x>(?:with|without|on|under|who|that|which|in|from)\b[^?;]{3,60}?)\s*[?;,]\s*(?:then |please |if so,? )?(?:take|kick|leave|throw|drop|strip|cut|strike|cross|bin|lose|remove|exclude|ditch|weed) (?:them|those|it|any)(?: (?:off|out|away))?(?: (?:the|my|our) list)?(?:,? please)?[.!]*$", r"exclude any \g<x>"),
        (r"\bbreak (?:it|that|this|them|those) down (?=by\b|per\b|into\b|across\b)", "how many "),
        (r"\b(?:have|has|had) (?:let )?(?:their|its) (?P<x>[a-z ]{3,40}?) (?:lapse|expire|run out)\b", r"have lapsed \g<x>"),
        (r"\bpaid[- ](?:in|up)(?= (?:capital of )?(?:a|one|two|three|five|ten|\d[\d.,]*) ?(?:million|m|mn|k|thousand|hundred)\b)(?! capital)", "paid-in capital"),
        (r"\b(?P<v>won|win|wins|winning|landed|bagged|secured) (?:(?:something|anything|tenders?|contracts?|work|business|jobs?|awards?|a tender|a contract) )?(?:worth |totall?ing |of )(?P<a>[^,;?]{3,40}?) from (?P<x>(?:(?:a|an|the|any|some) )?(?:state|government|listed|public|soes?|banks?|financial)\b[a-z -]{0,24}?)(?=\s*(?:$|[,;.?!]| (?:since|in|during|this|last|over|and|with|who|that)\b))", r"\g<v> tenders from \g<x> worth \g<a>"),
        (rf"(?P<y>{_YEARS}(?: or more)?) (?:going|trading|operating|running|established|standing|active|up and running)\b", r"\g<y> in business"),
        (r"\bemploy(?:s|ing)? (?=(?:at least|more than|over|upwards|under|fewer|less than|between|no more|no fewer|\d|ten|twenty|thirty|forty|fifty)\b)", "with "),
        (r"\b(?:that |who |which )?(?:bank|banks|banking|borrow|borrows|borrowing) (?:elsewhere|with (?:someone|somebody) else|with (?:others|another bank|other banks|the competition|a competitor|our rivals))\b", "that are not our clients"),
        (r"\b(?:furthest|most|longest|worst) (?:behind|overdue|in arrears)(?: (?:on|with) (?:their |its |the )?(?:re)?payments?)?\b", "overdue, by overdue days, largest first"),
        (r"\b(?:totall?ing(?: up)?(?: to)?|amounting to|adding up to|summing to|to the tune of) (?=(?:(?:at least|more than|over|under|upwards of|no less than|above|below|less than) )?(?:rmb |cny |¥ ?)?(?:\d|a |one |two |three |five |ten |half ))", "of "),
        # years behind a firm, and a bound behind its figure
        (rf"(?P<y>{_YEARS}(?: or more)?) (?:behind (?:them|it|its name|their name)|under (?:their|its) belts?|on the clock|in the (?:trade|game|business)|of (?:business|history|experience|trading|operation|existence|trade))\b", r"\g<y> in business"),
        (rf"(?P<n>{_FIGURE})(?P<w>(?: (?!and\b|or\b|but\b|with\b|who\b|that\b)[a-z']+){{0,4}}?),? (?:at (?:the )?(?:very |bare )?(?:least|minimum)|as a (?:bare )?minimum|minimum)(?=\s*(?:$|[,;.?!)]| and | who | that ))", r"at least \g<n>\g<w>"),
        (rf"(?P<n>{_FIGURE})(?P<w>(?: (?!and\b|or\b|but\b|with\b|who\b|that\b)[a-z']+){{1,4}}?),? or more(?=\s*(?:$|[,;.?!)]| and | who | that ))", r"at least \g<n>\g<w>"),
        (r"\b(?:have|has|had) (?:existed|been (?:around|going|in existence|in business|in operation|in the game|operating|trading|running|active|open|up and running)) (?:for )?(?=(?:at least|more than|over|under|less than|no|\d|[a-z]+ years))", "founded for "),
        (r"\b(?P<of>capital) (?:has |have |had )?(?:actually |really |fully |in fact )?(?:been )?(?:actually |really |fully )?paid[- ](?:in|up)\b", "paid-in capital"),
        # a year stands before what it is the year of
        (rf"(?<![\w.,])(?P<y>20[0-4]\d) {_ORDER_OF_YEARS}", r"in \g<y> "),
        (r"\bfor (?=20[0-4]\d(?:\s*(?:$|[,;.?!])| (?:instead|only|please|though)))", "in "),
        # nothing on record
        (rf"\b(?:(?:provided|as long as|so long as|if|where|with) (?:that )?(?:there is |there's )?)?nothing (?:is |that is |that's )?(?:outstanding|pending|open|showing|recorded|on file|on record|hanging over them|against them|to its name|to their name)(?: (?:in|on|under|by way of|for|in the way of|as regards|as to))? {_RECORD}", "without "),
        (rf"\b{_LISTED} as (?:a |an )?(?:dishonest|discredited|untrustworthy|defaulting)(?: judge?ment)? (?:debtors?|persons?|part(?:y|ies)|enterprises?|entit(?:y|ies)|defaulters?)\b", "on the dishonest debtor list"),
        (r"\b(?:production|operations?|output|the (?:plant|factory|lines?|works|mill|furnaces?)|(?:its|their) (?:plants?|factor(?:y|ies)|lines?|works|mills?|furnaces?)|(?<=whose )(?:plants?|factor(?:y|ies)|lines?|works|mills?)) (?:(?:is|are|was|were|has|have|had|stands?|lies?|been|currently|now|at present|at the moment|still|all|temporarily|completely) )*(?:shut(?: down)?|stopped|halted|suspended|idled?|at a standstill|on hold|paused|closed down|down|standing still|ceased)\b(?! by| in favour)", "production stopped"),
        (r"\b(?P<a>[a-z -]{3,30}?) (?:but|and) (?:they |it )?(?:are|is) (?:not|no longer) (?:in )?(?:the )?control\b", r"\g<a>"),
        (r"\b(?:where )?(?:the )?state (?:only |just |merely )?(?:holds?|has|owns|keeps|with|having|holding) (?:only |just |merely )?(?:a |some )?minority (?:stakes?|shares?|interests?|holdings?)(?:,? (?:but |and |with |where it )*(?:no|without|not|lacks|lacking|does not|doesn't|has no|is not in|isn't in)(?: any| have| in| the)* control(?:ling)?(?: stake| it| them| power| interest)?)?", "with a state minority stake"),
        # what runs on
        (rf"^(?:[a-z' ]{{3,30}}?) {_UNTROUBLED},? (?:but |though )?(?:the )?(?P<b>[a-z' -]{{3,40}}?) (?:do|does|would|will|is another matter|are another matter)(?: though)?\s*[-–—:;,.]+\s*(?P<rest>[^;]*?)(?P<deny>\bwith(?:out| no)\b|\bno\b|\bnot on\b|\bfree of\b)(?: any)?(?: of)? the (?:latter|second)\b", _latter),
        (rf"^(?:[a-z' ]{{3,30}}?) {_UNTROUBLED},? (?:but |though )?(?:the )?(?P<b>[a-z' -]{{3,40}}?) (?:do|does|would|will)(?: though)?\s*[-–—:;,.]+\s*(?P<rest>[^;]+)$", r"\g<rest> without \g<b>"),
        (r"(?P<q>\b(?:licen[cs]es?|permits?|certificates?|qualifications?)\b[^;]{0,60}?\b(?:have|has|hold|holds|with|got)) (?:a |an )?(?:valid|current|live|proper) one\b", r"\g<q> it"),
        # per group
        (r"\bhow many (?P<x>[^,;?]{2,50}?) (?:(?:do|does|are|is|have|has|carry|carries|hold|holds|bear|make|makes|sit|fall|there|in|on|under|at|for|with|belong to|produce|supply|serve|bank with) )+(?:each|every)(?: (?:kind of|type of|supplier|buyer|single|different|chain))?(?: (?:of )?(?:the |our )?)?(?P<by>label|labels|tag|badge|county|branch|segment|link|stage|product)s?\b", lambda m: f"how many {m['x']} by {_GROUP[m['by'].lower()]}"),
        # whom we lend to, and for what
        (r"\b(?:fit|suitable|good|ready|eligible|right|ripe|suited|candidates|in line) for (?:a |an )?(?:[a-z-]+ ){1,3}?(?:loans?|credit lines?|facilit(?:y|ies)|overdrafts?)\b(?! from)", "worth lending to"),
        (r"^(?P<can>(?:can|could|should|might|would|may) (?:we|you|i|the bank) (?:[a-z]+ly )?(?:lend(?: money)? to|finance|bank|fund|back)) (?:anybody|anyone|somebody|someone|some firms|any firms|some of those) (?=(?:in|from|on|at|with|who|that|doing|making|selling|growing)\b)", r"\g<can> any firms "),
        (r"\b(?:people|firms|companies|folks|ones|businesses|names|faces) (?:that |whom |who )?(?:we|the bank) (?:don't|do not|haven't) (?:yet |already )?(?:know|met|dealt with|have on (?:the|our) books)(?: yet| so far)?\b", "not our clients"),
        # the chain from end to end
        (r"\b(?:show|give|draw|see|get|have|want|need|sketch)(?: me| us)? (?:a picture of |a view of )?(?:the )?(?:whole |entire |full |complete )?(?P<x>[a-z ]{3,24}?) (?:value |supply |industrial |industry )?chain,? (?:(?:all the way )?(?:from|starting (?:from|at)) [a-z -]{2,24}?,? (?:down |through |up )?to [a-z -]{2,20}|end to end|end-to-end|top to bottom|start to finish|upstream to downstream|link by link|in full|as a whole)(?=\s*(?:$|[,.;?!]))", r"map of the \g<x> chain"),
        # branches that share the word
        (r"\b(?P<b>(?:[A-Z][a-z']+|[\u4e00-\u9fff]{2,5})(?: ?(?:, |and |& ?|or )(?:the )?(?:[A-Z][a-z']+|[\u4e00-\u9fff]{2,5}))+) (?:sub-?)?branches\b", lambda m: re.sub(r"([A-Z][a-z']+|[\u4e00-\u9fff]{2,5})", r"\1 branch", m["b"])),
        (r"\b(?:or|and|&) on or before\b", "or by"),
        (r"\bon or (?P<w>before|after) ", lambda m: "until " if m["w"].lower() == "before" else "since "),
        (r"\bby or before\b|\bno later than or on\b", "until"),
    )
)  # fmt: skip


def said_in_full(text: str) -> str:
    """Folded text with what English says shortly written in full; Chinese is left as it stands."""
    for pattern, written in _WRITTEN:
        text = pattern.sub(written, text)
    return text
