"""Checks a zipped document before any library opens it: how much it unpacks to, what it holds, how its XML begins.

Knows no format but the part that makes a file of its kind. Nothing is ever unpacked to a path that a file names.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from xml.parsers import expat

from ingest.media import MediaType
from ingest.rejections import Reason, Unreadable

_MAX_UNPACKED = 300 * 1024 * 1024
_MAX_RATIO = 100
_SMALL = 5 * 1024 * 1024
_MAX_ENTRIES = 10_000
_STEP = 64 * 1024
_LONGEST_PROLOG = 4 * _STEP
_XML = (".xml", ".rels", ".vml", ".rdf")

_MAIN_PART: dict[MediaType, frozenset[str]] = {
    "docx": frozenset({"word/document.xml"}),
    "pptx": frozenset({"ppt/presentation.xml"}),
    "xlsx": frozenset({"xl/workbook.xml"}),
    "xlsb": frozenset({"xl/workbook.bin"}),
    "ods": frozenset({"content.xml"}),
    "odt": frozenset({"content.xml"}),
    "doc": frozenset({"word/document.xml", "content.xml"}),
    "ppt": frozenset({"ppt/presentation.xml", "content.xml"}),
    "et": frozenset({"xl/workbook.xml", "content.xml"}),
}
_BROKEN = (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError, zlib.error)
"""What zipfile raises on a damaged archive; RuntimeError where a part has a password after all."""


def check_packed(path: Path, kind: MediaType, *, most: int = _MAX_UNPACKED) -> None:
    """Raise Unreadable before a packed document is opened that would harm its reader. most: bytes it may unpack to.

    python-docx takes 2 GB for a bomb of 331 KB. Text packs 5 to 20 times; a part over 5 MiB packed more than
    100 times is no text of a person's. What a part announces is not believed: it is unpacked once and counted.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_sizes(entries, most)
            _check_names([entry.filename for entry in entries], kind)
            for entry in entries:
                _check_part(archive, entry)
            if kind in ("ods", "odt"):
                _check_manifest(archive)
    except _BROKEN as error:
        raise Unreadable(Reason.UNREADABLE, "zip") from error


def _check_sizes(entries: list[zipfile.ZipInfo], most: int) -> None:
    total = sum(entry.file_size for entry in entries)
    dense = any(e.file_size > _SMALL and e.file_size > _MAX_RATIO * max(e.compress_size, 1) for e in entries)
    if total > most or dense or len(entries) > _MAX_ENTRIES:
        raise Unreadable(Reason.ZIP_BOMB)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Unreadable(Reason.ENCRYPTED)


def _check_names(names: list[str], kind: MediaType) -> None:
    """Two parts of one name are read differently by different libraries; no program writes `..` into a name."""
    if len(set(names)) < len(names):
        raise Unreadable(Reason.UNREADABLE, "zip: two parts of one name")
    if any(".." in name.replace("\\", "/").split("/") for name in names):
        raise Unreadable(Reason.UNREADABLE, "zip: path outside the file")
    wanted = _MAIN_PART.get(kind, frozenset())
    if wanted and not wanted.intersection(name.lstrip("/") for name in names):
        raise Unreadable(Reason.WRONG_TYPE, "ZIP")


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Unpack a part once, keeping nothing: its real length, its checksum, and no DTD ahead of its root element.

    Entities (XXE, a billion laughs) need a DTD, and no office program writes one.
    """
    with archive.open(entry) as part:
        head = part.read(_STEP)
        named_xml = entry.filename.lower().endswith(_XML)
        if head and (named_xml or head.lstrip()[:1] == b"<" or head[:2] in (b"\xff\xfe", b"\xfe\xff")):
            prolog = _Prolog()
            while head and not prolog.over and prolog.length < _LONGEST_PROLOG:
                if not prolog.feed(head) and named_xml:
                    raise Unreadable(Reason.UNREADABLE, f"XML: {entry.filename[-60:]}")
                head = part.read(_STEP)
            if not prolog.over and named_xml and prolog.length >= _LONGEST_PROLOG:
                raise Unreadable(Reason.UNREADABLE, f"XML: {entry.filename[-60:]}")
        while part.read(_STEP):
            pass


class _Prolog:
    """Reads an XML part up to its root element; raises Unreadable at a DTD. over: nothing more needs reading."""

    def __init__(self) -> None:
        self.over = False
        self.length = 0
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._root

    def feed(self, data: bytes) -> bool:
        """Whether it is XML so far."""
        self.length += len(data)
        try:
            self._parser.Parse(data, False)
        except (expat.ExpatError, ValueError, LookupError):  # the last two: an encoding that expat lacks
            started, self.over = self.over, True
            return started
        return True

    def _doctype(self, *_: object) -> None:
        raise Unreadable(Reason.UNREADABLE, "DTD")

    def _root(self, *_: object) -> None:
        self.over = True
        self._parser.StartElementHandler = None


def _check_manifest(archive: zipfile.ZipFile) -> None:
    """OpenDocument keeps its password in the manifest, and leaves the container open."""
    if "META-INF/manifest.xml" in archive.namelist():
        manifest = archive.read("META-INF/manifest.xml")
        if b"encryption-data" in manifest:
            raise Unreadable(Reason.ENCRYPTED)
