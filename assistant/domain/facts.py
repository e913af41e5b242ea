"""What is known of one firm, each fact with its evidence. Made by store/firm_facts.py, read by assistant/credit.

Amounts are Decimal yuan, shares fractions of one. Nothing here reads a database, and nothing is filled in: what is
not known is None or an empty tuple.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.domain.evidence import Evidence
from assistant.domain.judgement import FirmBrief
from assistant.domain.text import Text
from assistant.domain.ties import (
    BeneficialOwnerFact,
    ClientFact,
    ControlFact,
    Exposure,
    GroupFact,
    PersonTie,
    SharedContact,
)

ENDED_STATES = frozenset({"settled", "performed", "withdrawn", "repaired", "ended", "dismissed", "expired"})
"""States in which an event is history. 终本 (closed_no_assets) is not among them: it is worse than open."""

GOVERNMENT_KINDS = frozenset({"government", "public_institution"})
FINANCIAL_KINDS = frozenset({"bank", "other_financial"})


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the firm is, as the register has it."""

    name: str
    uscc: str | None
    stock_code: str | None
    former_names: tuple[str, ...]
    other_names: tuple[str, ...]
    kind: str
    status: str
    registry_type: str | None
    founded_on: date | None
    deregistered_on: date | None
    registered_capital: Decimal | None
    paid_in_capital: Decimal | None
    region_code: str | None
    region: str | None
    plant_region_code: str | None
    plant_region: str | None
    town: str | None
    park: str | None
    address: str | None
    plant_address: str | None
    river_distance_m: int | None
    phone: str | None
    email: str | None
    industry_code: str | None
    industry: str | None
    business_scope: str | None
    legal_representative_id: int | None
    legal_representative: str | None
    insured_count: int | None
    insured_as_of: date | None
    tax_grade: str | None
    tax_grade_year: int | None
    listed: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ChainFact:
    """The firm stands in this segment of the chain because it makes `product`."""

    chain: str
    chain_name: str
    segment: str
    product: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ProductFact:
    """A product that the firm makes or provides."""

    product: str
    revenue_share: Decimal | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class HoldingFact:
    """A holder of the firm. holder_id is set where the holder is a firm, person_id where it is a person.

    held, held_id: the firm that is held (among `investments` of another firm, that is the news).
    """

    holder: str
    holder_id: int | None
    person_id: int | None
    body_level: str | None
    share: Decimal | None
    controls: bool
    disclaimed: bool
    valid_from: date | None
    valid_to: date | None
    evidence: Evidence
    held: str = ""
    held_id: int | None = None

    def current(self, today: date) -> bool:
        """Whether the holding stands on `today`; the day of `valid_to` is the first without it."""
        return (self.valid_from is None or self.valid_from <= today) and (
            self.valid_to is None or today < self.valid_to
        )


@dataclass(frozen=True, slots=True)
class StateFact:
    """How the state stands in the firm. verdict: controlled, minority, disclaimed, none, unknown."""

    verdict: str
    level: str | None
    share: Decimal | None
    path: str
    since: date | None
    until: date | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class OfficeFact:
    """An office that a person holds or held."""

    person_id: int
    person: str
    role: str
    valid_from: date | None
    valid_to: date | None
    evidence: Evidence

    def current(self, today: date) -> bool:
        """Whether the office is held on `today`."""
        return (self.valid_from is None or self.valid_from <= today) and (
            self.valid_to is None or today < self.valid_to
        )


@dataclass(frozen=True, slots=True)
class SaleFact:
    """A sale of the firm (or, in `purchases`, a purchase): other is the buyer (or the supplier)."""

    other_id: int
    other: str
    other_kind: str
    kind: str
    product: str | None
    amount: Decimal | None
    dated_on: date | None
    period_year: int | None
    share_of_sales: Decimal | None
    receivable: Decimal | None
    receivable_days: int | None
    receivable_state: str | None
    paid_on_time: bool | None
    end_customer_id: int | None
    end_customer: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class TenderFact:
    """An award that the firm shares in. `own_amount` is what counts as its part: its stated part, the whole for a
    sole winner or the leader of a consortium whose parts are not stated, else None."""

    number: str
    title: str
    buyer_id: int
    buyer: str
    amount: Decimal | None
    own_amount: Decimal | None
    awarded_on: date | None
    status: str
    lead: bool
    members: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class LabelFact:
    """A label with the fact that best shows it. `shown_by`: payment, delivery, contract or award (an award alone).

    amount is the sum in the window, counted once; shown_amount and shown_on are those of the fact in `evidence`.
    state_path and state_evidence show why the other side of a soe_ label is a state firm: the layers, and their rows.
    """

    kind: str
    other_id: int
    other: str
    soe_level: str | None
    shown_by: str
    amount: Decimal | None
    deliveries: int
    first_on: date | None
    last_on: date | None
    shown_amount: Decimal | None
    shown_on: date | None
    evidence: Evidence
    state_path: str = ""
    state_evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class EventFact:
    """Something that befell the firm, or a person of the firm (person_id set)."""

    kind: str
    role: str | None
    state: str | None
    occurred_on: date | None
    ended_on: date | None
    amount: Decimal | None
    counterparty: str | None
    person_id: int | None
    person: str | None
    title: str
    evidence: Evidence

    @property
    def current(self) -> bool:
        """Whether it still stands: a state that has not ended it. 终本 counts as current."""
        return self.state not in ENDED_STATES


@dataclass(frozen=True, slots=True)
class QualificationFact:
    """A licence, qualification or patent."""

    kind: str
    name: str
    number: str | None
    issued_on: date | None
    expires_on: date | None
    state: str
    required: bool
    evidence: Evidence

    def valid(self, today: date) -> bool:
        """Whether it holds on `today`, whatever the register last wrote beside it."""
        return self.state == "valid" and (self.expires_on is None or today <= self.expires_on)


@dataclass(frozen=True, slots=True)
class StatementFact:
    """Financial figures of `months` months up to `period_end`."""

    period_end: date
    months: int
    audited: bool
    revenue: Decimal | None
    cost: Decimal | None
    ebit: Decimal | None
    interest_expense: Decimal | None
    net_profit: Decimal | None
    operating_cash_flow: Decimal | None
    total_assets: Decimal | None
    current_assets: Decimal | None
    cash: Decimal | None
    receivables: Decimal | None
    other_receivables: Decimal | None
    prepayments: Decimal | None
    inventory: Decimal | None
    total_liabilities: Decimal | None
    current_liabilities: Decimal | None
    payables: Decimal | None
    contract_liabilities: Decimal | None
    interest_bearing_debt: Decimal | None
    equity: Decimal | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class StandInFact:
    """What stands in for a statement: vat_sales, tax_paid, account_inflow, invoices, social_insurance,
    export_sales (yuan), power_kwh (quantity)."""

    kind: str
    year: int
    amount: Decimal | None
    quantity: Decimal | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class GuaranteeFact:
    """A guarantee: `other` is the debtor of one given, the guarantor of one received."""

    other: str
    other_id: int | None
    person_id: int | None
    amount: Decimal | None
    valid_from: date | None
    valid_to: date | None
    evidence: Evidence

    def current(self, today: date) -> bool:
        """Whether it binds on `today`."""
        return (self.valid_from is None or self.valid_from <= today) and (
            self.valid_to is None or today <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class FinancingFact:
    """Money raised or secured: kind is loan, bond, lease, receivable_financing, receivable_pledge, chattel_mortgage,
    equity_pledge, equity. `lender` is whoever gave it, at whatever bank."""

    kind: str
    number: str | None
    lender: str | None
    amount: Decimal | None
    started_on: date | None
    matures_on: date | None
    state: str | None
    evidence: Evidence

    def current(self, today: date) -> bool:
        """Whether it still runs on `today`: a stated end wins over the date of maturity."""
        return self.state != "ended" and (self.matures_on is None or today <= self.matures_on)


@dataclass(frozen=True, slots=True)
class FirmFacts:
    """All that is known of one firm under one caller's scope. Lists are newest first."""

    id: int
    brief: FirmBrief
    identity: Identity
    state: StateFact | None = None
    chains: tuple[ChainFact, ...] = ()
    products: tuple[ProductFact, ...] = ()
    owners: tuple[HoldingFact, ...] = ()
    investments: tuple[HoldingFact, ...] = ()
    offices: tuple[OfficeFact, ...] = ()
    sales: tuple[SaleFact, ...] = ()
    purchases: tuple[SaleFact, ...] = ()
    tenders: tuple[TenderFact, ...] = ()
    labels: tuple[LabelFact, ...] = ()
    events: tuple[EventFact, ...] = ()
    controller_events: tuple[EventFact, ...] = ()
    qualifications: tuple[QualificationFact, ...] = ()
    statements: tuple[StatementFact, ...] = ()
    stand_ins: tuple[StandInFact, ...] = ()
    guarantees_given: tuple[GuaranteeFact, ...] = ()
    guarantees_received: tuple[GuaranteeFact, ...] = ()
    guarantor_events: tuple[EventFact, ...] = ()
    financing: tuple[FinancingFact, ...] = ()
    controller: PersonTie | None = None
    controller_firm: tuple[int, str] | None = None
    control: ControlFact | None = None
    beneficial_owners: tuple[BeneficialOwnerFact, ...] = ()
    bank_relatives: tuple[OfficeFact, ...] = ()
    shared_contacts: tuple[SharedContact, ...] = ()
    group: GroupFact | None = None
    client: ClientFact | None = None
    exposure: Exposure | None = None

    @property
    def client_text(self) -> Text | None:
        """What a list may say of the bank's relation to the firm; None for no client."""
        if self.client is None:
            return None
        if self.client.visible and self.client.branch:
            return Text(f"存量客户（{self.client.branch}）", f"existing client ({self.client.branch})")
        return Text("存量客户（其他机构）", "existing client (another branch)")
