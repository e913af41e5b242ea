"""Messages between the ingest process and its reader process: four bytes of length, then JSON in UTF-8.

JSON and not pickle: the reader handles files of unknown origin, and what it sends is data, never code.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any, BinaryIO

HEADER = struct.Struct(">I")
LARGEST = 256 * 1024 * 1024
"""A reader that announces more than this is broken or taken over."""
BEAT: dict[str, Any] = {"beat": True}
"""Sent before an answer: the reader is getting on."""


def send(stream: BinaryIO, message: Mapping[str, Any]) -> None:
    """Write one message."""
    body = json.dumps(message, ensure_ascii=False).encode("utf-8", "replace")
    stream.write(HEADER.pack(len(body)) + body)
    stream.flush()


def receive(stream: BinaryIO) -> dict[str, Any] | None:
    """Read one message, None at the end of the stream."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    (length,) = HEADER.unpack(header)
    body = stream.read(length)
    if len(body) < length:
        return None
    message = json.loads(body)
    assert isinstance(message, dict)
    return message


class BrokenMessage(ValueError):
    """What arrived is no message of this protocol."""


def taken(data: bytearray) -> dict[str, Any] | None:
    """Take the first message out of `data`, None while it is not all there; raises BrokenMessage."""
    if len(data) < HEADER.size:
        return None
    (length,) = HEADER.unpack_from(data)
    if length > LARGEST:
        raise BrokenMessage("too long")
    ends = HEADER.size + length
    if len(data) < ends:
        return None
    try:
        message = json.loads(bytes(data[HEADER.size : ends]))
    except (ValueError, RecursionError) as error:
        raise BrokenMessage("no JSON") from error
    if not isinstance(message, dict):
        raise BrokenMessage("no object")
    del data[:ends]
    return message
