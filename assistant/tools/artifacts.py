"""What the tools hand to the reader beside the model's text: typed findings with the numbers of their evidence.

`cites` maps an evidence key to its number in the run's ledger.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from assistant.domain.answer import Condition
from assistant.domain.evidence import Evidence
from assistant.domain.facts import FirmFacts
from assistant.domain.firm_query import FirmQuery
from assistant.domain.judgement import FirmBrief, Funnel, Judgement
from assistant.domain.text import Text
from assistant.store.chain_trace import Side, Step
from assistant.store.product_makers import Maker, MakerCount
from assistant.tools.firm_findings import (
    DueDiligenceShown,
    FirmsCompared,
    NeedWorkedOut,
    NetworkShown,
    OwnershipShown,
)
from assistant.tools.group_findings import ChainMapped, ClusterShown, FirmsCounted, SignalsShown
from assistant.tools.passage_findings import PoliciesFound


@dataclass(frozen=True, slots=True)
class FirmsFound:
    """Firms that fit `query`: `total` of them, the first of which are listed. `counted` shows the count.

    unknown: names of the query that the store does not know, or the caller may not look into; then nothing was
    looked up. because: by firm, the facts that show that it meets the conditions.
    """

    query: FirmQuery
    conditions: tuple[Condition, ...]
    total: int
    firms: tuple[FirmBrief, ...]
    counted: Evidence
    unknown: tuple[str, ...] = ()
    cites: Mapping[str, int] = field(default_factory=dict)
    because: Mapping[int, tuple[tuple[Text, Evidence], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NameChoice:
    """A firm that a name could mean."""

    firm_id: int
    name: str
    uscc: str | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class FirmProfiled:
    """One firm, or why there is none: `unknown` name (choices are like-named), or `ambiguous` with its choices."""

    asked: str
    outcome: Literal["found", "unknown", "ambiguous"]
    facts: FirmFacts | None = None
    judgement: Judgement | None = None
    scored: Evidence | None = None
    choices: tuple[NameChoice, ...] = ()
    cites: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Screened:
    """The screening of one question: the funnel, how each score was added up, the passages that bear on it.

    shown: how many candidates an answer lists: as many as were asked for, else eight.
    """

    query: FirmQuery
    conditions: tuple[Condition, ...]
    funnel: Funnel
    counted: Evidence
    scored: Mapping[int, Evidence]
    policies: PoliciesFound | None
    shown: int = 8
    cites: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChainTraced:
    """A product's place: what it is made of, what is made of it, and who makes those within the area.

    area: what "here" means as division codes, None anywhere. makers: of the product itself, `made` counts all of them.
    near: names like it, where the product is not known (then there are no sides). looked: by direction that has no
    link in the data, the search that found none.
    """

    product: str
    area: tuple[str, ...] | None = None
    sides: tuple[Side, ...] = ()
    makers: tuple[Maker, ...] = ()
    made: MakerCount = field(default_factory=MakerCount)
    near: tuple[str, ...] = ()
    looked: Mapping[str, Evidence] = field(default_factory=dict)
    cites: Mapping[str, int] = field(default_factory=dict)

    @property
    def links(self) -> tuple[Step, ...]:
        """Every product reached that is shown."""
        return tuple(step for side in self.sides for step in side.steps)

    @property
    def known(self) -> bool:
        """Whether the database knows the product."""
        return bool(self.sides)


Artifact = (
    PoliciesFound
    | FirmsFound
    | FirmProfiled
    | Screened
    | ChainTraced
    | FirmsCounted
    | ChainMapped
    | ClusterShown
    | SignalsShown
    | FirmsCompared
    | NetworkShown
    | OwnershipShown
    | NeedWorkedOut
    | DueDiligenceShown
)
"""Whatever a tool may hand to the reader."""
