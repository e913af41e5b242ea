"""The pages of a PDF or of a scanned image as pictures for the recogniser, bounded in size. Reads no text."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from ingest.rejections import Reason, Unreadable

Pictured = Literal["pdf", "image"]
"""Media types whose pages can be drawn."""

MOST_PIXELS = 100_000_000
"""Largest image opened, in pixels: 300 MB unpacked. A sheet of A3 at 600 dpi has 70 million."""
MOST_FRAMES = 2_000
"""Most pages of one TIFF."""
DPI = 200
LONGEST = 2_600
"""Longest side of a picture that is read, in pixels: A4 at 200 dpi has 2,340; A3 comes down to 157 dpi."""
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP")


def image_pages(path: Path) -> int:
    """Number of pages of a scanned image; raises Unreadable where a page would unpack to too much."""
    with _opened(path) as image:
        count = int(getattr(image, "n_frames", 1))
        if count > MOST_FRAMES:
            raise Unreadable(Reason.TOO_BIG, f"{count} pages")
        for frame in range(count):
            image.seek(frame)
            if image.width * image.height > MOST_PIXELS:
                raise Unreadable(Reason.TOO_BIG, f"{image.width} × {image.height}")
        return count


def page_picture(path: Path, kind: Pictured, page: int) -> tuple[Any, float]:
    """(picture in RGB as Pillow's image, its dots per inch) of one page, counted from 1, upright as a viewer shows it."""
    return _pdf_page(path, page) if kind == "pdf" else _image_page(path, page)


def _pdf_page(path: Path, number: int) -> tuple[Any, float]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        page = document[number - 1]
        wide, high = page.get_size()
        if min(wide, high) < 1:
            raise Unreadable(Reason.UNREADABLE, "page size")
        scale = min(DPI / 72, LONGEST / max(wide, high))
        # Comments are no text of the page: what a reader wrote over it stays out.
        bitmap = page.render(scale=scale, may_draw_forms=False, draw_annots=False)
        return bitmap.to_pil().convert("RGB"), scale * 72
    finally:
        document.close()


def _image_page(path: Path, number: int) -> tuple[Any, float]:
    from PIL import Image, ImageOps

    with _opened(path) as image:
        image.seek(number - 1)
        if image.width * image.height > MOST_PIXELS:
            raise Unreadable(Reason.TOO_BIG, f"{image.width} × {image.height}")
        longest = max(image.size)
        image.draft("RGB", (LONGEST, LONGEST))  # a JPEG is unpacked no larger than needed
        picture = ImageOps.exif_transpose(_on_white(image))
    if max(picture.size) > LONGEST:
        picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    # What a scanner writes as its resolution is often wrong; paper is mostly A4, 11.7 inches long.
    return picture, max(picture.size) / 11.7 if longest > 0 else float(DPI)


def _on_white(image: Any) -> Any:
    """RGB; what is transparent shows white, as paper does."""
    from PIL import Image

    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        whole = image.convert("RGBA")
        paper = Image.new("RGBA", whole.size, "white")
        return Image.alpha_composite(paper, whole).convert("RGB")
    if image.mode.startswith("I"):  # 16 bits of grey
        return image.point(lambda level: level / 256).convert("L").convert("RGB")
    return image.convert("RGB")


def _opened(path: Path) -> Any:
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # MOST_PIXELS decides; Pillow would warn at its own figure
    try:
        return Image.open(path, formats=_FORMATS)
    except UnidentifiedImageError as error:
        raise Unreadable(Reason.UNREADABLE, "image") from error
