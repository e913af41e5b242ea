"""The typed question to the firm database. Compiled to parameterised SQL by store/firm_search.py; text never is SQL."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

LabelKind = Literal[
    "government_supplier", "soe_supplier", "listed_supplier", "financial_supplier", "soe_customer"
]
EventKind = Literal[
    "enforcement",
    "dishonest",
    "restriction",
    "penalty",
    "lawsuit",
    "abnormal_operation",
    "serious_violation",
    "tax_arrears",
    "production_stopped",
    "pledge",
]
BuyerKind = Literal["state_owned", "government", "listed", "financial"]
OrderBy = Literal[
    "score",
    "won_amount_12m",
    "won_amount_24m",
    "wins_24m",
    "state_sales_36m",
    "revenue",
    "registered_capital",
    "founded_on",
    "name",
    "paid_in_capital",
    "insured_count",
    "top_buyer_share",
    "open_penalties",
    "open_enforcement",
    "river_distance",
    "won_amount",
    "wins",
    "bought_amount",
    "balance",
    "credit_limit",
    "overdue_days",
]
"""What a list can be sorted by. won_amount and wins are of the query's own window (won_since, won_until, won_months),
bought_amount is what its buyers bought; balance, credit_limit and overdue_days are the bank's own: the caller's
clients alone have them."""
Segment = Literal["upstream", "midstream", "downstream", "service"]
SizeClass = Literal["large", "medium", "small", "micro"]
Ownership = Literal["state", "state_minority", "private", "foreign", "firm", "ring", "dispersed", "unknown"]
"""Who stands behind a firm: the state controls it, holds a minority share (参股), a person controls it, a firm abroad
does, another firm whose own owners are not known, firms that hold each other, nobody alone, or it is not known."""
StateLevel = Literal["central", "province", "city", "county"]
Status = Literal["active", "suspended", "revoked", "deregistered"]

MOST_YUAN = Decimal(10) ** 15
"""No amount is larger (the whole economy is a tenth of it); what asks for more asks for this, which a column holds."""
MOST_COUNT = 2**31 - 1


class OrderKey(BaseModel):
    """One key of an order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    by: OrderBy
    descending: bool = False


class FirmQuery(BaseModel):
    """Conditions are joined by AND; the members of a list by OR. Amounts in yuan, years whole."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    local: bool = Field(default=False, description="本地: within the bank's home region")
    regions: list[str] = Field(
        default_factory=list,
        description="division codes (2, 4 or 6 digits; a shorter code holds all below it)",
    )
    chain: str | None = Field(default=None, description="code of an industry chain")
    segments: list[Segment] = Field(default_factory=list)
    products: list[str] = Field(default_factory=list, description="product names")
    labels: list[LabelKind] = Field(default_factory=list)
    any_label: bool = Field(default=False, description="one of the labels is enough; else all of them")
    exclude_labels: list[LabelKind] = Field(default_factory=list)
    soe_levels: list[Literal["central", "province", "city", "county"]] = Field(default_factory=list)
    kinds: list[str] = Field(
        default_factory=list,
        description="entity kinds; none: every kind but government bodies and public institutions",
    )
    exclude_regions: list[str] = Field(default_factory=list, description="division codes that are left out")
    exclude_products: list[str] = Field(default_factory=list, description="product names that are left out")
    exclude_segments: list[Segment] = Field(default_factory=list)
    exclude_kinds: list[str] = Field(default_factory=list, description="entity kinds that are left out")
    towns: list[str] = Field(default_factory=list, description="towns or streets (乡镇街道), any of")
    parks: list[str] = Field(default_factory=list, description="industrial parks, any of")
    industries: list[str] = Field(
        default_factory=list,
        description="GB/T 4754: code or beginning of one (26, 262, C2622), or name; any of",
    )
    statuses: list[Status] = Field(default_factory=list, description="states in the register, any of")
    state_owned: bool | None = Field(default=None, description="controlled by the state, or not")
    ownership: list[Ownership] = Field(default_factory=list, description="who stands behind it, any of")
    state_levels: list[StateLevel] = Field(
        default_factory=list, description="the firm itself is state-owned at one of these levels"
    )
    controlled_by: list[str] = Field(
        default_factory=list,
        description="actual controller, any of: a firm (id, credit code or exact name), or person:ID",
    )
    buyers: list[str] = Field(
        default_factory=list,
        description="sells to any of these firms (id, credit code or exact name): supply or award",
    )
    suppliers: list[str] = Field(default_factory=list, description="buys from any of these firms")
    traded_since: date | None = Field(default=None, description="the sale to buyers or of suppliers, from")
    traded_until: date | None = None
    bought_amount_min: Decimal | None = Field(
        default=None, description="sum of what the buyers bought by supply in the window"
    )
    sizes: list[SizeClass] = Field(
        default_factory=list, description="size class by the official table, any of"
    )
    age_min: int | None = Field(default=None, description="whole years since the founding, at least")
    age_max: int | None = None
    paid_in_capital_min: Decimal | None = None
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
    branches: list[str] = Field(default_factory=list, description="clients of these branches of the bank")
    overdue_days_min: int | None = Field(default=None, ge=1, description="clients overdue at least so long")
    without_overdue: bool = Field(default=False, description="no overdue debt at the bank")
    events: list[EventKind] = Field(
        default_factory=list, description="a current event of any of these kinds; 终本 counts as current"
    )
    event_role: Literal["plaintiff", "defendant"] | None = None
    event_since: date | None = Field(default=None, description="the event befell on or after this day")
    event_until: date | None = None
    event_amount_min: Decimal | None = None
    ended_for_lack_of_assets: bool = Field(default=False, description="the event is 终本")
    without_events: list[EventKind] = Field(
        default_factory=list, description="no current event of these kinds (a suit only as defendant)"
    )
    won: bool | None = Field(default=None, description="won a tender in the window of won_since, or none")
    won_from: list[BuyerKind] = Field(default_factory=list, description="won a tender of such a buyer")
    won_since: date | None = None
    won_until: date | None = None
    won_months: int | None = Field(
        default=None, ge=1, le=1200, description="the window: so many months back from today"
    )
    wins_min: int | None = Field(default=None, description="tenders won in the window, at least")
    wins_max: int | None = None
    won_amount_min: Decimal | None = Field(default=None, description="sum of the awards in the window")
    won_amount_max: Decimal | None = None
    lapsed: list[str] = Field(
        default_factory=list,
        description="names of licences that are expired or revoked, any of; 许可证 stands for any licence",
    )
    expiring_by: date | None = Field(default=None, description="a valid licence expires by this day")
    insured_min: int | None = Field(default=None, description="people insured")
    insured_max: int | None = None
    tax_grades: list[str] = Field(default_factory=list, description="纳税信用等级, any of")
    name_contains: str | None = None
    order_by: OrderBy = "name"
    descending: bool = False
    then_by: list[OrderKey] = Field(
        default_factory=list, max_length=4, description="further keys of the order"
    )
    limit: int = Field(default=20, ge=1, le=200)
    offset: int = Field(default=0, ge=0, description="how many of the order are passed over")

    @property
    def order(self) -> tuple[OrderKey, ...]:
        """All keys of the order, first one first."""
        return (OrderKey(by=self.order_by, descending=self.descending), *self.then_by)

    @field_validator("*")
    @classmethod
    def _text_that_a_column_holds(cls, value: Any) -> Any:
        """NUL stands in no text of PostgreSQL: what asks for it asks for a character that no name has."""
        if isinstance(value, str):
            return value.replace("\0", "\ufffd")
        if isinstance(value, list):
            return [part.replace("\0", "\ufffd") if isinstance(part, str) else part for part in value]
        return value

    @field_validator(
        "registered_capital_min",
        "registered_capital_max",
        "revenue_min",
        "revenue_max",
        "event_amount_min",
        "won_amount_min",
        "won_amount_max",
        "bought_amount_min",
        "paid_in_capital_min",
    )
    @classmethod
    def _amount_that_a_column_holds(cls, amount: Decimal | None) -> Decimal | None:
        return None if amount is None else max(-MOST_YUAN, min(amount, MOST_YUAN))

    @field_validator(
        "min_wins_24m",
        "overdue_days_min",
        "insured_min",
        "insured_max",
        "wins_min",
        "wins_max",
        "offset",
        "age_min",
        "age_max",
    )
    @classmethod
    def _count_that_a_column_holds(cls, count: int | None) -> int | None:
        return None if count is None else max(-MOST_COUNT, min(count, MOST_COUNT))
