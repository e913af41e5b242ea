"""WordprocessingML as text: runs, paragraphs, marks, tables, pictures. Every word that comes in is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from assistant.report.notes import Mark

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
EMU = 12_700
"""English Metric Units of a point."""
NAVY, SLATE, RULE, HAIR, PALE, WASH, HINT = (
    "1F3A5F",
    "64748B",
    "C5CED8",
    "E3E8EE",
    "EEF2F7",
    "F8FAFC",
    "94A3B8",
)
TONES = {
    "plain": ("", WASH, SLATE),
    "good": ("2F6B5E", "F2F8F5", "2F6B5E"),
    "warning": ("9A6700", "FDF8EC", "9A6700"),
    "stop": ("8C2F39", "FBF1F1", "8C2F39"),
}
"""For each tone the colour of its words in a table, its ground, its border."""


def attribute(words: str) -> str:
    """`words` as an attribute's value, with its quotes."""
    return quoteattr(words)


def run(words: str, *, bold: bool = False, colour: str = "", size: float = 0, style: str = "") -> str:
    """A run; size in points. Line ends become breaks."""
    look = (f'<w:rStyle w:val="{style}"/>' if style else "") + ("<w:b/>" if bold else "")
    look += f'<w:color w:val="{colour}"/>' if colour else ""
    look += f'<w:sz w:val="{size * 2:.0f}"/><w:szCs w:val="{size * 2:.0f}"/>' if size else ""
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    text = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in words.split("\n"))
    return f"<w:r>{look}{text}</w:r>"


def paragraph(content: str, style: str = "", look: str = "") -> str:
    """A paragraph of runs. look: further paragraph properties, in the schema's order after the style."""
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + look
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def bookmark(name: str, number: int, content: str) -> str:
    """`content` under a bookmark; `number` is the bookmark's id in the document."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def link(anchor: str, content: str) -> str:
    """`content` as a link within the document."""
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{content}</w:hyperlink>'


def field(code: str, shown: str) -> str:
    """A field with what it shows until it is updated."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText>'
        f'</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def source_anchor(n: int) -> str:
    """The bookmark of source `n` in the list at the end."""
    return f"source_{n}"


def marks(given: Iterable[Mark], reference_style: str) -> str:
    """Marks of sources: the footnote itself where it belongs here, else a link to the list of sources."""
    made = []
    for mark in given:
        if mark.footnote:
            note = f'<w:r>{raised(reference_style)}<w:footnoteReference w:id="{mark.n}"/></w:r>'
            made.append(run("[", style=reference_style) + note + run("]", style=reference_style))
        else:
            made.append(link(source_anchor(mark.n), run(f"[{mark.n}]", style=reference_style)))
    return "".join(made)


def raised(reference_style: str) -> str:
    """The properties of a run that is a footnote's mark."""
    return f'<w:rPr><w:rStyle w:val="{reference_style}"/></w:rPr>'


def toned(tone: str) -> str:
    """Paragraph properties of a remark: a bar at the left and a light ground."""
    _, ground, bar = TONES[tone]
    return (
        f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{bar}"/></w:pBdr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/><w:spacing w:before="100" w:after="100"/>'
        f'<w:ind w:left="200" w:right="60"/>'
    )


def cell(content: str, width: int, *, fill: str = "", span: int = 1, borders: str = "") -> str:
    """A cell of paragraphs; width in twentieths of a point."""
    look = f'<w:tcW w:w="{width}" w:type="dxa"/>' + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
    look += f"<w:tcBorders>{borders}</w:tcBorders>" if borders else ""
    look += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{content}</w:tc>"


def row(cells: Iterable[str], *, header: bool = False, height: int = 0) -> str:
    """A row that is not broken over pages; a header is repeated on each. height: at least, twentieths of a point."""
    look = "<w:cantSplit/>" + (f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else "")
    look += "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr>{look}</w:trPr>{''.join(cells)}</w:tr>"


def table(rows: Iterable[str], widths: Sequence[int], borders: str, *, inset: int = 90) -> str:
    """A table of fixed column widths (twentieths of a point)."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{inset}" w:type="dxa"/>'
        f'<w:right w:w="{inset}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def border(side: str, size: int, colour: str) -> str:
    """One side of a table's or cell's border; size in eighths of a point, 0 for none."""
    kind = "single" if size else "nil"
    return f'<w:{side} w:val="{kind}" w:sz="{size}" w:space="0" w:color="{colour}"/>'


def picture(relation: str, number: int, wide: float, high: float, words: str) -> str:
    """A picture in the line; wide and high in points; `words` are read to who does not see it."""
    cx, cy = round(wide * EMU), round(high * EMU)
    name = f'id="{number}" name="picture {number}" descr={attribute(words)}'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
        f'<wp:docPr {name}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
