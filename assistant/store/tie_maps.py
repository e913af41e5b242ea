"""The map of a group (firms of one controller or guarantee circle), and the persons whom a firm shares with others."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import sqlalchemy as sa
from sqlmodel import Session, col

from assistant.domain.scope import Scope
from assistant.domain.ties import GroupMap, MapNode, Node, SharedPerson
from assistant.store.derived import FirmFeature
from assistant.store.tie_rows import Edge, TieRows
from assistant.store.tie_rules import TieRules, tie_rules


def group_map(
    session: Session, firm_id: int, *, today: date, scope: Scope, rules: TieRules | None = None
) -> GroupMap | None:
    """Firms of the group that the firm belongs to, who holds them and who stands surety within; None without a group.

    Persons are on it who control a member or tie two of them together.
    """
    most = (rules or tie_rules()).map_firms
    feature = session.get(FirmFeature, firm_id)
    if feature is None or feature.group_key is None:
        return None
    wanted = (
        sa.select(col(FirmFeature.firm_id), col(FirmFeature.controller_person_id))
        .where(col(FirmFeature.group_key) == feature.group_key)
        .order_by(col(FirmFeature.firm_id) != firm_id, col(FirmFeature.firm_id))
    )
    found = session.execute(wanted).all()
    members: set[Node] = {("firm", row[0]) for row in found[:most]}
    controllers: set[Node] = {("person", row[1]) for row in found[:most] if row[1] is not None}
    rows = TieRows(session, today, scope)
    edges = rows.edges(members)
    ties: dict[Node, set[Node]] = defaultdict(set)
    for edge in edges:
        ties[edge.from_].add(edge.to)
    shown = members | {
        n for n, to in ties.items() if n in controllers or (n[0] == "person" and len(to & members) > 1)
    }
    kept = [edge for edge in edges if edge.from_ in shown and edge.to in members]
    names = rows.names(shown)
    nodes = tuple(MapNode(node, names[node], node in controllers) for node in sorted(shown))
    return GroupMap(feature.group_key, nodes, tuple(rows.steps(kept)), len(found) - len(members))


def shared_people(
    session: Session, firm_id: int, *, today: date, scope: Scope, rules: TieRules | None = None
) -> list[SharedPerson]:
    """Persons who own or run the firm and stand in other firms too, those in most firms first."""
    hub = (rules or tie_rules()).hub_firms
    rows = TieRows(session, today, scope, ("holding", "office", "legal_representative"))
    here: dict[Node, list[Edge]] = defaultdict(list)
    for edge in rows.edges([("firm", firm_id)]):
        if edge.from_[0] == "person" and edge.to == ("firm", firm_id):
            here[edge.from_].append(edge)
    degrees = rows.degrees(here)
    small = [person for person in here if degrees[person] <= hub + len(here[person])]
    elsewhere: dict[Node, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for edge in rows.edges(small):
        if edge.from_ in here and edge.to != ("firm", firm_id):
            elsewhere[edge.from_][edge.to[1]].add(edge.kind)
    firms = rows.names({("firm", id_) for others in elsewhere.values() for id_ in others})
    steps = {step.from_: step for step in rows.steps([edges[0] for edges in here.values()])}
    found = []
    for person, edges in here.items():
        others = elsewhere.get(person, {})
        is_hub = person not in small
        if not others and not is_hub:
            continue
        found.append(
            SharedPerson(
                person_id=person[1],
                person=steps[person].from_name,
                roles=tuple(sorted({edge.kind for edge in edges})),
                firms=tuple(
                    (id_, firms["firm", id_], "、".join(sorted(others[id_]))) for id_ in sorted(others)
                ),
                count=degrees[person] - len(edges) if is_hub else len(others),
                hub=is_hub,
                evidence=steps[person].evidence,
            )
        )
    return sorted(found, key=lambda tie: (-tie.count, tie.person_id))
