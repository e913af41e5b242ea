"""The shortest path between two firms over holdings, offices and guarantees, and over sales where those lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from assistant.domain.scope import Scope
from assistant.domain.ties import Node, TiePath
from assistant.store.tie_rows import ALL_KINDS, OWNERSHIP, Edge, TieRows
from assistant.store.tie_rules import TieRules, tie_rules


def path_between(
    session: Session, one: int, other: int, *, today: date, scope: Scope, rules: TieRules | None = None
) -> TiePath:
    """The shortest path between two firms (by id), at most `path_steps` long, searched from both ends at once.

    A firm or person with more relations than `hub_relations` is never passed through (an agent, a big investor): the
    two firms themselves may be such hubs. Of paths of one length the one whose rows come first is taken.
    """
    set_ = rules or tie_rules()
    found = TiePath(())
    for kinds in (OWNERSHIP, ALL_KINDS):
        rows = TieRows(session, today, scope, kinds)
        edges, hubs = _search(rows, ("firm", one), ("firm", other), set_)
        names = rows.names(set(hubs))
        found = TiePath(
            tuple(rows.steps(edges)), tuple(sorted(names.values())), kinds is ALL_KINDS, set_.path_steps
        )
        if edges:
            break
    return found


def _search(rows: TieRows, one: Node, other: Node, rules: TieRules) -> tuple[list[Edge], set[Node]]:
    came: tuple[dict[Node, Edge | None], dict[Node, Edge | None]] = ({one: None}, {other: None})
    fronts: list[list[Node]] = [[one], [other]]
    hubs: set[Node] = set()
    if one == other:
        return [], hubs
    for _ in range(rules.path_steps):
        side = 0 if len(fronts[0]) <= len(fronts[1]) else 1
        if not fronts[side]:
            break
        many = {node for node, count in rows.degrees(fronts[side]).items() if count > rules.hub_relations}
        passed = [node for node in fronts[side] if node not in many or node in (one, other)]
        hubs |= many - {one, other}
        front = _step(rows, passed, came[side])
        meeting = sorted(node for node in front if node in came[1 - side])
        if meeting:  # both ends may meet in a hub: that is no path either
            degrees = rows.degrees(meeting)
            crowded = {n for n in meeting if degrees[n] > rules.hub_relations and n not in (one, other)}
            hubs |= crowded
            meeting = [node for node in meeting if node not in crowded]
        if meeting:
            return [*reversed(_back(came[0], meeting[0])), *_back(came[1], meeting[0])], hubs
        fronts[side] = front
    return [], hubs


def _step(rows: TieRows, front: Iterable[Node], came: dict[Node, Edge | None]) -> list[Node]:
    """Nodes reached anew from the front, each with the first edge that reaches it."""
    reached: list[Node] = []
    inside = set(front)
    for edge in rows.edges(inside):
        for node in (edge.from_, edge.to):
            if node in inside and edge.other(node) not in came:
                came[edge.other(node)] = edge
                reached.append(edge.other(node))
    return reached


def _back(came: dict[Node, Edge | None], node: Node) -> list[Edge]:
    """Edges from a node back to where its side began."""
    path: list[Edge] = []
    while (edge := came[node]) is not None:
        path.append(edge)
        node = edge.other(node)
    return path
