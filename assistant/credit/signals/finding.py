"""What a rule finds at one firm, and the registry that joins kinds of rule to the functions that read facts by them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from assistant.credit.measure import Case
from assistant.credit.signals.rules import RulePart
from assistant.domain.evidence import Evidence
from assistant.domain.text import Text


@dataclass(frozen=True, slots=True)
class Finding:
    """The most telling fact that a rule rests on: words with figures, when, its rows, and how many such facts there are."""

    text: Text
    on: date | None
    evidence: tuple[Evidence, ...]
    count: int = 1


Reader = Callable[[Case, Any], Finding | None]
R = TypeVar("R", bound=RulePart)

READERS: dict[type[RulePart], Reader] = {}


def reads(
    kind: type[R],
) -> Callable[[Callable[[Case, R], Finding | None]], Callable[[Case, R], Finding | None]]:
    """Registers the function that reads facts by this kind of rule."""

    def register(function: Callable[[Case, R], Finding | None]) -> Callable[[Case, R], Finding | None]:
        READERS[kind] = function
        return function

    return register


def day(on: date | None) -> Text:
    """A date for a sentence."""
    return Text("日期未载明", "undated") if on is None else Text(on.isoformat(), on.isoformat())


def more(count: int, unit: str = "项") -> Text:
    """That there are further facts of the kind than the one told."""
    return Text(f"，同类共 {count} {unit}", f" ({count} of the kind)") if count > 1 else Text("", "")
