"""What a PDF says beside its pages' text: comments, filled fields, optional content that is off. Reads no text layer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pypdf

_NO_COMMENT = frozenset({"/Link", "/Widget", "/Movie", "/Screen", "/3D", "/PrinterMark", "/TrapNet"})


def comments(page: pypdf.PageObject) -> list[str]:
    """The words of the notes, marks and stamps that were laid over a page."""
    out = []
    for entry in _listed(page.get("/Annots")):
        said = entry.get("/Contents")
        if entry.get("/Subtype") not in _NO_COMMENT and isinstance(said, str) and said.strip():
            out.append(said.strip())
    return out


def fields(page: pypdf.PageObject) -> list[str]:
    """What was filled into the fields of a form: 「name：value」."""
    out = []
    for entry in _listed(page.get("/Annots")):
        parent = _object(entry.get("/Parent"))
        value, name = (entry.get(key, parent.get(key)) for key in ("/V", "/T"))
        if entry.get("/Subtype") == "/Widget" and isinstance(value, str) and value.strip(" /"):
            out.append(f"{name}：{value.strip()}" if isinstance(name, str) else value.strip())
    return out


def layers_off(reader: pypdf.PdfReader) -> frozenset[str]:
    """Names of the optional content groups that a viewer does not show at first."""
    properties = _object(reader.root_object.get("/OCProperties"))
    default = _object(properties.get("/D"))
    groups = list(_listed(properties.get("/OCGs")))
    off = list(_listed(default.get("/OFF")))
    if default.get("/BaseState") == "/OFF":
        shown = [group.get("/Name") for group in _listed(default.get("/ON"))]
        off += [group for group in groups if group.get("/Name") not in shown]
    return frozenset(str(group.get("/Name")) for group in off)


def _listed(entries: Any) -> Iterator[dict[str, Any]]:
    entries = entries.get_object() if hasattr(entries, "get_object") else entries
    if not isinstance(entries, Iterable):
        return
    for entry in entries:
        if found := _object(entry):
            yield found


def _object(entry: Any) -> dict[str, Any]:
    found = entry.get_object() if hasattr(entry, "get_object") else entry
    return found if isinstance(found, dict) else {}
