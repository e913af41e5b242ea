"""The pieces of a question as the grammar sees them: one letter says of what kind each is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


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

    def values(self, category: str) -> list[Any]:
        """What the tokens of this category stand for, in order."""
        return [token.value for token in self.items if token.category == category]

    def at(self, place: int) -> Token | None:
        """The token at `place`, None beyond the ends."""
        return self.items[place] if 0 <= place < len(self.items) else None

    @property
    def unnamed(self) -> str:
        """The text with spaces for the firms named in it: 股份 in a name asks for no shareholders."""
        text = self.text
        for token in self.all("M"):
            text = text[: token.start] + " " * (token.end - token.start) + text[token.end :]
        return text

    def run_at(self, place: int) -> tuple[int, int]:
        """First and last place of the unknown words around `place` that stand together without a gap (出口, 业务)."""
        items = self.items
        first = last = place
        while first and items[first - 1].category == "." and items[first - 1].end == items[first].start:
            first -= 1
        while (
            last + 1 < len(items)
            and items[last + 1].category == "."
            and items[last].end == items[last + 1].start
        ):
            last += 1
        return first, last

    @property
    def unknown(self) -> str:
        """The words that no token names, for telling a bare refinement from a new question."""
        return "".join(token.text for token in self.items if token.category == ".").strip()


@dataclass(frozen=True, slots=True)
class Named:
    """Words of the folded question that name a firm: where they stand, and the name as it is passed on."""

    start: int
    end: int
    name: str
