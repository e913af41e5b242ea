"""Questions with the passage that answers each, or with why none may: our own policy set, and over the real files.

The two sets lie in eval/policies. Which half a question is in (dev: thresholds are tuned on it; test: held out)
is told by a hash of its words, so that nobody chooses and a new question moves no other.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, Protocol, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.domain.reading.normal import fold
from assistant.retrieval.query import script_of

FOLDER = Path(__file__).with_name("policies")
DOCUMENTS = FOLDER / "documents"

Kind = Literal["table", "scan", "version", "exception"]
Refused = Literal["year", "other_bank", "absent", "own_figure", "off_topic"]
Half = Literal["dev", "test"]

_SPACE = re.compile(r"\s+")
_GAP = 160
"""Characters that may stand between the words of a quote that are parted by "…": as long as a row of a table."""


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Passage(_Frozen):
    """A passage that is right: its file's name, words that stand in it, and its article where it has one."""

    document: str
    quote: str = Field(min_length=1)
    article: str | None = None

    def is_in(self, document: str, text: str, article: str | None = None) -> bool:
        """Whether a passage of this file, with this text and article, is meant."""
        if document != self.document or (self.article and article and article != self.article):
            return False
        return _pattern(self.quote).search(_bare(text)) is not None


class Asked(_Frozen):
    """One question. refuse: why nothing may fit; else document and quote (and article) name the right passage."""

    id: str
    q: str = Field(min_length=2)
    kinds: tuple[Kind, ...] = ()
    refuse: Refused | None = None
    document: str | None = None
    quote: str | None = None
    article: str | None = None
    also: tuple[Passage, ...] = ()

    @model_validator(mode="after")
    def _one_or_the_other(self) -> Asked:
        if (self.refuse is None) != (self.document is not None and self.quote is not None):
            raise ValueError(f"{self.id}: either a passage (document and quote) or a reason to refuse")
        return self

    @property
    def right(self) -> tuple[Passage, ...]:
        """The passages that answer it; none for one that must be refused."""
        if self.document is None or self.quote is None:
            return ()
        return (Passage(document=self.document, quote=self.quote, article=self.article), *self.also)

    @property
    def half(self) -> Half:
        """Which half it is in."""
        return "dev" if hashlib.sha256(self.q.encode()).digest()[0] % 2 == 0 else "test"

    @property
    def groups(self) -> tuple[str, ...]:
        """What it is reported under: its kinds (plain for none), its language, or refuse."""
        language = "english" if script_of(self.q) == "latin" else "chinese"
        if self.refuse is not None:
            return ("refuse", f"refuse {self.refuse}", f"refuse {language}")
        return (*(self.kinds or ("plain",)), language)


class _File(_Frozen):
    questions: tuple[Asked, ...]

    @model_validator(mode="after")
    def _ids_differ(self) -> _File:
        ids = [question.id for question in self.questions]
        if len(set(ids)) != len(ids):
            raise ValueError("a question's id stands twice")
        return self


class Judged(Protocol):
    """What came of asking one question. failed: what went wrong, in a word; empty where nothing did."""

    @property
    def asked(self) -> Asked: ...
    @property
    def failed(self) -> str: ...


_End = TypeVar("_End", bound=Judged)


def grouped(ends: Sequence[_End]) -> dict[str, list[_End]]:
    """What came of all questions, of each half, and of each group, by its name."""
    table = {"all": list(ends)}
    for half in ("dev", "test"):
        table[half] = [one for one in ends if one.asked.half == half]
    for group in sorted({group for one in ends for group in one.asked.groups}):
        table[group] = [one for one in ends if group in one.asked.groups]
    return table


def own_questions() -> tuple[Asked, ...]:
    """The questions over our own policy documents."""
    return _read(FOLDER / "questions.yaml")


def real_questions() -> tuple[Asked, ...]:
    """The questions over the laws and reports of ../shared/data."""
    return _read(FOLDER / "real_questions.yaml")


@lru_cache(maxsize=4)
def _read(path: Path) -> tuple[Asked, ...]:
    return _File.model_validate(yaml.safe_load(path.read_text(encoding="utf-8"))).questions


def _bare(text: str) -> str:
    return _SPACE.sub("", fold(text))


@lru_cache(maxsize=1024)
def _pattern(quote: str) -> re.Pattern[str]:
    """The quote as a pattern over folded text without spaces."""
    gap = f".{{0,{_GAP}}}?"
    return re.compile(gap.join(re.escape(_bare(words)) for words in quote.split("…")))
