"""Tables of what firms make and whom they sell to: supplies, tenders, products, industry chains."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import Column, Index, UniqueConstraint
from sqlmodel import Field

from assistant.store.columns import Money, Share
from assistant.store.sources import FromFile, Sourced


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
    __table_args__ = (Index("ix_supply_buyer_date", "buyer_id", "dated_on", "supplier_id"),)

    id: int | None = Field(default=None, primary_key=True)
    supplier_id: int = Field(foreign_key="firm.id", index=True)
    buyer_id: int = Field(foreign_key="firm.id")
    kind: SupplyKind
    number: str | None = Field(default=None, description="of the contract, where it has one")
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
    currency: str = Field(default="CNY", description="of amount; another currency than CNY enters no sum")
    procurement: str | None = Field(default=None, description="government, enterprise")


class TenderSupplier(FromFile, table=True):
    """A winner of a tender; several rows are a consortium. `amount` is the member's part where stated."""

    __tablename__ = "tender_supplier"

    tender_id: int = Field(foreign_key="tender.id", primary_key=True)
    firm_id: int = Field(foreign_key="firm.id", primary_key=True, index=True)
    lead: bool = False
    amount: Decimal | None = Field(default=None, sa_column=Column(Money))


class Product(FromFile, table=True):
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
    """A firm makes or provides a product. note: why a share that the source states is not kept as one."""

    __tablename__ = "firm_product"
    __table_args__ = (
        UniqueConstraint("firm_id", "product_id"),
        Index("ix_firm_product_product_firm", "product_id", "firm_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    firm_id: int = Field(foreign_key="firm.id", index=True)
    product_id: int = Field(foreign_key="product.id")
    revenue_share: Decimal | None = Field(default=None, sa_column=Column(Share))
    note: str | None = None


class Chain(FromFile, table=True):
    """An industry chain, e.g. phosphate. `synonyms` are further names (both languages), joined by `|`."""

    __tablename__ = "chain"

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    name: str
    name_en: str
    synonyms: str = ""
    version: str = "1"


class ChainProduct(FromFile, table=True):
    """Which segment of a chain a product belongs to: upstream, midstream, downstream, service."""

    __tablename__ = "chain_product"

    chain_id: int = Field(foreign_key="chain.id", primary_key=True)
    product_id: int = Field(foreign_key="product.id", primary_key=True)
    segment: str
