"""A PDF page as the eye meets it, by pdfium: every glyph's place, how its text is painted, and the page's picture.

pypdf says what is written; this says where it stands and whether it can be seen. Knows no document.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.readers.page_lines import Edges

_PIXELS_A_POINT = 1.5
_LONGEST = 2_000
_MOST_OBJECTS = 20_000
"""Beyond this many painted objects what covers what is not asked: a page of a map, or one made to cost time."""
_LEAST_RULE = 8.0
"""Shortest rule of a table, in points."""
_WHOLE = 1_000_000
"""Side of the imaginary screen on which places are measured: pdfium counts in whole dots."""


@dataclass(frozen=True, slots=True)
class Paint:
    """How a piece of text is painted.

    colour: red, green, blue, alpha from 0 to 255. mode: the PDF's text rendering mode, 3 paints nothing.
    order: its place in the order of painting. layers: names of the optional content that it belongs to.
    """

    colour: tuple[int, int, int, int]
    mode: int
    order: int
    layers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as it stands: where its foot begins and its box, in shares of the page as shown; its direction
    on the page in degrees counter-clockwise."""

    char: str
    x: float
    y: float
    box: Edges
    angle: float
    paint: Paint


@dataclass(frozen=True, slots=True)
class Cover:
    """An opaque image or area: where, its place in the order of painting, and whether it is an image."""

    box: Edges
    order: int
    is_image: bool


class PdfView:
    """An open PDF; use it in a `with`. Raises pdfium's own error where the file cannot be opened."""

    def __init__(self, path: Path) -> None:
        import pypdfium2

        self._document = pypdfium2.PdfDocument(path)

    def __len__(self) -> int:
        return len(self._document)

    def page(self, number: int) -> PageView:
        """The page counted from 1."""
        return PageView(self._document[number - 1])

    def __enter__(self) -> PdfView:
        return self

    def __exit__(self, *_: object) -> None:
        self._document.close()


class PageView:
    """One page. width, height: in points, as it is shown (turned, and cut to its crop box)."""

    def __init__(self, page: Any) -> None:
        self._page = page
        size: tuple[float, float] = page.get_size()
        self.width, self.height = size
        self._origin, self._across, self._up = (self._device(x, y) for x, y in ((0, 0), (1000, 0), (0, 1000)))

    def glyphs(self) -> list[Glyph]:
        """The characters in the order in which they are written, spaces left out."""
        import pypdfium2.raw as c

        text = self._page.get_textpage()
        orders = {address: place for place, address in enumerate(self._addresses())}
        paints: dict[int, tuple[Paint, float]] = {}
        out: list[Glyph] = []
        x, y, rectangle = ctypes.c_double(), ctypes.c_double(), c.FS_RECTF()
        for index in range(text.count_chars()):
            char = chr(c.FPDFText_GetUnicode(text, index))
            if char.isspace() or char == "\x00" or c.FPDFText_IsGenerated(text, index) == 1:
                continue
            written = c.FPDFText_GetTextObject(text, index)
            address = _address(written)
            if address not in paints:
                turned = -math.degrees(c.FPDFText_GetCharAngle(text, index))  # it counts clockwise
                paints[address] = (_paint(written, orders.get(address, -1)), turned)
            paint, turned = paints[address]
            c.FPDFText_GetCharOrigin(text, index, x, y)
            c.FPDFText_GetLooseCharBox(text, index, rectangle)
            box = self._shown_box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            left, foot = self._shown(x.value, y.value)
            for part in unicodedata.normalize("NFKC", char):
                out.append(Glyph(part, left, foot, box, self._angle(turned), paint))
        return out

    def covers(self) -> list[Cover]:
        """Opaque images and filled areas, in the order of painting."""
        import pypdfium2.raw as c

        out = []
        for order, (item, matrix) in enumerate(self._objects()):
            kind = c.FPDFPageObj_GetType(item)
            if kind not in (c.FPDF_PAGEOBJ_IMAGE, c.FPDF_PAGEOBJ_PATH, c.FPDF_PAGEOBJ_SHADING):
                continue
            if kind == c.FPDF_PAGEOBJ_PATH and not _fills(item):
                continue
            edges = [ctypes.c_float() for _ in range(4)]
            if c.FPDFPageObj_GetBounds(item, *edges):
                corners = _mapped([edge.value for edge in edges], matrix)
                out.append(Cover(self._shown_box(*corners), order, kind == c.FPDF_PAGEOBJ_IMAGE))
        return out

    def rules(self, most: int) -> tuple[int, int]:
        """(level, upright) strokes long enough to be rules of a table, rectangles counted as two of each.

        (0, 0) where the page's paths have `most` strokes and more: that is a drawing.
        """
        import pypdfium2.raw as c

        level = upright = strokes = 0
        edges = [ctypes.c_float() for _ in range(4)]
        for item, _ in self._objects():
            if c.FPDFPageObj_GetType(item) != c.FPDF_PAGEOBJ_PATH:
                continue
            count = max(1, c.FPDFPath_CountSegments(item) - 1)
            strokes += count
            if strokes >= most:
                return 0, 0
            if not c.FPDFPageObj_GetBounds(item, *edges):
                continue
            wide, high = edges[2].value - edges[0].value, edges[3].value - edges[1].value
            if wide >= _LEAST_RULE:
                level += 1 if high < _LEAST_RULE else count
            if high >= _LEAST_RULE:
                upright += 1 if wide < _LEAST_RULE else count
        return level, upright

    def picture(self) -> Any:
        """The page as an array of height × width × 3 (red, green, blue), comments left out."""
        import numpy as np

        scale = min(_PIXELS_A_POINT, _LONGEST / max(self.width, self.height, 1.0))
        bitmap = self._page.render(scale=scale, may_draw_forms=False, draw_annots=False, rev_byteorder=True)
        return np.asarray(bitmap.to_pil().convert("RGB"))

    def _addresses(self) -> Iterator[int]:
        return (_address(item) for item, _ in self._objects())

    def _objects(self) -> Iterator[tuple[Any, Sequence[float] | None]]:
        """(object, the matrix of the form that it stands in) in the order of painting."""
        for seen, item in enumerate(self._page.get_objects(max_depth=4)):
            if seen >= _MOST_OBJECTS:
                return
            form = item.container
            yield item.raw, None if form is None else form.get_matrix().get()

    def _device(self, x: float, y: float) -> tuple[float, float]:
        import pypdfium2.raw as c

        across, down = ctypes.c_int(), ctypes.c_int()
        c.FPDF_PageToDevice(self._page, 0, 0, _WHOLE, _WHOLE, 0, x, y, across, down)
        return across.value / _WHOLE, down.value / _WHOLE

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        """A place in the page's own points as shares of the page as shown, from its upper left corner."""
        (ox, oy), (ax, ay), (ux, uy) = self._origin, self._across, self._up
        return (
            ox + (ax - ox) * x / 1000 + (ux - ox) * y / 1000,
            oy + (ay - oy) * x / 1000 + (uy - oy) * y / 1000,
        )

    def _shown_box(self, left: float, bottom: float, right: float, top: float) -> Edges:
        (x1, y1), (x2, y2) = self._shown(left, bottom), self._shown(right, top)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)

    def _angle(self, written: float) -> float:
        """Direction on the page as shown of text that is written in this direction, in degrees."""
        import pypdfium2.raw as c

        return float((written - 90 * c.FPDFPage_GetRotation(self._page)) % 360)


def _address(item: Any) -> int:
    return ctypes.cast(item, ctypes.c_void_p).value or 0


def _paint(written: Any, order: int) -> Paint:
    import pypdfium2.raw as c

    parts = [ctypes.c_uint(0) for _ in range(4)]
    c.FPDFPageObj_GetFillColor(written, *parts)
    red, green, blue, alpha = (part.value for part in parts)
    return Paint((red, green, blue, alpha), c.FPDFTextObj_GetTextRenderMode(written), order, _layers(written))


def _layers(item: Any) -> tuple[str, ...]:
    import pypdfium2.raw as c

    out = []
    for index in range(max(0, c.FPDFPageObj_CountMarks(item))):
        mark = c.FPDFPageObj_GetMark(item, index)
        buffer, needed = (ctypes.c_ushort * 256)(), ctypes.c_ulong()
        if c.FPDFPageObjMark_GetName(mark, buffer, 512, needed) and _utf16(buffer, needed) == "OC":
            c.FPDFPageObjMark_GetParamStringValue(mark, b"Name", buffer, 512, needed)
            out.append(_utf16(buffer, needed))
    return tuple(out)


def _utf16(buffer: Any, length: Any) -> str:
    return bytes(buffer)[: max(0, length.value - 2)].decode("utf-16-le", "replace")


def _fills(path: Any) -> bool:
    import pypdfium2.raw as c

    mode, stroke = ctypes.c_int(), ctypes.c_int()
    c.FPDFPath_GetDrawMode(path, mode, stroke)
    parts = [ctypes.c_uint(0) for _ in range(4)]
    c.FPDFPageObj_GetFillColor(path, *parts)
    return mode.value != c.FPDF_FILLMODE_NONE and parts[3].value == 255


def _mapped(edges: Sequence[float], matrix: Sequence[float] | None) -> tuple[float, float, float, float]:
    left, bottom, right, top = edges
    if matrix is None:
        return left, bottom, right, top
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(xs), min(ys), max(xs), max(ys)
