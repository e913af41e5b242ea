"""Files made to do harm: each ends with a named reason, within the limits, and the others of the batch go in."""

from __future__ import annotations

import random
import zipfile
import zlib
from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.store.engine import Store
from ingest.digest import read_blocks
from ingest.pipeline import add_paths
from ingest.rejections import Reason, Unreadable
from tests.ingest.conftest import HashEmbedder, make_pdf


def docx_bomb(path: Path) -> Path:
    """A Word file of some hundred KB whose text unpacks to 60 MB."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as part:
            for _ in range(60):
                part.write(b" " * 1_000_000)
    return path


def billion_laughs(path: Path) -> Path:
    """A Word file whose XML entities unfold into 10^9 words."""
    entities = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
            'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.document.main+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
            'Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", f"<!DOCTYPE d [{entities}]><d>&l9;</d>")
    return path


def pdf_with(path: Path, content: bytes) -> Path:
    """A PDF whose one page has this content stream, deflated."""
    packed = zlib.compress(content, 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font"
        b"/Subtype/Type1/BaseFont/Helvetica>>>>/XObject<</X 5 0 R>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 9>>stream\n/X Do /X Do\nendstream",
    ]
    body = b"%PDF-1.7\n"
    offsets = []
    for number, part in enumerate(parts, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    xref = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    body += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    body += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, xref)
    path.write_bytes(body)
    return path


def test_a_packed_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = docx_bomb(tmp_path / "bomb.docx")
    assert path.stat().st_size < 1_000_000
    with pytest.raises(Unreadable) as caught:
        read_blocks(path, "docx")
    assert caught.value.reason is Reason.ZIP_BOMB


@pytest.mark.slow
def test_hostile_files_in_one_batch(store: Store, home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "batch"
    folder.mkdir()
    noise = random.Random(7).randbytes(200_000)
    whole = make_pdf(tmp_path / "whole.pdf", [[(72, 700, 11, "A page of text that is cut off")]]).read_bytes()
    docx_bomb(folder / "bomb.docx")
    billion_laughs(folder / "laughs.docx")
    pdf_with(folder / "flood.pdf", b"q Q " * 8_000_000)
    pdf_with(folder / "flate.pdf", b" " * 400_000_000)
    pdf_with(folder / "loop.pdf", b"/X Do " * 2_000)
    (folder / "truncated.pdf").write_bytes(whole[: len(whole) // 2])
    (folder / "noise.txt").write_bytes(noise)
    (folder / "noise.pdf").write_bytes(b"%PDF-1.4\n" + noise)
    (folder / "noise.docx").write_bytes(b"PK\x03\x04" + noise)
    (folder / "empty.html").write_bytes(b"")
    (folder / "nested.html").write_bytes(b"<div>" * 500_000 + b"words" + b"</div>" * 500_000)
    (folder / "entities.html").write_bytes(b"<p>" + b"&amp;" * 1_000_000)
    (folder / "quotes.md").write_bytes(b"> " * 200_000 + b"words")
    (folder / "brackets.md").write_bytes(b"[" * 200_000)
    (folder / "longline.txt").write_bytes("贷款".encode() * 1_000_000)
    (folder / "good.md").write_text("# 示例法\n\n第一条 甲。\n", "utf-8")
    settings = Settings(home=home, reader_seconds=20)
    report = add_paths(store, settings, [folder], embedder=HashEmbedder())
    codes = {Path(f.path).name: f.code for f in report.failed}
    named = {
        "bomb.docx": "zip_bomb",
        "noise.txt": "unreadable",
        "noise.docx": "unreadable",
        "empty.html": "empty",
    }
    assert named.items() <= codes.items()
    assert {"laughs.docx", "flood.pdf", "flate.pdf", "loop.pdf", "truncated.pdf", "noise.pdf"} <= set(codes)
    assert {"good.md", "longline.txt"}.isdisjoint(codes)
    assert report.added == 16 - len(codes)
    assert set(codes.values()) <= {reason.value for reason in Reason} - {"crashed"}
