"""Figures of a text as values: amounts in yuan, shares as they are written, dates, codes. A reading of its own.

What is written with less precision than the evidence (587.79万元 for 5877900) is shown by it within half of its last
digit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_CODE = re.compile(r"(?<![0-9A-Z])[0-9][0-9A-Z]{17}(?![0-9A-Z])")
_DATE = re.compile(r"(?<!\d)(\d{4})(?:-|年|/)(\d{1,2})(?:(?:-|月|/)(\d{1,2})日?|月)?(?!\d)")
_NUMBER = re.compile(
    r"(?<![\d.A-Za-z])(?:CNY\s*|¥\s*)?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"\s*(?P<unit>万亿|亿|万|%|％|percent|(?:trillion|billion|million|thousand)\b)?"
)
_HEADER = re.compile(r"[（(](万元|亿元|元|%|千瓦时|米)[）)]\s*[：:]\s*(-?\d+(?:\.\d+)?)")
_SCALE = {
    "万": Decimal(10_000), "亿": Decimal(10**8), "万亿": Decimal(10**12), "thousand": Decimal(1000),
    "million": Decimal(10**6), "billion": Decimal(10**9), "trillion": Decimal(10**12),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One figure. value: as a number, in yuan where it is an amount; text: as written, for dates and codes too. step:
    what one in its last digit is worth."""

    text: str
    value: Decimal | None
    step: Decimal = Decimal(0)


def said(text: str) -> list[Said]:
    """The figures of a sentence."""
    found: list[Said] = []

    def take(pattern: re.Pattern[str], rest: str) -> str:
        def one(match: re.Match[str]) -> str:
            found.append(Said(_plain(match), None))
            return " "

        return pattern.sub(one, rest)

    rest = take(_DATE, take(_CODE, text))
    for match in _NUMBER.finditer(rest):
        digits = match["digits"].replace(",", "")
        scale = _SCALE.get(match["unit"] or "", Decimal(1))
        places = len(digits.partition(".")[2])
        found.append(Said(match[0].strip(), Decimal(digits) * scale, scale / 10**places))
    return found


def _plain(match: re.Match[str]) -> str:
    """A date as year-month-day as far as it goes; a code as it stands."""
    if match.re is _CODE:
        return match[0]
    year, month, day = match.groups()
    return "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])])


class Shown:
    """The figures that some evidence shows."""

    def __init__(self, text: str) -> None:
        figures = said(text)
        self._texts = {figure.text for figure in figures if figure.value is None}
        self._values = {figure.value for figure in figures if figure.value is not None}
        for unit, digits in _HEADER.findall(text):
            self._values.add(abs(Decimal(digits)) * _SCALE.get(unit.removesuffix("元"), Decimal(1)))
        # a count is shown by what it counts, and a year by a date of it
        self._values |= {Decimal(date[:4]) for date in self._texts if date[4:5] == "-"}

    def holds(self, figure: Said) -> bool:
        """Whether the figure is shown, as written or rounded."""
        if figure.value is None:
            return any(text.startswith(figure.text) for text in self._texts)
        return any(abs(value - figure.value) * 2 <= figure.step for value in self._values) or (
            figure.value in self._values
        )
