"""The companies of a chain folder: which names, listing and industry each has, and what of it is doubtful."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from assistant.domain.text import Text
from ingest.firms.chains.listing import Company, chosen, fit
from ingest.firms.chains.table import COMPANIES, COMPANY_INDUSTRIES, INDUSTRIES, PARENTS, lines
from ingest.firms.report import Note, RejectedRow
from ingest.firms.rows import TypedRow

Rows = Iterator[TypedRow | RejectedRow | Note]

_CODE = re.compile(r"\d{6}")


def companies(path: Path) -> Rows:
    """Firms and their other names, firms before names, and notes."""
    industries = _Industries(path)
    rows: dict[str, list[Company]] = {}
    for line in lines(path, COMPANIES):
        cells = {header: cell.strip() for header, cell in line.cells.items()}
        if not _CODE.fullmatch(cells["stock_code"]):
            reason = Text("证券代码应为六位数字", "a stock code has six digits")
            yield RejectedRow(COMPANIES, line.number, "stock_code", cells["stock_code"], reason)
            continue
        if not cells["full_name"] and not cells["short_name"]:
            yield RejectedRow(COMPANIES, line.number, "full_name", "", Text("必填", "must be filled in"))
            continue
        rows.setdefault(cells["stock_code"], []).append(
            Company(
                cells["stock_code"],
                cells["short_name"],
                cells["full_name"] or cells["short_name"],
                cells["exchange"],
                cells["listed_on"],
                line.number,
                line.text,
            )
        )
    yield from industries.of_companies(path)
    for same in rows.values():
        yield from _company(same, industries)
    yield from industries.notes()


def _company(rows: list[Company], industries: _Industries) -> Rows:
    """The firm, its short name, and what else the set calls it."""
    row, first = chosen(rows), rows[0]
    taken = row or first
    values: dict[str, object] = {
        "stock_code": taken.code,
        "name": row.full if row else first.short,
        "listed": True,
    }
    exchanges = {r.exchange for r in rows if r.exchange.endswith("交易所")}
    if len(exchanges) == 1:
        values["exchange"] = exchanges.pop()
    if row is None:
        names = "、".join(r.full for r in rows)
        text = Text(
            f"{len(rows)} 个全称都与简称“{first.short}”不符，以简称为名，全称作未核实名称，上市日期视为未知：{names}",
            f"none of {len(rows)} full names fits the short name “{first.short}”: it stands as the name, the full names"
            f" as unverified ones, and the listing date is unknown: {names}",
        )
        yield Note(COMPANIES, first.number, "full_name", first.code, text)
    else:
        yield from _listing(row, values)
        if len(rows) == 1 and row.short and fit(row.short, row.full) == 0:
            text = Text(
                f"全称与简称“{row.short}”没有相同的字，待核实",
                f"shares no character with the short name “{row.short}”",
            )
            yield Note(COMPANIES, row.number, "full_name", row.full, text)
    industry = industries.path(taken.code)
    if industry:
        values["industry"] = industry
    yield TypedRow("firms", values, COMPANIES, taken.number, taken.text)
    if taken.short and taken.short != values["name"]:
        yield _name(taken, "short", taken.short)
    said = {values["name"], taken.short}
    for other in rows:
        for column, name in (("full_name", other.full), ("short_name", other.short)):
            if name and name not in said:
                said.add(name)
                yield _name(other, "unverified", name)
                text = Text(
                    f"与 {taken.code} 的名称“{values['name']}”不一致，作未核实名称保留",
                    f"differs from “{values['name']}” of {taken.code}: kept as an unverified name",
                )
                yield Note(COMPANIES, other.number, column, name, text)


def _name(row: Company, kind: str, name: str) -> TypedRow:
    values: dict[str, object] = {"firm_id": f"stock_code:{row.code}", "kind": kind, "name": name}
    return TypedRow("names", values, COMPANIES, row.number, row.text)


def _listing(row: Company, values: dict[str, object]) -> Rows:
    """The day of listing, and a note where a cell holds no day or no exchange."""
    if row.exchange and not row.exchange.endswith("交易所"):
        text = Text("不是交易所，视为未知", "not an exchange: taken as unknown")
        yield Note(COMPANIES, row.number, "exchange", row.exchange, text)
    try:
        values["listed_on"] = date.fromisoformat(row.listed_on)
    except ValueError:
        text = Text("不是日期，视为未知", "not a date: taken as unknown")
        yield Note(COMPANIES, row.number, "listed_on", row.listed_on, text)


class _Industries:
    """The set's own industries (not those of GB/T 4754: no industry code of a firm is set from them)."""

    def __init__(self, path: Path) -> None:
        self._names = {
            line.cells["industry_code"].strip(): line.cells["industry_name"].strip()
            for line in lines(path, INDUSTRIES)
        }
        self._parents = {
            line.cells["industry_code"].strip(): line.cells["parent_code"].strip()
            for line in lines(path, PARENTS)
        }
        self._of: dict[str, str] = {}
        self._unnamed: dict[str, tuple[int, int]] = {}

    def of_companies(self, path: Path) -> Rows:
        """Reads which company is in which industry; a second industry of one company is noted and left out."""
        for line in lines(path, COMPANY_INDUSTRIES):
            code, industry = line.cells["stock_code"].strip(), line.cells["industry_code"].strip()
            if industry not in self._names:
                first, count = self._unnamed.get(industry, (line.number, 0))
                self._unnamed[industry] = (first, count + 1)
            elif self._of.setdefault(code, industry) != industry:
                text = Text(
                    "企业已有另一个行业，未采用", "the company has another industry already: not taken"
                )
                yield Note(COMPANY_INDUSTRIES, line.number, "industry_code", industry, text)

    def path(self, company: str) -> str:
        """The industry with those above it, widest first: 基础化工/农化制品/磷肥及磷化工; "" unknown."""
        code: str | None = self._of.get(company)
        names: list[str] = []
        while code in self._names and self._names[code] not in names:
            names.insert(0, self._names[code])
            code = self._parents.get(code)
        return "/".join(names)

    def notes(self) -> Rows:
        """One note for every code that the set gives to companies and does not name."""
        for code, (number, count) in self._unnamed.items():
            text = Text(
                f"行业表中没有此代码，{count} 家企业的行业视为未知",
                f"not among the industries: the industry of {count} companies is unknown",
            )
            yield Note(COMPANY_INDUSTRIES, number, "industry_code", code, text)
