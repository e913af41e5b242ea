"""Questions to the firm database as SQL text with bound values.

As text, for building one question as a tree of objects takes ten times as long as running it. Every value goes through
`Values` and is bound; what stands in a text are names of our own tables and columns and constants of the code. The
driver takes the text as it is: there is no % in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from assistant.store.columns import fen


class Values:
    """The values of one statement, each under a name of its own."""

    def __init__(self, session: Session) -> None:
        self.sqlite = session.get_bind().dialect.name == "sqlite"
        self.bound: dict[str, Any] = {}
        self._names: dict[Any, str] = {}

    def bind(self, value: str | int | date) -> str:
        """The mark that stands for the value; the same value has one mark."""
        key = type(value), value
        if key not in self._names:
            self._names[key] = f"v{len(self._names)}"
            self.bound[self._names[key]] = (
                value.isoformat() if self.sqlite and isinstance(value, date) else value
            )
        return f":{self._names[key]}" if self.sqlite else f"%({self._names[key]})s"

    def yuan(self, amount: Decimal) -> str:
        """The mark of an amount, as columns.Money keeps it."""
        return self.bind(fen(amount))

    def any_of(self, values: Iterable[str | int]) -> str:
        """What stands behind IN: the marks in brackets, of nothing (NULL)."""
        return f"({', '.join(self.bind(value) for value in values) or 'NULL'})"

    def ids(self, numbers: list[int]) -> str:
        """What stands behind IN for many ids: bound as one value, however many."""
        name = f"v{len(self._names)}"
        self._names["ids", name] = name
        if self.sqlite:
            self.bound[name] = f"[{','.join(map(str, numbers))}]"
            return f"(SELECT value FROM json_each(:{name}))"  # noqa: S608 - own name
        self.bound[name] = numbers
        return f"(SELECT unnest(%({name})s::integer[]))"

    def closed(self, test: str) -> str:
        """The test so that SQLite takes no index for it; it means the same."""
        return f"+({test})" if self.sqlite else f"({test})"

    def holds(self, column: str, part: str) -> str:
        """The column contains the part as it stands: no pattern, and half the time of LIKE over an index."""
        return f"{'instr' if self.sqlite else 'strpos'}({column}, {self.bind(part)}) > 0"

    def joined(self, column: str) -> str:
        """All values of the column as one text, a | between."""
        return f"{'group_concat' if self.sqlite else 'string_agg'}({column}, '|')"

    def year(self, column: str) -> str:
        """The year of a date."""
        if self.sqlite:
            return f"CAST(strftime('%Y', {column}) AS INTEGER)"
        return f"CAST(extract(year FROM {column}) AS INTEGER)"


def rows(session: Session, sql: str, values: Values | None = None) -> list[Any]:
    """The rows that a statement gives with those values."""
    return list(session.connection().exec_driver_sql(sql, values.bound if values else {}))


def either(tests: Iterable[str]) -> str:
    """Any of the tests holds; of none, nothing does."""
    return f"({' OR '.join(tests) or 'FALSE'})"


def both(tests: Iterable[str]) -> str:
    """All of the tests hold."""
    return " AND ".join(tests) or "TRUE"
