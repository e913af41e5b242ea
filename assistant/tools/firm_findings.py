"""What the tools about single firms hand to the reader: typed findings with the numbers of their evidence.

`cites` maps an evidence key to its number in the run's ledger. Where no single firm was found, a tool hands back
artifacts.FirmProfiled instead, so that every tool asks back in the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.credit.compare import FactorRow
from assistant.credit.working_capital import WorkingCapital
from assistant.domain.evidence import Evidence
from assistant.domain.facts import FirmFacts
from assistant.domain.judgement import Judgement
from assistant.domain.ratios import Ratio
from assistant.domain.signals import FirmSignals
from assistant.domain.supply import Tier
from assistant.domain.text import Text
from assistant.store.owner_sheet import OwnerSheet

if TYPE_CHECKING:
    from assistant.tools.passage_findings import PoliciesFound


@dataclass(frozen=True, slots=True)
class ComparedFirm:
    """One of the firms that are laid side by side. scored: how its points were added up."""

    facts: FirmFacts
    judgement: Judgement
    scored: Evidence


@dataclass(frozen=True, slots=True)
class FirmsCompared:
    """Two to five firms factor by factor; `rows` have a cell a firm, in the order of `firms`. compared: the points as a
    calculation that is shown."""

    firms: tuple[ComparedFirm, ...]
    rows: tuple[FactorRow, ...]
    compared: Evidence
    cites: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NetworkShown:
    """One firm's buyers and suppliers in tiers. summed: by side, the sums as a calculation that is shown."""

    facts: FirmFacts
    tiers: tuple[Tier, ...]
    summed: Mapping[str, Evidence]
    window_months: int
    cites: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OwnershipShown:
    """Who stands behind one firm; with a second firm (`other`), the path between both is on the sheet."""

    facts: FirmFacts
    sheet: OwnerSheet
    traced: Evidence
    other: FirmFacts | None = None
    cites: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NeedWorkedOut:
    """The working-capital need of one firm, or why there is no figure; `idea`: another basis that is named then."""

    facts: FirmFacts
    result: WorkingCapital
    idea: Text | None
    idea_evidence: tuple[Evidence, ...]
    policies: PoliciesFound | None
    cites: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DueDiligenceShown:
    """The short form of the due-diligence summary. told: the signals, missing: the
    gaps, as calculations that are shown. ratios: of the last usable statement, each as a calculation."""

    facts: FirmFacts
    judgement: Judgement | None
    scored: Evidence | None
    signals: FirmSignals
    told: Evidence
    missing: Evidence
    ratios: tuple[tuple[Ratio, Evidence], ...]
    need: WorkingCapital
    idea: Text | None
    idea_evidence: tuple[Evidence, ...]
    five_share: Decimal | None
    policies: PoliciesFound | None
    cites: Mapping[str, int] = field(default_factory=dict)
