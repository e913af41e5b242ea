"""Who does what in English: who trades chemicals, the woven bag people, peanut growers and seed sellers.

A product or a trade may be named by what its firms do, or share its first word with the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_DOES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(rf"\b(?:{verbs})\s+(?:in\s+|with\s+|of\s+)?(?:the\s+)?(?P<what>[a-z][a-z-]+(?: [a-z][a-z-]+){{0,3}})"), heads)
    for verbs, heads in (
        ("trades?|trading|deals?(?= in)|dealing(?= in)|dealers?(?= in| of)|traders?(?= in| of)|(?:wholesalers?|sellers?|distributors?)(?= of)|wholesal(?:e|es|ing)|merchants?(?= of| in)", ("trade", "trading", "traders")),
        ("hauls?|hauling|carr(?:y|ies|ying)|transports?|transporting|trucks?|trucking|moves?|moving|ships?|shipping|(?:hauliers?|haulers?|carriers?|transporters?|movers?|truckers?|shippers?|haulage)(?= of)", ("transport", "haulage", "carriers")),
        ("maintains?|maintaining|repairs?|repairing|servic(?:e|es|ing)|overhauls?|overhauling|fix(?:es|ing)?|(?:repairers?|maintainers?|repair|maintenance)(?= of)", ("maintenance", "repair")),
        ("tests?|testing|analy[sz](?:e|es|ing)", ("testing",)),
        ("packs?|packing|packages?|packaging", ("packaging",)),
    )
)  # fmt: skip
"""Verbs of a service, and how its name ends."""
_OF_TRADE = re.compile(
    r"(?P<of>[a-z]+(?: [a-z]+)?)\s+(?:\w+\s+)?and (?P<what>[a-z]+(?: [a-z]+)?) (?P<who>sellers?|growers?|makers?|producers?|dealers?|traders?|processors?|presses|pressers)\b"
)
_PAIRED = re.compile(r"\b(?P<of>[a-z]+) (?P<one>[a-z]+) (?:and|or|or even|and\/or) (?P<what>[a-z]+)\b")
"""tea tins or boxes: a second thing that leaves out the first word of the one before."""
_PEOPLE = re.compile(
    r" (?:people|folks?|lot|guys|crowd|shops?|workshops?|garages?|houses?|outfits?|sellers?|dealers?|merchants?|vendors)\b"
)


def _ways(words: str) -> Iterator[str]:
    """The words as they stand and their last one in the singular."""
    yield words
    if words.endswith("s") and not words.endswith("ss"):
        yield words.removesuffix("s")


def said_by_doing(text: str, terms: Mapping[str, tuple[str, Any]]) -> Iterator[tuple[int, int, Any]]:
    """(start, end, product) of every verb with its object that names a service: trades chemicals."""
    for pattern, heads in _DOES:
        for match in pattern.finditer(text):
            words = match["what"].split(" ")
            found = _longest(words, heads, terms)
            if found is not None:
                size, product = found
                yield match.start(), match.start("what") + len(" ".join(words[:size])), product


_HEADS = "transport|haulage|carriers|hauliers|haulers|truckers|trucking|traders|dealers|trade|trading|wholesalers|testing|testers|labs|maintenance"
_SERVICE = re.compile(rf"\b(?P<head>{_HEADS})\b")


def of_a_kind(text: str, terms: Mapping[str, tuple[str, Any]]) -> Iterator[tuple[int, int, Any]]:
    """(start, end, product) of a service for one kind of what it is for: phosphate ore transport is ore transport."""
    for match in _SERVICE.finditer(text):
        words = text[: match.start()].rstrip().split(" ")[-3:]
        for first in range(len(words) - 1):
            goods = terms.get(" ".join(words[first:]))
            if goods is None or goods[0] != "P" or " ".join((*words[first:], match[0])) in terms:
                continue
            for rest in range(first + 1, len(words)):
                service = terms.get(" ".join((*words[rest:], match[0])))
                if service is not None and service[0] == "P":
                    start = match.start() - len(" ".join(words[first:])) - 1
                    yield start, match.end(), service[1]
                    break


def _longest(
    words: list[str], heads: tuple[str, ...], terms: Mapping[str, tuple[str, Any]]
) -> tuple[int, Any] | None:
    for size in range(len(words), 0, -1):
        for stem in _ways(" ".join(words[:size])):
            for head in heads:
                term = terms.get(f"{stem} {head}")
                if term is not None and term[0] == "P":
                    return size, term[1]
    return None


def sharing_their_first(text: str, terms: Mapping[str, tuple[str, Any]]) -> Iterator[tuple[int, int, Any]]:
    """(start, end, product) of a second product that leaves out its first word: peanut growers and seed sellers."""
    for match in _OF_TRADE.finditer(text):
        if any(term in terms for term in _ways(match["what"])):
            continue
        for first in match["of"].split(" "):
            for what in _ways(match["what"]):
                term = terms.get(f"{first} {what}")
                if term is not None and term[0] == "P":
                    yield match.start("what"), match.end("what"), term[1]


def paired_with_it(text: str, terms: Mapping[str, tuple[str, Any]]) -> Iterator[tuple[int, int, Any]]:
    """(start, end, product) of the second of two things that share a first word: tea tins or boxes."""
    for match in _PAIRED.finditer(text):
        one, other = terms.get(f"{match['of']} {match['one']}"), terms.get(f"{match['of']} {match['what']}")
        if one is None or other is None or (one[0], other[0]) != ("P", "P"):
            continue
        if not any(way in terms for way in _ways(match["what"])):
            yield match.start("what"), match.end("what"), other[1]


_PLANT_ZH = re.compile(r"\s*(?:加工)?(?:厂|坊|作坊)")
_GROWN = re.compile(r"\s*(?:growers?|farmers?|planters?)\b")


def products_said(text: str, terms: Mapping[str, tuple[str, Any]]) -> Iterator[tuple[int, int, Any]]:
    """(start, end, product) of every product that is named by who does what, or shares a word with another."""
    for reads in (said_by_doing, sharing_their_first, of_a_kind, paired_with_it):
        yield from reads(text, terms)


def is_grown(text: str, end: int) -> bool:
    """Whether the word up to `end` is said of who grows or makes it: peanut growers, a peanut oil厂, and not all of the trade."""
    return _GROWN.match(text, end) is not None or (
        text[end - 1].isascii() and _PLANT_ZH.match(text, end) is not None
    )


def named_by_it(text: str, end: int) -> int | None:
    """Where the word for firms ends that follows a product (the woven bag people); None where none does."""
    match = _PEOPLE.match(text, end)
    return match.end() if match else None
