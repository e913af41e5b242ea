"""Folding for people: the same text twice, and older versions of one article, stand behind the best of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from assistant.domain.reading.normal import fold
from assistant.retrieval.passages import PassageHit
from assistant.retrieval.ranking import Ranked
from assistant.retrieval.versions import Versions, When

_GRAM = 3
_ROUNDING = 1e-6
_NO_LETTER = re.compile(r"[\W_]+")
# What ends like 產(chǎn): folding takes out the reading by its bracket.
_READING = re.compile(r"[^\W\d_\u3400-\u9fff]\s*[)）]")


Articles = Collection[tuple[str, str | None]]
"""Articles by what the versions of their law share, and their number."""


def articles_in_force(ranked: Iterable[Ranked], versions: Versions, when: When | None) -> Articles:
    """The articles among these candidates whose version is in force on the day meant."""
    return {
        (family, one.article)
        for one in ranked
        if one.article and (family := _family(one.document_id, versions)) is not None
        if when is None or versions.holds(one.document_id, when)
    }


def fold_duplicates(
    hits: Iterable[PassageHit], versions: Versions, in_force: Articles, likeness: float, enough: int
) -> list[PassageHit]:
    """The first `enough` of `hits` without near-copies of a better one (by share of common letter triples), and
    without an article of a replaced version where the same article of the version in force is there too.

    in_force: the articles among all candidates whose version is in force. What follows the last one kept is not
    compared with it, nor asked for: texts of dozens of hits would be read and cut up for nothing.
    """
    kept: list[tuple[PassageHit, _Letters]] = []
    for hit in hits if enough > 0 else ():
        if not hit.in_force and (_family(hit.document_id, versions), hit.article) in in_force:
            continue
        letters = _Letters.of(hit.text)
        twin = next((i for i, (_, other) in enumerate(kept) if letters.like(other, likeness)), None)
        if twin is None:
            kept.append((hit, letters))
            if len(kept) == enough:
                break
        elif hit.in_force and not kept[twin][0].in_force:
            kept[twin] = (hit, letters)  # the same words in force speak louder than repealed ones
    return [hit for hit, _ in kept]


def _family(document_id: int, versions: Versions) -> str | None:
    version = versions.get(document_id)
    return version.family if version is not None else None


class _Letters(NamedTuple):
    """The letters of a text, in order and each once. length: in triples, repeated ones counted as often."""

    bare: str
    single: frozenset[str]
    length: int

    @classmethod
    def of(cls, text: str) -> _Letters:
        bare = _bare(text)
        return cls(bare, frozenset(bare), max(1, len(bare) - _GRAM + 1))

    def like(self, other: _Letters, likeness: float) -> bool:
        """Whether the two share that part of all their triples.

        Texts of which too many letters stand in one alone cannot, and are not cut up: a triple has three letters, and
        of all triples no more than (1 - likeness) / (1 + likeness) of the sum of both stand in one alone.
        """
        most = _GRAM * (1 - likeness) / (1 + likeness) * (self.length + other.length) + _ROUNDING
        if abs(len(self.single) - len(other.single)) > most or len(self.single ^ other.single) > most:
            return False
        one, two = _triples(self.bare), _triples(other.bare)
        shared = len(one & two)
        return shared / (len(one) + len(two) - shared) >= likeness


@lru_cache(maxsize=256)
def _triples(bare: str) -> frozenset[str]:
    return frozenset([bare[i : i + _GRAM] for i in range(max(1, len(bare) - _GRAM + 1))])


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    """The letters alone, folded; the same passages are found again by the next questions.

    Folded after the rest is out, where no reading in brackets has to be told by them: in one run that is many times
    as fast as in one for each clause.
    """
    has_bracket = ")" in text or "\uff09" in text
    letters = text if has_bracket and _READING.search(text) else _NO_LETTER.sub("", text)
    return _NO_LETTER.sub("", fold(letters))
