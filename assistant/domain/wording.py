"""How numbers are written for people: yuan, shares and dates in both languages. Pure; nothing is rounded twice."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from assistant.domain.text import Text


def _plain(value: Decimal, places: int) -> str:
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return (
        f"{rounded:,f}".rstrip("0").rstrip(".")
        if places and rounded != rounded.to_integral()
        else f"{rounded:,.0f}"
    )


def yuan(amount: Decimal) -> Text:
    """An amount in the unit that reads best: 860万元 / CNY 8.6 million; 元 below ten thousand."""
    size = abs(amount)
    if size >= 100_000_000:
        zh = f"{_plain(amount / 100_000_000, 2)}亿元"
    elif size >= 10_000:
        zh = f"{_plain(amount / 10_000, 2)}万元"
    else:
        zh = f"{_plain(amount, 2)}元"
    en = f"CNY {_plain(amount / 1_000_000, 2)} million" if size >= 1_000_000 else f"CNY {_plain(amount, 2)}"
    return Text(zh, en)


def full_yuan(amount: Decimal) -> str:
    """The amount to the yuan with the two short forms, as a calculation shows it."""
    short = yuan(amount)
    return (
        f"{_plain(amount, 2)}元（{short.zh}，{short.en}）"
        if abs(amount) >= 10_000
        else f"{_plain(amount, 2)}元"
    )


def percent(share: Decimal) -> str:
    """A fraction of one as per cent with at most one decimal: 0.385 -> 38.5%."""
    return f"{_plain(share * 100, 1)}%"


def ratio(value: Decimal) -> str:
    """A ratio with at most two decimals."""
    return _plain(value, 2)
