"""`scout firms find`: the firms that meet all conditions."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.commands.firms.desk import Desk, Json, opened
from assistant.commands.firms.options import (
    Day,
    Names,
    Where,
    Yuan,
    conditions_of,
    division_codes,
    query_of,
    require_known,
    yuan,
)

if TYPE_CHECKING:
    from assistant.domain.firm_query import FirmQuery
    from assistant.store.firm_search import FirmPage


def find(
    name: Annotated[str | None, typer.Argument(help="Part of the name, present or former.")] = None,
    local: Annotated[bool, typer.Option("--local", help="Within the bank's home region 本地.")] = False,
    region: Names = None,
    chain: Annotated[str | None, typer.Option(help="Industry chain: code or name.")] = None,
    segment: Names = None,
    product: Names = None,
    label: Names = None,
    exclude_label: Names = None,
    soe_level: Names = None,
    kind: Names = None,
    state_owned: Annotated[bool | None, typer.Option(help="Controlled by the state, or not.")] = None,
    founded_before: Day = None,
    founded_after: Day = None,
    capital_min: Yuan = None,
    capital_max: Yuan = None,
    revenue_min: Yuan = None,
    revenue_max: Yuan = None,
    qualification: Names = None,
    min_wins: Annotated[int | None, typer.Option(min=0, help="Tenders won in 24 months.")] = None,
    without_penalty: Annotated[bool, typer.Option("--without-penalty")] = False,
    without_dishonest: Annotated[bool, typer.Option("--without-dishonest")] = False,
    without_enforcement: Annotated[bool, typer.Option("--without-enforcement")] = False,
    client: Annotated[bool | None, typer.Option(help="Clients of the bank, or not.")] = None,
    where: Where = None,
    order_by: Annotated[str, typer.Option(help="score, won_amount_12m, state_sales_36m, name …")] = "name",
    descending: Annotated[bool, typer.Option("--desc", help="Largest first.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=200)] = 20,
    offset: Annotated[int, typer.Option(min=0, help="Pass over so many of the order.")] = 0,
    as_json: Json = False,
) -> None:
    """Find firms: all conditions must hold; of one option's values any."""
    from assistant.commands.firm_output import page_json, print_json, print_page

    with opened() as desk:
        fields: dict[str, Any] = {
            "local": local,
            "regions": division_codes(region or []),
            "chain": chain,
            "segments": segment or [],
            "products": product or [],
            "labels": label or [],
            "exclude_labels": exclude_label or [],
            "soe_levels": soe_level or [],
            "kinds": kind or [],
            "state_owned": state_owned,
            "founded_before": founded_before.date() if founded_before else None,
            "founded_after": founded_after.date() if founded_after else None,
            "registered_capital_min": yuan(capital_min),
            "registered_capital_max": yuan(capital_max),
            "revenue_min": yuan(revenue_min),
            "revenue_max": yuan(revenue_max),
            "qualifications": qualification or [],
            "min_wins_24m": min_wins,
            "without_penalty": without_penalty,
            "without_dishonest": without_dishonest,
            "without_enforcement": without_enforcement,
            "client": client,
            "name_contains": name,
            "order_by": order_by,
            "descending": descending,
            "limit": limit,
            "offset": offset,
        }
        query = query_of(**fields | conditions_of(where or []))
        page = _by_score(desk, query) if query.order_by == "score" else desk.find(query)
        require_known(page)
        if as_json:
            print_json(page_json(page))
        else:
            print_page(page, desk.settings.lang)


def _by_score(desk: Desk, query: FirmQuery) -> FirmPage:
    """The page in order of score, best first: a score is judged, not stored, so every firm that fits is judged."""
    from dataclasses import replace

    from assistant.credit.judge import judge
    from assistant.credit.scorecard import load_card
    from assistant.store import firm_facts, firm_search

    page = desk.find(query)
    ids = firm_search.ids(desk.session, query, desk.asked)
    judged = [
        (judge(facts, load_card(), desk.profile, desk.today), facts)
        for facts in firm_facts.load(desk.session, ids, today=desk.today, scope=desk.scope)
    ]
    judged.sort(key=lambda pair: (pair[0].score is None, -(pair[0].score or Decimal(0)), pair[1].brief.name))
    briefs = tuple(
        replace(
            f.brief,
            extra=(("grade", j.grade or "-"), ("score", str(j.score if j.score is not None else "-"))),
        )
        for j, f in judged[: query.limit]
    )
    return replace(page, firms=briefs)
