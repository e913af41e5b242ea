"""Numbers of firms in files: what is no number joins no firms, and a firm is given no second one of its life's numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.store.engine import Store
from ingest.demo.minting import credit_code
from ingest.firms.importing import import_path
from ingest.firms.report import ImportReport

A, B, C = (credit_code("91", number) for number in (9001, 9002, 9003))
FIRMS = ("统一社会信用代码,企业名称", f"{A},甲示例公司", f"{B},乙示例公司", f"{C},丙示例公司")
LEIS = ("529900T8BM49AURSDO55", "549300DTUYXVMJXZNY75")

Load = Callable[..., ImportReport]


@pytest.fixture
def load(store: Store, tmp_path: Path) -> Load:
    """Imports the lines of a file; columns: those of a mapping to the table firms, which is no register."""

    def loaded(name: str, *lines: str, columns: str = "") -> ImportReport:
        file, mapping = tmp_path / name, tmp_path / "mapping.yaml"
        file.write_text("\n".join(lines))
        mapping.write_text(f"table: firms\ncolumns: {{{columns}}}\n")
        return import_path(store, store.settings, file, mapping=mapping if columns else None)

    return loaded


def rows(store: Store, query: str) -> list[tuple[object, ...]]:
    with store.read() as session:
        return [tuple(row) for row in session.execute(text(query))]


def numbers(store: Store) -> list[tuple[object, ...]]:
    return rows(
        store,
        "SELECT f.name, i.scheme, i.value FROM firm f JOIN firm_identifier i ON i.firm_id = f.id"
        " WHERE i.scheme <> 'uscc' ORDER BY 1, 2, 3",
    )


def test_a_dash_in_the_column_of_stock_codes_is_no_code(store: Store, load: Load) -> None:
    report = load(
        "firms.csv", FIRMS[0] + ",证券代码", f"{A},甲示例公司,-", f"{B},乙示例公司,-", f"{C},丙示例公司,无"
    )
    assert (report.inserted, report.rejected) == (3, [])
    assert numbers(store) == []


def test_rows_of_which_each_has_a_dash_for_its_only_number_are_not_one_firm(store: Store, load: Load) -> None:
    lines = ("号,名", "-,甲示例公司", "-,乙示例公司", "600001,丙示例公司")
    report = load("m.csv", *lines, columns="号: stock_code, 名: name")
    assert (report.inserted, [row.row for row in report.rejected]) == (1, [2, 3])
    assert rows(store, "SELECT name FROM firm") == [("丙示例公司",)]


def test_a_code_of_hong_kong_renames_no_firm_of_shenzhen(store: Store, load: Load) -> None:
    load("a.csv", "证券代码,企业名称", "000700,深示例公司")
    report = load("b.csv", "证券代码,企业名称", "00700,港示例公司", "00700.HK,港示例控股公司")
    assert (report.inserted, [row.value for row in report.rejected]) == (1, ["00700"])
    assert numbers(store) == [
        ("深示例公司", "stock_code", "000700"),
        ("港示例控股公司", "stock_code", "00700.HK"),
    ]


def test_further_numbers_are_read_as_their_kind_says(store: Store, load: Load) -> None:
    load("firms.csv", *FIRMS)
    report = load(
        "identifiers.csv",
        "统一社会信用代码,号码类别,号码",
        f"{A},证券代码,2895",
        f"{B},LEI,不是LEI",
        f"{C},LEI,{LEIS[0].lower()}",
        f"{C},LEI,{LEIS[1]}",
        f"{C},证券代码,-",
        f"{B},本行客户号,K1",
        f"{B},本行客户号,无",
    )
    assert numbers(store) == [
        ("丙示例公司", "lei", LEIS[0]),
        ("乙示例公司", "client_no", "K1"),
        ("甲示例公司", "stock_code", "002895"),
    ]
    told = {row.row: (row.field, row.value) for row in report.rejected}
    assert told == {
        3: ("号码", "不是LEI"),
        5: ("号码", LEIS[1]),
        6: ("号码", "-"),
        8: ("号码", "无"),
    }
