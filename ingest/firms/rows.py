"""What every importer of firm data gives: rows for the tables of layouts, in the store's units.

A row refers to others by their numbers and never by ids: a firm as "uscc:9152…", "stock_code:002895", "lei:…",
"client_no:…" or a standard's own scheme; a person by number, a product by name, a chain by code. The merge looks
them up, all at once, and rejects what it does not find.

Besides the columns of its layout a row of `firms` may give `identifiers`: further numbers of the firm as references
("ocds:GB-COH:06292597", |-joined in batches), by which it is found and referred to as by its credit code. Any row may
give `as_of`, the day that it holds for, where the file says it row by row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ingest.firms.report import Note, RejectedRow


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row that was read and is right by itself.

    layout: name of a Layout. values: by field, only what the row says. number: row or line in `file`, from 1.
    text: the row as it stood in the file, for people.
    """

    layout: str
    values: dict[str, object]
    file: str
    number: int
    text: str


CLEAR = "\x18"
"""Value of a field that the row empties (清空 / CLEAR); no cell can hold this control character."""


@dataclass(frozen=True, slots=True)
class TypedRows:
    """Many rows of one layout, as a format of millions of rows gives them (`batches`): one column a field.

    fields: names of the columns. columns: values as the store's columns keep them, ready for executemany: yuan as
    whole 分, shares as whole millionths, dates as ISO text, booleans as 0 and 1, states as the text that the column
    stores, references as their natural keys (lists of them joined by |); None: the row says nothing; CLEAR: emptied.
    numbers, texts: place and text of each row, as in TypedRow. origins: of rows of a mended file, the file in which
    each stood (name and digest, as rejected_file.origin writes it) and its row there; empty where there is none.
    clears: whether there may be a CLEAR among the values.
    """

    layout: str
    fields: tuple[str, ...]
    columns: list[list[object]]
    file: str
    numbers: Sequence[int]
    texts: Sequence[str]
    origins: Sequence[tuple[str, int]] = ()
    clears: bool = True

    @property
    def values(self) -> Iterator[tuple[object, ...]]:
        """The rows, one tuple each."""
        return zip(*self.columns, strict=True)


class FirmFormat(Protocol):
    """One kind of file of firm data.

    name: as `scout firms import --format` takes it. register: whether what it says of a firm's name and register
    entry holds over what is stored; else it fills in what is missing, and another name of a firm that is stored
    already is kept as an unverified one.
    """

    name: str
    register: bool

    def fits(self, path: Path) -> bool:
        """Whether the file or folder looks like this format, from its name and first bytes."""

    def rows(self, path: Path) -> Iterator[TypedRow | RejectedRow | Note]:
        """Its rows, what a row refers to before it where the file allows it, and notes for the report.

        Raises FileRejected.

        Lazily: memory does not grow with the file.
        """
