"""The part of a JSON file that is looked at: steps over values and marks, and reads on by blocks.

Memory holds one block, or the value that is being read where that is longer.
"""

from __future__ import annotations

import codecs
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from assistant.domain.text import Text
from assistant.errors import FileRejected
from ingest.gzipped import Readable

Json = Any
"""A parsed value: dict, list, str, bool, None, and Decimal for every number."""

BLOCK = 1 << 20
LARGEST = 1 << 26
"""Characters of one value; a longer one is passed over."""

BROKEN = re.compile("[\udc80-\udcff]")
"""Bytes that were no text."""

_SPACE = re.compile(r"[ \t\r\n]*")
_MARK = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|["{}\[\]]', re.DOTALL)
_SCALAR = re.compile(r"[^\s,\]}]*")

NOT_JSON = Text("不是合法的 JSON（{detail}）", "not valid JSON ({detail})")
NOT_TEXT = Text("不是 UTF-8 文本", "not UTF-8 text")
TOO_LONG = Text(f"超过 {LARGEST >> 20} 兆字符", f"longer than {LARGEST >> 20} million characters")
CUT_OFF = Text("JSON 没有写完（可能只上传了一半）", "the JSON breaks off (half an upload?)")


def _constant(name: str) -> Json:
    raise ValueError(f"{name} is no number of JSON")


DECODER = json.JSONDecoder(parse_float=Decimal, parse_int=Decimal, parse_constant=_constant)


def decoder(block: bytes) -> codecs.IncrementalDecoder:
    """UTF-8 and UTF-16 by their marks; else UTF-8, whose broken places are told apart, else GB18030."""
    if block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return codecs.getincrementaldecoder("utf-16")()
    try:
        codecs.getincrementaldecoder("utf-8-sig")().decode(block, final=False)
    except UnicodeDecodeError:
        try:
            codecs.getincrementaldecoder("gb18030")().decode(block, final=False)
        except UnicodeDecodeError:
            pass
        else:
            return codecs.getincrementaldecoder("gb18030")()
    return codecs.getincrementaldecoder("utf-8-sig")("surrogateescape")


class Window:
    """The part of the file that is looked at: `text` from `at` on is still to be read."""

    def __init__(self, path: Path, file: Readable) -> None:
        self.path, self._file = path, file
        self.text, self.at, self.ended, self.broken = "", 0, False, False
        block = file.read(BLOCK)
        self._decoder = decoder(block)
        self._add(block)

    def _add(self, block: bytes) -> None:
        self.ended = not block
        try:
            text = self._decoder.decode(block, final=self.ended)
        except UnicodeDecodeError as error:
            raise self.refused("encoding", NOT_TEXT) from error
        self.broken = self.broken or bool(BROKEN.search(text))
        self.text, self.at = self.text[self.at :] + text, 0

    def more(self) -> bool:
        """Read on, as much again as is held; False at the end of the file."""
        if self.ended:
            return False
        self._add(self._file.read(max(BLOCK, len(self.text) - self.at)))
        return True

    def peek(self) -> str:
        """The next character that is no space, "" at the end."""
        while True:
            found = _SPACE.match(self.text, self.at)
            assert found is not None
            self.at = found.end()
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.more():
                return ""

    def expect(self, *marks: str) -> str:
        """Step over one of these characters and give it; raises FileRejected when another stands there."""
        found = self.peek()
        if not found:
            raise self.refused("cut_off", CUT_OFF)
        if found not in marks:
            detail = f"{' '.join(marks)} ≠ {self.text[self.at : self.at + 20]}"
            raise self.refused("not_json", NOT_JSON.fill(detail=detail))
        self.at += 1
        return found

    def refused(self, code: str, reason: Text) -> FileRejected:
        """The error for the whole file."""
        return FileRejected(path=str(self.path), reason_code=code, reason=reason)

    def decoded(self) -> tuple[Json, str] | None:
        """The value that begins here and its text, stepping over it; None when it is no JSON or not all read yet."""
        try:
            value, end = DECODER.raw_decode(self.text, self.at)
        except (ValueError, ArithmeticError, RecursionError):
            return None
        # a number at the very end may go on in the next block
        if end == len(self.text) and not self.ended:
            return None
        text = self.text[self.at : end]
        if self.broken and BROKEN.search(text):
            return None
        self.at = end
        return value, text

    def shaped(self) -> tuple[str, bool]:
        """The text of what begins here by its brackets alone, stepping over it; and whether it was too long to keep.

        Raises FileRejected at the end of the file.
        """
        depth, place, dropped = 0, 0, False
        if self.text[self.at] not in '"{[':
            return self._scalar(), False
        while True:
            found = _MARK.search(self.text, self.at + place)
            if (
                found is None or found.group() == '"'
            ):  # nothing more here, or a text that goes on in the next block
                place = (found.start() if found else len(self.text)) - self.at
                if place > LARGEST:
                    self.at, place, dropped = self.at + place, 0, True
                if len(self.text) - self.at - place > LARGEST:
                    raise self.refused("too_long", TOO_LONG)
                if not self.more():
                    raise self.refused("cut_off", CUT_OFF)
                continue
            place, mark = found.end() - self.at, found.group()
            depth += (mark in "{[") - (mark in "}]")
            if depth == 0:
                break
        text, self.at = self.text[self.at : self.at + place], self.at + place
        return text, dropped or len(text) > LARGEST

    def _scalar(self) -> str:
        while (found := _SCALAR.match(self.text, self.at)) and found.end() == len(self.text) and self.more():
            if len(self.text) - self.at > LARGEST:
                raise self.refused("too_long", TOO_LONG)
        assert found is not None
        self.at = found.end()
        return found.group()
