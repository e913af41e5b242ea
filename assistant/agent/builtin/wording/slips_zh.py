"""Mends slips in the word that leaves firms out, which would turn a condition round (处罚的去调 means 去掉, 失信的排处 排除), and
in the bound of a figure (五百万已上 means 以上).

Elsewhere a slip that nobody understands is passed over or asked about; here it would list the very firms that the
speaker does not want. Expects folded text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.agent.builtin.lexicon import LEXICON
from assistant.agent.builtin.spelling import readings_of
from assistant.retrieval.tokens import is_word

_LEAVE_OUT = [
    "去掉",
    "剔除",
    "排除",
    "不要",
    "除掉",
    "删掉",
    "划掉",
    "踢掉",
    "刨掉",
    "扣掉",
    "剔掉",
    "刷掉",
    "去除",
    "除外",
    "不算",
    "不看",
    "删除",
    "筛掉",
]
_AT_THE_END = re.compile(
    r"(?<=[的户业者司社厂])(?P<hedge>(?:先|都|就|全|请|一律|一概|统统)?)(?P<typed>[\u4e00-\u9fff]{2})(?=\s*(?:$|[,，。;；!！?？、]))"
)
"""失信的都踢除."""


@lru_cache(maxsize=1)
def _by_sound() -> dict[str, str]:
    return {sound: word for word in reversed(_LEAVE_OUT) for sound in readings_of(word)}


def _mended(match: re.Match[str]) -> str:
    typed = match["typed"]
    if typed in LEXICON or is_word(typed):
        return match[0]
    read = next((_by_sound()[sound] for sound in readings_of(typed) if sound in _by_sound()), typed)
    return match["hedge"] + read


_BOUND = re.compile(
    r"(?<=[\d零一二两三四五六七八九十百千万亿年人家户个名天元月级])(?:(?:已|己|乙|蚁|倚|亿)(?P<side>[上下内后前来])|一(?P<sure>[上下内]))(?=的|企业|公司|户|(?<!一[上下内])(?:$|[,，。;；!！]))"
)
"""五百万已上的: 以上. 一上 is one only ahead of 的, for 查一下 ends a clause."""


def slips_mended(text: str) -> str:
    """Folded text with mistyped words of exclusion at the end of a clause, and of a bound behind its figure, mended."""
    text = _BOUND.sub(lambda match: "以" + (match["side"] or match["sure"]), text)
    return _AT_THE_END.sub(_mended, text)
