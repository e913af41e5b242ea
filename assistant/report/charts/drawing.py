"""Draws any chart of a report for a document: as SVG to stand in a page, or as PNG. Imported only where one is drawn."""

from __future__ import annotations

from assistant.domain.text import Lang
from assistant.report.blocks import BarChart, GraphChart
from assistant.report.charts import bars, chain, ownership, trade
from assistant.report.charts.canvas import Canvas
from assistant.report.typeface import Typeface

Chart = GraphChart | BarChart
_GRAPHS = {"ownership": ownership.draw, "trade": trade.draw, "chain": chain.draw}


def draw(chart: Chart, typeface: Typeface, lang: Lang) -> tuple[Canvas, int]:
    """The drawn chart, and how many of its nodes are folded into one."""
    if isinstance(chart, BarChart):
        return bars.draw(chart, typeface, lang)
    return _GRAPHS[chart.kind](chart, typeface, lang)
