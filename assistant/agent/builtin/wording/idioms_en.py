"""English idioms, abbreviations and frames of a sentence that hold words of the grammar and mean none of them.

drop in on somebody leaves nobody out, no. 3 denies nothing, suppl. is a supplier. Each is written as the grammar reads it,
or left out where it only says who speaks, when and why. Text in, text out; applied before wordings_en.
"""

from __future__ import annotations

import re

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_YEAR = rf"(?:{_MONTH}\.? )?(?:19|20)\d\d"
_AMOUNT = r"(?:rmb |cny )?(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|a hundred|half a)(?: ?(?:k|m|mn|bn|million|thousand|billion|hundred))*(?: (?:yuan|rmb))?"
_BOUND = r"(?:at least|no less than|not less than|a minimum of|more than|over|upwards of|above|at most|no more than|less than|under|below|up to)"
_WORK = r"(?=(?:[a-z0-9'-]+ ){0,4}?(?:tenders?|contracts?|awards?|bids?|public (?:work|jobs?)|(?:state|government|soe) (?:work|jobs?|orders?))\b)"
_WE = r"(?:our|my|the bank's|this bank's|our branch's|the branch's)"
_GROUPS = {
    "branches": "branch", "branch": "branch", "sub-branches": "branch", "counties": "county", "county": "county", "places": "county", "districts": "county",
    "regions": "county", "segments": "segment", "segment": "segment", "links": "segment", "stages": "segment", "products": "product", "product": "product",
}  # fmt: skip
_ABBREVIATED: tuple[tuple[str, str], ...] = (
    (r"(?:no|nr|nos)\.? of (?=[a-z])|# of (?=[a-z])", "number of "),
    (r"(?:no|nr)\. ?(?=\d)", "number "),
    (r"suppl?s?\.(?=[\s,;/:]|$)", "suppliers"),
    (r"reg(?:d|'d|\.)? ?cap\.?(?=[\s,;/:]|$)", "registered capital"),
    (r"(?:pd|paid)[.-]?(?: |-)?(?:in|up) cap\.?(?=[\s,;/:]|$)", "paid-in capital"),
    (r"chem\.(?= )", "chemical"),
    (r"phos\.(?= )", "phosphate"),
    (r"fert\.(?=[\s,;/:]|$)", "fertiliser"),
    (r"maint\.(?=[\s,;/:]|$)", "maintenance"),
    (r"transp?\.(?=[\s,;/:]|$)", "transport"),
    (r"(?:mf(?:r|g)s?|manuf)\.(?=[\s,;/:]|$)", "makers"),
    (r"empl?s?\.(?=[\s,;/:]|$)", "employees"),
    (r"custs?\.(?=[\s,;/:]|$)", "customers"),
    (r"cos\.(?=[\s,;/:]|$)", "companies"),
    (r"(?:est'?d|est|fdd)\. (?=\d|before|after|since|in\b)", "founded "),
    (r"excl?\.(?= )", "excluding"),
    (r"incl\.(?= )", "including"),
    (r"govt?\.(?=[\s,;/:]|$)", "government"),
    (r"rev\.(?=[\s,;/:]|$)", "revenue"),
    (r"lic\.(?=[\s,;/:]|$)", "licence"),
    (r"pen\.(?=[\s,;/:]|$)", "penalty"),
    (r"(?:mths?|mos)\.?(?=[\s,;/:]|$)", "months"),
    (r"yrs?\.(?=[\s,;/:]|$)", "years"),
    (r"approx\.? ", "about "),
)  # fmt: skip
"""As headings and notes are written: no. of SOE suppl., reg. cap."""

_WRITTEN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        *((rf"(?<![\w.]){short}", long) for short, long in _ABBREVIATED),
        (r"(?<![\w.])(?P<n>\d{1,3})\+ (?=[a-z])", r"at least \g<n> "),
        # a call, a greeting or an assent ahead of what is asked
        (r"^(?:fine|good|right|great|lovely|perfect|very well|sure|super|excellent|brilliant|okay|ok|alright|all right|morning|afternoon|evening|cheers|thanks|thank you|noted|understood|got it)(?: (?:then|by me|with me|to know|so far|enough|stuff|all|everyone|team|that's (?:good|clear|useful|helpful)))*\s*[,.!;:-]+\s+(?=\S)", ""),
        (r"^(?:remind me|tell me again|refresh my memory|do remind me|help me out(?: here)?)\s*[,:-]*\s+(?=\S)", ""),
        (r"^(?:kindly|please) (?=(?:let|put|add|bring|take|throw) )", ""),
        (r",? if you (?:please|would|will|don't mind|can|could)(?: be so kind)?(?=\s*(?:$|[,.;:?!]))", ""),
        (r"^on (?:second thoughts?|reflection)\s*[,:-]?\s*", "instead "),
        (r"(?<=[a-z0-9])(?:, (?:and )?not|,? rather than|,? instead of) (?P<x>(?-i:[A-Z])[a-z']+)(?: (?:any more|after all|please))?(?=\s*(?:$|[.!?;,]))", r", excluding \g<x>"),
        (r"\b(?:i'd |i would |we'd |make it |let's have |no, )?rather (?:have |see |take |look at )?(?P<x>(?!than)[^,;?]{2,40}?) than (?P<y>[^,;?]{2,40})", r"\g<x> rather than \g<y>"),
        (r"\b(?P<a>black|green|white|dark|yellow) (?P<j>or|and|&) (?P<b>black|green|white|dark|yellow) (?P<h>teas?)\b", r"\g<a> \g<h> \g<j> \g<b> \g<h>"),
        # going somewhere leaves nobody out
        (r"\bdrop(?:ping|ped|s)? (?:in|by|round|over|into)(?: (?:on|to see|at))?(?= |$)", "visit"),
        (r"\b(?:taking|take|took|taken) out (?=(?:a |an |their |his |the |another |new )?(?:loan|mortgage|credit|overdraft|insurance))", "borrowing "),
        (r"\b(?:we|i|we've|i've|we have) (?:just |recently )?lost (?:a|an|one|two|some|our) [^,;.]{2,60}?(?= and | so |[,;.])", "we are sad"),
        (r"\b(?:still )?counts? as(?= )", "are"),
        (r",?\s*(?:is what|that's what) (?:counts|matters)\s*[.!]*$", ""),
        (r"^(?:only|just) (?:what|that which) (?:was|were|has been|have been|got|is) (?P<x>[^,;]{4,60}?) (?:counts?|matters?)[.!]*$", r"only \g<x>"),
        # years with what lies beyond them
        (rf"\b(?:(?:in|from|since|of) )?(?P<y>{_YEAR}) (?:or|and) (?:later|after(?:wards)?|since(?: then)?|newer|more recent(?:ly)?|onwards?|thereafter|beyond|subsequently)\b", r"since \g<y>"),
        (rf"\b(?:(?:in|by|until|of) )?(?P<y>{_YEAR}) (?:or|and) (?:earlier|before(?: then| that)?|older|previously|sooner)\b", r"by \g<y>"),
        (rf"\b(?:(?:from|since|in) )?(?P<y>{_YEAR}) (?:onwards?|on\b(?! the)|forward)", r"since \g<y>"),
        (r"\bdat(?:e|es|ing) (?:back )?(?:from|to) (?=(?:after|before|since)\b)", "founded "),
        (rf"\bdat(?:e|es|ing) (?:back )?(?:from|to) (?={_YEAR})", "founded in "),
        (rf"\b(?P<d>\d{{1,2}} {_MONTH}) (?P<to>and|to|till|until|through) (?P<e>\d{{1,2}} {_MONTH},? (?P<y>(?:19|20)\d\d))", r"\g<d> \g<y> to \g<e>"),
        # a bound that is said by denying the other side of it
        (r"\b(?:no|not) (?:fewer|less|lower|smaller) than\b", "at least"),
        (r"\b(?:no|not) (?:more|greater|larger|higher|bigger) than\b", "at most"),
        (rf"\b(?:no|not) later than (?={_YEAR})", "by "),
        (rf"\b(?:no|not) earlier than (?={_YEAR})", "since "),
        (r"(?P<g>\b(?-i:[A-D])(?:(?:,| or| and|/| &) ?(?-i:[A-D]))*) (?:for |in |on )?tax(?:payers?|ed| grades?| ratings?| class(?:es)?)?\b", r"tax grade \g<g>"),
        (r"\b(?:tax[- ])?(?:graded|rated|classed) (?=(?-i:[A-D])\b|[b-d]\b)", "tax grade "),
        # money that is paid in, and sums
        (rf"\b(?P<b>{_BOUND}) (?P<n>{_AMOUNT}) (?:actually |fully |really |truly |in fact )?paid[- ](?:in|up)\b(?: capital)?", r"paid-in capital \g<b> \g<n>"),
        (rf"\b(?P<n>{_AMOUNT}) or more (?:actually |fully |really |truly )?paid[- ](?:in|up)\b(?: capital)?", r"paid-in capital at least \g<n>"),
        (rf"\b(?:add(?:s|ed|ing)? up|sum(?:s|med|ming)?(?: up)?|com(?:e|es|ing)|came|amount(?:s|ed|ing)?|total(?:s|led|ling)?(?: up)?|run(?:s|ning)?) to (?=(?:{_BOUND} )?{_AMOUNT}(?: or more| or less)?)", "of "),
        (r"(?<=paid-in capital)(?P<x>[^;?]{3,60}?),? (?:and )?(?:none of (?:those|these|the|your)|no|not|without(?: any)?|never mind the) (?:empty |paper |hollow |mere )*shells?(?: companies| firms)?\b", r"\g<x>"),
        # tenders are landed and picked up
        (rf"\b(?:(?:pick|snap|scoop)(?:s|ed|ing)? up|land(?:s|ed|ing)?|bag(?:s|ged|ging)?|secur(?:es|ed|ing)|clinch(?:es|ed|ing)?|scoop(?:s|ed|ing)?|snagg?(?:s|ed|ing)?|walk(?:s|ed|ing)? (?:away|off) with|(?:take|takes|took|taken|taking) home|(?:come|comes|came|coming) away with|carr(?:y|ies|ied) off|pull(?:s|ed|ing)? in|net(?:s|ted|ting)) {_WORK}", "won "),
        (r"\bnot (?:one|a single|a solitary|any single|so much as (?:a|one)|even (?:a|one)) (?=(?:public |state )?(?:tender|contract|award|bid|fine|penalty|penalties|lawsuit|suit|case|record|entry))", "no "),
        (r"(?P<x>[,;(] ?|\b)ties? (?:to be |are |is |being |are to be )?(?:broken|settled|decided|resolved|split|ranked) (?:by|on|with|using|through)(?: the)? ", r"\g<x>then by "),
        (r"(?<=[a-z]) (?:in|over|during|for|within) (?:that|the same|this same|the said) (?:period|time|span|window|stretch|timeframe)\b", ""),
        # whom the bank has
        (rf"\b{_WE} (?:(?:own|existing|current|good|loyal|regular|old|present|valued|lending|loan) )+(?:customers?|clients?|borrowers?)\b", "our clients"),
        (r"\b(?P<n>and not|but not|not|none) (?:one|ones|any|anyone|anybody|a firm|a company|somebody|someone)?\s?(?:that's|that is|that are|who's|who is|who are|which is|which are|of)? ?(?:already )?(?:one of )?ours(?: already| yet| now)?\b", "excluding our clients"),
        (r"\b(?:ones|those|firms|companies) (?:that are|which are|who are) (?:already )?ours(?: already)?\b", "our clients"),
        # lending, without the word for it
        (r"\b(?P<we>could|can|might|should|would) (?P<w>we |the bank |i )?(?:safely |sensibly |comfortably |happily |reasonably |prudently )?(?:put|invest|place|risk|stake) (?:some |a little |a bit of |our |more |any )?(?:money|funds|cash|capital) (?:in|into|on|behind|with)\b", r"\g<we> \g<w>lend to"),
        (r"\b(?P<we>could|can|might|should) (?P<w>we |the bank |i )?(?:safely |sensibly |comfortably |happily |reasonably |prudently )(?P<l>lend|finance|fund|back)\b", r"\g<we> \g<w>\g<l>"),
        (r"(?P<x>\b(?:with|without|no|none|any|having|carry|carrying)\b[^,;.?]{2,40}?) (?:on|against|to|under) (?:them|their names?)\b", r"\g<x>"),
        # grouped
        (r",? in (?:numbers|figures)(?=\s*(?:$|[?.]))", ""),
        # what is in force is meant anyway
        (r"\b(?:and |but |, )?(?:(?:has|have|had|is|are|was|were) )?(?:not|never|n't|yet to)(?: yet| been| got| had| have| get| be)*(?: it| them| that| those| these)?(?: been)? (?:cleared|settled|resolved|lifted|closed|wiped|put right|sorted(?: out)?|dealt with|discharged|rectified|struck off)(?: off| up)?(?: yet| so far| to date| since)?\b", " "),
        (r"\bentered (?:as|in|on|into|among|under)(?= )", "recorded as"),
        (r"\b(?:suppl(?:y|ies)|sells?|delivers?|serves?|ships?)(?: to)? neither (?P<a>[^,;]{3,40}?) nor (?:to )?(?P<b>[^,;.?]{3,40})", r"do not supply \g<a> and do not supply \g<b>"),
        # for the quarterly concentration paper: what the answer goes into
        (r"^for (?:the|our|my|this|next|a|an) (?:(?:next|coming|quarterly|annual|monthly|weekly|half-year|half-yearly|mid-year|year-end|yearly|concentration|risk|credit|portfolio|board|regional|internal|supervisory|audit|planning|budget|training|steering|management|committee|lending|branch|head-office|strategy|industry|market|marketing|morning|afternoon) )*(?:paper|report|review|meeting|memo|memorandum|presentation|slides?|slide deck|deck|briefing|file|committee|return|plan|pack|study|submission|note|summary|talk|training|conference|session)(?:,\s*|\s+(?=(?:i|we|please|could|can|which|kindly|who|list|show|give|how)\b))", ""),
    )
)  # fmt: skip

_SPREAD = re.compile(
    r"\bhow (?:(?:are|is) )?(?P<x>[^,;?]{2,60}?) (?:(?:are|is|get|were) )?(?:spread|distributed|divided|split|scattered|shared out|broken down|allocated|dispersed)(?: up| out)? (?:over|across|among|amongst|between|by)(?: our| the| all| different| various| its| own)* (?P<by>"
    + "|".join(_GROUPS)
    + r")\b",
    re.IGNORECASE,
)
"""how the clients are spread over our branches: how many by branch."""
_SENTENCE = re.compile(
    r"(?<![. ][a-z])(?<=[a-z0-9)\u4e00-\u9fff])(?<!\bno)(?<!\bnr)(?<!\bvs)(?<!\bco)(?<!td)(?<!orp)(?<!nc)(?<!\bmr)(?<!\bdr)(?<!\bms)(?<!etc)(?<!\bst)\.\s+(?=[a-z])|(?<=\b[A-D])\.\s+(?=[A-Z])",
)
"""Where a sentence ends and another goes on: lovely. now who in Weng'an."""
_SIGNED = re.compile(
    r"[\s,.;!?]+(?:with )?(?:(?:many|best|kind|kindest|warm|warmest|my) )*(?:wishes|regards|thanks(?: in advance| again| a lot)?|cheers|yours(?: sincerely| truly| faithfully)?|sincerely|ta|best)\s*[,.!–—-]+\s*[A-Za-z]{2,12}(?: [A-Z][a-z]{1,12})?\s*[.!]*\s*$"
)
"""Best wishes, Luo."""


def without_idioms(text: str) -> str:
    """Folded text with its English idioms and abbreviations written out; Chinese is left as it stands."""
    signed = _SIGNED.sub("", text)
    text = signed if len(signed.strip()) > 3 else text
    for pattern, written in _WRITTEN:
        text = pattern.sub(written, text)
    text = _SPREAD.sub(lambda match: f"how many {match['x']} by {_GROUPS[match['by'].lower()]}", text)
    return _SENTENCE.sub("; ", text)
