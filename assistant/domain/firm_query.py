"""The typed question to the firm database. Compiled to parameterised SQL by store/firm_search.py; text never is SQL."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

LabelKind = Literal[
    "government_supplier", "soe_supplier", "listed_supplier", "financial_supplier", "soe_customer"
]
OrderBy = Literal[
    "score",
    "won_amount_12m",
    "won_amount_24m",
    "state_sales_36m",
    "revenue",
    "registered_capital",
    "founded_on",
    "name",
]


class FirmQuery(BaseModel):
    """Conditions are joined by AND; the members of a list by OR. Amounts in yuan, years whole."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    local: bool = Field(default=False, description="本地: within the bank's home region")
    regions: list[str] = Field(
        default_factory=list,
        description="division codes (2, 4 or 6 digits; a shorter code holds all below it)",
    )
    chain: str | None = Field(default=None, description="code of an industry chain")
    segments: list[Literal["upstream", "midstream", "downstream", "service"]] = Field(default_factory=list)
    products: list[str] = Field(default_factory=list, description="product names")
    labels: list[LabelKind] = Field(default_factory=list)
    exclude_labels: list[LabelKind] = Field(default_factory=list)
    soe_levels: list[Literal["central", "province", "city", "county"]] = Field(default_factory=list)
    kinds: list[str] = Field(default_factory=list, description="entity kinds")
    state_owned: bool | None = Field(default=None, description="controlled by the state, or not")
    founded_before: date | None = None
    founded_after: date | None = None
    registered_capital_min: Decimal | None = None
    registered_capital_max: Decimal | None = None
    revenue_min: Decimal | None = None
    revenue_max: Decimal | None = None
    qualifications: list[str] = Field(default_factory=list, description="names, any of")
    min_wins_24m: int | None = None
    without_penalty: bool = Field(default=False, description="no current penalty")
    without_dishonest: bool = Field(default=False, description="no current 失信 entry")
    without_enforcement: bool = Field(
        default=False, description="no current enforcement, 终本 counts as current"
    )
    client: bool | None = Field(default=None, description="clients of the bank, or not")
    name_contains: str | None = None
    order_by: OrderBy = "name"
    descending: bool = False
    limit: int = Field(default=20, ge=1, le=200)
