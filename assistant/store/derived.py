"""Tables that are derived from the others after an import, in bulk, so that a question reads ready columns."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import Column, Index
from sqlmodel import Field, SQLModel

from assistant.store.columns import Money, Share


class FirmChain(SQLModel, table=True):
    """Derived: the firm stands in this segment of the chain because of `firm_product_id`. Rebuilt after import.

    product_id: the chain's product that the firm's own is, or is a sort of: `steps` part links (产品小类) lie between.
    """

    __tablename__ = "firm_chain"
    __table_args__ = (Index("ix_firm_chain_place", "chain_id", "segment", "firm_id"),)

    firm_id: int = Field(foreign_key="firm.id", primary_key=True)
    chain_id: int = Field(foreign_key="chain.id", primary_key=True)
    segment: str = Field(primary_key=True)
    firm_product_id: int = Field(foreign_key="firm_product.id")
    product_id: int | None = Field(default=None, foreign_key="product.id")
    steps: int = 0


class Label(SQLModel, table=True):
    """Derived: a label of a firm with the one fact that best shows it. Rebuilt after import.

    kind: government_supplier, soe_supplier, listed_supplier, financial_supplier, soe_customer.
    soe_level: level of the state firm on the other side (central, province, city, county).
    Exactly one of supply_id and tender_id names the fact. amount: sum of the deliveries in the window.
    """

    __tablename__ = "label"
    __table_args__ = (Index("ix_label_kind_firm", "kind", "firm_id", "soe_level"),)

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


class AwardPart(SQLModel, table=True):
    """Derived: a firm's part in a tender that was awarded and stands (not withdrawn, no framework). Rebuilt after import.

    amount: domain.awards.own_part, None where it is not known or in another currency than CNY.
    """

    __tablename__ = "award_part"
    __table_args__ = (
        Index("ix_award_part_buyer", "buyer_id", "awarded_on", "firm_id"),
        Index("ix_award_part_day", "awarded_on", "firm_id", "buyer_id"),
        {"sqlite_with_rowid": False},
    )

    firm_id: int = Field(foreign_key="firm.id", primary_key=True)
    tender_id: int = Field(foreign_key="tender.id", primary_key=True)
    buyer_id: int = Field(foreign_key="firm.id")
    awarded_on: date | None = None
    amount: Decimal | None = Field(default=None, sa_column=Column(Money))


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


_COUNTED = (
    "is_firm", "label_bits", "size_class", "registered_capital", "last_revenue", "won_amount_24m", "wins_24m",
)  # fmt: skip
"""What counts and sums over a place read."""


class FirmFeature(SQLModel, table=True):
    """Derived: what screening sorts, filters and counts by, one row a firm. Rebuilt after import.

    Place, capital and is_firm stand in firm too: here an index holds all that a count over a place needs, in the order
    of places, so that a province is read from end to end and not firm by firm. is_firm: no government body and no
    public institution.
    """

    __tablename__ = "firm_feature"
    __table_args__ = (
        Index("ix_firm_feature_place", "region_code", *_COUNTED, "plant_region_code", "firm_id"),
        Index("ix_firm_feature_plant", "plant_region_code", *_COUNTED, "region_code", "firm_id"),
    )

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
    size_class: str | None = Field(
        default=None,
        description="large, medium, small, micro; None: not to be told. People insured stand in for staff",
    )
    size_missing: str = Field(default="", description="what the size class lacks: staff, revenue, industry")
    label_bits: int = Field(default=0, description="labels of the firm, a bit each (see LABEL_BITS)")
    region_code: str | None = None
    plant_region_code: str | None = None
    registered_capital: Decimal | None = Field(default=None, sa_column=Column(Money))
    is_firm: bool = True
    computed_for: date | None = None


SUMMED = ("registered_capital", "last_revenue", "won_amount_24m", "wins_24m")
"""What is summed up over a group of firms, each with the number of firms of which it is known."""


class TallySide(StrEnum):
    """By which of a firm's places a row of firm_tally counts it."""

    OWN = "own"
    PLANT = "plant"


class FirmTally(SQLModel, table=True):
    """Derived: the firms of one place, label and size. Rebuilt after import.

    side `own`: by where they are registered, every firm once (region_code "": not known). side `plant`: those that produce
    in another division, by where; `shared`: digits that both codes begin with (0, 2, 4), so that who counts already by
    its registration is left out at any level; of own rows 6, and 0 where only the plant's place is known.
    label_bits, size_class: as in firm_feature, "" where the size is not to be told.
    """

    __tablename__ = "firm_tally"

    side: str = Field(primary_key=True)
    region_code: str = Field(primary_key=True)
    shared: int = Field(primary_key=True)
    is_firm: bool = Field(primary_key=True)
    label_bits: int = Field(primary_key=True)
    size_class: str = Field(primary_key=True)
    firms: int
    registered_capital: Decimal | None = Field(default=None, sa_column=Column(Money))
    registered_capital_known: int = 0
    last_revenue: Decimal | None = Field(default=None, sa_column=Column(Money))
    last_revenue_known: int = 0
    won_amount_24m: Decimal | None = Field(default=None, sa_column=Column(Money))
    won_amount_24m_known: int = 0
    wins_24m: int = 0
    wins_24m_known: int = 0


LABEL_BITS = {
    "government_supplier": 1,
    "soe_supplier": 2,
    "listed_supplier": 4,
    "financial_supplier": 8,
    "soe_customer": 16,
}
"""Bit of a label in firm_feature.label_bits."""


class ActualController(SQLModel, table=True):
    """Derived: who controls a firm in the end, one row a firm. Rebuilt after import.

    verdict and reason: codes of domain.control, with texts in both languages there. share: the share that the
    controller holds through all paths, None unknown. path: the layers from the controller down, for people;
    holding_ids: rows along it, joined by ,.
    """

    __tablename__ = "actual_controller"

    firm_id: int = Field(foreign_key="firm.id", primary_key=True)
    verdict: str
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    top_firm_id: int | None = Field(default=None, foreign_key="firm.id", index=True)
    body: str | None = None
    reason: str | None = None
    share: Decimal | None = Field(default=None, sa_column=Column(Share))
    path: str = ""
    holding_ids: str = ""


class BeneficialOwner(SQLModel, table=True):
    """Derived: a beneficial owner (受益所有人), or why none can be named (person_id None). Rebuilt after import.

    ground and reason: codes of domain.control. share: through all paths, None unknown; where only a range of it is
    known, share_min and share_max are its bounds.
    """

    __tablename__ = "beneficial_owner"

    id: int | None = Field(default=None, primary_key=True)
    firm_id: int = Field(foreign_key="firm.id", index=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    ground: str
    reason: str | None = None
    share: Decimal | None = Field(default=None, sa_column=Column(Share))
    share_min: Decimal | None = Field(default=None, sa_column=Column(Share))
    share_max: Decimal | None = Field(default=None, sa_column=Column(Share))
    path: str = ""
    holding_ids: str = ""


class SurvivalCurve(SQLModel, table=True):
    """Derived: Kaplan-Meier survival of the firms of an industry (GB/T 4754 division, two digits; "" for all).

    years and survival: JSON lists of the steps; n firms, of which `ended` deregistered; median_years None where
    fewer than half have ended ("median not reached").
    """

    __tablename__ = "survival_curve"

    industry_code: str = Field(primary_key=True)
    n: int
    ended: int
    median_years: float | None = None
    years: str
    survival: str
    low: str
    high: str
    computed_for: date
