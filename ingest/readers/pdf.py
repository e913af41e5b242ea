"""PDF: the text layer by pypdf where it is usable, what was recognised on the page's picture where it is not.

pypdf spends long on hostile files in spite of its limits: this runs only in the sandbox.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdf
from pypdf.errors import DependencyError, FileNotDecryptedError, PdfReadError, PyPdfError

from ingest.blocks import Reading
from ingest.readers.page_blocks import Page, page_blocks
from ingest.readers.page_lines import Line
from ingest.readers.pdf_runs import page_lines
from ingest.readers.recognised_pages import all_failed, notes, recognised_page
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
_LETTERS = 20
"""Painted shapes from which on a page may hold letters drawn as outlines; a frame and a rule are fewer."""


def read_pdf(path: Path, recognised: Recognised) -> Reading:
    """Blocks of a PDF, each with its page and place.

    recognised: what was read on the pictures of its pages without usable text; raises NeedsRecognition for those
    that it lacks, and Unreadable where no page gives text.
    """
    pages, properties = _parsed(path)
    wanted = [number for number, lines in enumerate(pages, start=1) if lines is None]
    if not any(lines is None or lines for lines in pages):
        raise Unreadable(Reason.EMPTY)
    missing = [number for number in wanted if number not in recognised]
    if missing:
        raise NeedsRecognition(missing)
    laid = [
        recognised_page(recognised[number]) if lines is None else Page(tuple(lines))
        for number, lines in enumerate(pages, start=1)
    ]
    if not any(page.lines for page in laid):
        raise all_failed(recognised)
    read = tuple(number for number, page in enumerate(laid, start=1) if page.recognised and page.lines)
    return Reading(
        page_blocks(laid),
        properties=properties,
        pages=len(pages),
        notes=tuple(notes(recognised)),
        recognised_pages=read,
    )


def _parsed(path: Path) -> tuple[list[list[Line] | None], dict[str, str]]:
    """(lines of each page's text layer, None where its picture must be read; properties)."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with pypdf.apply_configuration(**_LIMITS):
        try:
            reader = pypdf.PdfReader(path)
            if reader.is_encrypted and not reader.decrypt(""):
                raise Unreadable(Reason.ENCRYPTED)
            count = len(reader.pages)
            if count > _MOST_PAGES:
                raise Unreadable(Reason.TOO_BIG, f"{count} pages")
            return [_lines(page) for page in reader.pages], _properties(reader)
        except (FileNotDecryptedError, DependencyError) as error:
            raise Unreadable(Reason.ENCRYPTED) from error
        except PyPdfError as error:
            raise Unreadable(Reason.UNREADABLE, type(error).__name__) from error


def _lines(page: pypdf.PageObject) -> list[Line] | None:
    lines = page_lines(page)
    if _usable(lines):
        return lines
    return None if _may_show_text(page) else []


def _may_show_text(page: pypdf.PageObject) -> bool:
    """Whether anything is drawn that may be text: an image, glyphs, or shapes enough. Else the page is blank."""
    contents = page.get_contents()
    data = contents.get_data() if contents is not None else b""
    return bool(_DRAWS.search(data)) or len(_PAINTS.findall(data)) >= _LETTERS


def _usable(lines: Sequence[Line]) -> bool:
    """Whether a page's text can be read; glyphs without a character (cid:12) count as none."""
    text = "".join(line.text for line in lines)
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
