"""The tool that tells what is known of one firm. It resolves the name; a model never does."""

from __future__ import annotations

from typing import Annotated, Any

from langchain.tools import ToolRuntime, tool
from pydantic import Field
from sqlmodel import Session

from assistant.credit.judge import judge
from assistant.credit.scorecard import load_card
from assistant.domain.evidence import evidence_of as evidence_of
from assistant.domain.facts import FirmFacts
from assistant.domain.judgement import Judgement
from assistant.store import firm_facts, firm_resolve
from assistant.tools.artifacts import FirmProfiled, NameChoice
from assistant.tools.context import RunContext
from assistant.tools.evidence_text import numbered
from assistant.tools.scoring_evidence import score_evidence


def _resolve(session: Session, asked: str) -> tuple[int | None, bool, tuple[NameChoice, ...]]:
    if asked.startswith("id:") and asked[3:].isdigit():
        return int(asked[3:]), False, ()
    found = firm_resolve.resolve(session, asked)
    if found.firm_id is not None:
        return found.firm_id, False, ()
    choices = tuple(NameChoice(c.id, c.name, c.uscc) for c in found.candidates or found.suggestions)
    return None, bool(found.candidates), choices


def _judged(context: RunContext, facts: FirmFacts) -> Judgement | None:
    if context.profile is None:
        return None
    return judge(facts, load_card(), context.profile, context.today)


@tool(response_format="content_and_artifact")
def firm_profile(
    firm: Annotated[
        str,
        Field(
            description="Full name, credit code, stock code, or id:N of a firm listed before", max_length=120
        ),
    ],
    runtime: ToolRuntime[Any, Any],
) -> tuple[str, FirmProfiled]:
    """All that is known of one firm: register, owners, controller, products, buyers, suppliers, tenders, court and
    penalty records, statements, the bank's own view, and its score.

    If the name fits several firms, the choices come back: ask the user which one; never pick.
    """
    context: RunContext = runtime.context
    with context.store.read() as session:
        firm_id, several, choices = _resolve(session, firm)
        loaded = (
            firm_facts.load(session, [firm_id], today=context.today, scope=context.scope)
            if firm_id is not None
            else []
        )
    if not loaded:
        if several:
            names = "; ".join(f"{c.name} ({c.uscc or '-'})" for c in choices)
            return f"Several firms fit, ask which one: {names}", FirmProfiled(
                firm, "ambiguous", choices=choices
            )
        likely = "; ".join(c.name for c in choices)
        text = f"No firm of that name in the database. Like-named: {likely or 'none'}"
        return text, FirmProfiled(firm, "unknown", choices=choices)
    facts = loaded[0]
    judgement = _judged(context, facts)
    scored = score_evidence(facts.identity.name, judgement, context.lang) if judgement else None
    cites = context.cite(*evidence_of(facts), *evidence_of(judgement), *([scored] if scored else []))
    profiled = FirmProfiled(firm, "found", facts, judgement, scored, cites=cites)
    return numbered(context.ledger, cites.values()), profiled
