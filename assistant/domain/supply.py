"""Whom a firm sells to and buys from, as the network of supply shows it: partners with sums, in tiers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from assistant.domain.evidence import Evidence

Side = Literal["buyers", "suppliers"]


@dataclass(frozen=True, slots=True)
class Partner:
    """A buyer (or supplier) of the firm `of_id` in the window.

    amount: yuan, contract, delivery and payment of one sale counted once; None where no record states one. awards: public
    tenders between the two. kind: of entity; state_level: where the state controls it. evidence: the newest record.
    """

    of_id: int
    of: str
    id: int
    name: str
    kind: str
    listed: bool
    state_level: str | None
    amount: Decimal | None
    deals: int
    awards: int
    last_on: date | None
    product: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Tier:
    """Partners of one side at one remove. total: how many there are in all; left out are the smaller ones."""

    side: Side
    depth: int
    partners: tuple[Partner, ...]
    total: int
