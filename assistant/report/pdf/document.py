"""Sets a report as PDF. The words go to typst as data, never as its markup, so that no name can be read as a command."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime, time
from functools import lru_cache
from pathlib import Path

import typst

from assistant.report.blocks import Report, TableBlock
from assistant.report.pdf.data import Data
from assistant.report.style import Style

_MOST_TAGGED = 2_000
"""Table cells up to which the PDF says what is a heading, a table, a row (for screen readers); with 6,000 its file is four
times as large for it."""
_TEMPLATE = Path(__file__).with_name("report.typ")


def render(report: Report, style: Style) -> bytes:
    """The report as PDF, dated as its imprint says. Raises StyleUnusable, FontMissing."""
    face, logo = style.need_typeface(), style.read_logo()
    data = Data(report, face)
    with tempfile.TemporaryDirectory(prefix="scout-pdf-") as folder:
        root = Path(folder)
        content = data.document(f"logo.{logo.ending}" if logo else None)
        (root / "data.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        for name, drawing in data.drawings.items():
            (root / name).write_text(drawing, encoding="utf-8")
        if logo:
            (root / f"logo.{logo.ending}").write_bytes(logo.data)
        (root / "report.typ").write_bytes(_TEMPLATE.read_bytes())
        made = datetime.combine(report.imprint.made_on, time(), UTC)
        compiled = typst.compile(
            root / "report.typ",
            font_paths=_fonts(face.regular, face.bold),
            root=root,
            timestamp=made,
            pdf_tags=_cells(report) <= _MOST_TAGGED,
        )
    pdf: bytes = compiled
    return pdf


def _cells(report: Report) -> int:
    tables = (b for chapter in report.chapters for b in chapter.blocks if isinstance(b, TableBlock))
    return sum(len(table.rows) * len(table.columns) for table in tables)


@lru_cache(maxsize=4)
def _fonts(regular: Path, bold: Path) -> typst.Fonts:
    """The font's files read once; kept for the next report."""
    folders = list(dict.fromkeys([regular.parent, bold.parent]))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)
