"""How much a law's name speaks for it among other laws: its kind, what it regulates, how many passages cite it.

Reads names only. Two articles that say much the same of a matter are seldom equal: the code that the field rests
on answers before an ordinance for one trade, and a rule of procedure only where procedure is asked for.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field

from assistant.retrieval.query import law_name


class LawKind(StrEnum):
    """Kinds of law, from the name."""

    CODE = "code"
    STATUTE = "statute"
    INTERPRETATION = "interpretation"
    REGULATION = "regulation"
    RULE = "rule"


class LawWeights(BaseModel):
    """What kind, citations and subject add to an article's score, in shares of a full score."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    code: float = Field(ge=-1, le=1)
    statute: float = Field(ge=-1, le=1)
    interpretation: float = Field(ge=-1, le=1)
    regulation: float = Field(ge=-1, le=1)
    procedure: float = Field(ge=-1, le=1)
    citations: float = Field(ge=-1, le=1)
    length: float = Field(ge=-1, le=1)


@dataclass(frozen=True, slots=True)
class LawTraits:
    """What a law's name tells. name: by which others cite it, for every part of the civil code the code's."""

    name: str
    kind: LawKind
    procedure: bool

    def weight(self, weights: LawWeights, citations: int) -> float:
        """What these add to the score of its articles. citations: how many passages of other laws name it."""
        kind = 0.0 if self.kind is LawKind.RULE else float(getattr(weights, self.kind))
        return kind + weights.procedure * self.procedure + weights.citations * cited(citations)


def cited(citations: int) -> float:
    """ln(1 + citations): laws are told apart by how many times as often they are cited, whatever the library's size.

    Twice the library adds the same to each that is cited, which changes no order; in a small one, where a law is
    named once or twice by chance, the 1 keeps the differences small.
    """
    return math.log1p(citations)


_ARTICLE_END = re.compile(r"第[零〇○一二三四五六七八九十百千两0-9]+条(?:之[一二三四五六七八九十])?$")
_BRACKETS = re.compile(r"[(（][^)）]*[)）]$")
# Parts of the civil code stand in collections under their own names.
_PART = re.compile(r"^(?:民法典)?(?:.{2,4}编|总则编?|附则|分则)$|^民法典$")
_INTERPRETATION = re.compile(r"人民法院|人民检察院|适用法律.*(?:解释|规定)|司法解释|解释$")
_PROCEDURE = re.compile(r"诉讼|程序规定|仲裁法|执行")
_CODE = "民法典"


def is_law(document_kind: str, title: str) -> bool:
    """Whether a document is law: said to be, or a corpus line that is one article (…法第四十条)."""
    return document_kind == "law" or (document_kind == "other" and _ARTICLE_END.search(title) is not None)


def traits(title: str) -> LawTraits:
    """What the title of a law, or of one of its articles, tells of it."""
    return _traits(_ARTICLE_END.sub("", title.strip()))


@lru_cache(maxsize=20_000)
def _traits(title: str) -> LawTraits:
    name = law_name(title)
    kind = _kind(_BRACKETS.sub("", name))
    return LawTraits(
        name=_CODE if kind is LawKind.CODE else name,
        kind=kind,
        procedure=_PROCEDURE.search(name) is not None,
    )


def _kind(name: str) -> LawKind:
    if _PART.match(name):
        return LawKind.CODE
    if _INTERPRETATION.search(name):
        return LawKind.INTERPRETATION
    if name.endswith("法") and not name.endswith("办法"):
        return LawKind.STATUTE
    return LawKind.REGULATION if name.endswith("条例") else LawKind.RULE
