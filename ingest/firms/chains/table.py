"""The files of an industry-chain folder and the rows in them, as text. Knows columns, not what they mean."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.domain.text import Text
from assistant.errors import FileRejected

COMPANIES, COMPANY_INDUSTRIES = "companies.csv", "company_industries.csv"
INDUSTRIES, PARENTS = "industries.csv", "industry_parents.csv"
PRODUCTS, COMPANY_PRODUCTS, RELATIONS = "products.csv", "company_products.csv", "product_relations.csv"

HEADERS: dict[str, tuple[str, ...]] = {
    COMPANIES: ("stock_code", "short_name", "full_name", "exchange", "listed_on"),
    COMPANY_INDUSTRIES: ("stock_code", "industry_code"),
    INDUSTRIES: ("industry_code", "industry_name"),
    PARENTS: ("industry_code", "parent_code"),
    PRODUCTS: ("product",),
    COMPANY_PRODUCTS: ("stock_code", "product", "revenue_share"),
    RELATIONS: ("product", "related_product", "relation"),
}
"""The files of such a folder and the columns each must have. A folder may lack some of them."""


@dataclass(frozen=True, slots=True)
class ChainLine:
    """A row: the line that it begins in (the header is line 1), and its cells by header."""

    number: int
    cells: dict[str, str]

    @property
    def text(self) -> str:
        """The row for people: header and cell of all that is filled in."""
        return "；".join(f"{header}：{cell.strip()}" for header, cell in self.cells.items() if cell.strip())


def header(path: Path) -> list[str]:
    """The first line's cells; raises FileRejected where the file is no such table."""
    for line in _read(path, with_header=True):
        return list(line.cells)
    return []


def lines(path: Path, name: str) -> Iterator[ChainLine]:
    """Rows of the folder's file `name`, none where the folder lacks it; raises FileRejected."""
    if (path / name).is_file():
        yield from _read(path / name)


def _read(path: Path, *, with_header: bool = False) -> Iterator[ChainLine]:
    """Rows by header with the line that each begins in; the header itself first if asked for."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            headers = [header.strip() for header in next(reader, [])]
            if with_header:
                yield ChainLine(1, dict.fromkeys(headers, ""))
                return
            begins = reader.line_num + 1
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    filled = [*cells, *[""] * (len(headers) - len(cells))]
                    yield ChainLine(begins, dict(zip(headers, filled, strict=False)))
                begins = reader.line_num + 1
    except (UnicodeDecodeError, csv.Error) as error:
        raise FileRejected(
            path=str(path),
            reason_code="not_a_table",
            reason=Text(f"不是 UTF-8 的 CSV 表格（{error}）", f"not a CSV table in UTF-8 ({error})"),
        ) from error
