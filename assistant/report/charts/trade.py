"""Lays out who supplies the firm and who buys from it: suppliers left, buyers right, links as wide as their amounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.domain.text import Lang
from assistant.report import labels
from assistant.report.blocks import GraphChart, Link, Node
from assistant.report.charts import colours, nodes
from assistant.report.charts.scene import Point, Scene, Standing, Stroke, Words
from assistant.report.charts.wrapping import WIDTH, wrap

_MOST = 10
_BOX = 116.0
_MIDDLE = 104.0
_GAP = 7.0
_MARGIN = 5.0
_LABEL = 6.8
_THINNEST, _WIDEST = 1.0, 15.0
_MEETING = 34.0
"""Points that all links of a side may be wide together where they meet the firm."""
_ASIDE, _INDENT = 95.0, 45.0
"""How far the firm stands from the middle, and the others from the border, where there are only suppliers or buyers."""


def place(chart: GraphChart, lang: Lang) -> Scene:
    """The chart laid out."""
    middle = _middle(chart)
    incoming, folded_in = _side(chart, middle, lang, incoming=True)
    outgoing, folded_out = _side(chart, middle, lang, incoming=False)
    links = [link for _, link in (*incoming, *outgoing)]
    heaviest = max((link.weight or Decimal() for link in links), default=Decimal())
    centre = nodes.fit(middle, _MIDDLE, 8.4)
    columns = [[nodes.fit(node, _BOX) for node, _ in side] for side in (incoming, outgoing)]
    height = max(_stack(columns[0]), _stack(columns[1]), centre.high) + 2 * _MARGIN
    x = WIDTH / 2 + (_ASIDE if not outgoing else -_ASIDE if not incoming else 0)
    strokes: list[Stroke] = []
    words: list[Words] = []
    standing: list[Standing] = []
    for side, column, inwards in ((incoming, columns[0], True), (outgoing, columns[1], False)):
        for stroke, said, stands in _one_side(side, column, heaviest, (x, height / 2), inwards=inwards):
            strokes.append(stroke)
            standing.append(stands)
            words += [said] if said else []
    standing.append(Standing(centre, x, height / 2))
    return Scene(height, tuple(strokes), tuple(words), tuple(standing), folded_in + folded_out)


def _middle(chart: GraphChart) -> Node:
    marked = next((node for node in chart.nodes if node.kind == "subject"), None)
    return marked or (chart.nodes[0] if chart.nodes else Node("\0none", "—", "subject"))


def _side(
    chart: GraphChart, middle: Node, lang: Lang, *, incoming: bool
) -> tuple[list[tuple[Node, Link]], int]:
    """The suppliers or the buyers with their links, heaviest first, the lightest folded into one."""
    named = {node.id: node for node in chart.nodes}
    found = []
    for link in chart.links:
        here, there = (link.target, link.source) if incoming else (link.source, link.target)
        if here == middle.id and there in named:
            found.append((named[there], link))
    found.sort(key=lambda pair: -(pair[1].weight or Decimal()))
    if len(found) <= _MOST:
        return found, 0
    rest = found[_MOST - 1 :]
    total = sum((link.weight or Decimal() for _, link in rest), Decimal())
    name = labels.FOLDED.fill(count=f"{len(rest):,}")[lang]
    folded = (Node("\0rest", name), Link("\0rest", middle.id, weight=total or None))
    return [*found[: _MOST - 1], folded], len(rest)


def _row(box: nodes.Placed) -> float:
    return max(box.high, 22.0)


def _stack(column: Sequence[nodes.Placed]) -> float:
    return sum(_row(box) for box in column) + _GAP * max(len(column) - 1, 0)


def _one_side(
    side: Sequence[tuple[Node, Link]],
    column: Sequence[nodes.Placed],
    heaviest: Decimal,
    centre: Point,
    *,
    inwards: bool,
) -> Iterator[tuple[Stroke, Words | None, Standing]]:
    middle_x, middle_y = centre
    alone = abs(middle_x - WIDTH / 2) > 1
    x = _MARGIN + _BOX / 2 + (_INDENT if alone else 0)
    x = x if inwards else WIDTH - x
    outer = x + _BOX / 2 if inwards else x - _BOX / 2
    inner = middle_x - _MIDDLE / 2 if inwards else middle_x + _MIDDLE / 2
    y = middle_y - _stack(column) / 2
    widths = [_width(link.weight, heaviest) for _, link in side]
    thinner = min(1.0, _MEETING / (sum(widths) or 1.0))
    widths = [max(_THINNEST, wide * thinner) for wide in widths]
    meets = middle_y - (sum(widths) + 3 * (len(side) - 1)) / 2
    for (_, link), box, thick in zip(side, column, widths, strict=True):
        middle = y + _row(box) / 2
        meets += thick / 2
        start, end = ((outer, middle), (inner, meets)) if inwards else ((inner, meets), (outer, middle))
        colour = colours.FLOW_IN if inwards else colours.FLOW_OUT
        said = None
        if link.label:
            room = abs(inner - outer) - 8
            lines = wrap(link.label, room, _LABEL, 2)
            at = outer + (room / 2 + 2 if inwards else -room / 2 - 2)
            said = Words(at, middle, lines, _LABEL)
        yield Stroke((start, end), link, colour, thick, curved=True), said, Standing(box, x, middle)
        y += _row(box) + _GAP
        meets += thick / 2 + 3


def _width(weight: Decimal | None, heaviest: Decimal) -> float:
    if not weight or heaviest <= 0:
        return _THINNEST
    return max(_THINNEST, float(weight / heaviest) * _WIDEST)
