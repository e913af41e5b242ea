"""The utterances: what an officer says, in which style, and what must then be understood. Read from the YAML files here.

An utterance is one turn or a list of `turns`. A turn says either `intent` with what belongs to it, or `back`: why it
must be refused or asked back. `or` gives other readings that are right too, each as changes to the first. Firms are
credit codes, or "@2" for the second firm of the list that was shown before. `ignore` names parts that are not compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.agent.builtin.meaning import Aspect, CountBy, Intent
from assistant.domain.firm_query import FirmQuery

FOLDER = Path(__file__).parent
FROZEN = "frozen.yaml"
"""Written without sight of the parser; its figures are reported apart."""

Style = Literal[
    "plain", "terse", "wordy", "typo", "spoken", "abbreviated", "traditional", "mixed", "official", "voice", "keyword",
    "dialect", "letter",
]  # fmt: skip
"""official: 公文 and office English. voice: transcribed speech without punctuation. keyword: words and signs alone."""
Lang = Literal["zh", "en"]
Back = Literal[
    "unknown_chain", "unknown_place", "unknown_firm", "unknown_product", "contradiction", "ambiguous", "which",
    "language", "code", "rules", "scope", "absent", "off_topic", "decide", "unclear",
]  # fmt: skip
Part = Literal[
    "query", "firms", "aspect", "count_by", "product", "direction", "kinds", "level", "since", "growth"
]


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Expectation(_Frozen):
    """One reading of a turn that is right. back: none is, it must be refused or asked back, for that reason."""

    intent: Intent | None = None
    back: Back | None = None
    query: dict[str, Any] = Field(default_factory=dict)
    firms: tuple[str, ...] = ()
    aspect: Aspect = "summary"
    count_by: CountBy | None = None
    product: str | None = None
    direction: Literal["upstream", "downstream", "both"] = "both"
    kinds: tuple[str, ...] = ()
    level: Literal["yellow", "orange", "red"] | None = None
    since: date | None = None
    growth: Decimal | None = None
    ignore: tuple[Part, ...] = ()

    @model_validator(mode="after")
    def _one_or_the_other(self) -> Expectation:
        if (self.intent is None) == (self.back is None):
            raise ValueError("either an intent or a reason to refuse or ask back")
        self.asked  # noqa: B018 - a query that is none is found where the file is read
        return self

    @property
    def asked(self) -> FirmQuery:
        """The query as the program's type."""
        return FirmQuery.model_validate(self.query)


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing said. readings: all that are right, the first one first. branch: whose officer asks, None all."""

    id: str
    say: str
    readings: tuple[Expectation, ...]
    branch: str | None = None

    @property
    def back(self) -> Back | None:
        """Why it must be refused or asked back, by its first reading."""
        return self.readings[0].back

    @property
    def may_be_asked_back(self) -> bool:
        """Whether asking back is right, by any reading."""
        return any(reading.back for reading in self.readings)

    @property
    def kind(self) -> str:
        """What it is reported under: its intent, or refuse."""
        first = self.readings[0]
        return "refuse" if first.intent is None else first.intent.value


@dataclass(frozen=True, slots=True)
class Utterance:
    """One conversation; most have one turn."""

    id: str
    lang: Lang
    style: Style
    turns: tuple[Turn, ...]

    @property
    def single(self) -> bool:
        """Whether it is one turn alone."""
        return len(self.turns) == 1


class _Said(_Frozen):
    """What the files say of a turn."""

    model_config = ConfigDict(extra="allow", frozen=True)

    say: str = Field(min_length=1)
    branch: str | None = None
    either: tuple[dict[str, Any], ...] = Field(default=(), alias="or")

    def turn(self, id_: str) -> Turn:
        first = {name: value for name, value in (self.model_extra or {}).items() if value is not None}
        readings = (Expectation.model_validate(first), *(_changed(first, other) for other in self.either))
        return Turn(id_, self.say, readings, self.branch)


def _changed(first: Mapping[str, Any], other: Mapping[str, Any]) -> Expectation:
    """The first reading with the other's changes; one that must be asked back shares nothing with an answer."""
    if "back" in other:
        return Expectation.model_validate(dict(other))
    base = {name: value for name, value in first.items() if name != "back"}
    return Expectation.model_validate({**base, **other})


def _utterance(row: Mapping[str, Any], lang: Lang | None) -> Utterance:
    rest = dict(row)
    id_, style, turns = rest.pop("id"), rest.pop("style"), rest.pop("turns", None)
    spoken: Lang = rest.pop("lang", lang)
    said = [_Said.model_validate(turn) for turn in (turns if turns is not None else [rest])]
    if turns is not None and rest:
        raise ValueError(f"{id_}: {sorted(rest)[0]} stands beside turns")
    ids = [id_] if len(said) == 1 else [f"{id_}.{place}" for place in range(1, len(said) + 1)]
    return Utterance(id_, spoken, style, tuple(one.turn(turn) for one, turn in zip(said, ids, strict=True)))


def read(path: Path) -> tuple[Utterance, ...]:
    """The utterances of one file. Raises ValueError (pydantic's too) naming what does not fit."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = []
    for row in content["utterances"]:
        try:
            found.append(_utterance(row, content.get("lang")))
        except ValueError as error:
            raise ValueError(f"{path.name} {row.get('id')}: {error}") from error
    return tuple(found)


@lru_cache(maxsize=1)
def tuned() -> tuple[Utterance, ...]:
    """All but the frozen ones: the parser was improved on them."""
    files = sorted(path for path in FOLDER.glob("*.yaml") if path.name != FROZEN)
    return tuple(utterance for path in files for utterance in read(path))


def frozen() -> tuple[Utterance, ...]:
    """Those that were written without sight of the parser; none before they are committed."""
    path = FOLDER / FROZEN
    return read(path) if path.is_file() else ()


def turns_of(utterances: tuple[Utterance, ...]) -> Iterator[tuple[Utterance, Turn]]:
    """Every turn with its utterance."""
    return ((utterance, turn) for utterance in utterances for turn in utterance.turns)
