"""Any other table by a mapping of its columns, and what a mapping that does not hold is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from assistant.errors import FileRejected
from assistant.store.engine import Store
from assistant.store.trade import SupplyKind
from ingest.demo.minting import credit_code
from ingest.firms.importing import import_path
from ingest.firms.report import RejectedRow
from ingest.firms.rows import TypedRow
from ingest.firms.tables.mapping import load_mapping

A, B = (credit_code("91", number) for number in (9001, 9002))

MAPPING = """
table: 供货记录
columns:
  供方税号: 供应商代码
  购方税号: buyer_id
  价税合计: {field: 金额, unit: 万元}
  开票日期: {field: Date, format: "%d/%m/%Y"}
  业务类型: {field: 单据类型, values: {销售: 合同, 7: 交付}}
constants: {按期付款: yes}
skip: {状态: [作废, 红冲], 购方税号: 合计}
"""

DATA = f"""发票汇总,,,,,,
状态,供方税号,购方税号,价税合计,开票日期,业务类型,备注
正常,{A},{B},12.5,31/10/2025,销售,x
作废,{A},{B},3,01/02/2025,销售,
,,合计,15.5,,,
正常,{A},{B},3,30/02/2025,销售,
正常,{A},{B},4,01/02/2025,7,
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    file = tmp_path / "发票.csv"
    file.write_text(DATA, encoding="utf-8")
    return file


def mapping(folder: Path, text: str) -> Path:
    file = folder / "map.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_columns_units_dates_words_constants_and_rows_left_out(tmp_path: Path, data: Path) -> None:
    parts = list(load_mapping(mapping(tmp_path, MAPPING)).rows(data))
    rows = [part for part in parts if isinstance(part, TypedRow)]
    assert [(row.number, row.values["kind"]) for row in rows] == [
        (3, SupplyKind.CONTRACT),
        (7, SupplyKind.DELIVERY),
    ]
    assert rows[0].values == {
        "supplier_id": f"uscc:{A}", "buyer_id": f"uscc:{B}", "amount": Decimal(125_000), "dated_on": date(2025, 10, 31),
        "kind": SupplyKind.CONTRACT, "paid_on_time": True,
    }  # fmt: skip
    assert (
        rows[0].text
        == f"状态：正常；供方税号：{A}；购方税号：{B}；价税合计：12.5；开票日期：31/10/2025；业务类型：销售；备注：x"
    )
    (wrong,) = [part for part in parts if isinstance(part, RejectedRow)]
    assert (wrong.row, wrong.field, wrong.value) == (6, "开票日期", "30/02/2025")


def test_rejected_rows_of_a_mapped_table_go_in_by_the_same_mapping(tmp_path: Path, data: Path) -> None:
    form = load_mapping(mapping(tmp_path, MAPPING + "header_row: 2\n"))
    wrong = [part for part in form.rows(data) if isinstance(part, RejectedRow)]
    out = form.write_rejected(data, wrong, tmp_path / "退回", "zh")
    text = out.read_text(encoding="utf-8-sig")
    assert text.splitlines()[0] == "行号,原文件,原因,状态,供方税号,购方税号,价税合计,开票日期,业务类型,备注"
    out.write_text(text.replace("30/02/2025", "28/02/2025"), encoding="utf-8")
    (row,) = form.rows(out)
    assert isinstance(row, TypedRow)
    assert row.values["dated_on"] == date(2025, 2, 28)


def test_a_sheet_of_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for title, name in (("旧", "旧名"), ("新", "新名")):
        sheet = book.create_sheet(title)
        sheet.append(["税号", "全称"])
        sheet.append([A, name])
    file = tmp_path / "x.xlsx"
    book.save(file)
    form = load_mapping(mapping(tmp_path, "table: firms\nsheet: 新\ncolumns: {税号: uscc, 全称: name}\n"))
    assert not form.register
    (row,) = form.rows(file)
    assert isinstance(row, TypedRow)
    assert row.values["name"] == "新名"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("供货记录", "供货纪录"), "supplies（供货记录）"),
        (("供应商代码", "供应商代吗"), "供应商代码"),
        (("unit: 万元", "unit: 万吨"), "万吨"),
        (("  购方税号: buyer_id\n", ""), "买方代码"),
        (("buyer_id", "供应商代码"), "供应商代码 对应了两次"),
        (("skip:", "skp:"), "skp"),
        (("table: 供货记录", ""), "缺少 table"),
        (("yes", "也许"), "也许"),
        (("columns:", "columns: ["), "YAML"),
    ],
)
def test_a_mapping_that_does_not_hold_is_told(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    with pytest.raises(FileRejected) as refused:
        load_mapping(mapping(tmp_path, MAPPING.replace(*change)))
    assert refused.value.reason_code == "bad_mapping"
    assert told in refused.value.reason.zh
    assert refused.value.reason.en


@pytest.mark.parametrize("text", ["", "- 1", "!!python/object/apply:os.system [ls]"])
def test_what_is_no_mapping_at_all(tmp_path: Path, text: str) -> None:
    with pytest.raises(FileRejected) as refused:
        load_mapping(mapping(tmp_path, text))
    assert refused.value.reason_code == "bad_mapping"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("table: supplies\ncolumns: {}\nconstants: {日期: 2023-02-30}\n", "YAML"),
        ("[" * 3000, "YAML"),
        ("[" * 3000 + "]" * 3000, "嵌套过深"),
        ("table: " + "1" * 5000, "YAML"),
        ("table: 0x" + "f" * 5000, "YAML"),
        ("table: &a supplies\ncolumns: {x: *a}\n", "别名"),
        ("table: supplies\ncolumns: {}\nheader_row: 99999999999999999999\n", "header_row"),
    ],
    ids=["no such day", "unclosed", "deep", "digits", "hexadecimal", "alias", "row"],
)
def test_hostile_mappings_are_refused_with_a_reason(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(FileRejected) as refused:
        load_mapping(mapping(tmp_path, text))
    assert refused.value.reason_code == "bad_mapping"
    assert told in refused.value.reason.zh


def test_no_stray_cell_stands_where_a_constant_does(tmp_path: Path) -> None:
    columns = "{卖: supplier_id, 买: buyer_id, 额: {field: amount, unit: 元}, 类: kind}"
    form = load_mapping(
        mapping(tmp_path, f"table: supplies\ncolumns: {columns}\nconstants: {{按期付款: 是, 产品: ''}}\n")
    )
    file = tmp_path / "m.csv"
    rows = [
        f"{A},{B},51,合同",
        f"{A},{B},61,合同,",
        f"{A},{B},71,合同,否",
        f"{A},{B},81,合同,,,x",
        f"{A},{B},91",
    ]
    file.write_text("卖,买,额,类\n" + "\n".join(rows), encoding="utf-8")
    parts = list(form.rows(file))
    good = [part for part in parts if isinstance(part, TypedRow)]
    assert [(row.values["amount"], row.values["paid_on_time"]) for row in good] == [(51, True), (61, True)]
    wrong = [part for part in parts if isinstance(part, RejectedRow)]
    assert [(row.row, row.value) for row in wrong] == [(4, "5 ≠ 4"), (5, "7 ≠ 4"), (6, "3 ≠ 4")]
    out = form.write_rejected(file, wrong, tmp_path / "退回", "zh")
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[3:] for line in lines[1:]] == [row.split(",") for row in rows[2:]]


def test_a_file_without_the_columns_is_told_what_it_has(tmp_path: Path, data: Path) -> None:
    form = load_mapping(mapping(tmp_path, MAPPING.replace("供方税号", "销方税号")))
    with pytest.raises(FileRejected) as refused:
        list(form.rows(data))
    assert refused.value.reason_code == "missing_columns"
    assert "销方税号" in refused.value.reason.zh
    assert "供方税号" in refused.value.reason.zh


def test_an_import_by_a_mapping(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "名单.csv"
    file.write_text(f"税号,全称\n{A},甲示例有限公司\n", encoding="gb18030")
    form = mapping(tmp_path, "table: firms\nregister: true\ncolumns: {税号: uscc, 全称: name}\n")
    assert import_path(store, store.settings, file, mapping=form).inserted == 1
    assert import_path(store, store.settings, file, mapping=form).unchanged == 1
