"""Spreadsheets and tables of text: ranges and repeats of billions of cells, entities, endless lines."""

from __future__ import annotations

import gzip
import random

from tests.ingest.hostile.corpus import TAKEN, deflated, hostile
from tests.ingest.hostile.office import laughs, packed, relationships

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
    'ContentType="application/xml"/></Types>'
)


def workbook(sheet: str | bytes, **more: str | bytes) -> bytes:
    """A workbook of one sheet; `more` are parts whose names have / written __."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relationships("xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets><sheet name="限额" sheetId="1" '
        'r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relationships("worksheets/sheet1.xml", "worksheet"),
        "xl/worksheets/sheet1.xml": sheet,
    }
    return packed(parts | {name.replace("__", "/"): part for name, part in more.items()})


def sheet(rows: str) -> str:
    """A sheet with these rows."""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def cell(place: str, text: str) -> str:
    """A cell with its text in place."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


_HUGE = ("memory", "timeout", "unreadable", "too_many_rows", "too_big", "zip_bomb", TAKEN)


@hostile("far-corner.xlsx", *_HUGE)
def _corner() -> bytes:
    first, last = cell("A1", "左上"), cell("XFD1048576", "右下")
    return workbook(sheet(f'<row r="1">{first}</row><row r="1048576">{last}</row>'))


@hostile("merged-everything.xlsx", *_HUGE)
def _merged() -> bytes:
    cells = sheet(f'<row r="1">{cell("A1", "一格占满")}</row><row r="2">{cell("A2", "两")}</row>')
    return workbook(
        cells.replace("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    )


@hostile("strings-bomb.xlsx", "zip_bomb")
def _strings() -> bytes:
    table = f'<sst xmlns="{_MAIN}"><si><t>'.encode() + b"a" * 120_000_000 + b"</t></si></sst>"
    return workbook(sheet(f'<row r="1">{cell("A1", "x")}</row>'), **{"xl__sharedStrings.xml": table})


@hostile("one-string-often.xlsx", *_HUGE)
def _often() -> bytes:
    """A text of 30,000 letters that 100,000 cells name: 3 GB where each cell gets a copy."""
    strings = f'<sst xmlns="{_MAIN}" count="1" uniqueCount="1"><si><t>{"限" * 30_000}</t></si></sst>'
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 100_001))
    return workbook(sheet(rows), **{"xl__sharedStrings.xml": strings})


@hostile("billion-laughs.xlsx", "unreadable")
def _laughs() -> bytes:
    return workbook(f"<!DOCTYPE d [{laughs()}]>" + sheet(f'<row r="1">{cell("A1", "&l9;")}</row>'))


@hostile("repeated-rows.ods", *_HUGE, "empty")
def _repeated() -> bytes:
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="a"><table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="string">'
        "<text:p>满</text:p></table:table-cell></table:table-row></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    return packed({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})


@hostile("noise.xls", "unreadable")
def _noise() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + random.Random(9).randbytes(60_000)


@hostile("sector-loop.xls", "unreadable", "memory", "timeout")
def _sectors() -> bytes:
    """A container whose table of sectors says that sector 0 follows sector 0."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head[24:34] = b"\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00"
    head[44:48] = b"\x01\x00\x00\x00"
    head[48:52] = b"\x00\x00\x00\x00"
    head[56:60] = b"\x00\x10\x00\x00"
    head[60:76] = b"\xfe\xff\xff\xff" + b"\0" * 4 + b"\xfe\xff\xff\xff" + b"\0" * 4
    head[76:512] = b"\x00\x00\x00\x00" + b"\xff" * 432
    return bytes(head) + b"\x00\x00\x00\x00" * 128 + b"\0" * 512


@hostile("commas.csv", *_HUGE)
def _commas() -> bytes:
    return b"a" + b"," * 20_000_000


@hostile("open-quote.csv", *_HUGE)
def _quote() -> bytes:
    return "品种,上限\n".encode() + b'"' + b"never closed\n" * 1_000_000


@hostile("quotes.csv", *_HUGE)
def _quotes() -> bytes:
    return b'""' * 5_000_000


@hostile("gzip-bomb.jsonl.gz", "zip_bomb", "bad_line", "too_big")
def _gzip() -> bytes:
    return deflated(b'{"_id":"1","title":"a","text":"  ', 12_000_000, wbits=31)  # 31: as gzip writes it


@hostile("deep.jsonl", "bad_line")
def _deep() -> bytes:
    return b'{"_id":"1","title":"a","text":' + b"[" * 1_000_000 + b"\n"


@hostile("long-number.jsonl", "bad_line")
def _number() -> bytes:
    return b'{"_id":' + b"9" * 1_000_000 + b',"title":"a","text":"b"}\n'


@hostile("not-a-gzip.jsonl.gz", "wrong_type", "bad_line", "unreadable")
def _cut() -> bytes:
    return gzip.compress(b'{"_id":"1","title":"a","text":"b"}\n' * 3_000)[:60]
