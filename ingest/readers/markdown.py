"""Markdown: headings, paragraphs, lists and tables by markdown-it; comments out and reported."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.blocks import Block, BlockKind, Reading
from ingest.readers.html_sight import hides
from ingest.readers.text import decode
from ingest.structure import article_number, outline
from ingest.tables import Tables

_UNUSED_LINK = re.compile(r"""^\[[^\]\n]{1,80}\]:[ ]*(?:\#|<>)[ ]*["'(](.*)["')][ ]*$""", re.MULTILINE)
"""`[//]: # (words)`: a link that nothing refers to, used as a comment."""
_OPENING = re.compile(r"<(\w{1,20})\b([^<>]{1,2000})>")
_STYLE = re.compile(r"""\bstyle\s*=\s*(["'])(.*?)\1""", re.IGNORECASE | re.DOTALL)
_HIDDEN_ATTRIBUTE = re.compile(r"""(?:^|\s)hidden(?:\s|$|=)""", re.IGNORECASE)
_SAID_AT_MOST = 400
_NAMES = {
    "标题": "title", "作者": "author", "日期": "issued", "date": "issued", "发布日期": "issued", "发文日期": "issued",
    "来源": "source", "发布机构": "source", "发文机关": "source", "文号": "number", "发文字号": "number",
}  # fmt: skip
"""What front matter may call a property -> its name."""
_MARK = re.compile(r"[A-Z _\-]*")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_SPACES = re.compile(r"^[ \t\u3000]+", re.MULTILINE)


def read_markdown(path: Path) -> Reading:
    """Blocks of a Markdown file."""
    text = decode(path.read_bytes()).replace("\r\n", "\n")
    properties: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front:
        properties = _front_matter(front.group(1))
        text = text[front.end() :]
    text, hidden = _without_hidden(text)
    # Indented text is a code block to Markdown, but an indented paragraph to whoever typed it.
    text = _SPACES.sub(_keep_list_indent, text)
    blocks = _blocks(MarkdownIt("commonmark", {"html": True}).enable("table").parse(text))
    if not blocks:  # nested deeper than Markdown is parsed: its words are there all the same
        blocks = [
            Block(BlockKind.PARAGRAPH, said)
            for line in text.split("\n")
            if (said := line.lstrip("> \t").rstrip())
        ]
    return Reading(tuple(outline(blocks, bare=False)), properties=properties, hidden=tuple(hidden))


def _without_hidden(text: str) -> tuple[str, list[str]]:
    """(the text without what no reader of the finished page sees, what that was)."""
    hidden: list[str] = []

    def comment(match: re.Match[str]) -> str:
        hidden.append(match[1].strip()[:_SAID_AT_MOST])
        return ""

    text = _UNUSED_LINK.sub(comment, _without_comments(text, hidden))
    out: list[str] = []
    never_closed: set[str] = set()
    place = 0
    for opening in _OPENING.finditer(text):
        style = _STYLE.search(opening[2])
        unseen = _HIDDEN_ATTRIBUTE.search(opening[2]) or (style and hides(style[2]))
        if not unseen or opening.start() < place or opening[1] in never_closed:
            continue
        end = text.find(f"</{opening[1]}>", opening.end())
        if end < 0:
            never_closed.add(opening[1])
            continue
        if said := " ".join(_TAG.sub(" ", text[opening.end() : end]).split()):
            hidden.append(said[:_SAID_AT_MOST])
        out.append(text[place : opening.start()])
        place = end + len(opening[1]) + 3
    return "".join([*out, text[place:]]), hidden


def _without_comments(text: str, hidden: list[str]) -> str:
    """The text without <!-- comments -->, read once from left to right however many of them are never closed."""
    out: list[str] = []
    place = 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        said = text[start + 4 : end].strip()
        if not _MARK.fullmatch(said):
            hidden.append(said[:_SAID_AT_MOST])
        out.append(text[place:start])
        place = end + 3
    return "".join([*out, text[place:]])


def _front_matter(text: str) -> dict[str, str]:
    """title, author, issued and the like of a YAML front matter, as strings."""
    import yaml

    try:
        loaded = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError):  # a date that the calendar does not have is a ValueError
        return {}
    if not isinstance(loaded, dict):
        return {}
    # Only plain values: a few lists that refer to each other are gigabytes once they are written out.
    plain = {
        str(key).strip(): str(value)
        for key, value in loaded.items()
        if isinstance(value, (str, int, float, date))
    }
    return {_NAMES.get(key.lower(), key): value for key, value in plain.items() if value.strip()}


def _keep_list_indent(spaces: re.Match[str]) -> str:
    return " " * min(len(spaces[0].replace("\u3000", "")), 3)


def _blocks(tokens: list[Token]) -> list[Block]:
    out: list[Block] = []
    tables = Tables()
    marker = ""
    counters: list[int | None] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.type == "table_open":
            end = next(i for i in range(place, len(tokens)) if tokens[i].type == "table_close")
            out += tables.rows(_rows(tokens[place:end]))
            place = end
        elif token.type == "ordered_list_open":
            counters.append(int(token.attrGet("start") or 1))
        elif token.type == "bullet_list_open":
            counters.append(None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            counters.pop()
        elif token.type == "list_item_open":
            number = counters[-1]
            marker = "" if number is None else f"{number}{token.markup} "
            if number is not None:
                counters[-1] = number + 1
        elif token.type == "inline":
            heading = tokens[place - 1] if tokens[place - 1].type == "heading_open" else None
            for line in _plain(token).split("\n"):
                if line.strip():
                    out.append(_block(marker + line.strip(), heading))
                    marker = ""
        elif token.type in ("fence", "code_block", "html_block"):
            content = _TAG.sub("", token.content) if token.type == "html_block" else token.content
            out += [Block(BlockKind.PARAGRAPH, line.strip()) for line in content.split("\n") if line.strip()]
        place += 1
    return out


def _block(text: str, heading: Token | None) -> Block:
    if heading is None:
        return Block(BlockKind.PARAGRAPH, text)
    if article_number(text):
        return Block(BlockKind.ARTICLE, text)
    return Block(BlockKind.HEADING, text, level=int(heading.tag[1]))


def _plain(inline: Token) -> str:
    """The words of inline Markdown: emphasis and links lose their marks, pictures give their description."""
    parts = []
    for child in inline.children or []:
        if child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type == "html_inline":
            parts.append("\n" if child.content.lower().startswith("<br") else "")
        else:
            parts.append(child.content)
    return "".join(parts)


def _rows(tokens: list[Token]) -> list[list[str]]:
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_plain(token))
    return rows
