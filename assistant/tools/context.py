"""What a run gives its tools besides the model's arguments: caller's scope, stores, ledger, date. Made per question.

A model sees none of it and can change none of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from assistant.domain.asked import Asked
from assistant.domain.evidence import Evidence, Ledger
from assistant.domain.scope import LOCAL, Scope
from assistant.domain.text import Lang
from assistant.retrieval.passages import PassageSearcher as PassageSearcher
from assistant.retrieval.quoting import Embed
from assistant.settings import Settings
from assistant.store import bank
from assistant.store.engine import Store
from assistant.store.profile import BankProfile


@dataclass(slots=True)
class RunContext:
    """One question's run. `today` is the date that windows count back from, `ledger` numbers the evidence."""

    store: Store
    searcher: PassageSearcher
    settings: Settings
    profile: BankProfile | None
    today: date
    question: str
    lang: Lang = "zh"
    scope: Scope = LOCAL
    embed: Embed | None = None
    ledger: Ledger = field(default_factory=Ledger)

    @property
    def home_region(self) -> str | None:
        """Division code that 本地 means."""
        return bank.home_region(self.settings, self.profile)

    @property
    def asked(self) -> Asked:
        """Who asks, as every query to the firm database takes it."""
        return Asked(self.today, self.scope, self.home_region)

    def cite(self, *evidence: Evidence) -> dict[str, int]:
        """Number each piece of evidence in this run's ledger; returns number by key."""
        return {item.key: self.ledger.add(item) for item in evidence}
