"""Opens each format with a reader that had no part in writing it, and gives back what a person would read."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pypdf
from markdown_it import MarkdownIt

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def squeezed(text: str) -> str:
    """`text` without spaces: line ends and the space between scripts are the format's own."""
    return re.sub(r"\s+", "", text)


class _Page(HTMLParser):
    """Collects text and ids, links, tags, attributes; skips style and the drawn charts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag in ("style", "svg"):
            self._within.append(tag)
        for name, value in attrs:
            self.attributes.append((name, value or ""))
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.targets.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        if self._within and tag == self._within[-1]:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.text.append(data)


def page(data: bytes) -> _Page:
    """An HTML file, parsed."""
    parser = _Page()
    parser.feed(data.decode())
    parser.close()
    return parser


def markdown_text(data: bytes) -> str:
    """What a Markdown reader shows, tables included."""
    shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(data.decode())
    assert "<script" not in shown
    return "".join(page(shown.encode()).text)


def pdf_text(data: bytes) -> str:
    """The text of all pages."""
    return "\n".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(data)).pages)


@dataclass
class Word:
    """A Word file's parts as trees, and the text of its body and of its footnotes by number."""

    body: ElementTree.Element
    footnotes: dict[int, str]
    settings: ElementTree.Element
    references: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The body's text; a paragraph ends in a line end."""
        return "\n".join("".join(t.text or "" for t in p.iter(f"{_W}t")) for p in self.body.iter(f"{_W}p"))

    def find(self, name: str) -> list[ElementTree.Element]:
        """Elements of the body by their w: name."""
        return list(self.body.iter(f"{_W}{name}"))


def word(data: bytes) -> Word:
    """A Word file, read from its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as members:
        assert members.testzip() is None
        trees: dict[str, Any] = {
            name: ElementTree.fromstring(members.read(f"word/{name}.xml"))
            for name in ("document", "footnotes", "settings")
        }
    notes = {
        int(note.attrib[f"{_W}id"]): "".join(t.text or "" for t in note.iter(f"{_W}t"))
        for note in trees["footnotes"]
        if f"{_W}type" not in note.attrib
    }
    body = trees["document"].find(f"{_W}body")
    assert body is not None
    found = [int(r.attrib[f"{_W}id"]) for r in body.iter(f"{_W}footnoteReference")]
    return Word(body, notes, trees["settings"], found)


def value(element: ElementTree.Element, name: str) -> str:
    """An attribute in the w: namespace."""
    return element.attrib[f"{_W}{name}"]
