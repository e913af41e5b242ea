"""Writes out how English puts dates and figures (no later than 2011, Q2 2025, shy of 20m, ten to thirty staff), as the
readers expect them. Expects folded text; what it returns has other offsets than the text that came in."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.domain.reading.numbers import ENGLISH_DIGITS, ENGLISH_TEENS
from assistant.domain.reading.periods import MONTH, MONTHS

_YEAR = r"(?:19|20)\d{2}(?!\d|[,.]\d|\s*(?:yuan|rmb|people|employees|staff|firms|companies|million|m\b|k\b))"
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {word: n for n, word in enumerate((*ENGLISH_DIGITS, *ENGLISH_TEENS), 1) if n > 1}
_VALUES = _SMALL | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_WORD = "|".join(sorted(_VALUES, key=len, reverse=True))
_SPELT = rf"(?:(?:{'|'.join(_TENS)})[ -](?:{'|'.join(ENGLISH_DIGITS)})|{_WORD})"
_UNITS = r"(?:insured )?(?:employees|people|staff|workers|years?|yrs?|months?|weeks?|days?|tenders?|wins|awards|times|contracts)"
_COUNTED = re.compile(
    rf"\b(?P<n>{_SPELT})(?=(?: or more| or fewer| or less|\+)?(?: (?:to|or|and|through) (?:{_SPELT}|\d+))?[ -]{_UNITS}\b)",
    re.IGNORECASE,
)
_OF_MONTH = rf"(?P<month>{MONTH})\.?,? (?P<year>(?:19|20)\d{{2}})(?!\d)"
_LAST_OF_MONTH = re.compile(
    rf"\b(?:(?:no|not) (?:later than|after)|up to(?: and including)?|until(?: the end of)?|by the end of|before the end of) {_OF_MONTH}",
    re.IGNORECASE,
)
_WRITTEN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        (rf"\b(?:no|not) (?:later than|after) (?:the end of )?(?={_YEAR})", "until "),
        (rf"\b(?:no|not|never) (?:earlier than|before|prior to|sooner than) (?:the (?:start|beginning) of )?(?={_YEAR}|(?:{MONTH})\b)", "since "),
        (rf"\b(?:up to(?: and including)?|until the end of|before the end of|by the end of|through(?: to)?(?: the end of)?|(?<!set )up until) (?={_YEAR})", "until "),
        (rf"\b(?:before|by) the (?:start|beginning) of (?={_YEAR})", "before "),
        (rf"(?<!no )(?<!not )\b(?:later than|after the end of) (?={_YEAR})", "after "),
        (rf"(?<!no )(?<!not )\b(?:earlier than) (?={_YEAR})", "before "),
        (rf"\b(?:(?:on )?this side of|as of|from the (?:start|beginning) of|any time since|ever since) (?={_YEAR})", "since "),
        (r"\b(?P<q>q[1-4]|h[12])(?: of| in|,)? ?'?(?P<y>(?:19|20)\d{2})(?!\d)", r"\g<y>年\g<q>"),
        (r"\b(?P<n>first|second|third|fourth) quarter (?=(?:19|20)\d{2}|this year|last year)", r"\g<n> quarter of "),
        (r"\b(?P<n>first|second) half (?=(?:19|20)\d{2}|this year|last year)", r"\g<n> half of "),
        (r"\b(?:a|one) year (?=or (?:more|less|older|younger)|old\b|and up\b)", "1 year "),
        (r"(?<=under )(?:a|one) year\b|(?<=over )(?:a|one) year\b|(?<=than )(?:a|one) year\b|(?<=least )(?:a|one) year\b", "1 year"),
        (r"\bhalf a year\b", "6 months"),
        (r"\b(?:(?:younger|newer|less) than|under|not yet|not even) (?P<n>\d+) months(?: old| of age| in business)?(?=$|[ ,.;?])(?! (?:overdue|past|late|ago|in arrears))", r"founded within the last \g<n> months"),
        (r"\b(?:still )?in (?:their|its) first (?P<n>\d+) years?(?: of (?:business|life|trading|existence))?\b", r"under \g<n> years old"),
        (r"\b(?:(?:just|a little|a bit|slightly|somewhat) )?(?:short of|shy of|south of) (?=(?:a |rmb |cny |¥)?(?:\d|half|million|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty|hundred))", "less than "),
        (r"\b(?:(?:just|a little|a bit|well|comfortably) )?(?:north of|in excess of|better than|well over) (?=(?:a |rmb |cny |¥)?(?:\d|half|million|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty|hundred))", "more than "),
        (r"\b(?:just|a little|a bit|well|comfortably|slightly) (?=(?:over|under|above|below|more than|less than) )", ""),
        (r"(?<=\d)[- ]plus\b", "+"),
        (r"\b(?P<n>\d+)\+ (?:years?|yrs?)\b(?P<old> old| in business| of age)?", r"at least \g<n> years\g<old>"),
        (r"\b(?P<at>in|within|over(?= the)|during|last|past|previous|trailing) (?P<the>the (?:last|past) )?(?P<n>\d{1,2}) ?m(?![a-z\d])", r"\g<at> \g<the>\g<n> months"),
        (r"\b(?P<who>owes?|owing) us (?:the )?(?P<most>most|least)\b", r"sorted by loan balance \g<most> first"),
        (r"\baged (?:between )?(?P<a>\d+)(?: to |-| and )(?P<b>\d+)(?! years?|\d)", r"aged \g<a> to \g<b> years"),
        (rf"\b(?P<w>older|younger|more|less|fewer) than (?P<n>{_SPELT}|\d+)(?= (?:but|and|yet) (?:older|younger|more|less|fewer|under|over|not) [^,;]*\byears?\b)", r"\g<w> than \g<n> years"),
        (r"\bbetween one and (?=\w+ (?:tender )?(?:wins|awards|tenders|times))", "1 to "),
        (r"\bsmaller than (?=(?:rmb |cny |¥)?\d)", "less than "),
        (r"\bexactly (?P<n>\d+)(?= (?:people|employees|staff|workers|insured|years))", r"\g<n> to \g<n>"),
        (r"\bupwards? of (?=(?:a |rmb |cny |¥)?(?:\d|half|million|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty|hundred))", "at least "),
        (r"\ba couple of (?=(?:hundred|thousand|million|billion|years|months|weeks|days)\b)", "2 "),
        (r"(?<=\d)m(?=\s*(?:-|–|—|to|and)\s*\d[\d.]*\s?m(?:\b|illion))", " million"),
        (r"\b(?:reg(?:istered)?\.? )?cap(?=(?: of)? (?:\d|over|under|above|below|at least|at most|>|<|≥|≤|more|less|between|from))", "registered capital"),
    )
)  # fmt: skip


def _digits(match: re.Match[str]) -> str:
    words = re.split("[ -]", match["n"].lower())
    units = {word: n for n, word in enumerate(ENGLISH_DIGITS, 1)}
    return str(sum(_VALUES.get(word, units.get(word, 0)) for word in words))


def _next_month(match: re.Match[str]) -> str:
    """The day before the next month begins is the last that counts."""
    month, year = MONTHS[match["month"].lower()], int(match["year"])
    name = next(name for name, number in MONTHS.items() if number == month % 12 + 1)
    return f"before {name} {year + (month == 12)}"


_PLACES = {name: n for n, name in enumerate(("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 1)}  # fmt: skip
_DAY_OF = re.compile(
    rf"\b(?:the )?(?P<day>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(_PLACES)}|\d{{1,2}}(?= of)) (?:of )?(?P<month>{MONTH})(?![a-z])|\b(?P<month2>{MONTH}) (?:the )?(?P<day2>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(_PLACES)})(?![a-z])",
    re.IGNORECASE,
)
"""the first of August, August 1st: 1 August."""


def _day_first(match: re.Match[str]) -> str:
    said = (match["day"] or match["day2"]).lower()
    day = _PLACES.get(said) or int(re.sub(r"\D", "", said))
    return f"{day} {match['month'] or match['month2']}"


_COUNT: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_DAY_OF, _day_first),
    (_COUNTED, _digits),
    (_LAST_OF_MONTH, _next_month),
)


def written_out_en(text: str) -> str:
    """`text` with its English dates and figures written out."""
    for pattern, made in _COUNT:
        text = pattern.sub(made, text)
    for pattern, written in _WRITTEN:
        text = pattern.sub(written, text)
    return text
