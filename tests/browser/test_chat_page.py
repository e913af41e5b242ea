"""The chat page as an officer uses it, in a real browser, with a scripted assistant behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.web.scripted import SENTENCES, ScriptedAssistant

if TYPE_CHECKING:
    from playwright.sync_api import Page

Visit = Callable[..., "Page"]
QUESTION = "本地磷化工产业链里，国企的供应商有哪些适合授信？"


def ask(page: Page, question: str) -> None:
    """Type a question, send it with Enter, and wait until its answer has ended."""
    turns = page.locator(".turn").count()
    page.locator("textarea").fill(question)
    page.keyboard.press("Enter")
    page.locator(".turn").nth(turns).wait_for()
    page.locator(".turn:not(.running)").nth(turns).wait_for()


def test_a_suggestion_is_answered_sentence_by_sentence_with_funnel_and_firms(
    visit: Visit, site: str, scripted: ScriptedAssistant
) -> None:
    page = visit(site)
    scripted.may_end.clear()
    try:
        page.get_by_role("button", name=QUESTION).click()
        page.locator(".turn.running .prose", has_text="共有 128 家企业").wait_for()
    finally:
        scripted.may_end.set()
    page.locator(".turn.done").wait_for()
    assert page.locator(".prose .cite").count() == 4
    assert page.locator(".funnel > li b").all_inner_texts() == ["128", "42", "9", "16", "17"]
    assert page.locator(".funnel > li").nth(1).locator(".bar i").evaluate(
        "bar => Math.round(100 * bar.offsetWidth / bar.parentElement.offsetWidth)"
    ) == round(100 * 42 / 128)
    firms = page.locator("scout-firms .firm")
    assert firms.count() == 7
    assert firms.first.locator(".grade").inner_text() == "A"
    assert firms.first.get_by_text("示例", exact=True).is_visible()
    assert page.locator(".gaps li").count() == 2
    assert page.locator(".grid td").nth(2).inner_text() == "3,120.5"
    assert "虚构" in page.locator(".foot").inner_text()


def test_a_row_opens_its_points_and_vetoes(visit: Visit, site: str) -> None:
    page = visit(site)
    ask(page, QUESTION)
    name = page.get_by_role("button", name="福泉示例磷包装有限公司", exact=True)
    assert name.get_attribute("aria-expanded") == "false"
    name.focus()
    page.keyboard.press("Enter")
    assert name.get_attribute("aria-expanded") == "true"
    assert page.locator(".reasons .points").all_inner_texts() == ["26/30", "19.5/25", "17/25", "20/20"]
    page.locator(".vetoed .name-button").click()
    assert "失信被执行人" in page.locator(".vetoes").inner_text()


def test_a_citation_opens_the_quoted_words_in_their_passage(visit: Visit, site: str) -> None:
    page = visit(site)
    ask(page, QUESTION)
    cite = page.locator(".prose .cite[data-n='1']")
    cite.click()
    panel = page.locator("scout-source section.panel")
    assert panel.locator("mark").inner_text() == "可以应收账款质押方式授信，质押率不超过百分之七十"
    assert "4.1 本行优先支持" in panel.inner_text()
    assert "授信政策手册.pdf" in panel.inner_text()
    assert panel.locator("h2").evaluate("title => title === title.getRootNode().activeElement")
    page.keyboard.press("Escape")
    assert panel.count() == 0
    assert cite.evaluate("button => button === button.getRootNode().activeElement")
    page.locator("scout-firms .stopped .cite").first.click()
    rows = dict(row.split("\t") for row in panel.locator(".fact tr").all_inner_texts())
    assert rows["金额"] == "4820000"
    assert "supplies.csv 第 12 行" in panel.inner_text()


def test_a_chip_that_is_removed_asks_again_without_its_condition(
    visit: Visit, site: str, scripted: ScriptedAssistant
) -> None:
    page = visit(site)
    ask(page, QUESTION)
    page.get_by_role("button", name="去掉条件“磷化工产业链”").click()
    page.locator(".turn.done").nth(1).wait_for()
    assert scripted.asked[-1].drop_conditions == ("chain",)
    assert scripted.asked[-1].conversation_id == "c1"
    chips = page.locator(".turn").nth(1).locator(".chip").all_inner_texts()
    assert [chip.split("\n")[0].strip(" ×") for chip in chips] == ["本地：福泉市", "国企供应商"]


def test_refusal_question_back_and_failure_are_shown_as_such(
    visit: Visit, site: str, scripted: ScriptedAssistant
) -> None:
    page = visit(site)
    ask(page, "拒绝：本行去年净利润多少？")
    assert page.locator(".verdict.refusal").inner_text() == "资料库中没有找到依据"
    ask(page, "选择哪一家")
    page.get_by_role("button", name="贵州示例磷酸盐有限公司").click()
    page.locator(".turn.done").nth(2).wait_for()
    assert scripted.asked[-1].text == "介绍一下贵州示例磷酸盐有限公司"
    ask(page, "故障")
    assert "没有给出可用的回答" in page.get_by_role("alert").inner_text()
    ask(page, "磷" * 4001)
    assert "上限是 4000" in page.get_by_role("alert").last.inner_text()


def test_an_answer_under_way_can_be_stopped(visit: Visit, site: str) -> None:
    page = visit(site)
    page.locator("textarea").fill("慢")
    page.keyboard.press("Enter")
    page.locator(".prose", has_text="还在写").wait_for()
    page.get_by_role("button", name="停止").click()
    page.locator(".turn.stopped").wait_for()
    page.get_by_role("button", name="新对话").click()
    assert page.locator(".turn").count() == 0


def test_enter_does_not_send_while_chinese_is_still_being_composed(visit: Visit, site: str) -> None:
    page = visit(site)
    field = page.locator("textarea")
    field.fill("fu quan")
    field.dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    assert (page.locator(".turn").count(), field.input_value()) == (0, "fu quan")


def test_the_page_speaks_english_and_remembers_it(visit: Visit, site: str) -> None:
    page = visit(site)
    page.get_by_role("button", name="切换到英文").click()
    assert page.get_by_placeholder("Ask about firms").is_visible()
    assert (page.title(), page.locator("html").get_attribute("lang")) == ("Credit Scout", "en")
    page.reload()
    page.get_by_role("button", name="Which suppliers of state-owned firms in the local").click()
    page.locator(".turn.done").wait_for()
    assert page.get_by_role("columnheader", name="Main buyers").is_visible()
    assert visit(site, lang="en-GB").get_by_role("button", name="Ask", exact=True).is_visible()


def test_hostile_markdown_stays_text(visit: Visit, site: str) -> None:
    page = visit(site)
    ask(page, "恶意")
    prose = page.locator(".prose")
    assert "<script>" in prose.inner_text()
    assert prose.locator("img, script").count() == 0
    assert [link.get_attribute("href") for link in prose.locator("a").all()] == ["https://elsewhere.example/"]
    assert page.title() == "信贷参谋"


def test_a_phone_shows_everything_without_sideways_scrolling(visit: Visit, site: str) -> None:
    page = visit(site, width=360, dark=True)
    ask(page, QUESTION)
    page.locator(".name-button").first.click()
    main = page.locator("main")
    assert main.evaluate("box => box.scrollWidth <= box.clientWidth")
    assert page.locator(".reasons .meter").first.evaluate("bar => bar.offsetWidth > 100")


def test_the_colours_follow_the_system_unless_the_page_names_others(visit: Visit, site: str) -> None:
    dark, light = "rgb(18, 22, 27)", "rgb(245, 246, 247)"
    for prefers, theme, background in (
        (True, None, dark),
        (True, "light", light),
        (False, None, light),
        (False, "dark", dark),
    ):
        chat = visit(site, dark=prefers).locator("scout-chat")
        if theme is not None:
            chat.evaluate("(chat, theme) => chat.setAttribute('theme', theme)", theme)
        assert chat.evaluate("chat => getComputedStyle(chat).backgroundColor") == background


def test_the_component_works_in_a_page_of_another_origin(visit: Visit, site: str, other_page: str) -> None:
    page = visit(other_page, also=site)
    assert page.get_by_role("heading", name="示例银行问答").is_visible()
    ask(page, QUESTION)
    assert SENTENCES[0].split("*")[0] in page.locator(".prose").inner_text()
    page.locator(".prose .cite[data-n='1']").click()
    page.locator("scout-source mark").wait_for()
