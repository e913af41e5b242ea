"""The ECharts option of a chart, for the page: plain values without functions, the same layout and colours as in documents.

A graph is laid out by the server (scene.py) and put on hidden axes as it is: lines, arrow heads, labels, boxes. Texts are
data, never templates or HTML: a brace in a name is written as a full-width one, and tooltips render as rich text.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from assistant.domain.text import Lang
from assistant.report.blocks import BarChart, GraphChart, Link
from assistant.report.charts import colours, nodes
from assistant.report.charts.layout import lay_out
from assistant.report.charts.outline import amount, table
from assistant.report.charts.scene import Point, Scene, Standing, Stroke
from assistant.report.charts.wrapping import WIDTH

Option = dict[str, Any]
SCALE = 1.6
"""Pixels of the page for a point of the documents' drawing: letters of 7.8 points become 12.5 pixels."""
BARS_HIGH = 320
_TOLD = 24
_STEPS = 16
"""Pieces that a curve is drawn in."""
_UNSEEN = {"color": "transparent", "borderWidth": 0, "opacity": 1}
"""A point of which only the label shows; it is opaque, since the label takes its opacity."""
_LETTERS = "system-ui, 'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif"


def drawn(chart: GraphChart | BarChart, lang: Lang) -> tuple[Option, tuple[int, int]]:
    """What `echarts.setOption` takes, and the width and height in pixels that it is made for (bars take any width)."""
    if isinstance(chart, BarChart):
        return _bars(chart, lang), (round(WIDTH * SCALE), BARS_HIGH)
    scene = lay_out(chart, lang)
    size = (round(WIDTH * SCALE), round((scene.height + nodes.LEGEND) * SCALE))
    return _graph(scene, chart, lang, size), size


def _bars(chart: BarChart, lang: Lang) -> Option:
    shown = len(chart.series) * len(chart.categories) <= 20
    return {
        **_whole(chart, lang),
        "color": list(colours.BARS),
        "tooltip": {"trigger": "axis", "renderMode": "richText", "axisPointer": {"type": "shadow"}},
        "legend": {"bottom": 0, "data": [_plain(series.name) for series in chart.series]},
        "grid": {"left": 8, "right": 8, "top": 34, "bottom": 34, "containLabel": True},
        "xAxis": {"type": "category", "data": [_plain(name) for name in chart.categories]},
        "yAxis": {"type": "value", "name": chart.unit, "nameTextStyle": {"align": "left"}},
        "series": [
            {
                "type": "bar",
                "name": _plain(series.name),
                "data": [_bar(value, lang) for value in series.values],
                "label": {"show": shown, "fontSize": 10, "position": "top"},
                "labelLayout": {"hideOverlap": True},
                "emphasis": {"focus": "series"},
            }
            for series in chart.series
        ],
    }


def _bar(value: Decimal | None, lang: Lang) -> Option | None:
    if value is None:
        return None
    label = {"formatter": amount(value, lang), "position": "bottom" if value < 0 else "top"}
    return {"value": float(value), "label": label}


def _graph(scene: Scene, chart: GraphChart, lang: Lang, size: tuple[int, int]) -> Option:
    named = {node.id: node.label for node in chart.nodes}
    return {
        **_whole(chart, lang),
        "animation": False,
        "tooltip": {"renderMode": "richText", "confine": True, "formatter": "{b}"},
        "grid": {"left": 0, "right": 0, "top": 0, "bottom": 0},
        "xAxis": {"type": "value", "show": False, "min": 0, "max": size[0]},
        "yAxis": {"type": "value", "show": False, "min": 0, "max": size[1], "inverse": True},
        "series": [
            {
                "type": "lines",
                "id": "links",
                "coordinateSystem": "cartesian2d",
                "polyline": True,
                "z": 2,
                "data": [_line(stroke, named) for stroke in scene.strokes],
            },
            {
                "type": "scatter",
                "id": "arrows",
                "symbol": "triangle",
                "silent": True,
                "z": 3,
                "data": [_head(stroke) for stroke in scene.strokes if stroke.arrow],
            },
            {"type": "scatter", "id": "words", "silent": True, "z": 4, "data": list(_words(scene))},
            {
                "type": "scatter",
                "id": "nodes",
                "z": 5,
                "cursor": "default",
                "data": [_node(standing) for standing in scene.nodes],
            },
            {
                "type": "scatter",
                "id": "keys",
                "silent": True,
                "z": 5,
                "data": list(_keys(scene, lang, size[1] - 6 * SCALE)),
            },
        ],
    }


def _whole(chart: GraphChart | BarChart, lang: Lang) -> Option:
    """What every option has; `aria` tells a screen reader the title and the first rows of what is drawn."""
    heads, rows = table(chart, lang)
    told = [": ".join((row[0].text, " ".join(c.text for c in row[1:] if c.text))) for row in rows[:_TOLD]]
    said = f"{chart.title} ({' · '.join(head.title for head in heads)}): {'; '.join(told)}"
    return {
        "aria": {"enabled": True, "label": {"description": said}},
        "textStyle": {"fontFamily": _LETTERS, "color": colours.INK},
    }


def _line(stroke: Stroke, named: dict[str, str]) -> Option:
    points = _bent(stroke) if stroke.curved else stroke.points
    return {
        "name": _tie(stroke.link, named),
        "coords": [list(_at(point)) for point in points],
        "lineStyle": {
            "color": stroke.colour,
            "width": round(max(1.0, stroke.wide * SCALE), 1),
            "type": "dashed" if stroke.dashed else "solid",
            "opacity": 1,
        },
    }


def _tie(link: Link | None, named: dict[str, str]) -> str:
    if link is None:
        return ""
    ends = f"{named.get(link.source, '…')} → {named.get(link.target, '…')}"
    return _plain(f"{ends}\n{link.label}" if link.label else ends)


def _bent(stroke: Stroke) -> Iterator[Point]:
    """Points of a curve that leaves its start and reaches its end level."""
    (x0, y0), (x1, y1) = stroke.points
    bend = (x1 - x0) / 2
    for step in range(_STEPS + 1):
        t = step / _STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
        yield a * x0 + b * (x0 + bend) + c * (x1 - bend) + d * x1, (a + b) * y0 + (c + d) * y1


def _head(stroke: Stroke) -> Option:
    """An arrow head whose tip is the line's end; a curve arrives level."""
    (x0, y0), (x, y) = stroke.points[-2:]
    dx, dy = (math.copysign(1.0, x - x0), 0.0) if stroke.curved else (x - x0, y - y0)
    length = math.hypot(dx, dy) or 1.0
    middle = _at((x - 2.4 * dx / length, y - 2.4 * dy / length))
    turn = -math.degrees(math.atan2(dx, -dy))  # a triangle points up; turns are counted against the clock
    colour = colours.SLATE if stroke.curved else stroke.colour
    return {
        "value": list(middle),
        "symbolSize": [8, 8],
        "symbolRotate": round(turn, 1),
        "itemStyle": {"color": colour},
    }


def _words(scene: Scene) -> Iterator[Option]:
    for words in scene.words:
        yield {
            "value": list(_at((words.x, words.y))),
            "symbolSize": 1,
            "itemStyle": _UNSEEN,
            "label": {
                "show": True,
                "position": "inside",
                "formatter": _plain("\n".join(words.lines)),
                "fontSize": round(words.size * SCALE, 1),
                "color": words.colour,
                **({"backgroundColor": "#ffffff", "padding": [1, 2]} if words.backed else {}),
            },
        }


def _node(standing: Standing) -> Option:
    """The box is the ground of its label: a symbol's border would be stretched with it."""
    box = standing.box
    fill, edge, ink = nodes.LOOKS[box.node.kind]
    subject = box.node.kind == "subject"
    line, low = round(box.size * SCALE * 1.3), round(box.small * SCALE * 1.3)
    wide, high = box.wide * SCALE, box.high * SCALE
    lines = [_plain(words) for words in box.label]
    lines += [f"{{d|{_plain(words)}}}" for words in box.detail]
    small = {
        "fontSize": round(box.small * SCALE, 1),
        "lineHeight": low,
        "color": nodes.PALE_DETAIL if subject else colours.SLATE,
    }
    told = f"{box.node.label}\n{box.node.detail}" if box.node.detail else box.node.label
    return {
        "name": _plain(told),
        "id": box.node.id.replace("\0", ""),
        "value": list(_at((standing.x, standing.y))),
        "symbol": "rect",
        "symbolSize": [round(wide, 1), round(high, 1)],
        "itemStyle": _UNSEEN,
        "label": {
            "show": True,
            "position": "inside",
            "align": "center",
            "verticalAlign": "middle",
            "formatter": "\n".join(lines),
            "width": round(wide, 1),
            "padding": [round((high - len(box.label) * line - len(box.detail) * low) / 2, 1), 0],
            "backgroundColor": fill,
            "borderColor": edge,
            "borderWidth": 1.2,
            "borderRadius": round(min(high / 2, 17), 1) if box.node.kind == "person" else 4,
            "fontSize": round(box.size * SCALE, 1),
            "lineHeight": line,
            "fontWeight": "bold" if subject or box.node.kind == "state" else "normal",
            "color": ink,
            "rich": {"d": small},
        },
    }


def _keys(scene: Scene, lang: Lang, y: float) -> Iterator[Option]:
    for kind, words, x in nodes.keys((standing.box.node for standing in scene.nodes), lang):
        fill, edge, _ = nodes.LOOKS[kind]
        yield {
            "value": [round((x + 5.5) * SCALE, 1), round(y, 1)],
            "symbol": "roundRect" if kind == "person" else "rect",
            "symbolSize": [17, 11],
            "itemStyle": {"color": fill, "borderColor": edge, "borderWidth": 1, "opacity": 1},
            "label": {
                "show": True,
                "position": "right",
                "formatter": words,
                "fontSize": round(nodes.KEY * SCALE, 1),
                "color": colours.SLATE,
            },
        }


def _at(point: Point) -> Point:
    return round(point[0] * SCALE, 1), round(point[1] * SCALE, 1)


def _plain(words: str) -> str:
    """Words that no template of ECharts reads: its braces become full-width ones."""
    return words.replace("{", "｛").replace("}", "｝")
