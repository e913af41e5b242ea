"""Releases that a record only links to, read from files that lie beside the record's own. Nothing is fetched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from assistant.errors import FileRejected
from ingest.firms.standards.json_stream import Piece, pieces
from ingest.firms.standards.json_values import Fields
from ingest.gzipped import SUFFIX


@dataclass(slots=True)
class Links:
    """The releases that the records of a file link to: by name of a file in `folder`, ocid and release, the number of
    the record that does. "" stands for every release of the ocid in that file."""

    folder: Path
    _wanted: dict[str, dict[tuple[str, str], int]] = field(default_factory=lambda: defaultdict(dict))

    def note(self, record: Fields, ocid: str, number: int) -> None:
        """Remember the links of a record that holds no release itself."""
        for link in record.many("releases"):
            url = urlsplit(link.text("url", 2_000) or "")
            name = PurePosixPath(unquote(url.path)).name
            if name:
                self._wanted[name].setdefault((ocid, unquote(url.fragment)), number)

    def read(self) -> Iterator[tuple[int, Piece]]:
        """Each linked release that is there, with the number of the record; a file that is none is passed over."""
        for name, wanted in self._wanted.items():
            file = next((f for f in (self.folder / name, self.folder / (name + SUFFIX)) if f.is_file()), None)
            if file is None:
                continue
            try:
                for piece in pieces(file, frozenset({"releases"}), whole="ocid"):
                    if isinstance(piece.value, dict):
                        ocid, release = str(piece.value.get("ocid")), str(piece.value.get("id"))
                        number = wanted.get((ocid, release), wanted.get((ocid, "")))
                        if number is not None:
                            yield number, piece
            except FileRejected:  # the record is told as one of links only
                continue
