"""The tool that lists and counts firms by typed conditions."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, TypedDict, get_args

from langchain.tools import ToolRuntime, tool
from pydantic import Field
from sqlmodel import Session

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.firm_query import FirmQuery, LabelKind
from assistant.domain.scope import Scope
from assistant.domain.text import Lang, Text
from assistant.store import bank, firm_facts, firm_search, regions
from assistant.store.chain_places import chain_products
from assistant.store.firm_deals import awards_that_meet
from assistant.store.profile import BankProfile
from assistant.tools.artifacts import Counted, FirmsFound
from assistant.tools.conditions import LABELS, SEGMENTS, Names, conditions_of, order_text
from assistant.tools.context import RunContext
from assistant.tools.evidence_text import numbered
from assistant.tools.showing_facts import Shown, asks_for_awards, asks_for_facts, showing
from assistant.tools.terms import names_of, settle


class Asked(TypedDict):
    """What limits and dates a query to the firm database."""

    profile: BankProfile | None
    today: date
    scope: Scope
    home_region: str | None


CountBy = Literal["segment", "region", "label", "product", "branch"]


def asked_by(context: RunContext) -> Asked:
    """Who asks, as every query to the firm database takes it."""
    return Asked(
        profile=context.profile, today=context.today, scope=context.scope, home_region=context.home_region
    )


def _count(context: RunContext, session: Session, query: FirmQuery) -> int:
    return firm_search.count(session, query, **asked_by(context))


def _groups(context: RunContext, session: Session, query: FirmQuery, by: CountBy) -> tuple[Counted, ...]:
    """How many of the firms stand in each segment, region, label or product; a firm may stand in several."""
    parts: list[tuple[str, Text, FirmQuery]] = []
    if by == "segment":
        parts = [(key, name, query.model_copy(update={"segments": [key]})) for key, name in SEGMENTS.items()]
    elif by == "product":
        parts = [
            (
                product.name,
                Text(product.name, product.name_en or product.name),
                query.model_copy(update={"products": [product.name]}),
            )
            for product in chain_products(session, query.chain)
        ]
    elif by == "label":
        parts = [
            (key, LABELS[key], query.model_copy(update={"labels": [*query.labels, key]}))
            for key in get_args(LabelKind)
        ]
    elif by == "branch":
        for branch in bank.branches(session, context.scope):
            # 马场坪支行 has no English name in the bank's files
            parts.append((branch, Text(branch, branch), query.model_copy(update={"branches": [branch]})))
    else:
        home = context.home_region
        areas = list(query.regions) or list(bank.lending_regions(context.profile)) or ([home] if home else [])
        for code in regions.within(areas):
            place = regions.region(code)
            if place is not None and place.level == "county":
                name = Text(place.name, place.name_en or place.name)
                parts.append((code, name, query.model_copy(update={"regions": [code], "local": False})))
    counted = (Counted(key, name, _count(context, session, part)) for key, name, part in parts)
    return tuple(item for item in counted if item.count or by in ("segment", "product"))


def count_evidence(
    key: str, query: FirmQuery, total: int, groups: tuple[Counted, ...], names: Names, lang: Lang
) -> Evidence:
    """The count as a calculation that is shown: its conditions and its result."""
    chips = [chip.text for chip in conditions_of(query, names, lang)]
    asked = "；".join(chips) if lang == "zh" else "; ".join(chips)
    parts = "；".join(f"{g.name[lang]} {g.count}" for g in groups)
    if lang == "zh":
        quote = f"企业库中符合“{asked or '全部企业'}”的企业：{total} 家" + (f"（{parts}）" if parts else "")
        title, locator = "企业库计数", "按条件计数，每家企业只计一次"
    else:
        quote = f"Firms in the database with “{asked or 'no condition'}”: {total}" + (
            f" ({parts})" if parts else ""
        )
        title, locator = "Count in the firm database", "counted by condition, each firm once"
    return Evidence(key, EvidenceKind.CALCULATION, title, locator, quote, "calculation")


def _because(
    context: RunContext, session: Session, query: FirmQuery, ids: list[int]
) -> dict[int, tuple[Shown, ...]]:
    """By firm, the facts that meet the conditions, where it takes a fact to meet them."""
    if not ids or not asks_for_facts(query):
        return {}
    awards = awards_that_meet(session, query, ids, context.today) if asks_for_awards(query) else set()
    keys = {f"tender:{number}" for number in awards}
    facts = firm_facts.load(session, ids, today=context.today, scope=context.scope)
    return {one.id: showing(query, one, keys, context.today) for one in facts}


@tool(response_format="content_and_artifact")
def find_firms(
    query: Annotated[FirmQuery, Field(description="Conditions, order and limit")],
    runtime: ToolRuntime[Any, Any],
    count_by: Annotated[CountBy | None, Field(description="Also count by this")] = None,
) -> tuple[str, FirmsFound]:
    """List firms of the database that meet the conditions, and count them (by segment, region, label, product or branch of the bank if asked).

    Use it for which firms there are and how many. It does not judge them: use screen_candidates for that.
    """
    context: RunContext = runtime.context
    with context.store.read() as session:
        settled = settle(session, query)
        page = firm_search.find(session, settled, **asked_by(context))
        groups = _groups(context, session, settled, count_by) if count_by else ()
        names = names_of(session, context.home_region, context.scope.branch)
        listed = () if count_by else tuple(page.firms)  # who is counted is not listed
        because = _because(context, session, settled, [firm.id for firm in listed])
    key = f"calc:count:{len(context.ledger)}"
    counted = count_evidence(key, settled, page.total, groups, names, context.lang)
    shown = [evidence for facts in because.values() for _, evidence in facts]
    cites = context.cite(counted, *(firm.evidence for firm in listed), *shown)
    found = FirmsFound(
        settled,
        conditions_of(settled, names, context.lang),
        page.total,
        listed,
        counted,
        groups,
        tuple(item.value for item in page.unknown),
        count_by,
        cites,
        because,
    )
    lines = [f"{page.total} firms, {order_text(settled, 'en')}; {len(listed)} listed."]
    lines += [f"{group.name.zh}: {group.count}" for group in groups]
    return "\n".join(lines) + "\n" + numbered(context.ledger, cites.values()), found
