"""What makes a cluster more than a pile of firms: links inside it, concentration, dependence, sameness. Pure.

Every figure is None where nothing is known to compute it from, and stands beside how many firms it rests on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from assistant.domain.evidence import Evidence

SIX = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class MissingLink:
    """A product of the chain that no firm of the cluster makes."""

    product: str
    segment: str


@dataclass(frozen=True, slots=True)
class ClusterQuality:
    """Quality of the firms of one chain in a region or park. Shares are fractions of one.

    linked: of the firms, those with a sale to or from another firm of the cluster in the window. local_sales: of the
    firms' known sales, what stayed inside; outside_sales the rest. to_leader: of the known sales of the others, what
    went to the leader (the firm with the largest revenue). cr4, gini: of revenue, over `with_revenue` firms.
    sameness: chance that two products of the cluster, drawn at random from different rows, are the same one.
    """

    firms: int
    linked: Decimal | None
    local_sales: Decimal | None
    outside_sales: Decimal | None
    leader: str | None
    leader_share: Decimal | None
    to_leader: Decimal | None
    with_revenue: int
    cr4: Decimal | None
    gini: Decimal | None
    sameness: Decimal | None
    missing: tuple[MissingLink, ...]
    window_months: int

    @property
    def is_agglomeration(self) -> bool | None:
        """Whether the firms only lie beside each other, without a link; None where no sale of theirs is known."""
        return None if self.local_sales is None else self.linked == 0


TieKind = Literal["holding", "guarantee", "person", "phone", "email", "address", "group"]
"""What ties firms: one holds another, stands surety for it, a person in both, a shared contact, one group."""


@dataclass(frozen=True, slots=True)
class ClusterTie:
    """Firms of a cluster that hang together. `through`: the person, number, mailbox or address; "" where they are tied
    directly (first firm to second) or as a group. hub: so many share it that it tells nothing. Evidence is by row."""

    kind: TieKind
    through: str
    firms: tuple[tuple[int, str], ...]
    evidence: tuple[Evidence, ...] = ()
    hub: bool = False


@dataclass(frozen=True, slots=True)
class ClusterSource:
    """A file that the figures of a cluster rest on: what was read of it, how many rows, the latest date they state."""

    what: Literal["register", "sales", "products"]
    source: str
    rows: int
    as_of: date | None


def share(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """A fraction of one to six places; None of nothing."""
    return (Decimal(part) / Decimal(whole)).quantize(SIX) if whole else None


def concentration(values: Sequence[Decimal], first: int = 4) -> Decimal | None:
    """Share of the `first` largest of the whole (CR4); None without a positive value."""
    ordered = sorted((value for value in values if value > 0), reverse=True)
    return share(sum(ordered[:first], Decimal(0)), sum(ordered, Decimal(0)))


def gini(values: Sequence[Decimal]) -> Decimal | None:
    """Gini coefficient: 0 all alike, towards 1 all with one. None below two values or of nothing.

    G = 2 * sum(i * x_i) / (n * sum(x)) - (n + 1) / n, x ascending, i from 1.
    """
    ordered = sorted(value for value in values if value >= 0)
    n, whole = len(ordered), sum(ordered, Decimal(0))
    if n < 2 or not whole:
        return None
    weighted = sum((Decimal(i) * value for i, value in enumerate(ordered, start=1)), Decimal(0))
    return (2 * weighted / (n * whole) - Decimal(n + 1) / n).quantize(SIX)


def sameness(makers: Mapping[str, int]) -> Decimal | None:
    """Simpson's index of products by their number of makers; None below two rows."""
    rows = sum(makers.values())
    return share(sum(n * (n - 1) for n in makers.values()), rows * (rows - 1)) if rows > 1 else None
