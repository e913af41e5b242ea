"""Cuts an answer, as it streams, into the pieces that are checked one by one: sentences and lines of markdown.

A quotation is one piece however many sentences it holds, and so are a quoted line, a heading and a table row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ENDS = "。！？!?"
_OPEN = {"「": "」", "『": "』", "“": "”", "《": "》", "（": "）", "(": ")", "[": "]"}
_WHOLE_LINE = re.compile(r"^\s*(?:>|#|\||```|-{3,}\s*$|\*{3,}\s*$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Co|Ltd|Inc|Corp|No|Art|vs|etc|e\.g|i\.e|approx|St|Mr|Ms|Dr)|\b[A-Z]|\d)$"
)
_TAIL = re.compile(r"(?:\s*\[\d+(?:\s*[,，、]\s*\d+)*\])+[。.]?")
_PARTIAL_TAIL = re.compile(r"\s*(?:\[\d*[\d,，、\s]*)?$")


@dataclass(slots=True)
class SentenceCutter:
    """Takes text in any cuts with `feed`, gives whole pieces; joined they are the text, nothing lost."""

    _buffer: str = ""
    _fenced: bool = field(default=False)

    def feed(self, text: str) -> list[str]:
        """The pieces that `text` completes."""
        self._buffer += text
        pieces = []
        while (cut := self._next(final=False)) is not None:
            pieces.append(self._buffer[:cut])
            self._buffer = self._buffer[cut:]
        return pieces

    def close(self) -> list[str]:
        """What is left, the text being at its end."""
        pieces = []
        while self._buffer and (cut := self._next(final=True)) is not None:
            pieces.append(self._buffer[:cut])
            self._buffer = self._buffer[cut:]
        return pieces

    def _next(self, *, final: bool) -> int | None:
        text = self._buffer
        if not text:
            return None
        newline = text.find("\n")
        line = text if newline < 0 else text[: newline + 1]
        if _WHOLE_LINE.match(line) or line.strip() == "":
            return newline + 1 if newline >= 0 else (len(text) if final else None)
        if newline < 0 and not final and _WHOLE_LINE.match(line.lstrip() or ">"):
            return None
        cut = _sentence_end(line, at_end=newline >= 0 or final)
        if cut is not None:
            return cut
        return newline + 1 if newline >= 0 else (len(text) if final else None)


def _sentence_end(line: str, *, at_end: bool) -> int | None:
    """Where the first sentence of `line` ends, its citations and the space after it included."""
    closing: list[str] = []
    for place, char in enumerate(line):
        if closing and char == closing[-1]:
            closing.pop()
            continue
        if char in _OPEN and (not at_end or _OPEN[char] in line[place:]):
            closing.append(_OPEN[char])
            continue
        if closing or not _is_end(line, place, at_end=at_end):
            continue
        end = place + 1
        while end < len(line) and line[end] in "”」』）)\"'*_" + _ENDS:
            end += 1
        tail = _TAIL.match(line, end)
        if tail:
            end = tail.end()
        rest = line[end:]
        if not at_end and _PARTIAL_TAIL.fullmatch(rest):
            return None  # a citation may still follow
        spaces = len(rest) - len(rest.lstrip(" "))
        end += spaces
        if line[end:].strip() == "":
            return len(line) if line.endswith("\n") else end
        return end
    return None


def _is_end(line: str, place: int, *, at_end: bool) -> bool:
    char = line[place]
    if char in "。！？!?":
        return True
    if char != ".":
        return False
    if place + 1 >= len(line):
        return at_end
    if line[place + 1] not in " \n[*":
        return False
    before = line[:place]
    if _ABBREVIATION.search(before) and not re.search(r"\d\d$|\d\]?$", before):
        return False
    # "1. " opens a list item, it does not end a sentence
    return not re.fullmatch(r"\s*\d{1,2}", before)


def cut(text: str) -> list[str]:
    """All pieces of a whole text."""
    cutter = SentenceCutter()
    return [*cutter.feed(text), *cutter.close()]
