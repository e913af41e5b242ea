"""What the growth of the twelve questions is drawn from, and that the page keeps what stands around its table."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from eval.bench.firm_growth import MARKS, between_marks, plot, points, table

HEAD = "question,database,firms,rows,p50_ms,p95_ms,by_hand_p50_ms,by_hand_p95_ms\n"


@pytest.fixture
def measured(tmp_path: Path) -> list[Path]:
    large, small = tmp_path / "large.csv", tmp_path / "small.csv"
    large.write_text(
        HEAD + "一问,SQLite,1000000,7,90.0,120.5,80.0,100.0\n另一问,SQLite,1000000,3,9,2000,8,9\n",
        encoding="utf-8",
    )
    small.write_text(
        HEAD + "一问,SQLite,10000,1,8.0,9.5,0.5,1.0\n一问,PostgreSQL,10000,1,9.0,9.5,0.5,1.0\n",
        encoding="utf-8",
    )
    return [large, small]


def test_a_row_a_question_and_a_column_a_size(measured: list[Path]) -> None:
    lines = table(points(measured)).splitlines()
    assert lines[0] == (
        "| question | SQLite, 10,000 firms | SQLite, 1,000,000 firms | PostgreSQL, 10,000 firms |"
    )
    assert lines[2] == (
        "| 一问 | 8.0 / 9.5 (0.5 / 1.0) ms, 16.00 / 9.50 | 90.0 / 120.5 (80.0 / 100.0) ms, 1.12 / 1.21 "
        "| 9.0 / 9.5 (0.5 / 1.0) ms, 18.00 / 9.50 |"
    )
    assert lines[3] == "| 另一问 |  | 9.0 / 2000.0 (8.0 / 9.0) ms, 1.12 / 222.22 |  |"


def test_the_plot_is_xml_and_stays_in_its_frame(measured: list[Path]) -> None:
    drawn = ElementTree.fromstring(plot(points(measured)))
    lines = [element.attrib["points"] for element in drawn if element.tag.endswith("polyline")]
    assert len(lines) == 3
    assert [element.attrib.get("stroke-dasharray") for element in drawn if "points" in element.attrib].count(
        "4 3"
    ) == 1
    small, large = (tuple(map(float, pair.split(","))) for pair in lines[0].split())
    assert small[0] < large[0]
    assert small[1] > large[1], "slower stands higher"
    assert all(30 <= float(pair.split(",")[1]) <= 410 for line in lines for pair in line.split())


def test_only_what_stands_between_the_marks_is_written() -> None:
    page = f"before\n{MARKS[0]}\nold\n{MARKS[1]}\nafter\n"
    assert between_marks(page, "new") == f"before\n{MARKS[0]}\nnew\n{MARKS[1]}\nafter\n"
    with pytest.raises(ValueError, match="growth"):
        between_marks("nothing", "new")
