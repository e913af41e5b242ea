"""PDF files that unpack, loop, nest or flood."""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Sequence

from pypdf import PdfWriter

from tests.ingest.hostile.corpus import TAKEN, deflated, hostile

_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_FONT = b"/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"


def stream(content: bytes, extra: bytes = b"") -> bytes:
    """A deflated stream object."""
    return packed_stream(zlib.compress(content, 1), extra)


def packed_stream(packed: bytes, extra: bytes = b"") -> bytes:
    """A stream object of content that is deflated already."""
    return b"<</Filter/FlateDecode/Length %d%s>>stream\n%s\nendstream" % (len(packed), extra, packed)


def plain(content: bytes, extra: bytes) -> bytes:
    """A stream object with its bytes as they are."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), extra, content)


def page(contents: bytes = b"4 0 R", resources: bytes = _FONT, box: bytes = b"0 0 595 842") -> bytes:
    """The page object."""
    return b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents %s/Resources<<%s>>>>" % (
        box,
        contents,
        resources,
    )


def document(parts: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF whose objects 1, 2, … are `parts`, with a right cross-reference table."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    offsets = []
    for number, part in enumerate(parts, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    xref = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, trailer, xref))
    return out.getvalue()


def one_page(content: bytes, resources: bytes = _FONT, *more: bytes) -> bytes:
    """A PDF of one page with this content; `more` are objects from 5 on."""
    return document([_CATALOG, _PAGES, page(resources=resources), stream(content), *more])


_BOMB = ("unreadable", "memory", "timeout", "needs_ocr", "too_big")


@hostile("flate-bomb.pdf", *_BOMB)
def _flate() -> bytes:
    content = packed_stream(deflated(b" ", 400_000_000))
    return document([_CATALOG, _PAGES, page(), content])


@hostile("flate-in-flate.pdf", *_BOMB)
def _flate_in_flate() -> bytes:
    content = deflated(b"BT (a) Tj ET ", 8_000_000)
    for _ in range(3):
        content = zlib.compress(content, 9)
    filters = b"/Filter[%s]" % (b"/FlateDecode" * 4)
    return document([_CATALOG, _PAGES, page(), plain(content, filters)])


@hostile("run-length-bomb.pdf", *_BOMB)
def _run_length() -> bytes:
    runs = zlib.compress(b"\x81 " * 2_000_000 + b"\x80", 9)
    return document([_CATALOG, _PAGES, page(), plain(runs, b"/Filter[/FlateDecode/RunLengthDecode]")])


@hostile("operator-flood.pdf", *_BOMB)
def _operators() -> bytes:
    return one_page(b"q Q " * 8_000_000)


@hostile("text-flood.pdf", *_BOMB, TAKEN)
def _text() -> bytes:
    return one_page(b"BT /F1 9 Tf 9 9 Td " + b"(loan limit) Tj 0 1 Td " * 400_000 + b"ET")


@hostile("line-flood.pdf", *_BOMB, TAKEN)
def _lines() -> bytes:
    return one_page(
        b"BT /F1 9 Tf 72 700 Td (limits of loans) Tj ET " + b"0 0 m 9 9 l S 5 5 9 9 re S " * 400_000
    )


@hostile("grid-flood.pdf", *_BOMB, TAKEN)
def _grid() -> bytes:
    rules = b"".join(b"%d 0 m %d 842 l S 0 %d m 595 %d l S " % (n, n, n, n) for n in range(590))
    return one_page(b"BT /F1 9 Tf 72 700 Td (limits of loans) Tj ET " + rules * 3)


@hostile("form-loop.pdf", *_BOMB)
def _form_loop() -> bytes:
    form = plain(
        b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"
    )
    return one_page(b"/X Do " * 2_000, _FONT + b"/XObject<</X 5 0 R>>", form)


@hostile("form-fan.pdf", *_BOMB)
def _form_fan() -> bytes:
    depth = 12
    forms = [
        plain(
            b"/X Do " * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (6 + n),
        )
        for n in range(depth)
    ]
    last = plain(
        b"BT /F1 9 Tf (a) Tj ET", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<%s>>" % _FONT
    )
    return one_page(b"/X Do", _FONT + b"/XObject<</X 5 0 R>>", *forms, last)


@hostile("page-tree-loop.pdf", *_BOMB, "empty")
def _tree_loop() -> bytes:
    return document([_CATALOG, b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>", page(), stream(b"")])


@hostile("million-pages.pdf", "too_big", "unreadable", "timeout", "memory")
def _million() -> bytes:
    kids = b"3 0 R " * 1_000_000
    tree = b"<</Type/Pages/Count 1000000/Kids[%s]>>" % kids
    return document([_CATALOG, tree, page(), stream(b"BT /F1 9 Tf 72 700 Td (page of a million) Tj ET")])


@hostile("million-pages-said.pdf", *_BOMB, "empty", TAKEN)
def _million_said() -> bytes:
    tree = b"<</Type/Pages/Count 1000000/Kids[3 0 R]>>"
    return document(
        [_CATALOG, tree, page(), stream(b"BT /F1 9 Tf 72 700 Td (one page that says a million) Tj ET")]
    )


@hostile("deep-page-tree.pdf", *_BOMB, "empty")
def _deep_tree() -> bytes:
    nodes = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 3) for n in range(20_000)]
    return document([_CATALOG, *nodes, page(), stream(b"BT /F1 9 Tf 72 700 Td (deep down below) Tj ET")])


@hostile("deep-arrays.pdf", *_BOMB, "crashed")
def _deep_arrays() -> bytes:
    nested = b"[" * 200_000 + b"]" * 200_000
    return document([_CATALOG, _PAGES, page()[:-2] + b"/Annots " + nested + b">>", stream(b"")])


@hostile("deep-dictionaries.pdf", *_BOMB, "crashed", "empty")
def _deep_dictionaries() -> bytes:
    nested = b"<</A" * 100_000 + b" 1" + b">>" * 100_000
    return document([b"<</Type/Catalog/Pages 2 0 R/Names " + nested + b">>", _PAGES, page(), stream(b"")])


@hostile("xref-loop.pdf", *_BOMB, TAKEN)
def _xref_loop() -> bytes:
    whole = one_page(b"BT /F1 9 Tf 72 700 Td (a table that names itself) Tj ET")
    place = whole.rindex(b"xref\n0")
    return whole.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % place)


@hostile("reference-loop.pdf", *_BOMB, "empty")
def _reference_loop() -> bytes:
    return document([_CATALOG, _PAGES, page(contents=b"5 0 R"), b"5 0 R", b"4 0 R"])


@hostile("own-length.pdf", *_BOMB, TAKEN, "empty")
def _own_length() -> bytes:
    body = b"<</Length 4 0 R>>stream\nBT /F1 9 Tf 72 700 Td (as long as itself) Tj ET\nendstream"
    return document([_CATALOG, _PAGES, page(), body])


@hostile("object-stream-loop.pdf", *_BOMB, "empty", "crashed")
def _object_streams() -> bytes:
    inside = b"5 0 6 9 4 0 R 4 0 R"
    return document(
        [_CATALOG, _PAGES, page(contents=b"5 0 R"), plain(inside, b"/Type/ObjStm/N 2/First 8/Extends 4 0 R")]
    )


@hostile("character-map-bomb.pdf", *_BOMB, TAKEN)
def _character_map() -> bytes:
    table = b"/CIDInit /ProcSet findresource begin begincmap 100 beginbfrange\n"
    table += b"<00000000> <FFFFFFFF> <00000041>\n" * 100 + b"endbfrange endcmap"
    font = (
        b"/Font<</F1<</Type/Font/Subtype/Type0/BaseFont/Helvetica/Encoding/Identity-H/ToUnicode 5 0 R"
        b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/Helvetica>>]>>>>"
    )
    return one_page(b"BT /F1 9 Tf 72 700 Td <0041004200430044> Tj ET", font, stream(table))


@hostile("outline-loop.pdf", *_BOMB, TAKEN)
def _outline() -> bytes:
    catalog = b"<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>>"
    outline = b"<</Type/Outlines/First 6 0 R/Last 6 0 R/Count 2>>"
    item = b"<</Title(again)/Parent 5 0 R/Next 6 0 R/First 6 0 R/Last 6 0 R>>"
    text = stream(b"BT /F1 9 Tf 72 700 Td (headings that go round) Tj ET")
    return document([catalog, _PAGES, page(), text, outline, item])


@hostile("giant-page.pdf", *_BOMB, "empty", "ocr_timeout", "ocr_memory")
def _giant_page() -> bytes:
    return document([_CATALOG, _PAGES, page(box=b"0 0 1000000000 1000000000"), stream(b"0 0 m 9 9 l S")])


@hostile("picture-bomb.pdf", *_BOMB, "ocr_timeout", "ocr_memory")
def _picture() -> bytes:
    picture = packed_stream(
        deflated(b"\0", 300_000_000),
        b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceGray",
    )
    return one_page(b"q 595 0 0 842 0 0 cm /X Do Q", b"/XObject<</X 5 0 R>>", picture)


@hostile("script-and-launch.pdf", TAKEN)
def _script() -> bytes:
    catalog = (
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(/bin/sh)>>/Names<</JavaScript<</Names"
        b"[(a)<</S/JavaScript/JS(app.launchURL\\('http://127.0.0.1:9/'\\))>>]>>>>>>"
    )
    return document([catalog, _PAGES, page(), stream(b"BT /F1 12 Tf 72 700 Td (Nothing here is run) Tj ET")])


@hostile("with-a-password.pdf", "encrypted")
def _password() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.encrypt("geheim", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@hostile("truncated.pdf", *_BOMB)
def _truncated() -> bytes:
    whole = one_page(b"BT /F1 9 Tf 72 700 Td (cut off before its end) Tj ET")
    return whole[: whole.index(b"endstream") - 20]


@hostile("header-only.pdf", "unreadable", "empty")
def _header() -> bytes:
    return b"%PDF-1.7"


@hostile("noise.pdf", *_BOMB)
def _noise() -> bytes:
    return b"%PDF-1.4\n" + random.Random(7).randbytes(200_000)


@hostile("no-bytes.pdf", "empty")
def _nothing() -> bytes:
    return b""
