"""How much a law's name speaks for it among other laws: its kind, how often other laws cite it, what it regulates.

Reads names only. Two articles that say much the same of a matter are seldom equal: the code that the field rests
on answers before an ordinance for one trade, and a rule of procedure only where procedure is asked for.
"""

from __future__ import annotations

import csv
import math
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field

from assistant.config.reading import FOLDER
from assistant.errors import ConfigInvalid
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
    """What a law's name tells. cited: ln(1 + how often other laws name it)."""

    kind: LawKind
    procedure: bool
    cited: float

    def weight(self, weights: LawWeights) -> float:
        """What these add to the score of its articles."""
        kind = 0.0 if self.kind is LawKind.RULE else float(getattr(weights, self.kind))
        return kind + weights.procedure * self.procedure + weights.citations * self.cited


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
    counted = citations()
    return LawTraits(
        kind=kind,
        procedure=_PROCEDURE.search(name) is not None,
        cited=math.log1p(counted.get(_CODE if kind is LawKind.CODE else name, 0)),
    )


def _kind(name: str) -> LawKind:
    if _PART.match(name):
        return LawKind.CODE
    if _INTERPRETATION.search(name):
        return LawKind.INTERPRETATION
    if name.endswith("法") and not name.endswith("办法"):
        return LawKind.STATUTE
    return LawKind.REGULATION if name.endswith("条例") else LawKind.RULE


@lru_cache(maxsize=1)
def citations() -> dict[str, int]:
    """Law -> how often other laws name it, from config/law_citations.csv; raises ConfigInvalid."""
    path = FOLDER / "law_citations.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            return {law_name(row["name"]): int(row["citations"]) for row in csv.DictReader(file)}
        except (KeyError, ValueError, TypeError) as error:
            raise ConfigInvalid(file=path, why=str(error)) from error
