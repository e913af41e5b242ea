"""The shapes of a slide with the place where each is seen: groups opened, alternatives taken once, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ingest.readers.package import attribute, child, children, local

_BAND = 230_000
"""Shapes whose upper edges differ by less than this (EMU, a quarter of an inch) stand beside each other."""
_FILLS = frozenset({"solidFill", "gradFill", "blipFill", "pattFill"})


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a shape stands on its slide, in EMU from the upper left corner."""

    left: float
    top: float
    width: float
    height: float

    def overlaps(self, other: Frame) -> bool:
        """Whether two frames share an area."""
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )

    def is_beside(self, other: Frame) -> bool:
        """Whether it lies outside another; a frame without a size may still show its letters."""
        return (
            self.left + self.width < other.left
            or self.left > other.left + other.width
            or self.top + self.height < other.top
            or self.top > other.top + other.height
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape: its XML, where it stands (None where nothing says so), whether the program shows it."""

    element: Any
    frame: Frame | None
    hidden: bool

    @property
    def kind(self) -> str:
        """sp, pic, graphicFrame, cxnSp or contentPart."""
        return local(self.element)

    @property
    def placeholder(self) -> str:
        """What the layout keeps the place for: title, ctrTitle, body, sldNum …; "" for a shape of the slide's own."""
        properties = next((part for part in self.element if local(part).startswith("nv")), None)
        settings = child(properties, "nvPr") if properties is not None else None
        place = child(settings, "ph") if settings is not None else None
        return "" if place is None else place.get("type") or "body"

    @property
    def filled(self) -> bool:
        """Whether something of its own stands behind its letters."""
        if self.kind == "pic":
            return True
        properties = child(self.element, "spPr")
        if properties is not None and child(properties, "noFill") is not None:
            return False
        if properties is not None and any(local(part) in _FILLS for part in properties):
            return not is_white(child(properties, "solidFill"))
        style = child(self.element, "style")
        reference = child(style, "fillRef") if style is not None else None
        return reference is not None and (reference.get("idx") or "0") != "0"


def is_white(fill: Any | None) -> bool:
    """Whether a solid fill is the white of paper: by value, or as the theme's first background."""
    if fill is None:
        return False
    rgb, scheme = child(fill, "srgbClr"), child(fill, "schemeClr")
    if rgb is not None:
        return (rgb.get("val") or "").upper() == "FFFFFF"
    return scheme is not None and scheme.get("val") in ("bg1", "lt1") and len(scheme) == 0


def shapes(tree: Any, placed: dict[str, Frame]) -> list[Shape]:
    """The shapes of a shape tree as a person reads them, from the upper left. placed: frames by shape id, inherited."""
    found = list(_walk(tree, placed, lambda frame: frame, hidden=False))
    with_place = enumerate(found)
    ordered = sorted(with_place, key=lambda item: (*_reading_place(item[1]), item[0]))
    return [shape for _, shape in ordered]


def _reading_place(shape: Shape) -> tuple[float, float]:
    if shape.frame is None:
        return float("inf"), 0.0
    return shape.frame.top // _BAND, shape.frame.left


_Move = Callable[[Frame], Frame]


def _walk(tree: Any, placed: dict[str, Frame], move: _Move, *, hidden: bool) -> Iterator[Shape]:
    for element in tree:
        name = local(element)
        if name == "AlternateContent":
            yield from _walk(_alternative(element), placed, move, hidden=hidden)
        elif name == "grpSp":
            unseen = hidden or _is_hidden(element)
            yield from _walk(element, placed, _into_group(element, move), hidden=unseen)
        elif name in ("sp", "pic", "graphicFrame", "cxnSp", "contentPart"):
            frame = _frame(element) or placed.get(_id(element))
            yield Shape(element, move(frame) if frame else None, hidden or _is_hidden(element))


def _alternative(element: Any) -> Any:
    """The one alternative that holds text: newer programs show the choice, older ones the fallback."""
    options = [*children(element, "Choice"), *children(element, "Fallback")]
    told = [
        option for option in options if any(local(part) in ("t", "relIds", "chart") for part in option.iter())
    ]
    return next(iter(told or options), ())


def _id(element: Any) -> str:
    named = next((part for part in element.iter() if local(part) == "cNvPr"), None)
    return "" if named is None else named.get("id") or ""


def _is_hidden(element: Any) -> bool:
    named = next((part for part in element.iter() if local(part) == "cNvPr"), None)
    return named is not None and named.get("hidden") in ("1", "true")


def _transform(element: Any) -> Any | None:
    own = child(element, "xfrm")
    if own is not None:
        return own
    properties = child(element, "grpSpPr" if local(element) == "grpSp" else "spPr")
    return child(properties, "xfrm") if properties is not None else None


def _pair(parent: Any | None, name: str, first: str, second: str) -> tuple[float, float] | None:
    found = child(parent, name) if parent is not None else None
    if found is None:
        return None
    try:
        return float(attribute(found, first) or 0), float(attribute(found, second) or 0)
    except ValueError:
        return None


def _frame(element: Any) -> Frame | None:
    transform = _transform(element)
    place, size = _pair(transform, "off", "x", "y"), _pair(transform, "ext", "cx", "cy")
    return Frame(*place, *size) if place and size else None


def _into_group(group: Any, move: _Move) -> _Move:
    """A group has coordinates of its own, scaled into its frame."""
    transform = _transform(group)
    frame = _frame(group)
    origin, extent = _pair(transform, "chOff", "x", "y"), _pair(transform, "chExt", "cx", "cy")
    if frame is None or origin is None or extent is None:
        return move
    across = frame.width / extent[0] if extent[0] else 1.0
    down = frame.height / extent[1] if extent[1] else 1.0

    def inside(inner: Frame) -> Frame:
        return move(
            Frame(
                frame.left + (inner.left - origin[0]) * across,
                frame.top + (inner.top - origin[1]) * down,
                inner.width * across,
                inner.height * down,
            )
        )

    return inside
