"""The picture of one page of a stored document, made in a process of its own with limits. Knows no store and no web.

Documents are of unknown origin: the server itself never opens one. `render` starts
`python -m assistant.page_picture`, which writes the picture to its stdout and ends.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

from assistant.domain.text import Text
from assistant.errors import PageUnavailable

WIDEST = 2400
"""Widest picture made, in pixels."""
_TALLEST = 4
"""A page higher than this many widths is drawn narrower, so that no page makes a picture without end."""
_MOST_PIXELS = 100_000_000
"""Largest scanned image opened, in pixels: 400 MB once unpacked, and no page of paper needs a quarter of it."""
_PNG = b"\x89PNG\r\n\x1a\n"
_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "VIRTUAL_ENV", "SYSTEMROOT")

_NO_PAGE = 3
_TOO_LARGE = 4
_OTHER_TYPE = 5
_NO_MEMORY = 6
_LIMIT = Text("超出时间或内存限制", "it takes too long or too much memory")
_BROKEN = Text("页面已损坏", "the page is damaged")
_WHY = {
    _NO_PAGE: Text("没有这一页", "there is no such page"),
    _TOO_LARGE: Text("图片太大", "its picture is too large"),
    _OTHER_TYPE: Text("这种文件没有页面", "files of this type have no pages"),
    _NO_MEMORY: _LIMIT,
}


def render(
    path: Path, media_type: str, page: int, *, width: int = 1000, seconds: float = 20, memory_mb: int = 1024
) -> bytes:
    """The page's picture as PNG, `width` pixels wide, upright as a reader shows it.

    media_type: "pdf" or "image" (png, jpeg, tiff, bmp). page: counted from 1. seconds: wall clock limit.
    memory_mb: address space of the process that draws, in MiB.
    Shares of the picture's width and height are the shares that a passage's boxes give.
    Raises PageUnavailable.
    """
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1"}
    environment["PYTHONPATH"] = os.pathsep.join(entry for entry in sys.path if entry)
    words = [str(path), media_type, str(page), str(max(1, min(width, WIDEST))), str(memory_mb), str(seconds)]
    try:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "assistant.page_picture", *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PageUnavailable(page=page, why=_LIMIT) from error
    if done.returncode == 0 and done.stdout.startswith(_PNG):
        return done.stdout
    killed = done.returncode < 0
    raise PageUnavailable(page=page, why=_LIMIT if killed else _WHY.get(done.returncode, _BROKEN))


def main() -> None:
    """Draw one page: PATH TYPE PAGE WIDTH MEMORY_MB SECONDS; the picture goes to stdout."""
    path, media_type, page, width, memory_mb, seconds = sys.argv[1:]
    space = int(memory_mb) * 1024 * 1024
    cpu = int(float(seconds)) + 1
    resource.setrlimit(resource.RLIMIT_AS, (space, space))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not stand in the picture
    draw = {"pdf": _pdf_page, "image": _image_page}.get(media_type)
    if draw is None:
        sys.exit(_OTHER_TYPE)
    try:
        draw(Path(path), int(page), int(width)).save(answer, "PNG")
    except MemoryError:
        sys.exit(_NO_MEMORY)
    answer.flush()


def _pdf_page(path: Path, number: int, width: int) -> Any:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    if not 1 <= number <= len(document):
        sys.exit(_NO_PAGE)
    page = document[number - 1]
    wide, high = page.get_size()
    if wide <= 0 or high <= 0:
        sys.exit(_NO_PAGE)
    scale = min(width / wide, _TALLEST * width / high)
    return page.render(scale=scale).to_pil()


def _image_page(path: Path, number: int, width: int) -> Any:
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # the limit below says why, Pillow's own warns at half of it and guesses
    with Image.open(path, formats=("PNG", "JPEG", "TIFF", "BMP")) as image:
        if not 1 <= number <= getattr(image, "n_frames", 1):
            sys.exit(_NO_PAGE)
        image.seek(number - 1)
        if image.width * image.height > _MOST_PIXELS:
            sys.exit(_TOO_LARGE)
        image.draft("RGB", (width, _TALLEST * width))  # a JPEG is unpacked no larger than needed
        upright = ImageOps.exif_transpose(image).convert("RGB")
    scale = min(width / upright.width, _TALLEST * width / upright.height)
    size = (max(1, round(upright.width * scale)), max(1, round(upright.height * scale)))
    return upright.resize(size, Image.Resampling.LANCZOS if scale < 1 else Image.Resampling.BICUBIC)


if __name__ == "__main__":
    main()
