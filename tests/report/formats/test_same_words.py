"""Every format says the same: each sentence and each source once, under the same number, whatever the texts hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from assistant.report import notes, source_list
from assistant.report.blocks import Block, Paragraph, Report, TableBlock
from assistant.report.formats import FORMATS, Format, render
from assistant.report.printable import printable
from tests.report.formats import reading
from tests.report.formats.conftest import Made, reports
from tests.report.formats.reading import squeezed

READ = {
    "md": reading.markdown_text,
    "html": lambda data: "".join(reading.page(data).text),
    "pdf": reading.pdf_text,
    "docx": lambda data: reading.word(data).text,
}
MARK = re.compile(r"\[\^?\d+\]")


def unmarked(text: str) -> str:
    """`text` without marks and spaces."""
    return MARK.sub("", squeezed(text)).replace("[]", "")


def said(report: Report) -> Iterator[str]:
    """What a report claims, in the order of its blocks: sentences, cells, notes, quotations, gaps."""
    for chapter in report.chapters:
        for block in chapter.blocks:
            yield from _said(block)


def _said(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from (s.text for s in block.sentences)
    elif isinstance(block, TableBlock):
        yield from (cell.text for row in block.rows for cell in row if "格" in cell.text)
    elif hasattr(block, "text") and not hasattr(block, "level"):
        yield from block.text.split("\n")


@pytest.mark.parametrize("format_", ["md", "html", "docx", "pdf"])
@pytest.mark.parametrize("name", ["bank", "nasty"])
def test_each_sentence_is_there_once(made: Made, name: str, format_: Format) -> None:
    """Also those that hold markup of the format itself."""
    text = unmarked(READ[format_](made(name, format_)))
    for sentence in said(printable(reports()[name])):
        bare = unmarked(sentence)
        expected = 2 if bare in QUOTED and format_ in ENTRIES else 1
        assert text.count(bare) == expected, sentence


ENTRIES = ("md", "html")
"""Formats whose list of sources has an entry with the quotation for each; the others list them by file."""
QUOTED = {unmarked(e.quote) for e in reports()["bank"].evidence.values()}
"""What is quoted in the text stands in the list of sources too."""


@pytest.mark.parametrize("format_", ENTRIES)
@pytest.mark.parametrize("name", ["bank", "nasty"])
def test_each_source_stands_under_its_number(made: Made, name: str, format_: Format) -> None:
    """In the list at the end: the number, then title and place, then the quotation."""
    text = squeezed(READ[format_](made(name, format_)))
    ending = text[text.rindex("引用资料清单") :]
    report = printable(reports()[name])
    for key, evidence in report.evidence.items():
        n = report.number(key)
        opening = f"[^{n}]:" if format_ == "md" else f"[{n}]"
        entry = f"{opening}{squeezed(notes.brief(evidence, 'zh'))}"
        assert ending.count(entry) == 1, entry
        assert squeezed(notes.quoted(evidence)) in ending[ending.index(entry) :]


@pytest.mark.parametrize("format_", ["docx", "pdf"])
@pytest.mark.parametrize("name", ["bank", "nasty"])
def test_the_list_has_each_number_once_under_its_file(made: Made, name: str, format_: Format) -> None:
    """By file, rows in runs; a calculation with its formula."""
    text = squeezed(READ[format_](made(name, format_)))
    ending = text[text.rindex("引用资料清单") : text.rindex("报告说明")]
    report = printable(reports()[name])
    listed = source_list.groups(report)
    numbers = [n for group in listed for entry in group.entries for n in entry.numbers]
    assert sorted(numbers) == list(range(1, len(report.evidence) + 1))
    for group in listed:
        assert squeezed(group.title) in ending
        for entry in group.entries:
            marks = "".join(f"[{n}]" for n in entry.numbers)
            assert ending.count(marks + squeezed(entry.told)) == 1


@pytest.mark.parametrize("name", ["bank", "nasty"])
def test_marks_are_the_reports_numbers_in_every_format(made: Made, name: str) -> None:
    """The first paragraphs' marks, read back, are the same list of numbers in Markdown, HTML and PDF."""
    found = {}
    for format_ in ("md", "html", "pdf"):
        text = squeezed(READ[format_](made(name, format_)))
        found[format_] = set(re.findall(r"\[\^?(\d+)\]", text))
    assert found["md"] == found["html"] == found["pdf"]
    assert found["md"] >= {str(n) for n in range(1, len(reports()[name].evidence) + 1)}


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_report_gives_the_same_bytes(made: Made, format_: Format) -> None:
    """Nothing of a file depends on when or how often it was made."""
    name = "bank" if format_ in ("html", "json") else "chartless"
    assert render(reports()[name], format_) == made(name, format_)


def test_json_holds_every_block_and_all_evidence(made: Made) -> None:
    """And the option of each chart for the page; figures as they are, none rounded."""
    report = reports()["bank"]
    told = json.loads(made("bank", "json"))
    assert [c["title"] for c in told["chapters"]] == [c.title for c in report.chapters]
    assert [len(c["blocks"]) for c in told["chapters"]] == [len(c.blocks) for c in report.chapters]
    assert [e["key"] for e in told["evidence"]] == list(report.evidence)
    assert [e["n"] for e in told["evidence"]] == list(range(1, len(report.evidence) + 1))
    blocks = [b for c in told["chapters"] for b in c["blocks"]]
    bars = next(b for b in blocks if b["type"] == "bars")
    assert bars["series"][1]["values"] == ["960", "1320", "-410", None, "1185"]
    assert bars["option"]["series"][1]["data"][3] is None
    graphs = [b for b in blocks if b["type"] == "graph"]
    drawn = [next(s["data"] for s in g["option"]["series"] if s["id"] == "nodes") for g in graphs]
    assert [len(boxes) for boxes in drawn] == [len(g["nodes"]) for g in graphs]
    assert [len(g["table"]["rows"]) for g in graphs] == [len(g["links"]) for g in graphs]


def test_control_characters_reach_no_format(made: Made) -> None:
    """Nor what turns the direction of reading; the characters around them stay."""
    for format_ in FORMATS:
        if format_ in ("pdf", "docx"):
            text = READ[format_](made("nasty", format_))
        else:
            text = made("nasty", format_).decode()
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u200b]", text)
        assert "示例公司[31m倒置" in squeezed(text).replace("\\", "")


def test_a_citation_without_evidence_is_refused() -> None:
    """A mark that leads nowhere is never printed."""
    broken = Report("zh", reports()["bank"].imprint, reports()["bank"].chapters, {})
    with pytest.raises(KeyError):
        render(broken, "md")


@pytest.mark.parametrize("format_", FORMATS)
def test_a_report_without_chapters_or_evidence_is_a_whole_file(format_: Format) -> None:
    """Head, imprint and the line that no source is cited."""
    data = render(Report("en", reports()["bank"].imprint, (), {}), format_)
    if format_ == "json":
        assert json.loads(data)["evidence"] == []
    else:
        assert "Thisreportcitesnosource." in squeezed(READ[format_](data))
