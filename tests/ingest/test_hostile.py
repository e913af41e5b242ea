"""A bomb is refused before it is opened; the whole corpus of hostile files has a slow test of its own."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from ingest.digest import read_blocks
from ingest.rejections import Reason, Unreadable


def docx_bomb(path: Path) -> Path:
    """A Word file of some hundred KB whose text unpacks to 60 MB."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as part:
            for _ in range(60):
                part.write(b" " * 1_000_000)
    return path


def test_a_packed_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = docx_bomb(tmp_path / "bomb.docx")
    assert path.stat().st_size < 1_000_000
    with pytest.raises(Unreadable) as caught:
        read_blocks(path, "docx")
    assert caught.value.reason is Reason.ZIP_BOMB
