"""PDFs set by typst, scans made of their pages, and PDFs written object by object. Everything in them is made up."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
import typst
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from assistant.settings import Settings
from ingest.sandbox import Sandbox

Typeset = Callable[..., Path]
HEAD = '#set text(font: "Noto Serif CJK SC", size: 11pt, lang: "zh")\n#set par(leading: 0.8em)\n'


@pytest.fixture
def typeset(tmp_path: Path) -> Typeset:
    """`typeset(body, page="…")` sets a PDF with a text layer."""

    def make(body: str, name: str = "text.pdf", page: str = 'paper: "a4", margin: 2.2cm') -> Path:
        path = tmp_path / name
        typst.compile(f"#set page({page})\n{HEAD}{body}".encode(), output=str(path), root=str(tmp_path))
        return path

    return make


def pictures(pdf: Path, dpi: int = 150) -> list[Image.Image]:
    """The pages as a scanner sees them."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]
    finally:
        document.close()


def scan(pages: list[Image.Image], path: Path, dpi: int = 150) -> Path:
    """The pictures as a PDF without text, or as an image of several pages, by the suffix of `path`."""
    pages[0].save(path, resolution=dpi, save_all=len(pages) > 1, append_images=pages[1:])
    return path


def joined(parts: list[Path], path: Path) -> Path:
    """One PDF of the pages of several."""
    writer = PdfWriter()
    for part in parts:
        writer.append(str(part))
    writer.write(path)
    return path


def drawn(path: Path, content: str, *, rotate: int = 0, objects: Callable[..., None] | None = None) -> Path:
    """A PDF of one page, 595 × 842 points, with this content stream; F1 is Helvetica.

    objects: called with the writer, the page and its resources, to add what the content names.
    """
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    named = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    resources = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): named})})
    if objects is not None:
        objects(writer, page, resources)
    page[NameObject("/Resources")] = resources
    stream = DecodedStreamObject()
    stream.set_data(content.encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(stream)
    if rotate:
        page.rotate(rotate)
    writer.write(path)
    return path


def png(image: Image.Image) -> bytes:
    """The image's bytes."""
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="session")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """Both processes, kept for all tests: the models take seconds to load. Limits are for a machine that is busy."""
    settings = Settings(home=tmp_path_factory.mktemp("home"), reader_seconds=120, ocr_seconds=180, readers=1)
    with Sandbox(settings) as made:
        yield made
