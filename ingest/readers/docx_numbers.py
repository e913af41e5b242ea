"""The numbers that Word counts by itself (第一条, 1.2, （一）): they stand in no text, yet people cite them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

_HAN_FORMATS = frozenset(
    {"chineseCounting", "chineseCountingThousand", "ideographTraditional", "japaneseCounting", "taiwaneseCounting",
     "taiwaneseCountingThousand", "chineseLegalSimplified", "ideographDigital"}
)  # fmt: skip
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
    (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


class Numbering:
    """Counts numbered paragraphs in their order."""

    def __init__(self, document: Any) -> None:
        self._lists: dict[str, str] = {}
        self._levels: dict[tuple[str, int], _Level] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._by_style: dict[str, Any] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._read_styles(document)
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):  # a document without lists has no such part
            return
        for abstract in root.iterchildren(qn("w:abstractNum")):
            name = abstract.get(qn("w:abstractNumId"))
            for level in abstract.iterchildren(qn("w:lvl")):
                self._levels[name, int(level.get(qn("w:ilvl")))] = _Level(
                    form=_value(level, "w:numFmt", "decimal"),
                    text=_value(level, "w:lvlText", ""),
                    start=int(_value(level, "w:start", "1")),
                )
        for number in root.iterchildren(qn("w:num")):
            name = number.get(qn("w:numId"))
            self._lists[name] = _value(number, "w:abstractNumId", "")
            for level in number.iterchildren(qn("w:lvlOverride")):
                if level.find(qn("w:startOverride")) is not None:
                    depth, start = int(level.get(qn("w:ilvl"))), int(_value(level, "w:startOverride", "1"))
                    self._restarts.setdefault(name, {})[depth] = start

    def _read_styles(self, document: Any) -> None:
        """The lists that styles put their paragraphs into, those that they are based on included."""
        styles = {style.style_id: style.element for style in document.styles}
        for name, style in styles.items():
            parent, left = style, 20
            while parent is not None and left:
                numbered = parent.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
                if numbered is not None:
                    self._by_style[name] = numbered
                    break
                parent, left = styles.get(_value(parent, "w:basedOn", "")), left - 1

    def next(self, paragraph: Any, style_id: str | None) -> str:
        """The number that Word shows before this paragraph, "" for none; bullets show as •."""
        found = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        numbered = found if found is not None else self._by_style.get(style_id or "")
        if numbered is None:
            return ""
        number = _value(numbered, "w:numId", "")
        name = self._lists.get(number, "")
        depth = int(_value(numbered, "w:ilvl", "0"))
        level = self._levels.get((name, depth))
        if level is None:
            return ""
        if level.form == "bullet":
            return "•"
        if level.form == "none":
            return ""
        for deep, start in self._restarts.pop(
            number, {}
        ).items():  # the first paragraph of a list that begins anew
            self._counts[name, deep] = start - 1
        self._counts[name, depth] = self._counts.get((name, depth), level.start - 1) + 1
        for list_name, deeper in list(self._counts):
            if list_name == name and deeper > depth:
                del self._counts[list_name, deeper]
        return re.sub(r"%(\d)", lambda m: self._shown(name, int(m[1]) - 1), level.text)

    def _shown(self, name: str, depth: int) -> str:
        level = self._levels.get((name, depth))
        if level is None:
            return ""
        count = self._counts.get((name, depth), level.start)
        return _han(count) if level.form in _HAN_FORMATS else _written(count, level.form)


def _value(parent: Any, name: str, missing: str) -> str:
    child = parent.find(qn(name))
    return str(child.get(qn("w:val")) or missing) if child is not None else missing


def _written(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and count <= 26:
        return chr((ord("a") if form == "lowerLetter" else ord("A")) + count - 1)
    if form in ("lowerRoman", "upperRoman"):
        return _roman(count) if form == "upperRoman" else _roman(count).lower()
    if form.startswith("decimalEnclosedCircle") and 1 <= count <= 20:
        return chr(0x2460 + count - 1)
    return str(count)


def _roman(count: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        out += letters * (count // value)
        count %= value
    return out


def _han(count: int) -> str:
    """A count up to 9999 in Chinese numerals as articles have them: 十二, 一百零三."""
    if count < 10:
        return _DIGITS[count]
    if count < 20:
        return "十" + (_DIGITS[count % 10] if count % 10 else "")
    out, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, count = divmod(count, unit)
        if digit:
            out += ("零" if zero and out else "") + _DIGITS[digit] + name
            zero = False
        elif out:
            zero = True
    return out
