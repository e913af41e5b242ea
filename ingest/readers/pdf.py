"""PDF with a text layer, by pypdf: text by page, tables by columns, page furniture out. Pictures are not read.

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

from ingest.blocks import Block, BlockKind, Reading
from ingest.furniture import page_furniture
from ingest.readers.pdf_lines import Line, page_lines, tables_and_lines
from ingest.rejections import Reason, Unreadable
from ingest.structure import article_number, division_level, is_title, outline
from ingest.tables import Tables

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


def read_pdf(path: Path) -> Reading:
    """Blocks of a PDF, each with its page; raises Unreadable where no page has usable text."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with pypdf.apply_configuration(**_LIMITS):
        try:
            reader = pypdf.PdfReader(path)
            if reader.is_encrypted and not reader.decrypt(""):
                raise Unreadable(Reason.ENCRYPTED)
            count = len(reader.pages)
            if count > _MOST_PAGES:
                raise Unreadable(Reason.TOO_BIG, f"{count} pages")
            pages = [_without_contents(page_lines(page)) for page in reader.pages]
            properties = _properties(reader)
        except (FileNotDecryptedError, DependencyError) as error:
            raise Unreadable(Reason.ENCRYPTED) from error
        except PyPdfError as error:
            raise Unreadable(Reason.UNREADABLE, type(error).__name__) from error
    blank = [number for number, lines in enumerate(pages, start=1) if not _usable(lines)]
    if len(blank) == len(pages):
        raise Unreadable(Reason.NEEDS_OCR if pages else Reason.EMPTY)
    return Reading(
        tuple(outline(_blocks(pages, set(blank)), bare=False)),
        properties=properties,
        pages=len(pages),
        notes=(_needs_ocr(blank),) if blank else (),
    )


_CONTENTS_LINE = re.compile(r"[.．…·]{4,}\s*[\dⅠ-ⅹivx]*\s*$")
_CONTENTS = re.compile(r"^(?:目\s*[录次]|contents|table of contents)$", re.IGNORECASE)


def _without_contents(lines: list[Line]) -> list[Line]:
    """The lines without a table of contents: it says nothing that the headings do not say."""
    if sum(bool(_CONTENTS_LINE.search(line.text)) for line in lines) < 3:
        return lines
    return [
        line
        for line in lines
        if not _CONTENTS_LINE.search(line.text) and not _CONTENTS.match(line.text.strip())
    ]


def _usable(lines: Sequence[Line]) -> bool:
    """Whether a page's text can be read; glyphs without a character (cid:12) count as none."""
    text = "".join(line.text for line in lines)
    garbage = sum(len(match) for match in _GARBAGE.findall(text))
    return sum(char.isalnum() for char in text) - garbage >= _LEAST_CHARACTERS and garbage < 0.3 * len(text)


def _needs_ocr(pages: Sequence[int]) -> str:
    numbers = "、".join(map(str, pages[:20])) + ("…" if len(pages) > 20 else "")
    return f"第 {numbers} 页没有可读的文字，需要文字识别（OCR） / pages {numbers} need OCR"


def _properties(reader: pypdf.PdfReader) -> dict[str, str]:
    try:
        found = reader.metadata
    except (PdfReadError, ValueError, TypeError):  # a broken date or title does not make the text unreadable
        return {}
    if found is None:
        return {}
    named = {"title": found.title, "author": found.author}
    return {name: value for name, value in named.items() if isinstance(value, str) and value.strip()}


def _blocks(pages: Sequence[Sequence[Line]], blank: set[int]) -> list[Block]:
    texts = page_furniture([[line.text for line in lines] for lines in pages])
    biggest = max((line.size for lines in pages[:2] for line in lines), default=0.0)
    body = _body_size(pages)
    out: list[Block] = []
    tables = Tables()
    for number, (lines, kept) in enumerate(zip(pages, texts, strict=True), start=1):
        if number in blank:
            continue
        for part in tables_and_lines(_kept(lines, kept)):
            if isinstance(part, Line):
                _add_line(out, part, number, body, biggest)
            else:
                goes_on = bool(out) and out[-1].kind is BlockKind.TABLE and out[-1].page == number - 1
                out += tables.rows(part, number, goes_on=goes_on)
    return [block for block in out if block.text.strip()]


def _kept(lines: Sequence[Line], kept: Sequence[str]) -> list[Line]:
    """The lines left when furniture was taken from both ends."""
    if not kept:
        return []
    texts = [line.text for line in lines]
    start = next(i for i in range(len(texts)) if texts[i : i + len(kept)] == list(kept))
    return list(lines[start : start + len(kept)])


def _body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The letter size that most of the text has."""
    sizes: dict[float, int] = {}
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] = sizes.get(round(line.size, 1), 0) + len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _add_line(out: list[Block], line: Line, page: int, body: float, biggest: float) -> None:
    """Append a line: as a heading by its size, else joined to the paragraph that it goes on with."""
    titled = any(block.kind is BlockKind.HEADING and block.level == 1 for block in out)
    large = line.size > body * 1.12
    if large and len(line.text) <= 60 and division_level(line.text) is None and not article_number(line.text):
        if not titled and line.size >= biggest * 0.99 and is_title(line.text):
            out.append(Block(BlockKind.HEADING, line.text, level=1, page=page))
            return
        if not line.text.endswith(("。", "；", "，")):
            out.append(
                Block(BlockKind.HEADING, line.text, level=2 if line.size > body * 1.3 else 3, page=page)
            )
            return
    last = out[-1] if out else None
    if last is not None and last.kind is BlockKind.PARAGRAPH and line.continues and not _begins(line.text):
        glue = " " if last.text[-1:].isascii() and line.text[:1].isascii() else ""
        hyphen = last.text.endswith("-") and line.text[:1].islower()
        joined = last.text[:-1] + line.text if hyphen else last.text + glue + line.text
        out[-1] = Block(BlockKind.PARAGRAPH, joined, page=last.page)
        return
    out.append(Block(BlockKind.PARAGRAPH, line.text, page=page))


_ITEM = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.]\s*\D|[•·●■◆\-–]\s)"
)


def _begins(text: str) -> bool:
    """Whether a line begins something new, whatever stood before it."""
    return bool(article_number(text) or division_level(text) or _ITEM.match(text))
