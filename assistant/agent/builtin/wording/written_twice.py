"""Leaves one of two names of a firm where the second stands in brackets: 城投(福泉…城市建设投资有限公司), 福泉…有限公司(简称福泉磷化).

The short one is taken from the letters of the full one, in their order. Expects folded text.
"""

from __future__ import annotations

import re

_FORM = r"(?:有限责任公司|股份有限公司|集团有限公司|有限公司|合作社|公司|集团)"
_BRACKETED = re.compile(
    rf"(?P<before>[\u4e00-\u9fff]{{2,12}})[(（](?:全称|即|也就是|全名)?[:：]?(?P<full>[\u4e00-\u9fff]{{4,30}}{_FORM})[)）]"
)
_CALLED = re.compile(
    rf"(?P<full>[\u4e00-\u9fff]{{4,30}}{_FORM})[(（](?:以下|下称|以下简称|下文)?(?:简称|又称|俗称|也叫|就叫|即|就是|即是)?(?:为)?[:：]?[“\"]?(?P<short>[\u4e00-\u9fff]{{2,8}})[”\"]?[)）]"
)
_LEAST = 2


def _taken_from(short: str, full: str) -> bool:
    """Whether the letters of the short name stand in the full one in their order."""
    place = 0
    for letter in short:
        place = full.find(letter, place) + 1
        if not place:
            return False
    return True


def _without_short(match: re.Match[str]) -> str:
    before, full = match["before"], match["full"]
    for start in range(len(before) - _LEAST + 1):
        if _taken_from(before[start:], full):
            return before[:start] + full
    return match[0]


def named_once(text: str) -> str:
    """Folded text with the full name alone where its short form stands beside it."""
    if not re.search(r"[(（]", text):
        return text
    text = _BRACKETED.sub(_without_short, text)
    return _CALLED.sub(
        lambda match: match["full"] if _taken_from(match["short"], match["full"]) else match[0], text
    )
