"""Where the rejected rows of an import are kept to be mended: a file in the home, written anew by each import."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, runtime_checkable

from assistant.domain.text import Lang, Text
from assistant.sheets import open_table
from assistant.store.originals import sha256_of
from ingest.firms.report import RejectedRow
from ingest.firms.rows import FirmFormat

_LONGEST_STEM = 150
"""Bytes: file systems take 255 for a name, and number and suffix come behind."""
APART = " · "
DIGEST = 12
"""What stands between name and digest of an origin, and how many characters of the digest are kept."""
_HEADERS = Text("文件|行|字段|值|原因", "file|row|field|value|reason")


@runtime_checkable
class Mendable(Protocol):
    """A format whose rejected rows can be written as they stood, to be imported again."""

    def write_rejected(self, path: Path, rejected: Iterable[RejectedRow], stem: Path, lang: Lang) -> Path:
        """Write them beside `stem`, a path without suffix; returns the file."""


def save_rejected(
    kind: FirmFormat, path: Path, rejected: Iterable[RejectedRow], folder: Path, number: int, lang: Lang
) -> Path:
    """Write the rejected rows of an import of `path` into `folder`; number: of the import. Returns the file.

    Tables are written as they stand, to mend and import again; of other formats a list says what is wrong where.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stem = folder / f"{_short(path.stem)}-rejected-{number}"
    if isinstance(kind, Mendable):
        return kind.write_rejected(path, rejected, stem, lang)
    out = stem.with_name(stem.name + ".csv")
    with open_table(out) as file:
        file.sheet(path.name, _HEADERS[lang].split("|"))
        for row in rejected:
            file.row([row.file, row.row, row.field, row.value, row.reason[lang]])
    return out


def origin(path: Path, label: str) -> str:
    """What says of a rejected row which file it stood in: the name of the file or sheet, and how its digest begins.

    path: the file or folder of the import; label: as its rows call the file. Merge.mended_sources reads it.
    """
    file = path if path.is_file() else path / label
    digest = sha256_of(file)[:DIGEST] if file.is_file() else ""
    return f"{label}{APART}{digest}"


def _short(stem: str) -> str:
    """A name of at most so many bytes, cut between characters."""
    return stem.encode()[:_LONGEST_STEM].decode(errors="ignore")
