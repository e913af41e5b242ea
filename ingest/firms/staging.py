"""The staging file of one import: the rows that a format gave, as the store keeps them, and the place reached.

A SQLite file of its own, filled in committed batches, so that a killed import goes on where it was and the bank's
store is not locked while a slow file is read. Knows nothing of what is stored: references stay natural keys.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, repeat
from pathlib import Path
from typing import Any, Protocol

from assistant.domain.identity import name_key
from assistant.domain.text import Text
from ingest.firms.encoding import Encode, encoder, fields, many_fields
from ingest.firms.layouts import LAYOUTS, Layout
from ingest.firms.report import Note, RejectedRow
from ingest.firms.rows import CLEAR, TypedRow, TypedRows

Item = TypedRow | TypedRows | RejectedRow | Note

_AT_ONCE = 20_000  # rows a commit: 0.1 s of work, so that a killed import repeats no more than that


class Told(Protocol):
    """Is told how many rows of the file have been read."""

    def __call__(self, rows: int, /) -> None: ...


@dataclass(slots=True)
class _Buffer:
    """Rows of one layout that say the same fields, waiting for the next commit."""

    statement: str
    encoders: tuple[Encode | None, ...]
    rows: list[tuple[object, ...]] = field(default_factory=list)


class Staging:
    """One staging file. `place` counts the items of the format that are in it; rows get ascending item numbers."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._connection = _opened(path)
        except sqlite3.DatabaseError as error:  # a torn file: what it held is read again
            if isinstance(error, sqlite3.OperationalError):
                raise
            path.unlink()
            self._connection = _opened(path)
        held = dict(self._connection.execute("SELECT name, value FROM state"))
        self.place: int = held.get("place", 0)
        self._next: int = held.get("next", 1)
        self.finished = bool(held.get("finished", 0))
        self._files: dict[str, int] = {
            name: number for number, name in self._connection.execute("SELECT id, name FROM file")
        }
        self._made = {name for (name,) in self._connection.execute("SELECT DISTINCT layout FROM said")}
        self._said = set(self._connection.execute("SELECT layout, field FROM said"))
        self._held = set(self._connection.execute("SELECT layout, file FROM held"))
        self._buffers: dict[tuple[str, tuple[str, ...]], _Buffer] = {}
        self._waiting = 0

    @property
    def rows(self) -> int:
        """Rows read so far, the rejected ones counted."""
        return int(self._next) - 1

    def fill(self, items: Iterable[Item], tell: Told | None = None) -> None:
        """Take the items that are not here yet, and note that the file is at its end."""
        for item in islice(items, self.place, None):
            self._take(item)
            self.place += 1
            if self._waiting >= _AT_ONCE:
                self._commit()
                if tell:
                    tell(self.rows)
        self.finished = True
        self._commit()
        if tell:
            tell(self.rows)

    def layouts(self) -> dict[str, tuple[str, ...]]:
        """Fields that its rows say, by layout, in the order in which layouts are merged."""
        said: dict[str, list[str]] = {}
        for layout, name in self._connection.execute("SELECT layout, field FROM said ORDER BY layout, field"):
            said.setdefault(layout, []).append(name)
        return {name: tuple(said[name]) for name in LAYOUTS if name in said}

    def clears(self, layout: str) -> bool:
        """Whether a row of the layout empties a field."""
        return (layout, CLEAR) in self._said

    def files(self) -> list[tuple[int, str]]:
        """Number and name of each file that rows came from."""
        return self._connection.execute("SELECT id, name FROM file ORDER BY id").fetchall()

    def layouts_of(self, file: int) -> list[str]:
        """Layouts that rows of a file belong to."""
        return [name for name in self.layouts() if (name, file) in self._held]

    def rejected(self) -> Iterator[RejectedRow]:
        """Rows that the format rejected, in order."""
        found = self._connection.execute(
            "SELECT file, number, field, value, zh, en, cells FROM rejected ORDER BY id"
        )
        for file, number, name, value, zh, en, cells in found:
            yield RejectedRow(file, number, name, value, Text(zh, en), tuple(json.loads(cells)))

    def notes(self) -> Iterator[Note]:
        """What the format noted, in order."""
        for file, number, name, value, zh, en in self._connection.execute(
            "SELECT file, number, field, value, zh, en FROM note ORDER BY id"
        ):
            yield Note(file, number, name, value, Text(zh, en))

    def origins(self) -> Iterator[tuple[str, int]]:
        """Where the rows of mended files stood before: file and row."""
        yield from self._connection.execute("SELECT DISTINCT origin, line FROM mended")

    def carried(self, name: str, columns: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
        """Every row of one of its tables, for a database that cannot attach the file."""
        listed = ", ".join(f'"{column}"' for column in columns)
        yield from self._connection.execute(f'SELECT {listed} FROM "{name}"')

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def remove(self) -> None:
        """Close and delete the file."""
        self.close()
        self.path.unlink(missing_ok=True)
        self.path.with_name(self.path.name + "-journal").unlink(missing_ok=True)

    def _take(self, item: Item) -> None:
        if isinstance(item, TypedRows):
            self._take_many(item)
        elif isinstance(item, TypedRow):
            self._take_one(item)
        else:
            self._begin()
            told = item.text if isinstance(item, Note) else item.reason
            values = [item.file, item.row, item.field, item.value, told.zh, told.en]
            if isinstance(item, RejectedRow):
                cells = json.dumps(item.cells, ensure_ascii=False)
                self._connection.execute(
                    "INSERT INTO rejected (file, number, field, value, zh, en, cells) VALUES (?,?,?,?,?,?,?)",
                    (*values, cells),
                )
                self._next += 1
            else:
                self._connection.execute(
                    "INSERT INTO note (file, number, field, value, zh, en) VALUES (?,?,?,?,?,?)", values
                )
            self._waiting += 1

    def _take_one(self, row: TypedRow) -> None:
        layout = LAYOUTS[row.layout]
        single: dict[str, Any] = {name: value for name, value in row.values.items() if value is not None}
        for name in many_fields(layout):
            encode, parts = encoder(layout, name), _parts(single.pop(name, None))
            self._take_parts(layout, name, self._next, [encode(part) for part in parts])
        buffer = self._buffer(layout, tuple(single))
        values = [
            encode(value) if encode else value
            for encode, value in zip(buffer.encoders, single.values(), strict=True)
        ]
        if CLEAR in values:
            self._say(layout.name, CLEAR)
        if "name" in single and "name_key" in layout.model.model_fields:
            values.append(name_key(str(single["name"])))
        buffer.rows.append((self._next, self._holds(layout, row.file), row.number, row.text, *values))
        self._next += 1
        self._waiting += 1

    def _take_many(self, batch: TypedRows) -> None:
        layout, first = LAYOUTS[batch.layout], self._next
        file = self._holds(layout, batch.file)
        count = len(batch.numbers)
        columns = dict(zip(batch.fields, batch.columns, strict=True))
        if batch.clears and any(CLEAR in column for column in batch.columns):
            self._say(layout.name, CLEAR)
        for name in many_fields(layout):
            if (held := columns.pop(name, None)) is not None:
                self._put_parts(
                    layout,
                    name,
                    [
                        (item, place, value)
                        for item, said in enumerate(held, first)
                        for place, value in enumerate(_parts(said))
                    ],
                )
        buffer = self._buffer(layout, tuple(columns))
        if "name" in columns and "name_key" in layout.model.model_fields:
            columns["name_key"] = [name_key(n) if isinstance(n, str) else None for n in columns["name"]]
        if batch.origins:
            self._begin()
            self._connection.executemany(
                "INSERT INTO mended VALUES (?, ?, ?)",
                ((item, *origin) for item, origin in enumerate(batch.origins, first)),
            )
        items = range(first, first + count)
        buffer.rows.extend(
            zip(items, repeat(file, count), batch.numbers, batch.texts, *columns.values(), strict=True)
        )
        self._next += count
        self._waiting += count

    def _take_parts(self, layout: Layout, name: str, item: int, values: Sequence[object]) -> None:
        self._put_parts(layout, name, [(item, place, value) for place, value in enumerate(values)])

    def _put_parts(self, layout: Layout, name: str, parts: list[tuple[int, int, object]]) -> None:
        if not parts:
            return
        self._made_for(layout)
        self._begin()
        self._connection.executemany(f'INSERT INTO "p_{layout.name}_{name}" VALUES (?,?,?)', parts)
        self._say(layout.name, name)

    def _buffer(self, layout: Layout, names: tuple[str, ...]) -> _Buffer:
        buffer = self._buffers.get((layout.name, names))
        if buffer is None:
            self._made_for(layout)
            unknown = set(names) - set(fields(layout))
            if unknown:
                raise KeyError(f"{layout.name} has no field {', '.join(sorted(unknown))}")
            for name in names:
                self._say(layout.name, name)
            extra = ["name_key"] if "name" in names and "name_key" in layout.model.model_fields else []
            listed = ", ".join(f'"{name}"' for name in ("item", "file", "line", "words", *names, *extra))
            marks = ",".join("?" * (4 + len(names) + len(extra)))
            statement = f'INSERT INTO "s_{layout.name}" ({listed}) VALUES ({marks})'
            buffer = _Buffer(statement, tuple(encoder(layout, name) for name in names))
            self._buffers[layout.name, names] = buffer
        return buffer

    def _made_for(self, layout: Layout) -> None:
        """The layout's tables: one of the rows, and one for each field of several values."""
        if layout.name in self._made:
            return
        self._begin()
        extra = ("name_key",) if "name_key" in layout.model.model_fields else ()
        columns = ", ".join(f'"{name}"' for name in (*fields(layout), *extra))
        self._connection.execute(
            f'CREATE TABLE "s_{layout.name}" (item INTEGER PRIMARY KEY, file INTEGER, line INTEGER, words, {columns})'
        )
        for name in many_fields(layout):
            self._connection.execute(
                f'CREATE TABLE "p_{layout.name}_{name}" (item INTEGER, place INTEGER, value, PRIMARY KEY (item, place))'
                " WITHOUT ROWID"
            )
        self._made.add(layout.name)

    def _say(self, layout: str, name: str) -> None:
        if (layout, name) not in self._said:
            self._begin()
            self._connection.execute("INSERT INTO said VALUES (?, ?)", (layout, name))
            self._said.add((layout, name))

    def _holds(self, layout: Layout, file: str) -> int:
        """Number of a file of which a row of the layout comes."""
        number = self._file(file)
        if (layout.name, number) not in self._held:
            self._begin()
            self._connection.execute("INSERT INTO held VALUES (?, ?)", (layout.name, number))
            self._held.add((layout.name, number))
        return number

    def _file(self, name: str) -> int:
        if name not in self._files:
            self._begin()
            number = len(self._files) + 1
            self._connection.execute("INSERT INTO file VALUES (?, ?)", (number, name))
            self._files[name] = number
        return self._files[name]

    def _begin(self) -> None:
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN")

    def _commit(self) -> None:
        self._begin()
        for buffer in self._buffers.values():
            if buffer.rows:
                self._connection.executemany(buffer.statement, buffer.rows)
                buffer.rows.clear()
        state = (("place", self.place), ("next", self._next), ("finished", int(self.finished)))
        self._connection.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", state)
        self._connection.execute("COMMIT")
        self._waiting = 0


def _parts(said: Any) -> Sequence[object]:
    """The values of a field of several; a row that empties it says one that is none, a row that says nothing has none."""
    if said == CLEAR:
        return (None,)
    return said.split("|") if isinstance(said, str) else said or ()


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    # rows are appended: a rollback journal keeps almost nothing of that, a write-ahead log would write it twice
    for pragma in ("journal_mode=TRUNCATE", "synchronous=NORMAL", "cache_size=-16384"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    for table in (
        "state (name TEXT PRIMARY KEY, value INTEGER)",
        "file (id INTEGER PRIMARY KEY, name TEXT)",
        "said (layout TEXT, field TEXT, PRIMARY KEY (layout, field))",
        "rejected (id INTEGER PRIMARY KEY, file, number, field, value, zh, en, cells)",
        "note (id INTEGER PRIMARY KEY, file, number, field, value, zh, en)",
        "held (layout TEXT, file INTEGER, PRIMARY KEY (layout, file))",
        "mended (item INTEGER PRIMARY KEY, origin TEXT, line INTEGER)",
    ):
        connection.execute(f"CREATE TABLE IF NOT EXISTS {table}")
    connection.execute("COMMIT")
    return connection
