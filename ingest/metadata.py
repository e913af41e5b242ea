"""What a document is: title, kind, issuer, number, dates, and which other documents are versions of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain.reading.normal import fold
from ingest.blocks import Block, BlockKind, Reading
from ingest.metadata_dates import NAME_DATE, adoption_lines, effective_on, issued_on, repealed_on
from ingest.metadata_origin import find_issuer, find_number, find_region

_LAW_TITLE = re.compile(
    r"(?:法|法典|条例|规定|办法|解释|决定|批复|规则|细则|通则|纲要|答复|意见)(?:\s*[(（].{1,12}[)）])?$|司法解释"
)
_OWN_RULES = re.compile(
    r"(?:农商行|商业银行股份有限公司|农村商业银行|信用联社|本行|[支分]行).*(?:办法|规定|细则|制度|规程)"
)
"""A bank's own rules have the titles of law, and are none."""
_KIND_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "manual",
        re.compile(r"手册|操作规程|指引|指南|授信政策|信贷政策|管理制度|manual|handbook|guideline", re.I),
    ),
    ("notice", re.compile(r"通知|公告|通报|公示|函$|notice", re.I)),
    ("table", re.compile(r"一览表|利率表|额度表|限额表|明细表|目录表|费率表|rate table|limit table", re.I)),
    ("report", re.compile(r"报告|研究|分析|简报|白皮书|集群|产业|困境|思考|report|brief|outlook", re.I)),
)
_OF_STATE = re.compile(r"(?:最高人民法院|最高人民检察院|国务院|全国人民代表大会)(?!.*(?:通知|公告)$).*关于")
_BANK = re.compile(r"(?<!人民)银行(?:股份有限公司)?(?:[\u4e00-\u9fff]{0,8}[分支总]行)?$|农商行$|信用联社$")
_VERSION_NOTE = re.compile(
    r"[(\[【](?:(?:19|20)\d{2}年?)?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:第.{1,3}次)?(?:修正|修订|修改|版)(?:版|本|稿)?[)\]】]"
    r"|[(\[【]?(?:v|V|版本|第)\s*\d+(?:\.\d+)*\s*版?[)\]】]?$|[(\[【](?:19|20)\d{2}年?[)\]】]$"
)
SHEETS = frozenset({"xlsx", "xlsb", "xls", "ods", "csv"})
"""Media types that hold tables."""
_NO_TITLE = re.compile(
    r"untitled|无标题|文档\s*\d*$|document\s*\d*$|\.(?:docx?|pdf|wps)$|^Microsoft Word|^\W*$", re.I
)
_NUMBERED = re.compile(
    r"第?[一二三四五六七八九十百\d]+\s*[章编节部、.．]|[(（][一二三四五六七八九十\d]+[)）]"
)
"""A chapter, and no title."""
_STATE_LAW = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself. kind: law, report, manual, notice, table, web, other.

    region: division code of the place it is about; None for the whole country, or where nothing says.
    """

    title: str
    kind: str
    lang: str
    issuer: str | None = None
    document_number: str | None = None
    issued_on: date | None = None
    effective_on: date | None = None
    repealed_on: date | None = None
    region: str | None = None
    version_key: str | None = None


def describe(reading: Reading, file_stem: str, media_type: str) -> Metadata:
    """Metadata of a reading; `file_stem` is the file's name without its suffix."""
    title = find_title(reading, file_stem)
    plain = fold(title)
    lines = [fold(block.text) for block in reading.blocks]
    front = [line for line in lines[:15] if line != plain]
    kind = find_kind(plain, front, reading.blocks, media_type)
    issuer = find_issuer(plain, front, lines[-12:], reading.properties, kind)
    if kind in ("law", "other") and issuer and _BANK.search(issuer) and _LAW_TITLE.search(plain):
        kind = "manual"  # a bank's own rules have the titles of law
    issued = issued_on(file_stem, front, reading.properties.get("issued", ""), lines)
    rules = kind not in ("report", "web")
    effective = effective_on(front, lines, issued) if rules else None
    return Metadata(
        title=title,
        kind=kind,
        lang=find_lang(reading.blocks),
        issuer=issuer,
        document_number=find_number(plain, front, reading.properties),
        issued_on=issued,
        effective_on=effective,
        repealed_on=repealed_on([*front, *lines[-12:]], effective) if rules else None,
        region=find_region(plain, issuer, front, kind),
        version_key=_family(plain, kind),
    )


def find_title(reading: Reading, file_stem: str) -> str:
    """What the file says its title is, else its first level-1 heading, else its name without a date.

    A level-1 heading with another right under it is a title in two lines: 中华人民共和国民法典, 物权编. Where there is
    none, a heading that the file begins with is the title if no other is of its level: many rules written in Word have
    their title in the style of a chapter.
    """
    said = " ".join(reading.properties.get("title", "").split())
    if said and not _NO_TITLE.search(said):
        return said
    headings = [
        place for place, b in enumerate(reading.blocks) if b.kind is BlockKind.HEADING and b.level == 1
    ]
    if headings:
        first = headings[0]
        lines = [" ".join(reading.blocks[first].text.split())]
        if first + 1 in headings and first < 3:
            lines.append(" ".join(reading.blocks[first + 1].text.split()))
        return "".join(lines) if lines[-1].startswith("关于") else " ".join(lines)
    levels = [b.level for b in reading.blocks if b.kind is BlockKind.HEADING]
    if levels and reading.blocks[0].kind is BlockKind.HEADING and levels[0] < min(levels[1:], default=9):
        first_line = " ".join(reading.blocks[0].text.split())
        if not _NUMBERED.match(first_line):
            return first_line
    return NAME_DATE.sub("", file_stem).strip() or file_stem


def find_kind(title: str, front: Sequence[str], blocks: Sequence[Block], media_type: str) -> str:
    """What sort of document it is, by its title, its front matter and what it is made of."""
    if media_type in SHEETS:
        return "table"
    articles = sum(block.kind is BlockKind.ARTICLE for block in blocks)
    manual = _KIND_WORDS[0][1].search(title)
    adopted = bool(adoption_lines(front[:8]))
    if _OWN_RULES.search(title):
        return "manual"
    if _OF_STATE.match(title) and _LAW_TITLE.search(title):
        return "law"
    if not manual and ((_LAW_TITLE.search(title) and (adopted or articles)) or title.startswith(_STATE_LAW)):
        return "law"
    if not manual and articles >= 10 and adopted:
        return "law"
    rows = sum(block.kind is BlockKind.TABLE for block in blocks)
    for kind, words in _KIND_WORDS:
        if words.search(title):
            return kind
    if rows > 0.6 * len(blocks):
        return "table"
    return "web" if media_type == "html" else "other"


def find_lang(blocks: Sequence[Block]) -> str:
    """zh where Chinese characters are at least a tenth of the letters, else en."""
    sample = "".join(block.text for block in blocks[:200])[:20_000]
    letters = sum(char.isalpha() for char in sample)
    han = sum("\u4e00" <= char <= "\u9fff" for char in sample)
    return "zh" if han * 10 >= letters else "en"


def version_key(title: str) -> str:
    """What all versions of one law share: its title without state, dates, version notes and spaces.

    （试行）, 暂行 and （二） stay: those are other laws.
    """
    plain = NAME_DATE.sub("", re.sub(r"\s|[《》〈〉]", "", fold(title)))
    return _VERSION_NOTE.sub("", plain.replace(_STATE_LAW, ""))


def _family(title: str, kind: str) -> str | None:
    """The version key of a law, and of a bank's own rules where the title says which version it is."""
    key = version_key(title)
    return key if kind == "law" or (kind == "manual" and key != re.sub(r"\s|[《》〈〉]", "", title)) else None
