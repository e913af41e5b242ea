"""Utterances with their expected meaning, from YAML, and a meaning in the same short form, so that both compare."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from assistant.agent.builtin.meaning import Meaning
from assistant.domain.firm_query import FirmQuery

FOLDER = Path(__file__).parent / "utterances"
TODAY = date(2026, 10, 31)
_BEST = {"order_by": "score", "descending": True}
_SAID = ("direction", "product", "level", "since", "growth")


def utterances(name: str) -> list[dict[str, Any]]:
    """The single questions of a file."""
    found: list[dict[str, Any]] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def conversations(name: str) -> list[list[dict[str, Any]]]:
    """The conversations of a file, each a list of turns."""
    found: list[list[dict[str, Any]]] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def _fields(conditions: dict[str, Any]) -> dict[str, Any]:
    """Conditions in one order, whatever the order they were written in."""
    plain = FirmQuery(**conditions).model_dump(exclude_defaults=True)
    return {
        name: sorted(value) if isinstance(value, list) and name != "then_by" else value
        for name, value in plain.items()
    }


def expected(turn: dict[str, Any]) -> dict[str, Any]:
    """What the turn must mean, as far as it says."""
    wanted: dict[str, Any] = {"intent": turn["i"]}
    if "c" in turn and turn["i"] != "unclear":
        conditions = dict(turn["c"])
        if conditions.pop("best", None):
            conditions |= _BEST
        wanted["query"] = _fields(conditions)
    if "by" in turn or turn["i"] == "count":
        wanted["count_by"] = turn.get("by")
    if "f" in turn:
        wanted["firms"] = tuple(turn["f"])
    if "a" in turn:
        wanted["aspect"] = turn["a"]
    for name in _SAID:
        if name in turn:
            wanted[name] = Decimal(turn[name]) if name == "growth" else turn[name]
    return wanted


def read_as(meaning: Meaning, wanted: dict[str, Any]) -> dict[str, Any]:
    """The parts of a meaning that `wanted` speaks of."""
    held = {
        "intent": meaning.intent.value,
        "query": _fields(meaning.query.model_dump(exclude_defaults=True)),
        "count_by": meaning.count_by,
        "firms": meaning.firms,
        "aspect": meaning.aspect,
    } | {name: getattr(meaning, name) for name in _SAID}
    return {name: held[name] for name in wanted}


def carried(meaning: Meaning, turn: dict[str, Any]) -> Meaning:
    """The meaning as the next turn finds it: with the firms that its answer showed."""
    if "shown" not in turn and "out" not in turn:
        return meaning
    return meaning.model_copy(
        update={"listed": tuple(turn.get("shown", ())), "excluded": tuple(turn.get("out", ()))}
    )
