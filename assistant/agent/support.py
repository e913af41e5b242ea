"""Whether a sentence speaks of what its citation speaks of: a citation that was swapped for another one's.

Compared by shared words with the passages and rows of the run: where the cited evidence shares next to nothing with the
sentence and another piece shares much, the citation names the wrong one. Calculations repeat the words of what they count
and are no better source; across languages there are no words to share, and nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.reading.normal import fold

_WORD = re.compile(r"[\u4e00-\u9fff]+|[a-z]{3,}|\d[\d.,]*")
_HAN = re.compile(r"[\u4e00-\u9fff]")
LEAST = 6
"""Pieces of words that a sentence has at the least, to be judged at all."""
LITTLE = 0.34
"""Share of the sentence's pieces under which the cited evidence may be the wrong one."""
MORE = 0.3
"""By how much another piece of evidence must hold a larger share."""


@lru_cache(maxsize=8192)
def pieces(text: str) -> frozenset[str]:
    """Pairs of Chinese characters, Latin words and numbers of a folded text."""
    found: set[str] = set()
    for word in _WORD.findall(text.lower()):
        if _HAN.match(word):
            found.update(word[i : i + 2] for i in range(len(word) - 1))
        else:
            found.add(word)
    return frozenset(found)


@lru_cache(maxsize=8192)
def _pieces_of(evidence: Evidence) -> frozenset[str]:
    return pieces(fold(f"{evidence.title}\n{evidence.quote}"))


def better_elsewhere(sentence: str, cited: Iterable[Evidence], others: Iterable[Evidence]) -> Evidence | None:
    """A piece of evidence that bears out the folded `sentence` far better than those it cites; None where none does."""
    said = pieces(sentence)
    if len(said) < LEAST:
        return None
    held: frozenset[str] = frozenset().union(*(_pieces_of(item) for item in cited))
    here = len(said & held) / len(said)
    if here >= LITTLE or _in_han(said) != _in_han(held):
        return None
    best, where = 0.0, None
    for item in others:
        if item.kind is EvidenceKind.CALCULATION:
            continue
        share = len(said & _pieces_of(item)) / len(said)
        if share > best:
            best, where = share, item
    return where if best >= here + MORE else None


def _in_han(found: frozenset[str]) -> bool:
    """Whether most of these pieces are Chinese."""
    return sum(1 for piece in found if _HAN.match(piece)) * 2 > len(found)
