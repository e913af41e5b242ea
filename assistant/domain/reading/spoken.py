"""Writes out how people shorten figures in a hurry (过亿, 1个亿, 500w, 两千来万, 5m yuan), as the readers expect them.

Expects folded text; what it returns has other offsets than the text that came in.
"""

from __future__ import annotations

import re

_FIGURE = r"\d零〇一二两三四五六七八九十百千半"
_SPOKEN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\((?:含|含本数|inclusive)\)"), ""),
    (re.compile(r"(?<![a-z])(?P<word>top|first)(?=\d)", re.IGNORECASE), r"\g<word> "),
    (re.compile(r"半个亿"), "5000万"),
    (re.compile(rf"(?<=[{_FIGURE}])个(?=(?:亿|千万|百万))"), ""),
    (re.compile(r"(?<=\d)kw(?![a-z])", re.IGNORECASE), "千万"),
    (re.compile(r"(?<=\d)w(?![a-z])", re.IGNORECASE), "万"),
    (re.compile(r"(?<=\d)[eE](?=[以元的,，。；、 ]|$)"), "亿"),
    (re.compile(rf"(?<=[{_FIGURE}])[来](?P<unit>[万亿]元?)"), r"\g<unit>左右"),
    (re.compile(rf"(?<=[{_FIGURE}])[多余](?P<unit>[万亿]元?)"), r"\g<unit>左右"),
    (re.compile(r"左右(?=(?:以上|以下|往上))"), ""),
    (re.compile(r"(?:超过|[过上破超])(?=(?:亿|千万|百万))"), "超过1"),
    (re.compile(rf"(?<!超)(?<!不)过(?=[{_FIGURE}][{_FIGURE}.]*[万亿])"), "超过"),
    (re.compile(r"(?<![\d.])(?:half a million)(?![a-z])", re.IGNORECASE), "0.5 million"),
    (re.compile(r"(?<![a-z])a (?=(?:million|billion)(?![a-z]))", re.IGNORECASE), "1 "),
    (re.compile(r"(?<=\d)\s?m(?=(?:\s|,|$|\+)(?!\s*(?:to|from) the river))", re.IGNORECASE), " million"),
)


def written_out(text: str) -> str:
    """`text` with its spoken amounts written out."""
    for pattern, written in _SPOKEN:
        text = pattern.sub(written, text)
    return text
