"""Holds the judgement of the demo bank against its answer key, and against itself when nothing that matters changes.

Stability: judged again with the firms in another order, every score is the same; with every amount rounded to whole
万元, as people write them down, every grade is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.credit.scorecard import load_card
from assistant.credit.screening import screen
from assistant.domain.facts import FirmFacts
from assistant.domain.judgement import Funnel
from assistant.settings import Settings
from assistant.store.engine import Store
from eval.demo_bank import ANSWER_KEY
from eval.metrics import Scored
from eval.scoring.judged_bank import DemoBank, judged
from eval.scoring.verdicts import holds

WAN = Decimal(10_000)
_ROUNDED = ("sales", "purchases", "tenders", "statements", "stand_ins")


class Entry(BaseModel):
    """One line of the key: of this entity the verdict `expect` must hold. role: case, or its innocent twin."""

    model_config = ConfigDict(frozen=True)

    case: str
    role: str
    uscc: str
    name: str
    expect: str
    why: str
    detail: str = ""

    @property
    def id(self) -> str:
        """Names the line in baselines."""
        return (
            ":".join((self.case, self.role, self.expect, self.uscc, self.detail))
            .replace(" ", "_")
            .rstrip(":")
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """right: by line of the key. pairs: by case, whether case and twin are both right in every line. repeated and
    rounded: by credit code, whether stage and score, and stage and grade, stayed. moved: points that rounding moved
    a score by."""

    right: Mapping[Entry, bool]
    pairs: Mapping[str, bool]
    repeated: Mapping[str, bool]
    rounded: Mapping[str, bool]
    moved: Mapping[str, float]

    @property
    def scored(self) -> Scored:
        """Each figure, for the baseline."""
        table = {
            "verdict": {entry.id: float(right) for entry, right in self.right.items()},
            "case_and_twin": {case: float(right) for case, right in self.pairs.items()},
            "same_again": {code: float(same) for code, same in self.repeated.items()},
            "grade_kept_when_rounded": {code: float(same) for code, same in self.rounded.items()},
        }
        return {name: found for name, found in table.items() if found}


def entries() -> list[Entry]:
    """The key's lines."""
    content = yaml.safe_load(ANSWER_KEY.read_text(encoding="utf-8"))
    return [Entry.model_validate(row) for row in content["entries"]]


def measure(settings: Settings, progress: Callable[[int], None]) -> Outcome:
    """Everything, in the home of these settings, which holds the demo bank. progress: lines of the key done."""
    store = Store.open(settings)
    try:
        with store.read() as session:
            demo = judged(session, settings)
            right = {}
            for entry in entries():
                right[entry] = holds(demo, entry.expect, entry.uscc, entry.detail)
                progress(1)
            pairs: dict[str, bool] = {}
            for entry, one in right.items():
                pairs[entry.case] = pairs.get(entry.case, True) and one
            again = _screened(demo, lambda facts: facts)
            rounded = _screened(demo, _to_wan)
    finally:
        store.close()
    before = _standing(demo.funnel)
    codes = {id_: code for code, id_ in demo.ids.items()}
    return Outcome(
        right,
        pairs,
        {codes[id_]: before[id_] == again[id_] for id_ in before},
        {codes[id_]: before[id_][:2] == rounded[id_][:2] for id_ in before},
        {codes[id_]: _apart(before[id_][2], rounded[id_][2]) for id_ in before},
    )


_Standing = tuple[str, str | None, Decimal | None]
"""Stage, grade, score."""


def _screened(demo: DemoBank, changed: Callable[[FirmFacts], FirmFacts]) -> dict[int, _Standing]:
    facts = [changed(demo.facts[id_]) for id_ in sorted(demo.stages, reverse=True)]
    return _standing(screen(facts, len(demo.ids), load_card(), demo.profile, demo.funnel.as_of))


def _standing(funnel: Funnel) -> dict[int, _Standing]:
    stages = {
        "candidate": funnel.candidates, "vetoed": funnel.vetoed,
        "to_verify": funnel.to_verify, "unrated": funnel.unrated,
    }  # fmt: skip
    return {
        one.firm.id: (stage, one.judgement.grade, one.judgement.score)
        for stage, group in stages.items()
        for one in group
    }


def _apart(one: Decimal | None, other: Decimal | None) -> float:
    return float(abs((one or Decimal(0)) - (other or Decimal(0))))


def _to_wan(facts: FirmFacts) -> FirmFacts:
    """The firm's facts with amounts of at least one 万元 rounded to whole ones. Shares and small figures stay."""
    changes: dict[str, Any] = {
        name: tuple(_rounded(fact) for fact in getattr(facts, name)) for name in _ROUNDED
    }
    return replace(facts, **changes)


def _rounded(fact: Any) -> Any:
    amounts = {
        part.name: (value / WAN).quantize(Decimal(1)) * WAN
        for part in fields(fact)
        if isinstance(value := getattr(fact, part.name), Decimal) and abs(value) >= WAN
    }
    return replace(fact, **amounts)
