"""What a chapter is written on: it takes sentences, tables and charts, and keeps the evidence that they cite.

One sheet a chapter, in one language. Nothing here knows a firm; texts from data are cleaned of control characters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.text import Lang, Text
from assistant.domain.wording import percent, ratio, yuan
from assistant.report.blocks import (
    BarChart,
    Blank,
    Block,
    Cell,
    Column,
    GapBlock,
    GraphChart,
    Heading,
    Note,
    Paragraph,
    Quote,
    Sentence,
    TableBlock,
    Tone,
)

UNKNOWN = Text("未知", "not known")
NONE = "—"
_CITED = 6
"""Pieces of evidence that one sentence or cell cites at most: more numbers than that nobody follows."""


def clean(text: str) -> str:
    """`text` on one line, without control, private and bidirectional characters: what a name in data may not hold."""
    kept = (
        " " if char in "\t\r\n\v\f\u2028\u2029" else char
        for char in text
        if char in "\t\r\n\v\f\u2028\u2029"
        or unicodedata.category(char) not in ("Cc", "Cf", "Co", "Cs", "Cn")
    )
    return " ".join("".join(kept).split())


@dataclass(slots=True)
class Sheet:
    """Blocks of a chapter in their order, and the evidence behind them by key."""

    lang: Lang
    blocks: list[Block] = field(default_factory=list)
    evidence: dict[str, Evidence] = field(default_factory=dict)

    def cite(self, *evidence: Evidence | None) -> tuple[str, ...]:
        """Keys of these, each kept once; what is None is left out."""
        given = [one for one in evidence if one is not None]
        for one in given[:_CITED]:
            self.evidence.setdefault(one.key, one)
        return tuple(dict.fromkeys(one.key for one in given[:_CITED]))

    def pick(self, zh: str, en: str) -> str:
        """The one of two wordings that is in the sheet's language."""
        return zh if self.lang == "zh" else en

    def sentence(self, text: Text, *evidence: Evidence | None, to_verify: bool = False) -> Sentence:
        """A sentence with what it rests on; it ends in a full stop."""
        said = clean(text[self.lang])
        if said and said[-1] not in "。！？：；.!?:;":
            said += "。" if self.lang == "zh" else "."
        return Sentence(said[:1].upper() + said[1:], self.cite(*evidence), to_verify)

    def paragraph(self, *sentences: Sentence | None, tone: Tone = "plain") -> None:
        """Sentences that run on; nothing where there are none."""
        said = tuple(one for one in sentences if one is not None)
        if said:
            self.blocks.append(Paragraph(said, tone))

    def say(self, text: Text, *evidence: Evidence | None, tone: Tone = "plain") -> None:
        """A paragraph of one sentence."""
        self.paragraph(self.sentence(text, *evidence), tone=tone)

    def heading(self, text: Text) -> None:
        """A heading below the chapter's title."""
        self.blocks.append(Heading(text[self.lang]))

    def table(
        self,
        id_: str,
        title: Text,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Cell]],
        note: str = "",
    ) -> None:
        """A table; nothing where it has no rows."""
        filled = tuple(tuple(row) for row in rows)
        if filled:
            self.blocks.append(TableBlock(id_, title[self.lang], tuple(columns), filled, note))

    def column(self, title: Text, align: str = "left", unit: str = "") -> Column:
        """A column."""
        return Column(title[self.lang], "right" if align == "right" else "left", unit)

    def cell(
        self,
        text: str | Text,
        *evidence: Evidence | None,
        value: Decimal | int | None = None,
        tone: Tone = "plain",
    ) -> Cell:
        """A cell of a text."""
        said = text[self.lang] if isinstance(text, Text) else text
        exact = Decimal(value) if value is not None else None
        return Cell(clean(said) or NONE, self.cite(*evidence), exact, tone)

    def money(self, amount: Decimal | None, *evidence: Evidence | None, tone: Tone = "plain") -> Cell:
        """A cell of an amount in yuan."""
        if amount is None:
            return Cell(NONE)
        return self.cell(yuan(amount), *evidence, value=amount, tone=tone)

    def share(self, share: Decimal | None, *evidence: Evidence | None, tone: Tone = "plain") -> Cell:
        """A cell of a fraction of one, as per cent."""
        return Cell(NONE) if share is None else self.cell(percent(share), *evidence, value=share, tone=tone)

    def number(self, value: Decimal | None, *evidence: Evidence | None, tone: Tone = "plain") -> Cell:
        """A cell of a plain number with at most two decimals."""
        return Cell(NONE) if value is None else self.cell(ratio(value), *evidence, value=value, tone=tone)

    def day(self, day: date | None, *evidence: Evidence | None) -> Cell:
        """A cell of a date."""
        return Cell(NONE) if day is None else self.cell(f"{day:%Y-%m-%d}", *evidence)

    def note(self, text: Text, *evidence: Evidence | None, tone: Tone = "plain") -> None:
        """A remark on data or method."""
        self.blocks.append(Note(clean(text[self.lang]), tone, self.cite(*evidence)))

    def gap(self, code: str, text: Text, *evidence: Evidence | None) -> None:
        """Something to find out."""
        self.blocks.append(GapBlock(code, clean(text[self.lang]), self.cite(*evidence)))

    def quote(self, evidence: Evidence, note: Text | None = None) -> None:
        """What a document says, by its excerpt."""
        said = evidence.excerpt or evidence.quote
        self.blocks.append(
            Quote(
                clean(said),
                clean(evidence.title),
                evidence.locator,
                self.cite(evidence),
                note[self.lang] if note else "",
            )
        )

    def blank(self, label: Text, hint: Text | None = None, lines: int = 1) -> None:
        """A field for the officer."""
        self.blocks.append(Blank(label[self.lang], hint[self.lang] if hint else "", lines))

    def chart(self, chart: GraphChart | BarChart) -> None:
        """A chart."""
        self.blocks.append(chart)


def worked_out(key: str, title: str, shown: str, inputs: str = "", as_of: date | None = None) -> Evidence:
    """Evidence of a calculation of the report's own: `shown` is the formula with its numbers."""
    return Evidence(
        key=f"calc:{key}",
        kind=EvidenceKind.CALCULATION,
        title=title,
        locator=inputs or "系统测算",
        quote=shown,
        source="calculation",
        as_of=as_of,
    )


def joined(lang: Lang, names: Iterable[str], most: int = 8, of: int = 0) -> str:
    """Names in a row, the rest counted. of: how many there are, where not all of them are in `names`."""
    listed = [clean(name) for name in names]
    count = max(of, len(listed))
    more = count - most
    text = ("、" if lang == "zh" else ", ").join(listed[:most])
    if more > 0:
        text += f" 等共 {count} 个" if lang == "zh" else f" and {more} more"
    return text
