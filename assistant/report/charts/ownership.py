"""Lays out who owns whom: owners on top, the firm below, shares on the arrows, links at right angles."""

from __future__ import annotations

import itertools
from collections import defaultdict

from assistant.domain.text import Lang
from assistant.report.blocks import GraphChart, Link
from assistant.report.charts import nodes
from assistant.report.charts.layers import Layered, layered, settle
from assistant.report.charts.scene import Scene, Standing, Stroke, Words
from assistant.report.charts.wrapping import WIDTH, width, wrap

_MOST = 6
_WIDEST = 118.0
_BETWEEN = 9.0
_MARGIN = 6.0
_LABEL = 7.0
_TRACK = 5.0
_STUB = 15.0
"""Points of a line's first upright part: room for one label."""


def place(chart: GraphChart, lang: Lang) -> Scene:
    """The chart laid out."""
    return _Layout(layered(chart, _MOST, lang)).scene()


class _Layout:
    def __init__(self, chart: Layered) -> None:
        self._chart = chart
        self._side = 34.0 if chart.back else 0.0
        room = WIDTH - self._side - 2 * _MARGIN
        self._boxes: dict[str, nodes.Placed] = {}
        for layer in chart.layers:
            real = [node for node in layer if not chart.waypoint(node)]
            passing = len(layer) - len(real)
            if real:
                wide = (room - passing * _BETWEEN - (len(real) - 1) * _BETWEEN) / len(real)
                self._boxes |= {n: nodes.fit(chart.nodes[n], min(wide, _WIDEST)) for n in real}
        self._x = {
            node: place + _MARGIN
            for node, place in settle(chart, self._apart, lambda n: self._half(n), room).items()
        }
        self._centre(room)
        self._out: defaultdict[str, list[str]] = defaultdict(list)
        for _, way in chart.ways:
            for above, below in itertools.pairwise(way):
                self._out[above].append(below)
        for ends in self._out.values():
            ends.sort(key=lambda n: self._x[n])
        self._y: dict[str, float] = {}
        self._tracks: list[dict[str, float]] = []
        self._height = self._place_layers()

    def scene(self) -> Scene:
        """Everything in its place."""
        self._strokes: list[Stroke] = []
        self._words: list[Words] = []
        for link, way in self._chart.ways:
            self._way(link, way)
        for link in self._chart.back:
            self._aside(link)
        standing = tuple(Standing(box, self._x[n], self._y[n]) for n, box in self._boxes.items())
        return Scene(self._height, tuple(self._strokes), tuple(self._words), standing, self._chart.folded)

    def _centre(self, room: float) -> None:
        """Move the whole drawing to the middle of the page."""
        left = min((x - self._half(n) for n, x in self._x.items()), default=0.0)
        right = max((x + self._half(n) for n, x in self._x.items()), default=0.0)
        shift = _MARGIN + (room - (right - left)) / 2 - left
        self._x = {node: x + shift for node, x in self._x.items()}

    def _half(self, node: str) -> float:
        return self._boxes[node].wide / 2 if node in self._boxes else 2.0

    def _apart(self, a: str, b: str) -> float:
        return self._half(a) + self._half(b) + _BETWEEN

    def _place_layers(self) -> float:
        y = _MARGIN
        for number, layer in enumerate(self._chart.layers):
            high = max((self._boxes[n].high for n in layer if n in self._boxes), default=0.0)
            self._y |= dict.fromkeys(layer, y + high / 2)
            y += high
            if number + 1 == len(self._chart.layers):
                break
            stubs = _STUB * max((self._rows(n) for n in layer), default=1)
            targets = sorted({b for n in layer for b in self._out[n]}, key=lambda n: self._x[n])
            self._tracks.append({n: y + stubs + _TRACK * i for i, n in enumerate(targets)})
            y += stubs + _TRACK * max(len(targets) - 1, 0) + 14
        return y + _MARGIN

    def _rows(self, node: str) -> int:
        """Rows that the labels under a node need: one where each line's label has room beside the next."""
        count = len(self._out[node])
        return 1 if count < 2 or 2 * self._half(node) / count > 34 else min(count, 3)

    def _port(self, node: str, towards: str) -> float:
        ends = self._out[node]
        if len(ends) < 2:
            return self._x[node]
        half = self._half(node)
        return self._x[node] - half + 2 * half * (ends.index(towards) + 0.5) / len(ends)

    def _way(self, link: Link, way: tuple[str, ...]) -> None:
        for step, (above, below) in enumerate(itertools.pairwise(way)):
            layer = next(i for i, names in enumerate(self._chart.layers) if above in names)
            start_x, end_x = self._port(above, below), self._x[below]
            top = self._y[above] + (self._boxes[above].high / 2 if above in self._boxes else 0)
            track = self._tracks[layer][below]
            last = below in self._boxes
            bottom = self._y[below] - (self._boxes[below].high / 2 if last else 0)
            points = ((start_x, top), (start_x, track), (end_x, track), (end_x, bottom))
            self._strokes.append(Stroke(points, link, arrow=last))
            if step == 0 and link.label:
                row = self._out[above].index(below) % self._rows(above)
                place = top + _STUB * (row + 0.5)
                room = max(2 * self._half(above) / len(self._out[above]), 40.0)
                lines = wrap(link.label, room, _LABEL, 1)
                self._words.append(Words(start_x, place, lines, _LABEL, backed=True))

    def _aside(self, link: Link) -> None:
        """A link within a layer or upwards (cross holding): dashed, along the right border."""
        side = WIDTH - self._side + 8 + 4 * (self._chart.back.index(link) % 5)
        start, end = self._boxes[link.source], self._boxes[link.target]
        x0, y0 = self._x[link.source] + start.wide / 2, self._y[link.source] + start.high / 4
        x1, y1 = self._x[link.target] + end.wide / 2, self._y[link.target] - end.high / 4
        points = ((x0, y0), (side, y0), (side, y1), (x1, y1))
        self._strokes.append(Stroke(points, link, dashed=True))
        if link.label:
            wide = width(link.label, _LABEL)
            x = WIDTH - 2 - wide / 2
            self._words.append(Words(x, (y0 + y1) / 2, (link.label,), _LABEL, backed=True))
