"""The kinds of rule that a signal may be made of, each with its thresholds, checked when the file is loaded.

A kind says what it reads; how it reads is a function registered under the same name (see finding.py).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

BuyerKind = Literal["government", "state_owned", "listed", "financial"]
Whose = Literal["firm", "controller", "guarantor"]


class RulePart(BaseModel):
    """Base of every kind of rule: nothing unknown is read past."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Window(RulePart):
    """Counts what happened in the last `months`."""

    months: int = Field(ge=1, le=120)


class EventRule(RulePart):
    """An event on record. months None: however old, as long as it stands. states: only in these; none: whatever has not
    ended it. stopped: only while production stopped because of it, as the register says."""

    rule: Literal["event"]
    kinds: tuple[str, ...] = Field(min_length=1)
    of: Whose = "firm"
    states: tuple[str, ...] = ()
    role: Literal["plaintiff", "defendant"] | None = None
    months: int | None = Field(default=None, ge=1, le=120)
    least_amount: Decimal | None = Field(default=None, ge=0)
    with_kind: str | None = None


class TenderRule(Window):
    """A tender won. buyers: of these kinds only; first: none was won before the window; at_least: so many of them."""

    rule: Literal["tender_won"]
    buyers: tuple[BuyerKind, ...] = ()
    least_amount: Decimal | None = Field(default=None, ge=0)
    first: bool = False
    at_least: int = Field(default=1, ge=1)


class LabelRule(Window):
    """A label whose first delivery lies in the window: the firm became what the label says."""

    rule: Literal["label_gained"]
    label: Literal[
        "government_supplier", "soe_supplier", "listed_supplier", "financial_supplier", "soe_customer"
    ]


class SaleRule(Window):
    """A sale of these kinds; strong: to a buyer that gives a label."""

    rule: Literal["sale"]
    kinds: tuple[Literal["contract", "framework", "delivery", "payment"], ...] = Field(min_length=1)
    strong: bool = False
    least_amount: Decimal | None = Field(default=None, ge=0)


class PaperRule(Window):
    """A paper issued in the window; names: one of these stands in its name; not_names: none of these."""

    rule: Literal["paper_gained"]
    kind: Literal["licence", "qualification", "patent"]
    names: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()


class PaperLapse(RulePart):
    """A paper that runs out within `days`, or (days 0) is expired or revoked. required: the trade depends on it."""

    rule: Literal["paper_lapsing"]
    kind: Literal["licence", "qualification"]
    days: int = Field(ge=0, le=720)
    states: tuple[Literal["expired", "revoked"], ...] = ()
    required: bool = False


class HoldingRule(Window):
    """A holding that begins (gained) or ends (lost) in the window, long after the founding.

    side: investment of the firm in another; owner of the firm. state: a state body or a firm. controlling: over half."""

    rule: Literal["holding"]
    side: Literal["investment", "owner"]
    turn: Literal["gained", "lost"] = "gained"
    by: Literal["any", "firm", "person", "body"] = "any"
    controlling: bool = False


class FinancingRule(RulePart):
    """Money raised in the last `months`, or (days) maturing within so many days."""

    rule: Literal["financing"]
    kinds: tuple[
        Literal[
            "loan", "bond", "lease", "receivable_financing", "receivable_pledge", "chattel_mortgage",
            "equity_pledge", "equity",
        ],
        ...,
    ] = Field(min_length=1)  # fmt: skip
    months: int | None = Field(default=None, ge=1, le=120)
    days: int | None = Field(default=None, ge=1, le=720)

    @model_validator(mode="after")
    def _one_of_both(self) -> FinancingRule:
        if (self.months is None) == (self.days is None):
            raise ValueError("financing wants either months (raised) or days (maturing)")
        return self


StatementField = Literal[
    "revenue", "net_profit", "operating_cash_flow", "receivables", "prepayments", "inventory", "cash",
    "contract_liabilities", "interest_bearing_debt", "total_assets", "equity",
]  # fmt: skip
StandInKind = Literal[
    "vat_sales", "tax_paid", "account_inflow", "invoices", "social_insurance", "power_kwh", "export_sales"
]


class ChangeRule(RulePart):
    """A yearly figure against the year before: by at least `share` up or down, or (turned) from below zero to above."""

    rule: Literal["figure_change"]
    statement: StatementField | None = None
    stand_in: StandInKind | None = None
    direction: Literal["up", "down"]
    share: Decimal | None = Field(default=None, gt=0)
    turned: bool = False

    @model_validator(mode="after")
    def _one_source(self) -> ChangeRule:
        if (self.statement is None) == (self.stand_in is None):
            raise ValueError("figure_change wants either statement or stand_in")
        if (self.share is None) == (not self.turned):
            raise ValueError("figure_change wants either share or turned")
        return self


class RatioRule(RulePart):
    """A ratio over or under a line in each of the last `periods` statements of so many months; rising: and higher than
    a year before."""

    rule: Literal["ratio"]
    ratio: str
    side: Literal["over", "under"]
    line: Decimal
    months: Literal[3, 6, 12] = 12
    periods: int = Field(default=1, ge=1, le=8)
    rising: bool = False


class SeasonRule(RulePart):
    """Operating cash flow below zero in so many quarters of the last year that were not a year before."""

    rule: Literal["cash_turned_negative"]
    quarters: int = Field(ge=1, le=4)


class NegativeYears(RulePart):
    """A yearly figure below zero so many years running."""

    rule: Literal["negative_years"]
    statement: Literal["operating_cash_flow", "net_profit", "equity"]
    years: int = Field(ge=1, le=3)


class ReceivableRule(RulePart):
    """Receivables on strong buyers that could be pledged, or (older_than) any that have stood so many days."""

    rule: Literal["receivable"]
    free: bool = False
    older_than: int | None = Field(default=None, ge=1)
    least_amount: Decimal = Field(default=Decimal(0), ge=0)

    @model_validator(mode="after")
    def _one_of_both(self) -> ReceivableRule:
        if self.free == (self.older_than is not None):
            raise ValueError("receivable wants either free or older_than")
        return self


class OverdueRule(RulePart):
    """A client of the bank so many days overdue: from `start` to `end`, both included; no end is open."""

    rule: Literal["overdue"]
    start: int = Field(ge=1, alias="from")
    end: int | None = Field(default=None, ge=1, alias="to")

    @model_validator(mode="after")
    def _rises(self) -> OverdueRule:
        if self.end is not None and self.end < self.start:
            raise ValueError(f"overdue: to={self.end} lies before from={self.start}")
        return self


class UsedLimit(RulePart):
    """A client without overdue debt whose balance is at least (over) or at most (under) this share of its line."""

    rule: Literal["used_limit"]
    over: Decimal | None = Field(default=None, gt=0, le=1)
    under: Decimal | None = Field(default=None, ge=0, lt=1)

    @model_validator(mode="after")
    def _one_of_both(self) -> UsedLimit:
        if (self.over is None) == (self.under is None):
            raise ValueError("used_limit wants either over or under")
        return self


class NoLoan(RulePart):
    """A client that keeps an account here and has no loan."""

    rule: Literal["no_loan"]


class FiveGrade(RulePart):
    """A client in one of these classes, as the bank itself has set them."""

    rule: Literal["five_grade"]
    grades: tuple[str, ...] = Field(min_length=1)


class TaxGrade(RulePart):
    """The tax authority's grade."""

    rule: Literal["tax_grade"]
    grades: tuple[Literal["A", "B", "M", "C", "D"], ...] = Field(min_length=1)


class TopBuyers(RulePart):
    """More than so many of the largest buyers of one year are no longer among those of the next."""

    rule: Literal["buyers_changed"]
    top: int = Field(ge=2, le=10)
    more_than: int = Field(ge=0)


class OfficeChanged(Window):
    """The legal representative changed in the window."""

    rule: Literal["representative_changed"]


class Burden(RulePart):
    """Open suits as defendant, or guarantees given, above this share of net assets (else of paid-in capital)."""

    rule: Literal["burden"]
    of: Literal["suits", "guarantees"]
    line: Decimal = Field(gt=0)


class DeclaredGap(RulePart):
    """Declared VAT sales so far under the revenue stated for the same year."""

    rule: Literal["declared_gap"]
    line: Decimal = Field(gt=0, le=1)


class Trade(RulePart):
    """The firm makes one of these products, or works in one of these industries (beginning of the code); elimination:
    those of the elimination list in thresholds.yaml too."""

    rule: Literal["trade"]
    products: tuple[str, ...] = ()
    industry_codes: tuple[str, ...] = ()
    elimination: bool = False


class Register(RulePart):
    """The register's state of the firm."""

    rule: Literal["register"]
    statuses: tuple[Literal["suspended", "revoked", "deregistered"], ...] = Field(min_length=1)


Rule = Annotated[
    EventRule | TenderRule | LabelRule | SaleRule | PaperRule | PaperLapse | HoldingRule | FinancingRule | ChangeRule
    | RatioRule | SeasonRule | NegativeYears | ReceivableRule | OverdueRule | UsedLimit | NoLoan | FiveGrade | TaxGrade
    | TopBuyers | OfficeChanged | Burden | DeclaredGap | Trade | Register,
    Field(discriminator="rule"),
]  # fmt: skip
