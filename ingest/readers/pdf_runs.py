"""The runs of text in a PDF page's text layer, by pypdf, with their places. Knows no document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pypdf

from ingest.readers.page_lines import Line, Run, guessed_right, lines_of


def page_runs(page: pypdf.PageObject) -> list[Run]:
    """The runs of a page; what stands off the page or has no size is left out."""
    runs: list[Run] = []
    width, height = float(page.cropbox.width), float(page.cropbox.height)
    left, bottom = float(page.cropbox.left), float(page.cropbox.bottom)

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], font: Any, font_size: float) -> None:
        if not text.strip():
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4] - left
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5] - bottom
        scale = (tm[2] ** 2 + tm[3] ** 2) ** 0.5 * (cm[2] ** 2 + cm[3] ** 2) ** 0.5
        size = abs(font_size) * scale
        if size <= 1 or not (-1 <= x <= width and -1 <= y <= height):
            return
        for place, part in enumerate(text.split("\n")):
            if part.strip():
                foot = y - place * size * 1.2
                right = guessed_right(x, size, part)
                box = (
                    x / width,
                    (height - foot - 0.9 * size) / height,
                    right / width,
                    (height - foot + 0.2 * size) / height,
                )
                runs.append(Run(x, foot, size, part, right, box))

    page.extract_text(visitor_text=visit)
    return runs


def page_lines(page: pypdf.PageObject) -> list[Line]:
    """The lines of a page from top to bottom."""
    return lines_of(page_runs(page))
