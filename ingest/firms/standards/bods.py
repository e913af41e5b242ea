"""Reads ownership statements of the Beneficial Ownership Data Standard 0.4: arrays, packages and JSON lines.

Of several statements about one record the last one holds. A file is read twice: its statements go to a spool on disk
first, since a relationship says no more than the numbers of its records; memory does not grow with the file.
"""

from __future__ import annotations

import re
from pathlib import Path

from assistant.domain.text import Text
from ingest.firms.standards.bods_entities import code
from ingest.firms.standards.bods_statements import Rows, Statements, publisher
from ingest.firms.standards.json_stream import Piece, begins_with, pieces
from ingest.firms.standards.json_values import MISSING, Fields, WrongValue
from ingest.firms.standards.spool import Held, Spool

_SIGN = re.compile(
    r'"recordType"\s*:\s*"(?:entity|person|relationship)"|"statementType"\s*:\s*"(?:entity|person|owner)'
)
_KINDS = frozenset({"entity", "person", "relationship"})
_STATES = frozenset({"new", "updated", "closed"})

_OLD = Text("不是 BODS 0.4 版（0.4 版有 recordType）", "not BODS version 0.4 (which has recordType)")


class Bods:
    """`scout firms import FILE --format bods`."""

    name = "bods"
    register = False

    def fits(self, path: Path) -> bool:
        """A file of JSON with statements of BODS, of whatever version."""
        return begins_with(path, _SIGN)

    def rows(self, path: Path) -> Rows:
        """Persons, entities with their names, then holdings and offices; raises FileRejected."""
        with Spool() as spool:
            for piece in pieces(path, frozenset({"statements"})):
                try:
                    _put(piece, spool)
                except WrongValue as fault:
                    yield fault.row(path.name, piece.number)
            yield from Statements(spool, path.name).rows()


def _put(piece: Piece, spool: Spool) -> None:
    if piece.fault:
        raise WrongValue(piece.member or "JSON", piece.text, piece.fault)
    fields = Fields.of(piece.value, piece.member)
    publication = fields.one("publicationDetails")
    version = publication.text("bodsVersion", 40) if publication else None
    if version not in (None, "0.4") or (version is None and "statementType" in fields.values):
        raise WrongValue("publicationDetails/bodsVersion", version, _OLD)
    for name in ("statementId", "recordId", "recordDetails", "statementDate"):
        if not fields.values.get(name):
            raise fields.wrong(name, MISSING)
    kind = code(fields, "recordType", _KINDS)
    if kind is None:
        raise fields.wrong("recordType", MISSING)
    code(fields, "recordStatus", _STATES)
    fields.day("statementDate")
    # moments of one day sort as their texts do
    subject = f"{publisher(fields)}\n{fields.needed('recordId')}"
    spool.put(Held(kind, subject, fields.needed("statementDate"), piece.number, piece.text))
