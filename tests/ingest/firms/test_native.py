"""The bank's own tables: known by their headers, read in every usual encoding and layout, refused row by row."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from assistant.errors import FileRejected
from ingest.demo.minting import credit_code
from ingest.firms.formats import found
from ingest.firms.layouts import FILES, Layout
from ingest.firms.report import Note, RejectedRow
from ingest.firms.rows import CLEAR, TypedRow, TypedRows
from ingest.firms.tables.headings import find_heading
from ingest.firms.tables.native import CSV, XLSX

A, B = (credit_code("91", number) for number in (9001, 9002))


def write(folder: Path, *lines: str, name: str = "firms.csv", encoding: str = "utf-8") -> Path:
    file = folder / name
    file.write_bytes("\n".join(lines).encode(encoding))
    return file


def good(file: Path) -> list[TypedRow]:
    return [row for row in CSV.rows(file) if isinstance(row, TypedRow)]


def bad(file: Path) -> list[tuple[int, str, str]]:
    return [(row.row, row.field, row.value) for row in CSV.rows(file) if isinstance(row, RejectedRow)]


@pytest.mark.parametrize("layout", FILES, ids=lambda layout: layout.name)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_table_is_known_by_its_own_headers(layout: Layout, lang: str) -> None:
    headers = [c.header if lang == "zh" else c.header_en for c in reversed(layout.columns)]
    heading = find_heading([headers], path="x.csv")
    assert heading.layout is layout
    assert heading.unused == ()
    assert {place.column.header for place in heading.places} == set(layout.headers)


def test_headers_as_people_write_them_below_a_title_with_its_unit(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        "2026年企业名单,,,,",
        "单位：万元,,,,",
        "序号,*成立时间,信用代码,公司名称,注册资金",
        f"1,2020/1/2,{A.lower()},甲示例有限公司,1000",
        name="名单.csv",
    )
    (row,) = good(file)
    assert row.layout == "firms"
    assert row.number == 4
    assert row.values == {
        "founded_on": datetime.date(2020, 1, 2),
        "uscc": A,
        "name": "甲示例有限公司",
        "registered_capital": Decimal(10_000_000),
    }


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("注册资本（元）", "5000000"),
        ("注册资本(亿元)", "0.05"),
        ("Registered capital (million yuan)", "5"),
        ("注册资本", "500万元"),
    ],
)
def test_units_stand_in_the_header_or_in_the_cell(tmp_path: Path, header: str, cell: str) -> None:
    (row,) = good(write(tmp_path, f"统一社会信用代码,企业名称,{header}", f"{A},甲,{cell}"))
    assert row.values["registered_capital"] == 5_000_000


def test_a_column_of_figures_without_any_unit_is_refused_whole(tmp_path: Path) -> None:
    file = write(tmp_path, "统一社会信用代码,企业名称,注册资本", f"{A},甲,500", f"{B},乙,600")
    with pytest.raises(FileRejected) as refused:
        list(CSV.batches(file))
    assert refused.value.reason_code == "no_unit"
    assert "注册资本" in refused.value.reason.zh


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_encodings_and_what_parts_the_cells(tmp_path: Path, encoding: str, mark: str) -> None:
    lines = [
        mark.join(cells)
        for cells in (["统一社会信用代码", "企业名称", "地址"], [A, "甲示例有限公司", "福泉市马场坪街道"])
    ]
    (row,) = good(write(tmp_path, *lines, encoding=encoding))
    assert row.values == {"uscc": A, "name": "甲示例有限公司", "address": "福泉市马场坪街道"}


def test_the_first_chinese_name_may_stand_in_the_last_row(tmp_path: Path) -> None:
    filler = [f"{A},firm {number},x" for number in range(20_000)]
    file = write(tmp_path, "uscc,name,address", *filler, f"{B},乙示例有限公司,x", encoding="gb18030")
    assert good(file)[-1].values["name"] == "乙示例有限公司"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xff\x00\x81", "encoding"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 600, "encoding"),
        ("统一社会信用代码,企业名称\n".encode() + b'"' + b"x" * 200_000, "not_a_table"),
        (b"foo,bar\n1,2\n", "unknown_table"),
        ("统一社会信用代码,项目名称\n".encode(), "missing_columns"),
        ("产品,企业名称,企业名称,统一社会信用代码,成立日期,成立日期\n".encode(), "repeated_column"),
        (b"", "empty"),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "data.csv"
    file.write_bytes(content)
    with pytest.raises(FileRejected) as refused:
        list(CSV.batches(file))
    assert refused.value.reason_code == code


def test_a_table_that_lacks_a_column_is_told_with_the_nearest(tmp_path: Path) -> None:
    file = write(tmp_path, "供应商代码,单据类型,合同金额（元）", name="x.csv")
    with pytest.raises(FileRejected) as refused:
        list(CSV.batches(file))
    assert "供货记录" in refused.value.reason.zh
    assert "买方代码" in refused.value.reason.zh
    assert "Buyer code" in refused.value.reason.en


def test_rows_that_cannot_be_taken_are_named_and_the_others_go_on(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        "统一社会信用代码,企业名称,成立日期,注销日期,注册资本（万元）,登记状态",
        f"{A[:-1]}{'0' if A[-1] != '0' else '1'},错码,,,,",
        f"{A},负,,,-3,",
        f"{A},无此日,2023-02-30,,,",
        f"{A},将来,2199-01-01,,,",
        f"{A},先后,2020-01-01,2019-01-01,,",
        f"{A},状态,,,,不清楚",
        f"{A},,,,,",
        f"{A},短,,",
        f"{A},长,,,,,,多",
        ",,,,,",
        "",
        f'{A},"换\n行",2020-01-01,,,存续（在营、开业、在册）',
        f"{B},空尾,,,,,,",
    )
    assert bad(file) == [
        (2, "统一社会信用代码", f"{A[:-1]}{'0' if A[-1] != '0' else '1'}"),
        (3, "注册资本（万元）", "-3"),
        (4, "成立日期", "2023-02-30"),
        (5, "成立日期", "2199-01-01"),
        (6, "注销日期", "2019-01-01"),
        (7, "登记状态", "不清楚"),
        (8, "企业名称", ""),
        (9, "", "4 ≠ 6"),
        (10, "", "8 ≠ 6"),
    ]
    assert [(row.number, row.values["name"]) for row in good(file)] == [(13, "换\n行"), (14, "空尾")]


def test_a_cell_that_says_so_empties_what_is_stored_and_an_empty_one_says_nothing(tmp_path: Path) -> None:
    file = write(
        tmp_path, "统一社会信用代码,企业名称,电话,成立日期,邮箱", f"{A},甲,清空,CLEAR,", f"{B},清空,,,"
    )
    (row,) = good(file)
    assert row.values == {"uscc": A, "name": "甲", "phone": CLEAR, "founded_on": CLEAR}
    assert bad(file) == [(3, "企业名称", "清空")]


def test_columns_that_no_field_takes_are_told(tmp_path: Path) -> None:
    file = write(tmp_path, "统一社会信用代码,企业名称,联系人,法定代表人", f"{A},甲,张,李")
    notes = [part for part in CSV.batches(file) if isinstance(part, Note)]
    assert [(note.row, note.field) for note in notes] == [(1, "联系人")]
    assert good(file)[0].text == f"统一社会信用代码：{A}；企业名称：甲；联系人：张；法定代表人：李"


def test_a_folder_gives_what_is_referred_to_first(tmp_path: Path) -> None:
    write(tmp_path, "统一社会信用代码,支行", f"{A},福泉支行", name="a.csv")
    write(tmp_path, "统一社会信用代码,企业名称", f"{A},甲", name="b.csv")
    (tmp_path / "c.json").write_text("{}")
    parts = list(CSV.batches(tmp_path))
    assert [part.layout for part in parts if isinstance(part, TypedRows)] == ["firms", "bank_clients"]
    assert [part.file for part in parts if isinstance(part, Note)] == ["c.json"]


@pytest.mark.parametrize("beside", ["~$firms.xlsx", "._firms.csv", ".hidden.csv", "dir.csv/"])
def test_what_programs_leave_in_a_folder_is_passed_over(tmp_path: Path, beside: str) -> None:
    write(tmp_path, "统一社会信用代码,企业名称", f"{A},甲")
    if beside.endswith("/"):
        (tmp_path / beside).mkdir()
    else:
        (tmp_path / beside).write_bytes(b"\x05user\x00\x00")
    assert [kind.name for kind, _ in found(tmp_path)] == ["csv"]
    assert [row.values["name"] for row in good(tmp_path)] == ["甲"]


def book(folder: Path, **sheets: Sequence[Sequence[object]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    file = folder / "名单.xlsx"
    made.save(file)
    return file


def test_a_workbook_gives_a_table_a_sheet_by_headers_or_name(tmp_path: Path) -> None:
    file = book(
        tmp_path,
        说明=[["请按模板填写"]],
        客户=[["统一社会信用代码", "支行", "余额（元）"], [A, "福泉支行", 1234567.8]],
        一季度=[["名单"], [None, "企业名称", "统一社会信用代码", "成立日期", "参保人数", "证券代码", "是否上市"],
              [None, "甲", A, datetime.date(2020, 1, 2), 30.0, 2895, True], [None, "乙", B, 43832, "40人", None, None]],
    )  # fmt: skip
    parts = list(XLSX.rows(file))
    rows = [part for part in parts if isinstance(part, TypedRow)]
    assert [(row.layout, row.file, row.number) for row in rows] == [
        ("firms", "名单.xlsx#一季度", 3),
        ("firms", "名单.xlsx#一季度", 4),
        ("bank_clients", "名单.xlsx#客户", 2),
    ]
    assert rows[0].values == {
        "name": "甲", "uscc": A, "founded_on": datetime.date(2020, 1, 2), "insured_count": 30, "stock_code": "002895",
        "listed": True,
    }  # fmt: skip
    assert rows[1].values["founded_on"] == datetime.date(2020, 1, 2)
    assert rows[2].values["balance"] == Decimal("1234567.80")
    assert [part.file for part in parts if isinstance(part, Note)] == ["名单.xlsx#说明"]


def test_a_sheet_named_as_a_table_that_is_none_refuses_the_file(tmp_path: Path) -> None:
    file = book(
        tmp_path, 企业照面=[["企业名称", "电话"]], 本行客户=[["统一社会信用代码", "支行"], [A, "福泉支行"]]
    )
    with pytest.raises(FileRejected) as refused:
        list(XLSX.batches(file))
    assert refused.value.reason_code == "missing_columns"
    assert refused.value.params["path"] == "名单.xlsx#企业照面"


def test_a_share_shown_as_a_per_cent_is_one(tmp_path: Path) -> None:
    file = book(
        tmp_path, 股权=[["被投资企业代码", "股东企业代码", "持股比例（%）"], [A, B, 0.51], [A, B, 51]]
    )
    made = openpyxl.load_workbook(file)
    made["股权"]["C2"].number_format = "0.00%"
    made.save(file)
    shares = [row.values["share"] for row in XLSX.rows(file) if isinstance(row, TypedRow)]
    assert shares == [Decimal("0.51"), Decimal("0.51")]


def test_a_code_that_a_spreadsheet_made_a_number_of_is_told_as_such(tmp_path: Path) -> None:
    file = book(tmp_path, 企业照面=[["统一社会信用代码", "企业名称"], [915227007366314881, "甲"]])
    (row,) = [part for part in XLSX.rows(file) if isinstance(part, RejectedRow)]
    assert "存成了数字" in row.reason.zh


def test_a_workbook_that_is_none_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(FileRejected):
        list(XLSX.batches(file))


def test_memory_of_what_was_read_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.firms.tables.conversion._MOST_KEPT", 50)
    monkeypatch.setattr("ingest.firms.tables.tabular.BATCH", 20)
    lines = [f"{A},甲{n},{'2020-13-01' if n % 7 == 0 else '2020-01-01'},{n}万元" for n in range(300)]
    file = write(tmp_path, "统一社会信用代码,企业名称,成立日期,注册资本", *lines)
    assert len(good(file)) == 300 - 43
    assert len(bad(file)) == 43
    assert good(file)[-1].values["registered_capital"] == 2_990_000
