"""Pictures: sizes that no memory holds, pages in a circle, files cut off."""

from __future__ import annotations

import struct
import zlib

from tests.ingest.hostile.corpus import deflated, hostile

_REFUSED = (
    "too_big",
    "unreadable",
    "needs_ocr",
    "ocr_timeout",
    "ocr_memory",
    "memory",
    "timeout",
    "wrong_type",
)


def png(width: int, height: int, data: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG in shades of grey that says it is so large."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + b"".join(chunk(name, content) for name, content in chunks)
        + chunk(b"IDAT", zlib.compress(data, 1))
        + chunk(b"IEND", b"")
    )


def tiff(directories: list[tuple[int, int]], after: list[int]) -> bytes:
    """A TIFF of directories (width, height) of one bit a pixel; after: the offset that each says comes next."""
    out = bytearray(b"II*\0\x08\0\0\0")
    for (width, height), following in zip(directories, after, strict=True):
        fields = [
            (256, width),
            (257, height),
            (258, 1),
            (259, 1),
            (262, 1),
            (273, 8),
            (278, height),
            (279, 8),
        ]
        out += struct.pack("<H", len(fields))
        out += b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in fields)
        out += struct.pack("<I", following)
    return bytes(out)


@hostile("giant.png", *_REFUSED)
def _giant() -> bytes:
    return png(60_000, 60_000, b"\0" * 50_000_000)


@hostile("bands.png", *_REFUSED)
def _bands() -> bytes:
    return png(2_000_000_000, 1, b"\0" * 1_000)


@hostile("text-bomb.png", *_REFUSED)
def _text() -> bytes:
    return png(8, 8, b"\0" * 72, (b"zTXt", b"a\0\0" + deflated(b"a", 200_000_000)))


@hostile("pages-in-a-circle.tif", *_REFUSED)
def _circle() -> bytes:
    return tiff([(64, 64)], [8])


@hostile("many-pages.tif", *_REFUSED)
def _many() -> bytes:
    size = 2 + 8 * 12 + 4
    count = 20_000
    return tiff([(8, 8)] * count, [8 + size * (n + 1) for n in range(count - 1)] + [0])


@hostile("cut-off.jpg", *_REFUSED)
def _cut() -> bytes:
    return b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0" + b"\xff\xdb\0\x43\0" + b"\x10" * 30


@hostile("moving.png", "wrong_type")
def _other() -> bytes:
    return b"GIF89a" + b"\0" * 100
