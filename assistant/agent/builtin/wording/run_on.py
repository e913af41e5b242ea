"""Puts the stops that a dictated sentence lacks where one clause must end: …哪几家嘛州里头喊我们…, …那么多你就给我…."""

from __future__ import annotations

import re

_ASKED = re.compile(
    r"(?P<asked>(?:哪[些几]?[家户个]?|有谁|是谁|都有谁|多少[家户个]|几[家户个]))(?:嘛|呢|呀|啊|哦|咧)(?=[\u4e00-\u9fff]{4,})"
)
"""The particle ends the question."""
_ORDERS = re.compile(
    r"(?P<told>^[^,，。;；的企公客户厂商社]{4,16}?)(?=(?:那)?[你您]就?(?:给我|帮我|替我|先给我|先帮我))"
)
"""一天跑不了那么多你就给我…: why, and then what is wanted."""


def with_stops(text: str) -> str:
    """Folded text with a comma where a clause ends without one."""
    return _ORDERS.sub(r"\g<told>,", _ASKED.sub(r"\g<asked>,", text))
