"""The rows of many firms, fetched with one query a table (never one a firm). Knows tables, not what facts mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from sqlalchemy import and_, or_, true
from sqlalchemy import select as sql_select
from sqlmodel import Session, SQLModel, col, select

from assistant.store.derived import FirmChain, FirmFeature, Label, StateControl
from assistant.store.firms import Firm, FirmIdentifier, FirmName, Holding, Office, Person
from assistant.store.group_rows import GroupRows, groups_of
from assistant.store.many import among
from assistant.store.records import BankClient, Event, Financing, Guarantee, Qualification, StandIn, Statement
from assistant.store.trade import Chain, FirmProduct, Product, Supply, Tender, TenderSupplier

T = TypeVar("T")
Row = TypeVar("Row", bound=SQLModel)


def by(rows: Iterable[T], column: str) -> dict[int, list[T]]:
    """Rows by the firm that `column` names, in the order given."""
    found: dict[int, list[T]] = defaultdict(list)
    for row in rows:
        found[getattr(row, column)].append(row)
    return found


@dataclass(slots=True)
class FirmRows:
    """Rows of a set of firms by firm id, and the names that they refer to."""

    firms: dict[int, Firm]
    identifiers: dict[int, list[FirmIdentifier]]
    names: dict[int, list[FirmName]]
    holdings: dict[int, list[Holding]]
    investments: dict[int, list[Holding]]
    state: dict[int, StateControl]
    state_holdings: dict[int, Holding]
    features: dict[int, FirmFeature]
    chains: dict[int, list[FirmChain]]
    chain_table: dict[int, Chain]
    products: dict[int, list[FirmProduct]]
    product_names: dict[int, str]
    offices: dict[int, list[Office]]
    sales: dict[int, list[Supply]]
    purchases: dict[int, list[Supply]]
    tenders: dict[int, list[tuple[Tender, TenderSupplier]]]
    tender_members: dict[int, list[TenderSupplier]]
    labels: dict[int, list[Label]]
    events: dict[int, list[Event]]
    person_events: dict[int, list[Event]]
    qualifications: dict[int, list[Qualification]]
    statements: dict[int, list[Statement]]
    stand_ins: dict[int, list[StandIn]]
    guarantees_given: dict[int, list[Guarantee]]
    guarantees_received: dict[int, list[Guarantee]]
    guarantor_events: dict[int, list[Event]]
    financing: dict[int, list[Financing]]
    groups: GroupRows
    clients: dict[int, BankClient]
    relatives: dict[int, list[Office]]
    firm_names: dict[int, tuple[str, str]] = field(default_factory=dict)
    person_names: dict[int, str] = field(default_factory=dict)

    def name(self, firm_id: int) -> str:
        """Name of a firm that a row refers to."""
        return self.firm_names[firm_id][0]

    def kind(self, firm_id: int) -> str:
        """Entity kind of a firm that a row refers to."""
        return self.firm_names[firm_id][1]


def _plain(session: Session, table: type[Row], where: Any, *order: Any) -> list[Row]:
    """Rows as the database gives them, which read like the table's objects: made into such, they took half the time
    of a screening, and nobody writes them."""
    columns = table.__table__.columns  # type: ignore[attr-defined]
    asked = sql_select(*columns).where(where).order_by(*order)
    return cast("list[Row]", session.connection().execute(asked).all())


def fetch(session: Session, firm_ids: Sequence[int]) -> FirmRows:
    """All rows of the firms with these ids."""
    ids = list(firm_ids)

    def of(table: type[Row], column: Any, order: Any) -> list[Row]:
        return _plain(session, table, among(session, col(column), ids), col(order))

    firms = {f.id: f for f in of(Firm, Firm.id, Firm.id) if f.id is not None}
    features = {f.firm_id: f for f in of(FirmFeature, FirmFeature.firm_id, FirmFeature.firm_id)}
    labels = of(Label, Label.firm_id, Label.id)
    traced = {*ids, *(label.other_id for label in labels if label.kind.startswith("soe_"))}
    state = {
        s.firm_id: s for s in _plain(session, StateControl, among(session, col(StateControl.firm_id), traced))
    }
    offices = of(Office, Office.firm_id, Office.id)
    holdings = of(Holding, Holding.firm_id, Holding.id)
    products = of(FirmProduct, FirmProduct.firm_id, FirmProduct.id)
    tender_ids = {
        member.tender_id for member in of(TenderSupplier, TenderSupplier.firm_id, TenderSupplier.tender_id)
    }
    members = _plain(session, TenderSupplier, among(session, col(TenderSupplier.tender_id), tender_ids))
    awards = _plain(
        session,
        Tender,
        among(session, col(Tender.id), tender_ids),
        col(Tender.awarded_on).desc(),
        col(Tender.id),
    )
    controllers = {f.controller_person_id for f in features.values() if f.controller_person_id is not None}
    behind = controllers | {o.person_id for o in offices}
    behind |= {h.holder_person_id for h in holdings if h.holder_person_id is not None}
    groups = groups_of(session, (f.group_key for f in features.values() if f.group_key is not None))
    path_ids = {int(i) for s in state.values() for i in s.holding_ids.split(",") if i}
    related = and_(
        col(Office.role) == "relative_of_bank_director", among(session, col(Office.person_id), behind)
    )
    relatives = _plain(session, Office, related, col(Office.id))
    received = of(Guarantee, Guarantee.debtor_id, Guarantee.id)
    rows = FirmRows(
        firms=firms,
        identifiers=by(of(FirmIdentifier, FirmIdentifier.firm_id, FirmIdentifier.id), "firm_id"),
        names=by(of(FirmName, FirmName.firm_id, FirmName.id), "firm_id"),
        holdings=by(holdings, "firm_id"),
        investments=by(of(Holding, Holding.holder_firm_id, Holding.id), "holder_firm_id"),
        state=state,
        state_holdings={
            h.id: h
            for h in _plain(session, Holding, among(session, col(Holding.id), path_ids))
            if h.id is not None
        },
        features=features,
        chains=by(of(FirmChain, FirmChain.firm_id, FirmChain.segment), "firm_id"),
        chain_table={c.id: c for c in _plain(session, Chain, true()) if c.id is not None},
        products=by(products, "firm_id"),
        product_names={
            id_: name
            for id_, name in session.exec(
                select(Product.id, Product.name).where(
                    among(session, col(Product.id), {p.product_id for p in products})
                )
            )
            if id_ is not None
        },
        offices=by(offices, "firm_id"),
        sales=by(_newest(of(Supply, Supply.supplier_id, Supply.id)), "supplier_id"),
        purchases=by(_newest(of(Supply, Supply.buyer_id, Supply.id)), "buyer_id"),
        tenders=defaultdict(list),
        tender_members=by(members, "tender_id"),
        labels=by(labels, "firm_id"),
        events=by(_newest_events(of(Event, Event.firm_id, Event.id)), "firm_id"),
        person_events=by(_newest_events(of_person(session, controllers)), "person_id"),
        qualifications=by(of(Qualification, Qualification.firm_id, Qualification.id), "firm_id"),
        statements=by(reversed(of(Statement, Statement.firm_id, Statement.period_end)), "firm_id"),
        stand_ins=by(reversed(of(StandIn, StandIn.firm_id, StandIn.year)), "firm_id"),
        guarantees_given=by(of(Guarantee, Guarantee.guarantor_firm_id, Guarantee.id), "guarantor_firm_id"),
        guarantees_received=by(received, "debtor_id"),
        guarantor_events=_of_guarantors(session, received),
        financing=by(of(Financing, Financing.firm_id, Financing.id), "firm_id"),
        groups=groups,
        clients={c.firm_id: c for c in of(BankClient, BankClient.firm_id, BankClient.id)},
        relatives=by(relatives, "person_id"),
    )
    wanted = set(ids)
    for tender in awards:
        for member in rows.tender_members[tender.id or 0]:
            if member.firm_id in wanted:
                rows.tenders[member.firm_id].append((tender, member))
    _name_everyone(session, rows)
    rows.groups.name_also(session, rows.firm_names.keys())
    return rows


def of_person(session: Session, person_ids: set[int]) -> list[Event]:
    """Events of these persons, whichever firm they came through."""
    return _plain(session, Event, among(session, col(Event.person_id), person_ids), col(Event.id))


def _of_guarantors(session: Session, received: Sequence[Guarantee]) -> dict[int, list[Event]]:
    """By debtor, what befell the firms and persons that stand surety for it."""
    firms = {g.guarantor_firm_id for g in received if g.guarantor_firm_id is not None}
    people = {g.guarantor_person_id for g in received if g.guarantor_person_id is not None}
    found: dict[int, list[Event]] = defaultdict(list)
    if not firms and not people:
        return found
    theirs = or_(among(session, col(Event.firm_id), firms), among(session, col(Event.person_id), people))
    events = _newest_events(_plain(session, Event, theirs))
    for guarantee in received:
        for event in events:
            of_firm = event.person_id is None and event.firm_id == guarantee.guarantor_firm_id
            of_person = event.person_id is not None and event.person_id == guarantee.guarantor_person_id
            if of_firm or of_person:
                found[guarantee.debtor_id].append(event)
    return found


def _newest(rows: list[Supply]) -> list[Supply]:
    return sorted(rows, key=lambda r: (r.dated_on is not None, r.dated_on, -(r.id or 0)), reverse=True)


def _newest_events(rows: list[Event]) -> list[Event]:
    return sorted(rows, key=lambda r: (r.occurred_on is not None, r.occurred_on, -(r.id or 0)), reverse=True)


def _name_everyone(session: Session, rows: FirmRows) -> None:
    """Names of every firm and person that the rows refer to, in two queries."""
    firm_ids: set[int | None] = set(rows.firms)
    person_ids: set[int | None] = {f.legal_representative_id for f in rows.firms.values()}
    for lists in (rows.holdings, rows.investments):
        for holdings in lists.values():
            firm_ids |= {h.holder_firm_id for h in holdings} | {h.firm_id for h in holdings}
            person_ids |= {h.holder_person_id for h in holdings}
    firm_ids |= {h.firm_id for h in rows.state_holdings.values()}
    firm_ids |= {h.holder_firm_id for h in rows.state_holdings.values()}
    person_ids |= {h.holder_person_id for h in rows.state_holdings.values()}
    for supplies in (*rows.sales.values(), *rows.purchases.values()):
        firm_ids |= {i for s in supplies for i in (s.supplier_id, s.buyer_id, s.end_customer_id)}
    firm_ids |= {t.buyer_id for pairs in rows.tenders.values() for t, _ in pairs}
    firm_ids |= {label.other_id for labels in rows.labels.values() for label in labels}
    for events in (*rows.events.values(), *rows.person_events.values(), *rows.guarantor_events.values()):
        firm_ids |= {e.counterparty_id for e in events} | {e.firm_id for e in events}
        person_ids |= {e.person_id for e in events}
    for guarantees in (*rows.guarantees_given.values(), *rows.guarantees_received.values()):
        firm_ids |= {i for g in guarantees for i in (g.guarantor_firm_id, g.debtor_id)}
        person_ids |= {g.guarantor_person_id for g in guarantees}
    for offices in (*rows.offices.values(), *rows.relatives.values()):
        firm_ids |= {o.firm_id for o in offices}
        person_ids |= {o.person_id for o in offices}
    for feature in rows.features.values():
        firm_ids.add(feature.controller_firm_id)
        person_ids.add(feature.controller_person_id)
    firm_ids |= {member for group in rows.groups.members.values() for member in group}
    firm_ids |= {client.firm_id for clients in rows.groups.clients.values() for client in clients}
    wanted = {i for i in firm_ids if i is not None}
    for id_, name, kind in session.exec(
        select(Firm.id, Firm.name, Firm.kind).where(among(session, col(Firm.id), wanted))
    ):
        if id_ is not None:
            rows.firm_names[id_] = (name, str(kind))
    people = {i for i in person_ids if i is not None}
    for id_, name in session.exec(
        select(Person.id, Person.name).where(among(session, col(Person.id), people))
    ):
        if id_ is not None:
            rows.person_names[id_] = name
