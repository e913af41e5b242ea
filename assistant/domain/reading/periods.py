"""Reads periods of the calendar: 去年, 今年上半年, 一季度, 本月, 3月以来, 年底前, 2020到2023年, since March, last quarter.

They are days of the calendar and not so long back: 去年 is the calendar year before. Expects folded text.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from assistant.domain.reading.numbers import han_value

Span = tuple[date | None, date | None]
Part = tuple[int, int, date | None, date | None]

MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name} | {
    name.lower(): i for i, name in enumerate(calendar.month_abbr) if name
}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
"""Pattern of an English month."""
_YEAR = r"(?P<year>明年|来年|次年|今年|本年度?|这一年|去年|上年度|上一年|前年|(?:19|20)\d{2}\s*年|this year'?s?|last year'?s?)"
_OPTIONAL_YEAR = rf"(?:自从?|从)?\s*(?:{_YEAR}的?)?\s*"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})"
_SINCE = r"(?P<since>以来|至今|起|开始|以后|之后|到现在)"
_PLACES = ("first", "second", "third", "fourth")


def _year(word: str | None, today: date) -> int:
    text = (word or "").strip().lower()
    if text[:4].isdigit():
        return int(text[:4])
    if text.startswith(("明", "来", "次")):
        return today.year + 1
    if text.startswith(("去", "上", "last")):
        return today.year - 1
    return today.year - 2 if text.startswith("前") else today.year


def _number(text: str) -> int:
    return int(text) if text.isdigit() else int(han_value(text) or 0)


def _months(year: int, first: int, last: int, today: date, opened: bool) -> Span:
    """Whole months of a year; what runs on, or is opened by 以来, ends today."""
    since = date(year, first, 1)
    until = date(year, last, calendar.monthrange(year, last)[1])
    return since, today if opened or since <= today < until else until


def _half(match: re.Match[str], today: date) -> Span:
    later = match["half"].lower() in ("下半年", "second half", "h2")
    return _months(
        _year(match["year"], today), 7 if later else 1, 12 if later else 6, today, bool(match["since"])
    )


def _half_en(match: re.Match[str], today: date) -> Span:
    later = match["half"].lower() == "second"
    return _months(_year(match["of"], today), 7 if later else 1, 12 if later else 6, today, False)


def _quarter(match: re.Match[str], today: date) -> Span:
    n = _number(match["n"] or match["q"])
    return _months(_year(match["year"], today), 3 * n - 2, 3 * n, today, bool(match["since"]))


def _quarter_en(match: re.Match[str], today: date) -> Span:
    n = _PLACES.index(match["n"].lower()) + 1
    return _months(_year(match["of"], today), 3 * n - 2, 3 * n, today, False)


def _quarters(match: re.Match[str], today: date) -> Span:
    n = _number(match["n"].replace("两", "二"))
    return _months(_year(match["year"], today), 1, 3 * n, today, False)


def _month(match: re.Match[str], today: date) -> Span | None:
    month = _number(match["month"])
    if not 1 <= month <= 12:
        return None
    year = _year(match["year"], today) if match["year"] else today.year - (month > today.month)
    if re.search(r"[底末]?(?:之前|前|以前|止)$", match[0]):
        ends = re.search(r"[底末](?:之前|前|以前|止)$|止$", match[0]) is not None
        first = date(year, month, 1)
        return None, _months(year, month, month, today, False)[1] if ends else first - timedelta(days=1)
    return _months(year, month, month, today, bool(match["since"]))


def _day(match: re.Match[str], today: date) -> Span | None:
    """今年1月1日以来, 七月一号前: of no year, the last such day."""
    month, day = _number(match["month"]), _number(match["day"])
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(2001, month)[1]:
        return None
    year = _year(match["year"], today)
    if not match["year"] and (month, day) > (today.month, today.day):
        year -= 1
    named = date(year, month, day)
    if match["since"]:
        return named, today
    if match["before"]:
        ends = (named + timedelta(days=1)).day == 1  # 6月30日前: by the end of the month
        return None, named if ends else named - timedelta(days=1)
    return named, named


def _bare_month(match: re.Match[str], today: date) -> Span | None:
    """九月中标的: of no year, the last such month."""
    month = _number(match["month"])
    if not 1 <= month <= 12:
        return None
    return _months(today.year - (month > today.month), month, month, today, False)


def _month_en(match: re.Match[str], today: date) -> Span:
    month = MONTHS[match["month"].lower()]
    year = today.year if month <= today.month else today.year - 1
    return _months(year, month, month, today, match["w"].lower() in ("since", "from"))


def _years(match: re.Match[str], today: date) -> Span | None:
    low, high = int(match["first"]), int(match["final"])
    return (date(low, 1, 1), date(high, 12, 31)) if low <= high else None


def _whole_year(match: re.Match[str], today: date) -> Span:
    opened = bool(match["since"]) or match[0].lower().startswith("since")
    return _months(_year(match["year"], today), 1, 12, today, opened)


def _so_far(match: re.Match[str], today: date) -> Span:
    return date(today.year, 1, 1), today


def _from_start(match: re.Match[str], today: date) -> Span:
    return date(_year(match["year"] or match["zh"], today), 1, 1), today


def _or_later(match: re.Match[str], today: date) -> Span:
    year = int(match["year"])
    if re.search(r"earlier|before", match["way"]):
        return None, date(year, 12, 31)
    return date(year, 1, 1), None


def _month_edge(match: re.Match[str], today: date) -> Span:
    month = MONTHS[match["month"].lower()]
    said = match["year"]
    year = (
        today.year + (month < today.month)
        if not said
        else today.year + 1
        if said == "next year"
        else _year(said, today)
    )
    first, last = _months(year, month, month, today, False)
    return None, date(year, month, calendar.monthrange(year, month)[1]) if match["edge"] == "end" else (
        first or last
    )


def _full_year(match: re.Match[str], today: date) -> Span:
    return _months(_year(match["year"] or match["zh"], today), 1, 12, today, False)


def _day_en(match: re.Match[str], today: date) -> Span | None:
    """since 1 August: of no year, the last such day."""
    month, day = MONTHS[match["month"].lower()], int(match["day"])
    if not 1 <= day <= calendar.monthrange(2001, month)[1]:
        return None
    year = (
        _year(match["year"], today)
        if match["year"]
        else today.year - ((month, day) > (today.month, today.day))
    )
    named, word = date(year, month, day), match["w"].lower()
    if word in ("since", "from"):
        return named, today
    if word == "after":
        return named + timedelta(days=1), today
    if match["year"] is None:
        return None  # by 1 March: the next one, which no record of the past has
    return None, named if word != "before" else named - timedelta(days=1)


def _month_of_year(match: re.Match[str], today: date) -> Span:
    """since January last year, in March of this year."""
    year, month = _year(match["year"], today), MONTHS[match["month"].lower()]
    first, last = _months(year, month, month, today, False)
    word = match["w"].lower()
    if word in ("since", "from"):
        return first, today
    if word == "before":
        return None, date(year, month, 1) - timedelta(days=1)
    return (None if word in ("by", "until", "till") else first), last


def _months_en(match: re.Match[str], today: date) -> Span | None:
    first, last = MONTHS[match["low"].lower()], MONTHS[match["high"].lower()]
    year = _year(match["y2"], today) if match["y2"] else today.year
    begins = int(match["y1"]) if match["y1"] else year - (first > last)
    end = date(year, last, calendar.monthrange(year, last)[1])
    return (date(begins, first, 1), end) if date(begins, first, 1) <= end else None


def _months_zh(match: re.Match[str], today: date) -> Span | None:
    first, last = _number(match["low"]), _number(match["high"])
    if not 1 <= first < last <= 12:
        return None
    return _months(_year(match["year"], today), first, last, today, False)


_ONGOING = ("以来", "至今")


def _this_month(match: re.Match[str], today: date) -> Span:
    if match[0].lower().startswith(("上", "last")):
        last = today.replace(day=1) - timedelta(days=1)
        return last.replace(day=1), today if match[0].endswith(_ONGOING) else last
    return today.replace(day=1), today


def _this_quarter(match: re.Match[str], today: date) -> Span:
    first = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    if match[0].lower().startswith(("上", "last")):
        last = first - timedelta(days=1)
        return date(last.year, last.month - 2, 1), today if match[0].endswith(_ONGOING) else last
    return first, today


def _this_week(match: re.Match[str], today: date) -> Span:
    monday = today - timedelta(days=today.weekday())
    if match[0].lower().startswith(("上", "last")):
        return monday - timedelta(days=7), today if match[0].endswith(_ONGOING) else monday - timedelta(
            days=1
        )
    return monday, today


def _year_end(match: re.Match[str], today: date) -> Span:
    return None, date(today.year, 12, 31)


def _next_year_end(match: re.Match[str], today: date) -> Span:
    return None, date(today.year + 1, 12, 31)


def _coming(match: re.Match[str], today: date) -> Span:
    word = match[0].lower()
    if "年" in word or "year" in word:
        return date(today.year + 1, 1, 1), date(today.year + 1, 12, 31)
    ahead = 3 - (today.month - 1) % 3 if "季" in word or "quarter" in word else 1
    year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
    last = month + (3 if ahead > 1 or "季" in word or "quarter" in word else 1)
    return _months(year, month + 1, last, today, False)


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Span | None]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), reader)
    for pattern, reader in (
        (rf"{_OPTIONAL_YEAR}(?P<half>[上下]半年|(?<![a-z])h[12](?!\d))(?:{_SINCE})?", _half),
        (
            r"(?:in |during )?(?:the )?(?P<half>first|second) half (?:of )?(?P<of>(?:19|20)\d{2}|this year|last year|the year)",
            _half_en,
        ),
        (
            rf"{_OPTIONAL_YEAR}(?:第?(?P<n>[一二三四1-4])季度?|(?<![a-z])q(?P<q>[1-4])(?!\d))(?:{_SINCE})?",
            _quarter,
        ),
        (
            r"(?:in |during )?(?:the )?(?P<n>first|second|third|fourth) quarter(?: of (?P<of>(?:19|20)\d{2}|this year|last year))?",
            _quarter_en,
        ),
        (rf"{_OPTIONAL_YEAR}前(?P<n>[二三两23])个?季度", _quarters),
        (
            rf"(?:自从?|从)?\s*{_YEAR}的?\s*(?P<month>{_NUMBER})月份?(?!\d*[日号])(?:底|末)?(?:{_SINCE})?(?:之?前|以前|止)?",
            _month,
        ),
        (rf"(?:自从?|从)?\s*(?P<year>)(?<![\d年])(?P<month>{_NUMBER})月份?{_SINCE}", _month),
        (
            rf"(?:自从?|从)?\s*(?:(?P<year>今年|本年|去年|前年|明年)的?|(?<![\d年]))(?P<month>{_NUMBER})月(?P<day>\d{{1,2}}|[一二三]?十?[一二三四五六七八九十])[日号]{_SINCE}?(?P<before>之前|以前|前)?",
            _day,
        ),
        (
            rf"(?<![\d年个近前去头满过零〇一二三四五六七八九十到至~-])(?P<month>{_NUMBER})月(?:份|里|间|中|(?=被|中标|新|才|上了|进|挨|发生|列))",
            _bare_month,
        ),
        (rf"(?P<w>since|in|from|during)\s+(?:last\s+)?(?P<month>{MONTH})(?![a-z])(?!\.?\s+\d)", _month_en),
        (
            rf"(?P<w>since|from|after|before|by|until|till)\s+(?P<day>\d{{1,2}})\s+(?P<month>{MONTH})(?![a-z])(?!,?\s+\d)(?:\s+(?P<year>this year|last year))?",
            _day_en,
        ),
        (
            rf"(?P<w>since|in|from|during|before|by|until|till)\s+(?P<month>{MONTH})(?:\s+of|,)?\s+(?P<year>this year|last year)",
            _month_of_year,
        ),
        (
            r"(?<!\d)(?P<first>(?:19|20)\d{2})\s*年?\s*(?:到|至|-|~|—|–|and|to)\s*(?P<final>(?:19|20)\d{2})(?!\d|\s*年?\s*\d{1,2}\s*月|-\d)\s*年?",
            _years,
        ),
        (
            r"(?:自从?|从|since )?\s*(?P<year>今年|本年度?|去年|上年度|上一年|前年|this year|last year)(?P<since>以来|至今|年?初以来|起)?",
            _whole_year,
        ),
        (
            r"(?:今年)?年初(?:以来|至今|到现在)|year to date|ytd|so far this year|this year so far|since (?:the )?(?:start|beginning) of (?:the|this) year|since new year",
            _so_far,
        ),
        (
            r"(?:since|from) (?:the )?(?:start|beginning) of (?P<year>last year|(?:19|20)\d{2})|(?:自|从)?(?P<zh>去年|(?:19|20)\d{2}年)(?:年初|初|开年)(?:以来|至今|起|开始|到现在)?",
            _from_start,
        ),
        (
            r"(?P<year>(?:19|20)\d{2})\s*(?P<way>or later|or after|and later|and after|onwards?|or newer|or earlier|or before|and earlier|and before)\b",
            _or_later,
        ),
        (
            rf"(?:before|by|until) (?:the )?(?P<edge>end|start|beginning) of (?P<month>{MONTH})(?![a-z])(?:,? (?P<year>next year|this year|last year|(?:19|20)\d{{2}}))?",
            _month_edge,
        ),
        (
            rf"(?:from |between )?(?P<low>{MONTH})(?: (?P<y1>(?:19|20)\d{{2}}))?\s*(?:to|through|until|till|-|–|and)\s*(?P<high>{MONTH})(?![a-z])(?:,? (?P<y2>(?:19|20)\d{{2}}|this year|last year))?",
            _months_en,
        ),
        (
            rf"(?P<year>(?:19|20)\d{{2}}\s*年|今年|去年|本年|前年)?的?(?P<low>{_NUMBER})月?份?\s*(?:到|至|~|-|—)\s*(?P<high>{_NUMBER})月份?(?![\d日号])(?:底|末)?(?:之间|间|期间)?",
            _months_zh,
        ),
        (
            r"(?:in|during|over|for|of|throughout)?\s*(?:the )?(?:whole of |whole |full |entire |calendar |fiscal |financial )+(?:the )?(?:year )?(?P<year>(?:19|20)\d{2}|last year|this year)|(?:in|during|for|throughout) the year (?P<zh>(?:19|20)\d{2})",
            _full_year,
        ),
        (r"明年年?底(?:之前|以前|前)?|(?:before|by) the end of next year", _next_year_end),
        (r"(?:本月|这个月|当月|上个?月|this month|last month)(?:以来|至今)?", _this_month),
        (r"(?:本季度|这个季度|上个?季度|this quarter|last quarter)(?:以来|至今)?", _this_quarter),
        (r"(?:本周|这周|这个星期|上周|上个?星期)(?:以来|至今)?|this week|last week", _this_week),
        (
            r"(?:今年|本年)?年底(?:之前|以前|前)?|(?:今年|本年)底(?:之前|以前|前)?|(?<![到彻])底(?:之前|以前|前)|(?:before|by) (?:the )?(?:end of (?:the|this) year|year-end|year end)",
            _year_end,
        ),
        (r"(?:下个?月|next month|明年|next year|下个?季度|next quarter)(?:之?内)?", _coming),
    )
)


def read_periods(text: str, today: date) -> Iterator[Part]:
    """(start, end, first day, last day) of every period of the calendar in `text`."""
    for pattern, reader in _READERS:
        for match in pattern.finditer(text):
            found = reader(match, today)
            if found is not None:
                lead = len(match[0]) - len(match[0].lstrip())
                yield match.start() + lead, match.end(), *found
