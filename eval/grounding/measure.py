"""Runs the sentences and their mutants through the check after the model: share caught, share of false alarms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from assistant.agent.grounding import GroundingCheck, Verdict
from assistant.domain.evidence import Evidence, EvidenceKind, Ledger
from eval.grounding.mutations import KINDS, mutants
from eval.metrics import Scored


@dataclass(frozen=True, slots=True)
class Tried:
    """One sentence through the check. kind: `true` for one as written, else how it was changed."""

    id: str
    kind: str
    lang: str
    text: str
    dropped: bool
    why: str

    @property
    def right(self) -> bool:
        """A true sentence passes and a changed one is dropped."""
        return self.dropped != (self.kind == "true")


TUNED, HELD_OUT = "sentences.yaml", "held_out.yaml"


@lru_cache(maxsize=2)
def cases(name: str = TUNED) -> tuple[dict[str, Any], ...]:
    """Evidence with the true sentences that cite it. HELD_OUT was written after the check and never used to mend it."""
    return tuple(yaml.safe_load(files("eval.grounding").joinpath(name).read_text(encoding="utf-8")))


def ledger(name: str = TUNED) -> Ledger:
    """All evidence of the cases, numbered in their order: as after a question that found all of it."""
    made = Ledger()
    for place, case in enumerate(cases(name), start=1):
        kind = EvidenceKind(case["kind"])
        made.add(
            Evidence(
                f"{kind.value}:{place}", kind, case["title"], case["locator"], case["quote"], f"{place}.txt"
            )
        )
    return made


def measure(name: str = TUNED) -> list[Tried]:
    """Every sentence as it stands, then every mutant."""
    held = ledger(name)
    check = GroundingCheck(held)
    tried = []

    def attempt(id_: str, kind: str, text: str, cites: int) -> None:
        mark = f" [{cites}]" if text.isascii() else f"[{cites}]"
        cut = text[:-1] + mark + text[-1]
        result = check.check(cut)
        lang = "zh" if sum("\u4e00" <= c <= "\u9fff" for c in text) * 2 > len(text) else "en"
        tried.append(Tried(id_, kind, lang, cut, result.verdict is Verdict.DROP, result.why))

    for place, case in enumerate(cases(name), start=1):
        for number, sentence in enumerate(case["true"], start=1):
            attempt(f"{place}.{number}", "true", sentence, place)
            for turn, mutant in enumerate(mutants(sentence, place, len(held)), start=1):
                attempt(f"{place}.{number}.{mutant.kind}{turn}", mutant.kind, mutant.text, mutant.cites)
    return tried


def caught(tried: list[Tried]) -> dict[str, tuple[int, int]]:
    """By kind of change, and `all` of them: caught, tried. `true`: false alarms, sentences."""
    found = {}
    for kind in ("true", *KINDS):
        some = [one for one in tried if one.kind == kind]
        found[kind] = (sum(one.dropped for one in some), len(some))
    changed = [one for one in tried if one.kind != "true"]
    found["all"] = (sum(one.dropped for one in changed), len(changed))
    return found


def scored(tried: list[Tried]) -> Scored:
    """Each sentence's figure, for the baseline: mutants caught, and true sentences let through."""
    return {
        "caught": {one.id: float(one.dropped) for one in tried if one.kind != "true"},
        "let_through": {one.id: float(not one.dropped) for one in tried if one.kind == "true"},
    }
