"""The Chinese font that documents are set in: the bank's own, the one that setup brought, else one of the system.

Owns where fonts are looked for. Reads no font file beyond asking whether it is there.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.errors import FontMissing

BROUGHT = Path(__file__).parent / "fonts"
"""Where `make setup` puts Noto Sans SC and its licence."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family with the files of its regular and its bold face (one file where it has no bold one)."""

    family: str
    regular: Path
    bold: Path


_NOTO_SC = ("Noto Sans SC", "NotoSansSC-Regular", "NotoSansSC-Bold")
_KNOWN = (
    _NOTO_SC,
    ("Noto Sans CJK SC", "NotoSansCJKsc-Regular", "NotoSansCJKsc-Bold"),
    ("Noto Sans CJK SC", "NotoSansCJK-Regular", "NotoSansCJK-Bold"),
    ("Source Han Sans SC", "SourceHanSansSC-Regular", "SourceHanSansSC-Bold"),
    ("Source Han Sans CN", "SourceHanSansCN-Regular", "SourceHanSansCN-Bold"),
    ("Microsoft YaHei", "msyh", "msyhbd"),
    ("Hiragino Sans GB", "Hiragino Sans GB", "Hiragino Sans GB"),
    ("WenQuanYi Micro Hei", "wqy-microhei", "wqy-microhei"),
    ("WenQuanYi Zen Hei", "wqy-zenhei", "wqy-zenhei"),
    ("SimHei", "simhei", "simhei"),
)
"""Families with Chinese, best first: name, file name of the regular face, of the bold face (without ending)."""
_ENDINGS = (".ttf", ".otf", ".ttc")


def _system_folders() -> tuple[Path, ...]:
    if sys.platform == "win32":
        return (Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",)
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path.home() / "Library/Fonts")
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path.home() / ".fonts",
        Path.home() / ".local/share/fonts",
    )


def find(folder: Path | None = None) -> Typeface | None:
    """The best typeface there is: in `folder` (the bank's), as setup brought it, in the system; None without any."""
    return _find((*([folder] if folder else []), BROUGHT, *_system_folders()))


def need(folder: Path | None = None) -> Typeface:
    """The same. Raises FontMissing where there is none."""
    found = find(folder)
    if found is None:
        raise FontMissing(folder=str(BROUGHT))
    return found


@lru_cache(maxsize=8)
def _find(folders: tuple[Path, ...]) -> Typeface | None:
    for folder in folders:
        files = {
            path.name.lower(): path
            for path in sorted(folder.rglob("*"), reverse=True)
            if path.suffix.lower() in _ENDINGS
        }
        for family, regular, bold in _KNOWN:
            face = _file(files, regular)
            if face is not None:
                return Typeface(family, face, _file(files, bold) or face)
    return None


def _file(files: dict[str, Path], name: str) -> Path | None:
    return next((files[name.lower() + ending] for ending in _ENDINGS if name.lower() + ending in files), None)
