"""Breaks labels into lines that fit a box: Chinese anywhere, Latin words and numbers whole where they fit.

Widths are reckoned in ems, so that no font file has to be opened: a wide character is one em, Latin ones a share of it
that is rather too large than too small.
"""

from __future__ import annotations

import re
import unicodedata

_PIECE = re.compile(r"[A-Za-z0-9.,%'’&+-]+|\s+|.", re.DOTALL)
_NOT_FIRST = frozenset("，。、；：！？）】》”’%,.;:!?)")
ELLIPSIS = "…"
WIDTH = 453.0
"""Points between the margins of an A4 page (160 mm): how wide a chart is."""
LEADING = 1.28
"""From line to line, in sizes of the letters."""


def width(text: str, size: float) -> float:
    """How wide `text` is at `size` points, in points."""
    return sum(_em(character) for character in text) * size


def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF" or ord(character) > 0x2000:
        return 1.0
    if character in " .,:;'|ijl!":
        return 0.32
    return 0.72 if character.isupper() or character in "%@&mw" else 0.58


def wrap(text: str, room: float, size: float, most_lines: int = 4) -> tuple[str, ...]:
    """`text` in at most `most_lines` lines of `room` points, as even as they get; what does not fit ends in an ellipsis."""
    lines = _broken(text, room, size)
    if len(lines) > most_lines:
        lines = lines[:most_lines]
        while lines[-1] and width(lines[-1] + ELLIPSIS, size) > room:
            lines[-1] = lines[-1][:-1]
        return (*lines[:-1], lines[-1] + ELLIPSIS)
    narrower = room
    while len(lines) > 1 and narrower > room / 2:
        narrower -= size / 2
        closer = _broken(text, narrower, size)
        if len(closer) > len(lines) or any(width(line, size) > room for line in closer):
            break
        lines = closer
    return tuple(lines)


def _broken(text: str, room: float, size: float) -> list[str]:
    lines = [""]
    for piece in _pieces(text.strip(), room, size):
        if not lines[-1] and piece.isspace():
            continue
        fits = width(lines[-1] + piece, size) <= room
        if fits or not lines[-1] or (piece in _NOT_FIRST and width(lines[-1], size) <= room):
            lines[-1] += piece
        else:
            lines[-1] = lines[-1].rstrip()
            lines.append("" if piece.isspace() else piece)
    return [line.rstrip() for line in lines if line.strip()]


def _pieces(text: str, room: float, size: float) -> list[str]:
    made: list[str] = []
    for piece in _PIECE.findall(text):
        made.extend([piece] if width(piece, size) <= room else piece)
    return made
