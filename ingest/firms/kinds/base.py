"""What a kind of cell is: how its text becomes the value that a column of the store keeps, and back for people."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import ClassVar

from assistant.domain.text import Lang, Text


class CellError(ValueError):
    """A cell cannot be taken; `reason` says why in both languages."""

    def __init__(self, reason: Text) -> None:
        self.reason = reason
        super().__init__(reason.en)


class Kind:
    """One kind of cell. hint: how to fill it in, for people. is_code: digits that are no number, such as 002895."""

    hint: ClassVar[Text] = Text("文字", "text")
    is_code: ClassVar[bool] = False

    def read(self, cell: str, unit: int | None) -> object:
        """The value as the store's column keeps it; `cell` is stripped and not empty.

        unit: the worth that the file's header says, for the kinds that have units. Raises CellError.
        """
        return cell

    def value(self, stored: object) -> object:
        """The stored value as rows of one at a time carry it: Decimal yuan, fractions of one, dates, states."""
        return stored

    def column(self, cells: Sequence[str], unit: int | None) -> list[object] | None:
        """The values of many cells at once where all are plain, None where they must be read one by one."""
        return None

    def choices(self, lang: Lang) -> tuple[str, ...]:
        """The words that a cell may hold, for a list to pick from; none where it is free."""
        return ()


class PlainText(Kind):
    """The text as it stands."""


class Several(Kind):
    """Several words, stored joined by |; 、 and ； between them are taken too."""

    hint = Text("多个用 | 分开", "several are joined by |")

    def read(self, cell: str, unit: int | None) -> object:
        return "|".join(part.strip() for part in split(cell) if part.strip())


def split(cell: str) -> list[str]:
    """The parts of a cell that holds several: joined by |, 、 or ；."""
    for mark in "｜、；;":
        cell = cell.replace(mark, "|")
    return cell.split("|")


def plain(cell: str) -> str:
    """Full-width letters, digits and signs as the usual ones."""
    return cell if cell.isascii() else unicodedata.normalize("NFKC", cell).strip()
