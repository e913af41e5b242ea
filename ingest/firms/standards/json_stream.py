"""Reads JSON of any size piece by piece: arrays, packages (an object with one long array) and JSON lines.

A piece that is no JSON is told by itself, and reading goes on behind it. Knows nothing of what the pieces mean.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.domain.text import Text
from ingest.firms.standards.json_window import (
    BLOCK,
    BROKEN,
    CUT_OFF,
    DECODER,
    LARGEST,
    NOT_JSON,
    NOT_TEXT,
    TOO_LONG,
    Json,
    Window,
    decoder,
)  # fmt: skip
from ingest.gzipped import SUFFIX, opened
from ingest.rejections import Unreadable

_LINE_NAMES = (".jsonl", ".ndjson", ".jsonlines")
_TOO_DEEP = Text("嵌套过深", "nested too deep")


@dataclass(frozen=True, slots=True)
class Piece:
    """A value of the file. member: name of the array it stands in, "" for an element of a bare array or a line.

    number: its place in the array, or its line in a file of lines, from 1. fault: why there is no value; `text` is
    then how it begins, else the whole of it. header: what the package says beside its array, as far as it was read.
    """

    member: str
    number: int
    text: str
    value: Json = None
    fault: Text | None = None
    header: dict[str, Json] = field(default_factory=dict)


def parsed(text: str) -> Json:
    """The value that `text` stands for; raises ValueError when it is none, RecursionError when nested too deep."""
    try:
        return DECODER.decode(text)
    except ArithmeticError as error:
        raise ValueError("a number too large") from error


def begins_with(path: Path, sign: re.Pattern[str]) -> bool:
    """Whether a file is JSON by its name and first character, and holds `sign` near its beginning."""
    if not path.is_file() or _suffix(path) not in (".json", *_LINE_NAMES, ""):
        return False
    text = beginning(path)
    return text.lstrip()[:1] in ("{", "[") and bool(sign.search(text))


def beginning(path: Path, size: int = 1 << 18) -> str:
    """The first characters of a file, for telling what it is; "" when it is no text."""
    try:
        with opened(path) as file:
            block = file.read(size)
    except Unreadable:
        return ""
    try:
        return decoder(block).decode(block, final=False)
    except UnicodeDecodeError:
        return ""


def pieces(path: Path, arrays: frozenset[str], whole: str = "") -> Iterator[Piece]:
    """The values of a file, in its order.

    An array at the top gives its elements; an object with a member of `arrays` that is an array gives the elements
    of that; any other object is given whole, and so is one with the member `whole` (where it stands before the
    array, or the object is shorter than a block). A file of lines may hold any of these on each.
    A gzip file is unpacked as it is read. Raises FileRejected when the file as a whole is no JSON or breaks off.
    """
    try:
        with opened(path) as file:
            window = Window(path, file)
            read = _lines if _of_lines(path, window) else _values
            yield from read(window, arrays, whole)
    except Unreadable as error:
        raise error.rejected(str(path)) from error


def _suffix(path: Path) -> str:
    """What the name says of the content, whether packed or not."""
    suffix = path.suffix.lower()
    return path.with_suffix("").suffix.lower() if suffix == SUFFIX else suffix


def _value(window: Window, member: str, number: int, header: dict[str, Json]) -> Piece:
    """The value that begins here, or why it is none."""
    while not (read := window.decoded()):
        # a value of one block is read on for; the end of a longer one is found by its brackets first
        if len(window.text) - window.at >= BLOCK or not window.more():
            text, too_long = window.shaped()
            if too_long:
                return Piece(member, number, text[:80], fault=TOO_LONG, header=header)
            return _piece(member, number, text, header)
    return Piece(member, number, read[1], read[0], header=header)


def _piece(member: str, number: int, text: str, header: dict[str, Json]) -> Piece:
    """The value that `text` stands for, or why it is none."""
    fault: Text | None = None
    value: Json = None
    try:
        value = parsed(text)
    except RecursionError:
        fault = _TOO_DEEP
    except ValueError as error:
        fault = NOT_JSON.fill(detail=str(error))
    if BROKEN.search(text):
        fault = NOT_TEXT
    return Piece(member, number, text[:80] if fault else text, None if fault else value, fault, header)


def _of_lines(path: Path, window: Window) -> bool:
    """Whether every line is a value of its own: by the file's name, or because the first two lines are."""
    if _suffix(path) in _LINE_NAMES:
        return True
    first, _, second = window.text.lstrip().partition("\n")
    if not first.startswith("{") or not second.lstrip().startswith("{"):
        return False
    try:
        parsed(first)
    except (ValueError, RecursionError):
        return False
    return True


def _lines(window: Window, arrays: frozenset[str], whole: str) -> Iterator[Piece]:
    number = 0
    while not window.ended or window.at < len(window.text):
        end = window.text.find("\n", window.at)
        if end < 0 and not window.ended:
            if len(window.text) - window.at > LARGEST:
                raise window.refused("too_long", TOO_LONG)
            window.more()
            continue
        line = window.text[window.at : end if end >= 0 else len(window.text)].strip()
        window.at, number = end + 1 if end >= 0 else len(window.text), number + 1
        if not line:
            continue
        piece = _piece("", number, line, {})
        if not _array(piece.value, arrays, whole):
            yield piece
            continue
        for inner in _values(Window(window.path, io.BytesIO(line.encode())), arrays, whole):
            yield replace(inner, number=number)


def _values(window: Window, arrays: frozenset[str], whole: str) -> Iterator[Piece]:
    """The values of a file that follow one another: mostly one, an array or a package."""
    number = 0
    while first := window.peek():
        number += 1
        start, short = window.at, window.decoded()
        if short and not _array(short[0], arrays, whole):
            yield Piece("", number, short[1], short[0])
            continue
        window.at = start
        if first == "[":
            window.at += 1
            yield from _elements(window, "", {})
        elif first == "{":
            yield from _members(window, number, arrays, whole)
        else:
            text, _ = window.shaped()
            yield _piece("", number, text, {})
    if not number:
        raise window.refused("empty", Text("文件是空的", "the file is empty"))


def _members(window: Window, number: int, arrays: frozenset[str], whole: str) -> Iterator[Piece]:
    """An object: the elements of its long array, or else all of it; or why a member is no JSON."""
    header: dict[str, Json] = {}
    parts: list[str] = []
    faults: list[Piece] = []
    met, length = False, 0
    window.expect("{")
    mark = "," if window.peek() != "}" else window.expect("}")
    while mark == ",":
        window.peek()
        key = _value(window, "", number, {})
        if not isinstance(key.value, str):
            raise window.refused("not_json", NOT_JSON.fill(detail=key.text[:40]))
        window.expect(":")
        if key.value in arrays and whole not in header and window.peek() == "[":
            window.at, met = window.at + 1, True
            yield from _elements(window, key.value, header)
        else:
            window.peek()
            held = _value(window, "", number, {})
            header[key.value], length = held.value, length + len(held.text)
            if held.fault:
                faults.append(held)
            if not met and length <= LARGEST:
                parts.append(f"{key.text}:{held.text}")
        mark = window.expect(",", "}")
    if met or faults:
        yield from faults
    elif length > LARGEST:
        yield Piece("", number, parts[0][:80], fault=TOO_LONG)
    else:
        yield Piece("", number, "{" + ",".join(parts) + "}", header)


def _elements(window: Window, member: str, header: dict[str, Json]) -> Iterator[Piece]:
    """The elements of an array whose opening bracket was stepped over."""
    number = 0
    mark = "," if window.peek() != "]" else window.expect("]")
    while mark == ",":
        number += 1
        if not window.peek():
            raise window.refused("cut_off", CUT_OFF)
        yield _value(window, member, number, header)
        mark = window.expect(",", "]")


def _array(value: Json, arrays: frozenset[str], whole: str) -> bool:
    """Whether a value is an array, or a package with one, whose elements are wanted."""
    if not isinstance(value, dict):
        return isinstance(value, list)
    return whole not in value and any(isinstance(value.get(name), list) for name in arrays)
