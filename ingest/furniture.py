"""What stands around the text of a web page that was saved as text, and of a printed page: menus, counters, page numbers.

Furniture is left out of the passages; what it says of the document (date, publisher) is kept as properties.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.domain.reading.normal import fold
from ingest import heartbeat

_BREADCRUMB = re.compile(
    r"^(?:您?(?:的)?(?:当前|现在)?(?:所在)?(?:的)?位置|当前位置|您现在的位置)\s*(?:是)?\s*:?.*[>»›/]"
)
_COUNTER = re.compile(
    r"(?:点击|浏览|阅读|评论|点赞|收藏|人气|字号|打印)(?:次数|量|数|率)?\s*:\s*\d*\s*(?:次|人)?"
)
_DATED = re.compile(r"(?:日期|时间|发布日期|发布时间)\s*:?\s*(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)")
_SOURCE = re.compile(r"(?:信息来源|文章来源|来源|发布机构|发文机关|制定机关|发文单位)\s*:?\s*([^\s:]{2,40})")
_CATALOGUE = re.compile(
    r"^(?:信息公开目录|索\s*引\s*号|发布机构|信息分类|信息来源|关\s*键\s*词|主题分类|体裁分类|文\s*号|信息名称|内容概述|发文日期|公开方式)(?:$|[\s:])"
)
_DATELINE = re.compile(
    r"^(?:(?:发布日期|发布时间|发布机构|信息来源|文章来源|来源|作者|日期|时间|编辑|责任编辑)\s*:\s*\S{1,30}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s+|$)){2,}$"
)
_NAMED = re.compile(r"^(?:信息名称|标\s*题|名\s*称)\s*:?\s+(\S.{3,80})$")
_FOOTER = re.compile(
    r"(?:ICP备\d|公网安备|^Powered by|^Copyright|版权所有|^上一篇|^下一篇|^\d*相关评论$|评论列表|^欢迎分享"
    r"|转载请注明|来源于\S{2,20}[,，]\s*欢迎(?:阅读|浏览|访问)|^热搜:|^推广\s|^分享(?:到|至)|^扫一扫|^关注我们|^免责声明|使用帮助$|^打赏$|^返回顶部$|^\[?关闭(?:窗口)?\]?$)",
    re.IGNORECASE,
)
_BOX = re.compile(
    r"^(?:更多\W*)?(?:同类资讯|相关(?:阅读|推荐|新闻|文章|链接|资讯)|推荐(?:图文|资讯|阅读)|点击排行|热门(?:文章|推荐|排行)|最新(?:文章|资讯))\W*$"
)
_MENU_BAR = re.compile(r"^(?:[^|｜]{1,12}[|｜]\s*){3,}[^|｜]{0,24}$")
_BULLET = re.compile(r"^[-*•·]\s*")
_STOP = re.compile(r"[。；，、：！？;,:!?]")
_ADDRESS = re.compile(r"^https?://\S+$")


def web_furniture(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """(lines of the text, lines of the page around it), each in order."""
    folded = []
    for line in lines:
        heartbeat.beat()
        folded.append(fold(line))
    away = {
        place
        for place, line in enumerate(folded)
        if not line
        or (_FOOTER.search(line) and len(line) < 80)
        or (_COUNTER.search(line) and len(line) < 120)
        or (_BREADCRUMB.match(line) and len(line) < 80)
        or _MENU_BAR.match(line)
        or _DATELINE.match(line)
        or _ADDRESS.match(line)
    }
    away |= _site_header(folded)
    away |= _menus(folded)
    away |= _catalogue(folded)
    away |= _boxes(folded)
    return (
        [line for place, line in enumerate(lines) if place not in away],
        [line for place, line in enumerate(lines) if place in away],
    )


def web_properties(lines: Sequence[str]) -> dict[str, str]:
    """title, issued and source as the lines around a web text give them."""
    found: dict[str, str] = {}
    for line in map(fold, lines):
        if len(line) > 200:
            continue
        dated, source = _DATED.search(line), _SOURCE.search(line)
        if named := _NAMED.match(line):
            found.setdefault("title", named.group(1))
        if dated:
            found.setdefault("issued", dated.group(1))
        if (
            source
            and not re.search("转载|注明", line)
            and not re.match(r"(?:日期|作者|编辑|网络)", source.group(1))
        ):
            found.setdefault("source", source.group(1))
    return found


def _site_header(folded: Sequence[str]) -> set[int]:
    """Lines before a breadcrumb that stands in the first ten lines: the site's name and slogans."""
    for place, line in enumerate(folded[:10]):
        if _BREADCRUMB.match(line):
            return {before for before in range(place) if len(folded[before]) < 30}
    return set()


def _catalogue(folded: Sequence[str]) -> set[int]:
    """The catalogue card that government pages put ahead of a text (索引号, 发布机构, 文号 …)."""
    card = {place for place, line in enumerate(folded[:20]) if _CATALOGUE.match(line) and len(line) < 80}
    return card if len(card) >= 4 else set()


def _menus(folded: Sequence[str]) -> set[int]:
    """Runs of four or more short bulleted lines without any stop, outside the body of the text."""
    long = [place for place, line in enumerate(folded) if len(line) >= 60]
    first, last = (long[0], long[-1]) if long else (len(folded), -1)
    away: set[int] = set()
    run: list[int] = []
    for place, line in enumerate([*folded, ""]):
        plain = _BULLET.sub("", line)
        if (
            plain
            and plain != line
            and len(plain) <= 14
            and not _STOP.search(plain)
            and not first < place < last
        ):
            run.append(place)
            continue
        if len(run) >= 4:
            away.update(run)
        run = []
    return away


def _boxes(folded: Sequence[str]) -> set[int]:
    """Boxes of other pages' titles at the end (相关阅读, 点击排行), each heading with the short lines under it."""
    away: set[int] = set()
    for place, line in enumerate(folded):
        if place not in away and _BOX.match(line) and place > len(folded) * 0.6:
            away.add(place)
            for under in range(place + 1, len(folded)):
                if len(folded[under]) > 40 or _STOP.search(folded[under]):
                    break
                away.add(under)
    return away


_PAGE_NUMBER = re.compile(
    r"^(?:[-—–\s]*\d{1,4}[-—–\s]*|第\s*\d+\s*页(?:\s*[,/，]?\s*共\s*\d+\s*页)?|page\s*\d+(?:\s*of\s*\d+)?|\d+\s*/\s*\d+)$",
    re.I,
)


def page_furniture(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines of each page without page numbers and without headers and footers that pages repeat.

    A line is a header or footer when it stands among the first or last two lines of at least three pages and of
    two in five (left and right pages may have their own); its numbers are the same on each or count the pages, for
    rows of figures look alike too.
    """
    edges: dict[str, dict[int, tuple[int, ...]]] = {}
    for place, lines in enumerate(pages):
        for line in {*lines[:2], *lines[-2:]}:
            edges.setdefault(_shape(line), {})[place] = tuple(map(int, _DIGITS.findall(fold(line))))
    needed = max(3, len(pages) * 2 // 5)
    repeated = {
        shape for shape, where in edges.items() if shape and len(where) >= needed and _numbers_agree(where)
    }
    out = []
    for lines in pages:
        kept = list(lines)
        for _ in range(2):
            while kept and _is_edge(kept[0], repeated):
                kept.pop(0)
            while kept and _is_edge(kept[-1], repeated):
                kept.pop()
        out.append(kept)
    return out


def watermarks(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Folded lines that are printed over the pages: several times on each, or words such as 内部资料 on each."""
    counts: Counter[str] = Counter()
    on_pages: Counter[str] = Counter()
    for lines in pages:
        folded = [fold(line) for line in lines]
        counts.update(folded)
        on_pages.update(set(folded))
    needed = max(2, len(pages) * 3 // 5)
    return frozenset(
        line
        for line, places in on_pages.items()
        if places >= needed
        and len(line) <= _LONGEST_MARK
        and (_MARK_WORDS.search(line) or (places >= 3 and counts[line] >= 3 * places and _WORD.search(line)))
    )


_DIGITS = re.compile(r"\d{1,9}")
_WORD = re.compile(r"[^\W\d_]{2}")
_LONGEST_MARK = 40
_MARK_WORDS = re.compile(
    r"^\W*(?:内部(?:资料|文件|使用)|仅供(?:内部|参考)|严禁(?:外传|复制)|注意保密|(?:绝密|机密|秘密)(?:★|$)|草\s*稿$|样\s*本$|副\s*本$|水印"
    r"|confidential|internal use only|do not copy|draft$|sample$|copy$)",
    re.IGNORECASE,
)


def _numbers_agree(where: dict[int, tuple[int, ...]]) -> bool:
    """Whether each number of a repeated line is the same on all pages or goes up with them."""
    (first, start), *rest = where.items()
    return all(
        len(numbers) == len(start)
        and all(
            number in (begin, begin + place - first) for number, begin in zip(numbers, start, strict=True)
        )
        for place, numbers in rest
    )


def _shape(line: str) -> str:
    return _DIGITS.sub("#", fold(line))


def _is_edge(line: str, repeated: set[str]) -> bool:
    return bool(_PAGE_NUMBER.match(fold(line))) or _shape(line) in repeated
