"""Hidden ties inside a cluster, and the files that its figures rest on. Read on demand, a table at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from assistant.domain.calendar import months_before
from assistant.domain.cluster import ClusterSource, ClusterTie, TieKind
from assistant.domain.evidence import Evidence
from assistant.domain.scope import Scope
from assistant.domain.ties import Node
from assistant.store.cluster_quality import WINDOW_MONTHS, members
from assistant.store.derived import FirmFeature
from assistant.store.fact_evidence import Sources
from assistant.store.firms import Firm
from assistant.store.many import listed
from assistant.store.sources import Source
from assistant.store.tie_rows import CHUNK, Edge, TieRows
from assistant.store.tie_rules import tie_rules
from assistant.store.trade import FirmProduct, Supply

_CONTACTS: tuple[tuple[TieKind, Any, Any], ...] = (
    ("phone", Firm.phone, Firm.phone),
    ("email", Firm.email, Firm.email),
    ("address", Firm.address_key, Firm.address),
)
"""What is shared, the column it is compared by, and the one that is shown."""


def cluster_ties(
    session: Session,
    *,
    chain: str | None,
    regions: tuple[str, ...] = (),
    park: str | None = None,
    today: date,
    scope: Scope,
) -> tuple[ClusterTie, ...]:
    """What ties firms of the cluster to each other: holdings and guarantees between them, persons, contacts, groups."""
    ids = members(session, chain, regions, park)
    rows = TieRows(session, today, scope)
    edges = [edge for edge in rows.edges(("firm", number) for number in ids) if edge.to[1] in set(ids)]
    found = [
        *_direct(rows, edges, set(ids)),
        *_people(rows, edges),
        *_contacts(session, ids),
        *_groups(session, ids),
    ]
    order: tuple[TieKind, ...] = ("guarantee", "holding", "person", "group", "phone", "email", "address")
    return tuple(sorted(found, key=lambda tie: (tie.hub, order.index(tie.kind), -len(tie.firms), tie.firms)))


def _direct(rows: TieRows, edges: Sequence[Edge], ids: set[int]) -> Iterator[ClusterTie]:
    between = [e for e in edges if e.from_[0] == "firm" and e.from_[1] in ids and e.from_ != e.to]
    for step in rows.steps(between):
        kind: TieKind = "guarantee" if step.kind == "guarantee" else "holding"
        firms = ((step.from_[1], step.from_name), (step.to[1], step.to_name))
        yield ClusterTie(kind, "", firms, (step.evidence,))


def _people(rows: TieRows, edges: Sequence[Edge]) -> Iterator[ClusterTie]:
    of: dict[Node, dict[Node, Edge]] = defaultdict(dict)
    for edge in edges:
        if edge.from_[0] == "person":
            of[edge.from_].setdefault(edge.to, edge)
    hub = tie_rules().hub_firms
    for by_firm in of.values():
        if len(by_firm) < 2:
            continue
        steps = rows.steps(list(by_firm.values()))
        firms = tuple((step.to[1], step.to_name) for step in steps)
        evidence = tuple(step.evidence for step in steps)
        yield ClusterTie("person", steps[0].from_name, firms, evidence, len(firms) > hub)


def _contacts(session: Session, ids: Sequence[int]) -> Iterator[ClusterTie]:
    hub = tie_rules().hub_firms
    sources = Sources(session)
    for kind, compared, shown in _CONTACTS:
        sharing: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for part in _parts(ids):
            wanted = sa.select(col(compared), col(Firm.id), col(Firm.name)).where(
                col(Firm.id).in_(part), col(compared).is_not(None)
            )
            for value, number, name in session.execute(wanted):
                sharing[value].append((number, name))
        for firms in sharing.values():
            if len(firms) < 2:
                continue
            written = session.scalar(sa.select(col(shown)).where(col(Firm.id) == firms[0][0])) or ""
            evidence = () if len(firms) > hub else tuple(_registered(session, sources, firms))
            yield ClusterTie(kind, written, tuple(firms), evidence, len(firms) > hub)


def _registered(session: Session, sources: Sources, firms: Sequence[tuple[int, str]]) -> Iterator[Evidence]:
    for number, name in firms:
        firm = session.get_one(Firm, number)
        yield sources.evidence(firm, f"firm:{number}", f"企业登记：{name}")


def _groups(session: Session, ids: Sequence[int]) -> Iterator[ClusterTie]:
    """Firms of one controller or guarantee circle, as derived (features)."""
    groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for part in _parts(ids):
        wanted = (
            sa.select(col(FirmFeature.group_key), col(Firm.id), col(Firm.name))
            .join(Firm, col(Firm.id) == col(FirmFeature.firm_id))
            .where(col(FirmFeature.firm_id).in_(part), col(FirmFeature.group_key).is_not(None))
        )
        for key, number, name in session.execute(wanted.order_by(col(Firm.id))):
            groups[key].append((number, name))
    for firms in groups.values():
        if len(firms) > 1:
            yield ClusterTie("group", "", tuple(firms))


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def cluster_sources(
    session: Session,
    *,
    chain: str | None,
    regions: tuple[str, ...] = (),
    park: str | None = None,
    today: date,
) -> tuple[ClusterSource, ...]:
    """The files behind the figures: of the register, of the sales in the window, and of the products, most rows first."""
    within = listed(session, members(session, chain, regions, park))
    in_window = sa.and_(
        col(Supply.dated_on) >= months_before(today, WINDOW_MONTHS), col(Supply.dated_on) <= today
    )
    parts: tuple[tuple[Any, Any, Any], ...] = (
        ("register", Firm, col(Firm.id).in_(within)),
        ("sales", Supply, sa.and_(col(Supply.supplier_id).in_(within), in_window)),
        ("products", FirmProduct, col(FirmProduct.firm_id).in_(within)),
    )
    found: list[ClusterSource] = []
    for what, table, test in parts:
        counted = (
            sa.select(
                col(Source.name),
                sa.func.count(),
                sa.func.max(sa.func.coalesce(col(table.as_of), col(Source.as_of)), type_=sa.Date),
            )
            .join(Source, col(Source.id) == col(table.source_id))
            .where(test)
            .group_by(col(Source.name))
            .order_by(sa.func.count().desc(), col(Source.name))
        )
        found += [ClusterSource(what, name, rows, as_of) for name, rows, as_of in session.execute(counted)]
    return tuple(found)
