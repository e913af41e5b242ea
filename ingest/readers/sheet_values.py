"""How a spreadsheet shows a value: number formats such as `0.0%` and `#,##0.00 "万元"`, dates, no float noise."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

Value = int | float | str | bool | time | date | datetime | timedelta

GENERAL = "General"
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0", 38: "#,##0", 39: "#,##0.00",
    40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 49: "@",
}  # fmt: skip
"""Number formats that a workbook names by number alone; the others are dates or general."""

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|!(.)')
_NOT_SHOWN = re.compile(r"\[(?!\$)[^\]]*\]|_.|\*.")
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_NUMBER = re.compile(r"^(?P<before>[^#0?]*)(?P<whole>[#0?,]*[#0?])(?:\.(?P<part>[#0?]+))?(?P<after>[^#0?]*)$")
_DAYLESS = re.compile(r"y.*m", re.IGNORECASE)
_GENERAL_LENGTH = 10
_EXACT = 15
_TYPED_DECIMALS = 2


def shown(value: Value, code: str = GENERAL) -> str:
    """`value` as a spreadsheet with the number format `code` shows it; "" for an empty cell."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return _number(value, code)
    if isinstance(value, datetime):
        return (
            _day(value.date(), code)
            if value.time() == time()
            else f"{value:%Y-%m-%d %H:%M}" + _seconds(value)
        )
    if isinstance(value, date):
        return _day(value, code)
    if isinstance(value, time):
        return f"{value:%H:%M}" + _seconds(value)
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02d}" + (f":{seconds:02d}" if seconds else "")


def hides_values(code: str) -> bool:
    """Whether a number format shows nothing of any value (`;;;`)."""
    return code.strip() in (";;;", ";;")


def _day(value: date, code: str) -> str:
    plain = re.sub(r"\[[^\]]*\]|\"[^\"]*\"", "", code).lower()
    if "y" in plain and "m" in plain and "d" not in plain:
        return f"{value:%Y-%m}"
    return value.isoformat()


def _seconds(value: datetime | time) -> str:
    return f":{value.second:02d}" if value.second else ""


def _number(value: int | float, code: str) -> str:
    if code in (GENERAL, "", "@") or value != value or value in (float("inf"), float("-inf")):
        return plain_number(value)
    sections = _split(code)
    section = sections[1] if value < 0 and len(sections) > 1 else sections[0]
    section, literals = _set_aside(section)
    match = _NUMBER.match(section)
    if match is None or "." in match["after"]:
        return plain_number(value)
    amount = abs(Decimal(f"{value:.{_EXACT}g}"))
    decimals = len(match["part"] or "")
    if "%" in match["after"]:
        amount *= 100
        # 3.5% in a cell that shows whole per cents was typed so: a limit of 4% would be another rule.
        typed = -int(amount.normalize().as_tuple().exponent)
        decimals = max(decimals, typed) if typed <= _TYPED_DECIMALS else decimals
    after = match["after"].lstrip(",")
    amount = amount.scaleb(-3 * (len(match["after"]) - len(after)))
    places = (match["part"] or "").ljust(decimals, "0")
    rounded = amount.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
    digits = f"{rounded:,f}" if "," in match["whole"] else f"{rounded:f}"
    optional = len(places) - len(places.rstrip("#?"))
    if optional and "." in digits:
        kept = digits[: len(digits) - optional]
        digits = (kept + digits[len(kept) :].rstrip("0")).rstrip(".")
    wanted = match["whole"].count("0")
    whole, point, part = digits.partition(".")
    digits = whole.zfill(wanted) + point + part
    sign = "-" if value < 0 and rounded and not _signed(sections, match["before"]) else ""
    return (sign + _put_back(match["before"], literals) + digits + _put_back(after, literals)).strip()


def plain_number(value: int | float) -> str:
    """A number without a format: all digits of its whole part, and no more decimals than a spreadsheet shows."""
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    if isinstance(value, int):
        return str(value)
    if value == int(value):
        return f"{Decimal(f'{value:.{_EXACT}g}'):f}"
    exact = Decimal(f"{value:.{_EXACT}g}")
    before = len(str(abs(int(exact)))) if abs(exact) >= 1 else 0
    places = max(2, _GENERAL_LENGTH - before)
    if abs(exact) < Decimal("0.0001"):
        return f"{value:.6g}"
    return f"{exact.quantize(Decimal(1).scaleb(-places)).normalize():f}"


def _split(code: str) -> list[str]:
    """The sections of a format; a semicolon in quotes parts nothing."""
    return re.findall(r'(?:"[^"]*"|\\.|[^;"])+', code) or [code]


def _set_aside(section: str) -> tuple[str, list[str]]:
    """The section with its literal words as marks that no format has, and the words."""
    literals: list[str] = []

    def mark(match: re.Match[str]) -> str:
        literals.append(next(group for group in match.groups() if group is not None))
        return chr(0xE000 + len(literals) - 1)

    section = _CURRENCY.sub(mark, _NOT_SHOWN.sub("", _QUOTED.sub(mark, section)))
    return section, literals


def _put_back(text: str, literals: list[str]) -> str:
    return re.sub(r"[\ue000-\uefff]", lambda m: literals[ord(m[0]) - 0xE000], text)


def _signed(sections: list[str], before: str) -> bool:
    """Whether the section for negative numbers shows the sign by itself, as minus or bracket."""
    return len(sections) > 1 and ("-" in before or "(" in before or "（" in before)
