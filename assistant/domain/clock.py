"""What day it is. The one edge through which time enters, so that tests and the demo can hold it still."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol


class Clock(Protocol):
    """Tells the date that windows (近三年, 36 months) count back from."""

    def today(self) -> date: ...


class SystemClock:
    """The machine's date."""

    def today(self) -> date:
        return date.today()


@dataclass(frozen=True, slots=True)
class FixedClock:
    """Always the same date: the demo bank's data date, or a test's."""

    day: date

    def today(self) -> date:
        return self.day
