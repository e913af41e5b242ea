"""Reads dates, windows of time and lengths in years: 近三年, 去年, 2023年以来, since March 2024, 成立三年以上.

Windows count back from the date the caller names (the bank's data date), never from the machine's clock.
Expects folded text.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from assistant.domain.calendar import months_before
from assistant.domain.reading.money import Bound, read_bound
from assistant.domain.reading.numbers import han_value, read_numbers
from assistant.domain.reading.periods import MONTH, MONTHS, read_periods

_COUNT = r"(?:\d{1,4}|[一二两三四五六七八九十]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty-four)"
_DATE = re.compile(
    r"(?P<y5>(?:19|20)\d{2})\s*年年?(?P<edge>底|末|初)|(?P<y>(?:19|20)\d{2})(?:\s*年\s*(?P<m>\d{1,2})\s*月(?:\s*(?P<d>\d{1,2})\s*[日号])?"
    r"|[-/.](?P<m2>\d{1,2})(?:[-/.](?P<d2>\d{1,2}))?(?!\d)|\s*年)"
    rf"|(?P<d3>\d{{1,2}})\s+(?P<mn3>{MONTH})\.?,?\s+(?P<y3>(?:19|20)\d{{2}})"
    rf"|(?P<mn4>{MONTH})\.?\s+(?:(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,\s+)?(?P<y4>(?:19|20)\d{{2}})"
    r"|(?P<hany>[一二][九〇零][〇零一二三四五六七八九]{2})年(?:年?(?P<hanedge>底|末|初))?"
    r"(?:(?P<hanm>[一二三四五六七八九十]{1,2})月(?:(?P<hand>[一二三四五六七八九十]{1,3})[日号])?)?",
    re.IGNORECASE,
)
_LAST = re.compile(
    rf"(?!前[二三两23]个?季度)(?:近|最近|过去|前|这)\s*(?P<n>(?<!前)(?<!这){_COUNT}|(?<=[前这]){_COUNT}(?=个月|年|个?季度|天|周))?\s*(?P<u>(?<!前)(?<!这)(?:个?月|年|天|日|个?季度|周)|(?<=[一二两三四五六七八九十\d])(?:个月|年|天|个?季度|周))(?:之内|以内|内|以来|里|间)?"
    # "last year" is the calendar year before, "the last year" the twelve months up to now
    rf"|(?:(?<![a-z])(?:in|over|during|within)\s+)?(?:the\s+)?(?:last|past)\s+(?P<n2>{_COUNT})\s+(?P<u2>months?|years?|yrs?|days?|weeks?|quarters?)"
    rf"|(?P<n4>{_COUNT})\s*(?P<u4>个月)(?:内|之内|以内)|within (?:the )?(?:last |past |next )?(?P<n5>{_COUNT})\s+(?P<u5>months?|days?|weeks?|quarters?)"
    r"|(?:近|最近|过去|这|前)\s*(?P<half>半年)(?:内|以来|里|间)?|(?<![上下])(?:半年)(?:之内|以内|内|以来)|(?:(?<![a-z])(?:in|over|within)\s+)?(?:the\s+)?(?:last|past)\s+(?P<half_en>half\s+year)"
    rf"|(?:in|for|over)\s+(?P<n6>{_COUNT})\s+(?P<u6>years|months)(?!\s+(?:old|or))"
    r"|(?:(?<![a-z])(?:in|over|during|within)\s+)?(?:the\s+(?:last|past)|past)\s+(?P<u3>month|year|quarter)",
    re.IGNORECASE,
)
_SINCE_BEHIND = re.compile(r"\s*(?:以来|以后|之后|至今|起|后)")
_SINCE_AHEAD = re.compile(r"(?:自从?|since|after|from)\s*$", re.IGNORECASE)
_BEFORE_BEHIND = re.compile(r"\s*(?:以前|之前|前)")
_BEFORE_AHEAD = re.compile(r"(?:before|prior to)\s*$", re.IGNORECASE)
_UNTIL_AHEAD = re.compile(r"(?:until|till|up to)\s*$", re.IGNORECASE)
"""Up to a day and with it: until 30 June."""
_TO = re.compile(r"\s*(?:到|至|-|~|—|–|to|and)\s*", re.IGNORECASE)
_YEAR_ALONE = re.compile(
    r"(?<![a-z])(?P<w>since|from|after|before|in|during|until|by)\s+(?P<y>(?:19|20)\d{2})(?![\d年]|[-/.]\d|\s*(?:yuan|firms|companies))",
    re.IGNORECASE,
)
_YEAR_RANGE = re.compile(
    rf"(?:between\s+)?(?P<low>{_COUNT})\s*(?:周?年|years?)?\s*(?:到|至|~|-|—|–|and|to)\s*(?P<high>{_COUNT})\s*(?:周?年(?![\d份底初])|years?|yrs?)"
    r"(?:之间|以内|of age)?",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\s*(?:周年|年|years?|yrs?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as far as it is written: month and day may be open."""

    start: int
    end: int
    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        """The first day it covers."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it covers."""
        if self.day is not None:
            return self.first
        month = self.month or 12
        return date(self.year, month, calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class Window:
    """A span of days, both ends included; None is open. months: it is so many whole months back from today."""

    start: int
    end: int
    since: date | None
    until: date | None
    months: int | None = None


def years_before(day: date, years: int) -> date:
    """The same day `years` years earlier; 29 February becomes the 28th."""
    return months_before(day, 12 * years)


def _valid(year: int, month: int | None, day: int | None) -> bool:
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return False
    return True


def read_dates(text: str) -> list[DateMention]:
    """Every date of `text`: 2023年, 2024-03-05, 2024年3月, March 2024, 5 March 2024, 二〇二三年."""
    found: list[DateMention] = []
    for match in _DATE.finditer(text):
        part = match.groupdict()
        if part["hany"]:
            han = han_value(part["hany"].replace("零", "〇"))
            month, day = _small(part["hanm"]), _small(part["hand"])
            if part["hanedge"]:
                month, day = (1, 1) if part["hanedge"] == "初" else (12, 31)
            if han is not None and 1900 <= han <= 2100 and _valid(int(han), month, day):
                found.append(DateMention(*match.span(), int(han), month, day))
            continue
        year = int(part["y"] or part["y3"] or part["y4"] or part["y5"])
        if part["edge"]:
            month, day = (1, 1) if part["edge"] == "初" else (12, 31)
            found.append(DateMention(*match.span(), year, month, day))
            continue
        name = part["mn3"] or part["mn4"]
        month_text = part["m"] or part["m2"]
        month = MONTHS[name.lower()] if name else int(month_text) if month_text else None
        day_text = part["d"] or part["d2"] or part["d3"] or part["d4"]
        day = int(day_text) if day_text else None
        if _valid(year, month, day):
            found.append(DateMention(*match.span(), year, month, day))
    return found


def _small(text: str | None) -> int | None:
    value = han_value(text) if text else None
    return int(value) if value is not None else None


def _count(text: str | None) -> int:
    if not text:
        return 1
    numbers = read_numbers(text)
    return int(numbers[0].value) if numbers else 1


def _last(match: re.Match[str], today: date) -> Window:
    if match["half"] or match["half_en"] or match[0].startswith("半年"):
        return Window(*match.span(), months_before(today, 6), today, 6)
    count = _count(match["n"] or match["n2"] or match["n4"] or match["n5"] or match["n6"])
    unit = (match["u"] or match["u2"] or match["u3"] or match["u4"] or match["u5"] or match["u6"]).lower()
    if unit.startswith(("天", "日", "day", "周", "week")):
        days = 7 * count if unit.startswith(("周", "week")) else count
        return Window(*match.span(), today - timedelta(days=min(days, today.toordinal() - 1)), today)
    each = 12 if unit.startswith(("年", "year")) else 3 if unit.startswith(("季", "quarter")) else 1
    months = min(each * count, 12 * (today.year - 1))
    return Window(*match.span(), months_before(today, months), today, months)


def _year_alone(match: re.Match[str]) -> Window:
    year, word = int(match["y"]), match["w"].lower()
    if word == "before":
        return Window(*match.span(), None, date(year - 1, 12, 31))
    if word in ("by", "until"):
        return Window(*match.span(), None, date(year, 12, 31))
    if word == "after":
        return Window(*match.span(), date(year + 1, 1, 1), None)
    return Window(*match.span(), date(year, 1, 1), None if word in ("since", "from") else date(year, 12, 31))


def read_windows(text: str, today: date) -> list[Window]:
    """Every window of `text`, counted back from `today`; of overlapping readings the longer is kept."""
    found = [_last(match, today) for match in _LAST.finditer(text)]
    found += [_year_alone(match) for match in _YEAR_ALONE.finditer(text)]
    found += [Window(*part) for part in read_periods(text, today)]
    for mention in read_dates(text):
        ahead_since = _SINCE_AHEAD.search(text, 0, mention.start)
        behind_since = _SINCE_BEHIND.match(text, mention.end)
        ahead_before = _BEFORE_AHEAD.search(text, 0, mention.start)
        behind_before = _BEFORE_BEHIND.match(text, mention.end)
        until = _UNTIL_AHEAD.search(text, 0, mention.start)
        if until:
            found.append(Window(until.start(), mention.end, None, mention.last))
        elif behind_before or ahead_before:
            start = ahead_before.start() if ahead_before else mention.start
            end = behind_before.end() if behind_before else mention.end
            year_ends = mention.day == 31 and mention.month == 12
            # 6月30日前 is by the end of the month, before 30 June is not
            month_ends = mention.day is not None and (mention.first + timedelta(days=1)).day == 1
            within = year_ends or (month_ends and ahead_before is None)
            last_day = mention.first if within else mention.first - timedelta(days=1)
            found.append(Window(start, end, None, last_day))
        elif ahead_since or behind_since:
            start = ahead_since.start() if ahead_since else mention.start
            end = behind_since.end() if behind_since else mention.end
            found.append(Window(start, end, mention.first, None))
        else:
            found.append(Window(mention.start, mention.end, mention.first, mention.last))
    found.sort(key=lambda w: (w.start, -(w.end - w.start)))
    kept: list[Window] = []
    for window in found:
        if not kept or window.start >= kept[-1].end:
            last = kept[-1] if kept else None
            if last and last.since and window.until and _TO.fullmatch(text, last.end, window.start):
                kept[-1] = Window(last.start, window.end, last.since, window.until)  # 2020年到2023年
                continue
            kept.append(window)
    return kept


def read_year_bounds(text: str) -> list[Bound]:
    """Lengths in years with their bound: 三年以上, at least 5 years, 不满两年. Calendar years are left out."""
    bounds: list[Bound] = []
    for match in _YEAR_RANGE.finditer(text):
        low, high = (_count(match[name]) for name in ("low", "high"))
        if 0 < low <= high <= 200:
            bounds.append(Bound(*match.span(), Decimal(low), Decimal(high)))
    taken = [(bound.start, bound.end) for bound in bounds]
    for number in read_numbers(text):
        unit = _YEARS.match(text, number.end)
        if unit is None or number.kind != "plain" or not Decimal(1) <= number.value <= Decimal(200):
            continue
        if re.search(r"(?:近|最近|过去|前|last|past)\s*$", text[: number.start], re.IGNORECASE):
            continue
        if any(start <= number.start < end for start, end in taken):
            continue
        bounds.append(read_bound(text, number.start, unit.end(), number.value))
    return bounds
