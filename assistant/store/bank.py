"""The bank that runs this store: its profile, what day its data was cut off, and what 本地 means."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, select

from assistant.domain.scope import Scope
from assistant.settings import Settings
from assistant.store.profile import BankProfile
from assistant.store.records import BankClient


def profile(session: Session) -> BankProfile | None:
    """The bank's profile, None where none was loaded."""
    return session.exec(select(BankProfile).order_by(BankProfile.id)).first()  # type: ignore[arg-type]


def today(settings: Settings, session: Session) -> date:
    """The date that windows count back from: the setting, else the date the data was cut off, else the clock's."""
    if settings.today is not None:
        return settings.today
    found = profile(session)
    return found.data_date if found is not None and found.data_date is not None else date.today()


def home_region(settings: Settings, bank: BankProfile | None) -> str | None:
    """Division code that 本地 means: the setting overrides the profile."""
    return settings.region or (bank.home_region if bank is not None else None)


def lending_regions(bank: BankProfile | None) -> tuple[str, ...]:
    """Division codes the bank may lend in; empty where it has set none."""
    return tuple(code for code in (bank.lending_regions if bank else "").split("|") if code)


def branches(session: Session, scope: Scope) -> list[str]:
    """Branches that have clients, as far as the caller may see them."""
    if not scope.internal:
        return []
    names = session.exec(select(BankClient.branch).distinct().order_by(BankClient.branch)).all()
    return [name for name in names if scope.branch is None or name == scope.branch]
