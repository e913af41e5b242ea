"""What a chapter is written from: one firm's facts, its judgement, and what was gathered around it. Reads nothing itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assistant.credit.card import Scorecard
from assistant.credit.measure import Case
from assistant.domain.cluster import ClusterQuality
from assistant.domain.evidence import Evidence
from assistant.domain.facts import FirmFacts
from assistant.domain.judgement import Judgement
from assistant.domain.scope import Scope
from assistant.domain.signals import FirmSignals
from assistant.domain.text import Lang, Text
from assistant.domain.ties import GroupMap, SharedPerson
from assistant.report.findings import Finding
from assistant.report.template import ChapterId, Template
from assistant.store.chain_trace import Side
from assistant.store.industry import IndustrySurvival, SizeOfFirm
from assistant.store.owner_layers import Layer
from assistant.store.profile import BankProfile


@dataclass(frozen=True, slots=True)
class ChainPlace:
    """A main product of the firm with the products next to it in the chain, both ways."""

    product: str
    evidence: Evidence
    upstream: Side
    downstream: Side


@dataclass(frozen=True, slots=True)
class ClusterView:
    """The firms of the firm's chain in its region: what makes them a cluster."""

    chain: str
    region: str
    quality: ClusterQuality


@dataclass(frozen=True, slots=True)
class PolicyFound:
    """What the library holds on one thing that bears on the case; no passages where nothing fits.

    purpose: cluster, industry, chain, guarantee, limits, compliance; query: what was searched.
    """

    purpose: str
    title: Text
    query: str
    documents: int
    passages: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Subject:
    """One firm on one day under one caller's scope, in one language."""

    case: Case
    judgement: Judgement
    card: Scorecard
    template: Template
    lang: Lang
    scope: Scope
    bank: BankProfile | None = None
    layers: tuple[Layer, ...] = ()
    people: tuple[SharedPerson, ...] = ()
    group_map: GroupMap | None = None
    places: tuple[ChainPlace, ...] = ()
    cluster: ClusterView | None = None
    partners: Mapping[int, FirmFacts] = field(default_factory=dict)
    policies: tuple[PolicyFound, ...] = ()
    findings: tuple[Finding, ...] = ()
    signals: FirmSignals | None = None
    size: SizeOfFirm | None = None
    survival: IndustrySurvival | None = None

    @property
    def facts(self) -> FirmFacts:
        """What is known of the firm."""
        return self.case.facts

    @property
    def today(self) -> date:
        """The date that windows count back from."""
        return self.case.today

    @property
    def id(self) -> int:
        """The firm's id, which makes the keys of its calculations its own."""
        return self.case.facts.id

    def found(self, chapter: ChapterId) -> tuple[Finding, ...]:
        """The findings that belong into a chapter."""
        return tuple(one for one in self.findings if one.chapter == chapter)
