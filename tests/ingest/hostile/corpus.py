"""The table of hostile files: name -> how it is made, and what may come of it."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_PIECE = 1 << 20
TAKEN = "taken"
"""Outcome of a file that is harmless once read with care: it goes in, and the test looks at what it says."""


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file. outcomes: the reason codes that are right for it, `taken` among them where it may go in."""

    name: str
    make: Callable[[], bytes]
    outcomes: frozenset[str]


FILES: list[Hostile] = []


def hostile(name: str, *outcomes: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Enter a maker of bytes into the table under a file name."""

    def enter(make: Callable[[], bytes]) -> Callable[[], bytes]:
        FILES.append(Hostile(name, make, frozenset(outcomes)))
        return make

    return enter


def deflated(unit: bytes, times: int, wbits: int = zlib.MAX_WBITS) -> bytes:
    """`unit` so many times over, packed piece by piece at the quickest level, which packs such content as well."""
    packer = zlib.compressobj(1, zlib.DEFLATED, wbits)
    at_once = max(1, _PIECE // len(unit))
    whole, rest = divmod(times, at_once)
    piece = unit * at_once
    parts = [packer.compress(piece) for _ in range(whole)]
    return b"".join([*parts, packer.compress(unit * rest), packer.flush()])


def write_all(folder: Path) -> dict[str, Hostile]:
    """Every hostile file under `folder`, by name."""
    from tests.ingest.hostile import office, pdf, pictures, sheets, texts  # noqa: F401

    folder.mkdir(parents=True, exist_ok=True)
    for one in FILES:
        (folder / one.name).write_bytes(one.make())
    return {one.name: one for one in FILES}
