"""Tables as text (csv, tsv): finds the encoding and the character between cells; every cell is text as it stands."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ingest.blocks import Reading
from ingest.readers.sheet_layout import Row, Sheet, as_text, outlined
from ingest.readers.sheet_limits import Meter
from ingest.readers.text import decode
from ingest.rejections import Reason, Unreadable

_DELIMITERS = ",\t;|，；"
_SAMPLE_LINES = 50
_LONGEST_CELL = 1_000_000


def read_csv(path: Path) -> Reading:
    """Blocks of a table in text; raises Unreadable."""
    text = decode(path.read_bytes())
    sheet = Sheet(name="", rows=_rows(text), only=True)
    return Reading(tuple(outlined(sheet.blocks())))


def _rows(text: str) -> Iterator[Row]:
    meter = Meter()
    was = csv.field_size_limit(_LONGEST_CELL)  # it holds for the whole process
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text), skipinitialspace=True)
    try:
        for number, cells in enumerate(reader, 1):
            row = Row(number, tuple(as_text(cell) for cell in cells))
            meter.take(row)
            yield row
    except csv.Error as error:
        raise Unreadable(Reason.UNREADABLE, "csv") from error
    finally:
        csv.field_size_limit(was)


def delimiter(text: str) -> str:
    """The character that parts the cells: the one that stands as often in most lines of the beginning.

    csv.Sniffer takes letters for delimiters in Chinese texts.
    """
    lines = [line for line in text[:200_000].splitlines()[: _SAMPLE_LINES + 1] if line.strip()]
    best, best_score = ",", 0.0
    for candidate in _DELIMITERS:
        counts = Counter(_outside_quotes(line).count(candidate) for line in lines)
        counts.pop(0, None)
        if counts:
            each, often = counts.most_common(1)[0]
            score = often / len(lines) + min(each, 20) / 1000
            if score > best_score:
                best, best_score = candidate, score
    return best


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])
