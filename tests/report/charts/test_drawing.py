"""Charts as drawn: no box over another, no word outside the picture, links where they belong, folded where too many."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal
from xml.etree import ElementTree

import pytest
from matplotlib.patches import FancyBboxPatch

from assistant.report.blocks import BarChart, GraphChart, Link, Node, Series
from assistant.report.charts.canvas import Canvas
from assistant.report.charts.drawing import Chart, draw
from assistant.report.charts.layers import layered, spread
from assistant.report.typeface import need
from tests.report.formats.made_up import BARS, CHAIN, NASTY, OWNERS, TRADE

LONG = "贵州黔南布依族苗族自治州福泉市示例磷化工新材料科技有限责任公司"
Kind = Literal["ownership", "trade", "chain"]


def star(kind: Kind, count: int) -> GraphChart:
    """A firm with `count` others around it, all with names of thirty characters."""
    others = [
        Node(f"n{n}", LONG, "state" if n % 3 else "person", "示例说明 · 占 12.5%", 0) for n in range(count)
    ]
    links = [Link(f"n{n}", "s", "12.5%", Decimal(n + 1)) for n in range(count)]
    if kind == "trade":
        links = [Link("s", f"n{n}", "1,234.56万元", Decimal(n)) if n % 2 else links[n] for n in range(count)]
    return GraphChart("c", kind, "图", (*others, Node("s", LONG, "subject", "", 1)), tuple(links))


def boxes(canvas: Canvas) -> list[tuple[float, float, float, float]]:
    """The boxes of nodes as left, top, right, bottom; the legend's small ones left out."""
    found = [p for p in canvas.axes.patches if isinstance(p, FancyBboxPatch) and p.get_height() > 10]
    return [(p.get_x(), p.get_y(), p.get_x() + p.get_width(), p.get_y() + p.get_height()) for p in found]


GRAPHS = [OWNERS, TRADE, CHAIN, *(star(k, n) for k in ("ownership", "trade", "chain") for n in (1, 6, 40))]


@pytest.mark.parametrize("chart", GRAPHS, ids=lambda c: f"{c.kind}-{len(c.nodes)}")
def test_boxes_lie_apart_and_inside(chart: GraphChart) -> None:
    """Whatever the names and numbers."""
    canvas, _ = draw(chart, need(), "zh")
    placed = boxes(canvas)
    assert placed
    for left, top, right, bottom in placed:
        assert left >= 0
        assert top >= 0
        assert right <= canvas.width
        assert bottom <= canvas.height
    for n, a in enumerate(placed):
        for b in placed[n + 1 :]:
            assert a[2] <= b[0] + 0.01 or b[2] <= a[0] + 0.01 or a[3] <= b[1] + 0.01 or b[3] <= a[1] + 0.01


@pytest.mark.parametrize("chart", [OWNERS, TRADE, CHAIN, BARS, star("trade", 20), star("ownership", 6)])
def test_no_word_leaves_the_picture(chart: Chart) -> None:
    """Measured with the font itself."""
    canvas, _ = draw(chart, need(), "zh")
    canvas.figure.canvas.draw()
    frame = canvas.figure.bbox
    for text in (text for axes in canvas.figure.axes for text in axes.texts):
        extent = text.get_window_extent()
        assert extent.x0 >= frame.x0 - 1
        assert extent.x1 <= frame.x1 + 1
        assert extent.y0 >= frame.y0 - 1
        assert extent.y1 <= frame.y1 + 1


@pytest.mark.parametrize("chart", [OWNERS, TRADE, CHAIN, BARS])
def test_the_svg_is_whole_and_its_ids_its_own(chart: Chart) -> None:
    """Two drawings in one page share no id; the same chart gives the same drawing."""
    first, _ = draw(chart, need(), "zh")
    again, _ = draw(chart, need(), "zh")
    drawn = first.svg("a")
    assert drawn == again.svg("a")
    ids = {e.attrib["id"] for e in ElementTree.fromstring(drawn).iter() if "id" in e.attrib}
    assert ids
    assert all(i.startswith("a-") for i in ids)
    assert set(re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', drawn)) <= {(i, "") for i in ids} | {
        ("", i) for i in ids
    }


def test_markup_in_names_stays_words() -> None:
    """In SVG as in the picture."""
    nodes = tuple(Node(f"n{n}", name, rank=n) for n, name in enumerate(NASTY[:4]))
    canvas, _ = draw(GraphChart("c", "chain", "图", nodes, ()), need(), "zh")
    root = ElementTree.fromstring(canvas.svg("x"))
    assert not [e for e in root.iter() if e.tag.endswith("script")]
    assert "<script>" in "".join(root.itertext())


def test_five_thousand_shareholders_become_six_boxes() -> None:
    """The firm, the heaviest five, and one that counts the rest."""
    canvas, folded = draw(star("ownership", 5000), need(), "zh")
    assert folded == 4995
    assert len(boxes(canvas)) == 7


def test_a_circle_of_owners_is_drawn() -> None:
    """Firms that own each other have no top; what runs against the layers is a link aside."""
    nodes = tuple(Node(n, f"示例{n}", "subject" if n == "a" else "firm") for n in "abc")
    links = (Link("a", "b", "10%"), Link("b", "c", "20%"), Link("c", "a", "30%"), Link("a", "a", "1%"))
    canvas, _ = draw(GraphChart("c", "ownership", "图", nodes, links), need(), "zh")
    assert len(boxes(canvas)) == 3
    assert "30%" in canvas.svg("x")


def test_ranks_that_contradict_the_links_give_way() -> None:
    """All of rank 0, as a chapter may leave them: owners still stand above what they own."""
    nodes = tuple(Node(n, n) for n in "abc")
    placed = layered(GraphChart("c", "ownership", "", nodes, (Link("a", "b"), Link("b", "c"))), 6, "zh")
    assert placed.layers == (("a",), ("b",), ("c",))


def test_a_year_without_a_figure_is_no_zero() -> None:
    """It is hatched and says so; a chart of nothing but gaps is drawn too."""
    canvas, _ = draw(BARS, need(), "zh")
    drawn = canvas.svg("x")
    assert drawn.count(">无数据</text>") == 2
    assert ">0.01</text>" not in drawn
    empty = BarChart("b", "图", ("2024", "2025"), (Series("营业收入", (None, None)),), "元")
    assert draw(empty, need(), "en")[0].svg("x").count(">no data</text>") == 2
    assert draw(BarChart("b", "图", (), (), "元"), need(), "zh")[0].svg("x")


def test_places_keep_their_order_and_distance() -> None:
    """As near to what is wanted as distance allows."""
    assert spread([5, 5, 5], [10, 10], 0, 100) == [0.0, 10.0, 20.0]
    assert spread([50, 50], [10], 0, 100) == [45.0, 55.0]
    assert spread([200, 300], [10], 0, 100) == [90.0, 100.0]
