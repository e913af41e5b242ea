"""Cuts sentences and evidence into clauses, so that a figure or a negation is compared with its own words."""

from __future__ import annotations

import re

_END = re.compile(r"[。！？!?；;\n]|(?<=\w)\.(?=\s|$)")
_BREAK = re.compile(r"[，、：:]|,(?!\d)|(?<!\d),")


def sentences(text: str) -> list[str]:
    """The sentences (and, of a quoted row, the fields) of a text, none empty."""
    return [part for part in _END.split(text) if part.strip()]


def clauses(sentence: str, *, listed: bool = True) -> list[str]:
    """The clauses of a sentence. listed False: 、 and ： do not part them. 1,000 is one number."""
    parts = _BREAK.split(sentence) if listed else re.split(r"，|,(?!\d)|(?<!\d),", sentence)
    return [part for part in parts if part.strip()]
