"""Loads the demo bank into a home: its firm files, its documents, and what is derived from them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from assistant.settings import Settings
from assistant.store.bank import today
from assistant.store.engine import Store
from ingest.firms.load import ImportReport, load_folder

DATA = Path(__file__).parent / "data"
DOCUMENTS = Path(__file__).parent / "documents"


def load_firms(
    store: Store, settings: Settings, progress: Callable[[str, int, int], None] | None = None
) -> ImportReport:
    """The firms alone, with their derived labels and features: seconds, and no embedding."""
    from ingest.firms.derive import derive_all

    report = load_folder(store, DATA, progress, is_example=True)
    with store.write() as session:
        derive_all(session, today(settings, session))
    return report


def load_demo(
    store: Store, settings: Settings, progress: Callable[[str, int, int], None] | None = None
) -> ImportReport:
    """Firms and documents of the demo bank, all marked as examples. Doing it again changes nothing.

    Raises FileRejected when one of the demo's own documents cannot be taken.
    """
    from assistant.domain.text import Text
    from assistant.errors import FileRejected
    from ingest.pipeline import add_paths

    report = load_firms(store, settings, progress)
    added = add_paths(store, settings, [DOCUMENTS], is_example=True)
    for failure in added.failed:
        raise FileRejected(
            path=str(failure.path),
            reason=Text(str(failure.reason), str(failure.reason)),
            reason_code=failure.code,
        )
    return report
