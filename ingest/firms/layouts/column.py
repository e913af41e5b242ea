"""What a table of firm data is: its columns with their headers in both languages, its key, and its rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.domain.text import Text
from ingest.firms.kinds import Kind, PlainText

if TYPE_CHECKING:
    from sqlmodel import SQLModel

    from ingest.firms.layouts.rules import Rule

PLAIN = PlainText()


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `field` None: for people's eyes only (names beside codes), not stored by itself.

    header: as the template writes it, with the unit in brackets; header_en: the same in English. aliases: what people
    really write instead. help: what to fill in, where the kind's own hint does not say it all. default: what a new row
    gets that says nothing. What a field refers to is told by its table's foreign key. scheme: the cell is a number of
    the row's own firm in this scheme. many: several values (winners of a tender).
    """

    header: str
    header_en: str
    field: str | None = None
    kind: Kind = PLAIN
    required: bool = False
    default: object = None
    scheme: str | None = None
    many: bool = False
    aliases: tuple[str, ...] = ()
    help: Text | None = None
    example: str = ""

    @property
    def told(self) -> Text:
        """The line of help: whether it must be filled in, the words to pick from, what it is."""
        if self.field is None:
            return Text("仅供核对，不导入", "to check by; not imported")
        said = self.help or self.kind.hint
        words, words_en = "、".join(self.kind.choices("zh")), ", ".join(self.kind.choices("en"))
        zh = "。".join(filter(None, ("必填" if self.required else "", words, said.zh)))
        en = "; ".join(filter(None, ("required" if self.required else "", words_en, said.en)))
        return Text(zh, en)


@dataclass(frozen=True, slots=True, eq=False)  # compared and hashed as the one object that it is: it is large
class Layout:
    """A table. file: its name as CSV. key: the fields by which a row is the same row as one loaded before.

    once: a key stands for one row, so that a second row of it in a file is a mistake; else the nth row of a key is
    the nth row of it again (two deliveries of one day and amount are two rows).
    later: fields of the key that one file leaves out and another says (a contract's number, the day a holding began):
    a row that lacks one is the row that has it, where all else of the key is the same.
    internal: the bank's own data. period: field whose date or year the fact holds for; else the data date.
    rules: what must hold between the cells of a row.
    """

    file: str
    title: str
    title_en: str
    model: type[SQLModel]
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    internal: bool = False
    period: str | None = None
    rules: tuple[Rule, ...] = ()
    once: bool = False
    later: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What rows call it (rows.TypedRow.layout)."""
        return self.file.removesuffix(".csv")

    @property
    def headers(self) -> list[str]:
        """The template's header row."""
        return [column.header for column in self.columns]

    def target(self, name: str) -> str | None:
        """The table that a field refers to (firm, person, product, chain), None for a value of its own."""
        if name == "winners":
            return "firm"
        column = self.model.__table__.columns.get(name)  # type: ignore[attr-defined]
        if column is None:
            return None
        return next((key.column.table.name for key in column.foreign_keys), None)

    def header_of(self, field: str) -> str:
        """Header of the column that fills a field."""
        return next(column.header for column in self.columns if column.field == field)
