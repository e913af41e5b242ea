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
    "en-GB": "Which suppliers of state-owned firms in the local phosphate chain suit a credit line?",
}


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
    page.locator("scout-firms .reasons .cite").first.click()
    panel = page.locator("scout-source section")
    assert panel.locator(".fact tr").count() > 2
    assert ".csv" in panel.locator(".about").inner_text()

    page.locator(".prose .cite").first.click()
    page.keyboard.press("Escape")
    for cite in page.locator(".prose .cite").all():
        cite.click()
        if panel.locator(".passage, .rows").or_(panel.locator("pre, .fact")).first.is_visible() and (
            panel.locator("mark").count() > 0
        ):
            break
    else:
        pytest.fail("no citation of the answer opens a passage")


def test_a_chip_removed_widens_the_answer(visit: Visit, demo_site: str) -> None:
    page = visit(demo_site)
    page.get_by_role("button", name=QUESTIONS["zh-CN"]).click()
    page.locator(".turn.done").wait_for(timeout=60_000)
    chips = page.locator(".chip").all_inner_texts()
    page.locator(".chip button").first.click()
    page.locator(".turn.done").nth(1).wait_for(timeout=60_000)
    left = page.locator(".turn").nth(1).locator(".chip").all_inner_texts()
    assert left == chips[1:]
