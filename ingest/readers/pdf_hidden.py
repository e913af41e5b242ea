"""Which text of a PDF page the eye does not meet: unpainted, in the paper's colour, covered, cut off, off the page,
too small, on a layer that is off.

The layer of text that a scanner's program lays invisibly over a scan is what stands on the scan: it is kept where
there is something under it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ingest.readers.page_lines import Edges, spread
from ingest.readers.pdf_view import Cover, Glyph, PageView

_LEAST_POINTS = 1.0
_CONTRAST = 32
"""Colours nearer than this (of 255, in the channel where they differ most) are one to the eye."""
_FAINT = 10
"""Text painted less opaquely than this (of 255) is not seen."""
_WHOLE_PAGE = 0.5
"""An image over more of the page than this share is a scan, and text under it a scan's text layer."""
_UNPAINTED = (3, 7)
_OUTLINED = (1, 2, 5, 6)


class _Covers:
    """The opaque areas of a page, asked together: a page may have 20,000 of them and as many pieces of text."""

    def __init__(self, covers: Sequence[Cover]) -> None:
        import numpy as np

        self.any = bool(covers)
        self._boxes = np.array([cover.box for cover in covers], float).reshape(-1, 4).T
        self._orders = np.array([cover.order for cover in covers], int)
        left, top, right, bottom = self._boxes.clip(0, 1)
        images = np.array([cover.is_image for cover in covers], bool)
        self._scans = images & ((right - left) * (bottom - top) >= _WHOLE_PAGE)

    def hide(self, box: Edges, order: int) -> bool:
        """Whether something painted after `order` lies over the box."""
        return order >= 0 and bool((self._hold(box) & (self._orders > order)).any())

    def scan(self, box: Edges, order: int | None = None) -> bool:
        """Whether the picture of the whole page holds the box; with `order`, one painted after it."""
        held = self._hold(box) & self._scans
        if order is None:
            return bool(held.any())
        return order >= 0 and bool((held & (self._orders > order)).any())

    def _hold(self, box: Edges) -> Any:
        """Which areas hold the middle four fifths of the box."""
        across, down = (box[2] - box[0]) * 0.1, (box[3] - box[1]) * 0.1
        left, top, right, bottom = self._boxes
        return (
            (left <= box[0] + across)
            & (top <= box[1] + down)
            & (right >= box[2] - across)
            & (bottom >= box[3] - down)
        )


class Visibility:
    """What can be seen on one page. layers_off: names of its optional content that is switched off.

    of_scan: pieces of a scan's own text layer were found and taken as seen.
    """

    def __init__(self, view: PageView, layers_off: frozenset[str]) -> None:
        self._picture = view.picture()
        self._covers = _Covers(view.covers())
        self._width, self._height = view.width, view.height
        self._layers_off = layers_off
        self.of_scan = False

    @property
    def covered(self) -> bool:
        """Whether anything on the page can cover text."""
        return self._covers.any

    def hidden(self, piece: Sequence[Glyph]) -> bool:
        """Whether a piece of text, glyphs painted in one way side by side, is hidden from the eye."""
        box = spread([glyph.box for glyph in piece])
        paint = piece[0].paint
        middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if not all(0 <= share <= 1 for share in middle) or paint.colour[3] < _FAINT:
            return True
        if self._layers_off.intersection(paint.layers) or self._small(piece[0]):
            return True
        layer = paint.mode in _UNPAINTED or self._covers.scan(box, paint.order)
        if layer and not self._covers.scan(box):
            return True
        if not layer and self._covers.hide(box, paint.order):
            return True
        if not any(glyph.char.isalnum() for glyph in piece):
            return False  # a dot or a dash is too small to be looked for
        within, around = self._within(box, len(piece)), self._around(box)
        if within is None:
            return True
        if _contrast(within) < _CONTRAST:
            return True
        if layer or paint.mode in _OUTLINED:
            self.of_scan |= layer
            return False
        return all(_near(paint.colour[:3], _usual(part)) for part in (within, around))

    def _small(self, glyph: Glyph) -> bool:
        wide = (glyph.box[2] - glyph.box[0]) * self._width
        high = (glyph.box[3] - glyph.box[1]) * self._height
        return max(wide, high) < _LEAST_POINTS

    def _within(self, box: Edges, count: int) -> Any:
        """The part of the picture where the letters stand, without the edge where rules and neighbours do."""
        left, top, right, bottom = box
        trim = 0.15 if count > 2 else 0.0
        high = (bottom - top) * trim
        return self._cut((left, top + high, right, bottom - high), 0)

    def _around(self, box: Edges) -> Any:
        """The dots of a frame of two dots around the box."""
        import numpy as np

        outer = self._cut(box, 3)
        frame = [outer[:2], outer[-2:], outer[:, :2], outer[:, -2:]]
        return np.concatenate([part.reshape(-1, 3) for part in frame])

    def _cut(self, box: Edges, margin: int) -> Any:
        height, width = self._picture.shape[:2]
        left, right = int(box[0] * width) - margin, int(box[2] * width + 0.999) + margin
        top, bottom = int(box[1] * height) - margin, int(box[3] * height + 0.999) + margin
        part = self._picture[max(0, top) : max(0, bottom), max(0, left) : max(0, right)]
        return part if part.size else None


def _contrast(part: Any) -> int:
    dots = part.reshape(-1, 3)
    return int((dots.max(axis=0).astype(int) - dots.min(axis=0)).max())


def _usual(part: Any) -> tuple[int, int, int]:
    """The most frequent colour, told in steps of 16."""
    import numpy as np

    dots = part.reshape(-1, 3)
    steps = dots.astype(np.int64) // 16
    keys = steps[:, 0] * 256 + steps[:, 1] * 16 + steps[:, 2]
    values, counts = np.unique(keys, return_counts=True)
    chosen = dots[keys == values[counts.argmax()]].mean(axis=0)
    return int(chosen[0]), int(chosen[1]), int(chosen[2])


def _near(one: Sequence[int], other: Sequence[int]) -> bool:
    return all(abs(a - b) < _CONTRAST for a, b in zip(one, other, strict=True))
