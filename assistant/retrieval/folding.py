"""Folding for people: the same text twice, and older versions of one article, stand behind the best of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from assistant.domain.reading.normal import fold
from assistant.retrieval.passages import PassageHit
from assistant.retrieval.ranking import Ranked
from assistant.retrieval.versions import Versions, When

_GRAM = 3
_ROUNDING = 1e-6
# Letters and figures of a text are hashed into so many marks: a long article has some 150 of them.
_MARKS = 1024
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
    hits: Iterable[PassageHit],
    versions: Versions,
    in_force: Articles,
    likeness: float,
    enough: int,
    spare: int = 0,
) -> list[PassageHit]:
    """The first `enough` of `hits` or more, without near-copies of a better one (by share of common letter triples),
    and without an article of a replaced version where the same article of the version in force is there too.

    in_force: the articles among all candidates whose version is in force. spare: how many further are looked through
    while one that is kept is not in force, since a copy in force just behind takes its place. What follows is not
    asked for: texts of dozens of hits would be read and cut up for nothing.
    """
    kept: list[tuple[PassageHit, _Letters]] = []
    for hit in hits if enough > 0 else ():
        if not hit.in_force and (_family(hit.document_id, versions), hit.article) in in_force:
            continue
        letters = _Letters.of(hit.text)
        twin = next((i for i, (_, other) in enumerate(kept) if letters.like(other, likeness)), None)
        if twin is None:
            kept.append((hit, letters))
        elif hit.in_force and not kept[twin][0].in_force:
            kept[twin] = (hit, letters)  # the same words in force speak louder than repealed ones
        if len(kept) >= enough and (
            len(kept) >= enough + spare or all(one.in_force for one, _ in kept[:enough])
        ):
            break
    return [hit for hit, _ in kept]


def _family(document_id: int, versions: Versions) -> str | None:
    version = versions.get(document_id)
    return version.family if version is not None else None


class _Letters(NamedTuple):
    """The letters of a text. marks: a bit for each letter that stands there, some letters sharing one; length: in
    triples, repeated ones counted as often.
    """

    bare: str
    marks: int
    length: int

    @classmethod
    def of(cls, text: str) -> _Letters:
        return _letters(text)

    def like(self, other: _Letters, likeness: float) -> bool:
        """Whether the two share that part of all their triples.

        Texts of which too many letters stand in one alone cannot, and are not cut up: a triple has three letters, and
        of all triples no more than (1 - likeness) / (1 + likeness) of the sum of both stand in one alone. The marks
        that differ are no more than those letters.
        """
        most = _GRAM * (1 - likeness) / (1 + likeness) * (self.length + other.length) + _ROUNDING
        if (self.marks ^ other.marks).bit_count() > most:
            return False
        one, two = _triples(self.bare), _triples(other.bare)
        shared = len(one & two)
        return shared / (len(one) + len(two) - shared) >= likeness


@lru_cache(maxsize=256)
def _triples(bare: str) -> frozenset[str]:
    return frozenset([bare[i : i + _GRAM] for i in range(max(1, len(bare) - _GRAM + 1))])


@lru_cache(maxsize=4096)
def _letters(text: str) -> _Letters:
    """The same passages are found again by the next questions."""
    bare = _bare(text)
    marked = np.zeros(_MARKS, np.bool_)
    marked[np.frombuffer(bare.encode("utf-32-le", "surrogatepass"), np.uint32) % _MARKS] = True
    return _Letters(bare, int.from_bytes(np.packbits(marked).tobytes()), max(1, len(bare) - _GRAM + 1))


def _bare(text: str) -> str:
    """The letters alone, folded.

    Folded after the rest is out, where no reading in brackets has to be told by them: in one run that is many times
    as fast as in one for each clause.
    """
    has_bracket = ")" in text or "\uff09" in text
    letters = text if has_bracket and _READING.search(text) else _letters_alone(text)
    return _letters_alone(fold(letters))


def _letters_alone(text: str) -> str:
    return text if text.isalnum() else "".join(filter(str.isalnum, text))
