"""The tool that lists and counts firms by typed conditions."""

from __future__ import annotations

from typing import Annotated, Any

from langchain.tools import ToolRuntime, tool
from pydantic import Field
from sqlmodel import Session

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Lang
from assistant.store import firm_facts, firm_search
from assistant.store.firm_deals import awards_that_meet
from assistant.tools.artifacts import FirmsFound
from assistant.tools.conditions import Names, conditions_of, order_text
from assistant.tools.context import RunContext
from assistant.tools.evidence_text import numbered
from assistant.tools.showing_facts import Shown, asks_for_awards, asks_for_facts, showing
from assistant.tools.terms import names_of, settle


def count_evidence(key: str, query: FirmQuery, total: int, names: Names, lang: Lang) -> Evidence:
    """The count as a calculation that is shown: its conditions and its result."""
    chips = [chip.text for chip in conditions_of(query, names, lang)]
    asked = "；".join(chips) if lang == "zh" else "; ".join(chips)
    if lang == "zh":
        quote = f"企业库中符合“{asked or '全部企业'}”的企业：{total} 家"
        title, locator = "企业库计数", "按条件计数，每家企业只计一次"
    else:
        quote = f"Firms in the database with “{asked or 'no condition'}”: {total}"
        title, locator = "Count in the firm database", "counted by condition, each firm once"
    return Evidence(key, EvidenceKind.CALCULATION, title, locator, quote, "calculation")


def _because(
    context: RunContext, session: Session, query: FirmQuery, ids: list[int]
) -> dict[int, tuple[Shown, ...]]:
    """By firm, the facts that meet the conditions, where it takes a fact to meet them."""
    if not ids or not asks_for_facts(query):
        return {}
    awards = awards_that_meet(session, query, ids, context.asked) if asks_for_awards(query) else set()
    keys = {f"tender:{number}" for number in awards}
    facts = firm_facts.load(session, ids, today=context.today, scope=context.scope)
    return {one.id: showing(query, one, keys, context.today) for one in facts}


@tool(response_format="content_and_artifact")
def find_firms(
    query: Annotated[FirmQuery, Field(description="Conditions, order and limit")],
    runtime: ToolRuntime[Any, Any],
) -> tuple[str, FirmsFound]:
    """List firms of the database that meet the conditions, and say how many there are.

    Use it for which firms there are. To count them by something use count_firms; to judge them, screen_candidates.
    """
    context: RunContext = runtime.context
    with context.store.read() as session:
        settled = settle(session, query)
        page = firm_search.find(session, settled, context.asked)
        names = names_of(session, context.home_region, context.scope.branch)
        listed = tuple(page.firms)
        because = _because(context, session, settled, [firm.id for firm in listed])
    key = f"calc:count:{len(context.ledger)}"
    counted = count_evidence(key, settled, page.total, names, context.lang)
    shown = [evidence for facts in because.values() for _, evidence in facts]
    cites = context.cite(counted, *(firm.evidence for firm in listed), *shown)
    found = FirmsFound(
        settled,
        conditions_of(settled, names, context.lang),
        page.total,
        listed,
        counted,
        tuple(item.value for item in page.unknown),
        cites,
        because,
    )
    lines = [f"{page.total} firms, {order_text(settled, 'en')}; {len(listed)} listed."]
    return "\n".join(lines) + "\n" + numbered(context.ledger, cites.values()), found
