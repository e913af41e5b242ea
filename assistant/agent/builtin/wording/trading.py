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
_BUYS_UP = re.compile(
    r"(?P<place>(?<=[镇乡村县市])(?:上|里|那边|这边|一带))?(?<![验签回吸营税征年没接催应实增])(?:专门|主要|常年|大量|就地)?(?:收购|收|采收|采购|采|贩)(?:点|些)?(?P<thing>[\u4e00-\u9fff]{2,6})"
)
"""盘江镇上收茶青的: whose trade it is."""


def _bought_up(text: str, terms: Mapping[str, tuple[str, Any]]) -> str:
    """The text with 做 for buying up in front of a product, where no seller is named."""

    def written(match: re.Match[str]) -> str:
        thing = match["thing"]
        known = any(terms.get(thing[:size], ("",))[0] == "P" for size in range(len(thing), 1, -1))
        return f"做{thing}" if known and not _FROM_WHOM.search(text[: match.start()]) else match[0]

    return _BUYS_UP.sub(written, text)


_FROM_WHOM = re.compile(r"(?:[从跟向找问]|公司)[^,，。;；]*$")
"""从X收购茶青: another firm's product."""


def as_trade(text: str, terms: Mapping[str, tuple[str, Any]]) -> str:
    """The text with 贸易 for other words of dealing behind what a product of trade is named after."""

    def written(match: re.Match[str]) -> str:
        thing = match["thing"]
        sizes = range(min(_LONGEST, len(thing)), 1, -1)
        known = any(terms.get(thing[-size:] + _TRADE, ("",))[0] == "P" for size in sizes)
        return thing + _TRADE if known and match[0] not in terms else match[0]

    return _bought_up(_DEALS.sub(written, text), terms)
