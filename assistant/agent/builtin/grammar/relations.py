"""Who sells to whom: 国企的供应商, 给国企供货的, suppliers to state-owned enterprises, 有国企客户的, 国企的客户."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from assistant.agent.builtin.lexer import Tokens

_BUYERS = "[SVTF](?:&?[SVTF])*"
_SUPPLIER = [
    re.compile(rf"(?P<b>{_BUYERS})[th.]{{0,2}}[UD]"),
    re.compile(rf"[UD][th.]{{0,2}}(?P<b>{_BUYERS})"),
    re.compile(rf"B[h.](?P<b>{_BUYERS})"),
    re.compile(rf"h(?P<b>{_BUYERS})B"),
]
_WON = [re.compile(rf"w[t.]{{0,2}}(?P<b>{_BUYERS})(?!t?[UB])"), re.compile(rf"(?P<b>{_BUYERS})[th.]{{0,2}}w")]
_CUSTOMER = [re.compile(rf"(?P<b>{_BUYERS})tB"), re.compile(rf"Bt(?P<b>{_BUYERS})")]
_LABEL = {"S": "soe_supplier", "V": "government_supplier", "T": "listed_supplier", "F": "financial_supplier"}


@dataclass(frozen=True, slots=True)
class Relations:
    """Labels that are asked for or excluded, levels of the state buyer, and the tokens that said so.

    won: places of buyers whose tenders are meant (中标了政府项目); they are no label, since a tender has a date.
    """

    labels: tuple[str, ...]
    excluded: tuple[str, ...]
    levels: tuple[str, ...]
    used: frozenset[int]
    won: frozenset[int] = frozenset()


def read_relations(tokens: Tokens, negated: frozenset[int]) -> Relations:
    """The supplier and customer relations of a question."""
    shape, items = tokens.shape, tokens.items
    wanted: dict[str, None] = {}
    unwanted: dict[str, None] = {}
    levels: dict[str, None] = {}
    used: set[int] = set()

    def note(match: re.Match[str], customer: bool) -> None:
        if any(place in used for place in range(*match.span("b"))):
            return
        used.update(range(*match.span()))
        for place in range(*match.span("b")):
            token = items[place]
            if token.category not in _LABEL:
                continue
            if customer and token.category != "S":
                continue
            label: Any = "soe_customer" if customer else _LABEL[token.category]
            (unwanted if place in negated or match.start() in negated else wanted)[label] = None
            if token.value and token.category == "S" and place not in negated:
                levels[token.value] = None

    for patterns, customer in ((_CUSTOMER, True), (_SUPPLIER, False)):
        for pattern in patterns:
            for match in pattern.finditer(shape):
                note(match, customer)
    won: set[int] = set()
    for pattern in _WON:
        for match in pattern.finditer(shape):
            won.update(i for i in range(*match.span("b")) if items[i].category in _LABEL and i not in used)
    return Relations(tuple(wanted), tuple(unwanted), tuple(levels), frozenset(used), frozenset(won))
