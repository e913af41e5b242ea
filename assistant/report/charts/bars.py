"""Draws grouped bars over years; a year without a figure is an empty, hatched place that says so, never a zero."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from matplotlib.ticker import FuncFormatter, MaxNLocator

from assistant.domain.text import Lang
from assistant.report import labels
from assistant.report.blocks import BarChart, Series
from assistant.report.charts import colours
from assistant.report.charts.canvas import Canvas
from assistant.report.charts.outline import amount
from assistant.report.charts.wrapping import WIDTH, width, wrap
from assistant.report.typeface import Typeface

_PLOT = 148.0
_LEFT, _RIGHT = 46.0, 6.0
_TEXT = 7.0
_FIGURE = 6.4
_MOST_FIGURES = 60


def draw(chart: BarChart, typeface: Typeface, lang: Lang) -> tuple[Canvas, int]:
    """The chart; no node is ever folded (0)."""
    legend = _legend_rows(chart)
    names = [
        wrap(name, (WIDTH - _LEFT) / max(len(chart.categories), 1) - 4, _TEXT, 3) for name in chart.categories
    ]
    top = 4.0 + 12.0 * len(legend)
    bottom = 6.0 + 9.5 * max((len(lines) for lines in names), default=1)
    canvas = Canvas(top + _PLOT + bottom, typeface)
    axes = canvas.figure.add_axes(
        (_LEFT / WIDTH, bottom / canvas.height, (WIDTH - _LEFT - _RIGHT) / WIDTH, _PLOT / canvas.height)
    )
    axes.patch.set_alpha(0)
    _frame(axes, lang)
    _bars(axes, chart, canvas, lang)
    for place, lines in enumerate(names):
        share = (place + 0.5) / len(names)
        x = _LEFT + (WIDTH - _LEFT - _RIGHT) * share
        canvas.text(x, top + _PLOT + 4 + 4.6 * len(lines), lines, size=_TEXT, colour=colours.SLATE)
    _legend(canvas, chart, legend)
    return canvas, 0


def _frame(axes: Any, lang: Lang) -> None:
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(colours.RULE)
    axes.grid(axis="y", color=colours.PALE, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelcolor=colours.SLATE)
    axes.set_xticks([])
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _tick(value, lang)))


def _tick(value: float, lang: Lang) -> str:
    """A figure of the axis; from a hundred million on in 亿 or bn, so that it stays short."""
    size = abs(value)
    if size >= 100_000_000:
        shown = f"{value / 100_000_000:,.6g}亿" if lang == "zh" else f"{value / 1_000_000_000:,.6g}bn"
    else:
        shown = f"{value:,.0f}" if size >= 1000 else f"{value:.6g}"
    return shown.replace("-", "−")


def _bars(axes: Any, chart: BarChart, canvas: Canvas, lang: Lang) -> None:
    count = max(len(chart.series), 1)
    wide = min(0.78 / count, 0.3)
    slot = (WIDTH - _LEFT - _RIGHT) / max(len(chart.categories), 1) * wide
    known = [v for s in chart.series for v in s.values if v is not None]
    shown = sum(len(s.values) for s in chart.series) <= _MOST_FIGURES
    upright = any(width(amount(v, lang), _FIGURE) > slot + 3 for v in known)
    low, high = min([*known, Decimal()]), max([*known, Decimal()])
    room = float(high - low) or 1.0
    long = max((width(amount(v, lang), _FIGURE) for v in known), default=0.0) if upright else _FIGURE * 1.5
    headroom = room * (long + 5) / (_PLOT - long - 5) if shown else room * 0.06
    gap_high = room * 0.14
    top = float(high) + headroom
    if any(_at(s, place) is None for s in chart.series for place in range(len(chart.categories))):
        top = max(top, gap_high + room * 0.3)
    axes.set_ylim(float(low) - (headroom if low < 0 else 0), top)
    axes.set_xlim(-0.5, max(len(chart.categories), 1) - 0.5)
    for number, series in enumerate(chart.series):
        colour = colours.BARS[number % len(colours.BARS)]
        shift = (number - (count - 1) / 2) * wide
        for place in range(len(chart.categories)):
            value = _at(series, place)
            if value is None:
                _gap(axes, canvas, place + shift, wide, gap_high, labels.NOT_KNOWN_YEAR[lang], slot)
                continue
            axes.bar(place + shift, float(value), wide * 0.9, color=colour, linewidth=0)
            if shown:
                below = value < 0
                axes.annotate(
                    amount(value, lang).replace("-", "−"), (place + shift, float(value)), xytext=(0, -2.5 if below else 2.5),
                    textcoords="offset points", ha="center", va="top" if below else "bottom", color=colours.INK,
                    rotation=90 if upright else 0, fontproperties=canvas.font(_FIGURE), parse_math=False,
                )  # fmt: skip
    if low < 0:
        axes.spines["bottom"].set_visible(False)
        axes.axhline(0, color=colours.SLATE, linewidth=0.6)
    for label in axes.get_yticklabels():
        label.set_fontproperties(canvas.font(_TEXT))


def _at(series: Series, place: int) -> Decimal | None:
    return series.values[place] if place < len(series.values) else None


def _gap(axes: Any, canvas: Canvas, x: float, wide: float, high: float, words: str, slot: float) -> None:
    axes.bar(x, high, wide * 0.9, color="none", edgecolor=colours.RULE, linewidth=0.6, hatch="////")
    axes.annotate(
        words, (x, high), xytext=(0, 2), textcoords="offset points", ha="center", va="bottom", color=colours.SLATE,
        rotation=90 if width(words, 6.0) > slot + 3 else 0, fontproperties=canvas.font(6.0),
    )  # fmt: skip


def _legend_rows(chart: BarChart) -> list[list[int]]:
    """Series of each row of the legend."""
    rows: list[list[int]] = [[]]
    used = 0.0
    for number, series in enumerate(chart.series):
        needed = width(series.name, _TEXT) + 22
        if rows[-1] and used + needed > WIDTH - _LEFT - 60:
            rows.append([])
            used = 0.0
        rows[-1].append(number)
        used += needed
    return rows


def _legend(canvas: Canvas, chart: BarChart, rows: list[list[int]]) -> None:
    y = 8.0
    for row in rows:
        x = _LEFT
        for number in row:
            name = chart.series[number].name
            colour = colours.BARS[number % len(colours.BARS)]
            canvas.box(x, y - 3, 7, 6, fill=colour, edge=colour, radius=0.5)
            lines = wrap(name, WIDTH - _LEFT - 30, _TEXT, 1)
            canvas.text(x + 10, y, lines, size=_TEXT, colour=colours.INK, align="left")
            x += width(name, _TEXT) + 22
        y += 12
    if chart.unit:
        canvas.text(2, 8, (chart.unit,), size=_TEXT, colour=colours.SLATE, align="left")
