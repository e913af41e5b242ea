"""What a worker of a Dask cluster does: reads in a sandbox of its own, cuts, tokenises and embeds.

It gets content and not paths, since workers need not share a disk, and gives JSON and bytes: the client checks both
as it checks what a sandbox says.
"""

from __future__ import annotations

import json
import tempfile
import threading
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from assistant.retrieval.embedder import Embedder, embedder_named
from assistant.settings import Settings
from ingest.corpus_line import CorpusLine
from ingest.media import MediaType
from ingest.rejections import Unreadable
from ingest.sandbox import Recogniser, Sandbox

Answer = tuple[bytes, bytes, str]
"""JSON ({"digest"}, {"lines"} or {"reason", "detail"}), vectors (float16, little endian), the model that made them."""

_own = threading.local()


def read_file(
    options: Mapping[str, Any], model_id: str, content: bytes, name: str, kind: MediaType
) -> Answer:
    """The digest of a file's bytes, and the vectors of its passages in order under that model."""
    settings = Settings(**options)

    def read() -> tuple[dict[str, Any], list[str]]:
        with tempfile.NamedTemporaryFile(prefix="scout-", delete=False) as copy:
            path = Path(copy.name)
            copy.write(content)
        try:
            digest = _sandbox(settings).read(path, name, kind)
        finally:
            path.unlink()
        return {"digest": digest.model_dump(mode="json")}, [p.passage.index_text for p in digest.passages]

    return _answer(embedder_named(model_id, settings.embedder_threads), read)


def read_lines(options: Mapping[str, Any], model_id: str, lines: list[dict[str, str]]) -> Answer:
    """The digests of a corpus's lines, and the vectors of all their passages in order under that model."""
    settings = Settings(**options)

    def read() -> tuple[dict[str, Any], list[str]]:
        found = _sandbox(settings).lines([CorpusLine.model_validate(line) for line in lines])
        texts = [one.passage.index_text for line in found.lines for one in line.passages]
        return {"lines": found.model_dump(mode="json")}, texts

    return _answer(embedder_named(model_id, settings.embedder_threads), read)


def _answer(embedder: Embedder, read: Callable[[], tuple[dict[str, Any], list[str]]]) -> Answer:
    try:
        message, texts = read()
    except Unreadable as error:
        refused = {"reason": error.reason.value, "detail": error.detail}
        return json.dumps(refused).encode(), b"", embedder.id
    vectors = embedder.embed(texts) if texts else np.zeros((0, embedder.dimension), np.float32)
    body = json.dumps(message, ensure_ascii=False).encode("utf-8", "replace")
    return body, vectors.astype(np.dtype("<f2")).tobytes(), embedder.id


def _sandbox(settings: Settings) -> Sandbox:
    """One a thread of the worker, kept from task to task; all of a worker share one reader of pictures."""
    made: dict[Settings, Sandbox] = _own.__dict__.setdefault("made", {})
    if settings not in made:
        made[settings] = Sandbox(settings, _recogniser(settings))
    return made[settings]


@lru_cache(maxsize=4)
def _recogniser(settings: Settings) -> Recogniser:
    return Recogniser(settings)
