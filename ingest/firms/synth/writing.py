"""Writes the files of a folder that `scout firms import` takes, a few ten thousand firms at a time."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from ingest.firms.layouts import LAYOUTS
from ingest.firms.synth import owners, records, register, trade
from ingest.firms.synth.draws import Ids
from ingest.firms.synth.register import Columns
from ingest.firms.synth.world import FEWEST, World

AT_ONCE = 20_000
"""Firms whose rows are made at a time: some ten megabytes."""

_FIXED: dict[str, Callable[[World], Columns]] = {
    "bank": register.bank, "products": trade.products, "product_links": trade.product_links, "chains": trade.chains,
    "chain_products": trade.chain_products,
}  # fmt: skip
_PER_FIRM: dict[str, Callable[[World, Ids], Columns]] = {
    "persons": register.persons, "firms": register.firms, "names": register.names, "holdings": owners.holdings,
    "offices": owners.offices, "firm_products": trade.firm_products, "supplies": trade.supplies, "tenders": trade.tenders,
    "events": records.events, "qualifications": records.qualifications, "statements": records.statements,
    "stand_ins": records.stand_ins, "financing": records.financing, "guarantees": owners.guarantees,
    "bank_clients": records.bank_clients,
}  # fmt: skip
FILES = tuple(f"{name}.csv" for name in (*_FIXED, *_PER_FIRM))
"""Names of the files."""
STEPS = len(FILES)


@dataclass(frozen=True, slots=True)
class SynthReport:
    """What was written: rows by file."""

    rows: dict[str, int]

    @property
    def relations(self) -> int:
        """Rows that say something of firms: all but those of firms, people, products and the bank."""
        apart = {
            "firms.csv",
            "persons.csv",
            "bank.csv",
            "products.csv",
            "product_links.csv",
            "chains.csv",
            "chain_products.csv",
        }
        return sum(count for name, count in self.rows.items() if name not in apart)


def write_firms(
    folder: Path, firms: int, seed: int = 1, *, tell: Callable[[str, float], None] = lambda file, share: None
) -> SynthReport:
    """Write the files of `firms` firms, over those that are there. tell: file and share of it written, 0 to 1.

    Raises ValueError for fewer than FEWEST firms, OSError.
    """
    if firms < FEWEST:
        raise ValueError(f"at least {FEWEST} firms")
    world = World(firms, seed)
    folder.mkdir(parents=True, exist_ok=True)
    rows: dict[str, int] = {}
    for name, fixed in _FIXED.items():
        rows[f"{name}.csv"] = _write(folder, name, iter([fixed(world)]), partial(tell, f"{name}.csv"), 1)
    for name, made in _PER_FIRM.items():
        parts = (made(world, ids) for ids in _ids(firms))
        rows[f"{name}.csv"] = _write(folder, name, parts, partial(tell, f"{name}.csv"), -(-firms // AT_ONCE))
    return SynthReport(rows)


def _ids(firms: int) -> Iterator[Ids]:
    for start in range(0, firms, AT_ONCE):
        yield np.arange(start, min(start + AT_ONCE, firms), dtype=np.int64)


def _write(folder: Path, name: str, parts: Iterator[Columns], tell: Callable[[float], None], of: int) -> int:
    layout, count = LAYOUTS[name], 0
    with (folder / layout.file).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for number, columns in enumerate(parts):
            if number == 0:
                writer.writerow([layout.header_of(field) for field in columns])
            writer.writerows(zip(*columns.values(), strict=True))
            count += len(next(iter(columns.values())))
            tell((number + 1) / of)
    return count
