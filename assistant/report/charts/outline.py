"""A chart as a table of its links or bars: for Markdown, for readers who see no picture, and where no font is there."""

from __future__ import annotations

from decimal import Decimal

from assistant.domain.text import Lang
from assistant.report import labels
from assistant.report.blocks import BarChart, Cell, Column, GraphChart

Row = tuple[Cell, ...]


def table(chart: GraphChart | BarChart, lang: Lang) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Columns and rows that say what the chart shows; a link's evidence stays with its row."""
    return _bars(chart, lang) if isinstance(chart, BarChart) else _links(chart, lang)


def amount(value: Decimal | None, lang: Lang) -> str:
    """A bar's value as it is written beside it: digits grouped, no zeros behind the point, at most two places."""
    if value is None:
        return labels.NOT_KNOWN_YEAR[lang]
    shown = f"{round(value, 2):,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _bars(chart: BarChart, lang: Lang) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    columns = (
        Column(labels.YEAR[lang]),
        *(Column(series.name, "right", chart.unit) for series in chart.series),
    )
    rows = tuple(
        (Cell(category), *(Cell(amount(_at(s.values, i), lang)) for s in chart.series))
        for i, category in enumerate(chart.categories)
    )
    return columns, rows


def _at(values: tuple[Decimal | None, ...], place: int) -> Decimal | None:
    return values[place] if place < len(values) else None


def _links(chart: GraphChart, lang: Lang) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    columns = (Column(labels.FROM[lang]), Column(labels.TO[lang]), Column(labels.WHAT[lang]))
    names = {node.id: f"{node.label}（{node.detail}）" if node.detail else node.label for node in chart.nodes}
    linked = {end for link in chart.links for end in (link.source, link.target)}
    rows = [
        (
            Cell(names.get(link.source, link.source)),
            Cell(names.get(link.target, link.target)),
            Cell(link.label, link.cites),
        )
        for link in chart.links
    ]
    alone = [(Cell(names[node.id]), Cell("—"), Cell("—")) for node in chart.nodes if node.id not in linked]
    return columns, (*rows, *alone)
