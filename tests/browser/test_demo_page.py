"""Question 1 of the trade in a real browser, over the demo bank and the built-in model: nothing scripted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.settings import Settings
from tests.browser.conftest import serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

Visit = Callable[..., "Page"]
QUESTIONS = {
    "zh-CN": "本地磷化工产业链里，国企的供应商有哪些适合授信？",
    "en-GB": "Which suppliers of state-owned firms in the local phosphate chain are suitable for credit?",
}
CITATIONS = """() => {
  const chat = document.querySelector("scout-chat");
  const cited = new Set([...chat.shadowRoot.querySelectorAll(".prose .cite")].map((b) => Number(b.dataset.n)));
  return chat.turns.at(-1).citations.map((c) => ({ n: c.n, kind: c.kind, in_text: cited.has(c.n) }));
}"""


@pytest.fixture(scope="module")
def demo_site(demo_home: Path, browser: object) -> Iterator[str]:
    """Address of a server over the demo bank."""
    with serving(Settings(home=demo_home)) as address:
        yield address


@pytest.mark.parametrize("lang", QUESTIONS)
def test_question_one_streams_with_funnel_firms_and_sources_that_open(
    visit: Visit, demo_site: str, lang: str
) -> None:
    page = visit(demo_site, lang=lang)
    page.get_by_role("button", name=QUESTIONS[lang]).click()
    page.locator(".turn.done").wait_for(timeout=60_000)
    universe, suppliers, *rest = [
        int(text.replace(",", "")) for text in page.locator(".funnel > li b").all_inner_texts()
    ]
    assert universe > suppliers == sum(rest)
    assert page.locator("scout-firms .candidate .firm").count() >= 5
    assert "示例" in page.locator("scout-firms .candidate .name-button").first.inner_text()

    page.locator("scout-firms .candidate .name-button").first.click()
    page.locator("scout-firms .reasons li").first.locator(".cite").nth(1).click()  # the first is the sum
    panel = page.locator("scout-source section.panel")
    panel.locator(".fact tr").nth(2).wait_for()
    assert ".csv" in panel.locator(".about").inner_text()

    passage = next(
        done["n"] for done in page.evaluate(CITATIONS) if done["kind"] == "passage" and done["in_text"]
    )
    page.locator(f".prose .cite[data-n='{passage}']").first.click()
    panel.locator("mark").first.wait_for()
    assert "示例" in panel.locator("h2").inner_text()


def test_a_chip_removed_widens_the_answer(visit: Visit, demo_site: str) -> None:
    page = visit(demo_site)
    page.get_by_role("button", name=QUESTIONS["zh-CN"]).click()
    page.locator(".turn.done").wait_for(timeout=60_000)
    chips = page.locator(".chip").all_inner_texts()
    page.locator(".chip button").first.click()
    page.locator(".turn.done").nth(1).wait_for(timeout=60_000)
    left = page.locator(".turn").nth(1).locator(".chip").all_inner_texts()
    assert left == chips[1:]
