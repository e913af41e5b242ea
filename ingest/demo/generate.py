"""Writes the demo bank's files: `python -m ingest.demo.generate` makes ingest/demo/data anew, always the same bytes.

Reads nothing but this package; the column order of each file is the loader's own (ingest.firms.layouts).
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import yaml

from ingest.demo import (
    cases_bank,
    cases_buyer,
    cases_facts,
    cases_firm,
    cases_group,
    cases_sale,
    cases_signals,
    chains,
    cluster,
    vocabulary,
)
from ingest.demo.book import DATA_DATE, Book
from ingest.demo.buyers import enter_buyers
from ingest.demo.enrolment import FUQUAN, LENDING
from ingest.firms.layouts import FILES

FOLDER = Path(__file__).parent / "data"
ANSWER_KEY = "answer_key.yaml"


def make_book() -> Book:
    """The whole demo bank."""
    book = Book()
    book.row("bank", 银行名称="福泉示例农村商业银行股份有限公司", 英文名称="Fuquan Example Rural Commercial Bank (fictional)",
             本地区划代码=FUQUAN, 可贷区划代码="|".join(LENDING), 数据截止日=DATA_DATE,
             **{"单户限额（万元）": 3000, "集团限额（万元）": 5000, "普惠小微限额（万元）": 1000})  # fmt: skip
    for file, rows in (
        ("products", chains.product_rows()),
        ("product_links", chains.link_rows()),
        ("chains", chains.chain_rows()),
        ("chain_products", chains.chain_product_rows()),
    ):
        book.rows[file] = rows
    buyers = enter_buyers(book)
    cluster.enter_good_suppliers(book, buyers)
    cluster.enter_weak_suppliers(book, buyers)
    for cases in (cases_buyer, cases_sale, cases_firm, cases_group, cases_facts, cases_bank):
        cases.enter(book, buyers)
    cluster.fill_cluster(book, buyers)
    cluster.fill_region(book, buyers)
    cases_signals.enter(book, buyers)
    return book


def render(book: Book) -> dict[str, bytes]:
    """Contents of every file by its name: UTF-8, a byte order mark so that spreadsheets open the CSVs right.

    A table without rows has no file, a column that no row fills is left out.
    """
    files = {}
    for layout in FILES:
        rows = book.rows.get(layout.name, [])
        if not rows:
            continue
        text = io.StringIO(newline="")
        headers = [
            header for header in layout.headers if any(row.get(header) not in (None, "") for row in rows)
        ]
        writer = csv.DictWriter(text, headers, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        files[layout.file] = text.getvalue().encode("utf-8-sig")
    files[ANSWER_KEY] = _answer_key(book).encode()
    return files


def _answer_key(book: Book) -> str:
    entries = []
    for line in book.key:
        entry: dict[str, object] = {
            "case": line.case, "role": line.role, "uscc": line.entity.code, "name": line.entity.name, "expect": line.expect,
        }  # fmt: skip
        if line.detail:
            entry["detail"] = line.detail
        entry["why"] = line.why
        entries.append(entry)
    head = "".join(f"# {line}\n" if line else "#\n" for line in vocabulary.HEAD.splitlines())
    body = yaml.safe_dump(
        {"verdicts": vocabulary.VERDICTS, "entries": entries}, allow_unicode=True, sort_keys=False, width=120
    )
    return head + body


def main(folder: Path = FOLDER) -> None:
    """Write all files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in render(make_book()).items():
        (folder / name).write_bytes(content)
        sys.stderr.write(f"{name}: {len(content)} bytes\n")


if __name__ == "__main__":
    main()
