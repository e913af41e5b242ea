"""Where the file that a document was read from stands: in the file store, under the SHA-256 of its bytes."""

from __future__ import annotations

from pathlib import Path

from assistant.settings import Settings


def stored_path(settings: Settings, sha256: str) -> Path:
    """Where the file of that content stands, whether it is there or not."""
    return settings.files / sha256[:2] / sha256
