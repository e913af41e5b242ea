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
from ingest.readers.text import decode
from ingest.structure import outline
from ingest.tables import Tables

_NO_TEXT = frozenset(
    {"script", "style", "noscript", "template", "svg", "canvas", "iframe", "object", "video", "audio", "head"}
    | {"button", "select", "input", "textarea", "form", "nav", "footer", "aside", "menu", "dialog"}
)
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
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|banner|breadcrumbs?|crumbs?|share|sharing|social|sidebar|side-?bar|menu|nav|navbar"
    r"|related|recommend\w*|comments?|footer|copyright|cookie\w*|pager|pagination|hot-?list|toolbar|login|search-?box)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_UNSEEN_STYLE = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|(?:^|;)opacity:0(?:\.0+)?(?:;|$)|font-size:0(?:px|pt|em|rem|%)?(?:;|$|!)"
    r"|(?:^|;)color:(?:#fff(?:fff)?|white|transparent|rgba?\(255,255,255(?:,[\d.]+)?\))(?:;|$|!)"
    r"|(?:left|top|text-indent):-\d{3,}|clip:rect\(0|(?:^|;)(?:max-)?height:0(?:px)?;.*overflow:hidden",
    re.IGNORECASE,
)
_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_DATES = ("pubdate", "publishdate", "publish_date", "article:published_time", "date", "dc.date")
_AUTHORS = ("contentsource", "source", "author", "sitename", "og:site_name")
_SAID_AT_MOST = 400


def read_html(path: Path) -> Reading:
    """Blocks of a web page; text that styles hide is left out and reported."""
    text = _decoded(path.read_bytes())
    # lxml reads what html5lib needs a hundred times longer for, and mends the same common faults.
    soup = BeautifulSoup(text, "lxml")
    properties = _properties(soup)
    hidden: list[str] = []
    parts = list(_parts(soup, hidden))
    lines = [part for part in parts if isinstance(part, Block) and part.kind is BlockKind.PARAGRAPH]
    kept, dropped = web_furniture([line.text for line in lines])
    blocks = list(_without_furniture(parts, kept))
    found = web_properties(dropped + kept[:12]) | properties
    return Reading(
        tuple(outline(blocks, bare=not _has_headings(blocks))), properties=found, hidden=tuple(hidden)
    )


def _decoded(data: bytes) -> str:
    declared = _DECLARED.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared.group(1).decode("ascii").lower()
        # GB2312 pages hold characters of its supersets more often than not.
        name = "gb18030" if name in ("gb2312", "gbk", "x-gbk") else name
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            return decode(data)
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


def _parts(soup: BeautifulSoup, hidden: list[str]) -> Iterator[Block]:
    """The page's blocks in order. A stack holds what is still to come: a node, or the end of a line."""
    stack: list[Tag | NavigableString | None] = [soup]
    line: list[str] = []
    while stack:
        node = stack.pop()
        if node is None:
            yield from _flushed(line)
            line = []
        elif isinstance(node, Tag):
            if _left_out(node, hidden):
                continue
            if re.fullmatch(r"h[1-6]", node.name):
                yield from _flushed(line)
                line = []
                heading = " ".join(_seen_text(node, hidden).split())
                if heading:
                    yield Block(BlockKind.HEADING, heading, level=int(node.name[1]))
            elif node.name == "table" and _is_data(node):
                yield from _flushed(line)
                line = []
                caption = node.find("caption", recursive=False)
                if caption is not None:
                    yield Block(BlockKind.PARAGRAPH, " ".join(caption.get_text().split()))
                yield from Tables().rows(_rows(node, hidden))
            else:
                if node.name in _BREAKS:
                    stack.append(None)
                stack.extend(
                    child for child in reversed(node.contents) if isinstance(child, (Tag, NavigableString))
                )
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


def _left_out(node: Tag, hidden: list[str]) -> bool:
    """Whether an element is no text of the page; what a style hides is reported, menus and ads are not."""
    if node.name in _NO_TEXT:
        return True
    style = re.sub(r"\s+", "", str(node.get("style") or ""))
    if node.has_attr("hidden") or (style and _UNSEEN_STYLE.search(style)):
        _report(node.get_text(" "), hidden)
        return True
    names = " ".join([*(node.get("class") or []), str(node.get("id") or "")])
    is_whole_page = node.name in ("html", "body", "main", "article")
    if names and not is_whole_page and _AROUND.search(names):
        return True
    return str(node.get("role") or "") in ("navigation", "banner", "complementary", "contentinfo", "search")


def _report(text: str, hidden: list[str]) -> None:
    said = " ".join(text.split())
    if said and not said.startswith(("[if ", "<![endif", "#")):
        hidden.append(said[:_SAID_AT_MOST])


def _seen_text(node: Tag, hidden: list[str]) -> str:
    """Text of a heading or cell without what is left out in it."""
    out: list[str] = []
    stack: list[object] = list(reversed(node.contents))
    while stack:
        child = stack.pop()
        if isinstance(child, Tag):
            if not _left_out(child, hidden):
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


def _rows(table: Tag, hidden: list[str]) -> list[list[str]]:
    """Cells by row and column; a cell that spans rows or columns stands in each of them."""
    grid: list[list[str]] = []
    carried: dict[int, tuple[int, str]] = {}
    for row in table.find_all("tr"):
        cells: list[str] = []
        for cell in row.find_all(["td", "th"], recursive=False):
            while len(cells) in carried:
                cells.append(_carry(carried, len(cells)))
            text = " ".join(_seen_text(cell, hidden).split())
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
