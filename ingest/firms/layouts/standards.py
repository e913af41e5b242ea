"""Tables as the open standards give them: the same as the bank's own, but every row has a number of the source's own.

So a statement or a contract that is published again updates its row, whatever in it has changed. They have no template.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.firms.layouts.owners import HOLDINGS
from ingest.firms.layouts.trade import SUPPLIES

STATEMENT_HOLDINGS = replace(
    HOLDINGS,
    file="statement_holdings.csv",
    title="股权声明",
    title_en="Ownership statements",
    key=("record_key",),
    once=True,
    later=(),
)

PROCUREMENT_SUPPLIES = replace(
    SUPPLIES,
    file="procurement_supplies.csv",
    title="公共采购合同与付款",
    title_en="Procurement contracts and payments",
    key=("supplier_id", "buyer_id", "kind", "number"),
    once=True,
    later=(),
)
