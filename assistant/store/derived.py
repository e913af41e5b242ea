"""Tables that are derived from the others after an import, in bulk, so that a question reads ready columns."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import Column, Index
from sqlmodel import Field, SQLModel

from assistant.store.columns import Money, Share


class FirmChain(SQLModel, table=True):
    """Derived: the firm stands in this segment of the chain because of `product_id`. Rebuilt after import."""

    __tablename__ = "firm_chain"

    firm_id: int = Field(foreign_key="firm.id", primary_key=True)
    chain_id: int = Field(foreign_key="chain.id", primary_key=True, index=True)
    segment: str = Field(primary_key=True)
    firm_product_id: int = Field(foreign_key="firm_product.id")


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
