"""Word and PowerPoint files: packed bombs, entities, paths out of the folder, nesting, containers of another kind."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Mapping

from tests.ingest.hostile.corpus import TAKEN, hostile

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relationships(target: str, kind: str = "officeDocument", mode: str = "") -> str:
    """A part of relationships with one entry."""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        f'Id="r1" Type="{_RELATIONSHIP}/{kind}" Target="{target}"{mode}/></Relationships>'
    )


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def word(document: str | bytes, **more: str | bytes) -> bytes:
    """A Word file with this main part; `more` are parts whose names have / written __."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relationships("word/document.xml"),
        "word/document.xml": document,
    }
    return packed(parts | {name.replace("__", "/"): part for name, part in more.items()})


def body(inner: str) -> str:
    """A main part with this inside its body."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {_W}><w:body>{inner}</w:body></w:document>'


def paragraph(text: str) -> str:
    """A paragraph of one run."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


_GOOD = body(paragraph("示例办法的一段文字。"))


def laughs() -> str:
    """Declarations of entities that unfold into 10^9 words."""
    return '<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@hostile("zip-bomb.docx", "zip_bomb")
def _bomb() -> bytes:
    return word(b"<w:document " + _W.encode() + b">" + b" " * 60_000_000)


@hostile("lying-sizes.docx", "zip_bomb", "unreadable")
def _lying() -> bytes:
    data = bytearray(word(b" " * 60_000_000))
    # Both headers say that the main part unpacks to 100 bytes.
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(mark)
        while at >= 0:
            if struct.unpack_from("<I", data, at + place)[0] == 60_000_000:
                struct.pack_into("<I", data, at + place, 100)
            at = data.find(mark, at + 4)
    return bytes(data)


@hostile("overlapping-parts.docx", "zip_bomb", "unreadable", "wrong_type")
def _overlapping() -> bytes:
    """One packed part of 9 MB that 400 entries of the directory name: 3.6 GB out of a few KB."""
    data = packed({"word/document.xml": b" " * 9_000_000})
    start = data.rindex(b"PK\x01\x02")
    end = data.rindex(b"PK\x05\x06")
    entry, tail = data[start:end], bytearray(data[end:])
    struct.pack_into("<HHI", tail, 8, 400, 400, len(entry) * 400)
    return data[:start] + entry * 400 + bytes(tail)


@hostile("many-parts.docx", "zip_bomb")
def _many() -> bytes:
    return packed({"word/document.xml": _GOOD} | {f"p/{n}.xml": "" for n in range(12_000)})


@hostile("billion-laughs.docx", "unreadable")
def _laughs() -> bytes:
    return word(f"<!DOCTYPE d [{laughs()}]>" + body(paragraph("&l9;")).split("?>", 1)[1])


@hostile("entity-of-a-file.docx", "unreadable")
def _entity() -> bytes:
    declared = '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    return word(declared + body(paragraph("&f;")).split("?>", 1)[1])


@hostile("entity-in-utf16.docx", "unreadable")
def _entity_16() -> bytes:
    declared = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    return word((declared + body(paragraph("&f;")).split("?>", 1)[1]).encode("utf-16"))


@hostile("entity-of-a-file.pptx", "unreadable", "wrong_type")
def _entity_slides() -> bytes:
    return packed(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": relationships("ppt/presentation.xml"),
            "ppt/presentation.xml": '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]><p>&f;</p>',
        }
    )


@hostile("out-of-the-folder.docx", TAKEN, "unreadable")
def _slip() -> bytes:
    return word(
        _GOOD, **{"..__..__..__hostile-slip.txt": "written outside", "__tmp__hostile-slip.txt": "out"}
    )


@hostile("remote-parts.docx", TAKEN, "unreadable")
def _remote() -> bytes:
    remote = relationships("http://127.0.0.1:9/template.dotx", "attachedTemplate", ' TargetMode="External"')
    return word(_GOOD, **{"word___rels__document.xml.rels": remote})


@hostile("parts-in-a-circle.docx", TAKEN, "unreadable")
def _circle() -> bytes:
    return word(_GOOD, **{"word___rels__document.xml.rels": relationships("document.xml", "footnotes")})


@hostile("nested-tables.docx", "unreadable", "memory", "timeout", "crashed", TAKEN)
def _nested() -> bytes:
    depth = 5_000
    return word(body("<w:tbl><w:tr><w:tc>" * depth + paragraph("zu tief") + "</w:tc></w:tr></w:tbl>" * depth))


@hostile("nested-runs.docx", "unreadable", "memory", "timeout", "crashed", TAKEN)
def _nested_runs() -> bytes:
    depth = 100_000
    return word(
        body("<w:p>" + "<w:sdt><w:sdtContent>" * depth + "</w:sdtContent></w:sdt>" * depth + "</w:p>")
    )


@hostile("wide-table.docx", "unreadable", "memory", "timeout", TAKEN)
def _wide() -> bytes:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>' + paragraph("宽") + "</w:tc>"
    return word(body(f"<w:tbl>{f'<w:tr>{cell}{cell}</w:tr>' * 3}</w:tbl>"))


@hostile("with-a-password.docx", "encrypted")
def _password() -> bytes:
    names = "EncryptionInfo".encode("utf-16-le") + "EncryptedPackage".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1_500 + names + b"\0" * 2_000


@hostile("noise.docx", "unreadable")
def _noise() -> bytes:
    return b"PK\x03\x04" + random.Random(7).randbytes(100_000)


@hostile("program.docx", "wrong_type")
def _program() -> bytes:
    return b"MZ\x90\x00" + b"\0" * 500


@hostile("page-and-package.pdf", "unreadable", "wrong_type", "needs_ocr", "empty")
def _polyglot() -> bytes:
    return b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n" + word(_GOOD)


@hostile("package-and-page.docx", "unreadable", "wrong_type", TAKEN)
def _package_first() -> bytes:
    return word(_GOOD) + b"\n%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n"


@hostile("sheet-called-word.docx", "wrong_type", "unreadable")
def _other_package() -> bytes:
    return packed({"[Content_Types].xml": _TYPES, "xl/workbook.xml": "<workbook/>"})
