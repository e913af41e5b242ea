"""Corpus files (.jsonl, .jsonl.gz): a document a line, {"_id", "title", "text"}; what is new, changed and gone.

A file is streamed twice: the first pass finds what is wrong with it and which lines differ from the library, so that
a bomb or a broken archive leaves nothing half taken; the second hands out the lines that differ.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from assistant.store.library import KnownFile
from ingest.corpus_line import CorpusLine
from ingest.gzipped import most_unpacked
from ingest.media import check_content
from ingest.rejections import Reason, Unreadable

LONGEST_LINE = 8 * 1024 * 1024
"""Bytes of a line; a longer one is named and passed over without being held."""
_UNPACKED_TO_FILE = 10
"""How many times `max_file_mb` a packed corpus may unpack to."""
_LONGEST_ID = 500
_SLICE_LINES = 256
_SLICE_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line that is new or changed. size: bytes; replaces: the live document that it takes the place of."""

    number: int
    line: CorpusLine
    sha256: str
    size: int
    replaces: int | None


@dataclass(slots=True)
class CorpusScan:
    """What the first pass found. refused: line number -> why; gone: live documents whose line is no longer there."""

    lines: int = 0
    unchanged: int = 0
    refused: dict[int, Unreadable] = field(default_factory=dict)
    gone: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _RawLine:
    number: int
    sha256: str
    size: int
    found: CorpusLine | Unreadable


def scan(path: Path, known: Mapping[str, KnownFile], max_file_mb: int) -> CorpusScan:
    """Compare the corpus at `path` with the live documents it gave before; raises Unreadable for the file as a whole."""
    check_content(path, "corpus")
    found = CorpusScan()
    seen: dict[str, int] = {}
    for raw in _raw_lines(path, max_file_mb):
        if isinstance(raw.found, Unreadable):
            found.refused[raw.number] = raw.found
            continue
        first = seen.setdefault(raw.found.id, raw.number)
        if first != raw.number:
            found.refused[raw.number] = Unreadable(Reason.DUPLICATE_ID, f"{raw.found.id[:80]}: {first}")
            continue
        found.lines += 1
        standing = known.get(raw.found.id)
        found.unchanged += standing is not None and standing.sha256 == raw.sha256
    if not found.lines and not found.refused:
        raise Unreadable(Reason.EMPTY)
    found.gone = [row.id for name, row in known.items() if name not in seen]
    return found


def slices(
    path: Path, known: Mapping[str, KnownFile], scanned: CorpusScan, max_file_mb: int
) -> Iterator[list[NewLine]]:
    """The lines that are new or changed, a few hundred together, in their order."""
    waiting: list[NewLine] = []
    size = 0
    for raw in _raw_lines(path, max_file_mb):
        if isinstance(raw.found, Unreadable) or raw.number in scanned.refused:
            continue
        standing = known.get(raw.found.id)
        if standing is not None and standing.sha256 == raw.sha256:
            continue
        waiting.append(
            NewLine(raw.number, raw.found, raw.sha256, raw.size, standing.id if standing else None)
        )
        size += raw.size
        if len(waiting) == _SLICE_LINES or size > _SLICE_BYTES:
            yield waiting
            waiting, size = [], 0
    if waiting:
        yield waiting


def _raw_lines(path: Path, max_file_mb: int) -> Iterator[_RawLine]:
    """Every line that is not blank; raises Unreadable where the file as a whole cannot be read."""
    with path.open("rb") as packed:
        if packed.read(2) == b"\x1f\x8b":
            most = min(_UNPACKED_TO_FILE * max_file_mb * 1024 * 1024, most_unpacked(path))
            packed.seek(0)
            with gzip.GzipFile(fileobj=packed) as unpacked:
                try:
                    yield from _split(unpacked, most)  # type: ignore[arg-type]
                except (EOFError, gzip.BadGzipFile, zlib.error) as error:
                    raise Unreadable(Reason.UNREADABLE, "gzip") from error
        else:
            packed.seek(0)
            yield from _split(packed, None)


def _split(file: BinaryIO, most: int | None) -> Iterator[_RawLine]:
    """Lines of a stream that may give at most `most` bytes."""
    number = total = 0
    while data := file.readline(LONGEST_LINE + 1):
        number += 1
        total += len(data)
        too_long = len(data) > LONGEST_LINE
        while too_long and not data.endswith(b"\n") and (data := file.readline(1 << 20)):
            total += len(data)
            _limited(total, most)
        _limited(total, most)
        if too_long:
            yield _RawLine(number, "", 0, Unreadable(Reason.TOO_BIG, f"> {LONGEST_LINE >> 20} MiB"))
            continue
        body = data.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else data.strip()
        if body:
            yield _RawLine(number, hashlib.sha256(body).hexdigest(), len(body), _parsed(body))


def _limited(total: int, most: int | None) -> None:
    if most is not None and total > most:
        raise Unreadable(Reason.ZIP_BOMB)


def _parsed(body: bytes) -> CorpusLine | Unreadable:
    """What a line says, or why that is not to be had."""
    try:
        row = json.loads(body.decode("utf-8"))
    except UnicodeDecodeError:
        return Unreadable(Reason.BAD_LINE, "UTF-8")
    except (ValueError, RecursionError):
        return Unreadable(Reason.BAD_LINE, "JSON")
    if not isinstance(row, dict):
        return Unreadable(Reason.BAD_LINE, "{}")
    name, title, text = row.get("_id"), row.get("title", ""), row.get("text")
    if isinstance(name, int) and not isinstance(name, bool):
        name = str(name)
    if not isinstance(name, str) or not name.strip() or len(name) > _LONGEST_ID:
        return Unreadable(Reason.BAD_LINE, "_id")
    if not isinstance(text, str):
        return Unreadable(Reason.BAD_LINE, "text")
    if not isinstance(title, str | None):
        return Unreadable(Reason.BAD_LINE, "title")
    line = CorpusLine(id=_storable(name), title=_storable(title or ""), text=_storable(text))
    return line if line.title.strip() or line.text.strip() else Unreadable(Reason.EMPTY)


def _storable(text: str) -> str:
    """JSON can write half a character (\\ud83d) and a zero byte; no database takes either."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
