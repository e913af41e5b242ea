"""What a merge asks of a database beyond common SQL: the staging file beside it, NULL-safe comparison, types of staged
values. Names in its statements come from layouts and models, never from a file.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Column, CursorResult, text
from sqlalchemy.dialects import postgresql
from sqlmodel import Session

from ingest.firms.encoding import many_fields
from ingest.firms.indexes import indexes_last
from ingest.firms.layouts import LAYOUTS
from ingest.firms.rows import CLEAR
from ingest.firms.staging import Staging

_CARRIED_AT_ONCE = 5_000
SQLITE_CACHE_KB = 131_072
"""Pages of the indexes that a large import looks up; the default of 2 MB is read over and over. SQLite sorts within as
much again, so that an import takes twice this at most, whatever the file's size."""


class Database:
    """The connection of one merge."""

    def __init__(self, session: Session, staging: Staging) -> None:
        self._connection = session.connection()
        self.is_sqlite = self._connection.dialect.name == "sqlite"
        if self.is_sqlite:
            self.run("ATTACH :path AS staging", path=str(staging.path))
            self.run(f"PRAGMA cache_size=-{SQLITE_CACHE_KB}")
        else:
            self.run("DISCARD TEMP")  # of an import before on the same connection, which a pool keeps
            _carry(self, staging)

    def run(self, statement: str, **values: object) -> CursorResult[Any]:
        """Run one statement."""
        return self._connection.execute(text(statement), values)

    def run_many(self, statement: str, rows: list[dict[str, object]]) -> None:
        """Run a statement once a row."""
        if rows:
            self._connection.execute(text(statement), rows)

    def indexes_last(self, table: str, rows: int) -> AbstractContextManager[None]:
        """Within it so many rows are written into a table, whose indexes are made afterwards."""
        return indexes_last(self._connection, table, rows)

    def number(self, statement: str, **values: object) -> int:
        """The one number that a query gives."""
        return int(self.run(statement, **values).scalar_one() or 0)

    def is_empty(self, name: str) -> bool:
        """Whether a table has no row."""
        return self.run(f'SELECT 1 FROM "{name}" LIMIT 1').first() is None

    def make(self, name: str, columns: str) -> None:
        """A temporary table, empty, in place of one of that name."""
        self.drop(name)
        self.run(f"CREATE TEMPORARY TABLE {name} ({columns})")

    def drop(self, name: str) -> None:
        """Drop a temporary table that may not be there."""
        self.run(f"DROP TABLE IF EXISTS {self._temporary}.{name}")

    def know(self, *names: str) -> None:
        """Let the planner count temporary tables, where it does not by itself."""
        for name in () if self.is_sqlite else names:
            self.run(f"ANALYZE {name}")

    @property
    def _temporary(self) -> str:
        return "temp" if self.is_sqlite else "pg_temp"

    def staged(self, name: str) -> str:
        """A table of the staging file."""
        return f'staging."{name}"' if self.is_sqlite else f'pg_temp."{name}"'

    def same(self, one: str, other: str) -> str:
        """Equal, or both NULL."""
        return f"{one} IS {other}" if self.is_sqlite else f"{one} IS NOT DISTINCT FROM {other}"

    def differs(self, one: str, other: str) -> str:
        """Not equal; NULL differs from every value."""
        return f"{one} IS NOT {other}" if self.is_sqlite else f"{one} IS DISTINCT FROM {other}"

    def typed(self, expression: str, column: Column[Any] | None, cleared: bool) -> str:
        """A staged value as the column's type; what empties the field as NULL."""
        if self.is_sqlite:
            return f"nullif({expression}, char({ord(CLEAR)}))" if cleared else expression
        plain = f"nullif({expression}, chr({ord(CLEAR)}))"
        if column is None:
            return plain
        kind = column.type.compile(dialect=postgresql.dialect())  # type: ignore[no-untyped-call]
        return f"CAST({plain} AS {kind})"

    def cleared(self, expression: str) -> str:
        """Whether a staged value empties its field."""
        return f"{expression} = {'char' if self.is_sqlite else 'chr'}({ord(CLEAR)})"

    def scheme(self, reference: str) -> str:
        """The scheme of a firm's reference: what stands before its first colon."""
        if self.is_sqlite:
            return f"substr({reference}, 1, instr({reference}, char(58)) - 1)"
        return f"split_part({reference}, chr(58), 1)"

    def value(self, reference: str) -> str:
        """The number in a firm's reference: what stands after its first colon."""
        if self.is_sqlite:
            return f"substr({reference}, instr({reference}, char(58)) + 1)"
        return f"substr({reference}, strpos({reference}, chr(58)) + 1)"

    def literal(self, value: object) -> str:
        """A default as it stands in a statement."""
        if isinstance(value, bool):
            return str(int(value)) if self.is_sqlite else str(value).upper()
        if isinstance(value, (int, float)):
            return str(value)
        return "'" + str(value).replace("'", "''").replace(":", "\\:") + "'"

    def year_end(self, year: str) -> str:
        """The last day of a year."""
        return f"{year} || '-12-31'" if self.is_sqlite else f"make_date({year}, 12, 31)"

    def day(self, name: str) -> str:
        """A parameter that holds a date as ISO text."""
        return f":{name}" if self.is_sqlite else f"CAST(:{name} AS date)"

    def continue_ids(self, name: str) -> None:
        """Let the table's own numbering go on after numbers that were given."""
        if not self.is_sqlite:
            self.run(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT max(id) FROM {name}))")


def _carry(database: Database, staging: Staging) -> None:
    """The staging file's rows as temporary tables of a database that cannot attach it. All values are text there."""
    for layout, said in staging.layouts().items():
        keyed = ("name_key",) if "name" in said and "name_key" in LAYOUTS[layout].model.model_fields else ()
        many = [name for name in said if name in many_fields(LAYOUTS[layout])]
        single = [name for name in said if name not in many and name != CLEAR]
        columns = ("item", "file", "line", "words", *single, *keyed)
        _copy(database, staging, f"s_{layout}", columns)
        for name in many:
            _copy(database, staging, f"p_{layout}_{name}", ("item", "place", "value"))


def _copy(database: Database, staging: Staging, name: str, columns: tuple[str, ...]) -> None:
    whole = {"item", "file", "line", "place"}
    kinds = ", ".join(f'"{column}" {"BIGINT" if column in whole else "TEXT"}' for column in columns)
    database.run(f'CREATE TEMPORARY TABLE "{name}" ({kinds}) ON COMMIT DROP')
    listed = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join(f":c{place}" for place in range(len(columns)))
    statement = f'INSERT INTO pg_temp."{name}" ({listed}) VALUES ({marks})'
    waiting: list[dict[str, object]] = []
    for row in staging.carried(name, columns):
        waiting.append(
            {
                f"c{place}": value if value is None or column in whole else str(value)
                for place, (column, value) in enumerate(zip(columns, row, strict=True))
            }
        )
        if len(waiting) >= _CARRIED_AT_ONCE:
            database.run_many(statement, waiting)
            waiting.clear()
    database.run_many(statement, waiting)
    database.run(f'ANALYZE pg_temp."{name}"')
