"""Months and years counted back and forth on the calendar. Pure."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def months_before(day: date, months: int) -> date:
    """The same day of the month `months` earlier, the last of that month where it has no such day."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def whole_years(start: date, end: date) -> int:
    """Whole years from start to end, as an age is counted; 0 before the first is full."""
    return max(0, end.year - start.year - ((end.month, end.day) < (start.month, start.day)))
