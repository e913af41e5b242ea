"""Rejected rows come back as a file: as they stood, with number and reason, harmless, and importable once mended."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest
from sqlmodel import select

from assistant.store.engine import Store
from assistant.store.firms import Firm
from assistant.store.originals import sha256_of
from ingest.demo.minting import credit_code
from ingest.firms.importing import import_path
from ingest.firms.report import RejectedRow
from ingest.firms.rows import TypedRow
from ingest.firms.tables.native import CSV, XLSX

A, B, C = (credit_code("91", number) for number in (9001, 9002, 9003))


def rejected(file: Path) -> list[RejectedRow]:
    return [row for row in CSV.rows(file) if isinstance(row, RejectedRow)]


def test_rows_stand_as_they_were_with_row_reason_and_the_titles_unit(tmp_path: Path) -> None:
    file = tmp_path / "名单.csv"
    file.write_text(
        f"单位：万元,,\n信用代码,公司名称,注册资金\n{A},甲,5\n{B},=cmd(),-5\n{B},短\n", encoding="gb18030"
    )
    out = CSV.write_rejected(file, rejected(file), tmp_path / "退回", "zh")
    with out.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.reader(opened))
    stood = f"名单.csv · {sha256_of(file)[:12]}"
    assert rows == [
        ["行号", "原文件", "原因", "信用代码", "公司名称", "注册资金（万元）"],
        ["4", stood, "注册资金：金额不能为负", B, "'=cmd()", "'-5"],
        ["5", stood, "列数与表头不一致（2 列，表头 3 列）", B, "短"],
    ]
    again = rejected(out)
    assert [(row.row, row.value) for row in again] == [(2, "-5"), (3, "5 ≠ 6")]
    rows[1][-1], rows[2] = "500", []
    with out.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows(rows)
    (row,) = CSV.rows(out)
    assert isinstance(row, TypedRow)
    assert (row.values["name"], row.values["registered_capital"]) == ("=cmd()", 5_000_000)
    assert "原因" not in row.text
    third = CSV.write_rejected(
        out, [RejectedRow(out.name, 2, "", "", again[0].reason)], tmp_path / "再", "en"
    )
    assert "''" not in third.read_text(encoding="utf-8-sig")


def test_several_tables_come_back_as_a_workbook(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.title = "企业照面"
    made.active.append(["统一社会信用代码", "企业名称"])
    made.active.append(["1", "甲"])
    clients = made.create_sheet("本行客户")
    clients.append(["统一社会信用代码", "支行"])
    clients.append([A, None])
    file = tmp_path / "x.xlsx"
    made.save(file)
    found = [row for row in XLSX.rows(file) if isinstance(row, RejectedRow)]
    out = XLSX.write_rejected(file, found, tmp_path / "退回", "en")
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["企业照面", "本行客户"]
    cells = [cell.value for cell in book["本行客户"][2]]
    assert cells[:4] == [2, f"x.xlsx#本行客户 · {sha256_of(file)[:12]}", "支行：must be filled in", A]
    assert [row.row for row in XLSX.rows(out) if isinstance(row, RejectedRow)] == [2, 2]


@pytest.mark.parametrize("times", [1, 2])
def test_an_import_saves_them_and_the_mended_file_goes_in(store: Store, tmp_path: Path, times: int) -> None:
    file = tmp_path / "firms.csv"
    file.write_text(
        f"统一社会信用代码,企业名称,总公司代码\n{A},甲,\n{B},,\n{C},分公司,{credit_code('91', 9999)}\n"
    )
    for _ in range(times):
        report = import_path(store, store.settings, file)
    assert report.rejected_file is not None
    out = Path(report.rejected_file)
    text = out.read_text(encoding="utf-8-sig")
    assert [row["行号"] for row in csv.DictReader(text.splitlines())] == ["3", "4"]
    out.write_text(text.replace(f"{B},,", f"{B},乙,").replace(credit_code("91", 9999), A), encoding="utf-8")
    mended = import_path(store, store.settings, out)
    assert (mended.inserted, mended.rejected, mended.rejected_file) == (2, [], None)


def test_a_name_as_long_as_names_may_be(store: Store, tmp_path: Path) -> None:
    file = tmp_path / ("名" * 83 + ".csv")
    file.write_text(f"统一社会信用代码,企业名称\n{A},甲\n{B},\n")
    report = import_path(store, store.settings, file)
    assert report.inserted == 1
    assert report.rejected_file is not None
    assert Path(report.rejected_file).name == "名" * 50 + "-rejected-1.csv"


def test_the_kind_of_a_firm_that_no_row_says_is_told_by_its_code(store: Store, tmp_path: Path) -> None:
    codes = [credit_code(digits, 9001) for digits in ("91", "92", "93", "11", "12")]
    file = tmp_path / "firms.csv"
    file.write_text("信用代码,公司名称\n" + "".join(f"{code},示例{code}\n" for code in codes))
    assert import_path(store, store.settings, file).inserted == 5
    file.write_text(f"信用代码,公司名称,主体类型\n{codes[0]},示例{codes[0]},银行\n")
    assert import_path(store, store.settings, file).updated == 1
    file.write_text(f"信用代码,公司名称\n{codes[0]},示例新名\n")
    assert import_path(store, store.settings, file).updated == 1
    with store.read() as session:
        kinds = [firm.kind for firm in session.exec(select(Firm).order_by(Firm.id))]  # type: ignore[arg-type]
    assert kinds == ["bank", "sole_trader", "cooperative", "government", "public_institution"]
