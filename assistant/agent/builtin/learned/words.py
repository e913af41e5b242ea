"""How likely unknown words are to limit the firms asked for, from where they stand and what they are made of.

光伏 of 光伏企业 limits, 摸一遍 of 把包装厂摸一遍 does not. Features: the kinds of the tokens around, whether the clause and the
rest of the question ask, name firms or set conditions, the letters before, in and behind the words, and their classes.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.learned.weights import measure
from assistant.agent.builtin.question_tokens import Token, Tokens
from assistant.retrieval.word_classes import words_with_classes

LIMITS_FROM = 0.2
"""Unknown words below this are the speaker's. `scout eval learn` says how many of those held out lie on either side."""
_KINDS = {
    **dict.fromkeys("RZCL", "place"), **dict.fromkeys("HP@", "trade"), **dict.fromkeys("IKU", "firm"),
    **dict.fromkeys("zxeY*", "event"), **dict.fromkeys("mynd#", "figure"),
}  # fmt: skip
_BY_WORD = "thNO&W;"
_SAID = (
    ("asks", "WQ"), ("suits", "Aa"), ("firm", "IUK"), ("trade", "HP@"), ("place", "RZCL"), ("event", "zxeY*b"),
    ("figure", "myn"), ("denial", "N"),
)  # fmt: skip
_PLAIN = frozenset("._thjd")
_ADDRESS = re.compile(r"[我你您咱她他]|请|帮|麻烦|\b(?:i|we|my|our|me|us|please)\b")
_LETTERS = 6
_LATIN = re.compile(r"[a-z]")


def limits(tokens: Tokens, place: int) -> float:
    """Probability that the unknown words at `place` limit the firms asked for."""
    return measure("words").probability(features_of(tokens, place))


def features_of(tokens: Tokens, place: int) -> set[str]:
    """Features of the unknown words that stand together at `place`."""
    items, text = tokens.items, tokens.text
    first, last = tokens.run_at(place)
    start, end = items[first].start, items[last].end
    words = text[start:end]
    around = {"p1": first - 1, "p2": first - 2, "n1": last + 1, "n2": last + 2}
    kinds = {name: _kind(items[at]) if 0 <= at < len(items) else "edge" for name, at in around.items()}
    found = {f"{name}={kind}" for name, kind in kinds.items()}
    found.add(f"p1n1={kinds['p1']}/{kinds['n1']}")
    found |= _of_clause(tokens, place)
    latin = _LATIN.search(words) is not None
    found |= _of_latin(text, start, end) if latin else _of_han(text, start, end)
    if _ADDRESS.search(words):
        found.add("address")
    language = "en" if latin else "zh"
    return {f"{language}|{feature}" for feature in found}


def _kind(token: Token) -> str:
    if token.category == "_":
        return "_" + token.text if len(token.text) <= 2 else "_"
    if token.category in _BY_WORD:
        return f"{token.category}:{token.text[:3]}"
    return _KINDS.get(token.category, token.category)


def _of_clause(tokens: Tokens, place: int) -> set[str]:
    """What the clause around `place` and the other clauses say."""
    shape = tokens.shape
    begins, stops = shape.rfind(";", 0, place) + 1, shape.find(";", place)
    stops = len(shape) if stops < 0 else stops
    inside, beyond = shape[begins:stops], shape[:begins] + shape[stops:]
    found = {f"in {name}" for name, kinds in _SAID if any(kind in kinds for kind in inside)}
    found |= {f"beyond {name}" for name, kinds in _SAID if any(kind in kinds for kind in beyond)}
    if all(kind in _PLAIN for kind in inside):
        found.add("nothing else in the clause")
    found.add(f"clauses={min(3, shape.count(';'))}")
    found.add("last clause" if stops >= len(shape) - 1 else "earlier clause")
    found.add("first clause" if begins == 0 else "later clause")
    said = tokens.text[tokens.items[begins].start : tokens.items[stops - 1].end]
    if _ADDRESS.search(said):
        found.add("address in the clause")
    return found


def _of_han(text: str, start: int, end: int) -> set[str]:
    words = text[start:end]
    found = {f"b1={text[max(0, start - 1) : start]}", f"b2={text[max(0, start - 2) : start]}"}
    found |= {f"a{size}={text[end : end + size]}" for size in (1, 2, 3)}
    found |= {f"last={words[-1]}", f"last2={words[-2:]}", f"first={words[0]}", f"first2={words[:2]}"}
    found |= {f"c={letter}" for letter in words}
    found |= {f"cc={words[at : at + 2]}" for at in range(len(words) - 1)}
    for word, kind in words_with_classes(words):
        found |= {f"kind={kind}", f"w={word}"}
    found.add(f"length={min(_LETTERS, len(words))}")
    return found


def _of_latin(text: str, start: int, end: int) -> set[str]:
    words = text[start:end].split()
    before, behind = text[:start].split()[-2:], text[end:].split()[:1]
    found = {f"w={word}" for word in words} | {f"ends={word[-3:]}" for word in words}
    if words:
        found.add(f"first={words[0]}")
    if before:
        found |= {f"b1={before[-1]}", f"b2={' '.join(before)}"}
    found |= {f"a1={word}" for word in behind}
    found.add(f"length={min(_LETTERS, len(words))}")
    return found
