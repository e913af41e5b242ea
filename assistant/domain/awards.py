"""What of an award counts for one of its winners. Pure: importers and facts share it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol


class Winner(Protocol):
    """A winner's part as the notice states it; the TenderSupplier row fits."""

    @property
    def lead(self) -> bool: ...
    @property
    def amount(self) -> Decimal | None: ...


def own_part(whole: Decimal | None, winner: Winner, winners: Sequence[Winner]) -> Decimal | None:
    """The winner's stated part; the whole of a sole winner, or of the one leader of a consortium that states no
    parts; else None. So the parts of all winners never add up to more than the award: it counts once."""
    if winner.amount is not None:
        return winner.amount
    if len(winners) == 1:
        return whole
    if any(other.amount is not None for other in winners):
        return None
    return whole if winner.lead and sum(other.lead for other in winners) == 1 else None
