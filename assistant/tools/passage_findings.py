"""What a search of the library hands to the reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.retrieval.passages import PassageHit


@dataclass(frozen=True, slots=True)
class PoliciesFound:
    """Passages found for `query`. `fits` False: nothing there is good enough to answer from.

    quotes: by passage, the sentences that bear on the query, word for word.
    """

    query: str
    hits: tuple[PassageHit, ...]
    fits: bool
    documents_searched: int
    cites: Mapping[str, int] = field(default_factory=dict)
    quotes: Mapping[int, str] = field(default_factory=dict)

    def number(self, hit: PassageHit) -> int:
        """Number of a hit's evidence."""
        return self.cites[f"passage:{hit.passage_id}"]
