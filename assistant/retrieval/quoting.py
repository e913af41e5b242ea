"""Picks the sentences of a passage that bear on a question, word for word as they stand in the original.

By shared words, weighed by how rare they are among the passages found, and by likeness of meaning where an
embedder is there (which is what finds the Chinese sentence for an English question).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.domain.reading.normal import fold
from assistant.domain.reading.numbers import read_numbers, read_ordinal
from assistant.retrieval.tokens import search_tokens

Embed = Callable[[Sequence[str]], NDArray[np.float32] | None]
"""Texts to vectors; None where no embedding model can be loaded."""

WHOLE = 260
"""A passage up to this many characters is quoted whole: an article of law reads badly in pieces."""

# a half-width ? or ; ends a sentence only before a space or Chinese: bad decodings leave it inside words (當(dāng)?shù)
_SENTENCE = re.compile(r"(?:[^。！？!?；;\n]|[!?;](?=[a-zA-Z0-9ù]))*(?:[。！？!?；;]+[”」』）)]*|\n|$)")
_ENGLISH_SENTENCE = re.compile(r".+?(?:[.!?](?=\s+[A-Z“\"])|\n|$)\s*", re.DOTALL)
_ASKS_NUMBER = re.compile(
    r"多少|几[家个户种年天日]|多[久长]|占比|比例|[利质押用税费加折]率|面积|产值|规模|限额|上限|下限|"
    r"how (?:many|much|large|long)|what (?:share|percentage|area|output)|share of|\b(?:rate|limit|cap|ceiling)\b",
    re.IGNORECASE,
)
_HAN_NUMBER = "零〇○一二三四五六七八九十百千两0-9"
_ARTICLE = re.compile(rf"第\s*([{_HAN_NUMBER}]+)\s*条")
_PARAGRAPH = re.compile(rf"第\s*([{_HAN_NUMBER}]+)\s*款")
_ITEM = re.compile(rf"\s*[（(]?[{_HAN_NUMBER}]+[)）、.．]")
_CELL = re.compile(r"[^：。]{1,40}：\S")
_TABLE = 400
"""A table up to this many characters is quoted whole where one of its rows, or its name, answers."""
_HAN = re.compile(r"[\u3400-\u9fff]")


def sentences_of(text: str) -> list[str]:
    """The sentences of a passage, a row of a table as one; joined they are the passage."""
    pattern = _SENTENCE if _HAN.search(text) else _ENGLISH_SENTENCE
    parts: list[str] = []
    prose = ""
    for line in text.splitlines(keepends=True):
        if is_row(line):
            parts += [part for part in pattern.findall(prose) if part] + [line]
            prose = ""
        else:
            prose += line
    return parts + [part for part in pattern.findall(prose) if part]


def is_row(line: str) -> bool:
    """Whether a line is a row of a table as readers write it: 「header：cell；header：cell」."""
    cells = line.strip().split("；")
    return len(cells) > 1 and all(_CELL.match(cell) for cell in cells if cell)


def _weights(question: str, texts: Sequence[str]) -> dict[str, float]:
    words = {word for word in search_tokens(question) if len(word) > 1 or word.isdigit()}
    held = [set(search_tokens(text)) for text in texts]
    total = max(len(texts), 1)
    return {word: math.log(1 + total / (1 + sum(word in h for h in held))) + 0.2 for word in words}


def asks_number(question: str) -> bool:
    """Whether a figure is asked for."""
    return _ASKS_NUMBER.search(question) is not None


def bearing(question: str, quote: str) -> float:
    """How many words of the question a quote holds, as a share; one without any figure counts half."""
    words = {word for word in search_tokens(question) if len(word) > 1}
    held = len(words & set(search_tokens(quote))) / max(len(words), 1)
    return held if read_numbers(fold(quote)) else held / 2


def best_sentences(
    question: str, text: str, others: Sequence[str], embed: Embed | None, most: int = 2
) -> str:
    """The stretch of `text` that answers best: the passage itself if short, else up to `most` sentences in a row.

    The result stands in `text` word for word.
    """
    body = text.strip()
    named = _named_paragraph(question, body)
    if named is not None:
        return named
    if len(body) <= WHOLE:
        return body
    parts = sentences_of(body)
    if len(parts) <= 1:
        return body
    weights = _weights(question, others or [body])
    wants_number = _ASKS_NUMBER.search(question) is not None
    scores = []
    for part in parts:
        words = set(search_tokens(part))
        score = sum(weight for word, weight in weights.items() if word in words)
        if wants_number and read_numbers(fold(part)):
            score *= 1.3
        scores.append(score)
    vectors = embed([fold(question), *(fold(part) for part in parts)]) if embed is not None else None
    if vectors is not None:
        near = vectors[1:] @ vectors[0]
        top = max(max(scores), 1.0)
        scores = [score + top * 0.8 * float(n) for score, n in zip(scores, near, strict=True)]
    best = max(range(len(parts)), key=lambda i: scores[i])
    first, last = _table_around(parts, best)
    while last - first + 1 < most:
        before = scores[first - 1] if first > 0 else -1.0
        after = scores[last + 1] if last + 1 < len(parts) else -1.0
        if max(before, after) < scores[best] * 0.45:
            break
        if before > after:
            first -= 1
        else:
            last += 1
    return "".join(parts[first : last + 1]).strip()


def _named_paragraph(question: str, body: str) -> str | None:
    """The 款 of this article that the question names (第四十条第二款), its items with it; None where it names none.

    A 款 is a line of an article that is no item of the one before it: items are numbered, 款 are not.
    """
    asked, of, own = _PARAGRAPH.search(question), _ARTICLE.search(question), _ARTICLE.match(body)
    if asked is None or own is None or (of is not None and _ordinal(of[1]) != _ordinal(own[1])):
        return None
    paragraphs: list[str] = []
    for line in body.splitlines(keepends=True):
        if paragraphs and _ITEM.match(line):
            paragraphs[-1] += line
        else:
            paragraphs.append(line)
    number = _ordinal(asked[1])
    return paragraphs[number - 1].strip() if number and number <= len(paragraphs) else None


def _ordinal(digits: str) -> int | None:
    return int(digits) if digits.isascii() else read_ordinal(digits)


def _table_around(parts: Sequence[str], best: int) -> tuple[int, int]:
    """The best part's place; where it is a row, or the name above rows, the places of the table, if it is short."""
    inside = best + 1 if best + 1 < len(parts) and is_row(parts[best + 1]) else best
    if not is_row(parts[inside]):
        return best, best
    first = last = inside
    while first > 0 and is_row(parts[first - 1]):
        first -= 1
    while last + 1 < len(parts) and is_row(parts[last + 1]):
        last += 1
    first = max(0, first - 1)  # the line above says what the rows are of
    if sum(map(len, parts[first : last + 1])) <= _TABLE:
        return first, last
    return min(best, inside), inside
