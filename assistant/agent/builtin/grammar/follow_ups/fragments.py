"""Turns that are a piece of a sentence: 供国企的, 给央企供货的也行. They say one thing more of the firms before.

A piece that has a place and a trade of its own, or a noun for firms, can stand alone and is asked anew.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.conditions import Conditions
from assistant.agent.builtin.grammar.follow_ups.taking_in import adds
from assistant.agent.builtin.grammar.policy_points import points_at_text
from assistant.agent.builtin.question_tokens import Tokens

_PLACES = frozenset({"regions", "exclude_regions", "local", "towns", "parks", "branches"})
_TRADES = frozenset({"chain", "products", "segments", "industries"})
_OPEN = re.compile(r"的(?:吧|了|啊|嘛|呗|哈|呀|哦)*[\s。.!！]*$")
"""供国企的: the noun is left to the list before."""
_LONGEST = 24


def is_piece(tokens: Tokens, read: Conditions) -> bool:
    """Whether the turn only says one thing more of the firms of a list. Such a piece asks for nothing by itself."""
    said = set(read.fields)
    if not said or read.unread or len(tokens.text) > _LONGEST:
        return False
    if said & _PLACES and (said & _TRADES or tokens.has("SU")):
        return False  # 瓮安做绿茶的, 瓮安给国企供货的
    open_ended = _OPEN.search(tokens.text) is not None or adds(tokens.text)
    return open_ended and not tokens.has("WQAMI§") and not points_at_text(tokens.text)
