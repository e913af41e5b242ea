"""Tables of what is on record of a firm: events, papers, figures and their stand-ins, guarantees, the bank's own view."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import Column, Index, UniqueConstraint
from sqlmodel import Field

from assistant.store.columns import Money
from assistant.store.sources import Sourced


class Event(Sourced, table=True):
    """Something that befell a firm.

    kind: lawsuit, enforcement (被执行), dishonest (失信), restriction (限高), penalty, abnormal_operation, tax_arrears,
        serious_violation, production_stopped, pledge, project_approved, financing, capital_increase, patent, news, relocation, land, listing, seizure, bad_press
    role: plaintiff, defendant, third_party where judicial. state: open, closed_no_assets (终本), settled,
        performed, withdrawn, repaired (信用修复), current, ended.
    person_id: for events of a person (legal representative, controller), with firm_id the firm it came through.
    """

    __tablename__ = "event"
    __table_args__ = (
        Index("ix_event_firm_kind", "firm_id", "kind"),
        Index("ix_event_kind_day", "kind", "occurred_on"),
    )

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
    __table_args__ = (Index("ix_qualification_name_firm", "name", "firm_id"),)

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
    """What stands in for statements at small firms. kind: vat_sales, tax_paid, account_inflow, invoices, social_insurance,
    export_sales (yuan), power_kwh."""

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


class Financing(Sourced, table=True):
    """Money that a firm raised or pledged for. kind: loan, bond, lease (融资租赁), receivable_financing (应收账款融资),
    receivable_pledge, chattel_mortgage (动产抵押), equity_pledge, equity (股权融资). state: current, ended, None unknown."""

    __tablename__ = "financing"

    id: int | None = Field(default=None, primary_key=True)
    firm_id: int = Field(foreign_key="firm.id", index=True)
    kind: str
    number: str | None = None
    lender: str | None = None
    amount: Decimal | None = Field(default=None, sa_column=Column(Money))
    started_on: date | None = None
    matures_on: date | None = Field(default=None, index=True)
    state: str | None = None


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
