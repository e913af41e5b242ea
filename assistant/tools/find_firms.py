"""The tool that lists and counts firms by typed conditions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal, get_args

from langchain.tools import ToolRuntime, tool
from pydantic import Field
from sqlmodel import Session

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.firm_query import FirmQuery, LabelKind
from assistant.domain.text import Lang, Text
from assistant.store import bank, firm_facts, firm_groups, firm_search, regions
from assistant.store.chain_places import chain_products
from assistant.store.firm_deals import awards_that_meet
from assistant.tools.artifacts import Counted, FirmsFound
from assistant.tools.conditions import LABELS, SEGMENTS, Names, conditions_of, order_text
from assistant.tools.context import RunContext
from assistant.tools.evidence_text import numbered
from assistant.tools.showing_facts import Shown, asks_for_awards, asks_for_facts, showing
from assistant.tools.terms import names_of, settle

CountBy = Literal["segment", "region", "label", "product", "branch"]


def _groups(context: RunContext, session: Session, query: FirmQuery, by: CountBy) -> tuple[Counted, ...]:
    """How many of the firms stand in each segment, region, label or product; a firm may stand in several."""
    counted, names = _GROUPS[by](context, session, query)
    found = {row.keys[0]: row.count for row in firm_groups.group(session, counted, [by], context.asked).rows}
    counts = (Counted(key, name, found.get(key, 0)) for key, name in names)
    return tuple(item for item in counts if item.count or by in ("segment", "product"))


_Groups = tuple[FirmQuery, list[tuple[str, Text]]]
"""What is counted, and the groups that are told, in their order."""


def _by_segment(context: RunContext, session: Session, query: FirmQuery) -> _Groups:
    return query.model_copy(update={"segments": []}), list(SEGMENTS.items())


def _by_product(context: RunContext, session: Session, query: FirmQuery) -> _Groups:
    products = chain_products(session, query.chain)
    names = [(product.name, Text(product.name, product.name_en or product.name)) for product in products]
    return query.model_copy(update={"products": []}), names


def _by_label(context: RunContext, session: Session, query: FirmQuery) -> _Groups:
    return query, [(key, LABELS[key]) for key in get_args(LabelKind)]


def _by_branch(context: RunContext, session: Session, query: FirmQuery) -> _Groups:
    # 马场坪支行 has no English name in the bank's files
    names = [(branch, Text(branch, branch)) for branch in bank.branches(session, context.scope)]
    return query.model_copy(update={"branches": []}), names


def _by_region(context: RunContext, session: Session, query: FirmQuery) -> _Groups:
    home = context.home_region
    areas = list(query.regions) or list(bank.lending_regions(context.profile)) or ([home] if home else [])
    places = [regions.region(code) for code in regions.within(areas)]
    names = [
        (p.code, Text(p.name, p.name_en or p.name)) for p in places if p is not None and p.level == "county"
    ]
    return query.model_copy(update={"regions": areas, "local": False}), names


_GROUPS: dict[CountBy, Callable[[RunContext, Session, FirmQuery], _Groups]] = {
    "segment": _by_segment,
    "product": _by_product,
    "label": _by_label,
    "branch": _by_branch,
    "region": _by_region,
}


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
    awards = awards_that_meet(session, query, ids, context.asked) if asks_for_awards(query) else set()
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
        page = firm_search.find(session, settled, context.asked)
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
