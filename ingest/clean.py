"""Takes out of a reading, whatever its format, the characters that no eye sees, and reports what they carried.

Characters of zero width split words that a search looks for, bidirectional controls show a line other than it
reads, and tag characters and variation selectors can carry a whole message to a model. What fonts need stays:
joiners between letters of scripts that join. Everything else that the index wants otherwise (width, traditional
characters, pinyin in brackets) is folding, and the text for display keeps it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ingest.blocks import Block, Reading

_TAGS = re.compile("[\U000e0000-\U000e007f]+")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_JOINERS = re.compile("[\u180b-\u180f\u200c\u200d]")
_ZERO_WIDTH = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    "\U0001d173-\U0001d17a\U000e0080-\U000e00ff\U000e01f0-\U000e0fff]"
)
_WITHIN = re.compile(rf"(?<=[^\s\u200b\ufeff]){_ZERO_WIDTH.pattern}+(?=[^\s\u200b\ufeff])")
_CONTROLS = re.compile("[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufff9-\ufffb\ud800-\udfff]")
_SUSPECT = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SAID_AT_MOST = 400
_COMMON = 20
"""Pages hold some zero-width characters for line breaks and empty lines; more of them within lines is told."""


def clean(reading: Reading) -> Reading:
    """The reading without invisible characters; `hidden` says which there were and what they spelt.

    A block that holds nothing else is no block. Text that a reader already reported as hidden is cleaned too.
    """
    found = _Found()
    blocks = tuple(
        block if text == block.text else replace(block, text=text)
        for block in reading.blocks
        if (text := found.without(block.text)).strip()
    )
    blocks = tuple(_clean_places(block) for block in blocks)
    return replace(
        reading,
        blocks=blocks,
        properties={name: found.without(value) for name, value in reading.properties.items()},
        hidden=(*(_Found().without(text) for text in reading.hidden), *found.report()),
    )


def _clean_places(block: Block) -> Block:
    if not (_SUSPECT.search(block.sheet) or _SUSPECT.search(block.caption)):
        return block
    return replace(block, sheet=_Found().without(block.sheet), caption=_Found().without(block.caption))


class _Found:
    """What invisible characters a document held."""

    def __init__(self) -> None:
        self._messages: list[str] = []
        self._counts: Counter[str] = Counter()

    def without(self, text: str) -> str:
        """`text` without invisible characters, which are counted."""
        if not _SUSPECT.search(text):
            return text
        text = _TAGS.sub(self._tags, text)
        text = _SELECTORS.sub(self._selectors, text)
        text = _JOINERS.sub(self._joiner, text)
        self._counts["zero"] += sum(len(run) for run in _WITHIN.findall(text))
        for name, pattern in (("bidi", _BIDI), ("width", _ZERO_WIDTH), ("control", _CONTROLS)):
            text, count = pattern.subn("", text)
            self._counts[name] += count
        return text

    def report(self) -> list[str]:
        """A line for each kind of them that an honest text does not have."""
        out = list(dict.fromkeys(self._messages))
        if self._counts["bidi"]:
            out.append(f"改变文字方向的控制符 {self._counts['bidi']} 个 / bidirectional control characters")
        if self._counts["zero"] >= _COMMON:
            out.append(f"零宽字符 {self._counts['zero']} 个 / zero-width characters")
        return out

    def _tags(self, match: re.Match[str]) -> str:
        said = "".join(chr(ord(char) - 0xE0000) for char in match[0])
        said = "".join(char for char in said if char.isprintable()).strip()
        if said:
            self._messages.append(f"标签字符 / tag characters: {said[:_SAID_AT_MOST]}")
        return ""

    def _selectors(self, match: re.Match[str]) -> str:
        """One selector chooses a glyph; a row of them is bytes that someone hid."""
        if len(match[0]) == 1:
            return ""
        values = (
            ord(char) - 0xFE00 if ord(char) < 0xE0000 else ord(char) - 0xE0100 + 16 for char in match[0]
        )
        said = bytes(values).decode("utf-8", "replace")
        said = "".join(char if char.isprintable() else "·" for char in said)
        self._messages.append(f"变体选择符 / variation selectors: {said[:_SAID_AT_MOST]}")
        return ""

    def _joiner(self, match: re.Match[str]) -> str:
        before = match.string[match.start() - 1] if match.start() else ""
        if before.isalpha() and "\u0600" <= before <= "\u1cff":
            return match[0]
        return ""
