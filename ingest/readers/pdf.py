"""PDF: the text layer by pypdf where it is usable, what was recognised on the page's picture where it is not.

pypdf spends long on hostile files in spite of its limits: this runs only in the sandbox.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pypdf
from pypdf.errors import DependencyError, FileNotDecryptedError, PdfReadError, PyPdfError

from ingest import heartbeat
from ingest.blocks import Reading
from ingest.readers.page_blocks import Page, page_blocks
from ingest.readers.page_cells import Cell
from ingest.readers.page_layout import laid_out
from ingest.readers.page_lines import Run, lines_of
from ingest.readers.pdf_catalogue import comments, fields, layers_off
from ingest.readers.pdf_runs import page_text
from ingest.readers.pdf_tables import PdfTables
from ingest.readers.pdf_view import PageView, PdfView
from ingest.readers.recognised_pages import all_failed, listed, notes, recognised_page
from ingest.recognised import NeedsRecognition, Recognised
from ingest.rejections import Reason, Unreadable

_LIMITS: dict[str, Any] = {
    "maximum_declared_stream_length": 50_000_000,
    "zlib_maximum_output_length": 50_000_000,
    "lzw_maximum_output_length": 50_000_000,
    "run_length_maximum_output_length": 50_000_000,
    "page_tree_maximum_entries": 20_000,
    "stream_parsing_work_maximum_count": 1_000_000,
    "xform_maximum_invocations_per_extraction": 1_000,
}
_MOST_PAGES = 5_000
_GARBAGE = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")
_LEAST_CHARACTERS = 8
_DRAWS = re.compile(rb"(?:^|[\s\])>])(?:Do|BI|Tj|TJ|sh|'|\")(?=\s|$)")
_PAINTS = re.compile(rb"\s(?:f\*?|F|B\*?|b\*?|S|s)(?=\s|$)")
_LARGE = 0.15
"""Share of the page from which on a picture may be a pasted table or notice, and no emblem."""
_GROUND = 3
"""Runs of text on a picture from which on it is the ground of the text."""
_LETTERS = 20
"""Painted shapes from which on a page may hold letters drawn as outlines; a frame and a rule are fewer."""


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A PDF's text layer. pages: None for a page whose picture must be read. hidden: with their page's number.

    notes: what a person should know of its pages.
    """

    pages: tuple[Page | None, ...]
    properties: dict[str, str]
    hidden: tuple[str, ...]
    notes: tuple[str, ...]


def read_pdf(path: Path, recognised: Recognised) -> Reading:
    """Blocks of a PDF, each with its page and place.

    recognised: what was read on the pictures of its pages without usable text; raises NeedsRecognition for those
    that it lacks, and Unreadable where no page gives text.
    """
    status = path.stat()
    parsed = _parsed(path, status.st_size, status.st_mtime_ns)
    if not any(page is None or page.parts for page in parsed.pages):
        raise Unreadable(Reason.EMPTY)
    missing = [
        number for number, page in enumerate(parsed.pages, 1) if page is None and number not in recognised
    ]
    if missing:
        raise NeedsRecognition(missing)
    pages = [
        recognised_page(recognised[number]) if page is None else page
        for number, page in enumerate(parsed.pages, start=1)
    ]
    if not any(page.parts for page in pages):
        raise all_failed(recognised)
    read = tuple(number for number, page in enumerate(pages, start=1) if page.recognised and page.parts)
    return Reading(
        page_blocks(pages),
        properties=parsed.properties,
        pages=len(pages),
        hidden=parsed.hidden,
        notes=(*notes(recognised), *parsed.notes),
        recognised_pages=read,
    )


@lru_cache(maxsize=1)  # a file with scanned pages is asked for twice: before and after they were recognised
def _parsed(path: Path, size: int, changed: int) -> _Parsed:
    """The text layer of the file of that size and time of change."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with pypdf.apply_configuration(**_LIMITS):
        try:
            reader = pypdf.PdfReader(path)
            if reader.is_encrypted and not reader.decrypt(""):
                raise Unreadable(Reason.ENCRYPTED)
            count = len(reader.pages)
            if count > _MOST_PAGES:
                raise Unreadable(Reason.TOO_BIG, f"{count} pages")
            return _read(reader, path)
        except (FileNotDecryptedError, DependencyError) as error:
            raise Unreadable(Reason.ENCRYPTED) from error
        except PyPdfError as error:
            raise Unreadable(Reason.UNREADABLE, type(error).__name__) from error


def _read(reader: pypdf.PdfReader, path: Path) -> _Parsed:
    layers = layers_off(reader)
    pages: list[Page | None] = []
    hidden: list[str] = []
    pictured: list[int] = []
    of_scan: list[int] = []
    filled: list[str] = []
    with PdfView(path) as view, PdfTables(path) as ruled:
        if len(view) != len(reader.pages):
            raise Unreadable(Reason.UNREADABLE, "page tree")
        for number, page in enumerate(reader.pages, start=1):
            heartbeat.beat()
            seen = view.page(number)
            text = page_text(page, seen, layers)
            unseen = [*text.hidden, *comments(page)]
            hidden += [f"第 {number} 页 / page {number}: {said}" for said in unseen]
            filled += [f"第 {number} 页 / page {number}: {said}" for said in fields(page)]
            if _usable(text.runs):
                of_scan += [number] if text.of_scan else []
                tables = _tables(ruled, number, seen) if text.upright else ()
                pictured += [number] if _pictured(seen, text.runs) else []
                pages.append(Page(laid_out(text.runs, tables) + tuple(lines_of(text.askew))))
            else:
                pages.append(None if _may_show_text(page) else Page())
    return _Parsed(tuple(pages), _properties(reader), tuple(hidden), tuple(_notes(pictured, of_scan, filled)))


def _tables(ruled: PdfTables, number: int, view: PageView) -> Sequence[Sequence[Cell]]:
    try:
        return ruled.cells(number, view)
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # pdfminer raises anything on a damaged page; its text is read all the same
        logging.getLogger(__name__).info("tables of page %d: %s", number, type(error).__name__)
        return ()


def _pictured(view: PageView, runs: Sequence[Run]) -> bool:
    """Whether a large image stands on the page that is not the ground of its text."""
    return any(
        cover.is_image
        and (cover.box[2] - cover.box[0]) * (cover.box[3] - cover.box[1]) >= _LARGE
        and sum(
            cover.box[0] <= (run.box[0] + run.box[2]) / 2 <= cover.box[2]
            and cover.box[1] <= (run.box[1] + run.box[3]) / 2 <= cover.box[3]
            for run in runs
        )
        < _GROUND
        for cover in view.covers()
    )


def _notes(pictured: Sequence[int], of_scan: Sequence[int], filled: Sequence[str]) -> list[str]:
    out = []
    if of_scan:
        out.append(
            f"第 {listed(of_scan)} 页是扫描件，文字取自其自带的文字层，引用前请对照原件"
            f" / pages {listed(of_scan)} are scans; their text is the layer that came with them: compare before quoting"
        )
    if pictured:
        out.append(
            f"第 {listed(pictured)} 页有大幅图片，图中的文字没有收入"
            f" / pages {listed(pictured)} hold large pictures; words in them were not read"
        )
    if filled:
        out.append("表单中填写的内容没有收入 / not taken, filled into fields: " + "；".join(filled)[:500])
    return out


def _may_show_text(page: pypdf.PageObject) -> bool:
    """Whether anything is drawn that may be text: an image, glyphs, or shapes enough. Else the page is blank."""
    contents = page.get_contents()
    data = contents.get_data() if contents is not None else b""
    return bool(_DRAWS.search(data)) or len(_PAINTS.findall(data)) >= _LETTERS


def _usable(runs: Sequence[Run]) -> bool:
    """Whether a page's text can be read; glyphs without a character (cid:12) count as none."""
    text = "".join(run.text for run in runs)
    garbage = sum(len(match) for match in _GARBAGE.findall(text))
    return sum(char.isalnum() for char in text) - garbage >= _LEAST_CHARACTERS and garbage < 0.3 * len(text)


def _properties(reader: pypdf.PdfReader) -> dict[str, str]:
    try:
        found = reader.metadata
    except (PdfReadError, ValueError, TypeError):  # a broken date or title does not make the text unreadable
        return {}
    if found is None:
        return {}
    named = {"title": found.title, "author": found.author}
    return {name: value for name, value in named.items() if isinstance(value, str) and value.strip()}
