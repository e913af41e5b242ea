"""Cells that hold a date, in all the forms that registers, spreadsheets and people write."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.domain.reading.dates import read_dates
from assistant.domain.reading.normal import fold
from assistant.domain.text import Text
from ingest.firms.kinds.base import CellError, Kind, plain

_FIGURES = re.compile(
    r"(\d{4})\s*(?:[-/.年])\s*(\d{1,2})\s*(?:[-/.月])\s*(\d{1,2})\s*[日号]?|(\d{4})(\d{2})(\d{2})"
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"(?:T|\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|\s*[+-]\d{2}:?\d{2})?$")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_SERIAL_START = date(1899, 12, 30)
_NO_SUCH_DAY = Text("日历上没有这一天", "there is no such day")


class Day(Kind):
    """A date, stored as ISO text. past: it cannot lie after the day of the import."""

    hint = Text("日期，如 2026-10-31", "a date, as in 2026-10-31")

    def __init__(self, *, past: bool = False) -> None:
        self.past = past

    def read(self, cell: str, unit: int | None) -> object:
        day = _day(cell)
        if not 1800 <= day.year <= 2200:
            raise CellError(Text("年份不对", "the year cannot be right"))
        # the machine's clock, not the bank's data date: what a register says may be newer than the last cut-off
        if self.past and day > date.today() + timedelta(days=1):
            raise CellError(Text("日期在将来", "the date lies in the future"))
        return day.isoformat()

    def value(self, stored: object) -> object:
        return date.fromisoformat(str(stored))


def _day(cell: str) -> date:
    if _ISO.fullmatch(cell):  # as registers and our own template write it
        try:
            return date.fromisoformat(cell)
        except ValueError as error:
            raise CellError(_NO_SUCH_DAY) from error
    text = _TIME.sub("", plain(cell))
    match = _FIGURES.fullmatch(text)
    if match:
        figures = [int(part) for part in match.groups() if part is not None]
        try:
            return date(*figures)
        except ValueError as error:
            raise CellError(_NO_SUCH_DAY) from error
    serial = _SERIAL.fullmatch(text)
    if serial:  # what a spreadsheet keeps of a date, in days; 10000 is 1927
        return _SERIAL_START + timedelta(days=int(serial[1]))
    folded = fold(text)
    found = read_dates(folded)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(folded)):
        if found[0].day is None:
            raise CellError(
                Text("缺少月或日，应写作 2026-10-31", "month or day is missing; write it as 2026-10-31")
            )
        return found[0].first
    raise CellError(Text("不是日期，应写作 2026-10-31", "not a date; write it as 2026-10-31"))
