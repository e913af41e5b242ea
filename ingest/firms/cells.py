"""Reads the cells of a bank's firm files: one reader a kind of cell, each with its reason when it cannot.

A reader takes the stripped, non-empty text of a cell and gives a value of the store's unit: Decimal yuan, a
fraction of one, a date, a whole number. It raises CellError. What a code refers to is not looked up here: a reference
is given as its natural key ("uscc:9152…", a person's number, a product's name, a chain's code).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from assistant.domain.identity import is_uscc
from assistant.domain.text import Text

_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_FEN, _MILLIONTH = Decimal("0.01"), Decimal("0.000001")
_LARGEST = Decimal("9e16")  # yuan; more does not fit the store's whole 分


class CellError(ValueError):
    """A cell cannot be taken; `reason` says why in both languages."""

    def __init__(self, reason: Text) -> None:
        self.reason = reason
        super().__init__(reason.en)


Reader = Callable[[str], object]


def text(cell: str) -> str:
    """The text as it stands."""
    return cell


def day(cell: str) -> date:
    """A date written 2026-10-31, 2026/10/31 or 2026.10.31."""
    found = _DATE.fullmatch(cell)
    if not found:
        raise CellError(Text("不是日期，应写作 2026-10-31", "not a date; write it as 2026-10-31"))
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError as error:
        raise CellError(Text("日历上没有这一天", "there is no such day")) from error


def _decimal(cell: str) -> Decimal:
    try:
        number = Decimal(cell.replace(",", "").replace("，", ""))
    except InvalidOperation as error:
        raise CellError(Text("不是数字", "not a number")) from error
    if not number.is_finite():
        raise CellError(Text("不是数字", "not a number"))
    return number


def signed_yuan(cell: str) -> Decimal:
    """An amount in yuan that may be negative."""
    amount = _decimal(cell)
    if abs(amount) > _LARGEST:
        raise CellError(Text("金额过大", "the amount is too large"))
    return amount.quantize(_FEN)


def yuan(cell: str) -> Decimal:
    """An amount in yuan, zero or more."""
    amount = signed_yuan(cell)
    if amount < 0:
        raise CellError(Text("金额不能为负", "the amount must not be negative"))
    return amount


def ten_thousand_yuan(cell: str) -> Decimal:
    """An amount in 万元, zero or more; gives yuan."""
    return yuan(str(_decimal(cell) * 10_000))


def percent(cell: str) -> Decimal:
    """A share in per cent, 0 to 100; gives a fraction of one."""
    share = _decimal(cell.removesuffix("%"))
    if not 0 <= share <= 100:
        raise CellError(Text("比例应在 0 到 100 之间", "a share lies between 0 and 100"))
    return (share / 100).quantize(_MILLIONTH)


def whole(cell: str) -> int:
    """A whole number, zero or more."""
    if not re.fullmatch(r"\d{1,12}", cell):
        raise CellError(Text("应为整数", "a whole number is wanted"))
    return int(cell)


def quantity(cell: str) -> float:
    """A quantity such as kilowatt-hours, zero or more."""
    number = _decimal(cell)
    if number < 0:
        raise CellError(Text("数量不能为负", "a quantity must not be negative"))
    return float(number)


def region(cell: str) -> str:
    """A six-digit division code."""
    if not re.fullmatch(r"\d{6}", cell):
        raise CellError(Text("区划代码应为六位数字", "a division code has six digits"))
    return cell


def credit_code(cell: str) -> str:
    """A unified social credit code with a right check digit."""
    if not is_uscc(cell):
        raise CellError(
            Text(
                "统一社会信用代码有误（位数、字符或校验位）",
                "not a credit code (length, characters or check digit)",
            )
        )
    return cell


def choice(words: dict[str, str]) -> Reader:
    """One of the words, mapped to the store's value."""

    def read(cell: str) -> str:
        if cell not in words:
            listed = "、".join(words)
            raise CellError(Text(f"应为：{listed}", f"one of: {listed}"))
        return words[cell]

    return read


def yes(cell: str) -> bool:
    """是 or 否."""
    if cell not in ("是", "否"):
        raise CellError(Text("应为“是”或“否”", "是 (yes) or 否 (no)"))
    return cell == "是"


def firm(cell: str) -> str:
    """Reference to the firm with this credit code."""
    return f"uscc:{credit_code(cell)}"


def firms(cell: str) -> tuple[str, ...]:
    """References to firms whose credit codes are joined by |."""
    return tuple(firm(part.strip()) for part in cell.split("|"))


def amounts(cell: str) -> tuple[Decimal, ...]:
    """Amounts in yuan joined by |."""
    return tuple(yuan(part.strip()) for part in cell.split("|"))


def person(cell: str) -> str:
    """Reference to the person with this number."""
    return cell


def product(cell: str) -> str:
    """Reference to the product of this name."""
    return cell


def chain(cell: str) -> str:
    """Reference to the chain with this code."""
    return cell
