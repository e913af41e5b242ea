"""A slow evaluation of a FirmQuery in plain Python over rows read whole: what firm_search must agree with."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import Session, select

from assistant.domain.awards import own_part
from assistant.domain.calendar import months_before, whole_years
from assistant.domain.facts import ENDED_STATES
from assistant.domain.firm_query import FirmQuery
from assistant.store.derived import ActualController, FirmChain, FirmFeature, Label, StateControl
from assistant.store.firms import Firm
from assistant.store.records import BankClient, Event, Qualification
from assistant.store.regions import prefix_of
from assistant.store.trade import Chain, FirmProduct, Product, Supply, Tender, TenderSupplier


class Rows:
    """Every row of the tables that a query reads."""

    def __init__(self, session: Session, today: date, home: str) -> None:
        def rows(table: Any) -> list[Any]:
            return list(session.exec(select(table)).all())

        self.today, self.home = today, home
        self.firms = rows(Firm)
        self.features = {row.firm_id: row for row in rows(FirmFeature)}
        self.labels, self.events, self.papers = rows(Label), rows(Event), rows(Qualification)
        self.clients = {row.firm_id: row for row in rows(BankClient)}
        self.state = {row.firm_id: row for row in rows(StateControl)}
        self.controller = {row.firm_id: row for row in rows(ActualController)}
        chains = {row.id: row.code for row in rows(Chain)}
        self.places = [(row.firm_id, chains[row.chain_id], row.segment) for row in rows(FirmChain)]
        products = {row.id: row.name for row in rows(Product)}
        self.made = {(row.firm_id, products[row.product_id]) for row in rows(FirmProduct)}
        self.supplies, tenders = rows(Supply), {row.id: row for row in rows(Tender)}
        members = defaultdict(list)
        for row in rows(TenderSupplier):
            members[row.tender_id].append(row)
        self.awards = [
            (
                row.firm_id,
                tenders[row.tender_id],
                own_part(tenders[row.tender_id].amount, row, members[row.tender_id])
                if tenders[row.tender_id].currency == "CNY"
                else None,
            )
            for row in (one for all_of in members.values() for one in all_of)
            if tenders[row.tender_id].status == "awarded"
        ]

    def ids(self, query: FirmQuery) -> set[int]:
        """Ids of the firms of which every condition of the query holds."""
        return {firm.id for firm in self.firms if all(self._tests(firm, query))}

    def _tests(self, firm: Firm, q: FirmQuery) -> list[bool]:
        kind, labels = firm.kind.value, {row.kind for row in self.labels if row.firm_id == firm.id}
        feature, state = self.features[firm.id], self.state.get(firm.id or 0)
        areas = [firm.region_code or "", firm.plant_region_code or ""]
        segments = {s for i, c, s in self.places if i == firm.id and q.chain in (None, c)}
        current = {
            e.kind for e in self.events
            if e.firm_id == firm.id and e.state not in ENDED_STATES and (e.kind != "lawsuit" or e.role == "defendant")
        }  # fmt: skip
        age = whole_years(firm.founded_on, self.today) if firm.founded_on else None
        valid = [
            p.name for p in self.papers
            if p.firm_id == firm.id and p.state == "valid" and (p.expires_on is None or p.expires_on >= self.today)
        ]  # fmt: skip
        return [
            kind in q.kinds if q.kinds else kind not in ("government", "public_institution"),
            not q.local or any(area.startswith(self.home) for area in areas),
            not q.regions or any(a.startswith(prefix_of(code)) for a in areas for code in q.regions),
            not q.chain or bool(segments),
            not q.segments or bool(segments & set(q.segments)),
            not q.products or any((firm.id, name) in self.made for name in q.products),
            (any if q.any_label else all)(label in labels for label in q.labels) or not q.labels,
            not labels & set(q.exclude_labels),
            q.registered_capital_min is None
            or (firm.registered_capital or Decimal(-1)) >= q.registered_capital_min,
            not q.sizes or feature.size_class in q.sizes,
            q.age_min is None or (age is not None and age >= q.age_min),
            q.age_max is None or (age is not None and age <= q.age_max),
            not q.without_penalty or feature.open_penalties == 0,
            not current & set(q.without_events),
            q.client is None or (firm.id in self.clients) == q.client,
            not q.qualifications or any(name in paper for name in q.qualifications for paper in valid),
            not q.industries or any((firm.industry_code or "").startswith(code) for code in q.industries),
            q.state_owned is None or (state is not None and state.verdict == "controlled") == q.state_owned,
            not q.ownership or self._ownership(firm.id or 0) in q.ownership,
            not q.buyers or bool(self._buyers(firm.id or 0) & {int(text[5:]) for text in q.buyers}),
            not q.buyers
            or q.bought_amount_min is None
            or self._bought(firm.id or 0, {int(text[5:]) for text in q.buyers}) >= q.bought_amount_min,
            self._won(firm.id or 0, q),
        ]

    def _ownership(self, firm_id: int) -> str:
        state, top = self.state.get(firm_id), self.controller.get(firm_id)
        if state is not None and state.verdict in ("controlled", "minority"):
            return "state" if state.verdict == "controlled" else "state_minority"
        if top is None:
            return "unknown"
        above = next((f for f in self.firms if f.id == top.top_firm_id), None)
        if above is not None and above.kind.value == "foreign":
            return "foreign"
        known = {"person": "private", "firm": "firm", "ring": "ring", "dispersed": "dispersed"}
        return known.get(top.verdict, "unknown")

    def _buyers(self, firm_id: int) -> set[int]:
        sold = {row.buyer_id for row in self.supplies if row.supplier_id == firm_id}
        return sold | {tender.buyer_id for winner, tender, _ in self.awards if winner == firm_id}

    def _bought(self, firm_id: int, buyers: set[int]) -> Decimal:
        sums: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
        for row in self.supplies:
            if row.supplier_id == firm_id and row.buyer_id in buyers and row.kind != "framework":
                sums[row.buyer_id, row.kind] += row.amount or Decimal(0)
        return sum(
            (max((v for (b, _), v in sums.items() if b == buyer), default=Decimal(0)) for buyer in buyers),
            Decimal(0),
        )

    def _won(self, firm_id: int, q: FirmQuery) -> bool:
        if q.won is None and q.won_months is None and q.wins_min is None and q.won_amount_min is None:
            return True
        since = months_before(self.today, q.won_months) if q.won_months else date.min
        until = self.today if q.won_months else date.max
        undated = q.won_months is None
        parts = [
            part for winner, tender, part in self.awards
            if winner == firm_id and (undated if tender.awarded_on is None else since <= tender.awarded_on <= until)
        ]  # fmt: skip
        if q.won is False:
            return not parts
        least = max(q.wins_min or 0, 0 if q.wins_min == 0 and not q.won and q.won_amount_min is None else 1)
        total = sum((part for part in parts if part is not None), Decimal(0))
        return len(parts) >= least and (q.won_amount_min is None or total >= q.won_amount_min)
