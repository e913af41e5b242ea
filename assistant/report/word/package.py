"""Opens the template of a Word document and writes the finished file with the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from assistant.domain.text import Text
from assistant.errors import StyleUnusable
from assistant.report.word.markup import NAMESPACES

_LARGEST = 20_000_000
_UNPACKED = 200_000_000
_BROKEN = Text("不是完整的 .docx 文档", "it is no whole .docx document")
_TOO_LARGE = Text("文件过大", "it is too large")
_BEFORE_TYPE = frozenset({"headerReference", "footerReference", "footnotePr", "endnotePr"})
_AFTER_COLUMNS = frozenset({"formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid",
                            "printerSettings", "sectPrChange"})  # fmt: skip
"""What stands before `type` and after `cols` in the properties of a section, by the schema's order."""
_MOMENT = (1980, 1, 1, 0, 0, 0)


def opened(template: Path | None) -> Any:
    """An empty document with the template's styles, margins, headers and footers; python-docx's own without one.

    Raises StyleUnusable.
    """
    if template is None:
        return _emptied(_modern(docx.Document()))
    try:
        data = template.read_bytes()
        if len(data) > _LARGEST:
            raise StyleUnusable(file=str(template), why=_TOO_LARGE)
        with zipfile.ZipFile(io.BytesIO(data)) as members:
            if sum(member.file_size for member in members.infolist()) > _UNPACKED:
                raise StyleUnusable(file=str(template), why=_TOO_LARGE)
        document = docx.Document(io.BytesIO(data))
        document.styles["Normal"]
        return _emptied(document)
    except (
        OSError, KeyError, ValueError, AttributeError, NotImplementedError, zipfile.BadZipFile, PackageNotFoundError,
        etree.XMLSyntaxError,
    ) as error:  # fmt: skip
        raise StyleUnusable(file=str(template), why=_BROKEN) from error


def _modern(document: Any) -> Any:
    """Tell Word that the document is of today, else it opens python-docx's in compatibility mode with other tables."""
    compat = parse_xml(
        f'<w:compat {NAMESPACES}><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    settings = document.settings.element
    old = settings.find(qn("w:compat"))
    if old is None:
        settings.append(compat)
    else:
        settings.replace(old, compat)
    return document


def _emptied(document: Any) -> Any:
    body = document.element.body
    for child in list(body):
        if child is not body.sectPr:
            body.remove(child)
    body.get_or_add_sectPr()
    return document


def fill(document: Any, content: str) -> None:
    """Give an emptied document its body. Parsed in one go: moving 5,000 rows from tree to tree took minutes."""
    section = etree.tostring(document.element.body.sectPr, encoding="unicode")
    document.part._element = parse_xml(
        f"<w:document {NAMESPACES}><w:body>{content}{section}</w:body></w:document>"
    )


def section(document: Any, columns: int = 0) -> str:
    """The properties of a section that ends here and looks like the whole; with columns it goes on below what was before."""
    copied = deepcopy(document.element.body.sectPr)
    if columns:
        _continuous(copied)
        for old in copied.findall(qn("w:cols")):
            copied.remove(old)
        made = parse_xml(f'<w:cols {NAMESPACES} w:num="{columns}" w:space="360"/>')
        after = next((one for one in copied if one.tag.split("}")[1] in _AFTER_COLUMNS), None)
        copied.append(made) if after is None else after.addprevious(made)
    text: str = etree.tostring(copied, encoding="unicode")
    return text


def go_on(document: Any) -> None:
    """Let the last section begin where the one before it ends, not on a page of its own."""
    _continuous(document.element.body.sectPr)


def _continuous(properties: Any) -> None:
    for old in properties.findall(qn("w:type")):
        properties.remove(old)
    kind = parse_xml(f'<w:type {NAMESPACES} w:val="continuous"/>')
    before = [one for one in properties if one.tag.split("}")[1] in _BEFORE_TYPE]
    before[-1].addnext(kind) if before else properties.insert(0, kind)


def saved(document: Any) -> bytes:
    """The document's file; its members carry no time."""
    out = io.BytesIO()
    document.save(out)
    made = io.BytesIO()
    with zipfile.ZipFile(out) as members, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for member in members.infolist():
            info = zipfile.ZipInfo(member.filename, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, members.read(member))
    return made.getvalue()
