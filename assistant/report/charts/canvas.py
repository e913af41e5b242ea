"""A drawing surface in points, y downwards: boxes, lines, ribbons and text, painted by matplotlib as SVG or PNG.

The only place that imports matplotlib's painting. No pyplot; threads may draw side by side, one paints at a time. The
same drawing gives the same bytes.
"""

from __future__ import annotations

import io
import re
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import FancyBboxPatch, PathPatch, Polygon
from matplotlib.path import Path as Outline

from assistant.report.charts import colours
from assistant.report.charts.wrapping import LEADING, WIDTH
from assistant.report.typeface import Typeface

DPI = 300
_CSS_FONTS = "'{family}', 'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif"
_FONT_STYLE = re.compile(r"font: ((?:[a-z0-9]+ )*[\d.]+px) [^;\"]*")
_ID = re.compile(r'(\bid="|url\(#|href="#)')

matplotlib.rcParams["svg.fonttype"] = "none"
matplotlib.rcParams["svg.hashsalt"] = "credit-scout"


_ONE_AT_A_TIME = threading.Lock()


@contextmanager
def _painting() -> Iterator[None]:
    """A rare character that the font lacks is drawn as a box, not told on stderr; filters are global, hence the lock."""
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        yield


class Canvas:
    """A figure of `width` by `height` points."""

    def __init__(self, height: float, typeface: Typeface, width: float = WIDTH) -> None:
        self.width, self.height = width, height
        self._family = typeface.family
        self._regular = FontProperties(fname=str(typeface.regular))
        self._bold = FontProperties(fname=str(typeface.bold), weight="bold")
        self.figure = Figure(figsize=(width / 72, height / 72), facecolor="none")
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_xlim(0, width)
        self.axes.set_ylim(height, 0)
        self.axes.axis("off")

    def font(self, size: float, *, bold: bool = False) -> FontProperties:
        """The typeface at `size` points."""
        made = (self._bold if bold else self._regular).copy()
        made.set_size(size)
        return made

    def box(self, x: float, y: float, wide: float, high: float, *, fill: str, edge: str, radius: float = 2.5,
            line: float = 0.8) -> None:  # fmt: skip
        """A box with its upper left corner at x, y; a `radius` of half its height makes it a pill."""
        self.axes.add_patch(
            FancyBboxPatch(
                (x, y), wide, high, boxstyle=f"round,pad=0,rounding_size={radius}", facecolor=fill, edgecolor=edge,
                linewidth=line, zorder=3,
            )
        )  # fmt: skip

    def line(self, points: Sequence[tuple[float, float]], *, colour: str = colours.SLATE, line: float = 0.9,
             arrow: bool = True, dashed: bool = False) -> None:  # fmt: skip
        """A line through `points`, with an arrow head at its end."""
        xs, ys = zip(*points, strict=True)
        self.axes.plot(
            xs, ys, color=colour, linewidth=line, linestyle=(0, (3, 2)) if dashed else "-", zorder=2,
            solid_joinstyle="round", solid_capstyle="butt",
        )  # fmt: skip
        if arrow:
            self._head(points[-2], points[-1], colour)

    def curve(self, start: tuple[float, float], end: tuple[float, float], *, colour: str = colours.SLATE,
              line: float = 0.9, arrow: bool = True) -> None:  # fmt: skip
        """A curve that leaves `start` and reaches `end` level, as between two columns."""
        (x0, y0), (x1, y1) = start, end
        bend = (x1 - x0) / 2
        codes = [Outline.MOVETO, Outline.CURVE4, Outline.CURVE4, Outline.CURVE4]
        path = Outline([(x0, y0), (x0 + bend, y0), (x1 - bend, y1), (x1, y1)], codes)
        self.axes.add_patch(
            PathPatch(path, facecolor="none", edgecolor=colour, linewidth=line, capstyle="butt", zorder=1)
        )
        if arrow:
            self._head((x1 - (4 if bend > 0 else -4), y1), (x1, y1), colours.SLATE)

    def _head(self, before: tuple[float, float], tip: tuple[float, float], colour: str) -> None:
        (x0, y0), (x, y) = before, tip
        length = ((x - x0) ** 2 + (y - y0) ** 2) ** 0.5 or 1.0
        dx, dy = (x - x0) / length, (y - y0) / length
        back = (x - 5 * dx, y - 5 * dy)
        corners = [tip, (back[0] - 2.4 * dy, back[1] + 2.4 * dx), (back[0] + 2.4 * dy, back[1] - 2.4 * dx)]
        self.axes.add_patch(Polygon(corners, closed=True, facecolor=colour, edgecolor="none", zorder=2.5))

    def text(self, x: float, y: float, lines: Sequence[str], *, size: float, colour: str = colours.INK,
             bold: bool = False, align: Literal["left", "center", "right"] = "center",
             backed: bool = False) -> None:  # fmt: skip
        """Lines one below the other, the middle of them all at x, y; `backed` puts white behind them."""
        top = y - (len(lines) - 1) * size * LEADING / 2
        for place, words in enumerate(lines):
            self.axes.text(
                x, top + place * size * LEADING, words, fontproperties=self.font(size, bold=bold),
                color=colour, ha=align, va="center_baseline", zorder=4, parse_math=False,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6} if backed else None,
            )  # fmt: skip

    def svg(self, prefix: str) -> str:
        """The drawing as an <svg> element to stand in a page; `prefix` keeps its ids apart from other drawings'."""
        out = io.StringIO()
        with _painting():
            FigureCanvasSVG(self.figure).print_svg(out, metadata={"Date": None, "Creator": None, "Format": None, "Type": None})  # fmt: skip
        drawn = out.getvalue()
        drawn = drawn[drawn.index("<svg") :]
        drawn = re.sub(r"<metadata>.*?</metadata>", "", drawn, flags=re.DOTALL)
        drawn = _FONT_STYLE.sub(rf"font: \1 {_CSS_FONTS.format(family=self._family)}", drawn)
        return _ID.sub(lambda m: f"{m[1]}{prefix}-", drawn).strip()

    def png(self) -> bytes:
        """The drawing at 300 dots an inch on white."""
        out: Any = io.BytesIO()
        self.figure.set_facecolor("white")
        self.figure.set_dpi(DPI)
        with _painting():
            FigureCanvasAgg(self.figure).print_png(
                out, metadata={"Software": None}, pil_kwargs={"dpi": (DPI, DPI)}
            )
        data: bytes = out.getvalue()
        return data
