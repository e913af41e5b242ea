"""What a report is made of: typed blocks in one language, each statement with the keys of the evidence it rests on.

Chapters make them, renderers print them; neither knows the other. Evidence is numbered by the report, not here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from assistant.domain.evidence import Evidence
from assistant.domain.text import Lang

Align = Literal["left", "right", "center"]
Tone = Literal["plain", "good", "warning", "stop"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence that claims something, with the keys of its evidence. `to_verify` marks 待核实."""

    text: str
    cites: tuple[str, ...] = ()
    to_verify: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that run on. `tone` colours it where it concludes something."""

    sentences: tuple[Sentence, ...]
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a chapter; level 2 is the first below the chapter's own title."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `unit` stands behind the title in brackets."""

    title: str
    align: Align = "left"
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is read; `value` is the exact figure behind it where it is one (yuan, fraction, days, count)."""

    text: str
    cites: tuple[str, ...] = ()
    value: Decimal | None = None
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table. Each row has as many cells as there are columns. `note` stands below it."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a chart: a firm, a person, the state, a product. `rank` is its layer (0 on top or at the left)."""

    id: str
    label: str
    kind: Literal["subject", "firm", "state", "person", "product", "segment"] = "firm"
    detail: str = ""
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow between two nodes. `weight` sets its width (a share or yuan), `label` is what stands on it."""

    source: str
    target: str
    label: str = ""
    weight: Decimal | None = None
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars or points; None where the figure of that year is not known."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class GraphChart:
    """Owners up to the controller (ownership), buyers and suppliers (trade), the chain with its neighbours (chain)."""

    id: str
    kind: Literal["ownership", "trade", "chain"]
    title: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Grouped bars over categories (years). `unit` is that of the values as drawn (万元, %)."""

    id: str
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    cites: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """What a document says, word for word (in its own language), with where it stands and a note on its validity."""

    text: str
    title: str
    locator: str
    cites: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on the data or the method, e.g. figures that do not agree with each other."""

    text: str
    tone: Tone = "plain"
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GapBlock:
    """Something that is not known and has to be found out (待核实). `code` as in the judgement."""

    code: str
    text: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Blank:
    """A field that the officer fills in; `hint` says what belongs there. `lines` is the room it gets."""

    label: str
    hint: str = ""
    lines: int = 1


Block = Paragraph | Heading | TableBlock | GraphChart | BarChart | Quote | Note | GapBlock | Blank


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its id in the template, its number as printed ("一", "1", or "" for none), its title and blocks."""

    id: str
    number: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands on the first and last page: who, of when, by which versions."""

    firm: str
    uscc: str | None
    title: str
    bank: str
    made_on: date
    data_as_of: date | None
    card_version: str
    prompt_version: str
    model: str
    template: str
    disclaimer: str
    is_example: bool = False
    logo: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. `evidence` maps each cited key to its evidence, in the order of its numbers (notes.numbering): number i+1.

    reworded counts sentences that another model worded and that passed the check, replaced those that failed it.
    """

    lang: Lang
    imprint: Imprint
    chapters: tuple[Chapter, ...]
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    reworded: int = 0
    replaced: int = 0

    def number(self, key: str) -> int:
        """The footnote number of an evidence key, from 1. Raises KeyError for a key that the report does not hold."""
        return list(self.evidence).index(key) + 1
