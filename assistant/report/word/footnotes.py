"""The footnotes part of a Word document, which python-docx does not make: its separators, its notes, its relation.

Word counts footnotes itself, so they have to come in the order of the report's numbers, none left out; what does not is
a link to the list of sources. (A note can carry a mark of its own, but LibreOffice then prints the mark twice.)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from assistant.report.word.markup import NAMESPACES, paragraph, raised, run
from assistant.report.word.styles import Styles

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    "</w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
    'w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
_AFTER_FOOTNOTES = ("endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang",
                    "clrSchemeMapping", "doNotIncludeSubdocsInStats", "shapeDefaults", "decimalSymbol", "listSeparator")  # fmt: skip
"""What follows footnotePr in the settings part, by the schema's order."""


def attach(document: Any, texts: Mapping[int, str], styles: Styles) -> None:
    """Give the document the footnotes `texts` by number from 1; those that a template brought are replaced."""
    notes = "".join(
        f'<w:footnote w:id="{n}">'
        + paragraph(_mark(styles["Footnote Reference"]) + run(f" {text}"), styles["Footnote Text"])
        + "</w:footnote>"
        for n, text in texts.items()
    )
    blob = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:footnotes {NAMESPACES}>{_SEPARATORS}{notes}</w:footnotes>"
    ).encode()
    main = document.part
    for name, relation in list(main.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
            del main.rels[name]
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, main.package)
    main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    _declare(document.settings.element)


def _mark(style: str) -> str:
    return f"<w:r>{raised(style)}<w:footnoteRef/></w:r>"


def _declare(settings: Any) -> None:
    for old in settings.findall(qn("w:footnotePr")):
        settings.remove(old)
    declared = parse_xml(
        f'<w:footnotePr {NAMESPACES}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    )
    after = next((child for child in settings if child.tag.split("}")[1] in _AFTER_FOOTNOTES), None)
    if after is None:
        settings.append(declared)
    else:
        after.addprevious(declared)
