"""Which reader a file is for: by its suffix, checked against its first bytes. Reads no more than those."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Literal

from ingest.rejections import Reason, Unreadable

MediaType = Literal[
    "txt", "md", "html", "docx", "pdf", "pptx", "xlsx", "xlsb", "xls", "ods", "csv", "corpus",
    "image", "doc", "rtf", "odt", "ppt", "et",
]  # fmt: skip
"""doc, rtf, odt, ppt and et are read after LibreOffice has converted them; corpus holds a document a line."""

SUFFIXES: dict[str, MediaType] = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".png": "image",
    ".jpg": "image",
    ".jpeg": "image",
    ".tif": "image",
    ".tiff": "image",
    ".bmp": "image",
    ".pptx": "pptx",
    ".pptm": "pptx",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xlsb": "xlsb",
    ".xls": "xls",
    ".ods": "ods",
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "corpus",
    ".jsonl.gz": "corpus",
    ".doc": "doc",
    ".dot": "doc",
    ".wps": "doc",
    ".wpt": "doc",
    ".docm": "doc",
    ".dotx": "doc",
    ".rtf": "rtf",
    ".odt": "odt",
    ".ppt": "ppt",
    ".pps": "ppt",
    ".ppsx": "ppt",
    ".dps": "ppt",
    ".odp": "ppt",
    ".et": "et",
    ".ett": "et",
}
"""Suffix -> media type. Templates and the files of WPS Office go the way of the program whose format they share."""

BY_LIBREOFFICE: frozenset[MediaType] = frozenset({"doc", "rtf", "odt", "ppt", "et"})
"""Media types that LibreOffice turns into one that a reader takes."""

_ON_A_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
_CONVERT = frozenset({".ofd", ".epub", ".mht", ".mhtml", ".odg", ".pages", ".numbers", ".key", ".caj"})
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP/Office"),
    (b"PK\x05\x06", "ZIP/Office"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE/Office 97"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"II+\x00", "TIFF"),
    (b"MM\x00+", "TIFF"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"\x7fELF", "ELF"),
    (b"MZ\x90\x00", "EXE"),
)
_ZIP, _OLE = frozenset({"ZIP/Office"}), frozenset({"OLE/Office 97"})
_PLAIN = frozenset({""})
_WANTED: dict[MediaType, frozenset[str]] = {
    "pdf": frozenset({"PDF"}),
    "image": frozenset({"PNG", "JPEG", "TIFF", "BMP"}),
    "docx": _ZIP,
    "pptx": _ZIP,
    "xlsx": _ZIP,
    "xlsb": _ZIP,
    "ods": _ZIP,
    "odt": _ZIP,
    "xls": _OLE,
    "rtf": frozenset({"RTF"}),
    # WPS Office writes either container under its own suffixes, and so do Word's templates.
    "doc": _OLE | _ZIP | {"RTF"},
    "ppt": _OLE | _ZIP,
    "et": _OLE | _ZIP,
    "corpus": _PLAIN | {"gzip"},
}
_ENCRYPTED_PARTS = tuple(name.encode("utf-16-le") for name in ("EncryptedPackage", "EncryptionInfo"))


def suffix_of(path: Path) -> str:
    """The suffix that says what a file is, in lower case; two of them for .jsonl.gz."""
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    return ".jsonl.gz" if suffixes == [".jsonl", ".gz"] else path.suffix.lower()


def media_type(path: Path) -> MediaType:
    """The media type of a non-empty file; raises Unreadable for one that no reader takes."""
    suffix = suffix_of(path)
    if suffix not in SUFFIXES:
        detail = suffix or "(no suffix)"
        raise Unreadable(Reason.CONVERT if suffix in _CONVERT else Reason.UNSUPPORTED, detail)
    kind = SUFFIXES[suffix]
    if kind in BY_LIBREOFFICE and soffice() is None:
        raise Unreadable(Reason.CONVERT, suffix)
    return kind


def soffice() -> str | None:
    """The path of LibreOffice's program, None where it is not installed."""
    places = (shutil.which("soffice"), shutil.which("libreoffice"), _ON_A_MAC)
    return next((place for place in places if place and os.access(place, os.X_OK)), None)


def check_content(path: Path, kind: MediaType) -> None:
    """Raise Unreadable when the first bytes say that the file is something else than its suffix says."""
    with path.open("rb") as file:
        head = file.read(1024)
    if not head.strip(b"\x00 \r\n\t"):
        raise Unreadable(Reason.EMPTY)
    found = next((name for magic, name in _MAGIC if head.startswith(magic)), "")
    if kind == "pdf" and not found and b"%PDF-" in head:
        found = "PDF"
    if kind == "image" and head.startswith(b"BM"):  # two letters that a text may begin with too
        found = "BMP"
    wanted = _WANTED.get(kind, _PLAIN)
    if found == "OLE/Office 97" and wanted & (_ZIP | _OLE):
        # Office keeps a document with a password, and one of Office 97, in the same container.
        data = path.read_bytes()
        if any(name in data for name in _ENCRYPTED_PARTS):
            raise Unreadable(Reason.ENCRYPTED)
        if found not in wanted:
            raise Unreadable(Reason.CONVERT, "Office 97")
    if found not in wanted:
        detail = found or "not a " + min(wanted)
        raise Unreadable(Reason.WRONG_TYPE if found else Reason.UNREADABLE, detail)
