"""All that is known of who stands behind one firm: controller, owners, state, contacts, people, group, a path."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from assistant.domain.scope import Scope
from assistant.domain.ties import (
    BeneficialOwnerFact,
    ControlFact,
    GroupMap,
    SharedContact,
    SharedPerson,
    TiePath,
)
from assistant.store.derived import StateControl
from assistant.store.fact_evidence import Sources
from assistant.store.firms import Firm
from assistant.store.owners import owners
from assistant.store.tie_maps import group_map, shared_people
from assistant.store.tie_paths import path_between
from assistant.store.ties import shared_contacts


@dataclass(frozen=True, slots=True)
class OwnerSheet:
    """The sheet of one firm; `path` is set where a second firm was named (`other`)."""

    id: int
    name: str
    state: str | None
    state_path: str
    control: ControlFact | None
    beneficial_owners: tuple[BeneficialOwnerFact, ...]
    contacts: tuple[SharedContact, ...]
    people: tuple[SharedPerson, ...]
    group: GroupMap | None
    other: str | None
    path: TiePath | None


def owner_sheet(
    session: Session, firm_id: int, other_id: int | None, *, today: date, scope: Scope
) -> OwnerSheet:
    """The sheet of the firm as of `today`, as far as `scope` may see it."""
    firm = session.get_one(Firm, firm_id)
    known = owners(session, [firm_id], Sources(session))
    state = session.get(StateControl, firm_id)
    other = session.get_one(Firm, other_id) if other_id is not None else None
    path = (
        path_between(session, firm_id, other_id, today=today, scope=scope) if other_id is not None else None
    )
    return OwnerSheet(
        id=firm_id,
        name=firm.name,
        state=state.verdict if state is not None else None,
        state_path=state.path if state is not None else "",
        control=known.control.get(firm_id),
        beneficial_owners=known.beneficial.get(firm_id, ()),
        contacts=shared_contacts(session, [firm]).get(firm_id, ()),
        people=tuple(shared_people(session, firm_id, today=today, scope=scope)),
        group=group_map(session, firm_id, today=today, scope=scope),
        other=other.name if other is not None else None,
        path=path,
    )
