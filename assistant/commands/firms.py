"""`scout firms`: find firms by conditions, and show what is known of one, for people or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from sqlmodel import Session

    from assistant.domain.firm_query import FirmQuery
    from assistant.domain.scope import Scope
    from assistant.settings import Settings
    from assistant.store.firm_search import FirmPage
    from assistant.store.profile import BankProfile

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Find and show firms 企业.")

Json = Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")]
Names = Annotated[list[str] | None, typer.Option(help="Any of these; repeat the option.")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]
Yuan = Annotated[str | None, typer.Option(help="Yuan, e.g. 5000000.")]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What a command works with: a reading session and who asks, on which day."""

    session: Session
    settings: Settings
    profile: BankProfile | None
    today: date
    scope: Scope

    def find(self, query: FirmQuery) -> FirmPage:
        from assistant.store import bank, firm_search

        home = bank.home_region(self.settings, self.profile)
        return firm_search.find(
            self.session,
            query,
            profile=self.profile,
            today=self.today,
            scope=self.scope,
            home_region=home,
        )


@contextmanager
def _desk() -> Iterator[_Desk]:
    from assistant.domain.scope import Scope
    from assistant.settings import settings
    from assistant.store import bank
    from assistant.store.engine import Store

    config = settings()
    store = Store.open(config)
    try:
        with store.read() as session:
            profile, today = bank.profile(session), bank.today(config, session)
            yield _Desk(session, config, profile, today, Scope(branch=config.branch))
    finally:
        store.close()


@app.command()
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
    order_by: Annotated[str, typer.Option(help="score, won_amount_12m, state_sales_36m, name …")] = "name",
    descending: Annotated[bool, typer.Option("--desc", help="Largest first.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=200)] = 20,
    as_json: Json = False,
) -> None:
    """Find firms: all conditions must hold; of one option's values any."""
    from assistant.commands.firm_output import page_json, print_json, print_page

    with _desk() as desk:
        query = _query(
            local=local,
            regions=_codes(region or []),
            chain=chain,
            segments=segment or [],
            products=product or [],
            labels=label or [],
            exclude_labels=exclude_label or [],
            soe_levels=soe_level or [],
            kinds=kind or [],
            state_owned=state_owned,
            founded_before=founded_before.date() if founded_before else None,
            founded_after=founded_after.date() if founded_after else None,
            registered_capital_min=_yuan(capital_min),
            registered_capital_max=_yuan(capital_max),
            revenue_min=_yuan(revenue_min),
            revenue_max=_yuan(revenue_max),
            qualifications=qualification or [],
            min_wins_24m=min_wins,
            without_penalty=without_penalty,
            without_dishonest=without_dishonest,
            without_enforcement=without_enforcement,
            client=client,
            name_contains=name,
            order_by=order_by,
            descending=descending,
            limit=limit,
        )
        page = _by_score(desk, query) if query.order_by == "score" else desk.find(query)
        _known(page)
        if as_json:
            print_json(page_json(page))
        else:
            print_page(page, desk.settings.lang)


@app.command()
def show(
    firm: Annotated[
        str, typer.Argument(help="Credit code, stock code, id or exact name.", show_default=False)
    ],
    as_json: Json = False,
) -> None:
    """Show all that is known of one firm: owners, buyers, events, papers, figures, score."""
    from assistant.commands.firm_output import print_json, profile_json
    from assistant.commands.firm_sheet import print_sheet
    from assistant.credit.judge import judge
    from assistant.credit.scorecard import load_card
    from assistant.store import firm_facts

    with _desk() as desk:
        firm_id = _one(desk.session, firm)
        facts = firm_facts.load(desk.session, [firm_id], today=desk.today, scope=desk.scope)[0]
        judged = judge(facts, load_card(), desk.profile, desk.today)
        if as_json:
            print_json(profile_json(facts, judged))
        else:
            print_sheet(facts, judged, desk.today, desk.settings.lang)


def _one(session: Session, firm: str) -> int:
    """Id of the one firm that is meant; raises FirmNotFound, SimilarFirms or AmbiguousFirm."""
    from assistant.errors import AmbiguousFirm, FirmNotFound, SimilarFirms
    from assistant.store.firm_resolve import resolve

    found = resolve(session, firm)
    if found.firm_id is not None:
        return found.firm_id
    if found.candidates:
        names = "、".join(f"{c.name}（{c.uscc or f'id {c.id}'}）" for c in found.candidates)
        raise AmbiguousFirm(name=firm, choices=names)
    if found.suggestions:
        raise SimilarFirms(name=firm, choices="、".join(s.name for s in found.suggestions))
    raise FirmNotFound(name=firm)


def _query(**fields: Any) -> FirmQuery:
    """The query of the options; a value that the query does not know is wrong usage."""
    from pydantic import ValidationError

    from assistant.domain.firm_query import FirmQuery
    from assistant.errors import UsageError

    try:
        return FirmQuery.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(what=f"--{'-'.join(str(p) for p in first['loc'][:1])}: {first['msg']}") from error


def _yuan(text: str | None) -> Decimal | None:
    from assistant.errors import UsageError

    if text is None:
        return None
    try:
        amount = Decimal(text.replace(",", ""))
    except ArithmeticError as error:
        raise UsageError(what=f"{text}: yuan") from error
    if not amount.is_finite():
        raise UsageError(what=f"{text}: yuan")
    return amount


def _codes(names: list[str]) -> list[str]:
    """Division codes of names or codes; raises NotFound for a place that the table does not list."""
    from assistant.errors import NotFound
    from assistant.store import regions

    codes: list[str] = []
    for name in names:
        if name.isdigit() and regions.region(name) is not None:
            codes.append(name)
            continue
        found = regions.by_name(name)
        if not found:
            raise NotFound(name=name)
        codes += [place.code for place in found]
    return codes


def _known(page: FirmPage) -> None:
    """Raises NotFound for a chain or product that the store does not know, with the likeliest names."""
    from assistant.errors import NotFound

    for unknown in page.unknown:
        near = f"（{'、'.join(unknown.suggestions)}？）" if unknown.suggestions else ""
        raise NotFound(name=f"{unknown.value}{near}")


def _by_score(desk: _Desk, query: FirmQuery) -> FirmPage:
    """The page in order of score, best first: a score is judged, not stored, so every firm that fits is judged."""
    from dataclasses import replace

    from assistant.credit.judge import judge
    from assistant.credit.scorecard import load_card
    from assistant.store import bank, firm_facts, firm_search

    page = desk.find(query)
    ids = firm_search.ids(
        desk.session,
        query,
        profile=desk.profile,
        today=desk.today,
        scope=desk.scope,
        home_region=bank.home_region(desk.settings, desk.profile),
    )
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
