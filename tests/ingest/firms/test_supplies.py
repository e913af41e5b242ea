"""Supplies are told apart by the contract's number where they have one."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from assistant.store.engine import Store
from ingest.demo.minting import credit_code
from ingest.firms.importing import import_path
from ingest.firms.report import ImportReport

A, B = (credit_code("91", number) for number in (9001, 9002))
HEADER = "供应商代码,买方代码,单据类型,合同编号,产品,金额（元）,日期,按期付款\n"


def taken(store: Store, folder: Path, name: str, *rows: str) -> ImportReport:
    file = folder / name
    file.write_text(HEADER + "".join(f"{B},{A},合同,{row}\n" for row in rows), encoding="utf-8")
    return import_path(store, store.settings, file)


def stored(store: Store) -> list[tuple[object, ...]]:
    with store.read() as session:
        rows = session.execute(text("SELECT number, amount, paid_on_time FROM supply ORDER BY id"))
        return [tuple(row) for row in rows]


def test_contracts_of_one_day_and_amount_stay_apart_by_their_numbers(store: Store, tmp_path: Path) -> None:
    firms = tmp_path / "firms.csv"
    firms.write_text(f"统一社会信用代码,企业名称\n{A},甲\n{B},乙\n", encoding="utf-8")
    import_path(store, store.settings, firms)
    one, two, bare = (f"{number},化肥,100,2026-03-01," for number in ("HT-1", "HT-2", ""))
    assert taken(store, tmp_path, "s1.csv", one).inserted == 1
    assert taken(store, tmp_path, "s2.csv", two).inserted == 1
    assert stored(store) == [("HT-1", 10000, None), ("HT-2", 10000, None)]
    again = taken(store, tmp_path, "s2.csv", two + "是")
    assert (again.inserted, again.updated) == (0, 1)
    assert stored(store) == [("HT-1", 10000, None), ("HT-2", 10000, 1)]
    # two rows without a number are two deliveries, and the same two again
    other = bare.replace("03-01", "03-02")
    assert taken(store, tmp_path, "s3.csv", other, other).inserted == 2
    assert taken(store, tmp_path, "s3.csv", other, other).unchanged == 2


def test_a_number_that_only_one_of_two_files_says_makes_no_second_supply(
    store: Store, tmp_path: Path
) -> None:
    firms = tmp_path / "firms.csv"
    firms.write_text(f"统一社会信用代码,企业名称\n{A},甲\n{B},乙\n", encoding="utf-8")
    import_path(store, store.settings, firms)
    one, two, bare = (f"{number},化肥,100,2026-03-01," for number in ("HT-1", "HT-2", ""))
    assert taken(store, tmp_path, "list.csv", bare, bare).inserted == 2
    named = taken(store, tmp_path, "contracts.csv", one, two)
    assert (named.inserted, named.updated) == (0, 2)
    assert [row[:2] for row in stored(store)] == [("HT-1", 10000), ("HT-2", 10000)]
    # the list without numbers again: its rows are those contracts; a third equal one is new
    assert taken(store, tmp_path, "list.csv", bare, bare).unchanged == 2
    assert taken(store, tmp_path, "longer.csv", bare, bare, bare).inserted == 1
    assert [row[0] for row in stored(store)] == ["HT-1", "HT-2", None]


def test_a_mended_row_is_added_beside_an_equal_one_that_was_taken(store: Store, tmp_path: Path) -> None:
    firms = tmp_path / "firms.csv"
    firms.write_text(f"统一社会信用代码,企业名称\n{A},甲\n{B},乙\n", encoding="utf-8")
    import_path(store, store.settings, firms)
    report = taken(store, tmp_path, "s.csv", ",化肥,100,2026-03-01,是", ",化肥,100,2026-03-01,也许")
    assert (report.inserted, report.rejected_rows) == (1, 1)
    mended = tmp_path / "mended.csv"  # under whatever name it comes back
    assert report.rejected_file
    content = Path(report.rejected_file).read_text(encoding="utf-8-sig")
    mended.write_text(content.replace(",也许", ",还没有"), encoding="utf-8")
    still = import_path(store, store.settings, mended)
    assert still.rejected_rows == 1
    assert still.rejected_file
    content = Path(still.rejected_file).read_text(encoding="utf-8-sig")
    mended.write_text(content.replace(",还没有", ",否"), encoding="utf-8")
    for inserted in (1, 0):
        again = import_path(store, store.settings, mended)
        assert (again.inserted, again.updated, again.rejected_rows) == (inserted, 0, 0)
    assert stored(store) == [(None, 10000, 1), (None, 10000, 0)]
    # the file itself, put right: its two rows are the two that are stored
    whole = taken(store, tmp_path, "s.csv", ",化肥,100,2026-03-01,是", ",化肥,100,2026-03-01,否")
    assert (whole.inserted, whole.updated, whole.unchanged) == (0, 0, 2)
