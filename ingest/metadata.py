"""What a document is: title, kind, issuer, number, dates, and which other documents are versions of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain.reading.normal import fold
from ingest.blocks import Block, BlockKind, Reading

_NAME_DATE = re.compile(r"[(（]?(\d{4})[-.年](\d{1,2})[-.月](\d{1,2})日?[)）]?$")
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_HAN_DATE = re.compile(
    r"([二一][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}?[〔\[(（【]\s*(?:19|20)\d{2}\s*[〕\]）)】]\s*第?\s*\d{1,5}\s*号")
_ADOPTED = re.compile(r"通过|公布|发布|修正|修订|施行|批准|印发")
_IN_FORCE = re.compile(r"自\s*(\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)\s*起(?:施行|实施|生效|执行)")
_ONLY_IN_FORCE = re.compile(r"^\d{4}年\d{1,2}月\d{1,2}日\s*起?(?:施行|实施|生效)$")
_FROM_ISSUE = re.compile(r"自(?:公布|发布|印发)之日起(?:施行|实施|生效|执行)")
_LAW_TITLE = re.compile(
    r"(?:法|法典|条例|规定|办法|解释|决定|批复|规则|细则|通则|纲要|答复|意见)(?:\s*[(（].{1,12}[)）])?$|司法解释"
)
_OWN_RULES = re.compile(
    r"(?:农商行|商业银行股份有限公司|农村商业银行|信用联社|本行|[支分]行).*(?:办法|规定|细则|制度|规程)"
)
"""A bank's own rules have the titles of law, and are none."""
_ISSUED_BY = re.compile(
    r"^(最高人民法院、最高人民检察院|最高人民法院|最高人民检察院|国务院办公厅|国务院|中国人民银行|财政部)关于"
)
_CONGRESS = re.compile(r"全国人民代表大会常务委员会|全国人民代表大会|国务院|最高人民法院|最高人民检察院")
_BODY = re.compile(
    r"(?:银行|[行局部委院会署厅办]|公司|中心|政府|大学|集团|协会)$|Bank|Ltd|Commission|Ministry|Institute",
    re.I,
)
"""Who issues documents: a person's or a program's name in a file's properties is no issuer."""
_KIND_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "manual",
        re.compile(r"手册|操作规程|指引|指南|授信政策|信贷政策|管理制度|manual|handbook|guideline", re.I),
    ),
    ("notice", re.compile(r"通知|公告|通报|公示|函$|notice", re.I)),
    ("table", re.compile(r"一览表|利率表|额度表|限额表|明细表|目录表|费率表|rate table|limit table", re.I)),
    ("report", re.compile(r"报告|研究|分析|简报|白皮书|集群|产业|困境|思考|report|brief|outlook", re.I)),
)
_NO_TITLE = re.compile(
    r"untitled|无标题|文档\s*\d*$|document\s*\d*$|\.(?:docx?|pdf|wps)$|^Microsoft Word|^\W*$", re.I
)
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
    front = [fold(block.text) for block in reading.blocks[:15]]
    kind = find_kind(plain, front, reading.blocks, media_type)
    issued = _issued(reading, front, file_stem)
    effective = _effective(reading.blocks, issued) if kind in ("law", "manual", "notice", "table") else None
    number = next(
        (match.group(0) for line in front if (match := _NUMBER.search(line)) and len(line) < 300), None
    )
    return Metadata(
        title=title,
        kind=kind,
        lang=find_lang(reading.blocks),
        issuer=_issuer(reading, plain, front, kind),
        document_number=number and re.sub(r"\s", "", number),
        issued_on=issued,
        effective_on=effective,
        version_key=version_key(plain) if kind == "law" else None,
    )


def find_title(reading: Reading, file_stem: str) -> str:
    """What the file says its title is, else its first level-1 heading, else its name without a date."""
    said = " ".join(reading.properties.get("title", "").split())
    heading = next((b.text for b in reading.blocks if b.kind is BlockKind.HEADING and b.level == 1), "")
    if said and not _NO_TITLE.search(said):
        return said
    if heading:
        return " ".join(heading.split())
    return _NAME_DATE.sub("", file_stem).strip() or file_stem


def find_kind(title: str, front: Sequence[str], blocks: Sequence[Block], media_type: str) -> str:
    """What sort of document it is, by its title, its front matter and what it is made of."""
    articles = sum(block.kind is BlockKind.ARTICLE for block in blocks)
    manual = _KIND_WORDS[0][1].search(title)
    adopted = any(_ADOPTED.search(line) and _DATE.search(line) for line in front[:8])
    if _OWN_RULES.search(title):
        return "manual"
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
    """What all versions of one law share: its title without state, dates, version notes and spaces."""
    plain = re.sub(r"\s|[《》]", "", fold(title)).removeprefix(_STATE_LAW)
    plain = _NAME_DATE.sub("", plain)
    return re.sub(r"[(（]\d{4}年?(?:修正|修订|修改)(?:版|本)?[)）]", "", plain)


def read_date(text: str) -> date | None:
    """The first date in `text`, in digits or in Chinese numerals; None for none or an impossible one."""
    match = _DATE.search(text)
    if match:
        return _date(*(int(part) for part in match.groups()))
    han = _HAN_DATE.search(text)
    if han:
        year = int(
            "".join(
                str("零一二三四五六七八九".index(c.replace("〇", "零").replace("○", "零"))) for c in han[1]
            )
        )
        return _date(year, _small(han[2]), _small(han[3]))
    return None


def _small(text: str) -> int:
    tens, _, ones = text.rpartition("十")
    digit = "零一二三四五六七八九".index
    if "十" not in text:
        return digit(text)
    return (digit(tens) if tens else 1) * 10 + (digit(ones) if ones else 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _issued(reading: Reading, front: Sequence[str], file_stem: str) -> date | None:
    """Date in the file's name, else the last adoption line, else what the page or file says, else the signature."""
    named = _NAME_DATE.search(file_stem)
    if named:
        return _date(*(int(part) for part in named.groups()))
    adopted = [
        read_date(line)
        for line in front
        if _ADOPTED.search(line) and len(line) < 120 and not _ONLY_IN_FORCE.match(line)
    ]
    dates = [day for day in adopted if day]
    if dates:
        return max(dates)
    said = read_date(reading.properties.get("issued", ""))
    if said:
        return said
    for block in reading.blocks[-5:][::-1]:
        line = fold(block.text)
        if len(line) <= 40 and (signed := read_date(line)):
            return signed
    return None


def _effective(blocks: Sequence[Block], issued: date | None) -> date | None:
    """The day it comes into force. An amended law still says when its first version did: that is not told."""
    for block in [*blocks[-8:][::-1], *blocks[:15]]:
        line = fold(block.text)
        if _ONLY_IN_FORCE.match(line):
            return read_date(line)
        match = _IN_FORCE.search(line)
        if match:
            day = read_date(match.group(1))
            return day if day and (issued is None or day >= issued) else None
        if _FROM_ISSUE.search(line):
            return issued
    return None


def _issuer(reading: Reading, title: str, front: Sequence[str], kind: str) -> str | None:
    by_title = _ISSUED_BY.match(title)
    if by_title:
        return by_title.group(1)
    if kind == "law":
        for line in front[1:8]:
            congress = _CONGRESS.search(line)
            if congress and len(line) < 160:
                return congress.group(0)
        return None
    author = reading.properties.get("author", "")
    return reading.properties.get("source") or (author if _BODY.search(author) else None)
