"""Presentations: slides in order, texts as they lie, tables, charts and notes; hidden things out and told."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches, Pt

from ingest.digest import digest, read_blocks


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    made = Presentation()
    first = made.slides.add_slide(made.slide_layouts[0])
    first.shapes.title.text, first.placeholders[1].text = "示例农商行授信政策", "授信管理部"
    second = made.slides.add_slide(made.slide_layouts[5])
    second.shapes.title.text = "产品利率"
    table = second.shapes.add_table(3, 3, Inches(1), Inches(2), Inches(6), Inches(1)).table
    for row, cells in enumerate(
        (("产品", "利率", "额度"), ("流贷", "4.35%", "1000万元"), ("保函", "1.2%", ""))
    ):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(1, 2).merge(table.cell(2, 2))
    data = CategoryChartData(number_format="0.0%")
    data.categories = ["2024年", "2025年"]
    data.add_series("不良率", (0.012, 0.013))
    chart = second.shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(5), Inches(4), Inches(2), data
    ).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "资产质量"
    second.notes_slide.notes_text_frame.text = "讲解时强调担保"
    third = made.slides.add_slide(made.slide_layouts[6])
    for left, top, text in ((5, 1, "右栏"), (1, 1, "左栏"), (-9, 1, "片外")):
        third.shapes.add_textbox(Inches(left), Inches(top), Inches(3), Inches(0.5)).text_frame.text = text
    group = third.shapes.add_group_shape()
    group.shapes.add_textbox(Inches(1), Inches(2), Inches(3), Inches(0.5)).text_frame.text = "组内"
    line = third.shapes.add_textbox(Inches(1), Inches(3), Inches(3), Inches(0.5)).text_frame.paragraphs[0]
    for text, white, size in (("白字", True, 12), ("可见", False, 12), ("极小", False, 1)):
        run = line.add_run()
        run.text, run.font.size = text, Pt(size)
        if white:
            run.font.color.rgb = RGBColor(255, 255, 255)
    box = third.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(1), Inches(5), Inches(3), Inches(1))
    run = box.text_frame.paragraphs[0].add_run()
    run.text, run.font.color.rgb = "蓝底白字", RGBColor(255, 255, 255)
    fourth = made.slides.add_slide(made.slide_layouts[5])
    fourth.shapes.title.text = "隐藏页"
    fourth._element.set("show", "0")
    path = tmp_path / "deck.pptx"
    made.save(str(path))
    return path


def test_slides_as_they_are_shown(deck: Path) -> None:
    reading = read_blocks(deck, "pptx")
    assert [(b.kind.value, b.slide, b.text) for b in reading.blocks] == [
        ("heading", 1, "示例农商行授信政策"),
        ("paragraph", 1, "授信管理部"),
        ("heading", 2, "产品利率"),
        ("table", 2, "产品：流贷；利率：4.35%；额度：1000万元"),
        ("table", 2, "产品：保函；利率：1.2%；额度：1000万元"),
        ("table", 2, "资产质量"),
        ("table", 2, "2024年；不良率：1.2%"),
        ("table", 2, "2025年；不良率：1.3%"),
        ("paragraph", 2, "备注：讲解时强调担保"),
        ("heading", 3, "左栏"),
        ("paragraph", 3, "右栏"),
        ("paragraph", 3, "组内"),
        ("paragraph", 3, "可见"),
        ("paragraph", 3, "蓝底白字"),
    ]
    assert reading.hidden == (
        "第 3 张幻灯片看不到的图形：片外",
        "第 3 张幻灯片看不见的字：白字",
        "第 3 张幻灯片看不见的字：极小",
        "隐藏的第 4 张幻灯片：隐藏页",
    )


def test_a_passage_names_its_slide(deck: Path) -> None:
    (passage,) = [p.passage for p in digest(deck, "deck.pptx", "pptx").passages if "4.35%" in p.passage.text]
    assert "2" in passage.locator
    assert "产品利率" in passage.locator
