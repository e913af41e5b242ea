"""Tables for spreadsheets: no cell that leaves the program is run as a formula, and what was written comes back."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sheets import open_table, plain, safe, sheet_name

DANGEROUS = ("=cmd()", "+1", "-1+1", "@SUM(A1)", "\tx", "\rx", "＝1+1", " =1", "－2", "'=1")


@given(st.text(max_size=12) | st.sampled_from(DANGEROUS))
def test_safe_text_begins_no_formula_and_comes_back(text: str) -> None:
    made = safe(text)
    assert not made.lstrip(" \u3000").startswith(tuple("=+-@＝＋－＠"))
    assert made[:1] not in ("\t", "\r", "\n")
    if not text.startswith("'") or made != text:
        assert plain(made) == text


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_formulas_in_cells_and_headers_are_text_in_the_file(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"out{suffix}"
    with open_table(file) as out:
        out.sheet("=名单", ["=HYPERLINK(1)", "金额"])
        for text in DANGEROUS:
            out.row([text, Decimal("-5.50")])
    written = _read(file)
    assert len(written) == len(DANGEROUS) + 1
    for first, _ in written:
        assert str(first).startswith("'")
    assert {str(amount) for _, amount in written[1:]} == {"-5.5"}


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_numbers_dates_and_nothing_keep_their_kind(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"out{suffix}"
    with open_table(file) as out:
        out.sheet("表", ["a", "b", "c", "d", "e"])
        out.row([Decimal("12000000.00"), date(2026, 10, 31), None, True, "002895"])
    amount, day, nothing, yes, code = _read(file)[1]
    assert Decimal(str(amount)) == 12_000_000
    assert str(day).startswith("2026-10-31")
    assert nothing in (None, "")
    assert (yes, code) == ("是", "002895")


def test_a_sheet_that_is_full_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.sheets._MOST_ROWS", 2)
    file = tmp_path / "out.xlsx"
    with open_table(file) as out:
        out.sheet("企业", ["n"])
        for number in range(5):
            out.row([number])
    book = openpyxl.load_workbook(file)
    rows = [[cell.value for cell in sheet["A"]] for sheet in book]
    assert book.sheetnames == ["企业", "企业 2", "企业 3"]
    assert rows == [["n", 0, 1], ["n", 2, 3], ["n", 4]]


def test_a_csv_holds_one_table(tmp_path: Path) -> None:
    with open_table(tmp_path / "out.csv") as out:
        out.sheet("a", ["x"])
        with pytest.raises(ValueError, match="one table"):
            out.sheet("b", ["y"])


@given(st.text(max_size=50))
def test_every_name_becomes_one_that_a_workbook_takes(name: str) -> None:
    made = sheet_name(name)
    assert 1 <= len(made) <= 31
    assert not set(made) & set("[]:*?/\\")


def _read(file: Path) -> list[tuple[object, ...]]:
    if file.suffix == ".csv":
        with file.open(encoding="utf-8-sig", newline="") as opened:
            return [tuple(row) for row in csv.reader(opened)]
    return list(openpyxl.load_workbook(file).active.iter_rows(values_only=True))
