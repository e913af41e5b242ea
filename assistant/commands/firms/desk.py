"""What a reading command of `scout firms` works with: an open store, who asks, on which day, and the firm that is meant."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sqlmodel import Session

    from assistant.domain.asked import Asked
    from assistant.domain.firm_query import FirmQuery
    from assistant.domain.scope import Scope
    from assistant.settings import Settings
    from assistant.store.firm_resolve import NamedFirm
    from assistant.store.firm_search import FirmPage
    from assistant.store.profile import BankProfile

Json = Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")]
Firm = Annotated[str, typer.Argument(help="Credit code, stock code, id or exact name.", show_default=False)]


@dataclass(frozen=True, slots=True)
class Desk:
    """What a command works with: a reading session and who asks, on which day."""

    session: Session
    settings: Settings
    profile: BankProfile | None
    today: date
    scope: Scope

    @property
    def asked(self) -> Asked:
        """Who asks, as every query to the firm database takes it."""
        from assistant.domain.asked import Asked
        from assistant.store import bank

        return Asked(self.today, self.scope, bank.home_region(self.settings, self.profile))

    def find(self, query: FirmQuery) -> FirmPage:
        from assistant.store import firm_search

        return firm_search.find(self.session, query, self.asked)


@contextmanager
def opened() -> Iterator[Desk]:
    """The desk of this home's store; raises HomeNotReady, StoreOutdated or DatabaseUnusable."""
    from assistant.domain.scope import Scope
    from assistant.settings import settings
    from assistant.store import bank
    from assistant.store.engine import Store

    config = settings()
    store = Store.open(config)
    try:
        with store.read() as session:
            profile, today = bank.profile(session), bank.today(config, session)
            yield Desk(session, config, profile, today, Scope(branch=config.branch))
    finally:
        store.close()


def meant(session: Session, firm: str) -> int:
    """Id of the one firm that is meant; raises FirmNotFound, SimilarFirms or AmbiguousFirm."""
    from assistant.errors import AmbiguousFirm, FirmNotFound, SimilarFirms
    from assistant.store.firm_resolve import resolve

    found = resolve(session, firm)
    if found.firm_id is not None:
        return found.firm_id
    if found.candidates:
        names = "、".join(f"{c.name}（{_apart(c)}）" for c in found.candidates)
        raise AmbiguousFirm(name=firm, choices=names)
    if found.suggestions:
        raise SimilarFirms(name=firm, choices="、".join(s.name for s in found.suggestions))
    raise FirmNotFound(name=firm)


def _apart(firm: NamedFirm) -> str:
    """What tells a firm from others of its name: place and number."""
    return "，".join(part for part in (firm.region, firm.number or f"id {firm.id}") if part)
