"""Size class of every firm by the official table, into the scratch table that the features read.

Staff is the number of people insured (参保人数), which is what a bank has of a small firm; revenue that of the last
full year; assets those of the last statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache

import sqlalchemy as sa
from sqlmodel import Session, col

from assistant.config.reading import FOLDER, read_yaml
from assistant.domain.size_class import Size, SizeRules, SizeTable
from assistant.store.firms import Firm
from assistant.store.records import Statement
from ingest.firms.derive.features import latest, revenues
from ingest.firms.derive.scratch import Size as SizeRow
from ingest.firms.derive.scratch import insert_tuples, stream

FILE = FOLDER / "size_classes.yaml"


@cache
def size_rules() -> SizeRules:
    """The table in force; raises ConfigInvalid naming the field that is wrong."""
    return SizeRules(read_yaml(FILE, SizeTable))


def write(session: Session, today: date) -> None:
    """Fill the scratch table of sizes as of `today`."""
    insert_tuples(session, SizeRow.name, [c.name for c in SizeRow.c], _rows(session, today))


def _rows(session: Session, today: date) -> Iterator[tuple[int, str | None, str]]:
    rules = size_rules()
    revenue = revenues(today)
    assets = latest(
        sa.select(
            col(Statement.firm_id), sa.type_coerce(Statement.total_assets, sa.BigInteger).label("value")
        ).where(col(Statement.period_end) <= today, col(Statement.total_assets).is_not(None)),
        col(Statement.period_end).desc(),
        col(Statement.id).desc(),
    )
    firms = (
        sa.select(
            col(Firm.id), col(Firm.industry_code), col(Firm.insured_count), revenue.c.revenue, assets.c.value
        )
        .join(revenue, revenue.c.firm_id == col(Firm.id), isouter=True)
        .join(assets, assets.c.firm_id == col(Firm.id), isouter=True)
        .order_by(col(Firm.id))
    )
    for firm_id, industry, staff, earned, owned in stream(session, firms):
        found: Size = rules.size(industry, staff, _yuan(earned), _yuan(owned))
        yield firm_id, found.size and found.size.value, ",".join(found.missing)


def _yuan(fen: int | None) -> Decimal | None:
    return None if fen is None else Decimal(fen) / 100
