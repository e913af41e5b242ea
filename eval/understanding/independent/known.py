"""What the rules read of the bank's files, and how a rule is entered under the names of its conditions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from eval.understanding.independent.awards import Awards
from eval.understanding.independent.events import Events
from eval.understanding.independent.files import Bank
from eval.understanding.independent.labels import Labels
from eval.understanding.independent.state import Owners

Query = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """All that the rules read."""

    bank: Bank
    owners: Owners
    awards: Awards
    events: Events
    labels: Labels


Condition = Callable[[Known, str, Query], bool]


def rules_of(table: dict[str, Condition]) -> Callable[..., Callable[[Condition], Condition]]:
    """A decorator that puts a rule into the table under the names of the conditions that it decides."""

    def rule(*names: str) -> Callable[[Condition], Condition]:
        def register(made: Condition) -> Condition:
            table.update(dict.fromkeys(names, made))
            return made

        return register

    return rule
