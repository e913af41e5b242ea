"""The page's option of each chart: values only, the same places and words as the drawing in documents."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from assistant.report.blocks import BarChart, GraphChart, Link, Node, Series
from assistant.report.charts.echarts import drawn
from assistant.report.charts.layout import lay_out

KINDS = ("ownership", "trade", "chain")


def chart(kind: str, name: str = "乙") -> GraphChart:
    """Two sources of one firm, one of them state, the heavier link labelled."""
    nodes = (
        Node("me", "福泉示例磷盛化工有限公司", "subject", rank=1),
        Node("a", name, "state", "省属国企"),
        Node("b", "丙示例", "person"),
    )
    links = (Link("a", "me", "66%", Decimal("0.66")), Link("b", "me", "", Decimal("0.34")))
    return GraphChart("c", kind, "图", nodes, links)  # type: ignore[arg-type]


def series(option: dict[str, Any], id_: str) -> list[dict[str, Any]]:
    """The data of one layer of the drawing."""
    return next(one["data"] for one in option["series"] if one["id"] == id_)


@pytest.mark.parametrize("kind", KINDS)
def test_boxes_stand_where_the_documents_have_them(kind: str) -> None:
    made = chart(kind)
    option, (wide, high) = drawn(made, "zh")
    boxes = {box["id"]: box for box in series(option, "nodes")}
    assert boxes.keys() == {node.id for node in made.nodes}
    for standing in lay_out(made, "zh").nodes:
        x, y = boxes[standing.box.node.id]["value"]
        assert (x, y) == pytest.approx((standing.x * 1.6, standing.y * 1.6), abs=0.1)
        assert standing.box.wide / 2 * 1.6 <= x + 1 <= wide
        assert 0 < y < high
    assert (option["xAxis"]["max"], option["yAxis"]["max"]) == (wide, high)


@pytest.mark.parametrize("kind", KINDS)
def test_every_link_is_drawn_with_its_arrow_and_label(kind: str) -> None:
    option, _ = drawn(chart(kind), "zh")
    told = {line["name"] for line in series(option, "links")}
    assert "乙 → 福泉示例磷盛化工有限公司\n66%" in told
    assert len(series(option, "arrows")) == 2
    assert [one["label"]["formatter"] for one in series(option, "words")] == ["66%"]


def test_an_arrow_points_the_way_its_line_goes() -> None:
    down, _ = drawn(chart("ownership"), "zh")
    right, _ = drawn(chart("trade"), "zh")
    assert {abs(head["symbolRotate"]) for head in series(down, "arrows")} == {180}
    assert {head["symbolRotate"] for head in series(right, "arrows")} == {-90}


def test_braces_in_a_name_are_no_template() -> None:
    option, _ = drawn(chart("trade", "甲{b}{d|x}"), "zh")
    box = next(one for one in series(option, "nodes") if one["id"] == "a")
    assert "｛b｝" in box["name"]
    assert box["label"]["formatter"].count("{") == 1  # the small line's own


def test_a_year_without_a_figure_has_no_bar_and_figures_are_grouped() -> None:
    bars = BarChart("b", "图", ("2024", "2025"), (Series("收入", (None, Decimal("-1234567.5"))),), "万元")
    option, _ = drawn(bars, "zh")
    empty, known = option["series"][0]["data"]
    assert empty is None
    assert (known["value"], known["label"]) == (
        -1234567.5,
        {"formatter": "-1,234,567.5", "position": "bottom"},
    )


@pytest.mark.parametrize("kind", KINDS)
def test_an_option_is_plain_json(kind: str) -> None:
    option, _ = drawn(chart(kind), "en")
    assert json.loads(json.dumps(option)) == json.loads(json.dumps(option, allow_nan=False))
