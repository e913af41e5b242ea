"""A scan kept as an image: png, jpg, tiff with any number of pages, bmp. Its text comes from the recogniser."""

from __future__ import annotations

from pathlib import Path

from ingest.blocks import Reading
from ingest.readers.page_blocks import page_blocks
from ingest.readers.page_pictures import image_pages
from ingest.readers.recognised_pages import all_failed, notes, recognised_page
from ingest.recognised import NeedsRecognition, Recognised


def read_image(path: Path, recognised: Recognised) -> Reading:
    """Blocks of a scan, each with its page.

    recognised: what was read on its pages; raises NeedsRecognition for those that it lacks, and Unreadable where
    no page gives text.
    """
    count = image_pages(path)
    missing = [page for page in range(1, count + 1) if page not in recognised]
    if missing:
        raise NeedsRecognition(missing)
    pages = [recognised_page(recognised[page]) for page in range(1, count + 1)]
    if not any(page.parts for page in pages):
        raise all_failed(recognised)
    read = tuple(number for number, page in enumerate(pages, start=1) if page.parts)
    return Reading(page_blocks(pages), pages=count, notes=tuple(notes(recognised)), recognised_pages=read)
