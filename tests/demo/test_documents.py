"""The demo's five documents: marked as fictional, readable, in step with the demo's own figures and card."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from assistant.credit.scorecard import load_card
from ingest.demo.document_sources.cluster_report import build_report, segment_counts
from ingest.demo.load import DOCUMENTS

(MANUAL,) = DOCUMENTS.glob("*.pdf")
(REPORT,) = DOCUMENTS.glob("*.docx")


@pytest.fixture(scope="module")
def manual() -> list[str]:
    """Text of the manual's pages."""
    return [page.extract_text() for page in PdfReader(MANUAL).pages]


def test_each_says_at_its_head_that_it_is_fictional(manual: list[str]) -> None:
    heads = {
        path.suffix: path.read_text()[:2500]
        for path in DOCUMENTS.iterdir()
        if path.suffix in (".html", ".txt", ".md")
    }
    heads[".pdf"] = manual[0]
    heads[".docx"] = "".join(p.text for p in docx.Document(str(REPORT)).paragraphs[:4])
    assert set(heads) == {".pdf", ".docx", ".html", ".txt", ".md"}
    assert [kind for kind, head in heads.items() if "虚构" not in head] == []


def test_manual_has_over_ten_pages_and_its_articles_in_order(manual: list[str]) -> None:
    assert len(manual) > 10
    text = re.sub(r"\s", "", "".join(manual))
    places = [text.find(f"第{number}条") for number in ("一", "十七", "十八", "三十", "四十五", "五十三")]
    assert -1 not in places
    assert places == sorted(places)
    for title in (
        "客户准入条件",
        "应收账款质押",
        "否决事项",
        "小微企业贷款与担保",
        "定价",
        "审批权限",
        "关系人管理",
    ):
        assert title in text
    assert {f"表{n}" for n in range(1, 13)} <= set(re.findall(r"表\d+", text))


def test_manual_grades_as_the_card_does(manual: list[str]) -> None:
    text = re.sub(r"\s", "", "".join(manual))
    for grade in load_card().grades:
        if grade.start:
            assert f"{grade.grade}级{grade.start}分及以上" in text


def test_manual_text_can_be_searched_for_its_figures(manual: list[str]) -> None:
    text = re.sub(r"\s", "", "".join(manual))
    assert "余额不得超过人民币三千万元" in text
    assert "中央、省属国有企业80%70%50%" in text


def test_cluster_report_counts_its_firms_as_the_files_do() -> None:
    counts = segment_counts()
    assert sum(counts.values()) == 128
    document = docx.Document(str(REPORT))
    cells = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert [row[1] for row in cells[1:]] == [*map(str, counts.values()), "128"]
    text = "".join(p.text for p in document.paragraphs)
    assert "486 亿元" in text
    assert "48.6 billion" in text


def test_cluster_report_is_built_from_its_source(tmp_path: Path) -> None:
    built = tmp_path / "report.docx"
    build_report(built)

    def parts(content: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    assert parts(built.read_bytes()) == parts(REPORT.read_bytes())
