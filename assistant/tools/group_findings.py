"""What the tools about many firms hand to the reader: counts, chains, clusters and signals, with their evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from assistant.domain.answer import Condition
from assistant.domain.cluster import ClusterQuality
from assistant.domain.evidence import Evidence
from assistant.domain.firm_query import FirmQuery
from assistant.domain.judgement import FirmBrief
from assistant.domain.signals import FirmSignals, Level
from assistant.domain.text import Text
from assistant.store.chain_places import ChainPicture

if TYPE_CHECKING:
    from assistant.tools.passage_findings import PoliciesFound

Which = Literal["opportunities", "warnings"]


@dataclass(frozen=True, slots=True)
class CountedGroup:
    """A group of a count: its values by key (codes as the store has them), their names, and how many firms."""

    keys: tuple[str, ...]
    names: tuple[Text, ...]
    count: int


@dataclass(frozen=True, slots=True)
class FirmsCounted:
    """Firms that fit `query`, counted by one key or two; `total` counts each once. unknown: as in FirmsFound.

    overlaps: a firm may stand in several of the groups, so that they may add up to more than the total.
    """

    query: FirmQuery
    conditions: tuple[Condition, ...]
    by: tuple[str, ...]
    total: int
    groups: tuple[CountedGroup, ...]
    counted: Evidence
    overlaps: bool
    left_out: int = 0
    unknown: tuple[str, ...] = ()
    cites: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChainMapped:
    """A chain with its segments, products and who makes them here and elsewhere; what nobody makes here are its gaps.

    counted: the makers product by product, in_segments: the firms segment by segment, as calculations that are shown.
    """

    query: FirmQuery
    conditions: tuple[Condition, ...]
    picture: ChainPicture
    counted: Evidence
    in_segments: Evidence
    cites: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClusterShown:
    """The quality of a cluster as computed, and what reports say of it. name: of the cluster, for a sentence."""

    name: Text
    conditions: tuple[Condition, ...]
    quality: ClusterQuality
    computed: Evidence
    policies: PoliciesFound | None
    cites: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FirmWithSignals:
    """A firm that gives signals: those that were asked for. standing: the highest level of all that it gives."""

    firm: FirmBrief
    signals: FirmSignals
    standing: Level | None = None


@dataclass(frozen=True, slots=True)
class SignalsShown:
    """Signals of the firms that fit `query`, or of single firms that were named.

    looked: firms whose facts were read; total: firms that fit (more than looked where there are too many). firms: those
    with a signal that was asked for, gravest or most valuable first; held: of opportunities, firms that wait because a
    red warning stands. lacking: kinds asked for (or all) for which the data holds nothing. hidden: clients of other
    branches, of whom nothing is told. named: the single firms asked about; rules: how many rules were applied to each. counted: the counts, told: by firm its signals, as calculations that are shown.
    """

    which: Which
    query: FirmQuery
    conditions: tuple[Condition, ...]
    looked: int
    total: int
    firms: tuple[FirmWithSignals, ...]
    held: tuple[FirmWithSignals, ...]
    lacking: tuple[tuple[Text, Text], ...]
    counted: Evidence
    told: Mapping[int, Evidence]
    named: tuple[str, ...] = ()
    rules: int = 0
    kinds: tuple[str, ...] = ()
    level: Level | None = None
    hidden: int = 0
    shown: int = 10
    unknown: tuple[str, ...] = ()
    version: str = ""
    cites: Mapping[str, int] = field(default_factory=dict)
