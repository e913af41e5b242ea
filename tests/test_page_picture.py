"""The picture of a page: it shows the page, and a file that cannot be drawn is named, within its limits."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from assistant.errors import PageUnavailable
from assistant.page_picture import render
from tests.ingest.conftest import make_pdf


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("L")


def why(path: Path, media_type: str, page: int, **limits: float) -> str:
    with pytest.raises(PageUnavailable) as caught:
        render(path, media_type, page, **limits)  # type: ignore[arg-type]
    assert str(page) in caught.value.text("zh")
    return caught.value.why.en


def test_a_page_of_a_pdf_is_drawn_where_its_words_stand(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [[(72, 700, 11, "first")], [(72, 100, 40, "SECOND")]])
    picture = opened(render(path, "pdf", 2, width=500))
    assert picture.width == 500
    top, bottom = picture.crop((0, 0, 500, 400)), picture.crop((0, picture.height - 150, 500, picture.height))
    assert top.getextrema() == (255, 255)
    assert bottom.getextrema()[0] < 100


def test_a_page_of_a_scan_is_drawn_upright_and_at_the_width_asked_for(tmp_path: Path) -> None:
    first, second = Image.new("L", (400, 300), 255), Image.new("L", (400, 300), 255)
    second.paste(0, (0, 0, 400, 50))
    path = tmp_path / "scan.tif"
    first.save(path, save_all=True, append_images=[second])
    picture = opened(render(path, "image", 2, width=800))
    assert picture.size == (800, 600)
    assert picture.getpixel((400, 20)) == 0
    assert picture.getpixel((400, 400)) == 255


def test_what_cannot_be_drawn_is_named(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [[(72, 700, 11, "first")]])
    assert why(path, "pdf", 2) == "there is no such page"
    assert why(path, "docx", 1) == "files of this type have no pages"
    path.write_bytes(b"%PDF-1.4 and no more")
    assert why(path, "pdf", 1) == "the page is damaged"


def test_a_picture_that_unpacks_to_too_much_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    Image.new("1", (12_000, 9_000)).save(path)
    assert path.stat().st_size < 100_000
    assert why(path, "image", 1) == "its picture is too large"


def test_time_is_limited(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [[(72, 700, 11, "first")]])
    assert why(path, "pdf", 1, seconds=0.01) == "it takes too long or too much memory"
