"""Writes a ranking that is told step by step in the grammar's words: 先看A, 一样的再看谁成立得早 is 按A排序, 再按成立时间从旧到新.

Expects folded text.
"""

from __future__ import annotations

import re

_SAME = r"(?:一样|相同|相等|持平|打平|并列|同样|一致|分不出(?:高下|先后)?)"
_FIRST = re.compile(
    rf"(?:先|首先|第一)(?:看|比|按|论|瞧|依|凭)(?P<by>[^,，。;；]{{2,14}}?)(?:来|的)?(?:排序?)?(?=[,，;；])(?=.{{0,60}}(?:{_SAME}|再[看比按论]|[然其]后[看比按]|其次))"
)
_TIED = re.compile(
    rf"[^,，。;；]{{0,6}}{_SAME}(?:多|大|高)?(?:的话|的|时|了)?[,，]?(?:那|就|再|则|便)*(?:看|比|按|论)(?:谁家?的?)?"
)
_BY_AGE = re.compile(
    r"(?<=再按)(?:的)?(?:谁)?(?:成立|开业?|办|注册|创办)(?:得|的)?(?:时间)?(?:更|比较)?(?P<a>早|久|晚|迟)(?:一些|些)?"
)
_FROM = {"早": "从旧到新", "久": "从旧到新", "晚": "从新到旧", "迟": "从新到旧"}


def in_steps(text: str) -> str:
    """Folded text with the steps of a ranking as keys to sort by."""
    if not re.search(_SAME + r"|先[看比按论]", text):
        return text
    text = _FIRST.sub(r"按\g<by>排序", text)
    text = _TIED.sub("再按", text)
    return _BY_AGE.sub(lambda m: "成立时间" + _FROM[m["a"]], text)
