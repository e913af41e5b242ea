"""Footnotes, endnotes and comments of a Word document, from their own parts."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

from ingest.readers.package import local, parse_xml


class Notes:
    """The notes of one document, numbered in the order in which its text refers to them, as Word shows them."""

    def __init__(self, document: Any) -> None:
        self._notes: dict[tuple[str, str], Any] = {}
        self.comments: list[str] = []
        self._count = {"footnote": 0, "endnote": 0}
        for relation in document.part.rels.values():
            kind = relation.reltype.rpartition("/")[2]
            if relation.is_external or kind not in ("footnotes", "endnotes", "comments"):
                continue
            root = parse_xml(relation.target_part.blob)
            if kind == "comments":
                self.comments += [text for item in root if (text := plain(item))]
                continue
            for note in root:
                if note.get(qn("w:type")) in (None, "normal"):
                    self._notes[local(note), note.get(qn("w:id")) or ""] = note

    def take(self, kind: str, name: str) -> tuple[str, Any] | None:
        """(the number that Word shows, the note's element); None for a note that is not there."""
        note = self._notes.pop((kind, name), None)
        if note is None:
            return None
        self._count[kind] += 1
        return f"{self._count[kind]}", note

    def left(self) -> list[Any]:
        """Notes that the text never referred to: Word shows them nowhere."""
        return list(self._notes.values())


def plain(element: Any) -> str:
    """All letters of an element on one line."""
    texts = ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in element.iter(qn("w:p")))
    return " ".join(" ".join(texts).split())
