"""What a staged row says, as SQL expressions: values, defaults, keys, and where the row comes from.

In them s is the staged row, r its row of `resolved` (ids of what it refers to), and a stored row has the alias given.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Date

from ingest.firms.encoding import NUMBERS, encoder, many_fields, table
from ingest.firms.layouts import Layout
from ingest.firms.merge.sql import Database
from ingest.firms.rows import CLEAR


def raw(name: str) -> str:
    """A staged value as it is."""
    return f's."{name}"'


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for all rows of one import.

    register: what it says of a firm's register entry holds over what is stored. as_of: ISO date of what says no other.
    dated: whether somebody said that date for this file, so that it is older than what holds for a later one.
    """

    register: bool
    is_example: bool
    as_of: str | None
    dated: bool = False


class StagedValues:
    """The staged rows of one layout.

    said: fields that rows say. references, own: those that refer to rows of other tables, and of its own. numbers:
    numbers of the row's firm. many: fields of several values.
    """

    def __init__(
        self, database: Database, layout: Layout, said: tuple[str, ...], terms: Terms, *, cleared: bool
    ) -> None:
        self.database, self.layout, self.terms, self.cleared = database, layout, terms, cleared
        self.table = table(layout.model)
        self.name = self.table.name
        single = [n for n in said if n not in many_fields(layout) and n not in ("", CLEAR)]
        self.said = tuple(n for n in single if n in self.table.columns)
        self.numbers = tuple(n for n in single if n in NUMBERS)
        self.many = tuple(n for n in said if n in many_fields(layout))
        self.own = tuple(n for n in self.said if layout.target(n) == self.name)
        self.references = tuple(n for n in self.said if layout.target(n) and n not in self.own)
        self.source = database.staged(f"s_{layout.name}")
        self.primary = [column.name for column in self.table.primary_key]

    def value(self, name: str) -> str:
        """The value that a row says, NULL where it says none or empties the field."""
        if name not in self.said:
            return self.database.typed("NULL", self.table.columns[name], False)
        if name in self.references:
            return f'r."{name}"'
        return self.database.typed(raw(name), self.table.columns[name], self.cleared)

    def default(self, name: str) -> str | None:
        """What a field is where nobody says it."""
        given = next(
            (c.default for c in self.layout.columns if c.field == name and c.default is not None), None
        )
        if given is None:
            info = self.layout.model.model_fields[name]
            given = None if info.is_required() else info.default
        if given is None or isinstance(
            given, bool
        ):  # an encoded boolean is a number, which only SQLite takes for one
            return None if given is None else self.database.literal(given)
        return self.database.literal(encoder(self.layout, name)(given))

    def settled(self, name: str) -> str:
        """The value that a new row gets."""
        default = self.default(name)
        return self.value(name) if default is None else f"coalesce({self.value(name)}, {default})"

    def is_key_equal(self, stored: str) -> str:
        """Whether a stored row (alias) has the row's key."""
        parts = []
        for name in self.layout.key:
            column = f'{stored}."{name}"'
            exact = self.layout.once or not self.table.columns[name].nullable
            parts.append(
                f"{column} = {self.settled(name)}"
                if exact
                else self.database.same(column, self.settled(name))
            )
        return " AND ".join(parts) or "1 = 1"

    def provenance(self) -> list[tuple[str, str]]:
        """Columns that say where a row comes from, with their values."""
        columns = self.table.columns
        found = []
        if "source_id" in columns:
            found.append(("source_id", "(SELECT o.source_id FROM source_of o WHERE o.file = s.file)"))
            found.append(("source_row", "s.line"))
        if "source_text" in columns:
            found.append(("source_text", "s.words"))
            found.append(("as_of", f"coalesce({', '.join(self._dates())})"))
        return found

    def said_day(self) -> str | None:
        """The day that the file or the row itself says it holds for, None where nobody says one."""
        dates = self._dates()[: None if self.terms.dated else -2]
        return f"coalesce({', '.join(dates)}, NULL)" if dates and dates != ["NULL"] else None

    def _dates(self) -> list[str]:
        """What says the day, the row's own first; the last two are the import's day and nothing."""
        dates = [self.database.day("as_of")]
        period = self.layout.period
        if period is not None:
            is_day = isinstance(self.table.columns[period].type, Date)
            dates.insert(0, self.value(period) if is_day else self.database.year_end(self.value(period)))
        if "as_of" in self.said:
            dates.insert(0, self.value("as_of"))
        return [*dates, "NULL"]
