"""Turns the names that a model writes (chain, place, product) into the codes the store knows. Asks only the store."""

from __future__ import annotations

from sqlmodel import Session, select

from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Text
from assistant.store import regions
from assistant.store.trade import Chain, Product
from assistant.tools.conditions import Names
from assistant.tools.context import RunContext


def _known_as(*names: str | None) -> set[str]:
    return {part.strip().lower() for name in names if name for part in name.split("|") if part.strip()}


def settle(session: Session, query: FirmQuery) -> FirmQuery:
    """`query` with chain, regions and products by code or stored name. What is unknown stays as it was written."""
    changes: dict[str, object] = {}
    if query.chain:
        wanted = query.chain.strip().lower()
        for chain in session.exec(select(Chain)):
            if wanted in _known_as(chain.code, chain.name, chain.name_en, chain.synonyms):
                changes["chain"] = chain.code
                break
    if any(not code.isdigit() for code in query.regions):
        codes: list[str] = []
        for place in query.regions:
            found = [] if place.isdigit() else [region.code for region in regions.by_name(place)]
            codes += found or [place]
        changes["regions"] = codes
    if query.products:
        named = {p.name.lower(): p.name for p in session.exec(select(Product)) if p.name in query.products}
        missing = [name for name in query.products if name.lower() not in named]
        if missing:
            for product in session.exec(select(Product)):
                for name in missing:
                    if name.lower() in _known_as(product.name, product.name_en, product.synonyms):
                        named[name.lower()] = product.name
        changes["products"] = [named.get(name.lower(), name) for name in query.products]
    return query.model_copy(update=changes) if changes else query


def area_of(context: RunContext, query: FirmQuery) -> list[str] | None:
    """The division codes that "here" means for a settled query; None anywhere."""
    if query.regions:
        return list(query.regions)
    return [context.home_region] if query.local and context.home_region else None


def names_of(session: Session, home: str | None, branch: str | None = None) -> Names:
    """What the codes of conditions are called."""
    chains = {c.code: Text(c.name, c.name_en) for c in session.exec(select(Chain))}

    def region_name(code: str) -> Text:
        found = regions.region(code)
        return Text(found.name, found.name_en or found.name) if found else Text(code, code)

    return Names(
        region=region_name,
        chain=lambda code: chains.get(code, Text(code, code)),
        home=region_name(home) if home else Text("未设置地区", "no home region set"),
        branch=branch,
    )
