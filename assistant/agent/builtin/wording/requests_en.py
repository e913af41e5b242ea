"""English requests put in ways of their own: phosphate chain map, the … park (its Chinese name), in for a minority stake, not
also, to a total value of, most money on top, could sensibly extend, number?

One pattern reads one way of putting things with all its words; none may drop a condition. Applied before said_freely_en.
"""

from __future__ import annotations

import re

_HOW = r"(?:how (?:often|long|soon|much|many)|who (?:signs|approves|decides)|when|what (?:papers|documents|terms?|rate|limit))"
_SENSIBLY = r"(?:sensibly|reasonably|safely|prudently|conceivably|responsibly|usefully|properly|comfortably|realistically|plausibly|soundly|legitimately|feasibly|confidently|happily)"
_STAKE = r"(?:stake|share|shareholding|holding|interest|slice|position|portion)"
_SMALL = r"(?:minority|non-controlling|small|passive|minor)"
_IN_CONTROL = r"(?:call(?:s|ing)? the (?:shots|tune)|control(?:s|ling)?(?: (?:it|them))?|run(?:s|ning)? the show|in (?:control|charge|the driving seat)|have the (?:last|final) (?:say|word)|the boss|have (?:a majority|control)|decide|in the majority)"
_WRITTEN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        # phosphate chain map: a drawing, and no product called MAP
        (r"^(?P<p>(?:please |show me |draw |give me |i need |can i see |let's see |pull up )?)(?:me )?(?:the |a )?(?P<c>[a-z][a-z' -]{2,30}? (?:value |supply |industry |industrial )?chain)(?:'s)? (?:map|diagram|chart|picture|schematic|drawing|sketch)\b", r"\g<p>map of the \g<c>"),
        # the Kaiyang coal-and-phosphate park (开阳示例磷煤化工园): one place in two languages
        (r"\b(?:the |a )?(?:(?-i:[A-Z])?[a-z'’&]+[ -]){1,6}(?:park|zone|estate|base|cluster area) ?[(（](?P<zh>[\u4e00-\u9fff]{4,20}(?:园区?|区|基地))[)）]", r"\g<zh>"),
        # the state's in for a minority stake but doesn't call the shots
        (rf"\b(?:where |in which |that |which )?(?:the state|government|state money|state capital)(?:'s| is| has| holds| owns| sits| got| comes| came)?(?: (?:in|on board|got|only|just|merely))* ?(?:for |with |at |by )?(?:only |just |merely )?(?:a |an |some )?(?:mere |tiny )?{_SMALL} {_STAKE}(?:,? (?:but|and|yet|though|without|while)(?: it| the state)? ?(?:doesn't|does not|isn't|is not|not|never|no)? ?{_IN_CONTROL})?", "with a minority state stake"),
        # suppliers of X that are not also suppliers of Y
        (r"(?P<n>\b(?:not|aren't|isn't|don't|doesn't|never)) (?:also|at the same time|simultaneously|likewise|additionally|themselves) ", r"\g<n> "),
        # with goods to a total value of at least five million
        (r"\b(?:with )?(?:goods|products|things|materials|deliveries|orders|sales)? ?(?:to|with|of|for|at|totalling|having|reaching) (?:a|an|the) (?:total|combined|aggregate|overall|cumulative|accumulated|gross)(?: (?:purchase|contract|invoice|trade|sales))? (?:value|worth|amount|sum|price) of (?=(?:at least|no less than|not less than|more than|over|under|up to|less than|rmb|cny|¥|\d|one|two|three|four|five|six|seven|eight|nine|ten|half|a ))", "worth "),
        (rf"\b(?P<w>could|can|might|would|may) {_SENSIBLY} (?=(?:extend|lend|grant|give|offer|advance|provide|finance|fund|back)\b)", r"\g<w> "),
        (r"\b(?P<w>could|can|might|would|may) (?:extend|grant|advance|offer|provide|give) credit(?: to)?\b", r"\g<w> lend to"),
        # where does the peanut chain have holes, I mean steps nobody covers
        (r"\bwhere (?:does|do|has|is|are) (?P<c>(?:the |our )?[a-z][a-z ]{2,20}?(?:chain|industry)) (?:have|has|got|show|shows)? ?(?:any |the |its )?(?:holes|gaps|blanks|weak spots|missing (?:links|steps|pieces))(?P<r>[^,;?]*)(?:,? (?:i mean|meaning|that is|i\.e\.|as in)[^?;]*)?", r"which gaps are in \g<c>\g<r>"),
        # grade B client, how often post-loan visits
        (rf"^(?P<a>[^,;:?]{{3,50}}), (?P<q>{_HOW}) (?P<b>(?:(?:pre|post)-loan|on-site|loan|credit|inspection|review)[^,;:?]{{0,40}})\??$", r"\g<q> \g<b> for \g<a>"),
        # could you let me have their names as well
        (r"^(?:(?:thanks|thank you|great|good|ok|okay|fine|lovely|and|now|so)[,.! ]+)*(?:(?:could|can|may|might|would|will) (?:you |i |we )(?:please |kindly )?)?(?:let (?:me|us) (?:have|see|know)|have|see|get|give (?:me|us)|send (?:me|us)|tell (?:me|us)|i'll take|i'd like|i need) (?:all )?(?:the |their )names(?: of (?:them|those|these)(?: firms| companies)?)?(?: (?:as well|too|also|please|now|then))*[.?! ]*$", "list them"),
        # won at least two tenders, most money on top
        (r"(?P<h>\b(?:tenders?|contracts?|bids?|awards?)\b[^?]{0,80}?)\b(?:most|biggest|largest|highest) (?:money|cash|amounts?|sums?|value|totals?) (?:on top|at the top|first|up top|leading|to the front)", r"\g<h>highest tender value first"),
        # number?
        (r"^(?:and |so |the )*(?:number|total number|total|count|tally|figure|head count of firms)(?: please| then)?[?. ]*$", "how many"),
    )
)  # fmt: skip


def in_plain_request_en(text: str) -> str:
    """Folded text with its English requests written as the grammar reads them; Chinese is left as it stands."""
    for pattern, written in _WRITTEN:
        text = pattern.sub(written, text)
    return text
