"""Classes of Chinese words, by jieba's dictionary: which words only relate others, and which say what is done.

The dictionary's tag of a word is its commonest class. It is read once, and of it only what is asked of it here is kept.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from assistant.retrieval.tokens import dictionary_lines, ordinary_words

WordClass = Literal["relating", "doing"]
_RELATING = frozenset(
    {"d", "p", "c", "y", "e", "o", "r", "rr", "rz", "f", "u", "uj", "ul", "uv", "uz", "ud", "ug"}
)
"""Adverbs, prepositions, conjunctions, particles, exclamations, pronouns, words of position."""
_DOING = frozenset({"v", "vn", "vd", "vi", "vg"})


@lru_cache(maxsize=1)
def _classes() -> dict[str, WordClass]:
    held: dict[str, WordClass] = {}
    for line in dictionary_lines():
        word, _, tag = line.split(" ")
        if 1 < len(word) <= 4:
            if tag in _RELATING:
                held[word] = "relating"
            elif tag in _DOING:
                held[word] = "doing"
    return held


def class_of(word: str) -> WordClass | None:
    """The class of a word; None where it names or describes something, or the dictionary does not hold it."""
    return _classes().get(word)


def words_with_classes(text: str) -> list[tuple[str, WordClass | None]]:
    """The words of a Chinese text, each with its class."""
    return [(word, class_of(word)) for word in ordinary_words(text)]
