"""What came of taking files in, for whoever called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.settings import Settings
from ingest.progress import Outcome, Progress
from ingest.rejections import REASONS, Unreadable


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

    def __iadd__(self, other: AddReport) -> AddReport:
        """What came of another call on top."""
        self.added += other.added
        self.updated += other.updated
        self.unchanged += other.unchanged
        self.failed += other.failed
        self.passages += other.passages
        self.notes += other.notes
        return self


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of a file, or of so many documents of a corpus; it is committed.

    refused: why it was not taken. ends: nothing more comes of this file.
    """

    path: str
    outcome: Outcome
    documents: int = 1
    passages: int = 0
    refused: Unreadable | None = None
    notes: Sequence[str] = ()
    ends: bool = True


class Teller:
    """Counts what was settled, and tells it as it comes."""

    def __init__(self, settings: Settings, progress: Progress) -> None:
        self._settings = settings
        self._progress = progress
        self.report = AddReport()

    def __call__(self, settled: Settled) -> None:
        """Count and tell one."""
        if settled.refused is not None:
            why = reason_text(settled.refused, self._settings)
            self.report.failed.append(Failure(settled.path, settled.refused.reason.value, why))
        self.report.count(settled.outcome, settled.documents, settled.passages)
        self.report.notes += [(settled.path, note) for note in settled.notes]
        if settled.ends:
            self._progress.advance(settled.path, settled.outcome, settled.passages)
        else:
            self._progress.part(settled.path, settled.documents, settled.passages)


def reason_text(error: Unreadable, settings: Settings) -> str:
    """Why a file was refused, in the settings' language."""
    return REASONS[error.reason].fill(detail=error.detail)[settings.lang]


def printable(path: Path) -> str:
    """The path as text that can be written anywhere, also where its name is not UTF-8."""
    return str(path).encode(errors="replace").decode()
