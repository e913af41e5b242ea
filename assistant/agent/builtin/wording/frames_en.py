"""What English wraps around a question and what limits nobody: calls, hedges, reports, and clauses about the speaker.

oh, and; do you think; someone told me that …; the small fry can wait; because renewals have been slow; I heard it on the
bus. A clause is left out by what it is: the speaker, a boss or "it" is its subject, or it gives a reason, and it names
neither firms nor a condition. Text in, text out.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.agent.builtin.question_tokens import Tokens

_PERSON = (
    r"(?:chap|bloke|guy|fellow|lad|man|woman|lady|friend|mate|colleague|client|customer|contact|neighbou?r|cousin|brother|sister|teacher|farmer|driver|trader|dealer|"
    r"visitor|speaker|official|someone|somebody)"
)
_BOSS = (
    r"(?:the|our|my) (?:[a-z-]+ ){0,2}?(?:boss|chairman|chairwoman|chair|president|vice president|director|manager|head|chief|board|committee|governor|mayor|supervisor|auditors?|"
    r"regulators?|inspectors?|bureau|county government|head office|marketing department|risk department|credit department|team leader)(?: of (?:the )?[a-z ]{2,20}?)?"
)
_THINKS = r"(?:think|reckon|say|suppose|believe|guess|imagine|feel|wager)"
_AROUND: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        (r"^(?:(?:oh|ooh|ah|aha|right|well|hmm+|hm|okay|ok|alright|so|um+|uh|er+m?|gosh|wow|blimey|crikey|funny thing|silly question(?: maybe)?|quick question|quick one|one more|listen|look|hey|yo|actually|anyway|by the way|btw|oh dear|dear me|goodness|sorry|hang on|hold on|wait)(?: then| now)?\s*[,;:!.–-]+\s*)+(?=\S)", ""),
        (r"^actually (?=[a-z])", ""),
        (r" (?:is|are|has been|have been) (?:doing|going|selling|moving|performing|coming along|booming)(?: (?:really|very|quite|rather|so))? (?:nicely|well|great|fine|strongly|briskly|brilliantly|badly|poorly)(?: (?:at the moment|lately|this year|these days|now))?(?=\s*[,;])", ""),
        (r"\b(?:would|could|will|can) you be (?:a star|a dear|a love|an angel|a hero|a darling|so kind|so good|kind enough|good enough)(?: as)?(?: and| to)? (?=[a-z])", "please "),
        (r"\b(?:i|we) can (?:never|hardly|not|barely|scarcely) (?:tell|distinguish|keep) (?P<a>[^,;]{2,30}?) (?:apart )?(?:from|and) (?P<b>[^,;]{2,30}?)(?: apart)?(?=[,;])", r"\g<a> or \g<b>"),
        (r"^for (?:the|our|my|this|next|a|an) (?:(?:small-business|small business|sme|inclusive|inclusive-finance|spring|summer|autumn|winter|new|next|coming|annual|quarterly|marketing|lending|credit|big|year-end|new-year|rural|village|door-to-door|postal|e-mail|email) )*(?:campaign|drive|push|mailing|mailshot|initiative|programme|program|exercise|round|sweep|survey|visit|visits|tour|trip)\b(?:,\s*| )(?=(?:i|we|i'm|we're|i'd|please|could|can|which|who|list|show|give|how)\b)", ""),
        (r"^to (?:keep|cut|make) (?:it|this|that|things|the list|a long story) (?:short|brief|simple|manageable|handy|readable|tidy)\s*[,:;-]\s*", ""),
        (r",? (?:shall we|will you|won't you|would you|could you|can you|if you please|if you'd be so kind|if you would be so kind|if you'd be so good|if i may|if i might|if that's all right|if that's ok(?:ay)?|heaven forbid|god forbid|touch wood|fingers crossed|by any chance|at a guess|off the top of your head|for the record|for what it's worth|to be honest|to be fair|frankly)(?=\s*[?.!]*$)", ""),
        (rf",? (?:do|would|did) you (?:{_THINKS})(?=\s*[?,.;]|\s*$)", ""),
        (rf"\b(?P<wh>who|which|what)(?P<x>[^,;?.]{{0,60}}?) (?:do|would) you {_THINKS} (?=(?:is|are|has|have|could|can|might|should|would|looks?|deserves?|qualif)\b)", r"\g<wh>\g<x> "),
        (r"^if (?:it|that|this)(?: is|'s)?(?:n't| not)? (?:(?:too much|too big|much|any|no|a)(?: of)?(?: a| an)? )?(?:bother|trouble|hassle|fuss|work|to ask|asking)(?: to ask| at all)?\s*[,;-]\s*", ""),
        (rf"(?:(?<=^)|(?<=[,;.] ))(?:(?:a|an|one|some|that|the|my|our|this)(?: old| young)? )?{_PERSON}(?: (?:at|from|in|of|over at) [a-z' ]{{3,24}}?)? (?:told|tells|keeps telling|said to|mentioned to|informed|swore to|assured) (?:me|us)(?: that)? ", ""),
        (rf"(?:(?<=^)|(?<=[,;.] )){_BOSS} (?:wants|needs|would like|is after|is asking for|has asked for|asked for|wishes for|is keen on|is interested in|is looking for)(?: to see| to have)? (?!me\b|us\b|to\b)(?=[a-z])", "I want "),
        (r"\b(?:manag(?:e|es|ed|ing)|happen(?:s|ed)?|contriv(?:e|es|ed)|got|gets?) to win\b", "won"),
        (r"\b(?:i'm|i am|we're|we are) not (?:chasing|after|looking for|interested in|hunting(?: for)?|keen on|bothered with|seeking|asking for) (?=[a-z])", "exclude "),
        (r"\bstate (?:outfits|lot|shops|players|concerns|entities|giants|boys|crowd)\b", "state firms"),
        (r"\b(?:manag(?:e|es|ed|ing)|happen(?:s|ed|ing)?|contriv(?:e|es|ed)|turn(?:s|ed)? out|prov(?:e|es|ed)|went on|go on|goes on|come|comes|got|gets) to (?:have (?=[a-z]+(?:ed|en)\b)|be (?=an? |under|on |in )|(?=win\b|land\b|sell\b|supply\b|get\b))", ""),
        (r"\blook(?:s|ing)? (?:to (?:you|us|me) )?like (?=(?:an? )?(?:decent|good|sound|solid|reliable|safe|strong|suitable|worthy|promising|bankable|creditworthy|likely|potential)\b)", "are "),
    )
)  # fmt: skip
_CUT = re.compile(r"(?:[^,;:.?!–—-]|(?<=\w)[-:.,'](?=\w))+(?:[,;:.?!–—-]+\s*|$)")
_MARKS = " ,;:.?!–—-"
_ABOUT = re.compile(
    r"(?:and |but |so |well |then |or |as |since |because |though |although |for |when |while |even if |even though |now that )*(?:"
    r"(?P<own>i|we|i'm|we're|i've|we've|i'll|we'll|i'd|we'd)(?:'m|'re|'ve|'ll|'d)? |"
    r"(?:my|our|the) (?:[a-z-]+ ){0,2}?(?:boss|chairman|chair|president|director|manager|head|chief|board|committee|governor|mayor|predecessor|team|desk|colleagues?|office|wife|husband|trainee|intern|auditors?|regulators?|supervisor|branch|people|phone|printer|screen|name|bus|train|meeting) |"
    r"(?:it|that|this|it's|that's|this is|there's|there)(?:'s|'ll|'d)? |(?:he|she|he's|she's)(?:'s|'ll|'d)? |(?:head office|headquarters|hq|management|everyone|everybody|nobody|somebody|someone|people) |"
    r"(?:don't|do not|never|please don't) (?:ask|tell|worry|mind|laugh|forget|be|rush|hurry)\b|heaven|god|thank (?:god|heavens|goodness)|happy to|glad to|sorry (?:to|for|about)|no (?:rush|hurry|need|fuss|worries)|"
    r"the (?:small fry|rest|others|small ones|little ones|details?|remainder) (?:can|may|will|could|don't|do not|doesn't|isn't|aren't|is|are) )"
)
_STOCK = re.compile(
    r"(?:and |but |so )?(?:the (?:small fry|rest|others|small ones|little ones|small stuff|minnows|remainder|details?) (?:can|may|will) (?:wait|come later|follow(?: later)?|stay|look after themselves)|(?:don't|do not) ask(?: me)?(?: why| how)?|(?:i|we) (?:don't|do not) care (?:why|how|who asks)|(?:my|the|our) (?:boss|manager|chief) (?:is|can be) [a-z]+|(?:just |only )?(?:one|a|the|a single|a quick|just a|just one) (?:number|figure|count|headcount|question|thing)(?: for [a-z' -]{3,40})?(?: please| only)?|same otherwise|otherwise (?:the )?same|as before otherwise|everything else (?:the same|as before|stays|unchanged)|the rest (?:stays|as before|unchanged)(?: the same)?)"
)
"""Said beside a wish, and none itself, whatever words stand in it."""
_WHY = re.compile(
    r"(?:because|as|since|for|given that|seeing that|now that|so that|lest|in case)\b(?! (?:\d|january|february|march|april|may|june|july|august|september|october|november|december|last|this)\b)"
)
_WISH = re.compile(
    r"\b(?:want|wants|need|needs|after|looking|look for|seek(?:ing)?|interested|like to|would like|i'd like|'d like|love|prefer|only|must|should|care|focus(?:ed)?|lend|lending|finance|please|show|list|give|find|keep|drop|exclude|unless|except|instead|rather|"
    r"happy with|fine with|insist|specialis|specializ|rebuild|visit(?:ed)?|met|banked?|dealt)\b"
)
_VAGUE_WISH = re.compile(
    r"(?:and |but |so )?[^,]{0,40}?\b(?:wants?|needs?|'d like|would like|am after|is after) (?:(?:to|have|get|see|me|us|give|only|just|one|a|an|some|few|single|quick|more|fresh|new|different|better|couple|of|the|for|old|rather|than|friends|usual|other) )*(?:names?|numbers?|figures?|ideas?|answers?|leads?|suspects?|list|something|friends|one)(?: (?:for|rather than|instead of|not) [a-z ]{2,40})?"
)
"""Head office wants fresh names rather than old friends, I need just one number: whatever follows says which."""
_LIMITS = 'HPRLZCbKGqSVTFUDBX^~%$zxeYr*wkcgf!umyM"©®§¶WQAE13'
"""Categories of words that could ask for firms or limit them."""
_FIRMS = "IUKkN"
_SHORT = 12

Read = Callable[[str], Tokens]


def without_frames(text: str) -> str:
    """Folded text without calls, hedges and reports."""
    if len(text) < _SHORT:
        return text
    for pattern, written in _AROUND:
        text = pattern.sub(written, text)
    return text


_ANYONE = re.compile(
    r"^(?:oh,? )?(?:and|or|nor) (?:also )?(?=(?:anyone|anybody|everyone|everybody|whoever|any(?: of (?:them|those))?) (?:else )?(?:who|that|with|on|under|in|from|already|owing)|(?:anyone|anybody)'s\b)",
    re.IGNORECASE,
)
"""A turn that goes on leaving out: drop those under five, then and anyone who is a client already."""


def left_out_as_well(text: str) -> str:
    """A turn after a list that names anyone at all, as one that leaves them out: and anyone with a penalty."""
    return text if text.rstrip().endswith("?") else _ANYONE.sub("exclude ", text)


def without_own_clauses(text: str, read: Read) -> str:
    """Folded text without the English clauses about the speaker. read: text -> its tokens."""
    clauses = _CUT.findall(text)
    if not 1 < len(clauses) <= _SHORT or "".join(clauses) != text:
        return text
    about = [_is_about_the_speaker(clause) for clause in clauses]
    if not any(about) or all(about):
        return text
    tokens = [read(clause) for clause in clauses]
    if not any(tokens[at].has(_LIMITS + "IiONpd") for at in range(len(clauses)) if not about[at]):
        return text  # nothing else asks
    kept = [
        clause
        for clause, own, said in zip(clauses, about, tokens, strict=True)
        if not own
        or (said.has(_LIMITS) and not _is_stock(clause.strip(_MARKS).lower()))
        or (said.has("N") and said.has("I"))
        or _counts_people(said)
        or set(said.shape.strip(";")) == {"d"}  # by tender value, this year
    ]
    return "".join(kept).rstrip(" ,;:–—-") if len(kept) < len(clauses) else text


def _is_about_the_speaker(clause: str) -> bool:
    words = clause.strip(_MARKS).lower()
    if not words.isascii():
        return False
    if _is_stock(words):
        return True
    if words.startswith("because "):
        return True
    return (_ABOUT.match(words + " ") is not None or _WHY.match(words) is not None) and not _WISH.search(
        words
    )


def _is_stock(words: str) -> bool:
    return _VAGUE_WISH.fullmatch(words) is not None or _STOCK.fullmatch(words) is not None


def _counts_people(said: Tokens) -> bool:
    """Whether the clause has a figure of people, or of years: they have ten people."""
    return said.has("i") and said.has("n")
