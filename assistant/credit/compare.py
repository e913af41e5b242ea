"""Lays judged firms side by side, factor by factor of the scorecard: points, the difference, and what each rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.judgement import Judgement, Reason
from assistant.domain.text import Text


@dataclass(frozen=True, slots=True)
class FactorRow:
    """One factor: a reason a firm, in the firms' order. spread: most points less fewest among those that are known,
    None where fewer than two are; best: places of the firms with the most points."""

    factor: str
    title: Text
    max: Decimal
    cells: tuple[Reason, ...]
    spread: Decimal | None
    best: tuple[int, ...]


def compare(judgements: Sequence[Judgement]) -> tuple[FactorRow, ...]:
    """A row a factor, in the card's order. All must be judged by the same version of the card.

    Raises ValueError where they are not: points of two cards cannot be set against each other.
    """
    versions = {judgement.card_version for judgement in judgements}
    if len(versions) != 1:
        raise ValueError(f"judged by different scorecards: {', '.join(sorted(versions)) or 'none'}")
    return tuple(_row(cells) for cells in zip(*(j.reasons for j in judgements), strict=True))


def _row(cells: tuple[Reason, ...]) -> FactorRow:
    known = [cell.points for cell in cells if cell.known]
    spread = max(known) - min(known) if len(known) > 1 else None
    best = tuple(
        place for place, cell in enumerate(cells) if spread and cell.known and cell.points == max(known)
    )
    first = cells[0]
    return FactorRow(first.factor, first.title, first.max, cells, spread, best)
