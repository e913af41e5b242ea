"""Which table a sheet or file is, told by its header row: in Chinese or English, as the template or as people write it.

The row may stand below a title; units stand in it, in the title (单位：万元) or in the cells.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.domain.text import Text
from assistant.errors import FileRejected
from assistant.sheets import plain
from ingest.firms.kinds import MONEY_UNITS, SHARE_UNITS, Money, Share
from ingest.firms.layouts import FILES, Column, Layout
from ingest.firms.layouts.rules import Given

LOOKED_AT = 20
"""First rows among which the header row is looked for."""
REJECTED_ROW, REJECTED_FILE, REJECTED_REASON = "行号", "原文件", "原因"
"""Headers of the columns that a file of rejected rows has before its own: where the row stood, and why it was rejected.
An import does not store them; it learns from them that an equal row of that file is another one."""

_OURS = {
    REJECTED_ROW,
    REJECTED_FILE,
    REJECTED_REASON,
    "序号",
    "备注",
    "row",
    "reason",
    "no",
    "remark",
    "remarks",
}
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_NOISE = re.compile(r"[\s_\-*:：/、.·]+")
_MARKS = frozenset({"必填", "选填", "可选", "required", "optional", "*"})
_TITLE_UNIT = re.compile(
    r"单位\s*[:：]\s*(?:人民币)?\s*(\S+?)(?:[)\s,，;；]|$)|unit\s*:\s*([a-z0-9 ,]+)", re.IGNORECASE
)
_TAIL_UNITS = sorted((unit for unit in MONEY_UNITS if unit.endswith("元")), key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Place:
    """A column of a table in a file. at: which cell of a row, from 0. unit: worth of its figures where the file says it."""

    column: Column
    at: int
    unit: int | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A table found. row: its header row, from 0. unused: headers that no column takes. title_unit: word of the unit
    of amounts that a line above the header says. added: last columns that are not the file's own but a mapping's."""

    layout: Layout
    row: int
    headers: tuple[str, ...]
    places: tuple[Place, ...]
    unused: tuple[str, ...] = ()
    title_unit: str = ""
    added: int = 0

    @property
    def width(self) -> int:
        """Cells of a row, those that a mapping adds counted."""
        return len(self.headers)


@lru_cache(maxsize=4096)
def header_key(header: str) -> tuple[str, str]:
    """A header as it is compared, and what its brackets say of the unit ("" for nothing)."""
    text = (
        unicodedata.normalize("NFKC", plain(header.strip()))
        .lower()
        .translate(str.maketrans("【】〔〕", "[][]"))
    )
    unit = ""
    for inside in (a or b for a, b in _BRACKETS.findall(text)):
        word = _unit_word(inside)
        if word in MONEY_UNITS or word in SHARE_UNITS:
            unit = word
    bare = _NOISE.sub("", _BRACKETS.sub(lambda m: "" if _says_no_more(m[1] or m[2] or "") else m[0], text))
    if not unit:
        tail = next((tail for tail in _TAIL_UNITS if bare.endswith(tail) and len(bare) > len(tail)), "")
        if not tail and bare.endswith("%"):
            tail = "%"
        unit, bare = tail, bare.removesuffix(tail) if tail else bare
    return bare, unit


def _unit_word(text: str) -> str:
    word = re.sub(r"\s+", "", text.lower()).removeprefix("单位:").removeprefix("单位").removeprefix("unit:")
    return word.removeprefix("人民币") or word


def _says_no_more(inside: str) -> bool:
    """Whether what stands in brackets is no part of the name: a unit, a measure, 必填."""
    word = _unit_word(inside)
    return (
        word in MONEY_UNITS
        or word in SHARE_UNITS
        or word in _MARKS
        or word in {"米", "m", "千瓦时", "kwh", "人", "天", "度", "yyyy-mm-dd", "个"}
    )


@lru_cache(maxsize=64)
def _known(layout: Layout) -> dict[str, Column]:
    """The columns of a table by every header that means them; the template's own win."""
    known: dict[str, Column] = {}
    for column in layout.columns:
        for header in column.aliases:
            known.setdefault(header_key(header)[0], column)
    for column in layout.columns:
        known[header_key(column.header_en)[0]] = column
        if column.field:
            known.setdefault(_NOISE.sub("", column.field.lower()), column)
    for column in layout.columns:
        known[header_key(column.header)[0]] = column
    return known


def find_heading(
    rows: Sequence[Sequence[str]], *, path: str, name: str = "", layouts: Iterable[Layout] = FILES
) -> Heading:
    """The table that these first rows of a sheet begin. name: of file or sheet, which decides between tables that fit.

    Raises FileRejected: no such table (the nearest, and what it lacks), several that fit, one column twice.
    """
    fits: list[_Fit] = []
    near: _Fit | None = None
    for place, row in enumerate(rows[:LOOKED_AT]):
        keys = {header_key(cell)[0] for cell in row if cell.strip()} - {""}
        for layout in layouts:
            if _known(layout).keys().isdisjoint(keys):
                continue
            fit = _fit(layout, keys, place)
            if fit.found and not fit.missing and fit.found >= min(2, len(layout.columns)):
                fits.append(fit)
            elif fit.found and (near is None or fit.nearness > near.nearness):
                near = fit
    if not fits:
        raise _no_table(path, near, name)
    layout, place = _chosen(fits, path, name)
    return _heading(layout, rows[place], place, rows[:place], path)


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a row fits as a table's header. missing: headers of what it must have, alternatives joined by /."""

    layout: Layout
    row: int
    found: int
    score: int
    missing: tuple[Text, ...]

    @property
    def nearness(self) -> int:
        """What is there above what is missing."""
        return self.score - 2 * len(self.missing)


def _fit(layout: Layout, keys: set[str], row: int) -> _Fit:
    known, own = _known(layout), _own(layout)
    found = {known[key].header: known[key] for key in keys if key in known}
    fields = {column.field for column in found.values()}
    missing = [Text(c.header, c.header_en) for c in layout.columns if c.required and c.header not in found]
    for rule in layout.rules:
        if isinstance(rule, Given) and rule.least and not fields.intersection(rule.fields):
            either = [c for c in layout.columns if c.field in rule.fields]
            missing.append(
                Text(" / ".join(c.header for c in either), " / ".join(c.header_en for c in either))
            )
    score = sum((3 if key in own else 2) if known[key].field else 1 for key in keys if key in known)
    return _Fit(layout, row, len(found), score, tuple(missing))


@lru_cache(maxsize=64)
def _own(layout: Layout) -> frozenset[str]:
    """Headers of the template itself, as they are compared; the others are aliases."""
    own = {header_key(header)[0] for c in layout.columns for header in (c.header, c.header_en)}
    return frozenset(own | {_NOISE.sub("", c.field.lower()) for c in layout.columns if c.field})


def _chosen(fits: list[_Fit], path: str, name: str) -> tuple[Layout, int]:
    among = [fit for fit in fits if _is_named(fit.layout, name)] or fits
    most = max(fit.score for fit in among)
    first = [fit for fit in among if fit.score == most]
    row = min(fit.row for fit in first)
    tied = [fit.layout for fit in first if fit.row == row]
    if len(tied) > 1:
        listed = "、".join(layout.title for layout in tied)
        listed_en = ", ".join(layout.title_en for layout in tied)
        names = "、".join(layout.file for layout in tied)
        raise FileRejected(
            path=path,
            reason_code="ambiguous_table",
            reason=Text(
                f"可能是几张表：{listed}；请把文件或工作表改名为其中之一（{names}）",
                f"it may be any of these tables: {listed_en}; name the file or sheet as one of them ({names})",
            ),
        )
    return tied[0], row


def column_of(layout: Layout, name: str) -> Column | None:
    """The column that a header or a field's name means."""
    own = next((column for column in layout.columns if column.field == name), None)
    return own or _known(layout).get(header_key(name)[0])


def named(name: str) -> Layout | None:
    """The table of a name: firms, 企业照面, Firms, firms.csv."""
    return next((layout for layout in FILES if _is_named(layout, name.removesuffix(".csv"))), None)


def _is_named(layout: Layout, name: str) -> bool:
    key = header_key(name)[0]
    own = {header_key(known)[0] for known in (layout.name, layout.title, layout.title_en)}
    return bool(key) and key in own


def _no_table(path: str, near: _Fit | None, name: str) -> FileRejected:
    called = named(name)
    if called is not None and (near is None or near.layout is not called):
        near = _fit(called, set(), 0)
    if near is None or not near.missing:
        return FileRejected(
            path=path,
            reason_code="unknown_table",
            reason=Text(
                "没有找到表头：前 20 行中没有一行像企业数据表的表头；可用 scout firms template 生成模板对照",
                "no header row: none of the first 20 rows looks like one; scout firms template writes the tables to compare",
            ),
        )
    listed = "、".join(header.zh for header in near.missing)
    listed_en = ", ".join(header.en for header in near.missing)
    return FileRejected(
        path=path,
        reason_code="missing_columns",
        reason=Text(
            f"最接近的是“{near.layout.title}”表，但缺少列：{listed}",
            f"nearest is the table {near.layout.title_en}, but these columns are missing: {listed_en} ({listed})",
        ),
    )


def _heading(
    layout: Layout, row: Sequence[str], place: int, above: Sequence[Sequence[str]], path: str
) -> Heading:
    known = _known(layout)
    title_unit = _unit_of_title(above)
    places: dict[str, Place] = {}
    unused: list[str] = []
    for at, header in enumerate(row):
        key, word = header_key(header)
        if not key:
            continue
        column = known.get(key)
        if column is None:
            if key not in _OURS:
                unused.append(header.strip())
            continue
        before = places.get(column.header)
        if before is not None and column.field is not None:
            own = {header_key(column.header)[0], header_key(column.header_en)[0]}
            is_own = [header_key(row[where])[0] in own for where in (before.at, at)]
            if is_own == [True, False]:  # the template's own header is meant before a word that may mean it
                unused.append(header.strip())
                continue
            if is_own == [False, True]:
                unused.append(row[before.at].strip())
                places[column.header] = Place(column, at, _unit(column, word, title_unit))
                continue
            raise FileRejected(
                path=path,
                reason_code="repeated_column",
                reason=Text(
                    f"有两列都是“{column.header}”：{row[before.at].strip()}、{header.strip()}",
                    f"two columns are {column.header_en}: {row[before.at].strip()}, {header.strip()}",
                ),
            )
        places[column.header] = Place(column, at, _unit(column, word, title_unit))
    headers = tuple(cell.strip() for cell in row)
    return Heading(layout, place, headers, tuple(places.values()), tuple(unused), title_unit)


def _unit(column: Column, word: str, title_unit: str) -> int | None:
    if isinstance(column.kind, Money):
        return MONEY_UNITS.get(word or title_unit)
    if isinstance(column.kind, Share):
        return SHARE_UNITS.get(word)
    return None


def _unit_of_title(above: Sequence[Sequence[str]]) -> str:
    for row in above:
        for cell in row:
            match = _TITLE_UNIT.search(unicodedata.normalize("NFKC", cell))
            word = _unit_word(match[1] or match[2] or "") if match else ""
            if word in MONEY_UNITS:
                return word
    return ""
