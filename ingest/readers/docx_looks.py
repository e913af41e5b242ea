"""What an eye sees of a run of text in Word: hidden, white on white and tiny letters, set directly or by styles."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn

from ingest.readers.package import child, local

_OFF = frozenset({"0", "false", "off"})
_TINY_HALF_POINTS = 2
_PALE = 0xF8
"""Each of red, green and blue from which on a colour is taken for white."""
_FILLS = frozenset({"solidFill", "gradFill", "blipFill", "pattFill"})
_DEEPEST_STYLE = 20


@dataclass(frozen=True, slots=True)
class Look:
    """None: not said here, so that a style decides."""

    hidden: bool | None = None
    white: bool | None = None
    half_points: int | None = None
    shaded: bool | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, the one below where it does not."""
        return Look(
            below.hidden if self.hidden is None else self.hidden,
            below.white if self.white is None else self.white,
            below.half_points if self.half_points is None else self.half_points,
            below.shaded if self.shaded is None else self.shaded,
        )


class Looks:
    """The styles of one document, and the colour of its page."""

    def __init__(self, document: Any) -> None:
        self._styles = {
            style.get(qn("w:styleId")): style for style in document.styles.element.iterchildren(qn("w:style"))
        }
        self._known: dict[str, Look] = {}
        self._shading: dict[str, bool] = {}
        defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        self._defaults = _look(defaults)
        ground = document.element.find(qn("w:background"))
        self._page = ground is not None and not _is_pale(ground.get(qn("w:color")) or "FFFFFF")

    def unseen(self, run: Any, paragraph_style: str | None) -> str:
        """Why no eye sees the run: 隐藏, 白字 or 过小; "" where it is seen."""
        properties = run.find(qn("w:rPr"))
        character_style = _value(properties, "w:rStyle")
        look = _look(properties)
        for style in (character_style, paragraph_style):
            look = look.over(self._style(style))
        look = look.over(self._defaults)
        if look.hidden:
            return "隐藏文字"
        if look.half_points is not None and look.half_points <= _TINY_HALF_POINTS:
            return "过小的字"
        if look.white and not look.shaded and not self._page and not self._on_colour(run):
            return "白字"
        return ""

    def chain(self, style_id: str | None) -> list[Any]:
        """The elements of a style and of those that it is based on, nearest first."""
        out: list[Any] = []
        while style_id in self._styles and len(out) < _DEEPEST_STYLE:
            style = self._styles[style_id]
            out.append(style)
            style_id = _value(style, "w:basedOn")
        return out

    def _style(self, style_id: str | None) -> Look:
        if style_id is None:
            return Look()
        if style_id not in self._known:
            look = Look()
            for style in self.chain(style_id):
                ground = _shade(style.find(qn("w:pPr")))
                look = look.over(replace(_look(style.find(qn("w:rPr"))), shaded=ground or None))
            self._known[style_id] = look
        return self._known[style_id]

    def _on_colour(self, run: Any) -> bool:
        """Whether a paragraph, cell, table or text box puts a colour behind the run."""
        for parent in run.iterancestors():
            name = local(parent)
            if name == "p" and _shade(parent.find(qn("w:pPr"))):
                return True
            if name == "tc" and _shade(parent.find(qn("w:tcPr"))):
                return True
            if name == "tbl":
                properties = parent.find(qn("w:tblPr"))
                if _shade(properties) or self._style_shades(_value(properties, "w:tblStyle")):
                    return True
            if name == "wsp" and _is_filled(parent):
                return True
            if name in ("shape", "rect", "roundrect") and not _is_pale(parent.get("fillcolor") or "FFFFFF"):
                return True
        return False

    def _style_shades(self, style_id: str | None) -> bool:
        """Whether a table style colours any of its cells: then white letters are a heading's."""
        if style_id is None:
            return False
        if style_id not in self._shading:
            shades = (shade for style in self.chain(style_id) for shade in style.iter(qn("w:shd")))
            self._shading[style_id] = any(_is_coloured(shade) for shade in shades)
        return self._shading[style_id]


def _value(parent: Any | None, name: str) -> str | None:
    found = parent.find(qn(name)) if parent is not None else None
    return str(found.get(qn("w:val"))) if found is not None and found.get(qn("w:val")) else None


def _look(properties: Any | None) -> Look:
    if properties is None:
        return Look()
    vanish = properties.find(qn("w:vanish"))
    color, size = _value(properties, "w:color"), _value(properties, "w:sz") or ""
    mark = _value(properties, "w:highlight")
    shaded = _shade(properties) or (mark not in (None, "none", "white"))
    return Look(
        hidden=None if vanish is None else (vanish.get(qn("w:val")) or "1") not in _OFF,
        white=None if color is None else _is_pale(color),
        half_points=int(size) if size.isdigit() else None,
        shaded=shaded or None,
    )


def _shade(properties: Any | None) -> bool:
    shade = properties.find(qn("w:shd")) if properties is not None else None
    return shade is not None and _is_coloured(shade)


def _is_coloured(shade: Any) -> bool:
    fill = shade.get(qn("w:fill")) or "auto"
    pattern = shade.get(qn("w:val")) or "clear"
    return (fill.lower() != "auto" and not _is_pale(fill)) or pattern == "solid" or pattern.startswith("pct")


def _is_pale(color: str) -> bool:
    color = {"white": "FFFFFF"}.get(color.strip("#").lower(), color.strip("#"))
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", color):
        return False
    return all(int(color[place : place + 2], 16) >= _PALE for place in (0, 2, 4))


def _is_filled(shape: Any) -> bool:
    properties = child(shape, "spPr")
    if properties is None or child(properties, "noFill") is not None:
        return False
    if not any(local(part) in _FILLS for part in properties):
        style = child(shape, "style")
        reference = child(style, "fillRef") if style is not None else None
        return reference is not None and (reference.get("idx") or "0") != "0"
    solid = child(properties, "solidFill")
    rgb = child(solid, "srgbClr") if solid is not None else None
    return rgb is None or not _is_pale(rgb.get("val") or "")
