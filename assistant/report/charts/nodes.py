"""How a node looks: colours and shape by what it is, its label wrapped to the box it gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.domain.text import Lang
from assistant.report import labels
from assistant.report.blocks import Node
from assistant.report.charts import colours
from assistant.report.charts.wrapping import LEADING, width, wrap

if TYPE_CHECKING:
    from assistant.report.charts.canvas import Canvas

LOOKS = {
    "subject": (colours.NAVY, colours.NAVY, "#ffffff"),
    "firm": ("#ffffff", colours.SLATE, colours.INK),
    "state": (colours.STATE_PALE, colours.STATE, colours.STATE),
    "person": (colours.PERSON_PALE, colours.PERSON, colours.PERSON),
    "product": ("#ffffff", colours.SEGMENT, colours.INK),
    "segment": (colours.SEGMENT_PALE, colours.SEGMENT, colours.SEGMENT),
}
"""For each kind of node its fill, its border, its letters."""
PALE_DETAIL = "#d7e0ea"
"""The small line in the dark box of the firm itself."""
LEGEND = 18.0
"""Points that the legend takes at the foot of a chart."""
KEY = 6.6
"""Size of the legend's letters."""
_PAD = 5.0
_MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class Placed:
    """A node's label in lines, and how high its box has to be for them (points)."""

    node: Node
    wide: float
    label: tuple[str, ...]
    detail: tuple[str, ...]
    size: float

    @property
    def small(self) -> float:
        """Size of the detail line."""
        return self.size - 1.2

    @property
    def high(self) -> float:
        """Height of the box."""
        text = len(self.label) * self.size * LEADING + len(self.detail) * self.small * LEADING
        return text + 2 * _PAD + (1.5 if self.detail else 0)


def fit(node: Node, wide: float, size: float = 7.8) -> Placed:
    """The node's label broken for a box `wide` points wide."""
    inset = 2 * _PAD + (8 if node.kind == "person" else 0)
    return Placed(
        node,
        wide,
        wrap(node.label, wide - inset, size, _MOST_LINES),
        wrap(node.detail, wide - inset, size - 1.2, 2),
        size,
    )


def draw(canvas: Canvas, placed: Placed, x: float, y: float) -> None:
    """The box with its middle at x, y."""
    fill, edge, ink = LOOKS[placed.node.kind]
    subject = placed.node.kind == "subject"
    high = placed.high
    radius = min(high / 2, 11.0) if placed.node.kind == "person" else 2.5
    canvas.box(
        x - placed.wide / 2, y - high / 2, placed.wide, high, fill=fill, edge=edge, radius=radius,
        line=1.2 if placed.node.kind == "state" else 0.8,
    )  # fmt: skip
    label_high = len(placed.label) * placed.size * LEADING
    detail_high = len(placed.detail) * placed.small * LEADING
    top = y - (label_high + detail_high + (1.5 if placed.detail else 0)) / 2
    bold = subject or placed.node.kind == "state"
    canvas.text(x, top + label_high / 2, placed.label, size=placed.size, colour=ink, bold=bold)
    if placed.detail:
        below = top + label_high + 1.5 + detail_high / 2
        canvas.text(
            x, below, placed.detail, size=placed.small, colour=PALE_DETAIL if subject else colours.SLATE
        )


def legend(canvas: Canvas, shown: Iterable[Node], lang: Lang) -> None:
    """What the colours mean, for the kinds that the chart has, at its foot."""
    y = canvas.height - 6
    for kind, words, x in keys(shown, lang):
        fill, edge, _ = LOOKS[kind]
        canvas.box(x, y - 3.5, 11, 7, fill=fill, edge=edge, radius=3.4 if kind == "person" else 1.2)
        canvas.text(x + 15, y, (words,), size=KEY, colour=colours.SLATE, align="left")


def keys(shown: Iterable[Node], lang: Lang) -> Iterator[tuple[str, str, float]]:
    """The legend: each kind of node that is shown, its name, and where its key begins in the legend's line."""
    kinds = {node.kind for node in shown}
    x = 4.0
    for kind, words in labels.KINDS.items():
        if kind in kinds:
            yield kind, words[lang], x
            x += width(words[lang], KEY) + 30
