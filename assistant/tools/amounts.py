"""Amounts as bankers write them, in both languages."""

from __future__ import annotations

from decimal import Decimal

from assistant.domain.text import Lang


def yuan(amount: Decimal, lang: Lang) -> str:
    """An amount as bankers write it: 1.2亿元, 500万元; in English CNY 120 million."""
    for floor, zh, en, part in (
        (Decimal(10) ** 8, "亿元", " million", Decimal(10) ** 8),
        (Decimal(10) ** 4, "万元", " million", Decimal(10) ** 4),
    ):
        if abs(amount) >= floor:
            if lang == "zh":
                return f"{_short(amount / part)}{zh}"
            if amount >= 100_000:
                return f"CNY {_short(amount / Decimal(10) ** 6)}{en}"
            return f"CNY {_short(amount)}"
    return f"{_short(amount)}元" if lang == "zh" else f"CNY {_short(amount)}"


def _short(value: Decimal) -> str:
    rounded = value.quantize(Decimal("0.01"))
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
