"""Pages of a source text, set by typst: as a PDF with text, or as a scan (a picture of the page, none of its text).

A scan is turned a little, blurred and speckled as a tired office scanner does it; the speckles come from a fixed
seed, so that the same source gives the same scan.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import typst
from PIL import Image, ImageFilter

from eval.policies.sources.parts import Part

_compile: Any = typst.compile
_DPI = 150
_TURNED = (0.7, -0.5, 0.4)
"""Degrees by which the pages of a scan are turned, one after the other."""
_SPECKLE = 14.0
_PAPER = 246
_HEAD = """\
#set document(title: {title}, date: none)
#set page(paper: "a4", margin: 24mm)
#set text(font: "Noto Serif CJK SC", size: {size}pt, lang: "zh", region: "cn")
#set par(leading: 0.9em, spacing: 1.1em)
#show heading: set block(above: 1.4em, below: 0.9em)
"""


def write_pdf(parts: Iterable[Part], path: Path) -> None:
    """A PDF with its text in it."""
    _compile(_typst(list(parts), 11).encode(), output=str(path))


def write_scan(parts: Iterable[Part], path: Path) -> None:
    """A PDF of pictures of the pages."""
    made = _compile(_typst(list(parts), 12).encode(), format="png", ppi=_DPI)
    pages = made if isinstance(made, list) else [made]
    scanned = [_scanned(Image.open(io.BytesIO(page)), number) for number, page in enumerate(pages)]
    scanned[0].save(
        path, "PDF", resolution=_DPI, save_all=True, append_images=scanned[1:], quality=55,
        creationDate=None, modDate=None, producer="", title="",
    )  # fmt: skip


def _scanned(page: Image.Image, number: int) -> Image.Image:
    turned = page.convert("L").rotate(
        _TURNED[number % len(_TURNED)], Image.Resampling.BICUBIC, fillcolor=_PAPER
    )
    grey = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.7)), np.float32)
    noise = np.random.default_rng(20260101 + number).normal(0, _SPECKLE, grey.shape)
    return Image.fromarray(np.clip(grey * (_PAPER / 255) + noise, 0, 255).astype(np.uint8))


def _typst(parts: list[Part], size: int) -> str:
    title = next((part.text for part in parts if part.kind == "heading"), "")
    return _HEAD.format(title=json.dumps(title, ensure_ascii=False), size=size) + "\n\n".join(
        map(_set, parts)
    )


def _set(part: Part) -> str:
    said = json.dumps(part.text, ensure_ascii=False)
    if part.kind == "heading":
        return f"#heading(level: {part.level}, {said})"
    if part.kind == "item":
        return f"#list({said})"
    if part.kind == "paragraph":
        return f"#par({said})"
    cells = ", ".join(json.dumps(cell, ensure_ascii=False) for row in part.rows for cell in row)
    return f"#table(columns: {len(part.rows[0])}, inset: 6pt, {cells})"
