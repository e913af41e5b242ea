"""Folding for people: the same text twice, and older versions of one article, stand behind the best of them."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.domain.reading.normal import fold
from assistant.retrieval.passages import PassageHit
from assistant.retrieval.versions import Versions

_GRAM = 3
_NO_LETTER = re.compile(r"[\W_]+")
# What ends like 產(chǎn): folding takes out the reading by its bracket.
_READING = re.compile(r"[^\W\d_\u3400-\u9fff]\s*[)）]")


def fold_duplicates(
    hits: list[PassageHit], versions: Versions, likeness: float, enough: int
) -> list[PassageHit]:
    """The first `enough` of `hits` without near-copies of a better one (by share of common letter triples), and
    without an article of a replaced version where the same article of the version in force is there too.

    What follows the last one kept is not compared with it: texts of dozens of hits would be cut up for nothing.
    """
    in_force = {
        (family, hit.article)
        for hit in hits
        if hit.in_force and hit.article and (family := _family(hit, versions)) is not None
    }
    kept: list[tuple[PassageHit, frozenset[str]]] = []
    for hit in hits:
        if len(kept) == enough:
            break
        if not hit.in_force and (_family(hit, versions), hit.article) in in_force:
            continue
        grams = _grams(hit.text)
        twin = next((i for i, (_, other) in enumerate(kept) if _alike(grams, other, likeness)), None)
        if twin is None:
            kept.append((hit, grams))
        elif hit.in_force and not kept[twin][0].in_force:
            kept[twin] = (hit, grams)  # the same words in force speak louder than repealed ones
    return [hit for hit, _ in kept]


def _family(hit: PassageHit, versions: Versions) -> str | None:
    version = versions.get(hit.document_id)
    return version.family if version is not None else None


def _grams(text: str) -> frozenset[str]:
    bare = _bare(text)
    return frozenset([bare[i : i + _GRAM] for i in range(max(1, len(bare) - _GRAM + 1))])


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    """The letters alone, folded; the same passages are found again by the next questions.

    Folded after the rest is out, where no reading in brackets has to be told by them: in one run that is many times
    as fast as in one for each clause.
    """
    letters = text if _READING.search(text) else _NO_LETTER.sub("", text)
    return _NO_LETTER.sub("", fold(letters))


def _alike(one: frozenset[str], other: frozenset[str], likeness: float) -> bool:
    """Whether the two share that part of all their triples; sets too unequal in size cannot, and are not compared."""
    few, many = sorted((len(one), len(other)))
    if few < likeness * many:
        return False
    shared = len(one & other)
    return shared / (few + many - shared) >= likeness
