"""Passages of a document: its blocks along headings, articles, table rows and paragraphs. Knows no format and no storage.

Nothing of the text is lost or doubled: the passages' texts without their repeated heads, put together, are the
blocks' texts in order; a heading stands in the `heading` of every passage under it, and as text where nothing
stands under it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.domain.reading.normal import fold
from ingest.blocks import Block, BlockKind, Box
from ingest.cutting import Piece, article_pieces, prose_pieces
from ingest.structure import article_number

_ADOPTION = re.compile(
    r"^[(（]?(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|根据\s*\d{4}|.{0,12}(?:第\s*\d+\s*号|〔\d{4}〕)).{0,200}$"
)


@dataclass(frozen=True, slots=True)
class PassageDraft:
    """A passage before it has a number.

    kind: article, paragraph, table, or heading for headings under which nothing stands.
    text: as it stands in the original; its first `repeated` characters repeat the head of the article or the
    caption of the table that this is a later part of. index_text: folded, with title and headings ahead.
    heading: path of headings, outermost first, joined by " › ". boxes: where its own lines stand on their pages.
    recognised: read from a picture (OCR).
    """

    ordinal: int
    kind: str
    heading: str
    article: str | None
    page: int | None
    locator: str
    text: str
    index_text: str
    repeated: int = 0
    boxes: tuple[Box, ...] = ()
    recognised: bool = False


def passages(blocks: Sequence[Block], title: str) -> list[PassageDraft]:
    """The passages of a document called `title`; "" where it has no title that says anything."""
    sections = list(_sections(blocks))
    if len(sections) > 1:
        # The title alone would be found before everything that it is the title of.
        sections = [
            s for s in sections if not (s.bare and all(_is_title(block, title) for block in s.blocks))
        ]
    out: list[PassageDraft] = []
    for section in sections:
        for piece in section.pieces():
            out.append(_draft(len(out), section, piece, title))
    return out


@dataclass(frozen=True, slots=True)
class _Section:
    """What stands under one path of headings, or one article.

    front: what stands between a law's title and its first rule. bare: headings with nothing under them.
    """

    path: tuple[Block, ...]
    blocks: tuple[Block, ...]
    article: str | None = None
    front: bool = False
    bare: bool = False

    def pieces(self) -> Iterator[Piece]:
        """The passages of this section, in order."""
        if self.article is not None:
            return article_pieces(self.blocks)
        return prose_pieces(self.blocks, "heading" if self.bare else "paragraph")


def _sections(blocks: Sequence[Block]) -> Iterator[_Section]:
    """Blocks grouped by the headings and articles they stand under, as text the headings over nothing."""
    path: list[Block] = []
    held: list[Block] = []
    article: str | None = None
    bare = False

    def closed() -> Iterator[_Section]:
        if held:
            front = article is None and not bare and _is_front(path, held)
            yield _Section(tuple(path), tuple(held), article, front, bare)
            held.clear()

    for place, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            following = blocks[place + 1] if place + 1 < len(blocks) else None
            over_nothing = following is None or (
                following.kind is BlockKind.HEADING and following.level <= block.level
            )
            above = [heading for heading in path if heading.level < block.level]
            if not (bare and over_nothing and above == path):
                yield from closed()
            path, article, bare = above, None, over_nothing
            if over_nothing:
                held.append(replace(block, kind=BlockKind.PARAGRAPH))
            else:
                path.append(block)
        elif block.kind is BlockKind.ARTICLE:
            yield from closed()
            number = article_number(block.text)
            article, bare = number.name if number else None, False
            held.append(block)
        else:
            held.append(block)
    yield from closed()


def _is_front(path: Sequence[Block], held: Sequence[Block]) -> bool:
    """Whether this is what stands between a law's title and its first rule: how it came to be adopted."""
    under_title = len(path) == 1 and path[0].level == 1
    return under_title and all(_ADOPTION.match(fold(block.text)) for block in held)


def _is_title(heading: Block, title: str) -> bool:
    """Whether a heading is the title, or a line of a title in two lines."""
    said, whole = fold(heading.text), fold(title)
    return said == whole or (heading.level == 1 and said in whole.split(" "))


def _draft(ordinal: int, section: _Section, piece: Piece, title: str) -> PassageDraft:
    headings = [block.text for block in section.path if not _is_title(block, title)]
    ahead = fold("\n".join([title, *headings]))
    text = piece.text
    return PassageDraft(
        ordinal=ordinal,
        kind=piece.kind,
        heading=" › ".join(headings),
        article=section.article,
        page=piece.page,
        locator=_locator(section, headings, piece),
        text=text,
        index_text=f"{ahead}\n{fold(text)}" if ahead else fold(text),
        repeated=len(piece.ahead),
        boxes=piece.boxes,
        recognised=any(part.block.recognised for part in piece.parts),
    )


def _locator(section: _Section, headings: Sequence[str], piece: Piece) -> str:
    """Where a passage stands, for people.

    「第四十条（第四章 …） 1/2」, 「第 3 页 · 三、贷款条件 · 表第 2–5 行」, 「工作表“限额”第 5–9 行」, 「第 3 张幻灯片」.
    """
    where = []
    first, last = piece.parts[0].block, piece.parts[-1].block
    if piece.page is not None:
        where.append(f"第 {piece.page} 页")
    if first.slide is not None:
        where.append(f"第 {first.slide} 张幻灯片")
    if section.article is not None:
        inside = f"（{headings[-1]}）" if headings else ""
        part = f" {piece.number}/{piece.count}" if piece.count > 1 else ""
        where.append(f"{section.article}{inside}{part}")
    elif headings and not first.sheet:
        where.append(" › ".join(headings[-2:]))
    elif section.front:
        where.append("题注")
    if first.sheet:
        where.append(f"工作表“{first.sheet}”{_rows(first.row, last.row)}")
    elif piece.kind == "table" and section.article is None:
        where.append(f"表{_rows(piece.row, piece.last_row)}")
    return " · ".join(where) or "正文"


def _rows(first: int | None, last: int | None) -> str:
    if first is None:
        return ""
    return f"第 {first} 行" if last is None or last <= first else f"第 {first}–{last} 行"
