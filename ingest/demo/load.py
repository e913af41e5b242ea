"""Loads the demo bank into a home: its firm files, its documents, and what is derived from them."""

from __future__ import annotations

from pathlib import Path

from sqlmodel import col, select

from assistant.domain.text import Text
from assistant.errors import FileRejected, HomeHasOwnData
from assistant.settings import Settings
from assistant.store.documents import Document
from assistant.store.engine import Store
from assistant.store.firms import Firm
from ingest.firms.report import ImportReport
from ingest.mirroring import follow
from ingest.progress import Outcome, Steps

DATA = Path(__file__).parent / "data"
DOCUMENTS = Path(__file__).parent / "documents"


def load_firms(store: Store, settings: Settings, progress: Steps | None = None) -> ImportReport:
    """The firms alone, with their derived labels and features: seconds, and no embedding."""
    from ingest.firms.importing import import_path

    return import_path(store, settings, DATA, progress=_Firms(progress), is_example=True)


def load_demo(store: Store, settings: Settings, progress: Steps | None = None) -> ImportReport:
    """Firms and documents of the demo bank, all marked as examples. Doing it again changes nothing.

    Raises HomeHasOwnData where the home holds a bank's own data, FileRejected when one of the demo's own
    documents cannot be taken.
    """
    from ingest.pipeline import add_paths

    _require_no_own_data(store, settings)
    report = load_firms(store, settings, progress)
    added = add_paths(store, settings, [DOCUMENTS], progress=_Told(progress), is_example=True)
    for failure in added.failed:
        reason = Text(failure.reason, failure.reason)
        raise FileRejected(path=failure.path, reason=reason, reason_code=failure.code)
    if added.added or added.updated:
        follow(store, settings)
    return report


def _require_no_own_data(store: Store, settings: Settings) -> None:
    own_firm = select(col(Firm.id)).where(~col(Firm.is_example)).limit(1)
    own_document = select(col(Document.id)).where(col(Document.live), ~col(Document.is_example)).limit(1)
    with store.read() as session:
        if session.exec(own_firm).first() is not None or session.exec(own_document).first() is not None:
            raise HomeHasOwnData(home=settings.home)


class _Told:
    """Passes the pipeline's progress on as steps."""

    def __init__(self, tell: Steps | None) -> None:
        self._tell = tell
        self._files = self._done = 0

    def begin(self, files: int) -> None:
        self._files = files

    def advance(self, path: str, outcome: Outcome, passages: int) -> None:
        self._done += 1
        if self._tell:
            self._tell(Path(path).name, self._done, self._files)

    def part(self, path: str, documents: int, passages: int) -> None:
        pass


class _Firms:
    """Passes the import's progress on as steps."""

    def __init__(self, tell: Steps | None) -> None:
        self._tell = tell

    def wait(self) -> None:
        pass

    def read(self, what: str, rows: int, of: int | None) -> None:
        self._step(what, rows, max(rows, of or 0))

    def merge(self, what: str, done: int, of: int) -> None:
        self._step(what, done, of)

    def derive(self) -> None:
        self._step("", 0, 1)

    def _step(self, what: str, done: int, of: int) -> None:
        if self._tell:
            self._tell(what, done, of)
