"""The cells of ruled tables in a PDF, by pdfplumber. It is slow: it only gets pages whose rules can make a table."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ingest.readers.page_cells import Cell
from ingest.readers.pdf_view import PageView

_LEAST_RULES = 3
"""Rules each way of the smallest table; a page with fewer has none to be found by its rules."""
_MOST_STROKES = 4_000
"""A page with more is a drawing: finding its crossings takes minutes."""
_MOST_CELLS = 5_000
_SETTINGS = {"vertical_strategy": "lines", "horizontal_strategy": "lines"}


class PdfTables:
    """The tables of an open PDF, opened for pdfplumber when the first page needs it; use it in a `with`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._document: Any = None

    def cells(self, number: int, view: PageView) -> Sequence[Sequence[Cell]]:
        """The cells of each ruled table on the page counted from 1, in points as runs have them.

        Raises whatever pdfminer raises on a page that it cannot parse.
        """
        if min(view.rules(_MOST_STROKES)) < _LEAST_RULES:
            return []
        page = self._opened().pages[number - 1]
        left, top, right, bottom = page.bbox
        across, down = view.width / (right - left), view.height / (bottom - top)
        out = []
        for table in page.find_tables(_SETTINGS):
            if 4 <= len(table.cells) <= _MOST_CELLS:
                out.append(
                    [
                        (
                            (x0 - left) * across,
                            (bottom - y1) * down,
                            (x1 - left) * across,
                            (bottom - y0) * down,
                        )
                        for x0, y0, x1, y1 in table.cells
                    ]
                )
        page.close()  # or the characters of every page stay in memory
        return out

    def _opened(self) -> Any:
        if self._document is None:
            import pdfplumber

            logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
            self._document = pdfplumber.open(self._path)
        return self._document

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._document is not None:
            self._document.close()
