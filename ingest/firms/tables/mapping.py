"""Any other table, by a mapping (mapping_file.py) that says which of its columns is what."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from assistant.domain.text import Text
from assistant.errors import FileRejected
from ingest.firms.kinds import MONEY_UNITS, SHARE_UNITS, CellError, Kind, Money, Share
from ingest.firms.layouts import FILES, Column, Layout
from ingest.firms.report import Note
from ingest.firms.tables.headings import LOOKED_AT, Heading, Place, column_of, header_key, named
from ingest.firms.tables.mapping_file import ColumnSaid, MappingSaid, read_mapping, refused
from ingest.firms.tables.row import Row
from ingest.firms.tables.sheets import BOOK_SUFFIXES, Sheet, sheets_of
from ingest.firms.tables.tabular import Table, Tabular


class _Told(Kind):
    """A kind whose cells the mapping puts in other words first."""

    def __init__(self, kind: Kind, of: ColumnSaid) -> None:
        self._kind, self._format = kind, of.format
        self._values = {word.strip(): meant for word, meant in of.values.items()}

    def read(self, cell: str, unit: int | None) -> object:
        meant = self._values.get(cell, cell)
        if meant is None:
            return None
        if self._format:
            try:
                meant = datetime.strptime(meant, self._format).date().isoformat()
            except ValueError as error:
                raise CellError(
                    Text(f"不是 {self._format} 格式的日期", f"not a date of the form {self._format}")
                ) from error
        return self._kind.read(meant, unit)


@dataclass(frozen=True, slots=True)
class _Meant:
    """A column of the file: its header, what it is, and the unit that the mapping gives it."""

    header: str
    column: Column
    unit: int | None


def load_mapping(path: Path) -> MappedTables:
    """The format that a mapping file describes; raises FileRejected for one that does not hold."""
    said, version = read_mapping(path)
    layout = named(said.table)
    if layout is None:
        names = {name: f"{one.name}（{one.title}）" for one in FILES for name in (one.name, one.title)}
        near = difflib.get_close_matches(said.table, names, 3, 0.4)
        listed = "、".join(dict.fromkeys(names[name] for name in near or names))
        raise refused(
            path, Text(f"没有表 {said.table}；可用：{listed}", f"no table {said.table}; use one of {listed}")
        )
    return MappedTables(path, said, layout, version)


class MappedTables(Tabular):
    """The format of one mapping."""

    name = "mapping"

    def __init__(self, path: Path, said: MappingSaid, layout: Layout, version: str) -> None:
        self.register = said.register_own
        self.version = version
        self._path, self._said, self._layout = path, said, layout
        self._meant = [self._column(header, of) for header, of in said.columns.items()]
        self._constants = [(self._of(name), value) for name, value in said.constants.items() if value.strip()]
        self._complete()

    def fits(self, path: Path) -> bool:
        """A mapping is asked for by name, never found."""
        return False

    def found(self, path: Path) -> tuple[list[Table], list[Note]]:
        """The one table that the mapping is of; raises FileRejected where its columns are not there."""
        headers: list[str] = []
        for sheet in sheets_of(path):
            if path.suffix.lower() in BOOK_SUFFIXES and self._said.sheet not in (None, sheet.name):
                continue
            first = next(sheet.batches(max(LOOKED_AT, self._said.header_row or 0)), [])
            place = self._header_row(first)
            if place is not None:
                return [self._table(sheet, first[place], place)], []
            headers = headers or _longest(first)
        raise self._not_there(path, headers)

    def _header_row(self, first: Sequence[Row]) -> int | None:
        wanted = {_key(meant.header) for meant in self._meant} | {_key(header) for header in self._said.skip}
        rows = [place for place, row in enumerate(first) if wanted <= {_key(cell) for cell in row}]
        said = (self._said.header_row or 0) - 1
        # a file of rejected rows has its header in another row than the file it came from
        return said if said in rows else next(iter(rows), None)

    def _table(self, sheet: Sheet, row: Row, place: int) -> Table:
        at = {_key(header): where for where, header in reversed(list(enumerate(row)))}
        places = [
            Place(meant.column, at[_key(meant.header)], meant.unit or _said_unit(meant))
            for meant in self._meant
        ]
        for where, (column, _) in enumerate(self._constants, len(row)):
            places.append(Place(column, where, None))
        skips = {
            at[_key(header)]: frozenset([words] if isinstance(words, str) else words)
            for header, words in self._said.skip.items()
        }
        headers = (*(cell.strip() for cell in row), *("" for _ in self._constants))
        heading = Heading(self._layout, place, headers, tuple(places), added=len(self._constants))
        constants = [value for _, value in self._constants]
        return heading, _Extended(sheet, len(row), place, constants, skips)

    def _of(self, name: str) -> Column:
        column = column_of(self._layout, name)
        if column is None or column.field is None:
            known = {c.header: c for c in self._layout.columns if c.field}
            near = difflib.get_close_matches(name, [*known, *(str(c.field) for c in known.values())], 3, 0.4)
            listed = "、".join(near or list(known))
            raise self._bad(
                f"“{self._layout.title}”表没有字段 {name}；可用：{listed}",
                f"the table {self._layout.title_en} has no field {name}; use one of {listed}",
            )
        return column

    def _column(self, header: str, said: str | ColumnSaid) -> _Meant:
        of = ColumnSaid(field=said) if isinstance(said, str) else said
        column = self._of(of.field)
        unit = None
        if of.unit is not None:
            units = MONEY_UNITS if isinstance(column.kind, Money) else SHARE_UNITS
            if not isinstance(column.kind, (Money, Share)) or header_key(f"x({of.unit})")[1] not in units:
                raise self._bad(f"{header} 的单位 {of.unit} 不适用", f"{header} cannot be in {of.unit}")
            unit = units[header_key(f"x({of.unit})")[1]]
        if of.values or of.format:
            column = replace(column, kind=_Told(column.kind, of))
        return _Meant(header, column, unit)

    def _complete(self) -> None:
        """Raise FileRejected for a field that is said twice, or for one that every row must have and none says."""
        fields = [meant.column.field for meant in self._meant] + [c.field for c, _ in self._constants]
        twice = [c.header for c in self._layout.columns if fields.count(c.field) > 1 and c.field]
        if twice:
            raise self._bad(f"{'、'.join(twice)} 对应了两次", f"{', '.join(twice)}: said twice")
        missing = [c for c in self._layout.columns if c.required and c.field not in fields]
        if missing:
            listed = "、".join(c.header for c in missing)
            raise self._bad(f"缺少必填字段：{listed}", f"these must be said: {listed}")
        for column, value in self._constants:
            try:
                column.kind.read(value, None)
            except CellError as error:
                raise self._bad(
                    f"常量 {column.header}：{value}，{error.reason.zh}",
                    f"constant {column.header_en}: {value}, {error.reason.en}",
                ) from error

    def _bad(self, zh: str, en: str) -> FileRejected:
        return refused(self._path, Text(zh, en))

    def _not_there(self, path: Path, headers: Sequence[str]) -> FileRejected:
        there = {_key(header) for header in headers}
        wanted = [meant.header for meant in self._meant] + list(self._said.skip)
        missing = "、".join(header for header in wanted if _key(header) not in there) or "、".join(wanted)
        listed = "、".join(header for header in headers if header.strip())
        return FileRejected(
            path=path.name,
            reason_code="missing_columns",
            reason=Text(
                f"映射中的列不在文件里：{missing}；文件的列：{listed}",
                f"columns of the mapping are not in the file: {missing}; it has: {listed}",
            ),
        )


class _Extended:
    """A sheet with the mapping's constants behind each row, and rows that are to be skipped made blank."""

    def __init__(
        self, sheet: Sheet, width: int, header: int, constants: list[str], skips: dict[int, frozenset[str]]
    ) -> None:
        self.label, self.name = sheet.label, sheet.name
        self._sheet, self._width, self._header = sheet, width, header
        self._constants, self._skips = constants, skips

    def batches(self, size: int) -> Iterator[list[Row]]:
        first = 0
        for rows in self._sheet.batches(size):
            yield [
                self._extended(row) if first + place > self._header else row for place, row in enumerate(rows)
            ]
            first += len(rows)

    def _extended(self, row: Row) -> Row:
        if not any(row) or any(
            at < len(row) and row[at].strip() in words for at, words in self._skips.items()
        ):
            return []
        if len(row) < self._width:
            return row
        # cells beyond the headers stay beyond: none may stand where a constant does
        return row[: self._width] + self._constants + row[self._width :]


def _key(header: str) -> str:
    return "".join(header.split()).lower()


def _said_unit(meant: _Meant) -> int | None:
    """The unit that the file's own header says."""
    word = header_key(meant.header)[1]
    if isinstance(meant.column.kind, Share) or word in SHARE_UNITS:
        return SHARE_UNITS.get(word)
    return MONEY_UNITS.get(word)


def _longest(rows: Sequence[Row]) -> list[str]:
    """The row with the most cells filled in: likely the header."""
    return max(rows, key=lambda row: sum(bool(cell.strip()) for cell in row), default=[])
