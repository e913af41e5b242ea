"""Reads numbers as Chinese and English write them: 1.2亿, 三千万, 37%, 百分之三十, five, 2.5 million, 128家.

The one reader of numbers: the parser, the importers and the citation check all use it, so that a number
means the same wherever it stands. Expects folded text (NFKC), gives offsets into it. Knows no units of trade.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

_SCALES: dict[str, Decimal] = {
    "万亿": Decimal(10) ** 12,
    "千亿": Decimal(10) ** 11,
    "百亿": Decimal(10) ** 10,
    "十亿": Decimal(10) ** 9,
    "亿": Decimal(10) ** 8,
    "億": Decimal(10) ** 8,
    "千万": Decimal(10) ** 7,
    "百万": Decimal(10) ** 6,
    "十万": Decimal(10) ** 5,
    "万": Decimal(10) ** 4,
    "萬": Decimal(10) ** 4,
    "千": Decimal(1000),
    "百": Decimal(100),
    "thousand": Decimal(1000),
    "k": Decimal(1000),
    "million": Decimal(10) ** 6,
    "mn": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "bn": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
}
ENGLISH_DIGITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
"""1 to 9."""
ENGLISH_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
"""10 to 19."""
_WORDS: dict[str, int] = {
    word: value for value, word in enumerate(("zero", *ENGLISH_DIGITS, *ENGLISH_TEENS, "twenty"))
} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "a hundred": 100,
}

_NUMERAL = "零〇一二两三四五六七八九十百千万亿"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE_ZH = "万亿|千亿|百亿|十亿|亿|億|千万|百万|十万|万|萬|千|百"
_SCALE_EN = r"thousand|million|billion|trillion|mn|bn|k"
_PATTERN = re.compile(
    rf"(?P<share>百分之)(?P<shared>{_DIGITS}|[{_NUMERAL}点]+)"
    rf"|(?P<ordinal>第)(?P<placed>\d+|[{_NUMERAL}]+)"
    rf"|(?P<digits>{_DIGITS})(?:\s*(?P<scale>{_SCALE_ZH})|\s*(?P<scale_en>{_SCALE_EN})(?![a-z]))?"
    rf"|(?P<han>[{_NUMERAL}]+(?:点[{_NUMERAL}]+)?)"
    rf"|(?<![a-z])(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?![a-z])"
    rf"(?:\s*(?P<word_scale>hundred|{_SCALE_EN})(?![a-z]))?",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\s*(?:%|个百分点|per\s?cent(?![a-z])|percent(?![a-z]))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands in text[start:end].

    value: its value with the scale applied; of a percentage the figure before the sign (37 of 37%).
    quantum: the worth of its last written digit (100000 for 1.2亿 is 10 million), by which rounding is judged.
    """

    start: int
    end: int
    value: Decimal
    quantum: Decimal
    kind: Literal["plain", "percent", "ordinal"] = "plain"
    scaled: bool = False
    written: Literal["digits", "han", "word"] = "digits"


@lru_cache(maxsize=4096)
def han_value(text: str) -> Decimal | None:
    """Value of a Chinese numeral (三千五百万, 二〇二三, 三点五亿), None where it is none."""
    import cn2an

    if re.fullmatch(r"[零〇一二三四五六七八九]{2,}", text):
        return Decimal("".join(str("零一二三四五六七八九".index("零" if c == "〇" else c)) for c in text))
    for scale in sorted(_SCALES, key=len, reverse=True):
        if text.endswith(scale) and len(text) > len(scale) and ("点" in text or scale == "万亿"):
            base = han_value(text[: -len(scale)])
            return None if base is None else base * _SCALES[scale]
    spoken = re.fullmatch(r"(?P<whole>.+)亿(?P<tenths>[一二两三四五六七八九])", text)
    if spoken is not None:  # 一亿二 is 1.2亿; cn2an fails on it
        whole, tenths = han_value(spoken["whole"]), han_value(spoken["tenths"])
        return None if whole is None or tenths is None else whole * 10**8 + tenths * 10**7
    try:
        return Decimal(str(cn2an.cn2an(text, "smart")))
    except (ValueError, KeyError):
        return _SCALES.get(text) if len(text) > 1 else None


def _digits(text: str) -> tuple[Decimal, Decimal]:
    plain = text.replace(",", "")
    places = len(plain.partition(".")[2])
    return Decimal(plain), Decimal(1).scaleb(-places)


def _read(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    if match["share"]:
        body = match["shared"]
        value = _digits(body)[0] if body[0].isdigit() else han_value(body)
        return None if value is None else Number(start, end, value, Decimal("0.01"), "percent")
    if match["ordinal"]:
        body = match["placed"]
        value = Decimal(body) if body.isdigit() else han_value(body)
        return None if value is None else Number(start, end, value, Decimal(1), "ordinal")
    if match["digits"]:
        value, quantum = _digits(match["digits"])
        name = match["scale"] or (match["scale_en"] or "").lower()
        factor = _SCALES.get(name, Decimal(1))
        written: Literal["digits", "han", "word"] = "digits"
    elif match["han"]:
        han = han_value(match["han"])
        if han is None:
            return None
        value, quantum, name, factor, written = han, Decimal(1), "", Decimal(1), "han"
    else:
        name = (match["word_scale"] or "").lower()
        factor = Decimal(100) if name == "hundred" else _SCALES.get(name, Decimal(1))
        value, quantum, written = Decimal(_WORDS[match["word"].lower()]), Decimal(1), "word"
    percent = _PERCENT.match(text, end)
    if percent:
        return Number(start, percent.end(), value * factor, quantum * factor, "percent", bool(name), written)
    return Number(start, end, value * factor, quantum * factor, "plain", bool(name), written)


def read_numbers(text: str) -> list[Number]:
    """Every number of `text` in order. A Chinese numeral inside a word (一般, 统一) is for the caller to judge."""
    found = (_read(text, match) for match in _PATTERN.finditer(text))
    return [number for number in found if number is not None]


def read_ordinal(text: str) -> int | None:
    """The whole number that `text` alone writes (3, 三, three), None where it is none."""
    numbers = read_numbers(text.strip())
    if len(numbers) != 1 or numbers[0].value != numbers[0].value.to_integral_value():
        return None
    return int(numbers[0].value)
