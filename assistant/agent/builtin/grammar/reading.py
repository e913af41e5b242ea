"""What a question's conditions come to while they are read, and which key word a figure belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from assistant.agent.builtin.question_tokens import Tokens

EVENT_WORDS = "zxeYr*"
FIGURES = "mydn"
_PARTS_A_LIST = frozenset("、/|")
"""Marks between members of a list, each of which has its own figures (2014年前成立/今年中过标)."""


@dataclass(slots=True)
class Read:
    """Fields that were read so far, the tokens that said so, and fields that were said both ways."""

    fields: dict[str, Any] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    clash: list[str] = field(default_factory=list)

    def add(self, name: str, value: Any) -> None:
        """One more member of a list field."""
        held = self.fields.setdefault(name, [])
        if value not in held:
            held.append(value)

    def put(self, name: str, value: Any) -> None:
        """A yes or no; said both ways it is a contradiction."""
        if self.fields.get(name, value) != value:
            self.clash.append(name)
        self.fields[name] = value


def nearest(tokens: Tokens, place: int, keys: str) -> int | None:
    """The place of the key word that the figure at `place` belongs to, in its clause.

    The nearest one; the one before on a tie. A figure that stands between belongs to the key itself, so a key
    beyond it is further away than it looks (注册资本1000万以上营收5000万以上).
    """
    shape = tokens.shape
    low, high = shape.rfind(";", 0, place) + 1, shape.find(";", place)
    high = high if high >= 0 else len(shape)
    if place - 2 >= low and tokens.items[place - 1].text == "of" and shape[place - 2] in keys:
        return place - 2  # paid-in capital of 5 million whose awards
    best: tuple[float, int] | None = None
    for index in range(low, high):
        if shape[index] not in keys or index == place:
            continue
        between = shape[min(index, place) + 1 : max(index, place)]
        cost = abs(index - place) + (0.5 if index > place else 0) + 2 * sum(c in FIGURES for c in between)
        cost += 2 * any(
            t.text in _PARTS_A_LIST for t in tokens.items[min(index, place) + 1 : max(index, place)]
        )
        if best is None or cost < best[0]:
            best = cost, index
    return best[1] if best else None


def key_before(tokens: Tokens, place: int, keys: str) -> int | None:
    """The key of a figure whose own clause has none: that of the clause before (注册资本5000万以上，1亿以下)."""
    shape = tokens.shape
    start = shape.rfind(";", 0, place) + 1
    earlier = [index for index in range(start) if shape[index] in keys]
    clause = [c for c in shape[start:place] if c not in ";&thO_"]
    return earlier[-1] if earlier and not [c for c in clause if c not in FIGURES] else None
