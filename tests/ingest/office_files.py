"""Office files made by hand for the tests: Word with every kind of left-out text, a deck, workbooks, an ods, a fake soffice."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
GHOST_STYLE = (
    '<w:style w:type="character" w:styleId="GhostBase"><w:name w:val="gb"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Ghost"><w:name w:val="g"/><w:basedOn w:val="GhostBase"/></w:style>'
)


def paragraph(*runs: str) -> str:
    """A paragraph of Word's XML."""
    return f"<w:p>{''.join(runs)}</w:p>"


def run(text: str, look: str = "") -> str:
    """A run of text. look: the inside of its w:rPr."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def rewrite(path: Path, parts: Mapping[str, bytes]) -> Path:
    """A zip of these parts at `path`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def read_parts(path: Path) -> dict[str, bytes]:
    """The parts of a zip by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def word(
    path: Path,
    *body: str,
    footnotes: Mapping[int, str] | None = None,
    endnotes: Mapping[int, str] | None = None,
    comments: str = "",
    styles: str = "",
) -> Path:
    """A Word document of this XML; notes by their ids."""
    docx.Document().save(str(path))
    parts = read_parts(path)
    parts["word/document.xml"] = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document {_NAMES}><w:body>{"".join(body)}<w:sectPr/></w:body></w:document>'
    ).encode()
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(
        b"</w:styles>", f"{styles}</w:styles>".encode()
    )
    made = {}
    for kind, notes in (("footnote", footnotes), ("endnote", endnotes)):
        items = "".join(
            f'<w:{kind} w:id="{name}">{paragraph(run(text))}</w:{kind}>'
            for name, text in (notes or {}).items()
        )
        made[f"{kind}s"] = (
            f'<w:{kind}s {_NAMES}><w:{kind} w:type="separator" w:id="0"><w:p/></w:{kind}>{items}</w:{kind}s>'
        )
    made["comments"] = (
        f'<w:comments {_NAMES}><w:comment w:id="0">{paragraph(run(comments))}</w:comment></w:comments>'
    )
    relations, kinds = "", ""
    for name, text in made.items():
        parts[f"word/{name}.xml"] = text.encode()
        relations += f'<Relationship Id="made-{name}" Type="{_RELATION}{name}" Target="{name}.xml"/>'
        kinds += (
            f'<Override PartName="/word/{name}.xml" ContentType='
            f'"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"/>'
        )
    for name, end, more in (
        ("word/_rels/document.xml.rels", "</Relationships>", relations),
        ("[Content_Types].xml", "</Types>", kinds),
    ):
        parts[name] = parts[name].replace(end.encode(), (more + end).encode())
    return rewrite(path, parts)


_ODS_NAMES = (
    " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
    )
    + ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)


def ods(path: Path, tables: str, styles: str = "") -> Path:
    """An OpenDocument spreadsheet of this XML."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODS_NAMES}><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return rewrite(path, {"mimetype": kind, "content.xml": content.encode()})
