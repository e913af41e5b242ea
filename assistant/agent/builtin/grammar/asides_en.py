"""Whether unknown English words stand in the clause that says which firms are meant, or in an aside of the speaker's.

A clause is an aside where the speaker is its subject (I've a meeting, my boss asks), or where it names no firms and no
condition. In the clause that asks, every word that weighs could limit, wherever it stands.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.lexer import Token, Tokens

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
