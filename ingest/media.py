"""Which reader a file is for: by its suffix, checked against its first bytes. Reads no more than those."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Literal

from ingest.rejections import Reason, Unreadable

MediaType = Literal["txt", "md", "html", "docx", "pdf"]

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
}
_CONVERT = frozenset(
    {
        ".doc",
        ".wps",
        ".wpt",
        ".rtf",
        ".odt",
        ".xls",
        ".xlsx",
        ".et",
        ".ods",
        ".csv",
        ".ppt",
        ".pptx",
        ".dps",
        ".ofd",
        ".epub",
        ".mht",
    }
)
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP/Office"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE/Office 97"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"\x7fELF", "ELF"),
)
_WANTED = {"pdf": "PDF", "docx": "ZIP/Office"}


def media_type(path: Path) -> MediaType:
    """The media type of a non-empty file; raises Unreadable for one that no reader takes."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        detail = suffix or "(no suffix)"
        raise Unreadable(Reason.CONVERT if suffix in _CONVERT else Reason.UNSUPPORTED, detail)
    return SUFFIXES[suffix]


def check_content(path: Path, kind: MediaType) -> None:
    """Raise Unreadable when the first bytes say that the file is something else than its suffix says."""
    with path.open("rb") as file:
        head = file.read(1024)
    if not head.strip(b"\x00 \r\n\t"):
        raise Unreadable(Reason.EMPTY)
    found = next((name for magic, name in _MAGIC if head.startswith(magic)), "")
    if kind == "pdf" and not found and b"%PDF-" in head:
        found = "PDF"
    wanted = _WANTED.get(kind, "")
    if found == "OLE/Office 97" and kind == "docx":
        # Word keeps a document with a password, and one of Word 97, in the same container.
        raise Unreadable(
            Reason.ENCRYPTED if b"E\x00n\x00c\x00r\x00y\x00p\x00t" in path.read_bytes() else Reason.CONVERT,
            "doc",
        )
    if found != wanted:
        detail = found or "not a " + wanted
        raise Unreadable(Reason.WRONG_TYPE if found else Reason.UNREADABLE, detail)


_MAX_UNPACKED = 300 * 1024 * 1024
_MAX_RATIO = 100
_SMALL = 5 * 1024 * 1024
_MAX_ENTRIES = 10_000


def check_zip(path: Path) -> None:
    """Raise Unreadable before a packed document is opened whose parts would unpack to too much.

    python-docx takes 2 GB for a bomb of 331 KB. Text packs 5 to 20 times; a part over 5 MiB packed more than
    100 times is no text of a person's.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(Reason.UNREADABLE, "zip") from error
    total = sum(entry.file_size for entry in entries)
    dense = any(e.file_size > _SMALL and e.file_size > _MAX_RATIO * max(e.compress_size, 1) for e in entries)
    if total > _MAX_UNPACKED or dense or len(entries) > _MAX_ENTRIES:
        raise Unreadable(Reason.ZIP_BOMB)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Unreadable(Reason.ENCRYPTED)
    if "word/document.xml" not in {entry.filename for entry in entries}:
        raise Unreadable(Reason.WRONG_TYPE, "ZIP")
