"""Reads procurement data of the Open Contracting Data Standard: release packages, record packages, releases, lines.

A file is read twice: its releases go to a spool on disk first, so that those of one procurement, wherever they stand,
are merged in the order of their dates, and memory does not grow with the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from assistant.domain.text import Text
from ingest.firms.standards.json_stream import Piece, begins_with, parsed, pieces
from ingest.firms.standards.json_values import MISSING, Fields, WrongValue
from ingest.firms.standards.json_window import Json
from ingest.firms.standards.ocds_links import Links
from ingest.firms.standards.ocds_merge import RELEASE, kept, merged
from ingest.firms.standards.ocds_parties import Said
from ingest.firms.standards.ocds_rows import ReleaseRows, Rows
from ingest.firms.standards.ocds_versions import latest
from ingest.firms.standards.spool import Held, Spool
from ingest.firms.standards.tally import Tally

_VERSIONS = re.compile(r"1\.\d{1,2}")
_ARRAYS = frozenset({"releases", "records"})
_RECORD = ("compiledRelease", "releases", "versionedRelease")
_SIGN = re.compile(r'"ocid"\s*:|"(?:releases|records)"\s*:\s*\[')

_WRONG_VERSION = Text("不是 OCDS 1.x 版", "not OCDS version 1.x")
_OTHER_OCID = Text("与所在记录的 ocid 不同", "differs from the ocid of its record")
_LINKED = Text(
    "只有发布文件的链接，没有内容；不联网读取，请把所链接的文件放在同一文件夹后再导入",
    "links to releases only; nothing is fetched: put the linked files into the same folder and import it again",
)
_EMPTY = Text("记录中没有发布内容", "the record holds no release")


class Ocds:
    """`scout firms import FILE --format ocds`."""

    name = "ocds"
    register = False

    def fits(self, path: Path) -> bool:
        """A file of JSON that names ocids, or has releases or records."""
        return begins_with(path, _SIGN)

    def rows(self, path: Path) -> Rows:
        """Parties, awards, contracts and payments, one procurement after another in order of ocid.

        Raises FileRejected for a file that is no JSON or breaks off.
        """
        tally, said, links = Tally(path.name), Said(), Links(path.parent)
        with Spool() as spool:
            for piece in pieces(path, _ARRAYS, whole="ocid"):
                try:
                    self._put(piece, spool, links)
                except WrongValue as fault:
                    yield fault.row(path.name, piece.number)
            for number, piece in links.read():
                try:
                    self._put(replace(piece, number=number), spool, links)
                except WrongValue as fault:
                    yield fault.row(path.name, number)
            for group in spool.groups("release"):
                yield from _of_one(group, tally, said)
        yield from tally.notes()

    def _put(self, piece: Piece, spool: Spool, links: Links) -> None:
        if piece.fault:
            raise WrongValue(piece.member or "JSON", piece.text, piece.fault)
        version = piece.header.get("version")
        if version is not None and not _VERSIONS.fullmatch(str(version)):
            raise WrongValue("version", version, _WRONG_VERSION)
        fields = Fields.of(piece.value, piece.member)
        ocid = fields.text("ocid", 500)
        if ocid is None:
            raise WrongValue("ocid", "、".join(list(fields.values)[:6]), MISSING)
        releases = _releases(fields)
        if not releases:
            links.note(fields, ocid, piece.number)
        moment = max((_moment(release) for release in releases), default="")
        spool.put(Held("release", ocid, moment, piece.number, piece.text))


def _of_one(group: Iterator[Held], tally: Tally, said: Said) -> Rows:
    """The rows of the releases of one procurement."""
    last = 0
    empty: list[tuple[Text, int, str]] = []

    def releases() -> Iterator[dict[str, Json]]:
        nonlocal last
        for held in group:
            last = held.number
            fields = Fields.of(parsed(held.text))
            found = _releases(fields)
            if not found:
                links = any(isinstance(one, dict) and "url" in one for one in fields.array("releases"))
                empty.append((_LINKED if links else _EMPTY, held.number, held.subject))
            if len(found) > 1:
                found.sort(key=_moment)
            yield from (_cancelled(release.values) for release in found)

    state = _state(releases())
    if not state:
        for why, number, ocid in empty:
            tally.count("releases", why, number, ocid)
        return
    try:
        yield from ReleaseRows(state, last, tally, said).rows()
    except WrongValue as fault:
        yield fault.row(tally.file, last)


def _state(releases: Iterator[dict[str, Json]]) -> dict[str, Json]:
    """What holds after all releases. Mostly there is one, in which every id stands once: that is the state."""
    first, second = next(releases, None), next(releases, None)
    if first is None:
        return {}
    if second is None and _is_merged(first):
        return first
    alone = [first] if second is None else [first, second]
    return merged(kept(release, RELEASE) for release in chain(alone, releases))


def _is_merged(release: dict[str, Json]) -> bool:
    """Whether merging would change nothing that is read."""
    for name in ("awards", "contracts"):
        held = release.get(name)
        ids = (
            [str(one.get("id")) if isinstance(one, dict) else "" for one in held]
            if isinstance(held, list)
            else []
        )
        if len(set(ids)) < len(ids):
            return False
    return True


def _releases(fields: Fields) -> list[Fields]:
    """The releases of a record: the compiled one, else those that it holds, else what its versioned one comes to; a
    release is its own."""
    if not any(name in fields.values for name in _RECORD):
        return [fields]
    compiled = fields.one("compiledRelease")
    found = [compiled] if compiled else [one for one in fields.many("releases") if "url" not in one.values]
    versioned = None if found else fields.one("versionedRelease")
    if versioned:
        found = [Fields(latest(versioned.values), versioned.path)]
    for release in found:
        if release.values.get("ocid", fields.values.get("ocid")) != fields.values.get("ocid"):
            raise release.wrong("ocid", _OTHER_OCID)
    return [Fields({**release.values, "ocid": fields.values["ocid"]}, release.path) for release in found]


def _moment(release: Fields) -> str:
    """When a release was published, as text that sorts; raises WrongValue for a day that does not exist."""
    if release.day("date") is None:
        return ""
    moment = datetime.fromisoformat(release.needed("date"))
    try:
        return moment.astimezone(UTC).isoformat() if moment.tzinfo else moment.isoformat() + "+00:00"
    except OverflowError:
        return moment.isoformat()


def _cancelled(release: dict[str, Json]) -> dict[str, Json]:
    """The release with the status that its tag says: a cancellation names what is cancelled and nothing more."""
    tags = release.get("tag") if isinstance(release.get("tag"), list) else []
    for tag, name in (("awardCancellation", "awards"), ("tenderCancellation", "tender")):
        if tag not in (tags or ()):
            continue
        held = release.get(name)
        for one in held if isinstance(held, list) else [held]:
            if isinstance(one, dict) and not one.get("status") and not one.get("finalStatus"):
                one["status"] = "cancelled"
    return release
