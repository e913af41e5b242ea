"""The documents page as a compliance clerk uses it: a real server, a real worker process, the built-in model."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.commands.serve import ingest_worker
from assistant.settings import Settings
from assistant.store.engine import DATABASE, prepare_home
from tests.browser.conftest import serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

Visit = Callable[..., "Page"]
MANUAL = Path(__file__).resolve().parents[2] / "ingest/demo/documents/福泉示例农商行授信政策手册.pdf"
RULES = """示例支行值班管理办法

第一条 值班人员每日二十一时前锁闭金库外门，并在登记簿上签字。
第二条 值班期间不得擅自离岗；确需离岗的，报经支行行长同意。
"""


@pytest.fixture(scope="module")
def library(
    tmp_path_factory: pytest.TempPathFactory, migrated_database: Path, browser: object
) -> Iterator[str]:
    """Address of a server over an empty library, with its ingest worker."""
    settings = Settings(home=tmp_path_factory.mktemp("library"))
    prepare_home(settings)
    shutil.copyfile(migrated_database, settings.home / DATABASE)
    with ingest_worker(settings), serving(settings) as address:
        yield address


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of policies: two that can be read, one that cannot, and what a file manager leaves behind."""
    made = tmp_path_factory.mktemp("policies") / "制度"
    (made / "附件").mkdir(parents=True)
    (made / "值班管理办法.txt").write_text(RULES, encoding="utf-8")
    _some_pages(MANUAL, made / "附件" / "授信政策手册.pdf")
    (made / "坏文件.pdf").write_bytes(b"no PDF at all, whatever its name says")
    (made / "Thumbs.db").write_bytes(b"x")
    (made / ".hidden.txt").write_text("x")
    return made


def _some_pages(source: Path, target: Path) -> None:
    """Pages 4 to 6: reading all twelve would take a test's time."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for page in PdfReader(source).pages[3:6]:
        writer.add_page(page)
    writer.write(target)


@pytest.fixture(scope="module")
def filled(library: str, folder: Path, browser: object) -> str:
    """The same address after the folder has gone in through the page, which is looked at on the way."""
    page = browser.new_context(locale="zh-CN").new_page()  # type: ignore[attr-defined]
    page.set_default_timeout(60_000)
    page.goto(f"{library}/documents")
    page.get_by_text("资料库还是空的").wait_for()
    page.locator("input[type=file]").nth(1).set_input_files(folder)
    page.get_by_text("完成：").wait_for()
    rows = page.locator("scout-intake li")
    assert rows.count() == 3
    failed = page.locator("scout-intake li.failed")
    assert failed.locator(".name").all_inner_texts() == ["制度/坏文件.pdf"]
    assert "请" in failed.locator(".why").inner_text()
    page.locator("scout-documents tbody tr").nth(1).wait_for()
    page.context.close()
    return library


def test_a_folder_goes_in_and_what_could_not_be_read_says_why(visit: Visit, filled: str) -> None:
    page = visit(filled, "/documents")
    rows = page.locator("scout-documents tbody tr")
    rows.nth(1).wait_for()
    shown = "\n".join(rows.all_inner_texts())
    assert rows.count() == 2
    assert "制度/附件/授信政策手册.pdf" in shown
    assert "3" in page.locator("tr", has_text="授信政策手册.pdf").locator(".figure").first.inner_text()
    page.get_by_placeholder("标题、文件名").fill("值班")
    page.locator("scout-documents .total", has_text="共 1 份").wait_for()
    assert page.locator("scout-intake li").count() == 0  # what ended before the page was opened is no news


def test_a_citation_opens_at_its_page_with_the_lines_marked_where_they_stand(
    visit: Visit, filled: str, folder: Path
) -> None:
    page = visit(filled)
    page.locator("textarea").fill("应收账款质押率按什么确定？")
    page.keyboard.press("Enter")
    page.locator(".turn.done .prose .cite").first.wait_for(timeout=60_000)
    page.locator(".prose .cite").first.click()
    sheet = page.locator("scout-page .sheet")
    sheet.locator("img").wait_for()
    cited = page.evaluate(
        "document.querySelector('scout-chat').shadowRoot.querySelector('scout-source').passage"
    )
    assert page.locator("scout-page .where").inner_text() == f"第 {cited['page']} / 3 页"
    assert cited["text"] in (sheet.locator("img").get_attribute("alt") or "")
    whole = sheet.bounding_box()
    marks = [mark.bounding_box() for mark in sheet.locator(".mark").all()]
    assert whole is not None
    assert marks
    words = _lines_of(folder / "附件" / "授信政策手册.pdf", cited["page"], cited["text"].split("\n")[0])
    assert words, "the first line of the passage stands on that page"
    left, top, right, bottom = words
    first = marks[0]
    assert first is not None
    assert abs((first["x"] - whole["x"]) / whole["width"] - left) < 0.02
    assert abs((first["y"] - whole["y"]) / whole["height"] - top) < 0.02
    assert abs((first["x"] + first["width"] - whole["x"]) / whole["width"] - right) < 0.02
    assert abs((first["y"] + first["height"] - whole["y"]) / whole["height"] - bottom) < 0.02
    assert page.locator("scout-page .mark").first.evaluate(
        "mark => { const box = mark.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"
    )

    page.locator("scout-page .view").focus()
    page.keyboard.press("+")
    assert page.locator("scout-page .zoom").inner_text() == "150%"
    page.keyboard.press("PageDown")
    page.get_by_text(f"第 {cited['page'] + 1} / 3 页", exact=True).wait_for()
    sheet.locator("img").wait_for()
    assert sheet.locator(".mark").count() == 0
    page.get_by_role("button", name=f"回到第 {cited['page']} 页").click()
    sheet.locator(".mark").first.wait_for()
    page.get_by_role("button", name="文字", exact=True).click()
    marked = "".join(page.locator("scout-source :is(.passage, .rows) mark").all_inner_texts())
    assert marked


def _lines_of(pdf: Path, number: int, line: str) -> tuple[float, float, float, float] | None:
    """Where the words of a line stand on a page, in shares of it: read by another library than the one under test."""
    import pypdfium2

    page = pypdfium2.PdfDocument(pdf)[number - 1]
    wide, high = page.get_size()
    text = page.get_textpage()
    bare = "".join(line.split())
    kept = [
        (place, text.get_text_range(place, 1))
        for place in range(text.count_chars())
        if text.get_text_range(place, 1).strip()
    ]
    at = "".join(char for _, char in kept).find(bare)
    if at < 0:
        return None
    boxes = [text.get_charbox(place) for place, _ in kept[at : at + len(bare)]]
    return (
        min(box[0] for box in boxes) / wide,
        1 - max(box[3] for box in boxes) / high,
        max(box[2] for box in boxes) / wide,
        1 - min(box[1] for box in boxes) / high,
    )


DROP = """([name, text]) => {
  const dropped = new DataTransfer();
  dropped.items.add(new File([text], name));
  for (const type of ["dragover", "drop"]) {
    document.querySelector("scout-chat").dispatchEvent(
      new DragEvent(type, { dataTransfer: dropped, bubbles: true, composed: true, cancelable: true }));
  }
}"""


def test_a_file_dropped_on_the_chat_goes_into_the_library(visit: Visit, filled: str) -> None:
    page = visit(filled)
    page.locator("textarea").wait_for()
    page.evaluate(DROP, ["示例便函.txt", "示例便函\n\n第一条 午休时间为十二时至十四时。"])
    page.locator("scout-intake li.done", has_text="示例便函.txt").wait_for(timeout=60_000)
    page.locator("scout-documents tbody tr", has_text="示例便函").wait_for()
    assert page.url.endswith("/documents")
    page.locator("tr a", has_text="示例便函").click()
    page.get_by_role("button", name="移除").click()
    page.get_by_role("button", name="确认移除").click()
    page.get_by_text("已移除《示例便函》").wait_for()


def test_the_conversation_comes_back_after_a_reload(visit: Visit, filled: str) -> None:
    page = visit(filled)
    page.locator("textarea").fill("值班人员什么时候锁闭金库外门？")
    page.keyboard.press("Enter")
    page.locator(".turn.done").wait_for(timeout=60_000)
    text = page.locator(".prose").inner_text()
    page.get_by_role("link", name="资料").click()
    assert page.locator("scout-documents").is_visible()
    page.go_back()
    assert page.locator("scout-chat .prose").is_visible()
    page.reload()
    page.locator(".turn.done .prose").wait_for()
    assert page.locator(".prose").inner_text() == text
    page.locator(".prose .cite").first.click()
    assert "二十一时" in page.locator("scout-source :is(.passage, .rows) mark").first.inner_text()
    page.get_by_role("button", name="新对话").click()
    page.reload()
    page.locator("textarea").wait_for()
    assert page.locator(".turn").count() == 0


def test_a_document_is_edited_and_removed_on_its_page(visit: Visit, filled: str) -> None:
    page = visit(filled, "/documents", lang="en-GB")
    page.get_by_role("link", name="示例支行值班管理办法").click()
    page.get_by_role("button", name="Edit details").click()
    page.get_by_role("textbox", name="Number", exact=True).fill("示例支行〔2026〕3号")
    page.get_by_role("button", name="Save").click()
    page.locator("scout-document dd", has_text="示例支行〔2026〕3号").wait_for()
    assert "Number" in page.locator("scout-document dl").inner_text()
    assert "二十一时" in page.locator("scout-document .passages").inner_text()
    page.get_by_role("button", name="Remove", exact=True).click()
    page.get_by_role("button", name="Remove it").click()
    page.get_by_text("Removed “示例支行值班管理办法”").wait_for()
    page.locator("scout-documents .total", has_text="1 documents").wait_for()
    page.goto(f"{filled}/documents/1")  # whichever number it had, the page says so where it is gone
    page.locator("scout-document h2, scout-document .failure").first.wait_for()


def test_a_phone_shows_the_documents_without_sideways_scrolling(visit: Visit, filled: str) -> None:
    page = visit(filled, "/documents", width=360, dark=True)
    page.locator("scout-documents tbody tr").first.wait_for()
    assert page.locator("main").last.evaluate("box => box.scrollWidth <= box.clientWidth")


def test_a_server_for_others_shows_the_documents_and_takes_none(
    visit: Visit, tmp_path: Path, migrated_database: Path
) -> None:
    from tests.web.scripted import ScriptedAssistant, ScriptedSearcher

    settings = Settings(home=tmp_path / "home", allow_upload=False)
    prepare_home(settings)
    shutil.copyfile(migrated_database, settings.home / DATABASE)
    with serving(settings, ScriptedAssistant(), ScriptedSearcher()) as address:
        page = visit(address, "/documents")
        page.get_by_text("不接受网页上传").wait_for()
        assert page.locator("input[type=file]").count() == 0
