"""The bank's own view of a firm under the caller's scope: what is seen of a client, and what limits have to count."""

from __future__ import annotations

from decimal import Decimal

from assistant.domain.scope import Scope
from assistant.domain.ties import ClientFact, Exposure
from assistant.store.fact_evidence import Sources
from assistant.store.firm_rows import FirmRows
from assistant.store.group_rows import NAMED
from assistant.store.records import BankClient


def client_fact(firm_id: int, rows: FirmRows, sources: Sources, scope: Scope) -> ClientFact | None:
    """The client row as the caller may see it: of another branch's client only that it is one."""
    row = rows.clients.get(firm_id)
    if row is None or not scope.internal:
        return None
    key, title = f"bank_client:{row.id}", f"本行往来：{rows.name(firm_id)}"
    if not _in_branch(row, scope):
        evidence = sources.withheld(row, key, title, "其他机构的存量客户（仅显示是否为客户）")
        return ClientFact(False, None, None, (), None, None, None, None, None, None, evidence)
    return ClientFact(
        visible=True,
        branch=row.branch,
        manager=row.manager,
        products=tuple(p for p in row.products.split("|") if p),
        credit_limit=row.credit_limit,
        balance=row.balance,
        five_grade=row.five_grade,
        overdue_days=row.overdue_days,
        main_bank=row.main_bank,
        since=row.since,
        evidence=sources.evidence(row, key, title),
    )


def exposure_of(firm_id: int, rows: FirmRows, sources: Sources, scope: Scope) -> Exposure | None:
    """What is already lent, over all branches: it decides the limits even where it may not be shown."""
    feature, own = rows.features.get(firm_id), rows.clients.get(firm_id)
    group = rows.groups.clients.get(feature.group_key or "") if feature else None
    clients = group or ([own] if own else [])
    if not clients or not scope.internal:
        return None
    visible = all(_in_branch(client, scope) for client in clients)
    evidence = tuple(
        sources.evidence(client, f"bank_client:{client.id}", f"本行往来：{rows.name(client.firm_id)}")
        for client in _shown(firm_id, clients)
        if visible
    )
    total = sum((_lent(client) for client in clients), Decimal(0))
    return Exposure(_lent(own) if own else Decimal(0), total, visible, evidence)


def own_account(firm_id: int, rows: FirmRows, scope: Scope) -> bool:
    """Whether what flows through the firm's account may be seen: of another branch's client it may not."""
    client = rows.clients.get(firm_id)
    return client is None or (scope.internal and _in_branch(client, scope))


def _shown(firm_id: int, clients: list[BankClient]) -> list[BankClient]:
    """The rows that show what is lent: all, of a very large group the firm's own and the largest."""
    if len(clients) <= NAMED:
        return clients
    return sorted(clients, key=lambda c: (c.firm_id != firm_id, -_lent(c), c.firm_id))[:NAMED]


def _in_branch(row: BankClient, scope: Scope) -> bool:
    return scope.branch is None or row.branch == scope.branch


def _lent(client: BankClient) -> Decimal:
    return max(client.credit_limit or Decimal(0), client.balance or Decimal(0))
