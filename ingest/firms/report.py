"""What an import of firm files did, row by row."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.domain.text import Text


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that was not taken. `row` counts lines of the file from 1, the header being line 1.

    cells: its cells as they stood, in the file's order; empty where the merge refused it.
    """

    file: str
    row: int
    field: str
    value: str
    reason: Text
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Something that an officer should know of a row that was taken, or left out on purpose: `text` says what was done."""

    file: str
    row: int
    field: str
    value: str
    text: Text


KEPT = 10_000
"""Rejected rows and notes that a report holds; the file of rejected rows has them all."""


@dataclass(slots=True)
class ImportReport:
    """What one import did, in rows. removed: rows that a chain file had at its last import and no longer has. rejected, notes: the first KEPT of them, with how many there are in all.

    rejected_file: where all rejected rows lie, to mend and import again; None where there are none.
    """

    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    rejected: list[RejectedRow] = field(default_factory=list)
    rejected_rows: int = 0
    rejected_file: str | None = None
    notes: list[Note] = field(default_factory=list)
    note_rows: int = 0

    @property
    def changed(self) -> bool:
        """Whether the store differs from before."""
        return self.inserted + self.updated + self.removed > 0

    def count(self, changed: bool) -> None:
        """Note a row that was there before."""
        if changed:
            self.updated += 1
        else:
            self.unchanged += 1

    def reject(self, row: RejectedRow) -> None:
        """Note a rejected row."""
        self.rejected_rows += 1
        if len(self.rejected) < KEPT:
            self.rejected.append(row)

    def note(self, note: Note) -> None:
        """Keep a note."""
        self.note_rows += 1
        if len(self.notes) < KEPT:
            self.notes.append(note)
