"""`scout firms chain`: industry chains, materials and products to several steps, makers, and what a region lacks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assistant.commands.firms.desk import Desk, Firm, Json, meant, opened
from assistant.commands.firms.options import division_codes

if TYPE_CHECKING:
    from sqlmodel import Session

    from assistant.store.chain_places import ChainPicture
    from assistant.store.trade import Product as ProductRow

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Industry chains 产业链: materials, makers, gaps.",
)

Product = Annotated[str, typer.Argument(help="Name of a product, or a synonym 产品.", show_default=False)]
Chain = Annotated[str, typer.Argument(help="Code, name or synonym of a chain 产业链.", show_default=False)]
Region = Annotated[
    list[str] | None, typer.Option("--region", help="What 本地 means: names or codes; repeat the option.")
]
Anywhere = Annotated[bool, typer.Option("--anywhere", help="Makers of all places, not of 本地.")]


@app.command("list")
def list_chains(as_json: Json = False) -> None:
    """List the chains there are, with how many products and firms each has."""
    from assistant.commands.firm_output import print_json
    from assistant.store import chain_places

    with opened() as desk:
        area = _area(desk, None, anywhere=False)
        pictures = [_picture(desk, chain.code, area) for chain in chain_places.chains(desk.session)]
        if as_json:
            from assistant.commands.firms.chain_json import picture_json

            print_json({"chains": [picture_json(picture, picture.places) for picture in pictures]})
        else:
            from assistant.commands.firms.chain_tables import print_chains

            print_chains(pictures, desk.settings.lang)


@app.command()
def show(chain: Chain, region: Region = None, anywhere: Anywhere = False, as_json: Json = False) -> None:
    """Show a chain's products by segment, with the firms that make each here."""
    with opened() as desk:
        picture = _picture(desk, chain, _area(desk, region, anywhere=anywhere))
        _print_picture(desk, picture, gaps=False, as_json=as_json)


@app.command()
def gap(chain: Chain, region: Region = None, as_json: Json = False) -> None:
    """Show the products of a chain that no firm of the region makes 补链, and who makes them elsewhere."""
    from assistant.errors import UsageError

    with opened() as desk:
        area = _area(desk, region, anywhere=False)
        if area is None:
            raise UsageError(what="--region")
        _print_picture(desk, _picture(desk, chain, area), gaps=True, as_json=as_json)


@app.command()
def trace(
    product: Product,
    direction: Annotated[
        Literal["upstream", "downstream", "both"], typer.Option("--direction", help="Which way 上游 or 下游.")
    ] = "both",
    steps: Annotated[int, typer.Option("--steps", "-k", min=1, max=6, help="Links away, at most.")] = 1,
    region: Region = None,
    anywhere: Anywhere = False,
    limit: Annotated[int, typer.Option(min=1, max=500, help="Products listed a side.")] = 40,
    as_json: Json = False,
) -> None:
    """Show what a product is made of and what is made of it, to several steps, with the makers here."""
    from assistant.store import chain_trace

    with opened() as desk:
        found = _product(desk.session, product)
        area = _area(desk, region, anywhere=anywhere)
        sides = [
            chain_trace.trace(desk.session, found, way, steps=steps, area=area, limit=limit, scope=desk.scope)
            for way in (("upstream", "downstream") if direction == "both" else (direction,))
        ]
        if as_json:
            from assistant.commands.firm_output import print_json
            from assistant.commands.firms.chain_json import trace_json

            print_json(trace_json(found.name, area, sides))
        else:
            from assistant.commands.firms.chain_tables import print_trace

            print_trace(found.name, area, sides, desk.settings.lang)


@app.command()
def makers(
    product: Product,
    region: Region = None,
    local: Annotated[bool, typer.Option("--local", help="Within the bank's home region 本地.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 20,
    as_json: Json = False,
) -> None:
    """List the makers of a product by revenue share; unknown shares come last."""
    from assistant.store import product_makers

    with opened() as desk:
        found = _product(desk.session, product)
        area = _area(desk, region, anywhere=not (local or region))
        listed = product_makers.makers(desk.session, found.id or 0, area, limit, desk.scope)
        counts = product_makers.count_makers(desk.session, [found.id or 0], area, desk.scope)
        count = counts.get(found.id or 0, product_makers.MakerCount())
        if as_json:
            from assistant.commands.firm_output import print_json
            from assistant.commands.firms.chain_json import makers_json

            print_json(makers_json(found.name, area, count, listed))
        else:
            from assistant.commands.firms.chain_tables import print_makers

            print_makers(found.name, area, count, listed, desk.settings.lang)


@app.command()
def products(firm: Firm, as_json: Json = False) -> None:
    """List what a firm makes by revenue share; unknown shares come last."""
    from assistant.store import product_makers
    from assistant.store.firms import Firm as FirmRow

    with opened() as desk:
        row = desk.session.get(FirmRow, meant(desk.session, firm))
        assert row is not None
        made = product_makers.products_of(desk.session, row.id or 0, desk.scope)
        if as_json:
            from assistant.commands.firm_output import print_json
            from assistant.commands.firms.chain_json import maker_json

            print_json({"firm": {"id": row.id, "name": row.name}, "products": [maker_json(m) for m in made]})
        else:
            from assistant.commands.firms.chain_tables import print_products

            print_products(row.name, made, desk.settings.lang)


@app.command()
def define(
    name: Annotated[
        str, typer.Argument(help="Name of the chain, new or stored 产业链名称.", show_default=False)
    ],
    start: Annotated[list[str], typer.Option("--from", help="A product to start from; repeat the option.")],
    steps: Annotated[int, typer.Option("--steps", "-k", min=1, max=4, help="Links away, at most.")] = 2,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File to write; NAME.yaml.")] = None,
) -> None:
    """Propose a chain from the product relations, as a file to edit and import. The store is not changed."""
    from assistant.commands.firms.chain_draft import Stored, draft
    from assistant.domain.text import Text
    from assistant.errors import UsageError
    from assistant.store import chain_places, chain_proposal

    path = output or Path(f"{name.replace('/', '-')}.yaml")
    if path.exists():
        raise UsageError(what=f"-o {path}: {Text('文件已存在，不覆盖', 'the file is there already').zh}")
    with opened() as desk:
        found = [_product(desk.session, product) for product in start]
        proposal = chain_proposal.propose(desk.session, found, steps)
        known = chain_places.picture(desk.session, name, None, desk.scope, each=0)
        stored = known if isinstance(known, chain_places.ChainPicture) else None
        text = draft(
            code=stored.code if stored else name,
            name=stored.name if stored else name,
            name_en=stored.name_en if stored else name,
            synonyms=stored.synonyms if stored else (),
            version=stored.version if stored else "1",
            stored=[Stored(place.product, place.segment) for place in stored.places] if stored else [],
            proposal=proposal,
            start=[product.name for product in found],
            steps=steps,
        )
        path.write_text(text, "utf-8")
        done = Text(
            f"已写入 {path}（提出 {len(proposal.products)} 个产品，库未改动）。请审改后导入：scout firms import {path}",
            f"{path} is written ({len(proposal.products)} products proposed, the store is as it was). Edit it, then: scout firms import {path}",
        )
        typer.echo(done[desk.settings.lang])


def _area(desk: Desk, region: Sequence[str] | None, *, anywhere: bool) -> list[str] | None:
    """Division codes of what "here" means: as asked, else the bank's home region; None everywhere."""
    from assistant.store import bank

    if region:
        return division_codes(list(region))
    home = bank.home_region(desk.settings, desk.profile)
    return None if anywhere or home is None else [home]


def _product(session: Session, name: str) -> ProductRow:
    """The product of that name or synonym; raises ProductNotFound, or SimilarProducts with names like it."""
    from assistant.errors import ProductNotFound, SimilarProducts
    from assistant.store.product_names import named, near_names

    found = named(session, name)
    if found is not None:
        return found
    near = near_names(session, name)
    if near:
        raise SimilarProducts(name=name, choices="、".join(product.name for product in near))
    raise ProductNotFound(name=name)


def _picture(desk: Desk, chain: str, area: Sequence[str] | None) -> ChainPicture:
    """The chain; raises ChainNotFound with the chains there are."""
    from assistant.errors import ChainNotFound
    from assistant.store.chain_places import ChainPicture, chains, picture

    found = picture(desk.session, chain, area, desk.scope)
    if isinstance(found, ChainPicture):
        return found
    names = found.suggestions or tuple(row.name for row in chains(desk.session))
    raise ChainNotFound(name=chain, choices="、".join(names) or "—")


def _print_picture(desk: Desk, picture: ChainPicture, *, gaps: bool, as_json: bool) -> None:
    places = picture.gaps if gaps else picture.places
    if as_json:
        from assistant.commands.firm_output import print_json
        from assistant.commands.firms.chain_json import picture_json

        print_json(picture_json(picture, places))
    else:
        from assistant.commands.firms.chain_tables import print_picture

        print_picture(picture, places, desk.settings.lang, gaps=gaps)
