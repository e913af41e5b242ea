"""The runs of text of a PDF page: pypdf says what is written, the page's view where each character stands and
whether it is seen. Knows no document.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pypdf

from ingest.readers.page_lines import Run, guessed_right, spread
from ingest.readers.pdf_hidden import Visibility
from ingest.readers.pdf_view import Glyph, PageView, Paint

_SEARCHED = 4_000
"""Characters around the expected place in which a run is looked for."""


@dataclass(frozen=True, slots=True)
class PageText:
    """The runs that are seen, runs that stand askew or upright beside them (watermarks, margins), and hidden text.

    upright: the page's text runs as the page is shown, from left to right. of_scan: it is the layer that a
    scanner's program laid over or under its picture.
    """

    runs: tuple[Run, ...]
    upright: bool = True
    askew: tuple[Run, ...] = ()
    hidden: tuple[str, ...] = ()
    of_scan: bool = False


@dataclass(frozen=True, slots=True)
class _Written:
    """A run as pypdf gives it. x, y: in the page's own points."""

    text: str
    x: float
    y: float
    size: float


def page_text(page: pypdf.PageObject, view: PageView, layers_off: frozenset[str]) -> PageText:
    """The text of a page."""
    written = _written(page)
    if not written:
        return PageText(())
    glyphs = view.glyphs()
    sight = Visibility(view, layers_off)
    finder = _Finder(glyphs)
    direction = _direction(glyphs)
    runs: list[Run] = []
    askew: list[Run] = []
    hidden: list[str] = []
    seen: set[tuple[str, int, int]] = set()
    for run in written:
        if run.size <= 1:
            hidden.append(run.text)
            continue
        found = finder.find(run.text)
        if found is None:
            placed = _unplaced(run, page, view)
            near = _nearest(glyphs, placed, view)
            (hidden.append(run.text) if sight.hidden([near]) else runs.append(placed))
            continue
        for text, piece in _pieces(run.text, found, sight.covered):
            if not text.strip():
                continue
            if sight.hidden(piece):
                hidden.append(text)
                continue
            made = _run(text, piece, run.size, view, direction)
            step = max(1.0, run.size) * 0.3
            key = (text, round(made.x / step), round(made.y / step))
            if key in seen:
                continue  # printed twice, a little aside, to look bold
            seen.add(key)
            straight = abs((piece[0].angle - direction + 180) % 360 - 180) <= 5
            (runs if straight else askew).append(made)
    return PageText(tuple(runs), direction == 0, tuple(askew), tuple(_joined(hidden)), sight.of_scan)


def _written(page: pypdf.PageObject) -> list[_Written]:
    out: list[_Written] = []

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], font: Any, font_size: float) -> None:
        if not text.strip():
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = (tm[2] ** 2 + tm[3] ** 2) ** 0.5 * (cm[2] ** 2 + cm[3] ** 2) ** 0.5
        out.extend(
            _Written(part, x, y - place * abs(font_size) * scale * 1.2, abs(font_size) * scale)
            for place, part in enumerate(text.split("\n"))
            if part.strip()
        )

    page.extract_text(visitor_text=visit)
    return out


class _Finder:
    """Finds the glyphs of a run: both come in the order in which they are written, or nearly so."""

    def __init__(self, glyphs: Sequence[Glyph]) -> None:
        self._glyphs = glyphs
        self._text = "".join(glyph.char for glyph in glyphs)
        self._after = 0

    def find(self, text: str) -> Sequence[Glyph] | None:
        """The glyphs of the characters of `text`, spaces left out, as folded by NFKC; None where they are not there."""
        wanted = _folded(text)
        start = self._text.find(wanted, self._after)
        if start < 0 or start > self._after + _SEARCHED:
            before = self._text.rfind(wanted, max(0, self._after - _SEARCHED), self._after)
            start = before if before >= 0 else start
        if start < 0 or not wanted:
            return None
        self._after = start + len(wanted)
        return self._glyphs[start : self._after]


def _folded(text: str) -> str:
    return "".join(
        part for char in text if not char.isspace() for part in unicodedata.normalize("NFKC", char)
    )


def _pieces(text: str, glyphs: Sequence[Glyph], strict: bool) -> Iterator[tuple[str, list[Glyph]]]:
    """(text, its glyphs) for parts painted in one way and standing side by side on one line.

    strict: also in one go, where something on the page may cover what was painted before it.
    """
    place = 0
    said = ""
    piece: list[Glyph] = []
    for char in text:
        count = 0 if char.isspace() else len(unicodedata.normalize("NFKC", char))
        own = list(glyphs[place : place + count])
        place += count
        if own and piece and not _goes_on(piece[-1], own[0], strict):
            yield said, piece
            said, piece = "", []
        said += char
        piece += own
    if piece:
        yield said, piece


def _goes_on(last: Glyph, glyph: Glyph, strict: bool) -> bool:
    high = max(last.box[3] - last.box[1], 1e-6)
    wide = max(last.box[2] - last.box[0], glyph.box[2] - glyph.box[0], 1e-6)
    if last.paint is not glyph.paint and (
        (last.paint.colour, last.paint.mode, last.paint.layers)
        != (glyph.paint.colour, glyph.paint.mode, glyph.paint.layers)
        or (strict and last.paint.order != glyph.paint.order)
    ):
        return False
    upright = last.angle % 180 == 0
    if not upright:  # sideways and slanting text is told apart by its distance alone
        return abs(glyph.x - last.x) < 2 * high + wide and abs(glyph.y - last.y) < 3 * high + wide
    return abs(glyph.y - last.y) < 0.5 * high and -wide < glyph.box[0] - last.box[2] < 1.2 * wide


def _direction(glyphs: Sequence[Glyph]) -> float:
    """The direction that most of the page's text has: 0, 90, 180 or 270 degrees."""
    counts: dict[float, int] = {}
    for angle, group in groupby(glyphs, key=lambda glyph: round(glyph.angle / 90) * 90 % 360):
        counts[angle] = counts.get(angle, 0) + sum(1 for _ in group)
    return max(counts, key=lambda angle: counts[angle], default=0.0)


def _run(text: str, piece: Sequence[Glyph], size: float, view: PageView, direction: float) -> Run:
    box = spread([glyph.box for glyph in piece])
    left, right, foot = box[0] * view.width, box[2] * view.width, (1 - piece[0].y) * view.height
    if direction == 90:
        left, right = (1 - box[3]) * view.height, (1 - box[1]) * view.height
        foot = -piece[0].x * view.width
    elif direction == 180:
        left, right = (1 - box[2]) * view.width, (1 - box[0]) * view.width
        foot = piece[0].y * view.height
    elif direction == 270:
        left, right = box[1] * view.height, box[3] * view.height
        foot = piece[0].x * view.width
    return Run(left, foot, size, text, right, box)


def _unplaced(run: _Written, page: pypdf.PageObject, view: PageView) -> Run:
    """A run whose characters pdfium reads otherwise, at the place that pypdf gives."""
    x, y = run.x - float(page.cropbox.left), run.y - float(page.cropbox.bottom)
    right = guessed_right(x, run.size, run.text)
    box = (
        x / view.width,
        1 - (y + 0.9 * run.size) / view.height,
        right / view.width,
        1 - (y - 0.2 * run.size) / view.height,
    )
    return Run(x, y, run.size, run.text, right, box)


def _nearest(glyphs: Sequence[Glyph], run: Run, view: PageView) -> Glyph:
    """A stand-in for such a run's glyphs, painted as the glyph nearest to it is."""
    left, foot = run.x / view.width, 1 - run.y / view.height
    near = min(glyphs, key=lambda glyph: abs(glyph.x - left) + abs(glyph.y - foot), default=None)
    paint = near.paint if near is not None else Paint((0, 0, 0, 255), 0, -1)
    return Glyph(run.text[:1], left, foot, run.box, 0.0, paint)


def _joined(hidden: Sequence[str]) -> list[str]:
    """Hidden pieces that follow each other as one text."""
    text = " ".join(part.strip() for part in hidden)
    return [text] if text else []
