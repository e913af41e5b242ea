"""Whether unknown English words stand in the clause that says which firms are meant, or in an aside of the speaker's.

A clause is an aside where the speaker is its subject (I've a meeting, my boss asks), or where it names no firms and no
condition. In the clause that asks, every word that weighs could limit, wherever it stands.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.question_tokens import Token, Tokens

_SPEAKER = re.compile(
    r"\b(?:i|i'm|i've|i'd|i'll|we|we're|we've|we'd|we'll|you|us|me|he|she|boss|office|team|visit|visits|visiting|call on|meet|see|talk to|please)\b"
)
_POINTS = "IUKkXHP"


def limits_in_english(tokens: Tokens, token: Token) -> bool:
    """Whether the words stand in the clause that asks, behind the first word for firms or conditions in it."""
    if not token.text.isascii():
        return False
    ends = [item for item in tokens.items if item.category == ";"]
    low = max((item.end for item in ends if item.end <= token.start), default=0)
    ahead = [item for item in tokens.items if low <= item.start < token.start and item.category in _POINTS]
    return bool(ahead) and _SPEAKER.search(tokens.text[ahead[-1].end : token.start]) is None


_OWN = re.compile(
    r"(?:so |and |but |well |as |since |because |before |after |while |when |on [a-z]+ |this [a-z]+ |today |tomorrow |tonight )*(?:i|we|i'm|we're|i've|we've|i'll|we'll|i'd|we'd|my [a-z]+|our [a-z]+|somebody|someone|a (?:friend|colleague|client)[a-z ]*)(?:'m|'re|'ve|'ll|'d)?\b"
)
_WISH = re.compile(
    r"(?:dear [a-z]+ )?(?:head office|headquarters|hq|the board|management|the (?:regional|provincial|city|county) (?:office|branch|government|head)|the (?:boss|president|director|manager|chief|government|regulator)|(?:our|my) (?:president|manager|boss|director|head|chief|superiors?))"
    r" (?:would like|wants?|wish(?:es)?|has asked|asked|is asking|expects?|keeps (?:asking|telling)|is pushing|urges?|encourages?|told|has told|tells?|is keen)\b"
)
_WANTS = re.compile(
    r"\b(?:want|wants|wanted|need|needs|after|looking|look for|seek|seeking|interested|interest|like|love|prefer|care|require|searching|hunting|focus|focused|only|must|should|specialise|specialize|into|keen)\b"
)
"""I'm after semiconductors: what the speaker wants is no aside."""
_TRADE = "HPq"
_ASKING = "WQA"
_FIRMS = "IUK"


def told_aside(tokens: Tokens, token: Token) -> bool:
    """Whether the words stand in a clause that only tells what the speaker is about or head office wishes, beside another
    one that asks: what is unknown there limits nobody (on Tuesday I am taking two visitors round the park)."""
    if not token.text.isascii():
        return False
    ends = [item for item in tokens.items if item.category == ";"]
    low = max((item.end for item in ends if item.end <= token.start), default=0)
    high = min((item.start for item in ends if item.start >= token.end), default=len(tokens.text))
    inside = [item for item in tokens.items if low <= item.start < high]
    beyond = [item for item in tokens.items if not low <= item.start < high]
    words = tokens.text[low:high].strip()
    if _WISH.match(words) is None and _WANTS.search(words):
        return False
    if any(item.category in "QA" for item in inside) or not any(item.category in _ASKING for item in beyond):
        told = any(item.category in _FIRMS for item in beyond) and _OWN.match(words) is not None
        return told and not any(item.category in _ASKING + _FIRMS for item in inside)
    if _WISH.match(words):
        named = any(item.category in _TRADE for item in beyond)
        return named and not any(item.category == "W" for item in inside)
    return _OWN.match(words) is not None and not any(item.category in "W" + _FIRMS for item in inside)
