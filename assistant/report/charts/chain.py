"""Lays out where the firm stands in its chain: upstream left, downstream right, each segment a column of its layer."""

from __future__ import annotations

import itertools

from assistant.domain.text import Lang
from assistant.report.blocks import GraphChart
from assistant.report.charts import colours, nodes
from assistant.report.charts.layers import layered, settle
from assistant.report.charts.scene import Point, Scene, Standing, Stroke, Words
from assistant.report.charts.wrapping import WIDTH, wrap

_MOST = 9
_WIDEST = 112.0
_CORRIDOR = 30.0
_MARGIN = 5.0
_GAP = 8.0
_LABEL = 6.6


def place(chart: GraphChart, lang: Lang) -> Scene:
    """The chart laid out."""
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
    strokes: list[Stroke] = []
    words: list[Words] = []
    for link, way in placed.ways:
        for left, right in itertools.pairwise(way):
            start, end = (x[left] + wide / 2, y[left]), (x[right] - wide / 2, y[right])
            strokes.append(Stroke((start, end), link, colours.RULE, 1.1, arrow=right in boxes, curved=True))
            if right not in boxes:
                past = (x[right] + wide / 2, y[right])
                strokes.append(Stroke((end, past), link, colours.RULE, 1.1, arrow=False))
        if link.label:
            (x0, y0), (x1, y1) = (x[way[0]] + wide / 2, y[way[0]]), (x[way[1]] - wide / 2, y[way[1]])
            lines = wrap(link.label, corridor - 8, _LABEL, 2)
            words.append(Words((x0 + x1) / 2, (y0 + y1) / 2, lines, _LABEL, colours.SLATE, backed=True))
    for link in placed.back:
        ends = (x[link.source], y[link.source]), (x[link.target], y[link.target])
        strokes.append(Stroke(_around(*ends, wide), link, colours.RULE, dashed=True))
    standing = tuple(Standing(box, x[node], y[node]) for node, box in boxes.items())
    return Scene(room + 2 * _MARGIN, tuple(strokes), tuple(words), standing, placed.folded)


def _around(start: Point, end: Point, wide: float) -> tuple[Point, ...]:
    """A link within a column or against the flow, around the right side of both."""
    side = min(max(start[0], end[0]) + wide / 2 + 9, WIDTH - 1)
    return (start[0] + wide / 2, start[1]), (side, start[1]), (side, end[1]), (end[0] + wide / 2, end[1])
