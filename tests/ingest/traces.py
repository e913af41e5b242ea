"""Looks for what a document held in the bytes of every file under a folder, in each form that a store may keep it."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path


def forms_of(text: str, vectors: Sequence[bytes]) -> dict[str, bytes]:
    """Name -> bytes to look for: the text in each encoding, the vectors as kept and as an index keeps them."""
    import numpy as np

    forms = {name: text.encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")}
    for number, vector in enumerate(vectors):
        forms[f"float16 {number}"] = vector
        wide = np.frombuffer(vector, "<f2").astype("<f4")
        forms[f"float32 {number}"] = wide.tobytes()
    return forms


def traces(folder: Path, forms: dict[str, bytes]) -> set[tuple[str, str]]:
    """(file, form) for every form found, also inside packed content; empty where nothing is left."""
    found = set()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            for content in _contents(path.read_bytes()):
                found |= {
                    (str(path.relative_to(folder)), name) for name, form in forms.items() if form in content
                }
    return found


def _contents(data: bytes) -> Iterator[bytes]:
    """The bytes themselves, and what zip members, gzip files and zlib streams in them unpack to."""
    yield data
    if data[:4] == b"PK\x03\x04":
        import io

        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            yield from (packed.read(name) for name in packed.namelist())
    if data[:2] == b"\x1f\x8b":
        yield gzip.decompress(data)
    for head in (b"\x78\x01", b"\x78\x9c", b"\x78\xda"):
        start = data.find(head)
        while start >= 0:
            with suppress(zlib.error):  # the two bytes may stand there by chance
                yield zlib.decompressobj().decompress(data[start:])
            start = data.find(head, start + 1)
