"""Tables of firms: who they are, who owns and runs them, what they make, whom they sell to, what befell them.

Amounts are Decimal yuan, shares fractions of one, dates `date`. Every fact row is Sourced.
Meaning of the terms: DOMAIN "Firm data". Queries live in firm_search.py and firm_facts.py.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from assistant.store.columns import Money, Share
from assistant.store.sources import Sourced


class EntityKind(StrEnum):
    """What kind of entity a row of `firm` is."""

    COMPANY = "company"
    COOPERATIVE = "cooperative"
    SOLE_TRADER = "sole_trader"
    PARTNERSHIP = "partnership"
    PUBLIC_INSTITUTION = "public_institution"
    GOVERNMENT = "government"
    BANK = "bank"
    OTHER_FINANCIAL = "other_financial"


class FirmStatus(StrEnum):
    """State in the register. `suspended` is 停产/歇业."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    DEREGISTERED = "deregistered"


class Firm(Sourced, table=True):
    """One entity. `region_code` is the place of registration, `plant_region_code` where it produces."""

    __tablename__ = "firm"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(index=True)
    name_key: str = Field(index=True, description="normalised name: width, brackets, spaces folded")
    kind: EntityKind = EntityKind.COMPANY
    status: FirmStatus = FirmStatus.ACTIVE
    registry_type: str | None = Field(default=None, description="登记类型 as the register words it")
    founded_on: date | None = None
    deregistered_on: date | None = None
    registered_capital: Decimal | None = Field(default=None, sa_column=Column(Money))
    paid_in_capital: Decimal | None = Field(default=None, sa_column=Column(Money))
    region_code: str | None = Field(default=None, index=True)
    plant_region_code: str | None = Field(default=None, index=True)
    town: str | None = None
    park: str | None = None
    address: str | None = None
    plant_address: str | None = None
    river_distance_m: int | None = Field(default=None, description="plant to the main river's bank, metres")
    phone: str | None = Field(default=None, index=True)
    email: str | None = None
    industry_code: str | None = Field(default=None, index=True)
    industry: str | None = None
    business_scope: str | None = None
    legal_representative_id: int | None = Field(default=None, foreign_key="person.id")
    insured_count: int | None = None
    insured_as_of: date | None = None
    tax_grade: str | None = None
    tax_grade_year: int | None = None
    listed: bool = False
    is_example: bool = False


class FirmIdentifier(SQLModel, table=True):
    """A number of a firm: scheme is uscc, stock_code, lei or client_no."""

    __tablename__ = "firm_identifier"
    __table_args__ = (UniqueConstraint("scheme", "value"),)

    id: int | None = Field(default=None, primary_key=True)
    firm_id: int = Field(foreign_key="firm.id", index=True)
    scheme: str
    value: str


class FirmName(SQLModel, table=True):
    """A name of a firm other than its present full one: kind is former (曾用名), short or english."""

    __tablename__ = "firm_name"

    id: int | None = Field(default=None, primary_key=True)
    firm_id: int = Field(foreign_key="firm.id", index=True)
    kind: str
    name: str
    name_key: str = Field(index=True)
    valid_to: date | None = None


class Person(SQLModel, table=True):
    """A natural person. Two people of one name are two rows: people are never matched by name."""

    __tablename__ = "person"

    id: int | None = Field(default=None, primary_key=True)
    number: str | None = Field(
        default=None, unique=True, description="number of the person in the bank's files"
    )
    name: str
    is_example: bool = False


class Holding(Sourced, table=True):
    """Who holds how much of `firm_id`. Exactly one of holder_firm_id, holder_person_id, holder_body is set.

    holder_body: a body outside the table, e.g. "福泉市国有资产监督管理部门（示例）"; body_level says which state
    level it is (central, province, city, county), None if it is no state body.
    controls: this holder controls although the share alone would not say so (agreement, golden share).
    disclaimed: the state holder has publicly said that this is no investment of its own (假冒国企).
    """

    __tablename__ = "holding"

    id: int | None = Field(default=None, primary_key=True)
    firm_id: int = Field(foreign_key="firm.id", index=True)
    holder_firm_id: int | None = Field(default=None, foreign_key="firm.id", index=True)
    holder_person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    holder_body: str | None = None
    body_level: str | None = None
    share: Decimal | None = Field(default=None, sa_column=Column(Share))
    controls: bool = False
    disclaimed: bool = False
    valid_from: date | None = None
    valid_to: date | None = None


class Office(Sourced, table=True):
    """An office that a person holds: legal_representative, director, supervisor, manager, relative_of_bank_director."""

    __tablename__ = "office"

    id: int | None = Field(default=None, primary_key=True)
    firm_id: int = Field(foreign_key="firm.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    role: str
    valid_from: date | None = None
    valid_to: date | None = None


class SupplyKind(StrEnum):
    """What shows the sale. Only `framework` has no amount of its own."""

    CONTRACT = "contract"
    DELIVERY = "delivery"
    PAYMENT = "payment"
    FRAMEWORK = "framework"


class Supply(Sourced, table=True):
    """A sale from `supplier_id` to `buyer_id`.

    share_of_sales: share of the supplier's yearly sales that went to this buyer in `period_year`.
    receivable_days: how long the receivable has been outstanding at as_of; receivable_state: free,
    pledged, assignment_barred. end_customer_id: the state firm whose contractor the buyer is (tier two).
    """

    __tablename__ = "supply"
    __table_args__ = (Index("ix_supply_buyer_date", "buyer_id", "dated_on"),)

    id: int | None = Field(default=None, primary_key=True)
    supplier_id: int = Field(foreign_key="firm.id", index=True)
    buyer_id: int = Field(foreign_key="firm.id")
    kind: SupplyKind
    product: str | None = None
    amount: Decimal | None = Field(default=None, sa_column=Column(Money))
    dated_on: date | None = None
    period_year: int | None = None
    share_of_sales: Decimal | None = Field(default=None, sa_column=Column(Share))
    receivable: Decimal | None = Field(default=None, sa_column=Column(Money))
    receivable_days: int | None = None
    receivable_state: str | None = None
    paid_on_time: bool | None = None
    end_customer_id: int | None = Field(default=None, foreign_key="firm.id")


class Tender(Sourced, table=True):
    """A public tender. status: awarded, withdrawn, framework. `amount` is the whole award, once."""

    __tablename__ = "tender"

    id: int | None = Field(default=None, primary_key=True)
    number: str = Field(unique=True)
    title: str
    buyer_id: int = Field(foreign_key="firm.id", index=True)
    amount: Decimal | None = Field(default=None, sa_column=Column(Money))
    awarded_on: date | None = Field(default=None, index=True)
    status: str = "awarded"
    procurement: str | None = Field(default=None, description="government, enterprise")


class TenderSupplier(SQLModel, table=True):
    """A winner of a tender; several rows are a consortium. `amount` is the member's part where stated."""

    __tablename__ = "tender_supplier"

    tender_id: int = Field(foreign_key="tender.id", primary_key=True)
    firm_id: int = Field(foreign_key="firm.id", primary_key=True, index=True)
    lead: bool = False
    amount: Decimal | None = Field(default=None, sa_column=Column(Money))


class Product(SQLModel, table=True):
    """A product. `synonyms` are further names, joined by `|`."""

    __tablename__ = "product"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    name_en: str | None = None
    synonyms: str = ""


class ProductLink(Sourced, table=True):
    """`related_id` is an upstream (material), downstream or part (product class) of `product_id`."""

    __tablename__ = "product_link"
    __table_args__ = (UniqueConstraint("product_id", "related_id", "relation"),)

    id: int | None = Field(default=None, primary_key=True)
    product_id: int = Field(foreign_key="product.id")
    related_id: int = Field(foreign_key="product.id", index=True)
    relation: str


class FirmProduct(Sourced, table=True):
    """A firm makes or provides a product."""

    __tablename__ = "firm_product"
    __table_args__ = (UniqueConstraint("firm_id", "product_id"),)

    id: int | None = Field(default=None, primary_key=True)
    firm_id: int = Field(foreign_key="firm.id", index=True)
    product_id: int = Field(foreign_key="product.id", index=True)
    revenue_share: Decimal | None = Field(default=None, sa_column=Column(Share))


class Chain(SQLModel, table=True):
    """An industry chain, e.g. phosphate. `synonyms` are further names (both languages), joined by `|`."""

    __tablename__ = "chain"

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    name: str
    name_en: str
    synonyms: str = ""
    version: str = "1"


class ChainProduct(SQLModel, table=True):
    """Which segment of a chain a product belongs to: upstream, midstream, downstream, service."""

    __tablename__ = "chain_product"

    chain_id: int = Field(foreign_key="chain.id", primary_key=True)
    product_id: int = Field(foreign_key="product.id", primary_key=True)
    segment: str


class FirmChain(SQLModel, table=True):
    """Derived: the firm stands in this segment of the chain because of `product_id`. Rebuilt after import."""

    __tablename__ = "firm_chain"

    firm_id: int = Field(foreign_key="firm.id", primary_key=True)
    chain_id: int = Field(foreign_key="chain.id", primary_key=True, index=True)
    segment: str = Field(primary_key=True)
    firm_product_id: int = Field(foreign_key="firm_product.id")


class Event(Sourced, table=True):
    """Something that befell a firm.

    kind: lawsuit, enforcement (被执行), dishonest (失信), restriction (限高), penalty, abnormal_operation, tax_arrears,
        serious_violation, production_stopped, pledge, project_approved, financing, capital_increase, patent, news …
    role: plaintiff, defendant, third_party where judicial. state: open, closed_no_assets (终本), settled,
        performed, withdrawn, repaired (信用修复), current, ended.
    person_id: for events of a person (legal representative, controller), with firm_id the firm it came through.
    """

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_firm_kind", "firm_id", "kind"),)

    id: int | None = Field(default=None, primary_key=True)
    firm_id: int | None = Field(default=None, foreign_key="firm.id")
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    kind: str
    role: str | None = None
    state: str | None = None
    occurred_on: date | None = None
    ended_on: date | None = None
    amount: Decimal | None = Field(default=None, sa_column=Column(Money))
    counterparty_id: int | None = Field(default=None, foreign_key="firm.id")
    title: str


class Qualification(Sourced, table=True):
    """A licence or a qualification. kind: licence, qualification, patent. state: valid, expired, revoked.

    required: the firm may not do its main business without it (a veto reads this).
    """

    __tablename__ = "qualification"

    id: int | None = Field(default=None, primary_key=True)
    firm_id: int = Field(foreign_key="firm.id", index=True)
    kind: str
    name: str
    number: str | None = None
    issued_on: date | None = None
    expires_on: date | None = None
    state: str = "valid"
    required: bool = False


class Statement(Sourced, table=True):
    """Financial figures of a firm for the period that ends on `period_end` (12 months unless `months` says else)."""

    __tablename__ = "statement"
    __table_args__ = (UniqueConstraint("firm_id", "period_end", "months"),)

    id: int | None = Field(default=None, primary_key=True)
    firm_id: int = Field(foreign_key="firm.id", index=True)
    period_end: date
    months: int = 12
    audited: bool = False
    revenue: Decimal | None = Field(default=None, sa_column=Column(Money))
    cost: Decimal | None = Field(default=None, sa_column=Column(Money))
    ebit: Decimal | None = Field(default=None, sa_column=Column(Money))
    interest_expense: Decimal | None = Field(default=None, sa_column=Column(Money))
    net_profit: Decimal | None = Field(default=None, sa_column=Column(Money))
    operating_cash_flow: Decimal | None = Field(default=None, sa_column=Column(Money))
    total_assets: Decimal | None = Field(default=None, sa_column=Column(Money))
    current_assets: Decimal | None = Field(default=None, sa_column=Column(Money))
    cash: Decimal | None = Field(default=None, sa_column=Column(Money))
    receivables: Decimal | None = Field(default=None, sa_column=Column(Money))
    other_receivables: Decimal | None = Field(default=None, sa_column=Column(Money))
    prepayments: Decimal | None = Field(default=None, sa_column=Column(Money))
    inventory: Decimal | None = Field(default=None, sa_column=Column(Money))
    total_liabilities: Decimal | None = Field(default=None, sa_column=Column(Money))
    current_liabilities: Decimal | None = Field(default=None, sa_column=Column(Money))
    payables: Decimal | None = Field(default=None, sa_column=Column(Money))
    contract_liabilities: Decimal | None = Field(default=None, sa_column=Column(Money))
    interest_bearing_debt: Decimal | None = Field(default=None, sa_column=Column(Money))
    equity: Decimal | None = Field(default=None, sa_column=Column(Money))


class StandIn(Sourced, table=True):
    """What stands in for statements at small firms. kind: vat_sales, tax_paid, account_inflow, invoices (yuan), power_kwh."""

    __tablename__ = "stand_in"

    id: int | None = Field(default=None, primary_key=True)
    firm_id: int = Field(foreign_key="firm.id", index=True)
    kind: str
    year: int
    amount: Decimal | None = Field(default=None, sa_column=Column(Money))
    quantity: float | None = Field(default=None, description="for power_kwh: kilowatt-hours")


class Guarantee(Sourced, table=True):
    """`guarantor` (firm or person) stands surety for `debtor_id`."""

    __tablename__ = "guarantee"

    id: int | None = Field(default=None, primary_key=True)
    guarantor_firm_id: int | None = Field(default=None, foreign_key="firm.id", index=True)
    guarantor_person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    debtor_id: int = Field(foreign_key="firm.id", index=True)
    amount: Decimal | None = Field(default=None, sa_column=Column(Money))
    valid_from: date | None = None
    valid_to: date | None = None


class BankClient(Sourced, table=True):
    """The bank's own view of a firm: internal, belongs to a branch. Only an officer in scope sees its figures."""

    __tablename__ = "bank_client"

    id: int | None = Field(default=None, primary_key=True)
    firm_id: int = Field(foreign_key="firm.id", index=True, unique=True)
    branch: str = Field(index=True)
    manager: str | None = None
    products: str = ""
    credit_limit: Decimal | None = Field(default=None, sa_column=Column(Money))
    balance: Decimal | None = Field(default=None, sa_column=Column(Money))
    five_grade: str | None = None
    overdue_days: int = 0
    main_bank: bool = False
    since: date | None = None


class Label(SQLModel, table=True):
    """Derived: a label of a firm with the one fact that best shows it. Rebuilt after import.

    kind: government_supplier, soe_supplier, listed_supplier, financial_supplier, soe_customer.
    soe_level: level of the state firm on the other side (central, province, city, county).
    Exactly one of supply_id and tender_id names the fact. amount: sum of the deliveries in the window.
    """

    __tablename__ = "label"
    __table_args__ = (Index("ix_label_kind_firm", "kind", "firm_id"),)

    id: int | None = Field(default=None, primary_key=True)
    firm_id: int = Field(foreign_key="firm.id", index=True)
    kind: str
    other_id: int = Field(foreign_key="firm.id")
    soe_level: str | None = None
    supply_id: int | None = Field(default=None, foreign_key="supply.id")
    tender_id: int | None = Field(default=None, foreign_key="tender.id")
    amount: Decimal | None = Field(default=None, sa_column=Column(Money))
    deliveries: int = 0
    first_on: date | None = None
    last_on: date | None = None


class StateControl(SQLModel, table=True):
    """Derived: how the state stands in a firm. Rebuilt after import.

    verdict: controlled, minority (参股), disclaimed, none, unknown. path: the layers from the state body
    down to the firm, for people. share: product of the shares along that path.
    """

    __tablename__ = "state_control"

    firm_id: int = Field(foreign_key="firm.id", primary_key=True)
    verdict: str = Field(index=True)
    level: str | None = None
    share: Decimal | None = Field(default=None, sa_column=Column(Share))
    path: str = ""
    since: date | None = None
    until: date | None = None
    holding_ids: str = Field(default="", description="ids of the holding rows along the path, joined by ,")


class FirmFeature(SQLModel, table=True):
    """Derived: what screening sorts and filters by, one row a firm. Rebuilt after import."""

    __tablename__ = "firm_feature"

    firm_id: int = Field(foreign_key="firm.id", primary_key=True)
    controller_person_id: int | None = Field(default=None, foreign_key="person.id")
    controller_firm_id: int | None = Field(default=None, foreign_key="firm.id")
    group_key: str | None = Field(
        default=None, index=True, description="same key: one controller or guarantee circle"
    )
    wins_24m: int = 0
    won_amount_12m: Decimal | None = Field(default=None, sa_column=Column(Money))
    won_amount_24m: Decimal | None = Field(default=None, sa_column=Column(Money))
    state_sales_36m: Decimal | None = Field(default=None, sa_column=Column(Money))
    last_revenue: Decimal | None = Field(default=None, sa_column=Column(Money))
    top_buyer_share: Decimal | None = Field(default=None, sa_column=Column(Share))
    open_dishonest: int = 0
    open_enforcement: int = 0
    open_penalties: int = 0
    computed_for: date | None = None


class BankProfile(SQLModel, table=True):
    """The bank that runs this store: one row. What 本地 means and which limits hold are the bank's settings."""

    __tablename__ = "bank_profile"

    id: int | None = Field(default=None, primary_key=True)
    name: str
    name_en: str
    home_region: str = Field(description="division code that 本地 means")
    lending_regions: str = Field(description="division codes it may lend in, joined by |")
    single_limit: Decimal | None = Field(default=None, sa_column=Column(Money))
    group_limit: Decimal | None = Field(default=None, sa_column=Column(Money))
    inclusive_limit: Decimal | None = Field(default=None, sa_column=Column(Money))
    data_date: date | None = Field(
        default=None, description="date the data was cut off; windows count back from it"
    )
    is_example: bool = False
