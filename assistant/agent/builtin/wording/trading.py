"""Writes buying and selling of a thing as its trade: 化工原料买卖 is 化工原料贸易, where a product has that name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_TRADE = "贸易"
_LONGEST = 6
_DEALS = re.compile(
    r"(?P<thing>[\u4e00-\u9fff]{2,12}?)的?(?:买卖|倒买倒卖|倒卖|倒腾|购销|经销|批发|贩卖|生意)"
)


def as_trade(text: str, terms: Mapping[str, tuple[str, Any]]) -> str:
    """The text with 贸易 for other words of dealing behind what a product of trade is named after."""

    def written(match: re.Match[str]) -> str:
        thing = match["thing"]
        sizes = range(min(_LONGEST, len(thing)), 1, -1)
        known = any(terms.get(thing[-size:] + _TRADE, ("",))[0] == "P" for size in sizes)
        return thing + _TRADE if known and match[0] not in terms else match[0]

    return _DEALS.sub(written, text)
