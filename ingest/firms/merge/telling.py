"""What a merge did with rows that it took and that people should look at, as notes in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.domain.text import Text
from ingest.firms.layouts import LAYOUTS, Layout
from ingest.firms.merge.clients import MOVED
from ingest.firms.merge.firms import FIXED
from ingest.firms.merge.sql import Database
from ingest.firms.report import Note
from ingest.firms.staging import Staging

_NUMBER_KEPT = Text(
    "{what}不能清空（清空后再也找不到这家企业），这一格没有导入",
    "a {what} is never emptied (the firm could not be found again); this cell was passed over",
)
_OLDER = Text(
    "这份数据早于库中已有的，已有的值保留，只补充空缺（共 {count} 行，此为第一行）",
    "this is older than what is stored, which stays: only gaps were filled ({count} rows, this is the first)",
)


def header(layout: Layout, field: str) -> str:
    """A field as the template calls it."""
    return next((column.header for column in layout.columns if column.field == field), field)


class Telling:
    """The notes of one merge. Reads its temporary tables, so that it is to be asked before the transaction ends."""

    def __init__(self, database: Database, staging: Staging) -> None:
        self._database, self._staging = database, staging
        self._files = dict(staging.files())

    def notes(self) -> Iterator[Note]:
        """All of them, table by table."""
        layouts = self._staging.layouts()
        if "firms" in layouts:
            yield from self._numbers_kept(layouts["firms"])
        if "bank_clients" in layouts:
            yield from self._moved()
        for name in layouts:
            yield from self._older(name)

    def _numbers_kept(self, said: tuple[str, ...]) -> Iterator[Note]:
        if not self._staging.clears("firms"):
            return
        for scheme in (scheme for scheme in FIXED if scheme in said):
            value = f's."{scheme}"'
            found = self._database.run(
                f"SELECT s.file, s.line FROM {self._database.staged('s_firms')} s WHERE"
                f" {self._database.cleared(value)} AND s.item NOT IN"
                " (SELECT item FROM refused WHERE layout = 'firms') ORDER BY s.item"
            )
            what = header(LAYOUTS["firms"], scheme)
            text = _NUMBER_KEPT.fill(what=Text(what, "LEI" if scheme == "lei" else "credit code"))
            for file, line in map(tuple, found):
                yield Note(self._files[file], line, what, "", text)

    def _moved(self) -> Iterator[Note]:
        found = self._database.run(
            f"SELECT s.file, s.line, s.branch, m.branch FROM moved m"
            f" JOIN {self._database.staged('s_bank_clients')} s ON s.item = m.item ORDER BY m.item"
        )
        field = header(LAYOUTS["bank_clients"], "branch")
        for file, line, branch, former in map(tuple, found):
            yield Note(self._files[file], line, field, branch, MOVED.fill(branch=former))

    def _older(self, layout: str) -> Iterator[Note]:
        found = self._database.run(
            f"SELECT s.file, min(s.line), count(*) FROM older o JOIN {self._database.staged(f's_{layout}')} s"
            " ON s.item = o.item WHERE o.layout = :layout GROUP BY s.file ORDER BY s.file",
            layout=layout,
        )
        for file, line, count in map(tuple, found):
            yield Note(self._files[file], line, "", "", _OLDER.fill(count=count))
