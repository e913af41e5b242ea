"""Writes a row of the bank's branches out (贵定、都匀两支行 is 贵定支行、都匀支行), and the one that was named where it is
only called 支行 afterwards. Expects folded text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_PLACE = r"[\u4e00-\u9fff]{2,3}?"
_ROW = re.compile(
    rf"(?P<places>(?:{_PLACE}(?:[、,，/]|和|与|及|跟|以及)){{1,8}}{_PLACE})(?:这)?(?:[两二三四几23]|两个|三个|几个|两家|三家|几家|等)?(?:个|家)?支行"
)
_JOINT = re.compile(r"([、,，/]|以及|和|与|及|跟)")
_NAMED = re.compile(r"[\u4e00-\u9fff]{2}(?P<more>[\u4e00-\u9fff]?)支行")
_ITS = re.compile(
    r"(?<![\u4e00-\u9fff])(?:(?:那|请|先)?(?:我们?|咱们?|本|这个|该|这家))?支行(?:里|这边|这里|上)?(?=(?:现在|目前|现有|手上|名下|管着?|存量|的){0,4}(?:客户|户头?|企业|公司|存量|贷款|余额))"
)
"""我刚调到都匀支行，…支行现在的客户: that branch."""


def branch_said_again(text: str, terms: Mapping[str, tuple[str, Any]]) -> str:
    """The text with the name of its one branch where a later clause only says 支行."""
    named = {
        name
        for match in _NAMED.finditer(text)
        for name in (match[0], match[0][1:])
        if terms.get(name, ("", None))[0] == "b"
    }
    if len(named) != 1:
        return text
    (name,) = named
    first = text.find(name) + len(name)
    return text[:first] + _ITS.sub(name, text[first:])


def each_branch(text: str, terms: Mapping[str, tuple[str, Any]]) -> str:
    """The text with 支行 behind every place of a row that has a branch of its name; unchanged where one has none."""

    def written(match: re.Match[str]) -> str:
        parts = _JOINT.split(match["places"])
        whole = [f"{part}支行" for part in parts[::2]]
        # what stands ahead of the first place is no part of it: 看看麻江、昌明支行
        first = next((name for size in (2, 3) if (name := whole[0][-size - 2 :]) in terms), None)
        if first is None or any(terms.get(name, ("", None))[0] != "b" for name in (first, *whole[1:])):
            return match[0]
        whole[0] = whole[0][: len(whole[0]) - len(first)] + first
        return "".join(name + joint for name, joint in zip(whole, [*parts[1::2], ""], strict=True))

    return _ROW.sub(written, text)


_OF_OURS = re.compile(
    r"(?:我|我们|本人|这边|这里)(?:是|在|来自)(?P<branch>[\u4e00-\u9fff]{2,5}支行)(?P<rest>[^。]{0,40}?)(?:我们|咱们|我|咱|本)(?:的|这个)?支行"
)
"""我是马场坪支行的，我们支行的客户."""


def our_branch(text: str) -> str:
    """The text with the name of the branch that the officer says they are of where they speak of 我们支行."""
    return _OF_OURS.sub(r"\g<rest>\g<branch>", text)
