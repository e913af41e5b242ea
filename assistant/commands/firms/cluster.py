"""`scout firms cluster`: what makes the firms of a chain in a region, or of a park, a cluster, and what ties them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.commands.firms.desk import Json, opened
from assistant.commands.firms.options import division_codes

if TYPE_CHECKING:
    from sqlmodel import Session


def cluster(
    name: Annotated[
        str | None, typer.Argument(help="A chain (code, name or synonym) or a park.", show_default=False)
    ] = None,
    region: Annotated[
        list[str] | None, typer.Option(help="Division code or name; else the bank's home region.")
    ] = None,
    anywhere: Annotated[bool, typer.Option("--anywhere", help="Firms of any place.")] = False,
    as_json: Json = False,
) -> None:
    """Judge a cluster: links inside, concentration, dependence, sameness, missing links, hidden ties, with the files."""
    from assistant.commands.cluster_words import print_cluster
    from assistant.commands.firm_output import plain, print_json
    from assistant.errors import UsageError
    from assistant.store.chain_places import chains
    from assistant.store.cluster_quality import cluster_quality
    from assistant.store.cluster_ties import cluster_sources, cluster_ties
    from assistant.store.regions import name_of

    with opened() as desk:
        chain, park = _meant(desk.session, name) if name else (None, None)
        home = desk.asked.home
        codes = division_codes(region) if region else [home] if home and not anywhere and park is None else []
        if not name and not codes:
            raise UsageError(what="firms cluster NAME | --region")
        asked: dict[str, Any] = {"chain": chain, "regions": tuple(codes), "park": park, "today": desk.today}
        quality = cluster_quality(desk.session, **asked)
        ties = cluster_ties(desk.session, **asked, scope=desk.scope)
        sources = cluster_sources(desk.session, **asked)
        if as_json:
            print_json(
                {
                    "chain": chain,
                    "park": park,
                    "regions": codes,
                    "quality": {**plain(quality), "is_agglomeration": quality.is_agglomeration},
                    "ties": plain(ties),
                    "sources": plain(sources),
                }
            )
            return
        named = {row.code: row.name for row in chains(desk.session)}
        title = [*(name_of(code) or code for code in codes), named.get(chain or "") or park or ""]
        print_cluster(" ".join(title).strip(), quality, ties, sources, desk.settings.lang)


def _meant(session: Session, name: str) -> tuple[str | None, str | None]:
    """(code of the chain, None), or (None, the park) of that name; raises ChainNotFound with the chains there are."""
    from assistant.errors import ChainNotFound
    from assistant.store.chain_places import chains
    from assistant.store.firm_terms import UnknownName, chain_code, known_values

    if known_values(session, "park", [name]):
        return None, name
    unknown: list[UnknownName] = []
    code = chain_code(session, name, unknown)
    if code is None:
        raise ChainNotFound(name=name, choices="、".join(row.name for row in chains(session)) or "—")
    return code, None
