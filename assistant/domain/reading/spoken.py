"""Writes out how people shorten figures in a hurry (过亿, 1个亿, 500w, 两千来万, 5m yuan), as the readers expect them.

Expects folded text; what it returns has other offsets than the text that came in.
"""

from __future__ import annotations

import re

from assistant.domain.reading.numbers import ENGLISH_DIGITS, ENGLISH_TEENS
from assistant.domain.reading.spoken_en import written_out_en

_FIGURE = r"\d零〇一二两三四五六七八九十百千半"
_YEARS: tuple[tuple[int, str], ...] = (
    *((20 + n, f"twenty[ -]?{word}") for n, word in enumerate(ENGLISH_DIGITS, 1)),
    *((10 + n, word) for n, word in enumerate(ENGLISH_TEENS)),
)
_SPOKEN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\((?:含|含本数|inclusive)\)"), ""),
    (re.compile(r"(?<![a-z])(?P<word>top|first)(?=\d)", re.IGNORECASE), r"\g<word> "),
    # 零八年到一五年, 15年以后: the century is left out
    (
        re.compile(
            r"(?<![\d零〇一二两三四五六七八九十近前满过的了]|[有开干做搞])(?P<y>[012][0-9]|[零〇一二][零〇一二三四五六七八九])年(?=(?:年?底|年?初|年?末|\d{1,2}月|[一二三四五六七八九十]{1,2}月)?(?:到|至|之前|之后|以来|以前|以后|起|成立|开|注册|设立|前|后|年底))"
        ),
        r"20\g<y>年",
    ),
    (
        re.compile(
            r"(?<=到|至)(?P<y>[012][0-9]|[零〇一二][零〇一二三四五六七八九])年(?=之间|间|成立|注册|设立|底|初|这段|期间)"
        ),
        r"20\g<y>年",
    ),
    *(
        (
            re.compile(rf"\b(?:twenty|two thousand(?: and)?)[ -]{tens}(?![a-z])", re.IGNORECASE),
            f"20{value:02d}",
        )
        for value, tens in _YEARS
    ),
    (re.compile(r"半个亿"), "5000万"),
    *(
        # 三五百万, 一两千万: from the first to the second
        (re.compile(rf"(?<![{_FIGURE}第近前]){low}{high}(?=(?:百|十)?[万亿]|千万)"), f"{low}UNIT到{high}")
        for low, high in (
            "一两",
            "一二",
            "两三",
            "二三",
            "三四",
            "三五",
            "四五",
            "五六",
            "六七",
            "七八",
            "八九",
        )
    ),
    (re.compile(r"UNIT到(?P<n>.)(?P<unit>(?:百|十|千)?[万亿])"), r"\g<unit>到\g<n>\g<unit>"),
    (re.compile(rf"(?<=[{_FIGURE}])个(?=(?:亿|千万|百万))"), ""),
    (re.compile(r"(?<=\d)kw(?![a-z])", re.IGNORECASE), "千万"),
    (re.compile(r"(?<=\d)w(?![a-z])", re.IGNORECASE), "万"),
    (re.compile(r"(?<=\d)[eE](?=[以元的,，。；、 ]|$)"), "亿"),
    (re.compile(rf"(?<=[{_FIGURE}])[来](?P<unit>[万亿]元?)"), r"\g<unit>左右"),
    (re.compile(rf"(?<=[{_FIGURE}])[多余](?P<unit>[万亿]元?)"), r"\g<unit>左右"),
    (re.compile(r"左右(?=(?:以上|以下|往上))"), ""),
    (re.compile(r"(?:超过|[过上破超])(?=(?:亿|千万|百万))"), "超过1"),
    (re.compile(rf"(?<![超不中拿得接签])过(?=[{_FIGURE}][{_FIGURE}.]*[万亿])"), "超过"),
    (re.compile(r"(?<![\d.])(?:half a million)(?![a-z])", re.IGNORECASE), "0.5 million"),
    (re.compile(r"(?<![a-z])a (?=(?:million|billion)(?![a-z]))", re.IGNORECASE), "1 "),
    (
        re.compile(r"(?<=\d)\s?m(?=(?:\s|,|$|\+|\?|;|\))(?!\s*(?:to|from) the river))", re.IGNORECASE),
        " million",
    ),
)


_FORMAL_DIGITS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億贰叄", "一二三四五六七八九十百千万亿二三")
_FORMAL = re.compile(
    r"[壹贰叁肆伍陆柒捌玖拾佰仟零萬億叄]+(?=[万亿元圆整家户人年])|[壹贰叁肆伍陆柒捌玖][拾佰仟]"
)
"""人民币贰仟万元: figures as they stand in contracts."""
_CREDIT_CODE = re.compile(r"(?<![0-9a-z])(?=[0-9a-z]*\d{6})[0-9a-z]{18}(?![0-9a-z])", re.IGNORECASE)
"""91529999XDEM00505M: a credit code, whose last letter is no million."""
_HELD = "\x00"
_SHORT_YEAR = re.compile(r"20(?P<y>[零〇一二][零〇一二三四五六七八九])年")


def _in_digits(match: re.Match[str]) -> str:
    return "20" + "".join(str("零一二三四五六七八九".index(c.replace("〇", "零"))) for c in match["y"]) + "年"


def written_out(text: str) -> str:
    """`text` with its spoken amounts written out."""
    text = written_out_en(_FORMAL.sub(lambda match: match[0].translate(_FORMAL_DIGITS), text))
    codes = [match[0] for match in _CREDIT_CODE.finditer(text)]
    text = _CREDIT_CODE.sub(_HELD, text) if codes else text
    for pattern, written in _SPOKEN:
        text = pattern.sub(written, text)
    text = _SHORT_YEAR.sub(_in_digits, text)
    for code in codes:
        text = text.replace(_HELD, code, 1)
    return text
