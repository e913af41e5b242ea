"""Which layout each kind of graph has."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.domain.text import Lang
from assistant.report.blocks import GraphChart
from assistant.report.charts import chain, ownership, trade
from assistant.report.charts.scene import Scene

_PLACES: Mapping[str, Callable[[GraphChart, Lang], Scene]] = {
    "ownership": ownership.place,
    "trade": trade.place,
    "chain": chain.place,
}


def lay_out(chart: GraphChart, lang: Lang) -> Scene:
    """The chart with a place for everything."""
    return _PLACES[chart.kind](chart, lang)
