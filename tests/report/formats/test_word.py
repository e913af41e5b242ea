"""The Word file by its parts and by python-docx: headings, footnotes, contents, tables, pictures, the bank's template."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from PIL import Image

from assistant.errors import StyleUnusable
from assistant.report import flow, notes
from assistant.report.formats import render
from assistant.report.style import Style
from tests.report.formats.conftest import Made, reports
from tests.report.formats.made_up import FIRM, nasty_report
from tests.report.formats.reading import value, word


def test_headings_are_headings(made: Made) -> None:
    """Chapters by the style Heading 1, so that Word's navigation and contents find them."""
    document = docx.Document(io.BytesIO(made("bank", "docx")))
    chapters = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert chapters == [flow.title(c, "zh") for c in flow.body(reports()["bank"])] + [
        "引用资料清单",
        "报告说明",
    ]
    boxed = [p for p in document.tables[1].cell(0, 0).paragraphs if p.style.name == "Heading 1"]
    assert [p.text for p in boxed] == ["核心结论"]


@pytest.mark.parametrize("name", ["bank", "nasty"])
def test_footnotes_count_as_the_report_does(made: Made, name: str) -> None:
    """Word counts them itself: they have to come as 1, 2, 3 … each once, with the words of its source."""
    read = word(made(name, "docx"))
    assert read.references == list(range(1, len(read.references) + 1))
    assert read.references == list(read.footnotes)
    evidence = list(reports()[name].evidence.values())
    if name == "bank":
        assert {n: text.strip() for n, text in read.footnotes.items()} == {
            n: notes.brief(e, "zh") for n, e in enumerate(evidence, start=1)
        }


@pytest.mark.parametrize("name", ["bank", "nasty"])
def test_every_link_within_has_its_bookmark(made: Made, name: str) -> None:
    """Contents to chapters, later marks to the list of sources; no id is given twice."""
    read = word(made(name, "docx"))
    marks = read.find("bookmarkStart")
    assert len({value(m, "id") for m in marks}) == len(marks)
    names = {value(m, "name") for m in marks}
    assert {value(link, "anchor") for link in read.find("hyperlink")} <= names


def test_the_package_declares_its_footnotes(made: Made) -> None:
    """Type, relation and the separators that Word asks for; without them it offers to repair the file."""
    with zipfile.ZipFile(io.BytesIO(made("bank", "docx"))) as members:
        types = members.read("[Content_Types].xml").decode()
        relations = members.read("word/_rels/document.xml.rels").decode()
        settings = members.read("word/settings.xml").decode()
        parts = members.read("word/footnotes.xml").decode()
    assert 'PartName="/word/footnotes.xml"' in types
    assert relations.count("relationships/footnotes") == 1
    assert settings.index("<w:footnotePr") < settings.index("<w:compat ")
    assert 'w:type="separator"' in parts
    assert 'w:type="continuationSeparator"' in parts


def test_the_contents_are_a_field_that_is_not_empty(made: Made) -> None:
    """Begin, code, result, end; the result lists every chapter."""
    read = word(made("bank", "docx"))
    codes = [i.text or "" for i in read.find("instrText")]
    assert [c.split()[0] for c in codes] == ["TOC"]
    kinds = [value(c, "fldCharType") for c in read.find("fldChar")]
    assert kinds == ["begin", "separate", "end"]
    contents = [line for line in read.text.split("\n") if line == "四、上下游（供应商与客户资质）"]
    assert len(contents) == 2


def test_tables_repeat_their_header_and_align_figures(made: Made) -> None:
    """Header rows are marked, rows are not broken, figures stand right."""
    document = docx.Document(io.BytesIO(made("bank", "docx")))
    ratios = next(t for t in document.tables if t.cell(0, 0).text == "指标")
    assert ratios.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(r._tr.trPr.find(qn("w:cantSplit")) is not None for r in ratios.rows)
    assert ratios.cell(1, 3).paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert ratios.cell(1, 0).paragraphs[0].alignment is None


def test_charts_have_300_dots_an_inch(made: Made) -> None:
    """On white, as wide as the text, each with words for who does not see it."""
    document = docx.Document(io.BytesIO(made("bank", "docx")))
    shapes = document.inline_shapes
    assert len(shapes) == 4
    titles = [s._inline.docPr.get("descr") for s in shapes]
    assert titles[0] == "股权结构图（穿透至实际控制人）"
    for shape, part in zip(shapes, document.part.package.image_parts, strict=True):
        with Image.open(io.BytesIO(part.blob)) as picture:
            assert abs(picture.width / (shape.width / 914400) - 300) < 3
            assert picture.convert("RGB").getpixel((0, 0)) == (255, 255, 255)


def test_chinese_fonts_and_page_furniture(made: Made) -> None:
    """East Asian fonts are named; the header has bank and firm, the footer counts pages."""
    document = docx.Document(io.BytesIO(made("bank", "docx")))
    fonts = document.styles["Normal"].element.rPr.find(qn("w:rFonts"))
    assert fonts.get(qn("w:eastAsia")) == "宋体"
    section = document.sections[0]
    assert "福泉示例农村商业银行" in section.header.paragraphs[0].text
    assert FIRM in section.header.paragraphs[0].text
    codes = [i.text for i in section.footer._element.iter(qn("w:instrText"))]
    assert [c.strip() for c in codes] == ["PAGE", "NUMPAGES"]
    assert round(section.page_width.mm) == 210


def test_the_banks_template_gives_styles_margins_and_header(tmp_path: Path) -> None:
    """Its own text goes, its looks stay; what it lacks is added."""
    template = docx.Document()
    template.add_paragraph("模板里的说明文字")
    template.styles["Heading 1"].font.size = Pt(31)
    template.sections[0].left_margin = Mm(40)
    template.sections[0].header.paragraphs[0].text = "示例银行公文用纸"
    path = tmp_path / "bank.docx"
    template.save(path)
    data = render(reports()["chartless"], "docx", style=Style(template=path))
    made = docx.Document(io.BytesIO(data))
    assert made.styles["Heading 1"].font.size == Pt(31)
    assert round(made.sections[0].left_margin.mm) == 40
    assert made.sections[0].header.paragraphs[0].text == "示例银行公文用纸"
    assert "模板里的说明文字" not in "".join(p.text for p in made.paragraphs)
    assert made.styles["Report Table"].font.size == Pt(9)
    assert word(data).references == list(range(1, len(reports()["chartless"].evidence) + 1))


def test_a_template_that_was_made_by_this_program_works_again(made: Made, tmp_path: Path) -> None:
    """Its footnotes are replaced, not added to."""
    path = tmp_path / "report.docx"
    path.write_bytes(made("bank", "docx"))
    again = word(render(reports()["chartless"], "docx", style=Style(template=path)))
    assert len(again.footnotes) == len(reports()["chartless"].evidence)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut", b"<html>", b"\xd0\xcf\x11\xe0 an old .doc"])
def test_a_broken_template_is_one_clear_line(tmp_path: Path, content: bytes) -> None:
    """It names the file and what to do; so does one that is not there."""
    path = tmp_path / "broken.docx"
    path.write_bytes(content)
    for template in (path, tmp_path / "absent.docx"):
        with pytest.raises(StyleUnusable) as raised:
            render(reports()["chartless"], "docx", style=Style(template=template))
        assert template.name in raised.value.line("zh")


def test_a_zip_that_is_no_document_is_refused(tmp_path: Path) -> None:
    """Also a document whose main part is missing."""
    path = tmp_path / "zip.docx"
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(StyleUnusable):
        render(reports()["chartless"], "docx", style=Style(template=path))


@pytest.mark.slow
def test_five_thousand_rows_are_all_there() -> None:
    """And the file opens."""
    document = docx.Document(io.BytesIO(render(nasty_report(5000), "docx")))
    sizes = [len(t._tbl.tr_lst) for t in document.tables]
    assert 5001 in sizes
