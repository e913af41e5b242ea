"""Spreadsheets: a row reads alone, as it is shown, with its sheet and row; what is hidden is left out and told."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from ingest.blocks import Block, Reading
from ingest.digest import digest, read_blocks
from ingest.media import MediaType
from ingest.readers import sheet_limits
from ingest.readers.sheet_csv import delimiter
from ingest.readers.sheet_values import shown
from ingest.rejections import Reason, Unreadable
from tests.ingest.binary_workbooks import Cells, Sheets, xls, xlsb
from tests.ingest.office_files import ods, read_parts, rewrite


def rows(reading: Reading) -> list[tuple[str, int | None, str]]:
    return [(b.sheet, b.row, b.text) for b in reading.blocks if b.kind.value == "table"]


def lines(blocks: tuple[Block, ...]) -> list[tuple[str, int | None, str]]:
    return [(b.kind.value, b.row, b.text) for b in blocks]


@pytest.fixture
def limits(tmp_path: Path) -> Path:
    """A workbook as a credit department keeps it: a title, a header of two rows, merged cells, parts, a note, two tables."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "产品限额"
    table = [
        ["示例农商行2026年授信限额表"],
        ["编制单位：授信管理部", None, None, None, "单位：万元"],
        ["产品", "对象", "额度", None, "利率", "备注"],
        [None, None, "最低", "最高", None, None],
        ["流动资金贷款", "小型企业", 10, 1000, 0.0435, "须有\n抵押"],
        [None, "微型企业", 5, 300, 0.05, None],
        ["一、票据业务"],
        ["银行承兑汇票", "小型企业", 50, 2000.5, 0.0005, "保证金30%"],
        ["注：本表自2026年1月1日起执行。"],
        [],
        ["担保方式系数"],
        ["担保方式", "系数"],
        ["抵押", 1.0],
        ["信用", 0.1 + 0.5],
    ]
    for cells in table:
        sheet.append(cells)
    for row in (5, 6, 8):
        sheet.cell(row, 4).number_format = "#,##0.00"
        sheet.cell(row, 5).number_format = "0.00%"
    for merged in ("A1:F1", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:F4", "A5:A6", "A7:F7"):
        sheet.merge_cells(merged)
    sheet["H5"] = "白字"
    sheet["H5"].font = Font(color="FFFFFFFF")
    sheet["A3"].font = Font(color="FFFFFFFF")
    sheet["A3"].fill = PatternFill("solid", fgColor="FF003366")
    sheet["B13"].comment = Comment("批注内容", "示例")
    secret = book.create_sheet("底稿")
    secret.sheet_state = "hidden"
    secret["A1"] = "不给人看"
    form = book.create_sheet("申请人")
    for cells in (["借款人", "示例公司"], ["金额", 100], ["期限", "一年"]):
        form.append(cells)
    path = tmp_path / "limits.xlsx"
    book.save(path)
    return path


def test_a_workbook_reads_as_it_is_shown(limits: Path) -> None:
    reading = read_blocks(limits, "xlsx")
    assert rows(reading) == [
        ("产品限额", 2, "编制单位：授信管理部；单位：万元"),
        ("产品限额", 5, "产品：流动资金贷款；对象：小型企业；额度·最低：10；额度·最高：1,000.00；利率：4.35%；备注：须有抵押"),
        ("产品限额", 6, "产品：流动资金贷款；对象：微型企业；额度·最低：5；额度·最高：300.00；利率：5.00%"),
        ("产品限额", 7, "一、票据业务"),
        ("产品限额", 8, "产品：银行承兑汇票；对象：小型企业；额度·最低：50；额度·最高：2,000.50；利率：0.05%；备注：保证金30%"),
        ("产品限额", 13, "担保方式：抵押；系数：1"),
        ("产品限额", 14, "担保方式：信用；系数：0.6"),
        ("申请人", 1, "借款人：示例公司"),
        ("申请人", 2, "金额：100"),
        ("申请人", 3, "期限：一年"),
    ]  # fmt: skip
    headings = [b.text for b in reading.blocks if b.kind.value == "heading"]
    assert headings == ["产品限额", "示例农商行2026年授信限额表", "担保方式系数", "申请人"]
    assert reading.hidden == (
        "工作表「产品限额」第 5 行看不见的字：白字",
        "工作表「产品限额」B13 的批注：批注内容",
        "隐藏的工作表「底稿」（1 行）：不给人看",
    )


def test_a_row_is_found_by_its_sheet_and_row(limits: Path) -> None:
    found = [
        p.passage for p in digest(limits, "limits.xlsx", "xlsx").passages if "保证金30%" in p.passage.text
    ]
    assert len(found) == 1
    assert "产品限额" in found[0].locator
    assert "8" in found[0].locator


def test_hidden_rows_and_columns_and_formulas_without_a_value(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for cells in (
        ["产品", "底价", "额度"],
        ["流贷", 7, "=1+1"],
        ["保函", 8, 20],
        ["贴现", 9, datetime.date(2026, 1, 2)],
    ):
        sheet.append(cells)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    path = tmp_path / "a.xlsx"
    book.save(path)
    reading = read_blocks(path, "xlsx")
    assert rows(reading) == [("Sheet", 2, "产品：流贷"), ("Sheet", 4, "产品：贴现；额度：2026-01-02")]
    assert reading.hidden == (
        "工作表「Sheet」隐藏行 3：保函；20",
        "工作表「Sheet」隐藏列 B（4 格）：底价；7；8；9",
    )
    assert "1 个公式" in reading.notes[0]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.035, "0.0%", "3.5%"),
        (0.035, "0%", "3.5%"),
        (1 / 3, "0%", "33%"),
        (1234.5, "#,##0.00", "1,234.50"),
        (1234567, '#,##0"万元"', "1,234,567万元"),
        (-12.3, "0.00_);(0.00)", "(12.30)"),
        (-1234.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-1,234.50"),
        (1234, "[$¥-804]#,##0.00", "¥1,234.00"),
        (5, "000", "005"),
        (0.1 + 0.2, "General", "0.3"),
        (1e20, "General", "100000000000000000000"),
        (123456789012.35, "General", "123456789012.35"),
        (12345, '0!.0,"万"', "12345"),
        (datetime.date(2026, 1, 1), 'yyyy"年"m"月"', "2026-01"),
        (datetime.datetime(2026, 1, 1, 9, 30), "General", "2026-01-01 09:30"),
        (datetime.timedelta(hours=26), "[h]:mm", "26:00"),
        (True, "General", "TRUE"),
    ],
)
def test_values_as_people_see_them(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_tables_in_text(tmp_path: Path, encoding: str, mark: str) -> None:
    path = tmp_path / "t.csv"
    text = (
        f'产品{mark}利率{mark}说明\r\n流贷{mark}4.35%{mark}"甲{mark}乙\n丙"\r\n\r\n保函{mark}1.2%{mark}\r\n'
    )
    path.write_bytes(text.encode(encoding))
    assert rows(read_blocks(path, "csv")) == [
        ("", 2, f"产品：流贷；利率：4.35%；说明：甲{mark.strip()}乙丙".replace("甲乙", "甲 乙")),
        ("", 4, "产品：保函；利率：1.2%"),
    ]


def test_a_header_of_two_rows_in_text_and_big5(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("機構,2025年,,2026年,\n,餘額,戶數,餘額,戶數\n示例一支行,1200,3,1500,4\n".encode("big5"))
    assert rows(read_blocks(path, "csv")) == [
        ("", 3, "機構：示例一支行；2025年·餘額：1200；2025年·戶數：3；2026年·餘額：1500；2026年·戶數：4")
    ]
    assert delimiter("a;b,c\nd;e\n") == ";"


@pytest.mark.parametrize(("kind", "write"), [("xls", xls), ("xlsb", xlsb)])
def test_a_binary_workbook_is_read_and_what_it_does_not_tell_is_said(
    kind: MediaType, write: Callable[[Path, Sheets], Path], tmp_path: Path
) -> None:
    table: Cells = [["产品", "最高额度", "利率"], ["流动资金贷款", 1000.0, 0.0435], ["保证贷款", None, 0.05]]
    path = write(tmp_path / f"a.{kind}", [("利率表", False, table), ("底稿", True, [["未定稿的利率"]])])
    reading = read_blocks(path, kind)
    assert rows(reading) == [
        ("利率表", 2, "产品：流动资金贷款；最高额度：1000；利率：0.0435"),
        ("利率表", 3, "产品：保证贷款；利率：0.05"),
    ]
    assert reading.hidden == ("隐藏的工作表「底稿」（1 行）：未定稿的利率",)
    assert "0.035 即 3.5%" in reading.notes[0]
    with pytest.raises(Unreadable) as caught:
        read_blocks(path, "xlsx")
    assert caught.value.reason is (Reason.CONVERT if kind == "xls" else Reason.WRONG_TYPE)


def test_an_ods_keeps_the_text_that_was_shown(tmp_path: Path) -> None:
    def cell(text: str, **more: str) -> str:
        said = " ".join(f'table:{name.replace("_", "-")}="{value}"' for name, value in more.items())
        return f"<table:table-cell {said}><text:p>{text}</text:p></table:table-cell>"

    def row(*cells: str, **more: str) -> str:
        said = " ".join(f'table:{name.replace("_", "-")}="{value}"' for name, value in more.items())
        return f"<table:table-row {said}>{''.join(cells)}</table:table-row>"

    covered = "<table:covered-table-cell/>"
    sheet = (
        '<table:table table:name="利率"><table:table-column table:number-columns-repeated="3"/>'
        + row(cell("利率表", number_columns_spanned="3"), covered, covered)
        + row(cell("产品"), cell("利率"), cell("备注"))
        + row(cell("流贷", number_rows_spanned="2"), cell("4.35%"), cell("白", style_name="w"))
        + row(covered, cell("5%"))
        + row(cell("藏行"), visibility="collapse")
        + row('<table:table-cell table:number-columns-repeated="1024"/>', number_rows_repeated="1048000")
        + '</table:table><table:table table:name="底稿" table:style-name="off">'
        + row(cell("藏表"))
        + "</table:table>"
    )
    styles = (
        '<style:style style:name="off"><style:table-properties table:display="false"/></style:style>'
        '<style:style style:name="w"><style:text-properties fo:color="#ffffff"/></style:style>'
    )
    reading = read_blocks(ods(tmp_path / "a.ods", sheet, styles), "ods")
    assert lines(reading.blocks) == [
        ("heading", 1, "利率表"),
        ("table", 3, "产品：流贷；利率：4.35%"),
        ("table", 4, "产品：流贷；利率：5%"),
    ]
    assert reading.hidden == (
        "工作表「利率」隐藏行 5：藏行",
        "工作表「利率」第 3 行看不见的字：白",
        "隐藏的工作表「底稿」（1 行）：藏表",
    )


def test_too_much_is_refused_whole_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "甲", "乙"
    book.save(tmp_path / "far.xlsx")
    bomb = '<table:table table:name="b"><table:table-row table:number-rows-repeated="90000000">' + (
        '<table:table-cell table:number-columns-repeated="9000"><text:p>x</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    )
    ods(tmp_path / "bomb.ods", bomb)
    monkeypatch.setattr(sheet_limits, "MOST_ROWS", 50)
    (tmp_path / "long.csv").write_text("a,b\n" * 60, "utf-8")
    for name, kind in (("far.xlsx", "xlsx"), ("bomb.ods", "ods"), ("long.csv", "csv")):
        with pytest.raises(Unreadable) as caught:
            read_blocks(tmp_path / name, kind)  # type: ignore[arg-type]
        assert caught.value.reason is Reason.TOO_MANY_ROWS
        assert "拆成几个文件" in caught.value.rejected(name).text("zh")


def test_a_part_with_a_dtd_or_a_second_of_its_name_is_refused(limits: Path, tmp_path: Path) -> None:
    parts = read_parts(limits)
    parts["xl/styles.xml"] = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><styleSheet/>'
    with pytest.raises(Unreadable, match="DTD"):
        read_blocks(rewrite(tmp_path / "dtd.xlsx", parts), "xlsx")
    parts = read_parts(limits) | {"../../outside.xml": b"<x/>"}
    with pytest.raises(Unreadable, match="outside"):
        read_blocks(rewrite(tmp_path / "slip.xlsx", parts), "xlsx")
