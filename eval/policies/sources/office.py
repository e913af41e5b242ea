"""Office files of a source text: docx, pptx and xlsx, with the times in them fixed so that they can be built again."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from eval.policies.sources.parts import Part

_MADE = datetime(2026, 10, 1, tzinfo=UTC)
_SAVED = re.compile(rb"(<dcterms:(?:modified|created)[^>]*>)[^<]*")


def write_docx(parts: Iterable[Part], path: Path) -> None:
    """Headings in Word's styles, real tables and list items."""
    import docx

    document = docx.Document()
    for part in parts:
        if part.kind == "heading":
            document.add_heading(part.text, part.level)
        elif part.kind == "table":
            _fill(document.add_table(len(part.rows), len(part.rows[0]), style="Table Grid"), part.rows)
        else:
            document.add_paragraph(part.text, style="List Bullet" if part.kind == "item" else None)
    _date(document.core_properties)
    _save(document, path)


def write_pptx(parts: Iterable[Part], path: Path) -> None:
    """A title slide, then a slide for each heading of the second level."""
    import pptx
    from pptx.util import Cm

    show = pptx.Presentation()
    slide: Any = None
    for part in parts:
        if part.kind == "heading":
            slide = show.slides.add_slide(show.slide_layouts[0 if part.level == 1 else 1])
            slide.shapes.title.text = part.text
        elif part.kind == "table":
            size = (len(part.rows), len(part.rows[0]))
            slide.placeholders[1].element.getparent().remove(slide.placeholders[1].element)
            _fill(slide.shapes.add_table(*size, Cm(1.5), Cm(5), Cm(22), Cm(8)).table, part.rows)
        else:
            frame = slide.placeholders[1].text_frame
            line = frame.paragraphs[0] if not frame.text else frame.add_paragraph()
            line.text = part.text
    _date(show.core_properties)
    _save(show, path)


def write_xlsx(sheets: Mapping[str, Sequence[Sequence[Any]]], path: Path) -> None:
    """Sheets of rows; a first row with one cell only is merged over the width of the sheet."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if rows[0].count(None) == len(rows[0]) - 1:
            sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(rows[0]))
    book.properties.created = book.properties.modified = _MADE.replace(tzinfo=None)
    _save(book, path)


def _fill(table: Any, rows: Sequence[Sequence[str]]) -> None:
    for line, row in enumerate(rows):
        for place, cell in enumerate(row):
            table.cell(line, place).text = cell


def _date(properties: Any) -> None:
    properties.created = properties.modified = _MADE
    properties.author = properties.last_modified_by = "福泉示例农村商业银行（虚构）"


def _save(made: Any, path: Path) -> None:
    """Save with every entry of the archive, and the document itself, dated the same."""
    buffer = io.BytesIO()
    made.save(buffer)
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            fixed = zipfile.ZipInfo(entry.filename, _MADE.timetuple()[:6])
            fixed.compress_type = zipfile.ZIP_DEFLATED
            dated = rb"\g<1>" + _MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
            new.writestr(fixed, _SAVED.sub(dated, old.read(entry)))
