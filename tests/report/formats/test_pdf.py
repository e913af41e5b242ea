"""The PDF as a reader program sees it: bookmarks, fonts within, pages numbered, dates of the report."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest

from assistant.errors import FontMissing
from assistant.report import flow, typeface
from assistant.report.formats import render
from tests.report.formats.conftest import Made, reports
from tests.report.formats.made_up import nasty_report
from tests.report.formats.reading import pdf_text, squeezed


def opened(data: bytes) -> pypdf.PdfReader:
    """The file in a reader that complains about what is wrong with it."""
    return pypdf.PdfReader(io.BytesIO(data), strict=True)


def test_chapters_are_bookmarks(made: Made) -> None:
    """In the order of the report, sources and imprint after them, headings below their chapter."""
    report = reports()["bank"]
    outline = opened(made("bank", "pdf")).outline
    tops = [entry.title for entry in outline if not isinstance(entry, list)]
    assert tops == [flow.title(c, "zh") for c in report.chapters] + ["引用资料清单", "报告说明"]
    assert [[e.title for e in below] for below in outline if isinstance(below, list)] == [["本地配套"]]


def test_fonts_are_within_the_file(made: Made) -> None:
    """Each font of each page is embedded, so that it prints the same everywhere."""
    seen = set()
    for page in opened(made("bank", "pdf")).pages:
        for font in page["/Resources"].get_object()["/Font"].values():
            described = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert "/FontFile2" in described or "/FontFile3" in described
            seen.add(str(described["/FontName"]))
    assert len(seen) >= 2


def test_each_page_says_which_of_how_many(made: Made) -> None:
    """And whose report it is."""
    pages = opened(made("bank", "pdf")).pages
    assert len(pages) > 3
    for n, page in enumerate(pages, start=1):
        text = squeezed(page.extract_text())
        assert f"第{n}页共{len(pages)}页" in text
        assert "福泉示例农村商业银行" in text


def test_footnotes_stand_on_the_page_that_cites_first(made: Made) -> None:
    """The conclusion's first source at the foot of page one, in the words of the list of sources."""
    first = squeezed(opened(made("bank", "pdf")).pages[0].extract_text())
    assert "核心结论" in first
    assert "[1]评分结果·表评分结果第1行（2026-09-30）" in first


def test_the_file_is_dated_as_the_report(made: Made) -> None:
    """Not by the clock of the machine."""
    about = opened(made("bank", "pdf")).metadata
    assert about is not None
    assert about.title == "授信尽调摘要 · 福泉黔磷示例化工有限公司"
    assert about.creation_date is not None
    assert about.creation_date.date() == reports()["bank"].imprint.made_on


def test_without_a_chinese_font_there_is_a_clear_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It names the folder and says what to do."""
    monkeypatch.setattr(typeface, "BROUGHT", tmp_path)
    monkeypatch.setattr(typeface, "_system_folders", tuple)
    with pytest.raises(FontMissing) as raised:
        render(reports()["bank"], "pdf")
    assert "make setup" in raised.value.line("zh")


@pytest.mark.slow
def test_five_thousand_rows_repeat_their_header() -> None:
    """On every page of the table; all rows are there."""
    report = nasty_report(5000)
    text = squeezed(pdf_text(render(report, "pdf")))
    assert "·格4999-3" in text
    assert text.count("·列0") > 50
