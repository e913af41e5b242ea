"""Whether what was found holds what is asked: "nothing fits" is told here, by the weights of config/retrieval.yaml.

A small logistic model over what a passage is worth by itself: the question's words it holds, its nearness in
meaning, and whether it speaks of the year and of whom the question names. Never the fused score, which is scaled to
the best of each question and so cannot say that the best is poor.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from assistant.domain.reading.normal import fold
from assistant.retrieval.indexes import Lexical
from assistant.retrieval.query import Question, is_mostly_han_tokens
from assistant.store.regions import by_name

_BANK = re.compile(r".{2,}(?:银行|农商行|信用社|联社)")
_SORTS_OF_BANK = frozenset(
    ["商业银行", "农村商业银行", "村镇银行", "民营银行", "政策性银行", "外资银行", "中央银行", "开户银行"]
)
_BANKS_IN_SHORT = frozenset(["工行", "农行", "建行", "交行", "招行", "邮储", "浦发", "农信社"])


_BANKS_IN_ENGLISH = {
    "people's bank of china": "人民银行",
    "industrial and commercial bank of china": "工商银行",
    "icbc": "工商银行",
    "agricultural bank of china": "农业银行",
    "china construction bank": "建设银行",
    "bank of communications": "交通银行",
    "postal savings bank of china": "邮政储蓄银行",
    "china merchants bank": "招商银行",
    "china development bank": "国家开发银行",
    "agricultural development bank of china": "农业发展银行",
    "export-import bank of china": "进出口银行",
}
"""Banks that a question in English may name, as a passage in Chinese names them."""


class Fits(BaseModel):
    """From where on what was found is good enough to answer from; the reasons stand in the file beside them."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    base: float
    coverage: float = Field(ge=0)
    cosine: float = Field(ge=0)
    unknown_words: float
    cross_script: float
    cross_script_cosine: float
    named_place: float = Field(ge=0)
    other_year: float = Field(le=0)
    other_name: float = Field(le=0)
    own_period_coverage: float = Field(ge=0, le=1)
    least: float = Field(gt=0, lt=1)


@dataclass(frozen=True, slots=True)
class Words:
    """A question's words by how rare each is in the library. unknown: share of them, so weighed, that stands nowhere.

    whole: the sum of the weights. spaced: each word between spaces, as it stands among tokens that are.
    """

    weights: Mapping[str, float]
    unknown: float
    whole: float
    spaced: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage to be judged: its index tokens, its nearness in meaning (cosine), and where it stands.

    says: its text, title and file name. issued, effective, repealed: its document's days.
    """

    tokens: frozenset[str]
    cosine: float
    is_law: bool
    article: str | None
    says: str = ""
    issued: date | None = None
    effective: date | None = None
    repealed: date | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """fits: whether something found is good enough to answer from; confidence: how likely it answers, 0 to 1."""

    fits: bool
    confidence: float


def rarity(words: Iterable[str], lexical: Lexical) -> Words:
    """Words by how rare they are in the library: ln(1 + passages / (1 + passages that hold the word))."""
    total = max(lexical.count, 1)
    seen = lexical.frequencies(list(dict.fromkeys(words)))
    weights = {word: math.log(1 + total / (1 + count)) for word, count in seen.items()}
    whole = math.fsum(weights.values())
    nowhere = sum(weights[word] for word, count in seen.items() if not count)
    spaced = tuple((f" {word} ", weight) for word, weight in weights.items())
    return Words(weights, nowhere / whole if whole else 0.0, whole, spaced)


def coverage(words: Words, found: frozenset[str]) -> float:
    """Share of the question's words, by weight, that stand among `found`; 0 for a question without words."""
    held = math.fsum(map(words.weights.__getitem__, words.weights.keys() & found))
    return held / words.whole if words.whole else 0.0


def coverage_in(words: Words, tokens: str) -> float:
    """`coverage` of tokens joined by spaces, without taking them apart."""
    among = f" {tokens} "
    held = math.fsum([weight for word, weight in words.spaced if word in among])
    return held / words.whole if words.whole else 0.0


def judge(question: Question, words: Words, best: Sequence[Judged], limits: Fits, today: date) -> Judgement:
    """Whether the best passages hold what the question asks for; they come best first."""
    if question.article and question.laws and best and best[0].article == question.article:
        return Judgement(fits=True, confidence=1.0)
    names = _names(question)
    confidence = max((_answers(question, words, names, one, limits, today) for one in best), default=0.0)
    return Judgement(fits=confidence >= limits.least, confidence=confidence)


def _answers(
    question: Question,
    words: Words,
    names: frozenset[tuple[str, ...]],
    passage: Judged,
    limits: Fits,
    today: date,
) -> float:
    """How likely this passage answers, 0 to 1."""
    if question.own_figure and passage.is_law:
        return 0.0
    share = coverage(words, passage.tokens)
    if question.own_period and share < limits.own_period_coverage:
        return 0.0
    odds = limits.base + limits.cosine * passage.cosine
    if is_mostly_han_tokens(passage.tokens) == (question.script == "han"):
        odds += limits.coverage * share + limits.unknown_words * words.unknown
    else:
        odds += limits.cross_script + limits.cross_script_cosine * passage.cosine
        odds += limits.named_place * bool(passage.tokens & question.places)
    if names or question.years:
        says = fold(passage.says).lower()
        odds += limits.other_name * any(not any(form in says for form in forms) for forms in names)
        odds += limits.other_year * (not _speaks_of_year(question, passage, says, today))
    return 1 / (1 + math.exp(-odds))


def _names(question: Question) -> frozenset[tuple[str, ...]]:
    """Banks and places that a question names, each in the forms it may have: an answer about another one is none."""
    if question.script != "han":
        said = question.text.lower()
        named = [name for name in _BANKS_IN_ENGLISH if re.search(rf"\b{name}\b", said)]
        longest = [one for one in named if not any(one != other and one in other for other in named)]
        return frozenset((one, _BANKS_IN_ENGLISH[one]) for one in longest)
    return frozenset(
        (word,)
        for word in question.words
        if (_BANK.fullmatch(word) and word not in _SORTS_OF_BANK) or word in _BANKS_IN_SHORT or by_name(word)
    )


def _speaks_of_year(question: Question, passage: Judged, says: str, today: date) -> bool:
    """Whether a passage can tell of the last year that the question names: it names it, or stems from it or held then.

    A document tells of its own year and of the one before; a rule of every year it was in force, up to today.
    """
    if not question.years:
        return True
    year = question.years[-1]
    if str(year) in says or (
        passage.issued is not None and year in (passage.issued.year, passage.issued.year - 1)
    ):
        return True
    begins = passage.effective or passage.issued
    ends = passage.repealed or today
    return begins is not None and begins.year <= year <= min(ends, today).year
