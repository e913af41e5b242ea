"""A table in text: finds its encoding and the character between cells, and reads it as a stream of any length."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from assistant.domain.text import Text
from assistant.errors import FileRejected
from ingest.firms.tables.sheets import Row
from ingest.readers.sheet_csv import delimiter

_STEP = 1 << 20
_SAMPLE = 200_000
_LONGEST_CELL = 100_000
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class TextSheet:
    """The table of a CSV, TSV or text file."""

    def __init__(self, path: Path) -> None:
        self.label = path.name
        self.name = path.stem
        self._path = path

    def batches(self, size: int) -> Iterator[list[Row]]:
        encoding = _encoding(self._path)
        was = csv.field_size_limit(_LONGEST_CELL)  # it holds for the whole process
        try:
            with self._path.open(encoding=encoding, newline="") as file:
                mark = delimiter(file.read(_SAMPLE))
                file.seek(0)
                reader = csv.reader(file, delimiter=mark, skipinitialspace=True)
                while rows := list(islice(reader, size)):
                    yield rows
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
