"""The places that a question names, and how a document of a place stands to them. Knows the division table alone."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import StrEnum
from functools import lru_cache

from assistant.store.regions import all_regions, by_name, prefix_of

_ENGLISH = re.compile(r"[A-Z][a-z]+(?:'[a-z]+)?")
_SHORTEST = 2


class Place(StrEnum):
    """Where a document holds, seen from the places asked about."""

    THERE = "there"
    """In one of them, or in a place within."""
    AROUND = "around"
    """In a place that holds one of them: a province's rules hold in its counties."""
    ELSEWHERE = "elsewhere"


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[bool, tuple[str, ...]]]:
    """Chinese name -> whether it says its rank (福泉市, not 福泉), and the codes it may mean."""
    found: dict[str, tuple[bool, list[str]]] = {}
    for region in all_regions():
        for name in {region.name, region.short} - {""}:
            if len(name) >= _SHORTEST:
                says_rank = name == region.name != region.short
                found.setdefault(name, (says_rank, []))[1].append(region.code)
    return {name: (ranked, tuple(codes)) for name, (ranked, codes) in found.items()}


@lru_cache(maxsize=1)
def _lengths() -> dict[str, list[int]]:
    """How a name begins -> how long names that begin so are, the longest first."""
    found: dict[str, set[int]] = {}
    for name in _names():
        found.setdefault(name[:_SHORTEST], set()).add(len(name))
    return {start: sorted(lengths, reverse=True) for start, lengths in found.items()}


def regions_named(text: str, words: Collection[str]) -> tuple[str, ...]:
    """Codes of the places that a folded text names, the longest name where several begin.

    words: its tokens. A name without its rank counts only as a word of its own: 安顺 in 安顺利 is none. A name that
    several places share gives the codes of all.
    """
    names, lengths = _names(), _lengths()
    found: list[str] = []
    at = 0
    while at < len(text):
        for length in lengths.get(text[at : at + _SHORTEST], ()):
            name = text[at : at + length]
            ranked, codes = names.get(name, (False, ()))
            if codes and (ranked or name in words):
                found += codes
                at += length - 1
                break
        at += 1
    for word in _ENGLISH.findall(text):
        found += [region.code for region in by_name(word.removesuffix("'s"))]
    return tuple(dict.fromkeys(found))


def place_of(document: str | None, asked: Collection[str]) -> Place | None:
    """How a document of the region with that code stands to the codes asked about; None where either is not said."""
    if not document or not asked:
        return None
    own = prefix_of(document)
    wanted = [prefix_of(code) for code in asked]
    if any(own.startswith(prefix) for prefix in wanted):
        return Place.THERE
    return Place.AROUND if any(prefix.startswith(own) for prefix in wanted) else Place.ELSEWHERE
