"""Firms that stand or fall together: one ultimate controller, or one circle of guarantees. Gives the group keys.

A circle is a ring of guarantees, also through a person who runs or controls a firm of it. A chain of guarantees
that does not close is none, and an owner who stands surety for his or her own firm makes none.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import sqlalchemy as sa
from sqlmodel import Session, col

from assistant.store.firms import Firm
from assistant.store.records import Guarantee
from ingest.firms.derive.layers import in_layers
from ingest.firms.derive.scratch import stream
from ingest.firms.derive.tops import Tops

Node = tuple[str, int]


def group_keys(session: Session, tops: Tops, today: date) -> dict[int, str]:
    """Group key by firm id for every firm that belongs to a group; the caller stores them with the features.

    The key is g and the smallest firm id of the group, so that the same data gives the same key.
    """
    smallest: dict[int, int] = {}

    def find(firm: int) -> int:
        while (above := smallest.get(firm, firm)) != firm:
            smallest[firm] = smallest[above]
            firm = above
        return firm

    def join(one: int, other: int) -> None:
        low, high = sorted((find(one), find(other)))
        smallest.setdefault(low, low)
        smallest[high] = low

    first: dict[int, int] = {}
    for firm_id, top in zip(tops.ownership.ids.tolist(), tops.top, strict=True):
        if top in first:
            join(first[top], firm_id)
        else:
            first[top] = firm_id
    for circle in guarantee_circles(session, tops, today):
        for member in circle[1:]:
            join(circle[0], member)
    return {firm: f"g{find(firm)}" for firm in sorted(smallest)}


def guarantee_circles(session: Session, tops: Tops, today: date) -> list[list[int]]:
    """Rings of current guarantees with two firms or more, each in order of id."""
    edges: dict[Node, set[Node]] = defaultdict(set)
    c = (col(Guarantee.guarantor_firm_id), col(Guarantee.guarantor_person_id), col(Guarantee.debtor_id))
    standing = sa.and_(
        sa.or_(col(Guarantee.valid_from).is_(None), col(Guarantee.valid_from) <= today),
        sa.or_(col(Guarantee.valid_to).is_(None), col(Guarantee.valid_to) >= today),
    )
    for firm_id, person_id, debtor in stream(session, sa.select(*c).where(standing)):
        if firm_id is not None:
            edges["firm", firm_id].add(("firm", debtor))
        elif person_id is not None:
            edges["person", person_id].add(("firm", debtor))
    sureties = {node for node in edges if node[0] == "person"}
    if sureties:
        _through_people(session, tops, edges, sureties)
    numbers = {
        node: place for place, node in enumerate(sorted({*edges, *(n for to in edges.values() for n in to)}))
    }
    nodes = list(numbers)
    graph = [sorted(numbers[to] for to in edges.get(node, ())) for node in nodes]
    circles = []
    for part in in_layers(range(len(nodes)), graph.__getitem__):
        firms = [nodes[place][1] for place in part if nodes[place][0] == "firm"]
        if len(firms) > 1:
            circles.append(firms)
    return sorted(circles)


def _through_people(session: Session, tops: Tops, edges: dict[Node, set[Node]], sureties: set[Node]) -> None:
    """A firm leads on to the person who runs or controls it, where that person stands surety."""
    guaranteed = {node[1] for to in edges.values() for node in to if node[0] == "firm"}
    representatives = sa.select(col(Firm.id), col(Firm.legal_representative_id)).where(
        col(Firm.legal_representative_id).is_not(None)
    )
    runs = {firm: person for firm, person in stream(session, representatives) if firm in guaranteed}
    for firm_id in sorted(guaranteed):
        top = tops.top[tops.ownership.place(firm_id)]
        for person in {("person", runs.get(firm_id, 0)), ("person", -top if top < 0 else 0)}:
            if person in sureties:
                edges["firm", firm_id].add(person)
