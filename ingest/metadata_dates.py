"""The days of a document: issued, in force, out of force, as its name, its front matter, its articles and its end say them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_DIGIT = "零〇○Ｏ一二三四五六七八九"
_HAN_DATE = re.compile(
    r"([二一][〇○Ｏ零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)

NAME_DATE = re.compile(r"[(（]?(\d{4})[-.年](\d{1,2})[-.月](\d{1,2})日?[)）]?$")
"""The date that a file's name ends with."""
_SOME_DATE = rf"(?:{_DATE.pattern}|{_HAN_DATE.pattern})".replace("(\\d", "(?:\\d").replace("([", "(?:[")
_DATE_ONLY = re.compile(rf"^[(（]?{_SOME_DATE}[)）]?$")
_LEADING = re.compile(rf"^[(（]?(?:根据)?\s*{_SOME_DATE}")
_NOTE = re.compile(r"^[(（](?![一二三四五六七八九十\d]{1,3}[)）]).*[)）]$")
_ADOPTED = re.compile(r"通过|公布|发布|修正|修订|修改|批准|印发|令第")
_PARTLY = re.compile(r"决[定议]》|修正|批准修")
_ONLY_IN_FORCE = re.compile(rf"^[(（]?(?:自\s*)?{_SOME_DATE}\s*起?(?:正式)?(?:施行|实施|生效|执行)[)）。]?$")
_IN_FORCE = re.compile(rf"自\s*({_SOME_DATE})\s*起(?:正式)?\s*(?:施行|实施|生效|执行)")
_FROM_ISSUE = re.compile(r"自?(?:公布|发布|印发|下发|发文)之日起?(?:施行|实施|生效|执行)")
_OF_ITSELF = re.compile(
    r"^(?:第\S{1,9}条\s*|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、]\s*)?(?:[(（].{1,12}[)）])?\s*"
    r"(?:本|此|以上|上述|该)?(?:法|条例|规定|办法|细则|实施细则|解释|批复|决定|通知|通告|公告|意见|制度|规程|指引|手册|政策|规则|通则|方案|文件)?"
    r"[，,]?\s*自"
)
_OTHER_DAY = re.compile(r"印发|施行|实施|生效|执行|废止|有效|截[至止]")
_SELF = r"本(?:法|条例|规定|办法|细则|实施细则|解释|批复|决定|通知|通告|公告|意见|制度|规程|指引|手册|政策|规则|方案|文件|表)"
_REPEALED = re.compile(
    rf"(?:{_SELF}\s*(?:已)?(?:自|于)\s*|^[(（\[【]?\s*(?:已)?(?:自|于)?\s*)({_SOME_DATE})\s*(?:起)?\s*(?:予以)?(?:废止|失效|停止执行|停止施行)"
)
_VALID_UNTIL = re.compile(rf"有效期(?:限)?(?:截至|截止到?|至|到)\s*({_SOME_DATE})")
_VALID_YEARS = re.compile(r"有效期(?:限)?(?:为)?\s*([一二两三四五六七八九十]|\d{1,2})\s*年")
_ENGLISH_IN_FORCE = re.compile(
    r"(?:effective|in force|takes? effect|applies)\s*(?:date)?\s*(?:is|from|on|as of|:)\s*(.{6,30})", re.I
)
_ENGLISH_ISSUED = re.compile(r"(?:issued|published|dated?|approved)\s*(?:date)?\s*(?:on|:)\s*(.{6,30})", re.I)


def read_date(text: str) -> date | None:
    """The first date in `text`: digits, Chinese numerals, English; None for none or an impossible one."""
    if match := _DATE.search(text):
        return _date(*(int(part) for part in match.groups()))
    if match := _HAN_DATE.search(text):
        year = int("".join(str(max(0, _DIGIT.index(char) - 3)) for char in match[1]))
        return _date(year, _small(match[2]), _small(match[3]))
    if match := _DAY_FIRST.search(text):
        return _date(int(match[3]), _MONTHS.index(match[2].lower()) + 1, int(match[1]))
    if match := _MONTH_FIRST.search(text):
        return _date(int(match[3]), _MONTHS.index(match[1].lower()) + 1, int(match[2]))
    return None


def adoption_lines(front: Sequence[str]) -> list[str]:
    """The lines under a title that say when and by whom it was adopted; a line that the next one ends with it.

    front: folded lines. 「2020年11月9日 最高人民法院审判委员会」 and 「第1815次会议通过」 are one.
    """
    found = []
    for place, line in enumerate(front):
        dated = _LEADING.match(line) or (_NOTE.match(line) and read_date(line) is not None)
        if len(line) > 200 or not dated or _ONLY_IN_FORCE.match(line):
            continue
        if _ADOPTED.search(line):
            found.append(line)
        following = front[place + 1] if place + 1 < len(front) else ""
        if (
            not _ADOPTED.search(line)
            and len(line) < 40
            and _ADOPTED.search(following)
            and not _LEADING.match(following)
        ):
            found.append(f"{line}{following}")
    return found


def issued_on(name: str, front: Sequence[str], said: str, ending: Sequence[str]) -> date | None:
    """The day of issue: of the file's name, else the last adoption line, else `said` by page or file, else the signature.

    name: the file's, without suffix; front, ending: folded lines under the title and at the end.
    """
    if named := NAME_DATE.search(name):
        return _date(*(int(part) for part in named.groups()))
    if days := [day for line in adoption_lines(front) if (day := read_date(line))]:
        return max(days)
    if day := read_date(said):
        return day
    for lines in (ending[-8:][::-1], front[:6]):
        if day := next((read_date(line) for line in lines if _DATE_ONLY.match(line)), None):
            return day
    for line in ending[-5:][::-1]:
        if len(line) <= 40 and not _OTHER_DAY.search(line) and (day := read_date(line)):
            return day
    english = (_ENGLISH_ISSUED.search(line) for line in front[:6])
    return next((day for match in english if match and (day := read_date(match[1]))), None)


def effective_on(front: Sequence[str], lines: Sequence[str], issued: date | None) -> date | None:
    """The day it comes into force, None where nothing says.

    A law that was amended in parts still says when its first version came into force: that is not told. lines: all
    folded lines, of which the last that speaks of the document itself counts.
    """
    for line in front:
        if _ONLY_IN_FORCE.match(line):
            return read_date(line)
    adopted = adoption_lines(front)
    whole = _is_whole(adopted, issued)
    for line in [*front[:15], *lines[::-1]]:
        match = _IN_FORCE.search(line)
        if match and (_speaks_of_itself(line[: match.start() + 1]) or any(line in one for one in adopted)):
            day = read_date(match[1])
            long_ago = day is not None and issued is not None and (issued - day).days > 366
            return None if day and issued and day < issued and (long_ago or not whole) else day
        if (match := _FROM_ISSUE.search(line)) and (
            len(line) < 30 or _speaks_of_itself(line[: match.start() + 1])
        ):
            return issued if whole else None
    for line in lines[:15]:
        if (match := _ENGLISH_IN_FORCE.search(line)) and (day := read_date(match[1])):
            return day
    return None


def repealed_on(lines: Iterable[str], effective: date | None) -> date | None:
    """The first day on which it holds no more, where the document itself says so (「同时废止」 speaks of others)."""
    for line in lines:
        if match := _REPEALED.search(line):
            return read_date(match[1])
        if match := _VALID_UNTIL.search(line):
            day = read_date(match[1])
            return day + timedelta(days=1) if day else None
        if (
            effective
            and (match := _VALID_YEARS.search(line))
            and (_FROM_ISSUE.search(line) or _IN_FORCE.search(line))
        ):
            years = int(match[1]) if match[1].isdigit() else _small(match[1].replace("两", "二"))
            return _date(effective.year + years, effective.month, effective.day)
    return None


def _is_whole(adopted: Sequence[str], issued: date | None) -> bool:
    """Whether the text was issued as it stands, and not as a change of some of its articles.

    Only then does 自公布之日 mean this version. A State Council that decides to change parts of a regulation calls
    it 修订 too, hence 决定》.
    """
    days = [day for line in adopted if (day := read_date(line))]
    if not days:
        return True
    if issued and (issued - max(days)).days > 366:
        return False
    if (max(days) - min(days)).days <= 366:
        return True
    return "修订" in adopted[-1] and not _PARTLY.search(adopted[-1])


def _speaks_of_itself(before: str) -> bool:
    """Whether what stands before 自…起施行 names the document itself, or nothing."""
    return _OF_ITSELF.match(before) is not None or (
        "《" not in before and re.search(_SELF, before) is not None
    )


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
