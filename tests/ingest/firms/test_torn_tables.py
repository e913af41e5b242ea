"""Tables that are torn or have a quote too many: no row goes into another's cell, and nothing is half-imported."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.errors import FileRejected
from assistant.store.engine import Store
from ingest.demo.minting import credit_code
from ingest.firms.importing import import_path
from ingest.firms.rows import TypedRow
from ingest.firms.tables.native import CSV

A, B, C = (credit_code("91", number) for number in (9001, 9002, 9003))
HEADER = "统一社会信用代码,企业名称,地址\n"


def written(folder: Path, rows: str) -> Path:
    file = folder / "firms.csv"
    file.write_text(HEADER + rows, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        (f'{A},甲示例有限公司,"某路1号\n{B},乙示例有限公司,某路2号\n{C},丙示例有限公司,某路3号\n', 2),
        (f'{A},甲示例有限公司,某路1号\n{B},乙示例有限公司,"某路2', 3),
        (f'{A},甲示例有限公司,某路1号\n{B},乙示例有限公司,"某路2"号,"x\n', 3),
        (f'{A},甲示例有限公司,"某路1号\n{B},乙示例有限公司,"某路2号"\n{C},丙示例有限公司,某路3号\n', 2),
        (f'{A},甲示例有限公司,"某路\n' + f"{B},乙示例有限公司,某路2号\n" * 3000, 2),
        (f"{B},乙示例有限公司,某路2号\n" * 9000 + f'{A},甲示例有限公司,"某路\n', 9002),
    ],
    ids=["open to the end", "cut off", "cut off behind words", "closed by the next", "very long", "far down"],
)
def test_a_quote_that_does_not_close_is_refused_with_its_row(
    store: Store, tmp_path: Path, rows: str, row: int
) -> None:
    with pytest.raises(FileRejected) as refused:
        import_path(store, store.settings, written(tmp_path, rows))
    assert f"第 {row} 行" in refused.value.reason.zh
    assert f"row {row} " in refused.value.reason.en
    with store.read() as session:
        assert session.execute(text("SELECT count(*) FROM firm")).scalar_one() == 0


def test_words_behind_a_closing_quote_and_cells_of_several_lines_are_read(tmp_path: Path) -> None:
    rows = (
        f'{A},"甲"示例有限公司,某路1号\n'
        f'{B},乙示例有限公司,"某路""2""号\n二楼, 东"\n'
        f'{C},"丙示例有限公司" ,"某路3号"'
    )
    found = [row for row in CSV.rows(written(tmp_path, rows)) if isinstance(row, TypedRow)]
    assert [(row.number, row.values["name"], row.values["address"]) for row in found] == [
        (2, "甲示例有限公司", "某路1号"),
        (3, "乙示例有限公司", '某路"2"号\n二楼, 东'),
        (4, "丙示例有限公司", "某路3号"),
    ]
