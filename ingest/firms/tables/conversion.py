"""Turns rows of text under a heading into rows of the store's values, column by column, thousands at a time.

What a cell's text means is worked out once a column and kept: a register repeats its words, dates and places. So a
row costs a look into a dictionary a cell, and less where a column is plain throughout.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, repeat

from assistant.domain.text import Text
from assistant.errors import FileRejected
from assistant.sheets import plain
from ingest.firms.kinds import NO_UNIT, CellError, Kind, PlainText
from ingest.firms.report import RejectedRow
from ingest.firms.rows import CLEAR, TypedRows
from ingest.firms.tables.headings import REJECTED_FILE, REJECTED_REASON, REJECTED_ROW, Heading, Place

CLEARS = frozenset({"清空", "CLEAR"})
"""What a cell says to empty what is stored; an empty cell leaves it."""
HELP = Text("说明：", "Help: ")
EXAMPLE = Text("示例：", "Example: ")
"""Beginnings of the first cell of the template's own lines below the header, which an import passes over."""
_PASSED_OVER = tuple(word.strip() for text in (HELP, EXAMPLE) for word in (text.zh, text.en))
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"})
_SECOND_LOOK = (*sorted(CLEARS), "#", " ", "\u3000", "\xa0", "\t", "\n", "\r", "'")
_MOST_KEPT = 100_000
_FIRST_ROWS = 50

_Fault = tuple[int, str, str, Text]
"""Place in the batch, header, cell, why."""


class _Known(dict[str, object]):
    """Texts of columns of one kind and unit with their values; those that cannot be read stand in `faults` and count as
    empty. clears: whether one of them empties its field."""

    def __init__(self, place: Place) -> None:
        super().__init__({"": None})
        self._place = place
        self.clears = False
        self.faults: dict[str, Text] = {}

    def __missing__(self, cell: str) -> object:
        text = plain(cell.strip())
        value: object = None
        if text in CLEARS:
            value, self.clears = CLEAR, True
        elif text:
            try:
                if text in _ERRORS:
                    raise CellError(Text("公式出错的单元格", "a cell whose formula failed"))
                value = self._place.column.kind.read(text, self._place.unit)
            except CellError as error:
                self.faults[cell] = error.reason
        self[cell] = value
        return value

    def trim(self) -> None:
        """Forget all where too much is held: memory does not grow with the file."""
        if len(self) > _MOST_KEPT:
            self.clear()
            self.faults.clear()
            self[""] = None


KnownTexts = dict[tuple[Kind, int | None], _Known]
"""What the columns of one import have worked out, by kind of cell and unit: dates and words recur from table to table."""


class Conversion:
    """Converts the rows of one sheet, batch by batch. known: shared with the other sheets of the import."""

    def __init__(self, heading: Heading, label: str, known: KnownTexts) -> None:
        self._heading = heading
        self._label = label
        self._stored = [place for place in heading.places if place.column.field is not None]
        self._known = [
            known.setdefault((place.column.kind, place.unit), _Known(place)) for place in self._stored
        ]
        self._fields = tuple(str(place.column.field) for place in self._stored)
        self._rows_seen = 0
        headers = heading.headers
        self._origin = (
            (headers.index(REJECTED_FILE), headers.index(REJECTED_ROW))
            if REJECTED_FILE in headers and REJECTED_ROW in headers
            else None
        )

    def convert(self, rows: Sequence[list[str]], first: int) -> tuple[TypedRows, list[RejectedRow]]:
        """Rows of which the first is row number `first` of the sheet, and those that cannot be taken.

        Raises FileRejected where a column of figures names no unit anywhere.
        """
        numbers: Sequence[int] = range(first, first + len(rows))
        rejected: list[RejectedRow] = []
        if set(map(len, rows)) != {self._heading.width}:
            rows, numbers = self._even(rows, numbers, rejected)
        if self._rows_seen < _FIRST_ROWS:
            rows, numbers = _without_own_lines(rows, numbers)
        if not rows:
            return self._typed([], [], []), rejected
        columns = list(zip(*rows, strict=True))
        values: list[list[object]] = []
        faults: list[_Fault] = []
        for place, known in zip(self._stored, self._known, strict=True):
            values.append(self._column(place, known, columns[place.at], faults))
        self._check_units(rows, faults)
        self._rows_seen += len(rows)
        self._check_required(values, columns, faults)
        by_field = dict(zip(self._fields, values, strict=True))
        header = {place.column.field: place for place in self._stored}
        for rule in self._heading.layout.rules:
            for at, name, why in rule.faults(by_field):
                place = header.get(name, self._stored[0])
                faults.append((at, self._header(place), plain(columns[place.at][at].strip()), why))
        texts, origins = self._texts(columns), self._origins(columns)
        if not faults:
            return self._typed(values, numbers, texts, origins), rejected
        good = self._judged(columns, numbers, faults, rejected)
        return (
            self._typed(
                [list(compress(column, good)) for column in values],
                list(compress(numbers, good)),
                list(compress(texts, good)),
                list(compress(origins, good)),
            ),
            sorted(rejected, key=lambda row: row.row),
        )

    def _header(self, place: Place) -> str:
        """A column's header as the file has it."""
        return self._heading.headers[place.at]

    def _typed(
        self,
        columns: list[list[object]],
        numbers: Sequence[int],
        texts: Sequence[str],
        origins: Sequence[tuple[str, int]] = (),
    ) -> TypedRows:
        clears = any(known.clears for known in self._known)
        layout, fields = self._heading.layout.name, self._fields
        return TypedRows(layout, fields, columns, self._label, numbers, texts, origins, clears)

    def _origins(self, columns: list[tuple[str, ...]]) -> list[tuple[str, int]]:
        """Where each row of a mended file stood before; none of any other file."""
        if self._origin is None:
            return []
        files, rows = (columns[at] for at in self._origin)
        return [
            (file.strip(), int(row) if row.strip().isdecimal() else 0)
            for file, row in zip(files, rows, strict=True)
        ]

    def _even(
        self, rows: Sequence[list[str]], numbers: Sequence[int], rejected: list[RejectedRow]
    ) -> tuple[list[list[str]], list[int]]:
        """The rows that have as many cells as headers; empty cells beyond them and blank lines are nothing."""
        width = self._heading.width
        even: list[list[str]] = []
        kept: list[int] = []
        for number, row in zip(numbers, rows, strict=True):
            filled = len(row) if len(row) <= width else width + _filled(row[width:])
            if filled == width:
                even.append(row[:width])
                kept.append(number)
            elif any(cell.strip() for cell in row):
                own = width - self._heading.added
                cells = filled - self._heading.added if filled > width else filled
                why = Text(
                    f"列数与表头不一致（{cells} 列，表头 {own} 列）",
                    f"as many cells as headers are wanted ({cells} cells, {own} headers)",
                )
                rejected.append(RejectedRow(self._label, number, "", f"{cells} ≠ {own}", why))
        return even, kept

    def _texts(self, columns: list[tuple[str, ...]]) -> list[str]:
        """Each row for people, header and cell of all that is filled in: one format for the whole batch."""
        form: list[str] = []
        filled: list[Sequence[str]] = []
        for header, cells in zip(self._heading.headers, columns, strict=True):
            if not header or header in (REJECTED_ROW, REJECTED_FILE, REJECTED_REASON):
                continue
            if all(cells):
                form.append(f"{header}：".replace("%", "%%") + "%s；")
                filled.append(cells)
            elif any(cells):
                form.append("%s")
                filled.append([f"{header}：{cell}；" if cell else "" for cell in cells])
        return [text[:-1] for text in map("".join(form).__mod__, zip(*filled, strict=True))]

    def _column(
        self, place: Place, known: _Known, cells: Sequence[str], faults: list[_Fault]
    ) -> list[object]:
        kind = place.column.kind
        if not any(cells):
            return [None] * len(cells)
        at_once = _plain_texts(cells) if isinstance(kind, PlainText) else kind.column(cells, place.unit)
        if at_once is not None:
            return at_once
        known.trim()
        values = list(map(known.__getitem__, cells))
        if known.faults and not known.faults.keys().isdisjoint(cells):
            header = self._header(place)
            faults += [
                (at, header, plain(cell.strip()), known.faults[cell])
                for at, cell in enumerate(cells)
                if cell in known.faults
            ]
        return values

    def _check_required(
        self, values: list[list[object]], columns: list[tuple[str, ...]], faults: list[_Fault]
    ) -> None:
        wrong = {at for at, *_ in faults}
        for place, column in zip(self._stored, values, strict=True):
            if not place.column.required or (None not in column and CLEAR not in column):
                continue
            for at, value in enumerate(column):
                if (value is None or value == CLEAR) and at not in wrong:
                    why = Text("必填", "must be filled in")
                    faults.append((at, self._header(place), plain(columns[place.at][at].strip()), why))

    def _check_units(self, rows: Sequence[list[str]], faults: list[_Fault]) -> None:
        """Refuse a file whose first rows show that a column of figures names no unit: no row of it could be taken."""
        if self._rows_seen:
            return
        bare: dict[str, int] = {}
        for _, header, _, why in faults:
            if why in NO_UNIT:
                bare[header] = bare.get(header, 0) + 1
        for place in self._stored:
            header = self._header(place)
            if header not in bare:
                continue
            filled = sum(row[place.at].strip() not in ("", "0") for row in rows)
            if bare[header] == filled:
                reason = next(why for _, name, _, why in faults if name == header and why in NO_UNIT)
                raise FileRejected(
                    path=self._label,
                    reason_code="no_unit",
                    reason=Text(f"“{header}”列：{reason.zh}", f"column {header}: {reason.en}"),
                )

    def _judged(
        self,
        columns: list[tuple[str, ...]],
        numbers: Sequence[int],
        faults: list[_Fault],
        rejected: list[RejectedRow],
    ) -> list[bool]:
        """Which rows can be taken. Of a row with several faults the first is told; a blank row is nothing at all."""
        first: dict[int, _Fault] = {}
        for fault in faults:
            first.setdefault(fault[0], fault)
        good = list(repeat(True, len(numbers)))
        for at, (_, header, cell, why) in first.items():
            good[at] = False
            if any(column[at].strip() for column in columns):
                rejected.append(RejectedRow(self._label, numbers[at], header, cell, why))
        return good


def _plain_texts(cells: Sequence[str]) -> list[object] | None:
    """The values of cells of which none needs a second look: no space to strip, no word that empties, no failed formula.

    One search through all of them together costs less than a look at each.
    """
    joined = "|".join(cells)
    if any(mark in joined for mark in _SECOND_LOOK):
        return None
    return [cell or None for cell in cells] if "" in cells else list(cells)


def _filled(cells: Sequence[str]) -> int:
    """How many cells there are up to the last one that holds something."""
    return max((place for place, cell in enumerate(cells, 1) if cell.strip()), default=0)


def _without_own_lines(
    rows: Sequence[list[str]], numbers: Sequence[int]
) -> tuple[Sequence[list[str]], Sequence[int]]:
    """The rows without the template's lines of help and its example, which stand at the beginning."""
    first = list(zip(rows[:_FIRST_ROWS], numbers[:_FIRST_ROWS], strict=True))
    kept = [
        (row, number)
        for row, number in first
        if not next((cell.strip() for cell in row if cell.strip()), "").startswith(_PASSED_OVER)
    ]
    if len(kept) == len(first):
        return rows, numbers
    return (
        [row for row, _ in kept] + list(rows[_FIRST_ROWS:]),
        [number for _, number in kept] + list(numbers[_FIRST_ROWS:]),
    )
