"""A small library for the tests of the web: two versions of a law, a manual of pages, a note; published as ingest does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np

from assistant.store import publishing
from assistant.store.engine import Store
from assistant.store.publishing import DocumentDraft, IndexedPassage, ModelName

MODEL = ModelName("test:hash", 8)


def passage(ordinal: int, text: str, **said: object) -> IndexedPassage:
    """A passage with what a test says of it."""
    fields = {
        "kind": "paragraph",
        "heading": "",
        "article": None,
        "page": None,
        "locator": f"第 {ordinal} 段",
        "index_text": text,
        "tokens": " ".join(text),
        "vector": np.ones(8, "<f2").tobytes(),
    } | said
    return IndexedPassage(ordinal=ordinal, text=text, **fields)  # type: ignore[arg-type]


def publish(
    store: Store, source: str, *passages: IndexedPassage, content: bytes = b"x", **said: object
) -> int:
    """Publish a document whose file holds `content`; its number."""
    import hashlib

    sha256 = hashlib.sha256(source.encode() + content).hexdigest()
    file = store.settings.files / sha256[:2] / sha256
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    fields = {
        "sha256": sha256,
        "path": str(Path("/srv/policies") / source),
        "title": source,
        "kind": "other",
        "media_type": Path(source).suffix[1:],
        "size": len(content),
    } | said
    draft = DocumentDraft(source=source, **fields)  # type: ignore[arg-type]
    return publishing.publish(store, draft, passages or [passage(1, "示例")], MODEL).document_id


def law(store: Store, day: date, text: str, **said: object) -> int:
    """A version of one law, 示例条例, with one article."""
    return publish(
        store,
        f"示例条例_{day:%Y%m%d}.md",
        passage(1, text, article="第三条", kind="article", locator="第三条"),
        title="示例条例",
        kind="law",
        issued_on=day,
        effective_on=day,
        version_key="示例条例",
        **said,
    )
