"""The structure that Chinese documents write into their lines: 编章节条, 一、（一）1、 and bare headings.

Readers of formats without heading marks (txt, pdf) use it to find headings; all readers use it to find articles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.domain.reading.normal import fold
from ingest import heartbeat
from ingest.blocks import Block, BlockKind

_DIGITS = "零〇○一二三四五六七八九十百千两0-9"
_NUMBER = f"[{_DIGITS}]+"
# Bullets, asterisks and spaces of any width or none may stand before 第X条; the number may hold spaces (第 四十 条).
_GAP = r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
_ARTICLE = re.compile(
    rf"^(?:{_GAP}|[\-*•·●◆■□▪▲★>#【\[])*第({_GAP}{{0,8}}(?:[{_DIGITS}]{_GAP}{{0,8}}){{0,15}}[{_DIGITS}]){_GAP}{{0,8}}条"
    rf"(?:{_GAP}*之{_GAP}*([一二三四五六七八九十0-9]+))?{_GAP}*[】\]]?(?P<after>.?)"
)
# 第四十条第二款, 第五条规定 and 第八条、第九条 speak of an article elsewhere.
_MENTION = re.compile(r"^(?:第|至|、|和|及|或|与|规定|所|的|中|修改|关于|以|之规定|适用|禁止|[）)》])")
_DIVISIONS = (
    (re.compile(r"^第\s*" + _NUMBER + r"\s*[编篇]"), 2),
    (re.compile(r"^第\s*" + _NUMBER + r"\s*分编"), 3),
    (re.compile(r"^第\s*" + _NUMBER + r"\s*章"), 4),
    (re.compile(r"^第\s*" + _NUMBER + r"\s*节"), 5),
    (re.compile(r"^(?:附件|附录|附表|附则|附)\s*" + _NUMBER[:-1] + r"*\s*[:：]?\s*\S{0,30}$"), 4),
)
_NUMBERED = (
    ("han", re.compile(r"^[一二三四五六七八九十]{1,3}\s*、\s*\S"), 6),
    ("han-bracket", re.compile(r"^\([一二三四五六七八九十]{1,3}\)\s*\S"), 7),
    ("digit", re.compile(r"^\d{1,2}\s*(?:、|\.(?!\d))\s*\S"), 8),
    ("digit-bracket", re.compile(r"^\(\d{1,2}\)\s*\S"), 9),
)
_DECIMAL = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,3})\s+\S")
_BRACKETED = re.compile(r"^【[^】]{2,30}】$")
_END = re.compile(r"[。；;，,、：:！!？?…]$")
_BARE_LEVEL = 5
_LONGEST_HEADING = 40


@dataclass(frozen=True, slots=True)
class ArticleNumber:
    """The number of an article as a person writes it, and where the number ends in the line."""

    name: str
    end: int


def article_number(line: str) -> ArticleNumber | None:
    """「第四十条」 or 「第一百二十条之一」 where `line` begins an article, None where it only speaks of one."""
    match = _ARTICLE.match(line.translate(_FULL_WIDTH_DIGITS))
    if match is None:
        return None
    rest = line[match.start("after") :]
    spaced = line[match.start("after") - 1] in " 　\t\u3000】]" if match.start("after") else False
    if not spaced and _MENTION.match(rest):
        return None
    number = re.sub(_GAP, "", match.group(1))
    name = f"第{number}条" + (f"之{match.group(2)}" if match.group(2) else "")
    return ArticleNumber(name, match.start("after"))


_FULL_WIDTH_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def division_level(line: str) -> int | None:
    """Level of an 编, 分编, 章, 节 or 附件 line; None for any other line."""
    return _division_level(fold(line))


def _division_level(folded: str) -> int | None:
    if len(folded) > _LONGEST_HEADING or folded.endswith(("。", ";", ",")):
        return None
    return next((level for pattern, level in _DIVISIONS if pattern.match(folded)), None)


def is_title(line: str) -> bool:
    """Whether the first line of a text can be its title: short, unnumbered and without a stop at its end."""
    folded = fold(line)
    numbered = division_level(line) is not None or any(p.match(folded) for _, p, _ in _NUMBERED)
    return 2 <= len(folded) <= 60 and not numbered and not _END.search(folded) and "。" not in folded


def outline(lines: Sequence[Block], *, bare: bool = True) -> list[Block]:
    """The lines of a document with headings and articles told apart from paragraphs.

    bare: also take a short line without a full stop before a long one as a heading. Blocks that are not
    paragraphs stay as they are. Inside an article only an 编, 章 or 节 is a heading: （一） is an item there.
    """
    folded = [fold(line.text) for line in lines]
    out: list[Block] = []
    in_article = False
    for place, line in enumerate(lines):
        heartbeat.beat()
        if line.kind is not BlockKind.PARAGRAPH:
            in_article = in_article and line.kind is not BlockKind.HEADING
            out.append(line)
            continue
        if article_number(line.text):
            in_article = True
            out.append(replace(line, kind=BlockKind.ARTICLE))
            continue
        level = _division_level(folded[place])
        if level is None and not in_article:
            level = _numbered_level(folded, place) or (_bare_level(folded, place) if bare else None)
        if level is not None:
            in_article = False
            out.append(replace(line, kind=BlockKind.HEADING, level=level))
        else:
            out.append(line)
    return out


def _numbered_level(lines: Sequence[str], place: int) -> int | None:
    """Level of 一、 （一） 1、 (1) and 1.2 lines that head what follows; None for items of a list."""
    line = lines[place]
    if len(line) > _LONGEST_HEADING:
        return None
    following = lines[place + 1] if place + 1 < len(lines) else ""
    for name, pattern, level in _NUMBERED:
        if not pattern.match(line):
            continue
        if name.startswith("digit") and place and pattern.match(lines[place - 1]):
            return None  # the last item of a list
        inner = line.rstrip("。")
        if _END.search(inner) or "。" in inner or not following or pattern.match(following):
            return None
        return level if inner == line or len(following) > 2 * len(line) else None
    decimal = _DECIMAL.match(line)
    if decimal and not _END.search(line) and following:
        return 6 + decimal.group(1).count(".")
    return None


def _bare_level(lines: Sequence[str], place: int) -> int | None:
    """Level of a short line that ends without a stop and stands before a longer text."""
    line = lines[place]
    if _BRACKETED.match(line):
        return _BARE_LEVEL
    if not 2 <= len(line) <= 30 or _END.search(line) or "。" in line or not re.search(r"[^\W\d_]{2}", line):
        return None
    if line.startswith(("(", "《", "-", "•", "http")) or re.search(r"[:：]\s", line):
        return None
    if place and lines[place - 1].endswith((":", "：")):
        return None
    following = lines[place + 1] if place + 1 < len(lines) else ""
    stands_before_text = len(following) >= 40 and len(following) >= 2 * len(line)
    stands_before_heading = any(p.match(following) for _, p, _ in _NUMBERED[:1]) and len(following) <= 30
    return _BARE_LEVEL if stands_before_text or stands_before_heading else None
