"""Plain text: finds the encoding, joins hard-wrapped lines, finds headings. Knows no other format's marks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from ingest.blocks import Block, BlockKind, Reading
from ingest.furniture import web_furniture, web_properties
from ingest.rejections import Reason, Unreadable
from ingest.structure import is_title, outline

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 200_000
_LEAST_PLAUSIBLE = 0.5
_COMMON_HAN = re.compile(
    r"[的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年]"
)


def decode(data: bytes) -> str:
    """The text of a file's bytes in UTF-8, UTF-16, GB18030 or Big5; raises Unreadable for what is no text."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return sane(data, encoding)
    try:
        return sane(data, "utf-8")
    except UnicodeDecodeError:
        return sane(data, _guess(data))


def _guess(data: bytes) -> str:
    """The legacy encoding whose text looks most like text.

    charset-normalizer is asked last: over all encodings it takes short GB18030 texts for Korean. UTF-16 without a
    mark needs a zero byte: every line break holds one.
    """
    best, best_score = "", 0.0
    wide = ("utf-16-le", "utf-16-be") if b"\x00" in data else ()
    for encoding in ("gb18030", "big5", *wide):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = _plausibility(text[:_SAMPLE], encoding)
        if score > best_score:
            best, best_score = encoding, score
    if best_score > _LEAST_PLAUSIBLE:
        return best
    from charset_normalizer import from_bytes

    match = from_bytes(data[:_SAMPLE]).best()
    if match is None:
        raise Unreadable(Reason.UNREADABLE, "unknown encoding")
    return match.encoding


def _plausibility(text: str, encoding: str) -> float:
    """How much of the text's Chinese is in everyday use, less the share of characters that no one types.

    GB 2312 and Big5 keep their everyday characters in rows of their own; read in the wrong one of the two, a text
    falls outside them.
    """
    if not text:
        return 0.0
    odd = sum(unicodedata.category(char) in ("Co", "Cn", "Cc") and char not in "\r\n\t\f" for char in text)
    han = [char for char in text if not char.isascii() and char.isalpha()]
    everyday = sum(_is_everyday(char, encoding) for char in han) / max(len(han), 1)
    return everyday + len(_COMMON_HAN.findall(text)) / len(text) - 3 * odd / len(text)


def _is_everyday(char: str, encoding: str) -> bool:
    name, last = ("big5", 0xC6) if encoding == "big5" else ("gb2312", 0xD7)
    try:
        return char >= "\u4e00" and char.encode(name)[0] <= last
    except UnicodeEncodeError:
        return False


def sane(data: bytes, encoding: str) -> str:
    """The text of `data` in `encoding`; raises UnicodeDecodeError, and Unreadable for control characters in number."""
    text = data.decode(encoding)
    control = len(_CONTROL.findall(text))
    if control > len(text) * 0.005:
        raise Unreadable(Reason.UNREADABLE, "binary data")
    return text


def read_text(path: Path) -> Reading:
    """Blocks of a text file."""
    text = decode(path.read_bytes())
    lines = unwrap(text.splitlines())
    kept, dropped = web_furniture(lines)
    blocks = [Block(BlockKind.PARAGRAPH, line.strip()) for line in kept]
    return Reading(tuple(outline(_titled(blocks))), properties=web_properties(dropped + kept[:12]))


def _titled(blocks: list[Block]) -> list[Block]:
    """The first line as the title, where it looks like one: short, unnumbered, without a stop, text after it."""
    if len(blocks) < 2 or not is_title(blocks[0].text):
        return blocks
    return [replace(blocks[0], kind=BlockKind.HEADING, level=1), *blocks[1:]]


def unwrap(lines: list[str]) -> list[str]:
    """Non-blank lines, with hard-wrapped paragraphs joined again.

    A text is hard-wrapped when most lines that another line follows directly end near one same width
    without a full stop.
    """
    full = max((_width(line) for line in lines), default=0)
    followed = [a for a, b in pairwise(lines) if a.strip() and b.strip()]
    cut = [a for a in followed if _width(a) > 0.8 * full and a.rstrip()[-1] not in "。！？：；.!?:;"]
    if not (30 <= full <= 160 and len(followed) >= 3 and len(cut) > 0.5 * len(followed)):
        return [line for line in lines if line.strip()]
    out: list[list[str]] = []
    joining = False
    for line in lines:
        if joining and line.strip() and not line.startswith((" ", "\u3000", "\t")):
            before = out[-1]
            glue = " " if before[-1][-1:].isascii() and line[:1].isascii() else ""
            before[-1] = before[-1].rstrip() + glue
            before.append(line.strip())
        elif line.strip():
            out.append([line])
        joining = bool(line.strip()) and _width(line) > 0.8 * full
    return ["".join(parts) for parts in out]


def _width(line: str) -> int:
    # No one wraps lines by hand at more than 160 columns: the rest of a longer one need not be measured.
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line.rstrip()[:200])
