"""What the register says of those who run a firm, and of why its owners are not on file. Reads, never writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlmodel import Session, col

from assistant.store.firms import Firm, Office, Person
from ingest.firms.derive.scratch import stream


@dataclass(frozen=True, slots=True)
class Standing:
    """By firm id: the person in daily management (a general manager, else the legal representative), and what the
    source says of the owners (listed_exempt, state_exempt, not_filed)."""

    representative: Mapping[int, int]
    manager: Mapping[int, int]
    disclosure: Mapping[int, str]

    def in_charge(self, firm_id: int) -> int | None:
        """The person in daily management, None where nobody is on record."""
        return self.manager.get(firm_id) or self.representative.get(firm_id)


def load_standing(session: Session, today: date) -> Standing:
    """The standing of every firm on `today`."""
    representative: dict[int, int] = {}
    disclosure: dict[int, str] = {}
    wanted = sa.select(col(Firm.id), col(Firm.legal_representative_id), col(Firm.disclosure)).where(
        sa.or_(col(Firm.legal_representative_id).is_not(None), col(Firm.disclosure).is_not(None))
    )
    for firm_id, person_id, said in stream(session, wanted):
        if person_id is not None:
            representative[firm_id] = person_id
        if said:
            disclosure[firm_id] = said
    current = sa.and_(
        sa.or_(col(Office.valid_from).is_(None), col(Office.valid_from) <= today),
        sa.or_(col(Office.valid_to).is_(None), col(Office.valid_to) > today),
    )
    managers = (
        sa.select(col(Office.firm_id), sa.func.min(col(Office.person_id)))
        .where(col(Office.role) == "manager", current)
        .group_by(col(Office.firm_id))
    )
    return Standing(representative, dict(tuple(row) for row in stream(session, managers)), disclosure)


def load_names(session: Session) -> dict[int, str]:
    """Names of all persons by id."""
    return dict(tuple(row) for row in stream(session, sa.select(col(Person.id), col(Person.name))))
