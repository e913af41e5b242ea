"""Whether every figure of a report traces to evidence: in its blocks, and in what a reader reads back from the files."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from assistant.agent.figures import Figure, figures
from assistant.agent.grounding import evidence_figures
from assistant.credit.scorecard import load_card
from assistant.credit.signals.book import load_signals
from assistant.domain.reading.normal import fold
from assistant.report.blocks import BarChart, GapBlock, Link, Note, Quote, Report, Sentence, TableBlock
from assistant.report.formats import Format, render
from eval.reports.texts import words

_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}")
_KEY = re.compile(r"\w+(:[^\s:]+)+")
"""A key of evidence or of a chart's node, which names something for the program."""
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?")
_TOKEN_PART = re.compile(r"[\d,.]+")
_MARK = re.compile(r"\[\^?\d*\]")
"""A mark of a source: [12], in Markdown [^12], in Word [] around a footnote that counts itself."""
_HAN = re.compile("[一二两三四五六七八九十]")
"""Numerals that name or instruct where nothing is cited (五级分类, 近三年年报)."""
_SCALES = {"万元": Decimal(10_000), "CNY 10,000": Decimal(10_000)}
_ABOUT_ITSELF = frozenset({"sources", "application", "visit"})
"""Chapters about the report itself, or to be filled in: what they count is no claim about the firm."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A text with the keys it cites. value, unit: of a cell whose column states the unit that it is written in."""

    text: str
    cites: tuple[str, ...]
    value: Decimal | None = None
    scale: Decimal = Decimal(1)


def claims(value: Any) -> Iterator[Claim]:
    """Each text that claims something."""
    if isinstance(value, Sentence | Note | GapBlock | Quote):
        yield Claim(value.text, value.cites)
    elif isinstance(value, Link):
        yield Claim(value.label, value.cites)
    elif isinstance(value, TableBlock):
        for row in value.rows:
            for column, cell in zip(value.columns, row, strict=True):
                yield Claim(cell.text, cell.cites, cell.value, _SCALES.get(column.unit, Decimal(1)))
    elif isinstance(value, tuple):
        for part in value:
            yield from claims(part)


def untraced(report: Report) -> list[str]:
    """Texts that hold a figure which the evidence they cite does not hold."""
    faults = []
    for chapter in report.chapters:
        if chapter.id in _ABOUT_ITSELF:
            continue
        for claim in claims(chapter.blocks):
            lost = _lost(claim, report)
            if lost is not None:
                faults.append(f"{chapter.id}: {claim.text} [{lost}]")
    return faults


def _lost(claim: Claim, report: Report) -> str | None:
    """The first figure of a claim that its evidence does not hold."""
    held: frozenset[Figure] = frozenset().union(
        *(evidence_figures(report.evidence[key]) for key in claim.cites)
    )
    stated = _stated(claim.text, named_only=not claim.cites)
    if claim.scale != 1 and claim.value is not None:
        written = Decimal(claim.text.replace(",", ""))
        if abs(written * claim.scale - claim.value) > claim.scale / 100:
            return f"{claim.text} is not {claim.value}"
        stated = figures(f"{claim.value.normalize():f} 元")
    return next((str(figure.value) for figure in stated if not _shown(figure, held)), None)


def _shown(figure: Figure, held: frozenset[Figure]) -> bool:
    """Whether the evidence holds it; a year may be read off a column of years (纳税信用年度：2025)."""
    if figure.shown_by(held):
        return True
    year = str(figure.value)
    return (
        figure.kind == "date"
        and len(year) == 4
        and any(other.value == Decimal(year) for other in held if other.kind == "number")
    )


def _stated(text: str, *, named_only: bool = False) -> frozenset[Figure]:
    """Figures of a text, less those that belong to the name of something (近24个月中标, 50万元以上).

    named_only: numerals in Chinese characters only name or instruct, for nothing is cited.
    """
    for name in _names():
        text = text.replace(name, " ")
    return figures(_HAN.sub("", text) if named_only else text)


@lru_cache(maxsize=1)
def _names() -> tuple[str, ...]:
    """Names with a figure in them, as the card and the signal books have them; the longest first."""
    book = load_signals()
    kinds = (*book.warnings.warnings, *book.opportunities.opportunities)
    titles = [factor.title for factor in load_card().factors] + [kind.title for kind in kinds]
    names = {name for title in titles for name in (title.zh, title.en) if figures(name)}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def untraced_in(report: Report, format_: Format, data: bytes | None = None) -> list[str]:
    """Numbers of a file that stand neither in the report's texts nor in its evidence nor are its own page furniture.

    Marks of sources are taken out first. A number that a line ends within is put together again; page numbers go up to
    the pages that the file has, axis marks up to what its bars reach, and only where pages and axes are text (PDF).
    """
    made = render(report, format_) if data is None else data
    text = _MARK.sub(" ", fold(read_back(made, format_)))
    known, bars = _known(report), _bars(report)
    pages = _pages(made) if format_ == "pdf" else 1
    top = max(bars.values(), default=Decimal(0))
    found = set()
    for token in _tokens(text):
        bare = [_bare(one) for one in token]
        furniture = bare[0].isdigit() and int(bare[0]) <= pages
        drawn = format_ == "pdf" and (_is_tick(bare[0], top) or _run_together(token[0], bars))
        if not (furniture or drawn or any(one in known for one in bare)):
            found.add(token[0])
    return sorted(found)


def _tokens(text: str) -> Iterator[tuple[str, ...]]:
    """Each number of a text; one at the end or the beginning of a line also as it reads together with its neighbour."""
    lines = text.splitlines()
    for place, line in enumerate(lines):
        for match in _TOKEN.finditer(line):
            readings = [match[0]]
            if not line[match.end() :].strip(",. ") and place + 1 < len(lines):
                after = _TOKEN_PART.match(lines[place + 1].lstrip())
                readings += [line[match.start() :].strip() + after[0]] if after else []
            if not line[: match.start()].strip() and place:
                before = re.search(r"[\d,.]+$", lines[place - 1].rstrip())
                readings += [before[0] + match[0]] if before else []
            yield tuple(readings)


def _pages(pdf: bytes) -> int:
    import pypdf

    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def _bars(report: Report) -> dict[str, Decimal]:
    """The values of bars as they are written beside them, without groups of digits."""
    charts = [b for chapter in report.chapters for b in chapter.blocks if isinstance(b, BarChart)]
    values = [abs(v) for c in charts for row in c.series for v in row.values if v is not None]
    return {_bare(f"{round(v, 2):f}"): v for v in values}


def _run_together(token: str, bars: Mapping[str, Decimal]) -> bool:
    """Whether it is what two bars beside each other have above them, which a reader of PDF sets without a space."""
    text = token.replace(",", "")
    return any(
        text[:cut] in bars and any(bar.startswith(text[cut:]) for bar in bars) for cut in range(1, len(text))
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
    if format_ == "json":
        return "\n".join(_strings(json.loads(text)))
    if format_ == "md":
        text = text.replace("\\", "")
    return text


def _strings(value: Any) -> Iterator[str]:
    """The texts of a document; exact values beside them are what the texts are written from."""
    if isinstance(value, str):
        if not _COLOUR.fullmatch(value) and not _KEY.fullmatch(value):
            yield value
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in ("value", "weight", "values"):
                yield from _strings(part)


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
    known |= {str(report.reworded), str(report.replaced)}
    return frozenset(known)


def _bare(token: str) -> str:
    try:
        value = Decimal(token.replace(",", ""))
    except InvalidOperation:
        return token
    return f"{value.normalize():f}"


def _is_tick(bare: str, top: Decimal) -> bool:
    """Whether it can be a mark on the axis of bars: a round number of no more than 1.5 times the highest."""
    return len(bare.replace(".", "").strip("0")) <= 2 and Decimal(bare) <= top * Decimal("1.5")
