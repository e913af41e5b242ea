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
    assert taken(store, tmp_path, "s3.csv", bare, bare).inserted == 2
    assert taken(store, tmp_path, "s3.csv", bare, bare).unchanged == 2
