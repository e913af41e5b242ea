"""The parts of an Office document (OPC) and how they refer to each other. Opened only after ingest.packed has checked it."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from lxml import etree

from ingest.rejections import Reason, Unreadable


def parse_xml(data: bytes) -> Any:
    """The root element; entities stay unresolved and nothing is fetched. Raises Unreadable."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(Reason.UNREADABLE, "XML") from error


def local(element: Any) -> str:
    """An element's name without its namespace: strict and transitional documents differ in that alone."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Any, name: str) -> Iterator[Any]:
    """Child elements of one local name."""
    return (child for child in element if local(child) == name)


def child(element: Any, name: str) -> Any | None:
    """The first child element of a local name."""
    return next(children(element, name), None)


def attribute(element: Any, name: str) -> str | None:
    """An attribute by its local name, in whatever namespace."""
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), None)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: kind is the last word of the relation's type, such as comments."""

    id: str
    kind: str
    target: str


class Package:
    """An open Office document."""

    def __init__(self, path: Path) -> None:
        self._archive = zipfile.ZipFile(path)
        self._names = {name.lstrip("/").lower(): name for name in self._archive.namelist()}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()

    def __contains__(self, name: str) -> bool:
        return name.lstrip("/").lower() in self._names

    def open(self, name: str) -> IO[bytes]:
        """A part as a stream; raises KeyError where there is none."""
        return self._archive.open(self._names[name.lstrip("/").lower()])

    def xml(self, name: str) -> Any | None:
        """The root element of a part, None where there is none."""
        if name not in self:
            return None
        with self.open(name) as part:
            return parse_xml(part.read())

    def relations(self, name: str) -> list[Relation]:
        """The parts of this document that a part refers to; addresses outside it are left aside."""
        folder, _, base = name.rpartition("/")
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return []
        return [
            Relation(
                relation.get("Id") or "",
                (relation.get("Type") or "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or "")).lstrip("/"),
            )
            for relation in children(root, "Relationship")
            if relation.get("TargetMode") != "External"
        ]

    def properties(self) -> dict[str, str]:
        """title and author as the document's own properties give them."""
        root = self.xml("docProps/core.xml")
        if root is None:
            return {}
        names = {"title": "title", "creator": "author"}
        found = {names[local(part)]: (part.text or "").strip() for part in root if local(part) in names}
        return {name: value for name, value in found.items() if value}
