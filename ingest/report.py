"""What came of taking files in, for whoever called."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.progress import Outcome


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or a line of a corpus, that was not taken: code as in ingest.rejections, reason in the settings' language."""

    path: str
    code: str
    reason: str


@dataclass(slots=True)
class AddReport:
    """What came of a call, counted in documents. notes: (path, what a person should know of a file that was taken)."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: list[Failure] = field(default_factory=list)
    passages: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)

    def count(self, outcome: Outcome, documents: int, passages: int) -> None:
        """Add so many documents of that outcome; failures are counted by their own list."""
        if outcome != "failed":
            setattr(self, outcome, getattr(self, outcome) + documents)
        self.passages += passages
