"""What calamine does not tell of an xlsx workbook: number formats, hidden rows and columns, invisible cells, formulas
without a value, comments and text boxes. Reads the sheets' XML once, as a stream.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from typing import Any, TypeVar
from xml.parsers import expat

from ingest.readers.package import Package, attribute, child, children, local
from ingest.readers.sheet_limits import MOST_ROWS, check_area
from ingest.readers.sheet_values import BUILT_IN, GENERAL, hides_values
from ingest.rejections import Reason, Unreadable

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_WHITE_INDEXES = frozenset({"1", "9"})
_STEP = 256 * 1024
_TINY_POINTS = 1.0
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks, as far as its text is concerned."""

    code: str = GENERAL
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells: rows from 1, columns from 0, all inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class SheetFacts:
    """What is known of one sheet. styles: row -> style number by column, for rows that have any."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    styles: dict[int, array[int]] = field(default_factory=dict)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    dressed: list[Area] = field(default_factory=list)
    """Areas whose look other things set: tables with a style, conditional formats."""
    comments: list[tuple[str, str]] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)

    def style(self, row: int, column: int) -> int:
        """The number of a cell's style, 0 for the default."""
        held = self.styles.get(row)
        return held[column] if held is not None and column < len(held) else 0

    def column_hidden(self, column: int) -> bool:
        """Whether a column is not shown."""
        return any(first <= column <= last for first, last in self.hidden_columns)

    def is_dressed(self, row: int, column: int) -> bool:
        """Whether a table or a conditional format may give the cell another look."""
        return any(a.top <= row <= a.bottom and a.left <= column <= a.right for a in self.dressed)


def cell_place(name: str) -> tuple[int, int] | None:
    """(row from 1, column from 0) of a name such as B7; None for what is none."""
    match = _CELL.fullmatch(name)
    if match is None:
        return None
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - 64
    return int(match.group(2)), column - 1


def sheet_parts(package: Package) -> dict[str, str]:
    """Sheet name -> its part."""
    workbook = package.xml("xl/workbook.xml")
    sheets = child(workbook, "sheets") if workbook is not None else None
    targets = {relation.id: relation.target for relation in package.relations("xl/workbook.xml")}
    if sheets is None:
        return {}
    return {
        sheet.get("name") or "": targets[attribute(sheet, "id") or ""]
        for sheet in children(sheets, "sheet")
        if (attribute(sheet, "id") or "") in targets
    }


def read_styles(package: Package) -> list[Style]:
    """The workbook's cell styles by number."""
    root = package.xml("xl/styles.xml")
    if root is None:
        return []
    codes = dict(BUILT_IN)
    for item in _all(root, "numFmts"):
        codes[int(item.get("numFmtId") or 0)] = item.get("formatCode") or GENERAL
    pale = [_is_pale(font) for font in _all(root, "fonts")]
    filled = [_is_filled(fill) for fill in _all(root, "fills")]
    out = []
    for style in _all(root, "cellXfs"):
        code = codes.get(int(style.get("numFmtId") or 0), GENERAL)
        tiny, white = _at(pale, style.get("fontId"), (False, False))
        unseen = tiny or (white and not _at(filled, style.get("fillId"), False)) or hides_values(code)
        out.append(Style(code, unseen))
    return out


def read_facts(package: Package, part: str) -> SheetFacts:
    """What the XML of a sheet says; raises Unreadable for a sheet above the limits."""
    facts = SheetFacts()
    if part not in package:
        return facts
    _Scan(facts).read(package, part)
    for relation in package.relations(part):
        if relation.kind == "table":
            table = package.xml(relation.target)
            facts.dressed += _areas(table.get("ref") or "") if table is not None else []
        elif relation.kind == "comments":
            facts.comments += _comments(package.xml(relation.target))
        elif relation.kind == "drawing":
            facts.drawn += _drawn(package.xml(relation.target))
    return facts


class _Scan:
    """One pass over a sheet's XML. Only beginnings of elements are looked at: a sheet has millions of cells."""

    def __init__(self, facts: SheetFacts) -> None:
        self._facts = facts
        self._row = 0
        self._column = -1
        self._is_text = False
        self._rows = 0
        self._last_row = 0
        self._last_column = 0
        self._counted = 0

    def read(self, package: Package, part: str) -> None:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartElementHandler = self._start
        try:
            with package.open(part) as stream:
                while data := stream.read(_STEP):
                    parser.Parse(data, False)
        except (expat.ExpatError, ValueError, OverflowError) as error:
            raise Unreadable(Reason.UNREADABLE, "XML") from error
        check_area(self._last_row, self._last_column + 1)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if name == "c":
            place = cell_place(attributes.get("r", ""))
            self._row, self._column = place or (self._row, self._column + 1)
            self._is_text = attributes.get("t") == "str"
            style = attributes.get("s")
            if style and style != "0":
                self._keep_style(int(style))
        elif name in ("v", "is"):
            if self._counted != self._row:
                self._counted = self._row
                self._rows += 1
                if self._rows > MOST_ROWS:
                    raise Unreadable(Reason.TOO_MANY_ROWS, f"> {MOST_ROWS:,} × {self._last_column + 1:,}")
            self._last_row = max(self._last_row, self._row)
            self._last_column = max(self._last_column, self._column)
        elif name == "f":
            if not self._is_text:
                self._facts.formulas.add((self._row, self._column))
        elif name == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isdigit() else self._row + 1
            self._column = -1
            if attributes.get("hidden") in ("1", "true"):
                self._facts.hidden_rows.add(self._row)
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            span = int(attributes.get("min", "1")) - 1, int(attributes.get("max", "1")) - 1
            self._facts.hidden_columns.append(span)
        elif name == "conditionalFormatting":
            self._facts.dressed += _areas(attributes.get("sqref", ""))

    def _keep_style(self, style: int) -> None:
        held = self._facts.styles.setdefault(self._row, array("I"))
        if 0 <= self._column < 16_384:
            held.extend([0] * (self._column + 1 - len(held)))
            held[self._column] = style


def _areas(names: str) -> list[Area]:
    out = []
    for name in names.split():
        first, _, last = name.partition(":")
        top_left, bottom_right = cell_place(first), cell_place(last or first)
        if top_left and bottom_right:
            out.append(Area(top_left[0], top_left[1], bottom_right[0], bottom_right[1]))
    return out


def _all(root: Any, name: str) -> list[Any]:
    group = child(root, name)
    return [item for item in group if local(item)] if group is not None else []


def _at(items: list[_T], number: str | None, missing: _T) -> _T:
    place = int(number) if number and number.isdigit() else -1
    return items[place] if 0 <= place < len(items) else missing


def _is_white(color: Any | None) -> bool:
    if color is None:
        return False
    rgb, tint = (color.get("rgb") or "").upper(), float(color.get("tint") or 0)
    return (
        (len(rgb) in (6, 8) and rgb.endswith("FFFFFF"))
        or (color.get("theme") == "0" and tint > -0.05)
        or color.get("indexed") in _WHITE_INDEXES
    )


def _is_pale(font: Any) -> tuple[bool, bool]:
    """(so small that no one reads it, white)."""
    size = child(font, "sz")
    points = float(size.get("val") or 11) if size is not None else 11.0
    return points <= _TINY_POINTS, _is_white(child(font, "color"))


def _is_filled(fill: Any) -> bool:
    """Whether white letters can be read on it."""
    pattern = child(fill, "patternFill")
    if pattern is None:
        return child(fill, "gradientFill") is not None
    kind = pattern.get("patternType") or "none"
    return kind != "none" and not (kind == "solid" and _is_white(child(pattern, "fgColor")))


def _comments(root: Any | None) -> list[tuple[str, str]]:
    """(cell, text) of each comment."""
    if root is None:
        return []
    found = []
    for comment in root.iter():
        if local(comment) == "comment":
            text = "".join(part.text or "" for part in comment.iter() if local(part) == "t")
            found.append((comment.get("ref") or "", " ".join(text.split())))
    return found


def _drawn(root: Any | None) -> list[str]:
    """Lines of the text boxes on a sheet; a hidden one is none."""
    lines: list[str] = []
    if root is None:
        return lines
    for shape in root.iter():
        if local(shape) != "sp":
            continue
        if any(local(part) == "cNvPr" and part.get("hidden") in ("1", "true") for part in shape.iter()):
            continue
        for paragraph in shape.iter():
            if local(paragraph) == "p":
                text = "".join(part.text or "" for part in paragraph.iter() if local(part) == "t")
                lines += [text.strip()] if text.strip() else []
    return lines
