"""Templates: what they write is passed over, what is filled in is read, in both languages and as CSV and workbook."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from assistant.domain.text import Lang
from ingest.commands.firms import app
from ingest.demo.minting import credit_code
from ingest.firms.layouts import FILES, LAYOUTS
from ingest.firms.report import RejectedRow
from ingest.firms.rows import TypedRow
from ingest.firms.tables.native import CSV, XLSX
from ingest.firms.tables.template import header, write_csv, write_one_csv, write_workbook

A, B = (credit_code("91", number) for number in (9001, 9002))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_template_gives_every_table_and_no_row(tmp_path: Path, lang: Lang) -> None:
    file = tmp_path / "t.xlsx"
    write_workbook(FILES, file, lang)
    write_csv(FILES, tmp_path / "csv", lang)
    assert [heading.layout.name for heading, _ in XLSX.found(file)[0]] == [layout.name for layout in FILES]
    assert list(XLSX.batches(file)) == []
    assert list(CSV.batches(tmp_path / "csv")) == []
    assert sorted(path.stem for path in (tmp_path / "csv").iterdir()) == sorted(
        layout.name for layout in FILES
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_examples_are_right_themselves(tmp_path: Path, lang: Lang) -> None:
    """Without their mark the example rows import, so that a clerk who follows one is right."""
    for layout in FILES:
        file = write_one_csv(layout, tmp_path / layout.file, lang)
        text = file.read_text(encoding="utf-8-sig")
        file.write_text(text.replace("示例：", "", 1).replace("Example: ", "", 1), encoding="utf-8")
        parts = list(CSV.rows(file))
        assert [part for part in parts if isinstance(part, RejectedRow)] == [], layout.name
        assert len([part for part in parts if isinstance(part, TypedRow)]) == 1, layout.name


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_filled_workbook_is_read_with_lists_and_help_left_in(tmp_path: Path, lang: Lang) -> None:
    file = tmp_path / "t.xlsx"
    write_workbook(FILES, file, lang)
    made = openpyxl.load_workbook(file)
    layout = LAYOUTS["firms"]
    sheet = made[layout.title if lang == "zh" else layout.title_en]
    at = {column.field: place for place, column in enumerate(layout.columns, 1)}
    assert sheet.freeze_panes == "A2"
    picked = {str(rule.sqref) for rule in sheet.data_validations.dataValidation}
    assert any(cells.startswith("D4") for cells in picked)
    for field, value in {
        "uscc": A, "name": "甲示例有限公司", "founded_on": date(2020, 1, 2), "registered_capital": 500, "status": "存续",
        "kind": layout.columns[2].kind.choices(lang)[1],
    }.items():  # fmt: skip
        sheet.cell(4, at[field]).value = value
    made.save(file)
    (row,) = [part for part in XLSX.rows(file) if isinstance(part, TypedRow)]
    assert row.number == 4
    assert row.values["registered_capital"] == 5_000_000
    assert row.values["kind"].name == "COOPERATIVE"  # type: ignore[attr-defined]
    assert row.values["founded_on"] == date(2020, 1, 2)


_TEXT = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12).filter(
    lambda text: not text.startswith(("'", "#")) and text not in ("清空", "CLEAR")
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=_TEXT,
    capital=st.decimals(0, 10**7, places=4),
    founded=st.dates(date(1950, 1, 1), date(2025, 1, 1)),
    staff=st.integers(0, 10**6),
    listed=st.booleans(),
)
def test_what_is_written_into_a_template_is_read_back(
    tmp_path: Path, name: str, capital: Decimal, founded: date, staff: int, listed: bool
) -> None:
    from assistant.sheets import open_table

    layout = LAYOUTS["firms"]
    file = tmp_path / "firms.csv"
    said = {
        "uscc": A,
        "name": name,
        "registered_capital": capital,
        "founded_on": founded,
        "insured_count": staff,
        "listed": listed,
    }
    with open_table(file) as out:
        out.sheet("企业", [header(column, "zh") for column in layout.columns])
        out.row([said.get(str(column.field)) for column in layout.columns])
    (row,) = CSV.rows(file)
    assert isinstance(row, TypedRow), row
    assert row.values == {**said, "registered_capital": capital * 10_000}


def test_the_command_writes_a_workbook_and_leaves_one_that_is_there(tmp_path: Path) -> None:
    file = tmp_path / "t.xlsx"
    run = CliRunner().invoke(app, ["template", "-o", str(file), "--table", "企业照面", "--table", "supplies"])
    assert run.exit_code == 0, run.output
    assert openpyxl.load_workbook(file).sheetnames[:2] == ["企业照面", "供货记录"]
    before = file.read_bytes()
    again = CliRunner().invoke(app, ["template", "-o", str(file)])
    assert again.exit_code != 0
    assert file.read_bytes() == before
    assert CliRunner().invoke(app, ["template", "-o", str(file), "--force"]).exit_code == 0
    assert CliRunner().invoke(app, ["template", "-o", str(tmp_path / "x.csv")]).exit_code != 0
    assert (
        CliRunner().invoke(app, ["template", "-o", str(tmp_path / "d"), "--table", "nothing"]).exit_code != 0
    )
