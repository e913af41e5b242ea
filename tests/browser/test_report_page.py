"""The due-diligence summary on the page: made from a firm's row, charts drawn, sources opened, files saved. Nothing scripted."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from assistant.settings import Settings
from tests.browser.conftest import serving

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

Visit = Callable[..., "Page"]
FIRM = "福泉示例黔磷包装有限公司"
QUESTION = "本地磷化工产业链里，国企的供应商有哪些适合授信？"
INKED = """chart => {
  const canvas = chart.querySelector("canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const colours = new Set();
  for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255) colours.add(data.slice(at, at + 3).join());
  return colours.size;
}"""


@pytest.fixture(scope="module")
def demo_site(demo_home: Path, browser: object) -> Iterator[str]:
    """Address of a server over the demo bank."""
    with serving(Settings(home=demo_home)) as address:
        yield address


def made(page: Page) -> Locator:
    """The report of the firm above, made from its row in an answer and opened over the page."""
    page.get_by_role("button", name=QUESTION).click()
    page.locator(".turn.done").wait_for(timeout=60_000)
    page.locator("scout-firms .candidate .name-button", has_text=FIRM).click()
    page.locator("scout-report .make").click()
    reader = page.locator("scout-report dialog[open]")
    reader.wait_for(timeout=60_000)
    return reader


def test_a_report_is_made_read_and_saved(visit: Visit, demo_site: str) -> None:
    page = visit(demo_site)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name=QUESTION).wait_for()
    assert not any("charts.js" in url for url in asked)  # the chat does not carry ECharts
    reader = made(page)
    assert FIRM in reader.locator("header").inner_text()
    assert reader.locator("h2").evaluate("title => title === title.getRootNode().activeElement")
    assert reader.locator("section h3").count() == 16
    charts = reader.locator("scout-chart")
    for number in range(4):
        charts.nth(number).scroll_into_view_if_needed()
        reader.locator("scout-chart[data-drawn]").nth(number).wait_for()
        assert charts.nth(number).evaluate(INKED) > 3
    assert charts.count() == 4
    assert sum("charts.js" in url for url in asked) == 1

    figure = reader.locator("figure", has_text="上下游往来")
    told = figure.locator("scout-chart[role=img]").get_attribute("aria-label") or ""
    assert "上下游往来" in told
    assert "福泉示例黔中磷肥有限公司" in told
    figure.locator("summary").click()
    assert "央企" in figure.locator("tbody").inner_text()

    mark = reader.locator("section[data-chapter=identity] td .cite").first
    mark.click()
    panel = reader.locator("scout-source section.panel")
    assert "firms.csv" in panel.locator(".about").inner_text()
    page.keyboard.press("Escape")
    assert panel.count() == 0
    assert mark.evaluate("button => button === button.getRootNode().activeElement")

    for format_ in ("docx", "json"):
        with page.expect_download() as saved:
            reader.locator(f"[data-format={format_}]").click()
        assert saved.value.suggested_filename == f"{FIRM}-授信尽调摘要.{format_}"
        data = Path(saved.value.path()).read_bytes()
        if format_ == "docx":
            read = docx.Document(io.BytesIO(data))
            assert any(FIRM in paragraph.text for paragraph in read.paragraphs)
        else:
            assert json.loads(data)["imprint"]["firm"] == FIRM
    page.keyboard.press("Escape")
    assert page.locator("scout-report dialog[open]").count() == 0
    page.locator("scout-report .open").click()
    reader.wait_for()


def test_a_summary_asked_for_in_the_chat_offers_the_whole_one(visit: Visit, demo_site: str) -> None:
    page = visit(demo_site)
    page.locator("textarea").fill(f"给{FIRM}出一份尽调摘要")
    page.keyboard.press("Enter")
    page.locator(".turn.done").wait_for(timeout=60_000)
    page.locator(".offer scout-report .make").click()
    reader = page.locator("scout-report dialog[open]")
    reader.wait_for(timeout=60_000)
    with page.expect_download() as saved:
        reader.locator("[data-format=pdf]").click()
    assert Path(saved.value.path()).read_bytes().startswith(b"%PDF")


def test_without_the_charts_their_tables_stand_in_for_them(visit: Visit, demo_site: str) -> None:
    page = visit(demo_site, width=420, dark=True)
    page.route("**/charts.js", lambda route: route.abort())
    reader = made(page)
    reader.locator(".note", has_text="图形未能载入").wait_for()
    assert reader.locator("scout-chart").count() == 0
    assert "央企" in reader.locator("figure", has_text="上下游往来").locator("tbody").inner_text()
    assert reader.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")


def test_a_chapter_is_reached_by_the_keyboard_and_in_english(visit: Visit, demo_site: str) -> None:
    page = visit(demo_site, lang="en-GB")
    page.locator("textarea").fill(
        "Which suppliers of state-owned firms in the local phosphate chain are suitable for credit?"
    )
    page.keyboard.press("Enter")
    page.locator(".turn.done").wait_for(timeout=60_000)
    page.locator("scout-firms .candidate .name-button", has_text=FIRM).click()
    page.locator("scout-report .make").click()
    reader = page.locator("scout-report dialog[open]")
    reader.wait_for(timeout=60_000)
    chapter = reader.get_by_role("button", name="6. Figures and ratios")
    chapter.focus()
    page.keyboard.press("Enter")
    title = reader.locator("section[data-chapter=finance] h3")
    assert title.evaluate("title => title === title.getRootNode().activeElement")
    inside = reader.locator(".text").bounding_box()
    placed = title.bounding_box()
    assert inside is not None
    assert placed is not None
    assert inside["y"] - 1 <= placed["y"] <= inside["y"] + inside["height"]
