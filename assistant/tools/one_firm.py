"""Finds the one firm that a name, number or id means, and loads its facts under the caller's scope. Picks none by likeness."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from assistant.domain.facts import FirmFacts
from assistant.store import firm_facts, firm_resolve
from assistant.tools.artifacts import FirmProfiled, NameChoice
from assistant.tools.context import RunContext

FirmName = Annotated[
    str,
    Field(description="Full name, credit code, stock code, or id:N of a firm listed before", max_length=120),
]
"""How a model names a firm to a tool."""


def resolved(session: Session, asked: str) -> tuple[int | None, bool, tuple[NameChoice, ...]]:
    """(id, whether several fit, the choices): the id where exactly one firm is meant."""
    if asked.startswith("id:") and asked[3:].isdigit():
        return int(asked[3:]), False, ()
    found = firm_resolve.resolve(session, asked)
    if found.firm_id is not None:
        return found.firm_id, False, ()
    choices = tuple(NameChoice(c.id, c.name, c.uscc) for c in found.candidates or found.suggestions)
    return None, bool(found.candidates), choices


def load_one(context: RunContext, session: Session, asked: str) -> FirmFacts | FirmProfiled:
    """The firm's facts, or the finding that there is none of that name or that several fit."""
    firm_id, several, choices = resolved(session, asked)
    loaded = (
        firm_facts.load(session, [firm_id], today=context.today, scope=context.scope)
        if firm_id is not None
        else []
    )
    if loaded:
        return loaded[0]
    return FirmProfiled(asked, "ambiguous" if several else "unknown", choices=choices)


def not_one(found: FirmProfiled) -> str:
    """What the model is told where no single firm was found."""
    if found.outcome == "ambiguous":
        names = "; ".join(f"{c.name} ({c.uscc or '-'})" for c in found.choices)
        return f"Several firms fit, ask which one: {names}"
    likely = "; ".join(c.name for c in found.choices)
    return f"No firm of that name in the database. Like-named: {likely or 'none'}"
