"""A table in text: finds its encoding and the character between cells, and reads it as a stream of any length."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

from assistant.domain.text import Text
from assistant.errors import FileRejected
from ingest.firms.tables.row import Row
from ingest.readers.sheet_csv import delimiter

_STEP = 1 << 20
_SAMPLE = 200_000
_LONGEST_CELL = 100_000
_LIKELY_LINE = 256
"""Bytes of a line: a block is as long as the rows asked for are likely to be."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class TextSheet:
    """The table of a CSV, TSV or text file."""

    def __init__(self, path: Path) -> None:
        self.label = path.name
        self.name = path.stem
        self._path = path

        self._encoding: str | None = None

    def batches(self, size: int) -> Iterator[list[Row]]:
        encoding = self._encoding = self._encoding or _encoding(self._path)
        was = csv.field_size_limit(_LONGEST_CELL)  # it holds for the whole process
        try:
            with self._path.open(encoding=encoding, newline="") as file:
                mark = delimiter(file.read(_SAMPLE))
                file.seek(0)
                rows = _Rows(file, mark, self.label)
                while batch := rows.next(size):
                    yield batch
        except csv.Error as error:
            raise FileRejected(
                path=self.label,
                reason_code="not_a_table",
                reason=Text(f"不是 CSV 表格（{error}）", f"not a CSV table ({error})"),
            ) from error
        except UnicodeDecodeError as error:
            raise _no_text(self._path) from error
        finally:
            csv.field_size_limit(was)


class _Rows:
    """The rows of a text. A quote that never closes would take every row below it into one cell: it is refused.

    Words behind a closing quote ("甲"公司) are taken as they stand where the row ends with its line.
    """

    def __init__(self, file: TextIO, mark: str, label: str) -> None:
        self._mark, self._label = mark, label
        self._file = file
        self._whole: Iterator[Row] | None = iter(
            ()
        )  # rows of a block of lines; None once one had to be read line by line
        self._held: list[str] = []  # lines since the last row that is known to be whole
        self._is_at_end = False
        self._reader: Iterator[Row] = iter(())
        self._number = 0

    def next(self, size: int) -> list[Row]:
        """At most so many rows, none at the end; raises FileRejected, csv.Error."""
        while self._whole is not None:
            rows = list(islice(self._whole, size))
            if rows or not self._next_block(size):
                self._number += len(rows)
                return rows
        return self._one_by_one(size)

    def _next_block(self, size: int) -> bool:
        """Read a block of whole lines as rows, all at once; False at the end of the file.

        One in which a quote is open at its end, or something is wrong, is read line by line, with all behind it.
        """
        lines = self._file.readlines(min(_STEP, size * _LIKELY_LINE))
        try:
            self._whole = iter(list(self._reading(lines, strict=True)))
        except csv.Error:
            self._whole = None
            self._reader = self._reading(self._lines(chain(lines, self._file)), strict=True)
        return bool(lines)

    def _one_by_one(self, size: int) -> list[Row]:
        rows: list[Row] = []
        while len(rows) < size:
            before = len(rows)
            self._held.clear()
            try:
                # what was read before an error stays in the list
                rows.extend(islice(self._reader, size - len(rows)))
            except csv.Error:
                rows.append(self._mended(len(rows) - before, self._number + len(rows) + 1))
            else:
                break
        self._number += len(rows)
        return rows

    def _lines(self, file: Iterable[str]) -> Iterator[str]:
        for line in file:
            self._held.append(line)
            yield line
        self._is_at_end = True

    def _reading(self, lines: Iterable[str], *, strict: bool) -> Iterator[Row]:
        return csv.reader(lines, delimiter=self._mark, skipinitialspace=True, strict=strict)

    def _mended(self, whole: int, number: int) -> Row:
        """The row behind the `whole` rows of the held lines, of one line; raises FileRejected for one of several."""
        held = iter(self._held)
        for _ in islice(self._reading(held, strict=True), whole):
            pass
        of_row = list(held)
        if not self._is_at_end and len(of_row) == 1:
            alone = list(self._reading([*of_row, "\n"], strict=False))
            if len(alone) == 2:  # the blank line is a row of its own: no quote is open
                return alone[0]
        raise FileRejected(
            path=self._label,
            reason_code="not_a_table",
            reason=Text(
                f"第 {number} 行有引号没有闭合，其后的行无法分辨，没有导入；请补上引号（文件不完整时请重新导出）",
                f"a quote opens in row {number} and does not close, so that the rows after it cannot be told;"
                " nothing was imported. Close the quote, or export the file again where it was cut off",
            ),
        )


def _encoding(path: Path) -> str:
    """The encoding of a whole file: what its mark says, else UTF-8 where all of it is, else UTF-16 or GB18030.

    All of it is looked at, a second a gigabyte: the first Chinese name may stand in the last row.
    """
    with path.open("rb") as file:
        head = file.read(4)
        for bom, encoding in _BOMS:
            if head.startswith(bom):
                return encoding
        file.seek(0)
        sample = file.read(_SAMPLE)
        if b"\x00" in sample:
            return _wide(path, sample)
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while part := file.read(_STEP):
                if b"\x00" in part:
                    raise _no_text(path)
                decoder.decode(part)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "gb18030"
    return "utf-8"


def _wide(path: Path, sample: bytes) -> str:
    """UTF-16 without its mark: every line end and comma holds a zero byte, at odd or at even places."""
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    said = sample.decode(encoding, "ignore")
    if min(odd, even) > max(odd, even) // 10 or not any(mark in said for mark in "\n,;\t"):
        raise _no_text(path)
    return encoding


def _no_text(path: Path) -> FileRejected:
    return FileRejected(
        path=path.name,
        reason_code="encoding",
        reason=Text("不是 UTF-8、UTF-16 或 GB18030 文本", "it is no text in UTF-8, UTF-16 or GB18030"),
    )
