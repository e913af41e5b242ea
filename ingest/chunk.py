"""Cuts blocks into passages: along headings, articles, table rows and paragraphs. Knows no format and no storage.

Nothing of the text is lost or doubled: the passages' texts without their repeated heads, put together, are the
blocks' texts in order; a heading stands in the `heading` of every passage under it, and as a passage of its own
where nothing stands under it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.domain.reading.normal import fold
from ingest.blocks import Block, BlockKind, Box
from ingest.structure import article_number

TARGET = 400
"""Size that paragraphs under one heading are merged up to, in Chinese characters (three letters count as one)."""
LONGEST = 600
"""Size above which an article or paragraph is cut."""
HEAD = 60
"""Longest head of a cut article that its later parts repeat."""

_SENTENCE = re.compile(r"(?<=[。！？；!?;])|(?<=[.])(?=\s)")
_ADOPTION = re.compile(
    r"^[(（]?(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|根据\s*\d{4}|.{0,12}(?:第\s*\d+\s*号|〔\d{4}〕)).{0,200}$"
)
_CLAUSE = re.compile(r"(?<=[，、：,:\s])")


@dataclass(frozen=True, slots=True)
class PassageDraft:
    """A passage before it has a number.

    text: as it stands in the original; its first `repeated` characters repeat the head of the article that
    this is a later part of. index_text: folded, with the document's title and headings ahead.
    heading: path of headings, outermost first, joined by " › ". boxes: where its own lines stand on their pages,
    repeated head left aside. recognised: read from a picture (OCR).
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


def size(text: str) -> int:
    """Length in Chinese characters; three characters of any other script count as one."""
    wide = sum(char > "\u2e7f" for char in text)
    return wide + (len(text) - wide + 2) // 3


def passages(blocks: Sequence[Block], title: str) -> list[PassageDraft]:
    """The passages of a document called `title`; "" where it has no title that says anything."""
    out: list[PassageDraft] = []
    for section in _sections(blocks):
        for piece in section.pieces():
            out.append(_draft(len(out), section, piece, title))
    return out


@dataclass(frozen=True, slots=True)
class _Piece:
    """What becomes a passage. sources: the blocks, or the parts of one, that its own text is made of."""

    text: str
    kind: str
    sources: tuple[Block, ...]
    part: int = 1
    parts: int = 1
    repeated: int = 0
    row: int = 0

    @property
    def page(self) -> int | None:
        """The page on which it begins."""
        first = self.sources[0]
        return first.boxes[0].page if first.boxes else first.page


@dataclass(slots=True)
class _Section:
    """What stands under one path of headings, or one article."""

    path: tuple[Block, ...]
    front: bool
    article: str | None
    blocks: list[Block]

    def pieces(self) -> Iterator[_Piece]:
        """The passages of this section, in order."""
        if not self.blocks:
            yield _Piece(self.path[-1].text, "heading", (self.path[-1],))
            return
        if self.article is not None:
            yield from self._article_pieces()
            return
        kind = "heading" if self.front else "paragraph"
        waiting: list[Block] = []
        row = 0
        for block in self.blocks:
            if block.kind is BlockKind.TABLE:
                yield from _merged(waiting, kind)
                waiting = []
                row += 1
                for piece in _cut(block, "table"):
                    yield replace(piece, part=1, row=row)
            else:
                row = 0
                waiting.append(block)
        yield from _merged(waiting, kind)

    def _article_pieces(self) -> Iterator[_Piece]:
        rows = [block for block in self.blocks if block.kind is BlockKind.TABLE]
        if not rows and size("\n".join(block.text for block in self.blocks)) <= LONGEST:
            yield _Piece("\n".join(block.text for block in self.blocks), "article", tuple(self.blocks))
            return
        groups: list[list[_Piece]] = []
        for block in self.blocks:
            if block.kind is BlockKind.TABLE:
                groups += [[piece] for piece in _cut(block, "table")]
                continue
            for piece in _cut(block, "article"):
                last = groups[-1] if groups else []
                fits = (
                    last
                    and last[0].kind == "article"
                    and size("".join(p.text for p in last) + piece.text) <= TARGET
                )
                groups[-1].append(piece) if fits else groups.append([piece])
        head = _head(self.blocks[0].text)
        for place, group in enumerate(groups):
            text = _joined(group)
            ahead = f"{head}\n" if place else ""
            yield _Piece(ahead + text, group[0].kind, _sources(group), place + 1, len(groups), len(ahead))


def _sections(blocks: Sequence[Block]) -> Iterator[_Section]:
    """Blocks grouped by the headings and articles they stand under. The title itself (level 1) is no heading."""
    path: list[Block] = []
    section = _Section((), False, None, [])
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            section.front = _is_front(section, path)
            if section.blocks or (section.path and path[-1].level >= block.level):
                yield section
            while path and path[-1].level >= block.level:
                path.pop()
            path.append(block)
            section = _Section(tuple(path), False, None, [])
        elif block.kind is BlockKind.ARTICLE:
            if section.blocks:
                section.front = _is_front(section, path)
                yield section
            number = article_number(block.text)
            name = number.name if number else None
            section = _Section(tuple(path), False, name, [block])
        else:
            section.blocks.append(block)
    if section.blocks or section.path:
        yield section


def _is_front(section: _Section, path: Sequence[Block]) -> bool:
    """Whether this is what stands between a law's title and its first rule: how it came to be adopted."""
    under_title = section.article is None and len(path) == 1 and path[0].level == 1
    return under_title and bool(section.blocks) and all(_ADOPTION.match(fold(b.text)) for b in section.blocks)


def _merged(blocks: Sequence[Block], kind: str) -> Iterator[_Piece]:
    """Paragraphs joined up to TARGET; a page break does not part them, the passage has its first page."""
    group: list[_Piece] = []
    for block in blocks:
        for piece in _cut(block, kind):
            if group and size("\n".join([*(p.text for p in group), piece.text])) > TARGET:
                yield _Piece(_joined(group), kind, _sources(group))
                group = []
            group.append(piece)
    if group:
        yield _Piece(_joined(group), kind, _sources(group))


def _joined(group: Sequence[_Piece]) -> str:
    """Pieces put together: a new line between blocks, nothing between the parts of one block."""
    text = group[0].text
    for piece in group[1:]:
        text += piece.text if piece.part > 1 else "\n" + piece.text
    return text


def _cut(block: Block, kind: str) -> list[_Piece]:
    """A block whole, or cut at sentences, else at clauses, else by length, when longer than LONGEST."""
    if size(block.text) <= LONGEST:
        return [_Piece(block.text, kind, (block,))]
    texts = _packed(block.text, (_SENTENCE, _CLAUSE))
    out: list[_Piece] = []
    start = 0
    for place, text in enumerate(texts):
        boxes = _boxes_of(block, start, start + len(text))
        out.append(_Piece(text, kind, (replace(block, text=text, boxes=boxes),), part=place + 1))
        start += len(text)
    return out


def _boxes_of(block: Block, start: int, end: int) -> tuple[Box, ...]:
    """The boxes of the lines that hold the block's characters `start` to `end`.

    Readers give a box a line and join the lines, so that which character stood in which line is told by the
    widths: a box holds the share of the characters that its width is of all widths. A line that the cut goes
    through belongs to both sides.
    """
    whole = sum(box.right - box.left for box in block.boxes)
    if len(block.boxes) < 2 or whole <= 0:
        return block.boxes
    first, last = (place / len(block.text) * whole for place in (start, end))
    slack = whole / len(block.text)  # a character: widths are measured, not counted
    found: list[Box] = []
    at = 0.0
    for box in block.boxes:
        ends = at + box.right - box.left
        if at < last - slack / 2 and ends > first + slack / 2:
            found.append(box)
        at = ends
    return tuple(found) or block.boxes


def _sources(group: Sequence[_Piece]) -> tuple[Block, ...]:
    return tuple(block for piece in group for block in piece.sources)


def _packed(text: str, seams: tuple[re.Pattern[str], ...]) -> list[str]:
    """Parts of `text` of at most LONGEST, near TARGET, cut at the first seams that serve."""
    if not seams:
        step = TARGET
        return [text[start : start + step] for start in range(0, len(text), step)]
    out: list[str] = []
    for part in seams[0].split(text):
        if not part:
            continue
        if size(part) > LONGEST:
            out += _packed(part, seams[1:])
        elif out and size(out[-1]) + size(part) <= TARGET:
            out[-1] += part
        else:
            out.append(part)
    return out


def _head(text: str) -> str:
    """What the later parts of a cut article repeat: its number and the beginning of its first sentence."""
    first = text.split("\n", 1)[0]
    sentence = _SENTENCE.split(first)[0]
    if len(sentence) <= HEAD:
        return sentence
    number = article_number(first)
    return first[: number.end].strip() if number else sentence[:HEAD]


def _draft(ordinal: int, section: _Section, piece: _Piece, title: str) -> PassageDraft:
    path = section.path[:-1] if piece.kind == "heading" and not section.blocks else section.path
    headings = [block.text for block in path if fold(block.text) != fold(title)]
    ahead = fold("\n".join([title, *headings]))
    return PassageDraft(
        ordinal=ordinal,
        kind=piece.kind,
        heading=" › ".join(headings),
        article=section.article,
        page=piece.page,
        locator=_locator(section, headings, piece),
        text=piece.text,
        index_text=f"{ahead}\n{fold(piece.text)}" if ahead else fold(piece.text),
        repeated=piece.repeated,
        boxes=tuple(dict.fromkeys(box for block in piece.sources for box in block.boxes)),
        recognised=any(block.recognised for block in piece.sources),
    )


def _locator(section: _Section, headings: Sequence[str], piece: _Piece) -> str:
    """Where a passage stands, for people.

    「第四十条（第四章 …）」, 「第 3 页 · 三、贷款条件 · 表第 2 行」, 「工作表“限额”第 5–9 行」, 「第 3 张幻灯片」.
    """
    where = []
    first, last = piece.sources[0], piece.sources[-1]
    if piece.page is not None:
        where.append(f"第 {piece.page} 页")
    if first.slide is not None:
        where.append(f"第 {first.slide} 张幻灯片")
    if section.article is not None:
        inside = f"（{headings[-1]}）" if headings else ""
        where.append(
            f"{section.article}{inside}" + (f" {piece.part}/{piece.parts}" if piece.parts > 1 else "")
        )
    elif headings and not first.sheet:
        where.append(" › ".join(headings[-2:]))
    elif section.front and not first.sheet:
        where.append("题注")
    if first.sheet:
        where.append(f"工作表“{first.sheet}”" + _rows(first.row, last.row))
    elif piece.row:
        where.append(f"表第 {piece.row} 行")
    return " · ".join(where) or "正文"


def _rows(first: int | None, last: int | None) -> str:
    if first is None:
        return ""
    return f"第 {first} 行" if last in (None, first) else f"第 {first}–{last} 行"
