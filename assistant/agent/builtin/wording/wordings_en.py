"""English turns of phrase written as the grammar reads them: leave X out, any size but small, turn X into Y.

Each keeps what is said and changes how it is put. Text in, text out, before it is cut into tokens.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.wording.frames_en import without_frames
from assistant.agent.builtin.wording.idioms_en import without_idioms
from assistant.agent.builtin.wording.office_en import said_in_offices
from assistant.agent.builtin.wording.preambles_en import without_preamble
from assistant.agent.builtin.wording.requests_en import in_plain_request_en
from assistant.agent.builtin.wording.said_freely_en import without_looseness
from assistant.agent.builtin.wording.said_of_firms_en import said_plainly
from assistant.agent.builtin.wording.said_shortly_en import said_in_full

_LEAVING = "leave|leaving|keep|keeping|cut|filter|count|rule|throw|kick|weed|screen|sift"
_NEXT = r"(?!\b(?:and|then|them|leave|filter|take|show|list|who|whoever|look|of|at)\b)"
_DROPS = r"(?:leave out|skip(?: over)?|drop|exclude|remove|ignore|forget(?: about)?|take out|cut out|weed out|filter out|rule out|throw out|spare me|omit)"
_WHOM = r"(?: (?:anyone|anybody|everyone|everybody|anything|everything|any|all|those|the ones|whoever|firms|companies|the firms|the companies))?"
_WHO_IS = r"(?: (?:who|that|which))?"
_BANKED = (
    r"(?:bank|banked|lend to|lent to|lending to|serve|served|finance|financed|work with|worked with|working with|do business with|"
    r"done business with|deal with|dealt with|have as (?:a )?clients?|had as (?:a )?clients?|got as (?:a )?clients?)"
)
_RECORDS = r"(?=(?:[a-z-]+ ){0,2}(?:penalt|fines?\b|lawsuits?|suits?\b|enforcement|dishonest|overdue|wins\b|awards\b|tenders?\b|records?\b|entr|abnormal|court|arrears))"
_UNTROUBLED = (
    r"(?:no longer|don't|doesn't|do not|does not|won't|needn't|need not) (?:really |much )?(?:bothers?|worr(?:y|ies)|concerns?|matters?|troubles?|scares?|counts?)"
    r"(?: to)?(?: me| us| here| much| at all)*|(?:is|are) (?:fine|ok|okay|all right|no (?:problem|issue|concern|obstacle)|not (?:a |an )?(?:problem|issue|concern|obstacle))"
    r"(?: (?:by|with|for) (?:me|us))?"
)
_REWRITTEN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        # leave Duyun out
        (rf"\b(?:{_LEAVING}) (?P<x>(?:{_NEXT}[^,;:.?!]){{2,40}}?) (?:out|off|aside|away)(?: of (?:it|this|that|the list))?(?=$|[,;.:?!]| (?:and|please)\b)", r"exclude \g<x>"),
        (rf"\b(?:{_LEAVING}) (?P<x>(?:{_NEXT}[^,;:.?!]){{2,40}}?) (?:out|off) (?:of )?(?:the|your|my|this|that|a) list(?: of)? ", r"exclude \g<x>, list "),
        (r"\b(?P<x>penalty|overdue|arrears|lawsuit|litigation|enforcement|dishonesty)-free\b", r"without \g<x>"),
        (r"\b(?:don't|doesn't|do not|does not|never) owe (?:(?:a|an|any|one|single|the|in|of|back|unpaid) )*(?:fen|penny|cent|dime|yuan|thing|anything)? ?(?:in |of )?(?:back |unpaid )?tax(?:es)?\b", "without tax arrears"),
        (r"\b(?P<n>an?|\d+|one|two|three|six) (?P<u>weeks?|months?) (?:behind|late)(?: (?:on|with|in) (?:their |the )?(?:loans?|payments?|repayments?|paying|repaying))?\b", r"\g<n> \g<u> overdue"),
        (r"\b(?:an?) (?=(?:week|month) overdue)", "1 "),
        (r"\b(?:that|which|who|whom) (?P<b>(?:the |a )?(?:state|soes?|state-owned (?:enterprises|firms|companies)|government|listed compan(?:y|ies)|listed firms)) (?:(?:still|already|regularly) )?(?:buys?|purchases?|sources?|procures?|orders?)(?: (?:goods |things )?from)?\b", r"that supply \g<b>"),
        # the signals of a firm can be asked for, their absence cannot
        (r"\b(?:haven't|hasn't|not|never|aren't|isn't)(?: yet| ever)?(?: been)? (?:red-)?flagged(?: for (?:anything|any [a-z]+))?(?! (?:for|as) )|\b(?:with no|without(?: any)?|have no|has no|having no|show no|showing no|free of(?: any)?|clear of(?: any)?) (?:early |active |open )?(?:warnings?(?: signals?| signs?)?|alerts?|red flags?|risk signals?)\b", "unflagged"),
        (r"\b(?:making|earning|grossing|taking(?: in)?|bringing in|makes?|earns?|gross(?:es)?) (?=(?:less|more|over|under|at least|at most|between|up to|\d)[^,;]{0,30}(?:a year|per year|annually|yearly)\b)", "revenue of "),
        (r"\b(?P<which>(?:which|what) (?:[a-z' -]{2,40} )?(?:firms|companies|businesses|ones|enterprises)) (?:does|do|did) (?!(?:we|i|you|they|it|people)\b)(?P<owner>[^,;?]{2,40}?) (?:control|own)\b", r"\g<which> are controlled by \g<owner>"),
        # who is not left out is kept
        (rf"\b{_DROPS}{_WHOM}{_WHO_IS}(?: (?:are|is|sits?|lies?))? (?:outside(?: of)?|not in|not from|(?:isn't|aren't) (?:in|from|based in|located in)) ", "only in "),
        (rf"\b{_DROPS}{_WHOM}{_WHO_IS} (?:without(?: any| a| an)?|with no|lacking(?: any| a| an)?|(?:have|has) no|lacks?(?: any| a| an)?) ", "only with "),
        (rf"\b{_DROPS}{_WHOM} (?:who|that|which) (?:isn't|aren't|is not|are not|don't|doesn't|do not|does not|haven't|hasn't|have not|has not|never) ", "only those that "),
        # whom the bank deals with
        (rf"\b(?:that |who |which |whom )?we (?:don't|do not|haven't|have not|never|aren't|are not)(?: yet| ever| already| currently)? {_BANKED}(?: yet| so far| already| ever| before)?\b", "that are not clients"),
        (rf"\b(?:that |who |which |whom )?we (?:already|currently|now) {_BANKED}(?: already| now)?\b", "that are clients"),
        (rf"\b(?P<whom>that|who|which|whom|firms|companies|makers|suppliers|ones|those) we (?:do )?{_BANKED}(?: already| now)?\b", r"\g<whom> that are clients"),
        (r"\b(?:have |has |had )?(?:won|win|landed) nothing\b", "not won any tender"),
        (r"\b(?:have|has|had) let (?:their|its) (?P<x>[a-z ]{3,40}?) (?:lapse|expire|run out)\b", r"have lapsed \g<x>"),
        (r"\b(?P<do>makes?|making|produc(?:e|es|ing)) (?!from\b|out\b|what\b)(?P<x>[a-z][a-z -]{2,30}?) (?:out of|from) (?!what\b|which\b)[a-z]+(?: [a-z]+)?(?=$|[,;.?]| in\b)", r"\g<do> \g<x>"),
        (rf"\b(?:(?:have|has|having|with|show|showing) )?(?:zero|nil|0) {_RECORDS}", "without "),
        (r"\b(?P<all>any|every|all)(?P<x>(?: [a-z]+){0,3}) (?:but|bar|save) (?!for\b|also\b|only\b|no\b|not\b|who\b|that\b|they\b|it\b|we\b|i\b|please\b|if\b|one\b)", r"\g<all>\g<x> except "),
        # what does not bother the speaker is no condition
        (r"\b(?:only|just) (?:the |a )?(?:bare |plain )?(?:number|count|figure|total)(?: please)?(?=\s*(?:[:,.-]|$| of\b))|\b(?:number|count|figure|total) only\b", "how many "),
        (r"\b(?:large|big)(?= (?:[a-z-]+ ){1,2}?(?:firms|companies|makers|producers|enterprises|plants|growers|traders|carriers|suppliers|businesses)\b)", "large-sized"),
        # a question that only sounds like a denial
        (r"^(?:isn't|aren't|wasn't|weren't) there (?:an? |any )?", "are there any "),
        (r"^(?:can't|couldn't|won't|wouldn't|don't|didn't|haven't) (?P<who>you|we|they) ", r"can \g<who> "),
        # what does not matter, behind what is asked for
        (r"(?<=[a-z,' ]{12}),? (?:whether or not|regardless of(?: whether)?|no matter(?: whether| if| what| how)?|irrespective of(?: whether)?) (?:(?!\b(?:in|and|but|with)\b)[^,;.?])*", ""),
        (r"(?<=[a-z,' ]{8}),? (?:(?:they|it) (?:are|is) )?(?:an? )?[a-z-]+ or not(?=$|[,.;?])", ""),
        # a whole turn takes a condition back, a clause beside others says that there is none
        (rf"^(?:and |but |now |so )?(?:a |an |some |any |the )?(?P<x>[a-z' -]{{3,24}}?) (?:{_UNTROUBLED})[.!]?$", r"drop the \g<x> condition"),
        (rf"(?:(?<=^)|(?<=[,;.] ))(?:and |but |now )?(?:a |an |some |any )?[a-z' -]{{3,40}} (?:{_UNTROUBLED})(?= -|$|[,;.])[,;.]?", " "),
        (r"^(?:and |ok,? |please )?(?:put|add|bring|take|let|throw) (?P<x>[a-z' -]{2,60}?) (?:back(?: in)?|in|into the list)(?: as well| too| again| please)*[.!]?$", r"also \g<x>"),
        (r"^(?:my|our|the|a) (?:[a-z]+ ){0,3}?(?:boss|manager|director|head|president|colleague|team|desk|branch|office|superior|supervisor|chief)\b[^?;]*?\b(?:asking|asks|asked|wants? to know|wondering|needs? to know|would like to know)(?: me| us)? (?=(?:which|who|how many|what|whether|for)\b)", ""),
        (r"\b(?:turn|convert|transform|process|recycle|make|work)(?:s|es|ing|ed)? (?P<x>(?!\b(?:what|which)\b)[a-z][a-z' -]{2,34}?) into (?=(?!what\b|which\b)[a-z])", "making "),
        (r"\b(?:owe|owes|owing|owed) (?:no|nothing in|zero) (?:back |unpaid )?tax(?:es)?\b", "without tax arrears"),
        (r"\b(?:fail(?:s|ed)? to pay|(?:do|does|did|have|has)(?:n't| not) (?:pay|paid)|not paying) (?:(?:all|any|of|their|its|the) )*tax(?:es)?\b", "owe taxes"),
        (r"\bnot (?:one|a single|any) (?:employee|worker|person|member of staff)s? (?:is |are )?(?:insured|on social insurance)\b|\b(?:nobody|no one|no-one) (?:is )?insured\b", "no insured staff"),
        (r"\b(?:all |fully )?(?:paid up|up to date|current|square) (?:on|with) (?:their |its |the )?tax(?:es)?\b", "without tax arrears"),
        (r"\b(?:whose )?(?:business |company )?registrations? (?:has|have|had|was|were|is|are|got)?\s*(?:since |already |now )?(?:been )?(?:cancelled|canceled) or (?:been )?revoked\b", "deregistered or business licence revoked"),
        (r"\b(?:whose )?(?:business |company )?registrations? (?:has|have|had|was|were|is|are|got)?\s*(?:since |already |now )?(?:been )?revoked or (?:been )?(?:cancelled|canceled)\b", "business licence revoked or deregistered"),
        (r"\b(?:whose )?(?:business |company )?registrations? (?:has|have|had|was|were|is|are|got)?\s*(?:since |already |now )?(?:been )?(?:cancelled|canceled|struck off)\b", "deregistered"),
        (r"\b(?:whose )?(?:business |company )?registrations? (?:has|have|had|was|were|is|are|got)?\s*(?:since |already |now )?(?:been )?revoked\b", "business licence revoked"),
        (r"\b(?:(?:do|does) not|don't|doesn't|did not|didn't) exist (?:any (?:longer|more)|anymore)\b|\bno longer (?:exists?|trading|operat(?:e|es|ing)|in (?:business|operation|existence)|around)\b|\b(?:have|has) (?:ceased to exist|gone out of business|closed (?:down|for good)|shut down for good|been wound up)\b", "deregistered"),
        (r"\b(?P<what>receivables?|shares|equity|stakes?) (?:that )?(?:(?:have|has|had|are|is|were|was)\s+)?(?:already |all |long )?(?:been )?(?:already )?pledged(?: (?:already|away|out))?(?: (?:to|with) (?:somebody|someone|anyone|anybody|others?|another bank|other banks?|somebody else|someone else|a third party))?", r"pledged \g<what>"),
        (r"\bpledg(?:ed|ing|e|es) (?:(?:their|its|the|all|some|any|of|own) )*(?P<what>receivables?|shares|equity|stakes?)(?: (?:already|away))?(?: (?:to|with) (?:somebody|someone|anyone|anybody|others?|another bank|other banks?|somebody else|someone else|a third party))?", r"pledged \g<what>"),
        (r"\b(?P<half>[a-z]+|\d+) million and a half\b", r"\g<half>.5 million"),
        (r"\b(?:a|one)\.5 million\b", "1.5 million"),
        (r"\btwo\.5 million\b", "2.5 million"),
        (r"\bthree\.5 million\b", "3.5 million"),
        (r"\bat the very (?=most|least|latest|earliest)", "at "),
        (r"\bat the (?=most\b|least\b)", "at "),
        # a bound behind its figure, as one ahead of it
        (r"(?P<n>(?:rmb |cny )?\d[\d.,]*(?<![.,])(?: ?(?:k|m|mn|bn|million|thousand|billion))?(?: (?:yuan|rmb|people|employees|staff|years?))?|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|a hundred)(?: (?:hundred|thousand|million))?(?: (?:yuan|people|employees|staff|years?))?)(?: in business| of age| old)? at (?:most|best)\b", r"at most \g<n>"),
        (r"(?P<n>(?:rmb |cny )?\d[\d.,]*(?<![.,])(?: ?(?:k|m|mn|bn|million|thousand|billion))?(?: (?:yuan|rmb|people|employees|staff|years?))?|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|a hundred)(?: (?:hundred|thousand|million))?(?: (?:yuan|people|employees|staff|years?))?)(?P<w> in business| of age| old)? (?:at (?:least|(?:the )?minimum)|as a minimum|minimum)\b", r"at least \g<n>\g<w>"),
        (r"\b(?:run|runs|ran|running) out (?=\S+ days from (?:now|today))", "expire "),
        (r"\b(?P<n>\w+) (?P<u>days|weeks|months) from (?:now|today)\b", r"within \g<n> \g<u>"),
        # what the speaker has to tell of the hour or of themselves
        (r"\bby (?:noon|midday|lunch(?:time)?|tonight|tomorrow(?: morning| noon| afternoon)?|close of business|cob|eod|the end of (?:the )?day|end of (?:the )?day|\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|o'clock))\b", " "),
        (r"(?:(?<=^)|(?<=[,;.] ))(?:i|we)(?:'ve| have)?(?: only| just)?(?: got)? (?:about )?[a-z0-9]+ (?:minutes?|mins?|hours?|seconds?)\b[^,;:.?]*", " "),
        (r"(?:(?<=^)|(?<=[,;.] ))i(?:'m| am) not (?:setting|asking for|insisting on|fussed about|bothered about|picky about|concerned about|worried about)\b[^,;.?]*", " "),
        (r"(?:(?<=^)|(?<=[,;.] ))(?:one|another|the other|last) (?:more )?thing(?: (?:i|we) (?:forgot|missed|left out|didn't say)(?: to (?:say|mention|add))?)?\s*[:,-]\s*", " "),
        (r",?\s*\b(?:just|only) (?:the )?one(?: please)?(?=\s*$|[,.?])", " top 1"),
    )
)  # fmt: skip


_A_WORD = re.compile(r"[a-z]{2}", re.IGNORECASE)


def in_plain_english(text: str) -> str:
    """Folded text with its English turns of phrase written out; Chinese is left as it stands, and so is text without a
    Latin word (two thousand digits would take seconds)."""
    if _A_WORD.search(text) is None:
        return text
    text = without_looseness(in_plain_request_en(without_preamble(said_in_offices(without_frames(text)))))
    text = said_plainly(without_idioms(said_in_full(text)))
    for pattern, written in _REWRITTEN:
        text = pattern.sub(written, text)
    return text
