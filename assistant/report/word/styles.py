"""The Word styles of a report: the built-in look, or what the bank's template has, completed where it lacks one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from assistant.report.word.markup import NAMESPACES, NAVY, RULE, SLATE

_BODY = ("Times New Roman", "宋体")
_HEAD = ("Arial", "黑体")


@dataclass(frozen=True, slots=True)
class Look:
    """A style: fonts (Latin, Chinese), size in points, and how its paragraphs stand (twentieths of a point)."""

    name: str
    size: float
    fonts: tuple[str, str] = _BODY
    colour: str = ""
    bold: bool = False
    before: int = 0
    after: int = 80
    line: int = 320
    """Line spacing in 240ths of a line."""
    keep: bool = False
    more: str = ""
    """Further paragraph properties, borders and tabs."""
    character: bool = False
    raised: bool = False


_UNDERLINED = f'<w:pBdr><w:bottom w:val="single" w:sz="10" w:space="4" w:color="{NAVY}"/></w:pBdr>'
_LINE_BELOW = f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="{RULE}"/></w:pBdr>'
_NO_LINE = '<w:pBdr><w:bottom w:val="nil"/></w:pBdr>'
LOOKS = (
    Look("Normal", 10.5, after=100),
    Look("Title", 22, _HEAD, NAVY, bold=True, before=60, after=60, line=264),
    Look("Subtitle", 14, _HEAD, bold=True, after=120, line=264),
    Look("Heading 1", 15, _HEAD, NAVY, bold=True, before=400, after=160, line=264, keep=True, more=_UNDERLINED),
    Look("Heading 2", 12, _HEAD, NAVY, bold=True, before=260, after=100, line=264, keep=True),
    Look("Heading 3", 11, _HEAD, NAVY, bold=True, before=200, after=80, line=264, keep=True),
    Look("Caption", 9.5, _HEAD, "1F2933", bold=True, before=200, after=80, line=264, keep=True),
    Look("Quote", 10.5, after=0),
    Look("Header", 8.5, colour=SLATE, after=0, line=240, more=_LINE_BELOW),
    Look("Footer", 8.5, colour=SLATE, after=0, line=240),
    Look("TOC Heading", 13, _HEAD, NAVY, bold=True, before=320, after=120, line=264, more=_NO_LINE),
    Look("TOC 1", 10, after=10, line=264),
    Look("Footnote Text", 8, colour="475569", after=0, line=240),
    Look("Footnote Reference", 0, colour=NAVY, character=True, raised=True),
    Look("Report Table", 9, after=0, line=264, before=20),
    Look("Report Remark", 8.5, colour=SLATE, before=60, after=80, line=264),
    Look("Report Source", 7.5, before=0, after=16, line=230),
)  # fmt: skip


class Styles:
    """The ids of a document's styles by the names of LOOKS."""

    def __init__(self, document: Any, *, own: bool) -> None:
        """own: the document is ours, so every look is applied; else only what the template lacks is added."""
        self._ids: dict[str, str] = {}
        known = {style.name: style for style in document.styles}
        for look in LOOKS:
            style = known.get(look.name)
            if style is None:
                kind = WD_STYLE_TYPE.CHARACTER if look.character else WD_STYLE_TYPE.PARAGRAPH
                style = document.styles.add_style(look.name, kind, builtin=not look.name.startswith("Report"))
                style.quick_style = False
                if not look.character:
                    style.base_style = known.get("Normal")
                _apply(style.element, look)
            elif own:
                _apply(style.element, look)
            self._ids[look.name] = style.style_id
            known[look.name] = style

    def __getitem__(self, name: str) -> str:
        return self._ids[name]


def _apply(element: Any, look: Look) -> None:
    for tag in ("w:pPr", "w:rPr"):
        for old in element.findall(qn(tag)):
            element.remove(old)
    if not look.character:
        element.append(_part("pPr", _paragraph(look)))
    element.append(_part("rPr", _letters(look)))


def _part(tag: str, content: str) -> Any:
    return parse_xml(f"<w:{tag} {NAMESPACES}>{content}</w:{tag}>")


def _paragraph(look: Look) -> str:
    level = look.name.removeprefix("Heading ")
    outline = (
        f'<w:outlineLvl w:val="{int(level) - 1}"/>' if level.isdigit() and "Heading" in look.name else ""
    )
    keep = "<w:keepNext/><w:keepLines/>" if look.keep else ""
    spacing = (
        f'<w:spacing w:before="{look.before}" w:after="{look.after}" w:line="{look.line}" w:lineRule="auto"/>'
    )
    return f'{keep}{look.more}<w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>{spacing}{outline}'


def _letters(look: Look) -> str:
    raised = '<w:vertAlign w:val="superscript"/>' if look.raised else ""
    colour = f'<w:color w:val="{look.colour}"/>' if look.colour else ""
    if look.character:
        return f'<w:b w:val="0"/>{colour}{raised}'
    latin, chinese = look.fonts
    fonts = f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{chinese}" w:cs="{latin}" w:hint="eastAsia"/>'
    size = f'<w:sz w:val="{look.size * 2:.0f}"/><w:szCs w:val="{look.size * 2:.0f}"/>'
    weight = "<w:b/><w:bCs/>" if look.bold else '<w:b w:val="0"/><w:i w:val="0"/>'
    return f'{fonts}{weight}{colour}<w:spacing w:val="0"/><w:kern w:val="0"/>{size}<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
