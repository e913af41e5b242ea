"""Where a document comes from: who issued it, under which number, and for which place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.domain.reading.normal import fold
from assistant.store.regions import Region, all_regions, prefix_of, region
from ingest.metadata_dates import adoption_lines, read_date

_BODY_END = (
    r"(?:法院|检察院|国务院|委员会|政府|办公厅|办公室|人民银行|银行(?:股份有限公司)?|农商行|信用联社|联合社|总局|管理局|监管局|监督局"
    r"|[^结格布]局|[一-鿿]{2}部|[一-鿿]厅|[一-鿿]署|总行|分行|支行|公司|中心|协会|学会|集团|大学|研究院|交易所|工信委|发改委|金融办|党委|党组|常委会)"
)
_ABOUT = re.compile(rf"^((?:[\u4e00-\u9fff·]{{0,24}}?{_BODY_END}[、\s]*){{1,6}})(?=关于|印发|公告|令|$)")
_CONGRESS = re.compile(
    r"([\u4e00-\u9fff]{2,14}?)?第[一二三四五六七八九十\d]+届(全国)?人民代表大会(常务委员会)?"
)
_ORDER = re.compile(
    r"([\u4e00-\u9fff、]{2,30}?)令\s*(?:[〔\[(]\s*((?:19|20)\d{2})\s*年?\s*[〕\])]\s*)?第\s*(\d{1,5})\s*号"
)
_PUBLISHED = re.compile(r"([\u4e00-\u9fff]{2,20}?)(?:令第?\s*\d*\s*号?|公告)?\s*(?:联合)?(?:公布|发布|印发)")
_COURT_ADOPTED = re.compile(r"(最高人民法院|最高人民检察院)(?:审判委员会|第.{1,4}届检察委员会)?")
_STATE_COUNCIL = re.compile(r"国务院第?\s*\S{1,6}次?常务会议|国务院批准")
_ADOPTED_ANEW = re.compile(r"会议(?:审议)?修订通过|令第\d+号(?:第.{1,3}次)?修订")
_REGULATION = re.compile(r"条例(?:实施细则)?(?:[(（].{1,12}[)）])?$")
_STATE = "中华人民共和国"
_NATIONAL = re.compile(
    r"^(?:最高人民|国务院|全国人民代表大会|中国|国家|财政部|商务部|司法部|[^省市县区州]{2,8}部$|中共中央|中央)"
)
_BODY_LINE = re.compile(rf"^[\u4e00-\u9fff（()）·\s]{{2,40}}{_BODY_END}$")
_LETTERHEAD = re.compile(rf"^([\u4e00-\u9fff（()）·]{{2,40}}{_BODY_END})文\s*件$")
_BODY_NAME = re.compile(rf"{_BODY_END}$|Bank|Ltd|Commission|Ministry|Institute|Department|Authority", re.I)
_SAID_ISSUER = re.compile(
    r"^(?:发文机关|发布机构|发布机关|制定机关|发文单位|制定部门|发布部门)\s*:?\s*(\S.{1,40})$"
)

_NUMBER = re.compile(
    r"(?P<word>[\u4e00-\u9fff]{1,16})?\s*[〔\[(（【]\s*(?P<year>(?:19|20)\d{2})\s*年?\s*[〕\])）】]\s*(?P<nth>第)?\s*"
    r"(?P<number>\d{1,5})\s*号(?![楼院门室线车房])"
)
_NO_BRACKETS = re.compile(
    r"(?P<word>[\u4e00-\u9fff]{2,12}发)\s*(?P<year>(?:19|20)\d{2})\s*年?\s*第?\s*(?P<number>\d{1,5})\s*号"
)
_NUMBER_LABEL = re.compile(
    r"^(?:发文字号|文\s*号|文件编号|编\s*号|字\s*号|制度编号|document\s+(?:no|number)\.?|no\.)\s*:?\s*", re.I
)
_PLAIN_NUMBER = re.compile(r"[A-Z][A-Z0-9]{0,9}(?:[-/][A-Z0-9]{1,12}){1,5}")
_OF_ANOTHER = re.compile(r"《|根据|按照|依据|依照|收悉|转发|废止|参照|要求")
_LONGEST_LINE = 80


def find_issuer(
    title: str, front: Sequence[str], ending: Sequence[str], properties: dict[str, str], kind: str
) -> str | None:
    """Who issued it: by its title, its letterhead, its adoption, its signature, else what page or file says.

    title, front and ending (lines under the title and at the end) are folded.
    """
    by_title = _ABOUT.match(title)
    if by_title:
        return re.sub(r"\s+", "、", by_title[1].strip("、 "))
    for line in front[:8]:
        if named := (_LETTERHEAD.match(re.sub(r"\s", "", line)) or _SAID_ISSUER.match(line)):
            return named[1].strip()
    if by_adoption := _adopted_by(front):
        return by_adoption
    if signed := _signature(ending):
        return signed
    if kind == "law":
        # Only the State Council and congresses of places may call a rule 条例 (行政法规制定程序条例, Art. 5).
        return "国务院" if _REGULATION.search(title) and not places_in(title) else None
    author = properties.get("author", "")
    return properties.get("source") or (author if _BODY_NAME.search(author) else None)


def _adopted_by(front: Sequence[str]) -> str | None:
    """The body whose adoption made it: the first of the lines, and of 国务院批准, …部发布 the one that published."""
    lines = _of_this_text(front)
    for line in lines:
        if match := _CONGRESS.search(line):
            place = "全国" if match[2] else (match[1] or "").removeprefix("日").strip()
            return f"{place}人民代表大会{match[3] or ''}" if place else None
        courts = list(dict.fromkeys(found[1] for found in _COURT_ADOPTED.finditer(line)))
        if courts:
            return "、".join(courts)
    for line in lines:
        said = re.sub(r"^\D{0,3}\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*", "", line)
        if "决定" in said or (_STATE_COUNCIL.search(said) and not _ORDER.search(said)):
            continue
        if match := (_ORDER.search(said) or _PUBLISHED.search(said)):
            return match[1].replace(_STATE, "") or None
    return "国务院" if any("国务院" in line for line in lines) else None


def _of_this_text(front: Sequence[str]) -> list[str]:
    """Adoption lines from the last one by which the whole text was adopted anew (会议修订通过) on."""
    lines = adoption_lines(front)
    anew = [place for place, line in enumerate(lines) if _ADOPTED_ANEW.search(line)]
    return lines[anew[-1] :] if anew else lines


def _signature(ending: Sequence[str]) -> str | None:
    """The body that signs: a line of its own right before the date, or among the last lines."""
    last = [line for line in ending[-8:] if len(line) <= 60]
    for before, line in pairwise(last):
        if len(line) <= 24 and read_date(line) and _BODY_LINE.match(before):
            return re.sub(r"\s+", "、", before)
    for line in last[::-1]:
        day = re.search(r"\s*(?:[12]\d{3}|二[〇○零]).{0,3}年", line)
        if day and read_date(line[day.start() :]) and _BODY_LINE.match(line[: day.start()].strip()):
            return line[: day.start()].strip()
    return None


def find_number(title: str, front: Sequence[str], properties: dict[str, str]) -> str | None:
    """The document's own number in one spelling, 银保监发〔2023〕12号, 国务院令第722号; None where only others are named."""
    said = fold(properties.get("number", ""))
    for line in [said, *front[:15]]:
        if not line or len(line) > _LONGEST_LINE:
            continue
        labelled = _NUMBER_LABEL.match(line)
        plain = line[labelled.end() :].strip() if labelled else line
        match = _NUMBER.search(plain) or _NO_BRACKETS.search(plain)
        if (
            match
            and not _OF_ANOTHER.search(plain[: match.start()])
            and not _OF_ANOTHER.search(match["word"] or "")
            and (match["word"] or labelled or line is said)
        ):
            return _spelt(match)
        if labelled and (bare := _PLAIN_NUMBER.match(plain.upper())):
            return bare[0]
    orders = [
        f"{match[1].replace(_STATE, '')}令" + (f"〔{match[2]}〕" if match[2] else "") + f"第{match[3]}号"
        for line in _of_this_text(front)
        if (match := _ORDER.search(re.sub(r"^\D{0,3}\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*", "", line)))
    ]
    return orders[-1] if orders else _in_title(title)


def _in_title(title: str) -> str | None:
    match = _NUMBER.search(title)
    return _spelt(match) if match and match["word"] and "《" not in title[: match.start()] else None


def _spelt(match: re.Match[str]) -> str:
    named = match.groupdict()
    nth = "第" if named.get("nth") and (named["word"] or "").endswith(("公告", "令", "通告")) else ""
    return f"{(named['word'] or '').removeprefix('号')}〔{named['year']}〕{nth}{int(named['number'])}号"


def find_region(title: str, issuer: str | None, front: Sequence[str], kind: str) -> str | None:
    """Division code of the place it is about; None for the whole country, several places, or where nothing says.

    A law is of the place that its title begins with or that adopted it, and one of the state is of none, whatever
    place it names (最高人民法院关于上海金融法院案件管辖的规定).
    """
    if kind == "law":
        if issuer and _NATIONAL.match(issuer):
            return None
        named, adopted = _one(places_in(title, start=True)), _one(places_in(issuer or "", start=True))
        return named if named and (not adopted or named.startswith(prefix_of(adopted))) else adopted
    for text in (title, issuer or "", *(line for line in front[1:5] if len(line) <= _LONGEST_LINE)):
        if found := places_in(text, start=text is issuer):
            return _one(found)
    return None


def places_in(text: str, *, start: bool = False) -> list[Region]:
    """The divisions that `text` names in order. start: only those named one after the other at its beginning.

    A short name (福泉) counts at the beginning or after another place; elsewhere only the full one (福泉市) does.
    """
    found: list[Region] = []
    at = end = 0
    names = _names()
    while at < len(text):
        longest = next((n for n in range(12, 1, -1) if text[at : at + n] in names), 0)
        name = text[at : at + longest]
        place = _meant(names[name][0], found) if longest and (at == end or names[name][1]) else None
        if place is not None:
            found.append(place)
            at = end = at + longest
        elif start:
            break
        else:
            at += 1
    return found


def _meant(options: Sequence[Region], before: Sequence[Region]) -> Region | None:
    """The division that a name means: the only one, or the only one within the place named before."""
    if before:
        inside = [one for one in options if one.code.startswith(prefix_of(before[-1].code))]
        if len(inside) == 1:
            return inside[0]
    return options[0] if len(options) == 1 else None


def _one(places: Sequence[Region]) -> str | None:
    """The innermost of places that lie within each other, else the province they share, else None."""
    if not places:
        return None
    deepest = max(places, key=lambda place: len(prefix_of(place.code)))
    if all(deepest.code.startswith(prefix_of(place.code)) for place in places):
        return deepest.code
    provinces = {place.code[:2] for place in places}
    shared = region(provinces.pop()) if len(provinces) == 1 else None
    return shared.code if shared else None


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[tuple[Region, ...], bool]]:
    """Chinese name -> (divisions of that name, whether it is a full one)."""
    found: dict[str, tuple[tuple[Region, ...], bool]] = {}
    for place in all_regions():
        for name in {place.name, place.short}:
            if len(name) > 1:
                others, _ = found.get(name, ((), False))
                found[name] = ((*others, place), name == place.name)
    return found
