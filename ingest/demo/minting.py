"""Makes numbers and choices for the demo bank, the same on every machine and Python version.

Not `random`: its sequences are not promised across versions, and one firm more would shift all that follow.
Each `Dice` is thrown from its own key, so that a change to one firm leaves the others as they were.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from assistant.domain.identity import organisation_check_digit, uscc_check_digit

DEMO_DIVISION = "529999"
"""A division code that is not assigned: no real firm's credit code can hold it."""

T = TypeVar("T")


class Dice:
    """A sequence of choices that follows from `key` alone."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._throws = 0

    def fraction(self) -> float:
        """The next number in [0, 1)."""
        digest = hashlib.sha256(f"{self._key}#{self._throws}".encode()).digest()
        self._throws += 1
        return int.from_bytes(digest[:6], "big") / 2**48

    def between(self, low: float, high: float) -> float:
        """A number in [low, high)."""
        return low + (high - low) * self.fraction()

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self.fraction() * (high - low + 1))

    def pick(self, options: Sequence[T]) -> T:
        """One of `options`."""
        return options[int(self.fraction() * len(options))]

    def chance(self, likelihood: float) -> bool:
        """True with this likelihood."""
        return self.fraction() < likelihood

    def day(self, first: date, last: date) -> date:
        """A date from first to last, both included."""
        return first + timedelta(days=self.whole(0, (last - first).days))


def credit_code(kind_digits: str, number: int) -> str:
    """A unified social credit code that no real entity has, with both check digits right.

    kind_digits: registering authority and kind (91 company, 92 sole trader, 93 cooperative, 12 public
    institution, 11 government body). number: 1 to 9999, the organisation part becomes XDEM0001 and so on.
    """
    organisation = f"XDEM{number:04d}"
    first17 = kind_digits + DEMO_DIVISION + organisation + organisation_check_digit(organisation)
    return first17 + uscc_check_digit(first17)
