"""What one file leaves out and another says is one row; what is older than the store fills gaps and takes nothing back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.store.engine import Store
from ingest.demo.minting import credit_code
from ingest.firms.importing import import_path
from ingest.firms.report import ImportReport

A, B, C = (credit_code("91", number) for number in (9001, 9002, 9003))
OLD, NEW = date(2024, 6, 30), date(2026, 6, 30)


def rows(store: Store, query: str) -> list[tuple[object, ...]]:
    with store.read() as session:
        return [tuple(row) for row in session.execute(text(query))]


@pytest.fixture
def taken(store: Store, tmp_path: Path):  # type: ignore[no-untyped-def]
    def take(name: str, content: str, as_of: date | None = None) -> ImportReport:
        file = tmp_path / name
        file.write_text(content, encoding="utf-8")
        return import_path(store, store.settings, file, as_of=as_of)

    take("firms.csv", f"信用代码,公司名称,电话\n{A},甲,0854-1\n{B},乙,\n")
    take("persons.csv", "人员编号,姓名\nP1,示例甲\nP2,示例乙\n")
    return take


HOLDINGS = "被投资企业代码,股东人员编号,持股比例（%）,起始日,终止日\n"


def test_a_holding_whose_day_is_said_later_stays_one(store: Store, taken) -> None:  # type: ignore[no-untyped-def]
    bare = HOLDINGS + f"{A},P1,60,,\n{A},P2,40,,\n"
    dated = HOLDINGS + f"{A},P1,60,2015-03-01,\n{A},P2,30,2015-03-01,\n{A},P2,10,2020-01-01,\n"
    assert taken("a.csv", bare).inserted == 2
    report = taken("b.csv", dated)
    assert (report.inserted, report.updated) == (1, 2)
    held = "SELECT holder_person_id, share / 10000, valid_from FROM holding ORDER BY valid_from, holder_person_id"
    assert rows(store, held) == [(1, 60, "2015-03-01"), (2, 30, "2015-03-01"), (2, 10, "2020-01-01")]
    owners = rows(store, "SELECT person_id, ground, share / 10000 FROM beneficial_owner WHERE firm_id = 1")
    assert owners == [(1, "ownership", 60), (2, "ownership", 40)]
    # the list without days again: what it says stands already
    again = taken("a.csv", HOLDINGS + f"{A},P1,60,,\n")
    assert (again.inserted, again.updated) == (0, 0)
    assert len(rows(store, held)) == 3


def test_a_holding_that_ended_and_one_that_begins_are_two(store: Store, taken) -> None:  # type: ignore[no-untyped-def]
    taken("a.csv", HOLDINGS + f"{A},P1,60,,2018-12-31\n")
    assert taken("b.csv", HOLDINGS + f"{A},P1,80,2020-01-01,\n").inserted == 1


def test_an_office_and_a_guarantee_whose_day_is_said_later_stay_one(store: Store, taken) -> None:  # type: ignore[no-untyped-def]
    for name, header, bare, dated in (
        ("offices.csv", "信用代码,人员编号,职务,任职日", f"{A},P1,董事,", f"{A},P1,董事,2020-01-01"),
        ("guarantees.csv", "担保企业代码,被担保企业代码,起始日", f"{A},{B},", f"{A},{B},2025-03-01"),
    ):
        assert taken(name, f"{header}\n{bare}\n").inserted == 1
        assert taken(name, f"{header}\n{dated}\n").updated == 1
        assert taken(name, f"{header}\n{bare}\n").unchanged == 1


def test_an_older_file_fills_gaps_and_takes_nothing_back(store: Store, taken) -> None:  # type: ignore[no-untyped-def]
    header = "信用代码,公司名称,注册资本（万元）,电话,参保人数,证券代码\n"
    taken("new.csv", f"{header}{A},甲新,600,0854-2,,600001\n", NEW)
    report = taken("old.csv", f"{header}{A},甲旧,100,0854-1,12,600002\n{C},丙,5,,,\n", OLD)
    assert (report.inserted, report.updated, report.unchanged) == (1, 1, 0)
    (note,) = report.notes
    assert "早于" in note.text.zh
    assert (note.file, note.row) == ("old.csv", 2)
    stored = "SELECT name, registered_capital / 1000000, phone, insured_count, as_of FROM firm WHERE id = 1"
    assert rows(store, stored) == [("甲新", 600, "0854-2", 12, "2026-06-30")]
    assert rows(store, "SELECT value FROM firm_identifier WHERE scheme = 'stock_code'") == [("600001",)]
    assert ("甲旧", "unverified") in rows(store, "SELECT name, kind FROM firm_name WHERE firm_id = 1")
    # nothing is left to fill; the newer file again, and one newer still, hold as before
    again = taken("old.csv", f"{header}{A},甲旧,100,0854-1,12,600002\n", OLD)
    assert (again.updated, again.unchanged) == (0, 1)
    assert taken("new.csv", f"{header}{A},甲新,700,清空,,\n", date(2026, 7, 1)).updated == 1
    assert rows(store, stored) == [("甲新", 700, None, 12, "2026-07-01")]


def test_the_winners_of_an_older_file_do_not_come_back(store: Store, taken) -> None:  # type: ignore[no-untyped-def]
    header = "项目编号,项目名称,采购人代码,中标金额（元）,中标日期,中标人代码\n"
    taken("firms2.csv", f"信用代码,公司名称\n{C},丙\n")
    taken("t.csv", f"{header}T1,项目,{A},100,2026-01-05,{B}\n", NEW)
    assert taken("t.csv", f"{header}T1,项目,{A},90,2026-01-05,{C}\n", OLD).unchanged == 1
    held = "SELECT t.amount / 100, s.firm_id FROM tender t JOIN tender_supplier s ON s.tender_id = t.id"
    assert rows(store, held) == [(100, 2)]
    assert taken("t.csv", f"{header}T1,项目,{A},90,2026-01-05,{C}\n", NEW).updated == 1
    assert rows(store, held) == [(90, 3)]


def test_emptying_a_credit_code_is_said(store: Store, taken) -> None:  # type: ignore[no-untyped-def]
    taken("a.csv", f"信用代码,公司名称,证券代码\n{A},甲,600001\n")
    report = taken("b.csv", "信用代码,公司名称,证券代码\n清空,甲,600001\n")
    (note,) = report.notes
    assert (note.row, note.field) == (2, "统一社会信用代码")
    assert "不能清空" in note.text.zh
    assert (report.unchanged, report.rejected_rows) == (1, 0)
    assert rows(store, "SELECT count(*) FROM firm_identifier WHERE scheme = 'uscc' AND firm_id = 1") == [(1,)]
