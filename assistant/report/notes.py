"""Footnote numbers of a report: every format takes them from here, so that the same fact has the same number in all.

Knows which citation of an evidence is the first (there the footnote stands); how a mark looks is the renderer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.text import Lang, Text
from assistant.report.blocks import BarChart, Block, GraphChart, Report, TableBlock
from assistant.report.citations import keys_of

MOST_AT_THE_FOOT = 24
"""Evidence that one table or chart may bring to the foot of pages; more would leave no room for the table itself."""
LONGEST_WORKED = 400
"""Characters of a calculation in the printed list of sources; all of it stands in the json form."""
ONE_LINE = 58
"""Characters of a calculation that stands at the foot of a page itself; a longer one is named there."""
LONGEST_QUOTE = 240
"""Characters of a quotation in the list of sources; all of it stands in the json form."""

ROWS = Text("第 {row} 行", "row {row}")
IN_CHINESE = Text("", " (in Chinese)")
KINDS: Mapping[str, Text] = {
    "firm": Text("企业登记", "Register"),
    "holding": Text("股权", "Holdings"),
    "supply": Text("供货记录", "Deliveries"),
    "office": Text("任职", "Offices"),
    "firm_product": Text("产品", "Products"),
    "statement": Text("财务报表", "Statements"),
    "stand_in": Text("替代数据", "Stand-ins"),
    "product_link": Text("产品关系", "Links of products"),
    "qualification": Text("证照与资质", "Licences and qualifications"),
    "tender": Text("中标", "Tenders"),
    "bank_client": Text("本行往来", "Relations with the bank"),
    "financing": Text("融资与登记", "Financing and registered rights"),
    "guarantee": Text("担保", "Guarantees"),
    "event": Text("司法、行政与信用记录", "Court, administrative and credit record"),
    "label": Text("标签", "Labels"),
}
"""What the rows of a table are, by the first part of their keys."""
_ROW = re.compile(r"第 (\d+) 行")
_OF_A_NUMBER = "0123456789.,"
_HAN = re.compile(r"[㐀-鿿]")
_AMOUNT = re.compile(r"(-?[\d,.]+) ?元（-?[\d,.]+ ?[万亿]*元，CNY [^（）]*）")
"""A sum as calculations write it, for readers of both languages: 7,488,400 元（748.84 万元，CNY 7.49 million）."""

_WHOLE = re.compile(r"(\d)\.00(?!\d)")
"""Hundredths that are none."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation as printed: its number, and whether the footnote itself belongs here."""

    n: int
    footnote: bool


class Notes:
    """Marks of one report, handed out in the order in which it is printed."""

    def __init__(self, report: Report) -> None:
        self._numbers = {key: n for n, key in enumerate(report.evidence, start=1)}
        self._seen: set[int] = set()
        self._to_the_list = False

    def begin(self, block: Block) -> bool:
        """Tell that `block` comes next. False where its footnotes stand only in the list of sources (too many)."""
        fresh = {self._numbers[key] for key in cited_by(block)} - self._seen
        self._to_the_list = len(fresh) > MOST_AT_THE_FOOT
        return not self._to_the_list

    def marks(self, cites: Iterable[str]) -> tuple[Mark, ...]:
        """The marks of `cites`, by number. Raises KeyError for a key that the report does not hold."""
        made = []
        for n in sorted({self._numbers[key] for key in cites}):
            made.append(Mark(n, footnote=n not in self._seen and not self._to_the_list))
            if not self._to_the_list:
                self._seen.add(n)
        return tuple(made)


def numbering(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The cited keys in the order of their numbers: those with a footnote as they are met, then those of the list alone.

    Word counts its footnotes itself: with the 40 sources of one large table between, none after it could be one.
    """
    at_the_foot: dict[str, None] = {}
    listed: dict[str, None] = {}
    for block in blocks:
        keys = dict.fromkeys(keys_of((block,)))
        if len(set(cited_by(block)) - at_the_foot.keys()) > MOST_AT_THE_FOOT:
            listed |= keys
        else:
            at_the_foot |= keys
    return (*at_the_foot, *(key for key in listed if key not in at_the_foot))


def cited_by(block: Block) -> tuple[str, ...]:
    """The evidence of a table's cells or of a chart, in order; nothing for a block that runs as text."""
    if isinstance(block, TableBlock):
        keys = [key for row in block.rows for cell in row for key in cell.cites]
    elif isinstance(block, GraphChart):
        keys = [key for link in block.links for key in link.cites]
    elif isinstance(block, BarChart):
        keys = list(block.cites)
    else:
        keys = []
    return tuple(dict.fromkeys(keys))


def brief(evidence: Evidence, lang: Lang) -> str:
    """What stands at the foot of the page: title, place and date, or a short calculation itself; for another language what kind of row or text it is."""
    if evidence.kind is EvidenceKind.CALCULATION:
        told = worked(evidence, lang)
        if len(told) <= ONE_LINE:
            return told
    if lang == "zh":
        return joined(evidence.title, evidence.locator) + day(evidence)
    kind, row = KINDS.get(kind_of(evidence)), row_of(evidence)
    if evidence.kind is not EvidenceKind.FACT or kind is None:
        return joined(titled(evidence.title, lang), evidence.locator) + day(evidence)
    about = evidence.title.partition("：")[2] or evidence.title
    place = ROWS.fill(row=row)[lang] if row is not None else evidence.locator
    return joined(f"{kind[lang]}: {about}", place) + day(evidence)


def quoted(evidence: Evidence) -> str:
    """The quotation as the list of sources has it: what bears on the case, on one line, cut where it is long."""
    text = " ".join((evidence.excerpt or evidence.quote).split())
    return cut(text, LONGEST_QUOTE)


def source(evidence: Evidence, lang: Lang) -> str:
    """File of an evidence, and what a reader has to know of it."""
    file = "" if evidence.kind is EvidenceKind.CALCULATION else evidence.source
    return joined(file, evidence.note[lang] if evidence.note else "")


def worked(evidence: Evidence, lang: Lang) -> str:
    """A calculation in short: its formula with the numbers, sums in one form, its title only where it says more."""
    told = plain(" ".join(evidence.quote.split()), lang)
    title = evidence.title.partition("：")[0]
    bare = re.sub(r"^\d{4} ?年", "", title)
    year = title[: len(title) - len(bare)]
    if bare and told.startswith(bare):
        told = f"{year}{told}"
    elif not told.startswith(title):
        told = f"{title}：{told}"
    return cut(told, LONGEST_WORKED)


def cut(text: str, most: int) -> str:
    """The first `most` characters where it is longer, never the half of a number: 7,488 of 7,488,400 would say another."""
    if len(text) <= most:
        return text
    kept = text[:most]
    if text[most] in _OF_A_NUMBER and kept[-1] in _OF_A_NUMBER:
        kept = kept.rstrip(_OF_A_NUMBER)
    return f"{kept}…"


def plain(text: str, lang: Lang) -> str:
    """A calculation's text with each sum in one form and without hundredths that are none."""
    return _WHOLE.sub(r"\1", _AMOUNT.sub(r"\1 元" if lang == "zh" else r"CNY \1", text))


def kind_of(evidence: Evidence) -> str:
    """The table that a fact's row stands in, by its key."""
    return evidence.key.partition(":")[0]


def row_of(evidence: Evidence) -> int | None:
    """The row of its file that a fact stands in, None where it says none."""
    found = _ROW.search(evidence.locator) or _ROW.search(evidence.source)
    return int(found[1]) if found else None


def titled(title: str, lang: Lang) -> str:
    """A title; one that stands in Chinese is marked so for another language."""
    return title + (IN_CHINESE[lang] if _HAN.search(title) else "")


def day(evidence: Evidence) -> str:
    """The date of a source in brackets, nothing where it has none."""
    return f"（{evidence.as_of.isoformat()}）" if evidence.as_of else ""


def joined(*parts: str) -> str:
    """The parts that are there with a dot between them."""
    return " · ".join(part for part in parts if part)
