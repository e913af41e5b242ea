"""Draws any chart of a report for a document: as SVG to stand in a page, or as PNG. Imported only where one is drawn."""

from __future__ import annotations

from assistant.domain.text import Lang
from assistant.report.blocks import BarChart, GraphChart
from assistant.report.charts import bars, nodes
from assistant.report.charts.canvas import Canvas
from assistant.report.charts.layout import lay_out
from assistant.report.charts.scene import Scene
from assistant.report.typeface import Typeface

Chart = GraphChart | BarChart


def draw(chart: Chart, typeface: Typeface, lang: Lang) -> tuple[Canvas, int]:
    """The drawn chart, and how many of its nodes are folded into one."""
    if isinstance(chart, BarChart):
        return bars.draw(chart, typeface, lang)
    scene = lay_out(chart, lang)
    return _painted(scene, typeface, lang), scene.folded


def _painted(scene: Scene, typeface: Typeface, lang: Lang) -> Canvas:
    canvas = Canvas(scene.height + nodes.LEGEND, typeface)
    for stroke in scene.strokes:
        if stroke.curved:
            start, end = stroke.points
            canvas.curve(start, end, colour=stroke.colour, line=stroke.wide, arrow=stroke.arrow)
        else:
            canvas.line(
                stroke.points,
                colour=stroke.colour,
                line=stroke.wide,
                arrow=stroke.arrow,
                dashed=stroke.dashed,
            )
    for words in scene.words:
        canvas.text(words.x, words.y, words.lines, size=words.size, colour=words.colour, backed=words.backed)
    for standing in scene.nodes:
        nodes.draw(canvas, standing.box, standing.x, standing.y)
    nodes.legend(canvas, (standing.box.node for standing in scene.nodes), lang)
    return canvas
