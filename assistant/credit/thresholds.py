"""Thresholds of the rules as read from config/thresholds.yaml, checked when loaded."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.config.reading import FOLDER, read_yaml

FILE = FOLDER / "thresholds.yaml"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class LabelRules(_Part):
    """Window of supplier labels, in months."""

    window_months: int = Field(ge=1)


class SurvivalRules(_Part):
    """Firms that an industry needs for a curve."""

    least_firms: int = Field(ge=2)


class EnforcementRules(_Part):
    """Share of net assets above which enforcement stops a firm."""

    share_of_net_assets: Decimal = Field(ge=0, le=1)


class AreaRules(_Part):
    """Which place decides about the lending area."""

    rule: Literal["produces", "registered", "either"]


class StatementRules(_Part):
    """When a statement is too old, does not balance, or disagrees with the tax return."""

    stale_months: int = Field(ge=1)
    balance_tolerance: Decimal = Field(ge=0, le=1)
    vat_gap: Decimal = Field(gt=0, le=1)


class RatioRules(_Part):
    """Reference values of a report's figures: at least (current, quick, cover, cash, DSCR) or at most (the others)."""

    current_ratio: Decimal = Field(gt=0)
    quick_ratio: Decimal = Field(gt=0)
    debt_ratio: Decimal = Field(gt=0)
    interest_bearing_ratio: Decimal = Field(gt=0)
    interest_cover: Decimal = Field(gt=0)
    net_cash_ratio: Decimal
    other_receivables_ratio: Decimal = Field(gt=0)
    top_customers: Decimal = Field(gt=0, le=1)
    dscr: Decimal = Field(gt=0)
    dscr_stressed: Decimal = Field(gt=0)
    stress: Decimal = Field(gt=0, lt=1)
    licence_days: int = Field(ge=1)


class ReceivableRules(_Part):
    """Days after which a receivable is not offered for pledge."""

    stale_days: int = Field(ge=1)


class StaffingRules(_Part):
    """Wins in 24 months that ask for staff."""

    wins_without_staff: int = Field(ge=1)


class RepresentativeRules(_Part):
    """Days between a change of representative and an enforcement."""

    change_days: int = Field(ge=1)


class RiverRules(_Part):
    """Distance to the river in metres, and the trades it matters for (prefixes of GB/T 4754 codes)."""

    distance_m: int = Field(ge=0)
    industry_codes: tuple[str, ...]


class PenaltyRules(_Part):
    """Months that a penalty without a stated end counts."""

    current_months: int = Field(ge=1)


class OverdueRules(_Part):
    """Days overdue from which a client has to be looked at first."""

    verify_days: int = Field(ge=1)


class HintRules(_Part):
    """Shares and counts above which an officer is told to look."""

    buyer_share: Decimal = Field(gt=0, le=1)
    suits_of_net_assets: Decimal = Field(gt=0)
    quarters_turned: int = Field(ge=1)


class NeedRules(_Part):
    """Shares that an idea of need starts from."""

    receivable_rate: Decimal = Field(gt=0, le=1)
    order_rate: Decimal = Field(gt=0, le=1)


class EliminationRules(_Part):
    """The bank's list of outdated processes."""

    products: tuple[str, ...]
    industry_codes: tuple[str, ...]


class Thresholds(_Part):
    """All thresholds of one version."""

    version: str
    labels: LabelRules
    survival: SurvivalRules
    enforcement: EnforcementRules
    area: AreaRules
    statements: StatementRules
    ratios: RatioRules
    receivables: ReceivableRules
    staffing: StaffingRules
    representative: RepresentativeRules
    river: RiverRules
    penalties: PenaltyRules
    hints: HintRules
    overdue: OverdueRules
    need: NeedRules
    elimination: EliminationRules


@lru_cache(maxsize=8)
def load_thresholds(path: Path = FILE) -> Thresholds:
    """The thresholds of a file; raises ConfigInvalid naming the field that is wrong."""
    return read_yaml(path, Thresholds)
