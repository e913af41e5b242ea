"""The parts of a source text: headings, paragraphs, list items and tables of the little Markdown we write ours in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_HEADING = re.compile(r"^(#{1,3})\s+(.*)$")
_RULE = re.compile(r"^[\s|:-]+$")


@dataclass(frozen=True, slots=True)
class Part:
    """kind; text, or the rows of a table with the header first; level of a heading, 1 for the title."""

    kind: Literal["heading", "paragraph", "item", "table"]
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


def parts_of(source: str) -> list[Part]:
    """The parts of a source text in order; a paragraph is one line of it."""
    parts: list[Part] = []
    rows: list[tuple[str, ...]] = []
    for line in [*source.splitlines(), ""]:
        if line.startswith("|"):
            if not _RULE.match(line):
                rows.append(tuple(cell.strip() for cell in line.strip().strip("|").split("|")))
            continue
        if rows:
            parts.append(Part("table", rows=tuple(rows)))
            rows = []
        heading = _HEADING.match(line)
        if heading:
            parts.append(Part("heading", heading[2].strip(), len(heading[1])))
        elif line.startswith("- "):
            parts.append(Part("item", line[2:].strip()))
        elif line.strip():
            parts.append(Part("paragraph", line.strip()))
    return parts
