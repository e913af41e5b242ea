"""The demo bank, its suppliers judged once a session: what the tests of its data and answer key read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlmodel import Session, select

from assistant.credit.scorecard import load_card
from assistant.credit.screening import screen
from assistant.domain.asked import Asked
from assistant.domain.facts import FirmFacts
from assistant.domain.firm_query import FirmQuery
from assistant.domain.judgement import Candidate, Funnel
from assistant.domain.scope import LOCAL
from assistant.settings import Settings
from assistant.store import bank, firm_facts, firm_search
from assistant.store.engine import Store
from assistant.store.firms import FirmIdentifier
from assistant.store.profile import BankProfile


@dataclass(frozen=True, slots=True)
class DemoBank:
    """The loaded demo bank, every supplier of a state firm screened once, wherever it is."""

    session: Session
    settings: Settings
    profile: BankProfile
    ids: dict[str, int]
    facts: dict[int, FirmFacts]
    funnel: Funnel
    stages: dict[int, tuple[str, Candidate]]

    def fits(self, query: FirmQuery) -> set[int]:
        """Ids of the firms that fit the query."""
        day = bank.today(self.settings, self.session)
        return set(firm_search.ids(self.session, query, Asked(day, LOCAL, self.profile.home_region)))


@pytest.fixture(scope="session")
def demo_store(demo_home: Path) -> Iterator[Store]:
    """The shared demo home's store, for reading."""
    store = Store.open(Settings(home=demo_home))
    yield store
    store.close()


@pytest.fixture(scope="session")
def demo(demo_store: Store) -> Iterator[DemoBank]:
    """The demo bank, judged."""
    with demo_store.read() as session:
        profile = bank.profile(session)
        assert profile is not None
        day = bank.today(demo_store.settings, session)
        codes = select(FirmIdentifier.value, FirmIdentifier.firm_id).where(FirmIdentifier.scheme == "uscc")
        ids = dict(session.exec(codes).all())
        facts = {f.id: f for f in firm_facts.load(session, sorted(ids.values()), today=day, scope=LOCAL)}
        wanted = firm_search.ids(
            session, FirmQuery(labels=["soe_supplier"]), Asked(day, LOCAL, profile.home_region)
        )
        funnel = screen([facts[id_] for id_ in wanted], len(ids), load_card(), profile, day)
        stages = {
            candidate.firm.id: (stage, candidate)
            for stage, group in (
                ("candidate", funnel.candidates),
                ("vetoed", funnel.vetoed),
                ("to_verify", funnel.to_verify),
                ("unrated", funnel.unrated),
            )
            for candidate in group
        }
        yield DemoBank(session, demo_store.settings, profile, ids, facts, funnel, stages)
