"""The letters of a Word paragraph as a reader sees them: results of fields, insertions, symbols; and what is left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from ingest.readers.docx_looks import Looks
from ingest.readers.docx_symbols import symbol
from ingest.readers.package import children, local

_DELETED = frozenset({qn("w:del"), qn("w:moveFrom")})
_LEFT_ASIDE = frozenset(
    {"pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText", "rt", "rubyPr", "fPr", "ctrlPr"}
)
"""rt is the pinyin over a character."""
_FAR_AWAY = 5_000_000
"""EMU (14 cm) to the left of or above its anchor: no page shows it."""


_SYMBOLS = re.compile(r"[\uf000-\uf0ff]")


@dataclass(slots=True)
class Seen:
    """A paragraph's text, the notes it refers to as (kind, id), text boxes anchored in it, and (why, text) left out."""

    text: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    hidden: list[tuple[str, str]] = field(default_factory=list)


def read_text(element: Any, looks: Looks, style: str | None) -> Seen:
    """What is seen of a paragraph or of another element that holds runs. style: of the paragraph."""
    seen = Seen()
    out: list[str] = []
    codes: list[bool] = []  # fields that are open here: True while their code runs, False in their result
    stack: list[Any] = list(reversed(element))
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            out.append(node)
            continue
        name = local(node)
        if node.tag in _DELETED:
            seen.hidden.append(("删去的修订", _raw(node)))
        elif name in _LEFT_ASIDE or not name:
            continue
        elif name == "r" and node.tag == qn("w:r") and (why := looks.unseen(node, style)):
            seen.hidden.append((why, _raw(node)))
            _follow_fields(node, codes)
        elif name == "fldChar":
            _follow(node, codes)
        elif any(codes):
            if len(node):
                stack.extend(reversed(node))
        elif name == "t":
            out.append(_from_symbol_font(node) if _SYMBOLS.search(node.text or "") else node.text or "")
        elif name in _CHARACTERS:
            out.append(_CHARACTERS[name])
        elif name == "sym":
            out.append(symbol(node.get(qn("w:font")) or "", node.get(qn("w:char")) or ""))
        elif name in ("footnoteReference", "endnoteReference"):
            seen.notes.append((name.removesuffix("Reference"), node.get(qn("w:id")) or ""))
        elif name == "txbxContent":
            seen.boxes.append(node)
        elif name == "anchor" and _is_out_of_sight(node):
            seen.hidden.append(("页面外的文本框", _raw(node)))
        elif name == "AlternateContent":
            stack.extend(reversed(alternative(node)))
        elif name == "f" and node.tag == qn("m:f"):
            above, below = (list(children(node, part)) for part in ("num", "den"))
            stack.extend(reversed([*above, "/", *below]))
        elif name == "sup" and node.tag == qn("m:sup"):
            stack.extend(reversed(["^", *node]))
        else:
            stack.extend(reversed(node))
    seen.text = "".join(out).replace("\u00ad", "")
    return seen


_CHARACTERS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


def alternative(element: Any) -> list[Any]:
    """The one alternative to read: newer programs show the choice, older ones the fallback, with the same text."""
    options = [*children(element, "Choice"), *children(element, "Fallback")]
    told = [
        option for option in options if any(local(part) in ("t", "txbxContent") for part in option.iter())
    ]
    return list(next(iter(told or options), ()))


def _from_symbol_font(node: Any) -> str:
    """A text whose characters stand in the private area, as symbol fonts have them there."""
    fonts = node.getparent().find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    names = [str(value) for value in fonts.attrib.values()] if fonts is not None else []
    font = next((name for name in names if name.lower().startswith(("wingdings", "symbol"))), "")
    return _SYMBOLS.sub(lambda match: symbol(font, f"{ord(match[0]):X}"), node.text or "")


def _follow(mark: Any, codes: list[bool]) -> None:
    kind = mark.get(qn("w:fldCharType"))
    if kind == "begin":
        codes.append(True)
    elif kind == "separate" and codes:
        codes[-1] = False
    elif kind == "end" and codes:
        codes.pop()


def _follow_fields(run: Any, codes: list[bool]) -> None:
    for mark in run.iter(qn("w:fldChar")):
        _follow(mark, codes)


def _raw(node: Any) -> str:
    return "".join(part.text or "" for part in node.iter(qn("w:t"), qn("w:delText"))).strip()


def _is_out_of_sight(anchor: Any) -> bool:
    """Whether a drawing is hidden, or stands where no page is."""
    for part in anchor.iter():
        name = local(part)
        if name == "docPr" and part.get("hidden") in ("1", "true"):
            return True
        if name == "posOffset" and (part.text or "").lstrip("-").isdigit() and int(part.text) < -_FAR_AWAY:
            return True
    return False
