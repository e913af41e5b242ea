"""Facts of many firms in a few queries: rows become typed facts, each with its evidence, under the caller's scope.

Never one query a firm: firm_rows.py fetches a table at a time, this file joins in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from sqlmodel import Session

from assistant.domain.awards import own_part
from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.facts import (
    ChainFact,
    EventFact,
    FirmFacts,
    LabelFact,
    OfficeFact,
    ProductFact,
    QualificationFact,
    SaleFact,
    StandInFact,
    StateFact,
    StatementFact,
    TenderFact,
)
from assistant.domain.scope import Scope
from assistant.domain.ties import GroupFact, PersonTie, SharedContact
from assistant.store.client_facts import client_fact, exposure_of, own_account
from assistant.store.fact_evidence import Sources
from assistant.store.fact_parts import (
    brief,
    financing,
    guarantee_given,
    guarantee_received,
    holding,
    identity,
)
from assistant.store.firm_rows import FirmRows, fetch
from assistant.store.firms import Office
from assistant.store.group_rows import NAMED
from assistant.store.owners import Owners, owners
from assistant.store.records import Event, Financing, Statement
from assistant.store.ties import shared_contacts
from assistant.store.trade import Supply

CHUNK = 500
"""Firms a query: far under SQLite's limit of bound values."""

_STATEMENT_FIELDS = tuple(
    name for name in StatementFact.__dataclass_fields__ if name in Statement.model_fields
)


def load(session: Session, firm_ids: Sequence[int], *, today: date, scope: Scope) -> list[FirmFacts]:
    """Facts of the firms with these ids, in the order given; an id that does not exist is left out.

    today decides which holding and office is current. scope decides whether internal rows are seen, and of
    another branch's client only that it is one.
    """
    sources = Sources(session)
    found: list[FirmFacts] = []
    for start in range(0, len(firm_ids), CHUNK):
        ids = list(dict.fromkeys(firm_ids[start : start + CHUNK]))
        rows = fetch(session, ids)
        contacts = shared_contacts(session, rows.firms.values())
        _name_contacts(session, rows, contacts)
        maker = _Maker(rows, sources, today, scope, owners(session, ids, sources))
        found += [maker.facts(id_, contacts.get(id_, ())) for id_ in ids if id_ in rows.firms]
    return found


def _name_contacts(session: Session, rows: FirmRows, contacts: Mapping[int, Sequence[SharedContact]]) -> None:
    """Firms that share a contact are named by it: where they are of the same group, that is no hint at a tie."""
    sharing = {id_: name for ties in contacts.values() for tie in ties for id_, name in tie.firms}
    rows.groups.name_also(session, sharing.keys() - rows.firm_names.keys())
    for id_, name in sharing.items():
        rows.firm_names.setdefault(id_, (name, ""))


class _Maker:
    """Makes facts out of fetched rows. Holds what every fact needs: rows, sources, date and scope."""

    def __init__(self, rows: FirmRows, sources: Sources, today: date, scope: Scope, owned_by: Owners) -> None:
        self.rows = rows
        self.owned_by = owned_by
        self.sources = sources
        self.today = today
        self.scope = scope

    def facts(self, firm_id: int, contacts: tuple[SharedContact, ...]) -> FirmFacts:
        rows = self.rows
        owners = tuple(holding(h, rows, self.sources, self.today) for h in rows.holdings.get(firm_id, ()))
        controller = self._controller(firm_id)
        controller_events = (
            tuple(self._event(e) for e in rows.person_events.get(controller.person_id, ()))
            if controller
            else ()
        )
        made = FirmFacts(
            id=firm_id,
            brief=brief(firm_id, rows, self.sources),
            identity=identity(firm_id, rows, self.sources),
            state=self._state(firm_id),
            chains=tuple(self._chains(firm_id)),
            products=tuple(self._products(firm_id)),
            owners=tuple(sorted(owners, key=lambda o: (not o.current(self.today), -(o.share or Decimal(0))))),
            investments=tuple(
                holding(h, rows, self.sources, self.today) for h in rows.investments.get(firm_id, ())
            ),
            offices=tuple(self._office(o) for o in rows.offices.get(firm_id, ())),
            sales=tuple(self._sale(s, s.buyer_id) for s in rows.sales.get(firm_id, ()) if self._seen(s)),
            purchases=tuple(
                self._sale(s, s.supplier_id) for s in rows.purchases.get(firm_id, ()) if self._seen(s)
            ),
            tenders=tuple(self._tenders(firm_id)),
            labels=tuple(self._labels(firm_id)),
            events=tuple(self._event(e) for e in rows.events.get(firm_id, ()) if self._seen(e)),
            controller_events=controller_events,
            qualifications=tuple(self._qualifications(firm_id)),
            statements=tuple(self._statements(firm_id)),
            stand_ins=tuple(self._stand_ins(firm_id)),
            guarantees_given=tuple(
                guarantee_given(g, rows, self.sources) for g in rows.guarantees_given.get(firm_id, ())
            ),
            guarantees_received=tuple(
                guarantee_received(g, rows, self.sources) for g in rows.guarantees_received.get(firm_id, ())
            ),
            guarantor_events=tuple(
                self._event(e) for e in rows.guarantor_events.get(firm_id, ()) if self._seen(e)
            ),
            financing=tuple(
                financing(f, rows, self.sources) for f in rows.financing.get(firm_id, ()) if self._seen(f)
            ),
            controller=controller,
            controller_firm=self._controller_firm(firm_id),
            control=self.owned_by.control.get(firm_id),
            beneficial_owners=self.owned_by.beneficial.get(firm_id, ()),
            bank_relatives=tuple(self._relatives(firm_id)),
            shared_contacts=contacts,
            group=self._group(firm_id),
            client=client_fact(firm_id, rows, self.sources, self.scope),
            exposure=exposure_of(firm_id, rows, self.sources, self.scope),
        )
        return _with_client(made)

    def _seen(self, row: Supply | Event | Financing) -> bool:
        return self.scope.internal or not self.sources.internal(row)

    def _state(self, firm_id: int) -> StateFact | None:
        """How the state stands in the firm; for the other side of a label too."""
        state = self.rows.state.get(firm_id)
        if state is None:
            return None
        ids = [int(i) for i in state.holding_ids.split(",") if i]
        held = [self.rows.state_holdings[i] for i in ids if i in self.rows.state_holdings]
        evidence = tuple(holding(h, self.rows, self.sources, self.today).evidence for h in held)
        return StateFact(
            state.verdict, state.level, state.share, state.path, state.since, state.until, evidence
        )

    def _chains(self, firm_id: int) -> Iterator[ChainFact]:
        products = {p.id: p for p in self.rows.products.get(firm_id, ())}
        for row in self.rows.chains.get(firm_id, ()):
            product = products[row.firm_product_id]
            chain = self.rows.chain_table[row.chain_id]
            name = self.rows.product_names[product.product_id]
            evidence = self.sources.evidence(
                product, f"firm_product:{product.id}", f"产品：{self.rows.firms[firm_id].name} · {name}"
            )
            yield ChainFact(chain.code, chain.name, row.segment, name, evidence)

    def _products(self, firm_id: int) -> Iterator[ProductFact]:
        for row in self.rows.products.get(firm_id, ()):
            name = self.rows.product_names[row.product_id]
            title = f"产品：{self.rows.firms[firm_id].name} · {name}"
            evidence = self.sources.evidence(row, f"firm_product:{row.id}", title)
            yield ProductFact(name, row.revenue_share, evidence)

    def _office(self, row: Office) -> OfficeFact:
        person = self.rows.person_names[row.person_id]
        title = f"任职：{self.rows.name(row.firm_id)} · {person}"
        return OfficeFact(
            row.person_id,
            person,
            row.role,
            row.valid_from,
            row.valid_to,
            self.sources.evidence(row, f"office:{row.id}", title),
        )

    def _sale(self, row: Supply, other_id: int) -> SaleFact:
        title = f"供货记录：{self.rows.name(row.supplier_id)} → {self.rows.name(row.buyer_id)}"
        return SaleFact(
            other_id=other_id,
            other=self.rows.name(other_id),
            other_kind=self.rows.kind(other_id),
            kind=str(row.kind),
            product=row.product,
            amount=row.amount,
            dated_on=row.dated_on,
            period_year=row.period_year,
            share_of_sales=row.share_of_sales,
            receivable=row.receivable,
            receivable_days=row.receivable_days,
            receivable_state=row.receivable_state,
            paid_on_time=row.paid_on_time,
            end_customer_id=row.end_customer_id,
            end_customer=self.rows.name(row.end_customer_id) if row.end_customer_id else None,
            evidence=self.sources.evidence(row, f"supply:{row.id}", title),
        )

    def _tenders(self, firm_id: int) -> Iterator[TenderFact]:
        for tender, member in self.rows.tenders.get(firm_id, ()):
            yield TenderFact(
                number=tender.number,
                title=tender.title,
                buyer_id=tender.buyer_id,
                buyer=self.rows.name(tender.buyer_id),
                amount=tender.amount,
                own_amount=own_part(tender.amount, member, self.rows.tender_members[member.tender_id]),
                awarded_on=tender.awarded_on,
                status=tender.status,
                lead=member.lead,
                members=len(self.rows.tender_members[member.tender_id]),
                evidence=self.sources.evidence(tender, f"tender:{tender.id}", f"中标：{tender.title}"),
            )

    def _labels(self, firm_id: int) -> Iterator[LabelFact]:
        supplies = {
            s.id: s for lists in (self.rows.sales, self.rows.purchases) for s in lists.get(firm_id, ())
        }
        tenders = {t.id: (t, member) for t, member in self.rows.tenders.get(firm_id, ())}
        for row in self.rows.labels.get(firm_id, ()):
            amount: Decimal | None
            if row.supply_id is not None and row.supply_id in supplies:
                sale = self._sale(supplies[row.supply_id], row.other_id)
                evidence, shown_by, amount, on = sale.evidence, sale.kind, sale.amount, sale.dated_on
            elif row.tender_id is not None and row.tender_id in tenders:
                tender, member = tenders[row.tender_id]
                evidence = self.sources.evidence(tender, f"tender:{tender.id}", f"中标：{tender.title}")
                amount = own_part(tender.amount, member, self.rows.tender_members[member.tender_id])
                shown_by, on = "award", tender.awarded_on
            else:
                continue  # soe_customer by an award: the fact is the supplier's, and is shown there
            traced = self._state(row.other_id) if row.kind.startswith("soe_") else None
            yield LabelFact(
                kind=row.kind,
                other_id=row.other_id,
                other=self.rows.name(row.other_id),
                soe_level=row.soe_level,
                shown_by=shown_by,
                amount=row.amount,
                deliveries=row.deliveries,
                first_on=row.first_on,
                last_on=row.last_on,
                shown_amount=amount,
                shown_on=on,
                evidence=evidence,
                state_path=traced.path if traced else "",
                state_evidence=traced.evidence if traced else (),
            )

    def _event(self, row: Event) -> EventFact:
        who = (
            self.rows.person_names.get(row.person_id or 0)
            or self.rows.firm_names.get(row.firm_id or 0, ("", ""))[0]
        )
        return EventFact(
            kind=row.kind,
            role=row.role,
            state=row.state,
            occurred_on=row.occurred_on,
            ended_on=row.ended_on,
            amount=row.amount,
            counterparty=self.rows.name(row.counterparty_id) if row.counterparty_id else None,
            person_id=row.person_id,
            person=self.rows.person_names.get(row.person_id) if row.person_id else None,
            title=row.title,
            evidence=self.sources.evidence(row, f"event:{row.id}", f"{row.title}：{who}"),
        )

    def _qualifications(self, firm_id: int) -> Iterator[QualificationFact]:
        for row in self.rows.qualifications.get(firm_id, ()):
            title = f"证照与资质：{self.rows.name(firm_id)} · {row.name}"
            yield QualificationFact(
                row.kind,
                row.name,
                row.number,
                row.issued_on,
                row.expires_on,
                row.state,
                row.required,
                self.sources.evidence(row, f"qualification:{row.id}", title),
            )

    def _statements(self, firm_id: int) -> Iterator[StatementFact]:
        for row in self.rows.statements.get(firm_id, ()):
            if self.sources.internal(row) and not self.scope.internal:
                continue
            title = f"财务报表：{self.rows.name(firm_id)} {row.period_end:%Y-%m-%d}"
            yield StatementFact(
                **{name: getattr(row, name) for name in _STATEMENT_FIELDS},
                evidence=self.sources.evidence(row, f"statement:{row.id}", title),
            )

    def _stand_ins(self, firm_id: int) -> Iterator[StandInFact]:
        for row in self.rows.stand_ins.get(firm_id, ()):
            if self.sources.internal(row) and not self.scope.internal:
                continue
            if row.kind == "account_inflow" and not own_account(firm_id, self.rows, self.scope):
                continue
            title = f"替代数据：{self.rows.name(firm_id)} {row.year} {row.kind}"
            quantity = None if row.quantity is None else Decimal(str(row.quantity))
            evidence = self.sources.evidence(row, f"stand_in:{row.id}", title)
            yield StandInFact(row.kind, row.year, row.amount, quantity, evidence)

    def _controller(self, firm_id: int) -> PersonTie | None:
        control = self.owned_by.control.get(firm_id)
        if control is None or control.person_id is None or control.person is None:
            return None
        shown = [h for h in self.rows.holdings.get(firm_id, ()) if h.holder_person_id == control.person_id]
        evidence = (
            holding(shown[0], self.rows, self.sources, self.today).evidence
            if shown
            else next(iter(control.evidence), identity(firm_id, self.rows, self.sources).evidence)
        )
        return PersonTie(control.person_id, control.person, "controller", evidence)

    def _controller_firm(self, firm_id: int) -> tuple[int, str] | None:
        feature = self.rows.features.get(firm_id)
        if feature is None or feature.controller_firm_id is None:
            return None
        return feature.controller_firm_id, self.rows.name(feature.controller_firm_id)

    def _relatives(self, firm_id: int) -> Iterator[OfficeFact]:
        """Offices that make the firm a related party of the bank: a bank director's relative who owns or runs it."""
        feature = self.rows.features.get(firm_id)
        people = {o.person_id for o in self.rows.offices.get(firm_id, ()) if self._current(o)}
        people |= {
            h.holder_person_id
            for h in self.rows.holdings.get(firm_id, ())
            if h.holder_person_id is not None and (h.valid_to is None or h.valid_to > self.today)
        }
        if feature is not None and feature.controller_person_id is not None:
            people.add(feature.controller_person_id)
        for person_id in sorted(people):
            yield from (self._office(o) for o in self.rows.relatives.get(person_id, ()) if self._current(o))

    def _current(self, office: Office) -> bool:
        return office.valid_to is None or office.valid_to > self.today

    def _group(self, firm_id: int) -> GroupFact | None:
        feature = self.rows.features.get(firm_id)
        if feature is None or feature.group_key is None:
            return None
        key, groups = feature.group_key, self.rows.groups
        members = tuple((i, self.rows.name(i)) for i in groups.members[key] if i != firm_id)
        size = groups.sizes[key]
        controller = None
        if feature.controller_person_id is not None:
            controller = self.rows.person_names[feature.controller_person_id]
        elif feature.controller_firm_id is not None:
            controller = self.rows.name(feature.controller_firm_id)
        told = [name for _, name in members[:NAMED]]
        names = "、".join(sorted((self.rows.name(firm_id), *told)))
        if size - 1 > len(told):
            names += f"等，共 {size} 家"
        by = f"实际控制人 {controller}" if controller else "相互担保"
        found = Evidence(
            key=f"calc:group:{feature.group_key}",
            kind=EvidenceKind.CALCULATION,
            title="同一控制人或担保圈",
            locator="系统测算，须人工识别核实",
            quote=f"按现行持股、控制和担保关系归组（{by}）：{names}",
            source="calculation",
            as_of=self.today,
        )
        guarantees = (
            guarantee_given(g, self.rows, self.sources).evidence
            for g in self.rows.guarantees_given.get(firm_id, ())
        )
        return GroupFact(key, controller, members, (found, *guarantees), size)


def _with_client(facts: FirmFacts) -> FirmFacts:
    """The same facts with the client mark on the brief, so that lists show it."""
    return replace(facts, brief=replace(facts.brief, client=facts.client_text))
