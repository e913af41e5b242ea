"""Web pages: the text that a reader of the page sees, with headings, lists and tables; menus, ads and scripts out.

The tree is walked with a stack of its own: hostile pages nest deeper than Python recurses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, Doctype, NavigableString, PreformattedString

from ingest.blocks import Block, BlockKind, Reading
from ingest.furniture import web_furniture, web_properties
from ingest.readers.html_sight import NO_TEXT, Sight
from ingest.readers.text import decode, sane
from ingest.structure import outline
from ingest.tables import Tables

_BREAKS = frozenset(
    {
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "br",
        "hr",
        "tr",
        "td",
    }
    | {"blockquote", "pre", "figure", "figcaption", "address", "center", "body", "html", "table", "caption"}
)
_DECLARED = re.compile(rb"""<(?:meta[^>]+charset|\?xml[^>]+encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_ENCODINGS = {
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030", "gb18030": "gb18030",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "utf-8": "utf-8", "utf8": "utf-8", "iso-8859-1": "cp1252",
    "windows-1252": "cp1252", "us-ascii": "cp1252", "shift_jis": "shift_jis", "euc-jp": "euc_jp", "euc-kr": "euc_kr",
}  # fmt: skip
"""What a page may call its encoding -> the codec; GB 2312 pages hold characters of its supersets more often than not."""
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_DATES = ("pubdate", "publishdate", "publish_date", "article:published_time", "date", "dc.date")
_AUTHORS = ("contentsource", "source", "author", "sitename", "og:site_name")
_SAID_AT_MOST = 400


def read_html(path: Path) -> Reading:
    """Blocks of a web page; text that styles hide is left out and reported."""
    text = _XML_DECLARATION.sub("", _decoded(path.read_bytes()), count=1)
    # lxml reads what html5lib needs a hundred times longer for, and mends the same common faults.
    soup = BeautifulSoup(text, "lxml")
    properties = _properties(soup)
    hidden: list[str] = []
    parts = list(_parts(soup, Sight(soup), hidden))
    lines = [part for part in parts if isinstance(part, Block) and part.kind is BlockKind.PARAGRAPH]
    kept, dropped = web_furniture([line.text for line in lines])
    blocks = list(_without_furniture(parts, kept))
    found = web_properties(dropped + kept[:12]) | properties
    return Reading(
        tuple(outline(blocks, bare=not _has_headings(blocks))), properties=found, hidden=tuple(hidden)
    )


def _decoded(data: bytes) -> str:
    declared = _DECLARED.search(data[:4096])
    codec = _ENCODINGS.get(declared.group(1).decode("ascii").lower()) if declared else None
    if codec is None or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return decode(data)
    for name in (
        "utf-8",
        codec,
    ):  # what reads as UTF-8 is UTF-8, whatever a page left over from older days says
        try:
            return sane(data, name)
        except UnicodeDecodeError:
            continue
    return decode(data)


def _properties(soup: BeautifulSoup) -> dict[str, str]:
    """title, issued and source as the page's head states them."""
    found: dict[str, str] = {}
    if soup.title is not None and soup.title.string:
        # 「标题 - 频道 - 网站」: the page's own title comes first.
        found["title"] = re.split(r"\s*[|｜_]\s*|\s+[-–—]+\s+|-{2,}", soup.title.string.strip())[0]
    for meta in soup.find_all("meta"):
        name = str(meta.get("name") or meta.get("property") or "").lower()
        content = str(meta.get("content") or "").strip()
        if not content:
            continue
        if name in _DATES:
            found.setdefault("issued", content)
        elif name in _AUTHORS:
            found.setdefault("source", content)
        elif name == "articletitle":
            found["title"] = content
    return found


def _parts(soup: BeautifulSoup, sight: Sight, hidden: list[str]) -> Iterator[Block]:
    """The page's blocks in order. A stack holds what is still to come: a node, or the end of a line."""
    stack: list[Tag | NavigableString | None] = [soup]
    line: list[str] = []
    counted: dict[int, int] = {}
    while stack:
        node = stack.pop()
        if node is None:
            yield from _flushed(line)
            line = []
        elif isinstance(node, Tag):
            if _left_out(node, sight, hidden):
                continue
            if re.fullmatch(r"h[1-6]", node.name):
                yield from _flushed(line)
                line = []
                heading = " ".join(_seen_text(node, sight, hidden).split())
                if heading:
                    yield Block(BlockKind.HEADING, heading, level=int(node.name[1]))
            elif node.name == "table" and _is_data(node):
                yield from _flushed(line)
                line = []
                caption = node.find("caption", recursive=False)
                if caption is not None:
                    yield Block(BlockKind.PARAGRAPH, " ".join(caption.get_text().split()))
                yield from Tables().rows(_rows(node, sight, hidden), header_rows=_header_rows(node))
            else:
                if node.name in _BREAKS:
                    stack.append(None)
                stack.extend(
                    child for child in reversed(node.contents) if isinstance(child, (Tag, NavigableString))
                )
                if node.name == "li" and (number := _item_number(node, counted)):
                    stack.append(NavigableString(f"{number} "))
                if node.name in _BREAKS:
                    stack.append(None)
        elif isinstance(node, Comment):
            _report(str(node), hidden)
        elif not isinstance(node, (Doctype, PreformattedString)):
            line.append(str(node))
    yield from _flushed(line)


def _flushed(line: list[str]) -> Iterator[Block]:
    text = " ".join("".join(line).split())
    if text:
        yield Block(BlockKind.PARAGRAPH, text)


def _left_out(node: Tag, sight: Sight, hidden: list[str]) -> bool:
    """Whether an element is no text of the page; what a style hides is reported, menus and ads are not."""
    if node.name in NO_TEXT:
        return True
    if sight.is_hidden(node):
        _report(node.get_text(" "), hidden)
        return True
    return sight.is_around(node)


def _report(text: str, hidden: list[str]) -> None:
    said = " ".join(text.split())
    if said and not said.startswith(("[if ", "<![endif", "#")):
        hidden.append(said[:_SAID_AT_MOST])


def _seen_text(node: Tag, sight: Sight, hidden: list[str]) -> str:
    """Text of a heading or cell without what is left out in it."""
    out: list[str] = []
    stack: list[object] = list(reversed(node.contents))
    while stack:
        child = stack.pop()
        if isinstance(child, Tag):
            if not _left_out(child, sight, hidden):
                out.append(" " if child.name in _BREAKS else "")
                stack.extend(reversed(child.contents))
        elif isinstance(child, Comment):
            _report(str(child), hidden)
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            out.append(str(child))
    return "".join(out)


def _is_data(table: Tag) -> bool:
    """Whether a table holds data: old pages lay out their whole text in tables that hold tables or paragraphs."""
    if table.find(["table", "h1", "h2", "h3"]) is not None:
        return False
    rows = table.find_all("tr")
    widest = max((len(row.find_all(["td", "th"])) for row in rows), default=0)
    longest = max((len(cell.get_text()) for cell in table.find_all(["td", "th"])), default=0)
    return len(rows) >= 2 and widest >= 2 and longest < 1000


def _header_rows(table: Tag) -> int | None:
    """How many rows name the columns, where the page says so; None where it does not."""
    rows = table.find_all("tr")
    heads = 0
    while heads < len(rows) and all(cell.name == "th" for cell in rows[heads].find_all(["td", "th"])):
        heads += 1
    return heads if 0 < heads < len(rows) else None


def _item_number(item: Tag, counted: dict[int, int]) -> str:
    """The number that a browser shows before the next item of a numbered list; "" for other items."""
    parent = item.parent
    if (
        parent is None
        or parent.name != "ol"
        or "list-style:none" in re.sub(r"\s", "", str(parent.get("style") or ""))
    ):
        return ""
    start = str(parent.get("start") or "1")
    place = counted[id(parent)] = counted.get(id(parent), -1) + 1
    number = (int(start) if start.isdigit() and len(start) < 9 else 1) + place
    kind = str(parent.get("type") or "1")
    if kind in ("a", "A") and number <= 26:
        return f"{chr(ord(kind) + number - 1)}."
    return f"{number}."


def _rows(table: Tag, sight: Sight, hidden: list[str]) -> list[list[str]]:
    """Cells by row and column; a cell that spans rows or columns stands in each of them."""
    grid: list[list[str]] = []
    carried: dict[int, tuple[int, str]] = {}
    for row in table.find_all("tr"):
        cells: list[str] = []
        for cell in row.find_all(["td", "th"], recursive=False):
            while len(cells) in carried:
                cells.append(_carry(carried, len(cells)))
            text = " ".join(_seen_text(cell, sight, hidden).split())
            for _ in range(_span(cell, "colspan")):
                if _span(cell, "rowspan") > 1:
                    carried[len(cells)] = (_span(cell, "rowspan") - 1, text)
                cells.append(text)
        while len(cells) in carried:
            cells.append(_carry(carried, len(cells)))
        grid.append(cells)
    return grid


def _carry(carried: dict[int, tuple[int, str]], column: int) -> str:
    left, text = carried.pop(column)
    if left > 1:
        carried[column] = (left - 1, text)
    return text


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name) or "1")
    return min(int(value), 50) if value.isdigit() and int(value) > 0 else 1


def _without_furniture(parts: list[Block], kept: list[str]) -> Iterator[Block]:
    """The parts whose lines were kept; `kept` is in their order."""
    left = iter([*kept, None])
    wanted = next(left)
    for part in parts:
        if part.kind is not BlockKind.PARAGRAPH:
            yield part
        elif part.text == wanted:
            yield part
            wanted = next(left)


def _has_headings(blocks: list[Block]) -> bool:
    return sum(block.kind is BlockKind.HEADING for block in blocks) >= 2
