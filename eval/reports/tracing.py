"""Whether every figure of a report traces to evidence: in its blocks, and in what a reader reads back from the files."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from assistant.agent.figures import Figure, figures
from assistant.agent.grounding import evidence_figures
from assistant.domain.reading.normal import fold
from assistant.report.blocks import BarChart, Blank, Cell, GapBlock, Link, Note, Quote, Report, Sentence
from assistant.report.formats import Format, render
from eval.reports.texts import words

_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?")
_ABOUT_ITSELF = frozenset({"sources", "application", "visit"})
"""Chapters about the report itself, or to be filled in: what they count is no claim about the firm."""


def claims(value: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each text that claims something, with the keys it cites."""
    if isinstance(value, Sentence | Cell | Note | GapBlock | Quote):
        yield value.text, value.cites
    elif isinstance(value, Link):
        yield value.label, value.cites
    elif isinstance(value, Blank | str):
        return
    elif isinstance(value, tuple):
        for part in value:
            yield from claims(part)
    elif is_dataclass(value):
        for one in fields(value):
            yield from claims(getattr(value, one.name))


def untraced(report: Report) -> list[str]:
    """Texts that hold a figure which the evidence they cite does not hold."""
    faults = []
    for chapter in report.chapters:
        if chapter.id in _ABOUT_ITSELF:
            continue
        for text, cites in claims(chapter.blocks):
            stated = _stated(text)
            if not stated:
                continue
            held: frozenset[Figure] = frozenset().union(
                *(evidence_figures(report.evidence[key]) for key in cites)
            )
            lost = [figure for figure in stated if not figure.shown_by(held)]
            if lost:
                faults.append(f"{chapter.id}: {text} [{lost[0].value}]")
    return faults


def _stated(text: str) -> frozenset[Figure]:
    return figures(text)


def untraced_in(report: Report, format_: Format, data: bytes | None = None) -> list[str]:
    """Numbers of a file that stand neither in the report's texts nor in its evidence nor are its own page furniture."""
    made = render(report, format_) if data is None else data
    known = _known(report)
    return sorted(
        {token for token in _TOKEN.findall(fold(read_back(made, format_))) if not _is_known(token, known)}
    )


def read_back(data: bytes, format_: Format) -> str:
    """The text of a file as its reader has it."""
    if format_ == "docx":
        return _docx(data)
    if format_ == "pdf":
        import pypdf

        return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    text = data.decode("utf-8")
    if format_ == "html":
        text = re.sub(r"<(style|script)\b.*?</\1>|<svg\b.*?</svg>", " ", text, flags=re.DOTALL)
        text = re.sub(r"<[^>]*>", " ", text)
    if format_ == "md":
        text = text.replace("\\", "")
    return text


def _docx(data: bytes) -> str:
    """Body, tables, footnotes, headers and footers: every text node of the document's parts."""
    import docx

    document = docx.Document(io.BytesIO(data))
    found = []
    for part in document.part.package.iter_parts():
        if (
            part.partname.endswith((".xml",))
            and "/word/" in str(part.partname)
            and "styles" not in str(part.partname)
        ):
            xml = part.blob.decode("utf-8", errors="replace")
            for paragraph in re.split(r"</w:p>", xml):
                found.append("".join(re.findall(r"<w:t(?:\s[^>]*)?>([^<]*)</w:t>", paragraph)))
    return "\n".join(found)


def _known(report: Report) -> frozenset[str]:
    texts = [text for chapter in report.chapters for text in words(chapter)]
    texts += [str(getattr(report.imprint, one.name)) for one in fields(report.imprint)]
    for item in report.evidence.values():
        texts += [item.quote, item.excerpt or "", item.title, item.locator, item.source, str(item.as_of)]
        texts += [item.note.zh, item.note.en] if item.note else []
    known = {_bare(token) for text in texts for token in _TOKEN.findall(fold(text))}
    for chapter in report.chapters:
        for block in chapter.blocks:
            if isinstance(block, BarChart):
                values = [v for row in block.series for v in row.values if v is not None]
                known |= {_bare(f"{v:,.{places}f}") for v in values for places in (0, 1, 2)}
    # footnotes, pages, chapters and the counts of the last page number themselves
    most = max(len(report.evidence), 400)
    known |= {str(n) for n in range(most + 1)} | {str(report.reworded), str(report.replaced)}
    return frozenset(known)


def _bare(token: str) -> str:
    try:
        value = Decimal(token.replace(",", ""))
    except InvalidOperation:
        return token
    return f"{value.normalize():f}"


def _is_known(token: str, known: frozenset[str]) -> bool:
    if _bare(token) in known:
        return True
    # a line of a PDF may break inside a long number, or run two together at a cell's edge
    return any(_bare(token) in other for other in known) if len(token) > 3 else False
