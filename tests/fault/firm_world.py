"""A bank's firm files that change from day to day, and what the store must say once a version of them is in."""

from __future__ import annotations

import csv
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import text

from assistant.store.engine import Store
from ingest.demo.minting import credit_code

State = tuple[
    frozenset[tuple[str, str]], tuple[tuple[tuple[object, ...], int], ...], frozenset[tuple[str, str]]
]
"""Firms by code with their names; sales with how often each is there; tenders by number with the winners' codes."""

_FIRMS = ("统一社会信用代码", "企业名称", "主体类型", "登记状态", "注册资本（万元）")
_SUPPLIES = ("供应商代码", "买方代码", "单据类型", "产品", "金额（元）", "日期")
_TENDERS = ("项目编号", "项目名称", "采购人代码", "中标日期", "状态", "中标人代码")


@dataclass
class FirmWorld:
    """The files of one folder. Rows come and change, and never go: a row that left a file stays in the store."""

    folder: Path
    chance: random.Random
    firms: dict[str, str] = field(default_factory=dict)
    supplies: list[tuple[str, str, int, int]] = field(default_factory=list)
    tenders: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _serial: int = 0

    def change(self) -> None:
        """Enter new firms, sales and tenders, rename some firms and give some tenders other winners."""
        for _ in range(60 if not self.firms else 4):
            self._serial += 1
            self.firms[credit_code("91", self._serial)] = f"示例第{self._serial}号化工有限公司"
        codes = sorted(self.firms)
        for code in self.chance.sample(codes, 5):
            self._serial += 1
            self.firms[code] = f"示例改名第{self._serial}号化工有限公司"
        for _ in range(120 if not self.supplies else 10):
            seller, buyer = self.chance.sample(codes, 2)
            sale = (seller, buyer, self.chance.randrange(1, 50), self.chance.randrange(1, 28))
            self.supplies += [sale] * self.chance.choice((1, 1, 2))
        for number in [
            *self.chance.sample(sorted(self.tenders), min(3, len(self.tenders))),
            f"T{self._serial}",
        ]:
            self.tenders[number] = tuple(self.chance.sample(codes, self.chance.choice((1, 2))))
        self._write()

    def wanted(self) -> State:
        """What the store says when this version is in."""
        sales: Counter[tuple[object, ...]] = Counter(
            (seller, buyer, amount * 100, f"2026-01-{day:02d}")
            for seller, buyer, amount, day in self.supplies
        )
        winners = {(number, code) for number, codes in self.tenders.items() for code in codes}
        return frozenset(self.firms.items()), tuple(sorted(sales.items())), frozenset(winners)

    def _write(self) -> None:
        self.folder.mkdir(exist_ok=True)
        code = sorted(self.firms)[0]
        self._table("firms.csv", _FIRMS, [(c, name, "企业", "存续", "100") for c, name in self.firms.items()])
        self._table(
            "supplies.csv",
            _SUPPLIES,
            [(s, b, "交付", "货", amount, f"2026-01-{day:02d}") for s, b, amount, day in self.supplies],
        )
        self._table(
            "tenders.csv",
            _TENDERS,
            [(n, "项目", code, "2026-02-03", "中标", "|".join(won)) for n, won in self.tenders.items()],
        )

    def _table(self, name: str, headers: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
        with (self.folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([headers, *rows])


def look(store: Store) -> State:
    """What stands in the store; fails where it is not of one piece."""
    with store.read() as session:

        def rows(query: str) -> list[tuple[object, ...]]:
            return [tuple(row) for row in session.execute(text(query))]

        firms = rows(
            "SELECT i.value, f.name FROM firm f JOIN firm_identifier i ON i.firm_id = f.id AND i.scheme = 'uscc'"
        )
        assert len(firms) == rows("SELECT count(*) FROM firm")[0][0]
        assert rows("SELECT count(*) FROM firm_feature")[0] == rows("SELECT count(*) FROM firm")[0]
        supplies = Counter(
            rows(
                "SELECT a.value, b.value, s.amount, s.dated_on FROM supply s"
                " JOIN firm_identifier a ON a.firm_id = s.supplier_id JOIN firm_identifier b ON b.firm_id = s.buyer_id"
            )
        )
        winners = rows(
            "SELECT t.number, i.value FROM tender t JOIN tender_supplier w ON w.tender_id = t.id"
            " JOIN firm_identifier i ON i.firm_id = w.firm_id"
        )
        assert len(winners) == len(set(winners))
        assert not rows("PRAGMA foreign_key_check")
    return frozenset(firms), tuple(sorted(supplies.items())), frozenset(winners)  # type: ignore[arg-type]
