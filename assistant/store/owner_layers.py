"""The layers of owners above a firm as they stand on a day, up to persons, bodies and firms without known owners.

For a drawing: layer by layer, the largest holders first, a bounded number of them; what is left out is counted.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from assistant.domain.evidence import Evidence
from assistant.store.fact_evidence import Sources
from assistant.store.firms import Firm, Holding, Person

MOST_LAYERS = 6
EACH = 8
"""Holders of one firm that are shown."""
MOST = 60
"""Holdings that are shown in all."""

HolderKind = Literal["firm", "person", "state", "body"]


@dataclass(frozen=True, slots=True)
class Layer:
    """One holding: `holder` holds `share` of `firm`; depth 1 is the firm's own holders.

    holder_key and firm_key tell nodes apart (firm:3, person:7, body:…). others: further holders of `firm` that are
    not shown; stated on its first holding only.
    """

    depth: int
    firm_key: str
    firm: str
    holder_key: str
    holder: str
    kind: HolderKind
    share: Decimal | None
    controls: bool
    disclaimed: bool
    evidence: Evidence
    others: int = 0


def owner_layers(session: Session, firm_id: int, today: date) -> tuple[Layer, ...]:
    """Holdings above the firm, nearest first. A firm that is met again (a ring) is not opened again."""
    sources = Sources(session)
    found: list[Layer] = []
    frontier, opened = [firm_id], {firm_id}
    for depth in range(1, MOST_LAYERS + 1):
        if not frontier or len(found) >= MOST:
            break
        rows, counts = _holders(session, frontier, today)
        firms = _names(session, Firm, {r.holder_firm_id for r in rows} | set(frontier))
        people = _names(session, Person, {r.holder_person_id for r in rows})
        following: list[int] = []
        told: set[int] = set()
        for row in rows:
            if len(found) >= MOST:
                break
            key, name, kind = _holder(row, firms, people)
            rest = 0 if row.firm_id in told else max(0, counts[row.firm_id] - EACH)
            told.add(row.firm_id)
            title = f"股权：{name} → {firms[row.firm_id]}"
            found.append(
                Layer(
                    depth,
                    f"firm:{row.firm_id}",
                    firms[row.firm_id],
                    key,
                    name,
                    kind,
                    row.share,
                    row.controls,
                    row.disclaimed,
                    sources.evidence(row, f"holding:{row.id}", title),
                    rest,
                )
            )
            above = row.holder_firm_id
            if above is not None and above not in opened and not row.disclaimed:
                opened.add(above)
                following.append(above)
        frontier = following
    return tuple(found)


def _holders(session: Session, firms: list[int], today: date) -> tuple[list[Holding], dict[int, int]]:
    """The EACH largest current holders of each of these firms, and how many each has."""
    current = (
        col(Holding.firm_id).in_(firms),
        col(Holding.indirect).is_(False),
        or_(col(Holding.valid_from).is_(None), col(Holding.valid_from) <= today),
        or_(col(Holding.valid_to).is_(None), col(Holding.valid_to) > today),
    )
    place = func.row_number().over(
        partition_by=col(Holding.firm_id),
        order_by=(col(Holding.share).is_(None), col(Holding.share).desc(), col(Holding.id)),
    )
    ranked = select(Holding.id, place.label("place")).where(*current).subquery()
    wanted = (
        select(Holding)
        .join(ranked, col(Holding.id) == ranked.c.id)
        .where(ranked.c.place <= EACH)
        .order_by(ranked.c.place, Holding.id)  # type: ignore[arg-type]
    )
    counted = select(Holding.firm_id, func.count()).where(*current).group_by(col(Holding.firm_id))
    counts: dict[int, int] = defaultdict(int, dict(session.exec(counted).all()))
    rows = list(session.exec(wanted))
    order = {firm: i for i, firm in enumerate(firms)}
    return sorted(rows, key=lambda r: order[r.firm_id]), counts


def _holder(row: Holding, firms: dict[int, str], people: dict[int, str]) -> tuple[str, str, HolderKind]:
    if row.holder_firm_id is not None:
        return f"firm:{row.holder_firm_id}", firms[row.holder_firm_id], "firm"
    if row.holder_person_id is not None:
        return f"person:{row.holder_person_id}", people[row.holder_person_id], "person"
    name = row.holder_body or "—"
    return f"body:{name}", name, "state" if row.body_level is not None else "body"


def _names(session: Session, table: type[Firm] | type[Person], ids: set[int | None]) -> dict[int, str]:
    wanted = {id_ for id_ in ids if id_ is not None}
    rows = session.exec(select(table.id, table.name).where(col(table.id).in_(wanted))).all()
    return {id_: name for id_, name in rows if id_ is not None}
