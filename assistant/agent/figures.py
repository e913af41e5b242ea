"""The figures of a text by value, for the citation check: 1.2亿元 and 120,000,000 are one, so are 第四十条 and Article 40.

What counts as a figure: numbers with digits, percentages, dates, ordinals, and Chinese or English numerals that
carry a measure. 一般 and 统一 hold none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from assistant.agent.units import COUNT_HEADERS, Unit, unit_of
from assistant.domain.reading.dates import read_dates
from assistant.domain.reading.normal import fold
from assistant.domain.reading.numbers import Number, read_numbers

_CITATION = re.compile(r"\[\d+(?:\s*[,，、]\s*\d+)*\]")
_LIST_MARK = re.compile(
    r"^\s*(?:[-*]\s+)?(?:\(?\d{1,2}[.)、](?!\d)|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)"
)
_TABLE_MARK = re.compile(r"^\s*\|\s*\d{1,2}\s*\|")
_MEASURE = re.compile(
    r"\s*(?:家|户|个|名|人|年|月|日|天|元|条|款|项|批|倍|成|次|吨|亩|件|台|级|分|位|层|季|周|种|笔|份|%|"
    r"firms?|compan|suppliers?|years?|months?|days?|times|people|percent|clusters?|tonnes?|tons?|articles?|candidates?)",
    re.IGNORECASE,
)
_TRIVIAL_HAN = frozenset("一两")
_COUNTED_TWO = re.compile(r"\s*(?:家|户|倍|次|名|人|笔|成|年|个月)")
"""两 before these is a count like any other; before 者, 方面, 种情形 it is manner of speech."""
_NO_NUMERAL = re.compile(r"十分|十足|万分|万一|百姓|千万(?=不|要|别)|一一")
_ARTICLE = re.compile(r"(?<![a-z])(?:article|art\.|chapter|section|page|row|line)\s*(\d+)", re.IGNORECASE)
_PLACED = re.compile(r"第\s+(?=\d)")
_HALF = re.compile(
    r"一半|半数|过半|(?<![a-z])half (?:of|the)(?![a-z])|(?<![a-z])one half(?![a-z])", re.IGNORECASE
)
_UNIT_IN_HEADER = re.compile(
    rf"(?:[（(](?P<unit>%|％|万元|亿元|元|万吨|吨|万人|人|家|户|万亩|亩|亿千瓦时|万千瓦时|千瓦时|米|公里|天|个月)[)）]"
    rf"|(?P<counts>{'|'.join(COUNT_HEADERS)}))\s*[：:]\s*(?P<value>-?\d[\d,]*(?:\.\d+)?)(?![\d.,]*[-/年月])"
)
"""A row quoted as `header：value` states its unit in the header: 注册资本（万元）：1000 says 1000万元, 参保人数：42 says 42人."""
_CODE = re.compile(r"(?<![0-9A-Za-z])(?=[0-9A-Z]*[A-Z])(?=[0-9A-Z]*\d)[0-9A-Z]{6,}(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: kind is number, percent, ordinal, date (year-month-day as far as written) or code.

    unit: what a number counts, None where its words do not say.
    """

    kind: str
    value: Decimal | str
    quantum: Decimal = Decimal(1)
    loose: bool = False
    unit: Unit | None = None
    counted: bool = field(default=False, compare=False)

    def shown_by(self, others: frozenset[Figure]) -> bool:
        """Whether one of `others` is this figure; a scaled or decimal figure may be the other's rounding."""
        if self.kind == "date":
            text = str(self.value)
            return any(o.kind == "date" and str(o.value).startswith(text) for o in others)
        if self.kind == "code":
            return self in others
        assert isinstance(self.value, Decimal)
        for other in others:
            if not isinstance(other.value, Decimal):
                continue
            if not _comparable(self, other):
                continue
            if other.value == self.value:
                return True
            # half of the last digit written, and never more than a twentieth of what it rounds: 1亿 is not 6,000万
            apart = abs(other.value - self.value)
            if self.loose and apart * 2 <= self.quantum and apart * 20 <= abs(other.value):
                return True
        return (
            self.kind == "number"
            and not self.counted
            and any(o.kind == "date" and str(o.value)[:4] == str(self.value) for o in others)
        )


def _comparable(one: Figure, other: Figure) -> bool:
    if other.unit is Unit.BARE and one.unit is not None:
        return False  # the header's unit is stated beside it
    if one.unit is not None and other.unit is not None and one.unit is not other.unit:
        return False  # 128人 is not 128家
    if one.kind == other.kind:
        return True
    # "the 40th" may be read off a plain 40; 40家 never off 第四十条, nor a plain figure off a percentage
    return one.kind == "ordinal" and other.kind == "number"


def _counts(text: str, number: Number) -> bool:
    if number.written == "digits" or number.kind != "plain":
        return True
    word = text[number.start : number.end]
    if number.written == "han":
        if _NO_NUMERAL.match(text, number.start):
            return False
        if number.value >= 10 and len(word) > 1 and number.value != 10_000:
            return True
        if word == "两":
            return _COUNTED_TWO.match(text, number.end) is not None
        return word not in _TRIVIAL_HAN and _MEASURE.match(text, number.end) is not None
    return number.value != 1 and _MEASURE.match(text, number.end) is not None


def stated_figures(text: str) -> frozenset[Figure]:
    """The figures of a piece of evidence: those of its words, and those whose unit stands in a column's header."""
    found: set[Figure] = set()
    for match in _UNIT_IN_HEADER.finditer(text):
        bare = figures(match["value"])
        if match["unit"]:
            found |= figures(match["value"] + match["unit"])
        else:
            found |= {_with_unit(one, COUNT_HEADERS[match["counts"]]) for one in bare}
        found |= {_with_unit(one, Unit.BARE) for one in bare}
    rest = _UNIT_IN_HEADER.sub(" ; ", text) if found else text
    return figures(rest) | found


def _with_unit(figure: Figure, unit: Unit) -> Figure:
    return replace(figure, unit=unit) if figure.kind == "number" else figure


def placing_figures(text: str) -> frozenset[Figure]:
    """The figures of a place or a file's name: its row and page numbers are places, never counts."""
    return frozenset(
        Figure("ordinal", one.value, one.quantum) if one.kind in ("number", "percent") else one
        for one in figures(text)
    )


def figures(text: str) -> frozenset[Figure]:
    """The figures of `text`; citations [n], list marks and row numbers are none."""
    lines = (_TABLE_MARK.sub("|", _LIST_MARK.sub("", line)) for line in text.splitlines())
    folded = _PLACED.sub("第", fold(_CITATION.sub(" ", "\n".join(lines))))
    found: set[Figure] = set()
    taken = [False] * len(folded)

    def take(start: int, end: int) -> None:
        for place in range(start, end):
            taken[place] = True

    for code in _CODE.finditer(folded):
        found.add(Figure("code", code[0]))
        take(*code.span())
    for mention in read_dates(folded):
        if any(taken[mention.start : mention.end]):
            continue
        parts = [f"{mention.year:04d}"]
        parts += [f"{part:02d}" for part in (mention.month, mention.day) if part is not None]
        found.add(Figure("date", "-".join(parts)))
        take(mention.start, mention.end)
    if _HALF.search(folded):
        found.add(Figure("percent", Decimal(50), Decimal(1), loose=True))
    for article in _ARTICLE.finditer(folded):
        if not any(taken[article.start(1) : article.end(1)]):
            found.add(Figure("ordinal", Decimal(article[1])))
            take(*article.span(1))
    for number in read_numbers(folded):
        if any(taken[number.start : number.end]) or not _counts(folded, number):
            continue
        kind = {"plain": "number", "percent": "percent", "ordinal": "ordinal"}[number.kind]
        loose = number.scaled or number.quantum < 1 or number.kind == "percent"
        counted = _MEASURE.match(folded, number.end) is not None
        unit = unit_of(folded, number.start, number.end) if kind == "number" else None
        found.add(Figure(kind, number.value.normalize(), number.quantum, loose, unit, counted))
    return frozenset(found)
