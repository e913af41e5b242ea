"""Tenders with their winners: what a file does not say of a consortium's parts stays, and no part is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.store.engine import Store
from ingest.demo.minting import credit_code
from ingest.firms.importing import import_path
from ingest.firms.report import ImportReport

A, B, C, D = (credit_code("91", number) for number in (9001, 9002, 9003, 9004))
BARE = "项目编号,项目名称,采购人代码,中标日期,中标人代码,状态"
PARTED = f"{BARE},成员份额（元）"
B60C40 = [("乙", 1, 6000), ("丙", 0, 4000)]


class Tenders:
    """A store with four firms, and the tender T1 that B and C won with parts of 60 and 40 yuan."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store, self._file = store, folder / "tenders.csv"
        firms = folder / "firms.csv"
        firms.write_text(
            "统一社会信用代码,企业名称,证券代码\n"
            + "".join(
                f"{code},{name},{'600003' if code == C else ''}\n"
                for code, name in zip((A, B, C, D), "甲乙丙丁", strict=True)
            )
        )
        import_path(store, store.settings, firms)
        self.take(PARTED, "T1", f"{B}|{C}", "中标", "60|40")

    def take(self, header: str, number: str, *cells: str) -> ImportReport:
        row = (number, "项目", A, "2026-01-02", *cells)
        self._file.write_text(f"{header}\n{','.join(row)}\n", encoding="utf-8")
        return import_path(self._store, self._store.settings, self._file)

    def stored(self, number: str = "T1") -> list[tuple[object, ...]]:
        query = (
            "SELECT f.name, w.lead, w.amount FROM tender_supplier w JOIN firm f ON f.id = w.firm_id"
            " JOIN tender t ON t.id = w.tender_id WHERE t.number = :number ORDER BY w.lead DESC, f.id"
        )
        with self._store.read() as session:
            return [tuple(row) for row in session.execute(text(query), {"number": number})]


@pytest.fixture
def tenders(store: Store, tmp_path: Path) -> Tenders:
    return Tenders(store, tmp_path)


@pytest.mark.parametrize("header", [BARE, PARTED])
def test_parts_that_a_file_does_not_say_stay_and_change_nothing(tenders: Tenders, header: str) -> None:
    cells = ("",) if header == PARTED else ()
    report = tenders.take(header, "T1", f"{B}|{C}", "中标", *cells)
    assert (report.updated, report.unchanged) == (0, 1)
    assert tenders.stored() == B60C40
    report = tenders.take(header, "T1", f"{B}|{C}", "撤销", *cells)
    assert report.updated == 1
    assert tenders.stored() == B60C40
    tenders.take(header, "T1", f"{C}|{B}", "撤销", *cells)
    assert tenders.stored() == [("丙", 1, 4000), ("乙", 0, 6000)]


def test_parts_of_other_winners_go_and_parts_that_are_said_hold(tenders: Tenders) -> None:
    tenders.take(PARTED, "T1", f"{B}|{C}", "中标", "70|30")
    assert tenders.stored() == [("乙", 1, 7000), ("丙", 0, 3000)]
    tenders.take(BARE, "T1", f"{B}|{D}", "中标")
    assert tenders.stored() == [("乙", 1, None), ("丁", 0, None)]


@pytest.mark.parametrize("winners", [B, f"{B}|{C}"])
def test_parts_that_are_cleared_are_none(tenders: Tenders, winners: str) -> None:
    report = tenders.take(PARTED, "T1", winners, "中标", "清空")
    assert (report.updated, report.rejected) == (1, [])
    assert {amount for *_, amount in tenders.stored()} == {None}
    assert tenders.take(PARTED, "T1", winners, "中标", "清空").unchanged == 1
    tenders.take(PARTED, "T2", winners, "中标", "清空")
    assert {amount for *_, amount in tenders.stored("T2")} == {None}


def test_a_winner_named_twice_is_rejected_and_by_two_numbers_loses_no_part(tenders: Tenders) -> None:
    report = tenders.take(PARTED, "T1", f"{C}|{C}", "中标", "60|40")
    assert [(row.row, row.field) for row in report.rejected] == [(2, "中标人代码")]
    assert tenders.stored() == B60C40
    report = tenders.take(PARTED, "T3", f"{C}|600003", "中标", "60|40")
    assert report.rejected == []
    assert tenders.stored("T3") == [("丙", 1, 10000)]
