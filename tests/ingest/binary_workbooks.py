"""Workbooks in the binary formats of Excel, record by record: xls (BIFF8 in an OLE container) and xlsb (BIFF12 in a zip)."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.ingest.office_files import rewrite

Cells = Sequence[Sequence[str | float | None]]
Sheets = Sequence[tuple[str, bool, Cells]]
"""Name, whether it is hidden, and its rows."""

_SECTOR = 512
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def xls(path: Path, sheets: Sheets) -> Path:
    """A workbook of Excel 97."""

    def record(number: int, content: bytes) -> bytes:
        return struct.pack("<HH", number, len(content)) + content

    def begin(kind: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))

    def cell(row: int, column: int, value: str | float) -> bytes:
        place = struct.pack("<HHH", row, column, 0)
        if isinstance(value, str):
            return record(0x0204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
        return record(0x0203, place + struct.pack("<d", value))

    def body(rows: Cells) -> bytes:
        size = struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0)
        return begin(0x0010) + record(0x0200, size) + _cells(rows, cell) + record(0x000A, b"")

    bodies = [body(rows) for _, _, rows in sheets]
    names = [struct.pack("<BB", len(name), 1) + name.encode("utf-16-le") for name, *_ in sheets]
    starts = len(begin(5)) + sum(4 + 6 + len(name) for name in names) + 4
    listed = b""
    for (_, hidden, _), name, made in zip(sheets, names, bodies, strict=True):
        listed += record(0x0085, struct.pack("<IBB", starts, hidden, 0) + name)
        starts += len(made)
    stream = begin(5) + listed + record(0x000A, b"") + b"".join(bodies)
    path.write_bytes(
        _container("Workbook", stream.ljust(4096, b"\0"))
    )  # shorter ones lie in a stream of their own
    return path


def xlsb(path: Path, sheets: Sheets) -> Path:
    """A workbook of Excel 2007 in its binary form."""

    def varying(number: int) -> bytes:
        low, high = number & 0x7F, number >> 7
        return bytes([low | 0x80, high]) if high else bytes([low])

    def record(number: int, content: bytes = b"") -> bytes:
        return varying(number) + varying(len(content)) + content

    def wide(text: str) -> bytes:
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    def cell(row: int, column: int, value: str | float) -> bytes:
        head = record(0, struct.pack("<IIHHBI", row, 0, 300, 0, 0, 0)) if column == 0 else b""
        place = struct.pack("<II", column, 0)
        return head + (
            record(6, place + wide(value))
            if isinstance(value, str)
            else record(5, place + struct.pack("<d", value))
        )

    listed, related = b"", []
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.bin")]),
    }
    for number, (name, hidden, rows) in enumerate(sheets, 1):
        listed += record(156, struct.pack("<II", hidden, number) + wide(f"rId{number}") + wide(name))
        related.append(("worksheet", f"worksheets/sheet{number}.bin"))
        size = struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)
        body = record(145) + _cells(rows, cell) + record(146)
        parts[f"xl/worksheets/sheet{number}.bin"] = record(129) + record(148, size) + body + record(130)
    parts["xl/workbook.bin"] = record(131) + record(143) + listed + record(144) + record(132)
    parts["xl/_rels/workbook.bin.rels"] = _relations(related)
    return rewrite(path, parts)


_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Default Extension="bin" ContentType="application/vnd.ms-excel.worksheet"/>'
    b'<Override PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    b"</Types>"
)


def _relations(related: Sequence[tuple[str, str]]) -> bytes:
    """A part that says what another refers to: kinds and targets, numbered from rId1."""
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    lines = (
        f'<Relationship Id="rId{number}" Type="{kinds}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(related, 1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(lines)}</Relationships>'.encode()


def _cells(rows: Cells, cell: Callable[[int, int, str | float], bytes]) -> bytes:
    return b"".join(
        cell(row, column, value)
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value is not None
    )


def _container(name: str, stream: bytes) -> bytes:
    """An OLE container of one stream of at least 4096 bytes: header, allocation table, directory, the stream."""
    count = -(-len(stream) // _SECTOR)
    chain = [_TABLE, _END, *range(3, 2 + count), _END]
    table = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))

    def entry(called: str, kind: int, child: int, start: int, size: int) -> bytes:
        letters = called.encode("utf-16-le")
        head = letters.ljust(64, b"\0") + struct.pack("<HBB", len(letters) + 2, kind, 1)
        return head + struct.pack("<III", _FREE, _FREE, child) + bytes(36) + struct.pack("<IQ", start, size)

    directory = entry("Root Entry", 5, 1, _END, 0) + entry(name, 2, _FREE, 2, len(stream))
    header = (
        bytes.fromhex("d0cf11e0a1b11ae1")
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, _END, 0, _END, 0) + struct.pack("<109I", 0, *[_FREE] * 108)
    return header + table + directory.ljust(_SECTOR, b"\0") + stream.ljust(count * _SECTOR, b"\0")
