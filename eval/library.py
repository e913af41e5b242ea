"""A home that holds given documents, taken in by the product's own ingest and kept until they or their reading change."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import ingest
from assistant.settings import Settings
from assistant.store.engine import Store
from eval.homes import filled_home
from eval.questions import DOCUMENTS

TODAY = date(2026, 11, 20)
"""The day on which every question is asked, so that what is in force does not change with the calendar."""
_READS = ("domain/reading", "retrieval/tokens.py", "retrieval/embedder.py", "config/divisions.csv")


class DocumentsUnread(Exception):
    """Documents of a set were not taken in; the message names them and says why."""


def prepare_documents(name: str, folders: Sequence[Path], settings: Settings) -> Settings:
    """Settings of a home that holds the documents of these folders; fills it first where it does not stand yet.

    Raises DocumentsUnread where a document cannot be read: a measure over what is left would be another one.
    """
    from ingest.pipeline import add_paths

    def fill(store: Store, filling: Settings) -> None:
        report = add_paths(store, filling, list(folders), is_example=folders == [DOCUMENTS])
        if report.failed:
            raise DocumentsUnread("; ".join(f"{Path(f.path).name}: {f.reason}" for f in report.failed))

    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    asked_then = settings.model_copy(update={"today": TODAY})
    return filled_home(name, _made_of(files, settings), asked_then, fill)


def _made_of(files: Sequence[Path], settings: Settings) -> str:
    """A fingerprint of the documents and of the code that reads, cuts and embeds them."""
    made = hashlib.sha256(settings.embedder.encode())
    reading = Path(ingest.__file__).parent
    assistant = reading.parent / "assistant"
    code = [
        path for path in reading.rglob("*.py") if "demo" not in path.parts and "commands" not in path.parts
    ]
    for part in _READS:
        code += (assistant / part).rglob("*.py") if (assistant / part).is_dir() else [assistant / part]
    for path in [*sorted(code), *files]:
        made.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return made.hexdigest()
