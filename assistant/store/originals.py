"""Where the file that a document was read from stands: in the file store, under the SHA-256 of its bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import col, select

from assistant.settings import Settings
from assistant.store.documents import Document
from assistant.store.engine import Store


@dataclass(frozen=True, slots=True)
class Unsound:
    """A live document whose stored file is missing, or holds other bytes than were read."""

    document_id: int
    title: str
    missing: bool


def stored_path(settings: Settings, sha256: str) -> Path:
    """Where the file of that content stands, whether it is there or not."""
    return settings.files / sha256[:2] / sha256


def sha256_of(path: Path) -> str:
    """Hexadecimal SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def unsound(store: Store) -> tuple[int, list[Unsound]]:
    """How many stored files the live documents have, and the documents whose file is not as it was read.

    Every file is read, at the disk's speed.
    """
    query = (
        select(Document.file_sha256, Document.id, Document.title)
        .where(col(Document.live), col(Document.file_sha256).is_not(None))
        .order_by(col(Document.id))
    )
    with store.read() as session:
        rows = session.exec(query).all()
    holders: dict[str, tuple[int, str]] = {}
    for sha256, number, title in rows:
        holders.setdefault(sha256 or "", (number or 0, title))
    found = []
    for sha256, (number, title) in holders.items():
        path = stored_path(store.settings, sha256)
        if not path.is_file():
            found.append(Unsound(number, title, missing=True))
        elif sha256_of(path) != sha256:
            found.append(Unsound(number, title, missing=False))
    return len(holders) - len(found), found
