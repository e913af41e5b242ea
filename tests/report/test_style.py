"""A bank's logo and fonts: taken where they hold, refused in one line where they do not."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pypdf
import pytest
from PIL import Image

from assistant.errors import StyleUnusable
from assistant.report import typeface
from assistant.report.formats import render
from assistant.report.style import Style
from tests.report.formats.conftest import reports
from tests.report.formats.reading import page


def logo(folder: Path, kind: str = "PNG") -> Path:
    """A small logo in a file."""
    path = folder / f"logo.{kind.lower()}"
    Image.new("RGB", (120, 40), (31, 58, 95)).save(path, kind)
    return path


def test_a_logo_stands_in_every_document(tmp_path: Path) -> None:
    """Within the file; PNG and JPEG."""
    style = Style(logo=logo(tmp_path))
    sources = [
        v for n, v in page(render(reports()["chartless"], "html", style=style)).attributes if n == "src"
    ]
    assert len(sources) == 1
    assert sources[0].startswith("data:image/png;base64,")
    jpeg = Style(logo=logo(tmp_path, "JPEG"))
    pdf = pypdf.PdfReader(io.BytesIO(render(reports()["chartless"], "pdf", style=jpeg)))
    assert len(pdf.pages[0].images) == 1
    word = docx.Document(io.BytesIO(render(reports()["chartless"], "docx", style=jpeg)))
    assert [shape._inline.docPr.get("descr") for shape in word.inline_shapes] == ["福泉示例农村商业银行"]


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\n cut"])
def test_a_broken_logo_is_refused(tmp_path: Path, content: bytes) -> None:
    """Before anything is written; so is one that is not there."""
    path = tmp_path / "logo.png"
    path.write_bytes(content)
    for given in (path, tmp_path / "absent.png"):
        with pytest.raises(StyleUnusable) as raised:
            render(reports()["chartless"], "html", style=Style(logo=given))
        assert given.name in raised.value.line("en")


def test_a_cut_picture_is_refused(tmp_path: Path) -> None:
    """Its head alone says that it is one."""
    whole = io.BytesIO()
    Image.effect_noise((200, 200), 40).save(whole, "PNG")
    path = tmp_path / "logo.png"
    path.write_bytes(whole.getvalue()[: len(whole.getvalue()) // 2])
    with pytest.raises(StyleUnusable):
        render(reports()["chartless"], "docx", style=Style(logo=path))


def test_the_banks_fonts_come_first(tmp_path: Path) -> None:
    """A folder with a font that is known by its file's name; without a bold face the regular one stands in."""
    (tmp_path / "SourceHanSansSC-Regular.otf").write_bytes(b"")
    found = typeface.find(tmp_path)
    assert found is not None
    assert found.family == "Source Han Sans SC"
    assert found.bold == found.regular
