"""Draws where the firm stands in its chain: upstream left, downstream right, each segment a column of its layer."""

from __future__ import annotations

import itertools

from assistant.domain.text import Lang
from assistant.report.blocks import GraphChart
from assistant.report.charts import colours, nodes
from assistant.report.charts.canvas import WIDTH, Canvas
from assistant.report.charts.layers import layered, settle
from assistant.report.charts.wrapping import wrap
from assistant.report.typeface import Typeface

_MOST = 9
_WIDEST = 112.0
_CORRIDOR = 30.0
_MARGIN = 5.0
_GAP = 8.0
_LABEL = 6.6


def draw(chart: GraphChart, typeface: Typeface, lang: Lang) -> tuple[Canvas, int]:
    """The chart, and how many nodes are folded in it."""
    placed = layered(chart, _MOST, lang)
    columns = len(placed.layers)
    labelled = any(link.label for link in chart.links)
    corridor = _CORRIDOR + (22 if labelled else 0)
    wide = min(_WIDEST, (WIDTH - 2 * _MARGIN - corridor * max(columns - 1, 0)) / max(columns, 1))
    boxes = {node: nodes.fit(placed.nodes[node], wide) for node in placed.nodes}
    step = (WIDTH - 2 * _MARGIN - wide) / (columns - 1) if columns > 1 else 0.0
    x = {
        node: (_MARGIN + wide / 2 + step * column if columns > 1 else WIDTH / 2)
        for column, layer in enumerate(placed.layers)
        for node in layer
    }

    def half(node: str) -> float:
        return boxes[node].high / 2 if node in boxes else 2.0

    def apart(a: str, b: str) -> float:
        return half(a) + half(b) + _GAP

    room = max(
        (sum(2 * half(n) for n in layer) + _GAP * (len(layer) - 1) for layer in placed.layers), default=20.0
    )
    y = {node: place + _MARGIN for node, place in settle(placed, apart, half, room).items()}
    canvas = Canvas(room + 2 * _MARGIN + nodes.LEGEND, typeface)
    for link, way in placed.ways:
        for left, right in itertools.pairwise(way):
            start, end = (x[left] + wide / 2, y[left]), (x[right] - wide / 2, y[right])
            canvas.curve(start, end, colour=colours.RULE, line=1.1, arrow=right in boxes)
            if right not in boxes:
                past = (x[right] + wide / 2, y[right])
                canvas.line([end, past], colour=colours.RULE, line=1.1, arrow=False)
        if link.label:
            (x0, y0), (x1, y1) = (x[way[0]] + wide / 2, y[way[0]]), (x[way[1]] - wide / 2, y[way[1]])
            lines = wrap(link.label, corridor - 8, _LABEL, 2)
            canvas.text((x0 + x1) / 2, (y0 + y1) / 2, lines, size=_LABEL, colour=colours.SLATE, backed=True)
    for link in placed.back:
        _same_column(canvas, (x[link.source], y[link.source]), (x[link.target], y[link.target]), wide)
    for node, box in boxes.items():
        nodes.draw(canvas, box, x[node], y[node])
    nodes.legend(canvas, placed.nodes.values(), lang)
    return canvas, placed.folded


def _same_column(canvas: Canvas, start: tuple[float, float], end: tuple[float, float], wide: float) -> None:
    """A link within a column or against the flow: dashed, around the right side of both."""
    side = min(max(start[0], end[0]) + wide / 2 + 9, WIDTH - 1)
    canvas.line(
        [(start[0] + wide / 2, start[1]), (side, start[1]), (side, end[1]), (end[0] + wide / 2, end[1])],
        colour=colours.RULE,
        dashed=True,
    )
