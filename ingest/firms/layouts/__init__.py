"""The tables of firm data, in the order in which they are merged: what a row refers to stands in a table before it."""

from __future__ import annotations

from collections.abc import Mapping

from ingest.firms.layouts.column import Column, Layout
from ingest.firms.layouts.own_bank import BANK, BANK_CLIENTS
from ingest.firms.layouts.owners import GUARANTEES, HOLDINGS, OFFICES
from ingest.firms.layouts.records import EVENTS, FINANCING, QUALIFICATIONS, STAND_INS, STATEMENTS
from ingest.firms.layouts.register import FIRMS, IDENTIFIERS, NAMES, PERSONS
from ingest.firms.layouts.standards import PROCUREMENT_SUPPLIES, STATEMENT_HOLDINGS
from ingest.firms.layouts.trade import (
    CHAIN_PRODUCTS,
    CHAINS,
    FIRM_PRODUCTS,
    PRODUCT_LINKS,
    PRODUCTS,
    SUPPLIES,
    TENDERS,
)

FILES: tuple[Layout, ...] = (
    BANK, PERSONS, FIRMS, IDENTIFIERS, NAMES, HOLDINGS, OFFICES, PRODUCTS, PRODUCT_LINKS, CHAINS, CHAIN_PRODUCTS, FIRM_PRODUCTS,
    SUPPLIES, TENDERS, EVENTS, QUALIFICATIONS, STATEMENTS, STAND_INS, FINANCING, GUARANTEES, BANK_CLIENTS,
)  # fmt: skip

LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout for layout in (*FILES, STATEMENT_HOLDINGS, PROCUREMENT_SUPPLIES)
}
"""The tables by name, those without a template too."""

__all__ = ["FILES", "LAYOUTS", "Column", "Layout"]
