"""Reads an industry-chain folder: listed companies, their industries and products, and relations between products.

The set was taken by machine from public text. What it says is kept as it says it, a doubtful cell becomes unknown, and
every such case is a note of the import's report; nothing is put right by guessing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

from assistant.domain.text import Text
from assistant.errors import FileRejected
from ingest.firms.chains.companies import companies
from ingest.firms.chains.table import (
    COMPANIES,
    COMPANY_PRODUCTS,
    HEADERS,
    PRODUCTS,
    RELATIONS,
    ChainLine,
    header,
    lines,
)
from ingest.firms.report import Note, RejectedRow
from ingest.firms.rows import TypedRow

Rows = Iterator[TypedRow | RejectedRow | Note]

RELATION_WORDS = {"上游材料": "upstream", "下游产品": "downstream", "产品小类": "part"}
FILLER = Decimal("0.001")
"""A revenue share that the set writes where it knows none: 14,714 of 53,207 rows have exactly this one."""

_BREAKS = re.compile(r"[\r\n\t]+")


class ChainFolder:
    """`scout firms import FOLDER --format chain` (the class that has the name also takes chain files)."""

    name = "chain"
    register = False

    def fits(self, path: Path) -> bool:
        """A folder with companies or relations of products, headed as in HEADERS."""
        return path.is_dir() and any(
            (path / name).is_file() and set(HEADERS[name]) <= set(header(path / name))
            for name in (COMPANIES, COMPANY_PRODUCTS, RELATIONS)
        )

    def rows(self, path: Path) -> Rows:
        """Products, companies with their names, relations, companies' products; raises FileRejected."""
        found = [name for name in HEADERS if (path / name).is_file()]
        if not found:
            raise FileRejected(
                path=str(path),
                reason_code="no_firm_files",
                reason=Text(
                    "目录中没有产业链数据（companies.csv、products.csv 等）",
                    "the folder holds no chain files (companies.csv, products.csv and so on)",
                ),
            )
        for name in found:
            missing = sorted(set(HEADERS[name]) - set(header(path / name)))
            if missing:
                listed = "、".join(missing)
                raise FileRejected(
                    path=str(path / name),
                    reason_code="missing_columns",
                    reason=Text(f"缺少列：{listed}", f"these columns are missing: {listed}"),
                )
        products = _Products()
        yield from products.listed(path)
        yield from companies(path)
        yield from _relations(path, products)
        yield from _firm_products(path, products)


def product_name(cell: str) -> str:
    """A product's name without breaks and unseen characters (a break becomes a space, so that no two names become one)."""
    if cell.isprintable():  # which leaves out breaks, controls and what has no width
        return cell.strip()
    one_line = _BREAKS.sub(" ", cell)
    return "".join(c for c in one_line if unicodedata.category(c) not in ("Cc", "Cf")).strip()


class _Products:
    """The names given so far: a product that only a relation or a company mentions is given when it is met."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def listed(self, path: Path) -> Rows:
        for line in lines(path, PRODUCTS):
            yield from self.row(PRODUCTS, line, "product", listed=True)

    def row(self, file: str, line: ChainLine, column: str, *, listed: bool = False) -> Rows:
        """The product's own row where it was not given before."""
        cell = line.cells[column]
        name = product_name(cell)
        if name != cell:
            text = Text(f"去掉换行和不可见字符：{name}", f"breaks and unseen characters taken out: {name}")
            yield Note(file, line.number, column, cell, text)
        if name in self._known:
            if listed:
                yield Note(
                    file,
                    line.number,
                    column,
                    cell,
                    Text("与前面的产品同名", "the same as an earlier product"),
                )
            return
        if not name:
            return
        if not listed:
            text = Text("产品表中没有，按此处补入", "not among the products; taken in from here")
            yield Note(file, line.number, column, cell, text)
        self._known.add(name)
        yield TypedRow("products", {"name": name}, file, line.number, line.text)


def _relations(path: Path, products: _Products) -> Rows:
    for line in lines(path, RELATIONS):
        word = line.cells["relation"].strip()
        relation = RELATION_WORDS.get(word)
        if relation is None:
            listed = "、".join(RELATION_WORDS)
            yield RejectedRow(
                RELATIONS, line.number, "relation", word, Text(f"应为：{listed}", f"one of: {listed}")
            )
            continue
        pair = [product_name(line.cells[column]) for column in ("product", "related_product")]
        if not all(pair):
            column = "related_product" if pair[0] else "product"
            yield RejectedRow(RELATIONS, line.number, column, "", Text("必填", "must be filled in"))
            continue
        if pair[0] == pair[1]:
            text = Text(
                f"产品与自身的“{word}”关系，未采用", f"a relation ({word}) of a product to itself: left out"
            )
            yield Note(RELATIONS, line.number, "product", pair[0], text)
            continue
        for column in ("product", "related_product"):
            yield from products.row(RELATIONS, line, column)
        values: dict[str, object] = {"product_id": pair[0], "relation": relation, "related_id": pair[1]}
        yield TypedRow("product_links", values, RELATIONS, line.number, line.text)


def _firm_products(path: Path, products: _Products) -> Rows:
    fillers = first = 0
    for line in lines(path, COMPANY_PRODUCTS):
        name, cell = product_name(line.cells["product"]), line.cells["revenue_share"].strip()
        if not name:
            yield RejectedRow(COMPANY_PRODUCTS, line.number, "product", "", Text("必填", "must be filled in"))
            continue
        yield from products.row(COMPANY_PRODUCTS, line, "product")
        values: dict[str, object] = {
            "firm_id": f"stock_code:{line.cells['stock_code'].strip()}",
            "product_id": name,
        }
        share, why = _share(cell)
        if share is not None:
            values["revenue_share"] = share
        elif why is not None:
            values["note"] = f"{why.zh}：{cell}"
            yield Note(COMPANY_PRODUCTS, line.number, "revenue_share", cell, why)
        elif cell:
            fillers, first = fillers + 1, first or line.number
        yield TypedRow("firm_products", values, COMPANY_PRODUCTS, line.number, line.text)
    if fillers:
        text = Text(
            f"占比恰为 0.001 的 {fillers} 行是填充值，视为未知",
            f"{fillers} rows have a share of exactly 0.001, a filler: taken as unknown",
        )
        yield Note(COMPANY_PRODUCTS, first, "revenue_share", str(FILLER), text)


def _share(cell: str) -> tuple[Decimal | None, Text | None]:
    """The share as a fraction of one, or why there is none (neither where the set does not know it)."""
    if not cell:
        return None, None
    try:
        share = Decimal(cell)
    except InvalidOperation:
        return None, Text("占比不是数字，未采用", "the share is not a number: not taken")
    if share == FILLER:
        return None, None
    if not share.is_finite() or share < 0:
        return None, Text("占比为负（内部抵销），未采用", "a negative share (elimination): not taken")
    if share > 1:
        return None, Text("占比大于 1，未采用", "a share above 1: not taken")
    return share, None
