"""Column types that hold a value exactly and sort in SQL. Knows no table."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import BigInteger
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

_FEN = Decimal("0.01")


def fen(amount: Decimal) -> int:
    """Whole 分 of an amount in yuan, as Money keeps it."""
    return int(amount.quantize(_FEN, ROUND_HALF_UP) * 100)


def yuan(fen: int) -> Decimal:
    """The amount in yuan of whole 分."""
    return (Decimal(fen) / 100).quantize(_FEN)


class Money(TypeDecorator[Decimal]):
    """Decimal yuan, kept as whole 分 in a BigInteger.

    Not NUMERIC: SQLite keeps that as a float, and a sum of floats is not the sum of the amounts.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:
        return None if value is None else fen(Decimal(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else yuan(value)


class Share(TypeDecorator[Decimal]):
    """A fraction of one to six places, kept as whole millionths."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:
        return None if value is None else int((Decimal(value) * 1_000_000).to_integral_value(ROUND_HALF_UP))

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value) / 1_000_000
