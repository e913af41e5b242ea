"""A second look at a reading: whether officers who use such words ask for what was read. Learned, and apart from the grammar.

The grammar reads by rules, and where a rule meets words that it was not written for it can be wrong without a word left
over. This measure has seen some thousand questions with their right readings and says, of every sign, how likely a text of
such words and kinds of tokens says it newly. Where it is nearly sure that the reading is not what was said, the reading is
put to the officer instead of an answer. It never changes a reading. What a turn carries on from the turn before is not
looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from assistant.agent.builtin.learned.signs import conditions_of, signs_of
from assistant.agent.builtin.learned.weights import is_taught
from assistant.agent.builtin.meaning import FIRM_SETS, Meaning
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.firm_query import FirmQuery

FILE = Path(__file__).parent / "second_look.npz"
_INTENT_FROM, _ASPECT_FROM, _READ_FROM, _MISSED_FROM = 4.5, 8.0, 6.0, 4.5
"""Surprise (minus the logarithm of the chance of what was read) from which a reading is put to the officer: for what is
asked, for what of one firm, for a condition that was read and for one that was not. Chosen on readings of writers that were
not learned from, so that nine of ten that are doubted are wrong. `scout eval learn` says what share of right and of
falsified readings lies above."""
_OTHER_INTENT = 0.8
"""Chance of another intent without which none is doubted: a text of words never seen is unlike everything."""
_NAMED_BY_WORDS = frozenset({
    "events", "without_events", "event_role", "event_window", "labels", "won_from", "regions", "chain", "local",
})  # fmt: skip
"""Conditions that words of the lexicon name by themselves: that a rare word for one was not seen before says nothing."""
_LEAST = 1e-6
_NAMED = frozenset("HPRZCLNFKU@D3XMmny")
"""Kinds of tokens whose words are names or figures: the kind is a feature, the words are none."""
_BY_KIND = frozenset("HPRZCNFMDmny")
_PRIVATE = 0xE000
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORDS = re.compile(r"[a-z']+|\d+|[\ue000-\uf8ff]")
_DIGITS = re.compile(r"\d+")
_GRAMS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Said:
    """What is known before a turn is read. conditions: of the list before, which the turn may carry on."""

    first: bool
    before: frozenset[str]
    conditions: frozenset[str]


def said_before(last: Meaning | None, last_set: Meaning | None) -> Said:
    """What was said before a turn. last_set: the last turn that asked for firms by conditions, where `last` did not."""
    if last is None:
        return Said(True, frozenset(), frozenset())
    listed = last if (last.sought or last.intent) in FIRM_SETS else last_set
    query = listed.query if listed is not None else FirmQuery()
    held = signs_of(listed) if listed is not None else frozenset()
    return Said(False, signs_of(last), conditions_of(query) | {sign for sign in held if sign == "count_by"})


def doubted(tokens: Tokens, meaning: Meaning, said: Said) -> str | None:
    """The sign of the reading that is least to be expected of the text, or the one that is missed most, where that makes
    the reading doubtful; None where nothing does."""
    if not is_taught("signs"):
        return None
    read = signs_of(meaning)
    found = chances(features_of(tokens, said))
    other = max((chance for sign, chance in found.items() if sign.startswith("intent=") and sign not in read))
    of_many = meaning.intent in FIRM_SETS
    worst, most = None, 0.0
    for sign, chance in found.items():
        if sign in said.conditions or not (of_many or sign.startswith(("intent=", "aspect="))):
            continue
        surprise = -float(np.log(max(_LEAST, chance if sign in read else 1 - chance)))
        over = surprise - doubted_from(sign, read=sign in read, other=other)
        if over >= most:
            worst, most = sign, over
    return worst


def doubted_from(sign: str, *, read: bool, other: float) -> float:
    """The surprise from which a reading is doubted for this sign. read: whether the reading has it. other: the highest chance
    of an intent that was not read."""
    kind = sign.partition("=")[0]
    if kind == "intent":
        return _INTENT_FROM if read and other >= _OTHER_INTENT else float("inf")
    if kind == "aspect":
        return _ASPECT_FROM
    if kind in _NAMED_BY_WORDS:
        return float("inf")
    return _READ_FROM if read else _MISSED_FROM


def features_of(tokens: Tokens, said: Said) -> set[str]:
    """Features of a turn: its letters or words with names and figures taken for one another, its tokens, their kinds, and
    what was asked before."""
    kinds = [token.category for token in tokens.items]
    words = [
        token.category if token.category in _BY_KIND else f"{token.category}:{token.text}"
        for token in tokens.items
    ]
    edged = ["^", *kinds, "$"]
    of_tokens = {f"w={word}" for word in words} | {f"k={one}{other}" for one, other in pairwise(edged)}
    found = set(of_tokens)
    found |= {f"ww={one}|{other}" for one, other in pairwise(["^", *words, "$"])}
    found |= {f"kkk={''.join(edged[at : at + 3])}" for at in range(len(edged) - 2)}
    found |= set(_grams(_without_names(tokens)))
    if said.first:
        found.add("first")
    else:
        found |= {f"next|{feature}" for feature in of_tokens} | {f"after|{sign}" for sign in said.before}
        found |= {f"held|{sign}" for sign in said.conditions}
    return found


def _without_names(tokens: Tokens) -> str:
    parts, end = list[str](), 0
    for token in tokens.items:
        if token.category in _NAMED and (len(token.text) > 1 or token.category in "mny"):
            parts += [tokens.text[end : token.start], chr(_PRIVATE + ord(token.category))]
            end = token.end
    parts.append(tokens.text[end:])
    return _DIGITS.sub("0", "".join(parts).lower())


def _grams(text: str) -> Iterator[str]:
    if _HAN.search(text):
        for size in _GRAMS:
            yield from (f"g={text[at : at + size]}" for at in range(len(text) - size + 1))
        return
    words = _WORDS.findall(text)
    yield from (f"g={word}" for word in words)
    yield from (f"gg={one} {other}" for one, other in pairwise(words))


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of features for each sign, sparse by feature. constants: one a sign."""

    signs: tuple[str, ...]
    constants: np.ndarray
    places: Mapping[str, int]
    starts: np.ndarray
    columns: np.ndarray
    weights: np.ndarray


@lru_cache(maxsize=1)
def _weights() -> Weights:
    with np.load(FILE, allow_pickle=False) as held:
        names = bytes(held["features"]).decode().split("\n")
        return Weights(
            tuple(bytes(held["signs"]).decode().split("\n")),
            held["constants"].astype(np.float64),
            {name: place for place, name in enumerate(names)},
            np.concatenate([[0], np.cumsum(held["counts"], dtype=np.int64)]),
            held["columns"],
            held["weights"].astype(np.float64) * float(held["scale"]),
        )


def chances(features: set[str]) -> dict[str, float]:
    """Sign -> probability that a text with these features says it newly."""
    held = _weights()
    total = held.constants.copy()
    for feature in features:
        place = held.places.get(feature)
        if place is not None:
            part = slice(held.starts[place], held.starts[place + 1])
            total[held.columns[part]] += held.weights[part]
    shares = 1 / (1 + np.exp(-np.clip(total, -30, 30)))
    return dict(zip(held.signs, shares.tolist(), strict=True))
