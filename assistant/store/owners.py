"""Controllers and beneficial owners of many firms, as derived, with the holding rows that show them. A query a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from assistant.domain.evidence import Evidence
from assistant.domain.ties import BeneficialOwnerFact, ControlFact
from assistant.store.derived import ActualController, BeneficialOwner
from assistant.store.fact_evidence import Sources
from assistant.store.firms import Firm, Holding, Person
from assistant.store.many import among

SHOWN_ROWS = 12
"""Holding rows that are shown as evidence of one owner."""


@dataclass(frozen=True, slots=True)
class Owners:
    """Controller and beneficial owners by firm id."""

    control: dict[int, ControlFact] = field(default_factory=dict)
    beneficial: dict[int, tuple[BeneficialOwnerFact, ...]] = field(default_factory=dict)


def owners(session: Session, firm_ids: Sequence[int], sources: Sources) -> Owners:
    """Who controls these firms and who owns them in the end; a firm that nothing was derived for is left out."""
    ids = list(firm_ids)
    controllers = session.exec(
        select(ActualController).where(among(session, col(ActualController.firm_id), ids))
    ).all()
    beneficial = session.exec(
        select(BeneficialOwner)
        .where(among(session, col(BeneficialOwner.firm_id), ids))
        .order_by(col(BeneficialOwner.id))
    ).all()
    rows = _holdings(session, [r.holding_ids for r in controllers] + [r.holding_ids for r in beneficial])
    people = _people(
        session,
        {c.person_id for c in controllers}
        | {b.person_id for b in beneficial}
        | {h.holder_person_id for h in rows.values()},
    )
    firms = _firms(
        session,
        {c.top_firm_id for c in controllers}
        | {h.holder_firm_id for h in rows.values()}
        | {h.firm_id for h in rows.values()},
    )

    def evidence(holding_ids: str) -> tuple[Evidence, ...]:
        found = []
        for id_ in _ids(holding_ids):
            row = rows.get(id_)
            if row is not None:
                holder = (
                    firms.get(row.holder_firm_id or 0)
                    or people.get(row.holder_person_id or 0)
                    or row.holder_body
                    or "?"
                )
                found.append(
                    sources.evidence(row, f"holding:{id_}", f"股权：{holder} → {firms[row.firm_id]}")
                )
        return tuple(found)

    made = Owners()
    for c in controllers:
        made.control[c.firm_id] = ControlFact(
            verdict=c.verdict,
            reason=c.reason,
            person_id=c.person_id,
            person=people.get(c.person_id or 0),
            firm_id=c.top_firm_id,
            firm=firms.get(c.top_firm_id or 0),
            body=c.body,
            share=c.share,
            path=c.path,
            evidence=evidence(c.holding_ids),
        )
    for b in beneficial:
        fact = BeneficialOwnerFact(
            person_id=b.person_id,
            person=people.get(b.person_id or 0),
            ground=b.ground,
            reason=b.reason,
            share=b.share,
            share_min=b.share_min,
            share_max=b.share_max,
            path=b.path,
            evidence=evidence(b.holding_ids),
        )
        made.beneficial[b.firm_id] = (*made.beneficial.get(b.firm_id, ()), fact)
    return made


def _ids(joined: str) -> list[int]:
    return [int(id_) for id_ in joined.split(",") if id_][:SHOWN_ROWS]


def _holdings(session: Session, joined: Iterable[str]) -> dict[int, Holding]:
    wanted = {id_ for ids in joined for id_ in _ids(ids)}
    return {
        h.id: h
        for h in session.exec(select(Holding).where(among(session, col(Holding.id), wanted)))
        if h.id is not None
    }


def _people(session: Session, ids: set[int | None]) -> dict[int, str]:
    wanted = {id_ for id_ in ids if id_ is not None}
    return {
        id_: name
        for id_, name in session.exec(
            select(Person.id, Person.name).where(among(session, col(Person.id), wanted))
        )
        if id_ is not None
    }


def _firms(session: Session, ids: set[int | None]) -> dict[int, str]:
    wanted = {id_ for id_ in ids if id_ is not None}
    return {
        id_: name
        for id_, name in session.exec(select(Firm.id, Firm.name).where(among(session, col(Firm.id), wanted)))
        if id_ is not None
    }
