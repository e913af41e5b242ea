"""How a bank wants its reports to look: its Word template, its logo, its fonts. Files are checked before anything is written."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from assistant.domain.text import Text
from assistant.errors import StyleUnusable
from assistant.report import typeface
from assistant.report.typeface import Typeface

_LARGEST = 2_000_000
_MOST_PIXELS = 20_000_000
_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}
_UNREADABLE = Text("文件不存在或无法读取", "it is not there or cannot be read")
_TOO_LARGE = Text("图片超过2MB或2000万像素", "the picture has over 2 MB or 20 million pixels")
_NO_PICTURE = Text("不是完整的 PNG 或 JPEG 图片", "it is no whole PNG or JPEG picture")


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that was read and checked. Width and height in pixels."""

    data: bytes
    media_type: str
    width: int
    height: int

    @property
    def ending(self) -> str:
        """The ending of a file that holds it."""
        return "png" if self.media_type == "image/png" else "jpg"


@dataclass(frozen=True, slots=True)
class Style:
    """template: a .docx whose styles, margins and headers the Word form takes. logo: PNG or JPEG.

    fonts: a folder with a Chinese font (TrueType or OpenType), tried before the one that setup brought.
    """

    template: Path | None = None
    logo: Path | None = None
    fonts: Path | None = None

    def read_logo(self) -> Logo | None:
        """The logo, None where the bank gave none. Raises StyleUnusable."""
        return None if self.logo is None else _logo(self.logo)

    def find_typeface(self) -> Typeface | None:
        """The font to set in, None where no Chinese font is there."""
        return typeface.find(self.fonts)

    def need_typeface(self) -> Typeface:
        """The font to set in. Raises FontMissing."""
        return typeface.need(self.fonts)


def _logo(path: Path) -> Logo:
    from PIL import Image

    try:
        data = path.read_bytes()
    except OSError as error:
        raise StyleUnusable(file=str(path), why=_UNREADABLE) from error
    if len(data) > _LARGEST:
        raise StyleUnusable(file=str(path), why=_TOO_LARGE)
    try:
        with Image.open(io.BytesIO(data), formats=list(_TYPES)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise StyleUnusable(file=str(path), why=_TOO_LARGE)
            picture.load()
            return Logo(data, _TYPES[picture.format or ""], picture.width, picture.height)
    except (OSError, ValueError, KeyError, SyntaxError, Image.DecompressionBombError) as error:
        raise StyleUnusable(file=str(path), why=_NO_PICTURE) from error
