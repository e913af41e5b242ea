"""Turns a question into tokens: longest match over lexicon, ontology, firm mentions and figures. No grammar here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.agent.builtin.lexicon import LEXICON
from assistant.agent.builtin.ontology import Ontology
from assistant.domain.reading.dates import read_windows, read_year_bounds
from assistant.domain.reading.mentions import read_mentions
from assistant.domain.reading.money import read_money_bounds
from assistant.domain.reading.normal import fold
from assistant.domain.reading.numbers import read_numbers

_LONGEST_TERM = 40


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the folded question: its category (one letter), what it stands for, and its words."""

    category: str
    value: Any
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """A question as tokens. `shape` has one letter a token, `.` for words that the grammar does not know."""

    text: str
    items: tuple[Token, ...]

    @property
    def shape(self) -> str:
        return "".join(token.category for token in self.items)

    def all(self, categories: str) -> list[Token]:
        """The tokens of these categories, in order."""
        return [token for token in self.items if token.category in categories]

    def has(self, categories: str) -> bool:
        """Whether any token is of these categories."""
        return any(token.category in categories for token in self.items)

    @property
    def unknown(self) -> str:
        """The words that no token names, for telling a bare refinement from a new question."""
        return "".join(token.text for token in self.items if token.category == ".").strip()


def _spans(folded: str, lowered: str, today: date) -> dict[int, Token]:
    """Firm mentions and figures by where they start; of two at one place the longer."""
    found: list[Token] = []
    for mention in read_mentions(folded):
        found.append(Token("M", mention.text, mention.text, mention.start, mention.end))
    for bound in read_money_bounds(lowered):
        found.append(Token("m", bound, lowered[bound.start : bound.end], bound.start, bound.end))
    for bound in read_year_bounds(lowered):
        found.append(Token("y", bound, lowered[bound.start : bound.end], bound.start, bound.end))
    for window in read_windows(lowered, today):
        found.append(Token("d", window, lowered[window.start : window.end], window.start, window.end))
    for number in read_numbers(lowered):
        category = "#" if number.kind == "ordinal" else "n"
        text = lowered[number.start : number.end]
        if number.written == "han" and number.value == 1:
            continue
        found.append(Token(category, number.value, text, number.start, number.end))
    by_start: dict[int, Token] = {}
    for token in found:
        held = by_start.get(token.start)
        if held is None or token.end > held.end:
            by_start[token.start] = token
    return by_start


def _boundary(text: str, start: int, end: int) -> bool:
    """Whether a Latin word stands alone there (Chinese needs no boundary)."""
    first, last = text[start], text[end - 1]
    if (
        first.isascii()
        and first.isalnum()
        and start
        and text[start - 1].isascii()
        and text[start - 1].isalnum()
    ):
        return False
    return not (
        last.isascii() and last.isalnum() and end < len(text) and text[end].isascii() and text[end].isalnum()
    )


def _term(text: str, start: int, ontology: Ontology) -> Token | None:
    for end in range(min(len(text), start + _LONGEST_TERM), start, -1):
        piece = text[start:end]
        entry = ontology.terms.get(piece) if len(piece) > 1 else None
        entry = entry or LEXICON.get(piece)
        if entry is not None and _boundary(text, start, end):
            return Token(entry[0], entry[1], piece, start, end)
    return None


_SPOKEN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:超过|[过上破超])(?=亿|千万|百万)"), "超过1"),
    (re.compile(r"(?<=\d)个(?=亿)"), ""),
    (re.compile(r"(?<=\d)w(?![a-z])", re.IGNORECASE), "万"),
)
"""How people write amounts in a hurry (过亿, 1个亿, 500w), and as the readers of figures expect them."""


def _written_out(text: str) -> str:
    for pattern, written in _SPOKEN:
        text = pattern.sub(written, text)
    return text


def read_tokens(text: str, ontology: Ontology, today: date) -> Tokens:
    """The tokens of `text`; spaces are left out."""
    folded = _written_out(fold(text))
    lowered = folded.lower()
    spans = _spans(folded, lowered, today)
    items: list[Token] = []
    place, loose = 0, 0

    def flush(until: int) -> None:
        words = lowered[loose:until].strip()
        if words:
            items.append(Token(".", words, words, loose, until))

    while place < len(lowered):
        span = spans.get(place)
        term = _term(lowered, place, ontology)
        best = span if span and (term is None or span.category == "M" or span.end >= term.end) else term
        if best is None:
            place += 1
            continue
        flush(place)
        if best.category != "_":
            items.append(best)
        place = loose = best.end
    flush(len(lowered))
    return Tokens(lowered, tuple(items))
