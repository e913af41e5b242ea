"""Firms as rows of a table to take away: streamed in batches, each with the file and date it comes from. The bank's own
columns only for clients in the caller's scope."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from assistant.domain.scope import Scope
from assistant.store.derived import FirmFeature, Label
from assistant.store.firms import Firm, FirmIdentifier
from assistant.store.records import BankClient
from assistant.store.regions import name_of
from assistant.store.sources import Source

BATCH = 500
COLUMNS = (
    "id", "uscc", "name", "kind", "status", "region_code", "region", "town", "park", "industry_code", "industry",
    "founded_on", "registered_capital", "paid_in_capital", "insured_count", "tax_grade", "size_class", "labels",
    "last_revenue", "wins_24m", "won_amount_24m", "state_sales_36m", "open_dishonest", "open_enforcement",
    "open_penalties", "source", "source_row", "as_of",
)  # fmt: skip
INTERNAL = ("branch", "manager", "balance", "credit_limit", "five_grade", "overdue_days")
"""The bank's own view: of clients of the caller's branch alone, and not at all without the right to it."""


def columns_of(scope: Scope) -> tuple[str, ...]:
    """Names of the columns that the caller may see, in order."""
    return COLUMNS + INTERNAL if scope.internal else COLUMNS


def rows(session: Session, firm_ids: Iterable[int], scope: Scope) -> Iterator[tuple[Any, ...]]:
    """One row a firm in the order of the ids, with the values of `columns_of`: amounts in yuan, None where unknown."""
    waiting = iter(firm_ids)
    while batch := list(islice(waiting, BATCH)):
        yield from _batch(session, batch, scope)


def _batch(session: Session, ids: list[int], scope: Scope) -> Iterator[tuple[Any, ...]]:
    statement = (
        select(Firm, FirmFeature, col(Source.name))
        .outerjoin(FirmFeature, col(FirmFeature.firm_id) == col(Firm.id))
        .outerjoin(Source, col(Source.id) == col(Firm.source_id))
        .where(col(Firm.id).in_(ids))
    )
    found = {firm.id: (firm, feature, source) for firm, feature, source in session.execute(statement)}
    codes = select(col(FirmIdentifier.firm_id), col(FirmIdentifier.scheme), col(FirmIdentifier.value))
    uscc = {
        firm_id: value
        for firm_id, scheme, value in session.execute(codes.where(col(FirmIdentifier.firm_id).in_(ids)))
        if scheme == "uscc"
    }
    labels: dict[int, set[str]] = {}
    kinds = select(col(Label.firm_id), col(Label.kind)).where(col(Label.firm_id).in_(ids))
    for firm_id, kind in session.execute(kinds):
        labels.setdefault(firm_id, set()).add(kind)
    clients = _clients(session, ids, scope)
    for firm_id in ids:
        firm, feature, source = found[firm_id]
        told: dict[str, Any] = {
            "uscc": uscc.get(firm_id), "labels": "|".join(sorted(labels.get(firm_id, ()))), "source": source,
            "region": name_of(firm.region_code), "kind": firm.kind.value, "status": firm.status.value,
        }  # fmt: skip
        yield (
            *(told[name] if name in told else getattr(firm, name, None) if hasattr(firm, name) else getattr(feature, name, None) for name in COLUMNS),
            *((getattr(clients.get(firm_id), name, None) for name in INTERNAL) if scope.internal else ()),
        )  # fmt: skip
    session.expunge_all()  # what was read is not kept: a province's firms go through


def _clients(session: Session, ids: list[int], scope: Scope) -> dict[int, BankClient]:
    if not scope.internal:
        return {}
    own = select(BankClient).where(col(BankClient.firm_id).in_(ids))
    if scope.branch is not None:
        own = own.where(col(BankClient.branch) == scope.branch)
    return {client.firm_id: client for client in session.scalars(own)}
