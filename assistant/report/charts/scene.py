"""A chart of nodes and links as it is laid out, in points, before anything paints it: where boxes stand, how lines run.

The documents' drawing and the page's ECharts option are made from the same scene. Knows neither.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.report.blocks import Link
from assistant.report.charts import colours
from assistant.report.charts.nodes import Placed

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through `points`; `curved` ones have two, and leave the first and reach the second level."""

    points: tuple[Point, ...]
    link: Link | None = None
    colour: str = colours.SLATE
    wide: float = 0.9
    arrow: bool = True
    dashed: bool = False
    curved: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text, the middle of them all at x, y; `backed` ones have white behind them."""

    x: float
    y: float
    lines: tuple[str, ...]
    size: float
    colour: str = colours.NAVY
    backed: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A node's box with its middle at x, y."""

    box: Placed
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything of one chart. `folded` nodes stand together in one box."""

    height: float
    strokes: tuple[Stroke, ...]
    words: tuple[Words, ...]
    nodes: tuple[Standing, ...]
    folded: int = 0
