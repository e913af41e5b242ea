"""The HTML file is one whole page: nothing runs or loads, marks lead to their sources and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.report import typeface
from assistant.report.blocks import BarChart, GraphChart
from assistant.report.formats import render
from tests.report.formats.conftest import Made, reports
from tests.report.formats.reading import page, squeezed


@pytest.mark.parametrize("name", ["bank", "nasty"])
def test_nothing_runs_and_nothing_is_loaded(made: Made, name: str) -> None:
    """No script, no handler, no address but those within the page; the page's own policy forbids the rest."""
    read = page(made(name, "html"))
    assert not read.tags & {"script", "iframe", "object", "embed", "link", "base", "form"}
    assert not [a for a, _ in read.attributes if a.startswith("on")]
    assert all(target.startswith("#") for target in read.targets)
    policies = [value for name_, value in read.attributes if name_ == "content" and "default-src" in value]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]
    assert "@import" not in made(name, "html").decode().split("</style>")[0]


@pytest.mark.parametrize("name", ["bank", "nasty"])
def test_marks_lead_to_sources_and_back(made: Made, name: str) -> None:
    """Every link within the page has its target, and no id is given twice, drawings included."""
    read = page(made(name, "html"))
    assert len(read.ids) == len(set(read.ids))
    assert {target[1:] for target in read.targets} <= set(read.ids)
    for n in range(1, len(reports()[name].evidence) + 1):
        assert f"#note-{n}" in read.targets
        assert f"#cite-{n}" in read.targets


def test_charts_are_drawn_with_their_words(made: Made) -> None:
    """As SVG whose text is text: it can be found and is read aloud."""
    told = made("bank", "html").decode()
    charts = [b for c in reports()["bank"].chapters for b in c.blocks if isinstance(b, GraphChart | BarChart)]
    assert told.count("<svg") == len(charts)
    for words in ("51%", "1,240万元", "26,120", "无数据"):
        assert f">{words}</text>" in told


def test_without_a_chinese_font_a_chart_is_a_table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The page needs no font of its own, only the drawings do."""
    monkeypatch.setattr(typeface, "BROUGHT", tmp_path)
    monkeypatch.setattr(typeface, "_system_folders", tuple)
    data = render(reports()["bank"], "html")
    assert b"<svg" not in data
    text = squeezed("".join(page(data).text))
    assert "示例甲（自然人）福泉黔磷示例化工有限公司（授信申请人）30%" in text
