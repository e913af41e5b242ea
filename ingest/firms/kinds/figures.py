"""Cells that hold figures: amounts with their unit, shares, counts, quantities, years.

A figure without a unit, in a column whose header names none, is not guessed at: 500 may be 元 or 万元.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

import numpy as np

from assistant.domain.reading.money import read_money
from assistant.domain.reading.normal import fold
from assistant.domain.reading.numbers import read_numbers
from assistant.domain.text import Text
from ingest.firms.kinds.base import CellError, Kind, plain

YUAN = 100
"""分 in a yuan: units of money are given in 分."""
MONEY_UNITS: dict[str, int] = {
    "元": YUAN, "千元": 10**5, "万元": 10**6, "百万元": 10**8, "千万元": 10**9, "亿元": 10**10,
    "万": 10**6, "亿": 10**10, "yuan": YUAN, "cny": YUAN, "rmb": YUAN, "kyuan": 10**5, "10kyuan": 10**6, "10,000yuan": 10**6,
    "10000yuan": 10**6, "tenthousandyuan": 10**6, "millionyuan": 10**8, "yuanmillion": 10**8, "cnymillion": 10**8,
    "millioncny": 10**8, "rmbmillion": 10**8, "millionrmb": 10**8, "100millionyuan": 10**10,
}  # fmt: skip
"""Words of a header or a title line for the unit of amounts, folded and without spaces."""

PERCENT = 10_000
"""Millionths in a per cent: units of shares are given in millionths."""
FRACTION = 1_000_000
SHARE_UNITS: dict[str, int] = {
    "%": PERCENT, "百分比": PERCENT, "百分数": PERCENT, "percent": PERCENT, "percentage": PERCENT, "pct": PERCENT,
    "小数": FRACTION, "fraction": FRACTION, "decimal": FRACTION, "ratio": FRACTION,
}  # fmt: skip

_NO_MONEY_UNIT = Text(
    "没有写明单位：请在表头写（元）或（万元），或在单元格写 500万元",
    "no unit: write (yuan) or (10k yuan) in the header, or 500万元 in the cell",
)
_NO_SHARE_UNIT = Text(
    "没有写明单位：请在表头写（%）或（小数），或在单元格写 30%",
    "no unit: write (%) or (fraction) in the header, or 30% in the cell",
)
NO_UNIT = (_NO_MONEY_UNIT, _NO_SHARE_UNIT)
"""Reasons that say of a figure that nothing names its unit."""

_LARGEST = 9 * 10**18  # 分; more does not fit the store's BigInteger
_EXACT, _NEAR = 4e15, 1e-3  # below 2^53 a float tells whole 分 apart
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(?:\.\d*)?(?:e[+-]?\d{1,2})?", re.IGNORECASE)
_FOREIGN = re.compile(
    r"美元|美金|港元|港币|欧元|日元|英镑|usd|hkd|eur|jpy|gbp|us\$|hk\$|\$|€|£", re.IGNORECASE
)
_TAIL = re.compile(r"元?[整正]$")
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟圆", "一二三四五六七八九十百千元")


def read_decimal(cell: str) -> Decimal | None:
    """The number that the whole of a cell writes in digits, None where it is none; brackets mean less than zero."""
    text = plain(cell).replace(" ", "")
    if text.startswith("(") and text.endswith(")"):
        text = "-" + text[1:-1]
    if not _NUMBER.fullmatch(text):
        return None
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None


def _whole(amount: Decimal) -> int:
    return int(amount.to_integral_value(ROUND_HALF_UP))


class Money(Kind):
    """An amount, stored as whole 分. default: the unit of our own template's header."""

    hint = Text("金额，可带单位，如 500万元", "an amount; a unit may follow it, as in 5 million yuan")

    def __init__(self, default: int = YUAN, *, signed: bool = False) -> None:
        self.default, self.signed = default, signed

    def read(self, cell: str, unit: int | None) -> object:
        if _FOREIGN.search(cell):
            raise CellError(Text("只收人民币金额", "only amounts in yuan are taken"))
        number = read_decimal(cell)
        if number is None:
            return self._checked(_spelled(cell) * YUAN)
        if unit is None and number:
            raise CellError(_NO_MONEY_UNIT)
        return self._checked(number * (unit or YUAN))

    def _checked(self, fen: Decimal) -> int:
        if abs(fen) > _LARGEST:
            raise CellError(Text("金额过大", "the amount is too large"))
        if fen < 0 and not self.signed:
            raise CellError(Text("金额不能为负", "the amount must not be negative"))
        return _whole(fen)

    def value(self, stored: object) -> object:
        return (Decimal(stored) / 100).quantize(Decimal("0.01"))  # type: ignore[arg-type]

    def column(self, cells: Sequence[str], unit: int | None) -> list[object] | None:
        joined = "".join(cells)
        if unit is None or not (joined.isascii() and joined.replace(".", "").isdigit()):
            return None
        try:
            scaled = np.array([float(cell or 0) for cell in cells]) * unit
        except ValueError:  # 1.2.3
            return None
        fen = np.rint(scaled)
        if fen.max() > _EXACT or np.abs(scaled - fen).max() > _NEAR:
            return None  # too large for a float, or less than a 分 to be rounded: read as decimals
        whole: list[object] = fen.astype(np.int64).tolist()
        return (
            [fen if cell else None for fen, cell in zip(whole, cells, strict=True)] if "" in cells else whole
        )


def _spelled(cell: str) -> Decimal:
    """Yuan of an amount in words or with its unit: 500万元, 壹佰万元整, 1.2亿, 2.5 million yuan."""
    text = fold(cell).strip().translate(_FORMAL)
    if text.endswith(("元", "整", "正")):
        text = text.removeprefix("人民币").strip()
    negative = text.startswith("-") and len(text) > 1
    body = _TAIL.sub("元", text.removeprefix("-"))
    found = read_money(body)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(body)):
        return -found[0].value if negative else found[0].value
    raise CellError(Text("不是金额", "not an amount"))


class Amounts(Money):
    """Amounts of several, stored as 分 joined by |."""

    is_code = True
    hint = Text("金额，多个用 | 分开", "amounts joined by |")

    def read(self, cell: str, unit: int | None) -> object:
        parts = plain(cell).replace("；", "|").replace(";", "|").replace("、", "|").split("|")
        return "|".join(str(super(Amounts, self).read(part.strip(), unit)) for part in parts)

    def value(self, stored: object) -> object:
        return tuple(super(Amounts, self).value(part) for part in str(stored).split("|"))

    def column(self, cells: Sequence[str], unit: int | None) -> list[object] | None:
        return None


class Share(Kind):
    """A share, 0 to 100 %, stored as whole millionths."""

    hint = Text("0 到 100 的百分数", "per cent, 0 to 100")
    default = PERCENT

    def read(self, cell: str, unit: int | None) -> object:
        text = plain(cell)
        bare = text.removesuffix("%").strip()
        number = read_decimal(bare)
        if number is None:
            number, bare = _percentage(text), ""
        if bare != text:
            unit = PERCENT
        if unit is None and number:
            raise CellError(_NO_SHARE_UNIT)
        share = number * (unit or PERCENT)
        if not 0 <= share <= FRACTION:
            raise CellError(Text("比例应在 0 到 100% 之间", "a share lies between 0 and 100 %"))
        return _whole(share)

    def value(self, stored: object) -> object:
        return Decimal(stored) / FRACTION  # type: ignore[arg-type]


def _percentage(text: str) -> Decimal:
    found = read_numbers(fold(text))
    if len(found) == 1 and found[0].kind == "percent" and found[0].end - found[0].start == len(fold(text)):
        return found[0].value
    raise CellError(Text("不是比例", "not a share"))


class Whole(Kind):
    """A whole number, zero or more. A measure behind it (人, 天, 米) is taken."""

    hint = Text("整数", "a whole number")
    _measure = re.compile(r"\s*(?:人|天|日|米|个月|月|名|m|days?|people|months?)$", re.IGNORECASE)

    def read(self, cell: str, unit: int | None) -> object:
        number = read_decimal(self._measure.sub("", plain(cell)))
        if number is None or number != number.to_integral_value() or abs(number) >= 10**12:
            raise CellError(Text("应为整数", "a whole number is wanted"))
        if number < 0:
            raise CellError(Text("不能为负", "it must not be negative"))
        return int(number)


class Year(Kind):
    """A calendar year: 2025 or 2025年."""

    hint = Text("年份，如 2025", "a year, as in 2025")

    def read(self, cell: str, unit: int | None) -> object:
        text = plain(cell)
        for tail in ("年度", "年", ".0"):
            text = text.removesuffix(tail)
        if not re.fullmatch(r"(?:19|20|21)\d{2}", text):
            raise CellError(Text("应为年份，如 2025", "a year is wanted, as in 2025"))
        return int(text)


class Quantity(Kind):
    """A quantity, zero or more; 万 and 亿 before the measure are taken."""

    hint = Text("数量", "a quantity")
    _measure = re.compile(r"\s*(?:千瓦时|度|kwh|吨|t)$", re.IGNORECASE)

    def read(self, cell: str, unit: int | None) -> object:
        text = self._measure.sub("", plain(cell))
        number = read_decimal(text)
        if number is None:
            found = read_numbers(text)
            if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text)):
                raise CellError(Text("不是数字", "not a number"))
            number = found[0].value
        if number < 0:
            raise CellError(Text("数量不能为负", "a quantity must not be negative"))
        return float(number)
