"""Firms that stand or fall together: one ultimate controller, or one circle of guarantees. Gives the group keys.

A circle is a ring of guarantees, also through a person who runs or controls a firm of it. A chain of guarantees
that does not close is none, and an owner who stands surety for his or her own firm makes none.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import networkx as nx
from sqlmodel import Session, col, select

from assistant.store.firms import Firm
from assistant.store.records import Guarantee
from ingest.firms.derive.ownership import Ownership

Node = tuple[str, int]


def group_keys(session: Session, ownership: Ownership, today: date) -> dict[int, str]:
    """Group key by firm id for every firm that belongs to a group; the caller stores them with the features.

    The key is g and the smallest firm id of the group, so that the same data gives the same key.
    """
    parts: nx.Graph[int] = nx.Graph()
    for members in controlled_groups(ownership, today).values():
        nx.add_path(parts, sorted(members))
    for circle in guarantee_circles(session, ownership, today):
        nx.add_path(parts, sorted(circle))
    keys: dict[int, str] = {}
    for component in nx.connected_components(parts):
        key = f"g{min(component)}"
        keys.update(dict.fromkeys(component, key))
    return keys


def controlled_groups(ownership: Ownership, today: date) -> dict[Node, list[int]]:
    """Firms by the one who controls them in the end, where that is more than one firm."""
    by_top: dict[Node, list[int]] = defaultdict(list)
    for firm_id in sorted(ownership.entities):
        by_top[ownership.top(firm_id, today)].append(firm_id)
    return {top: firms for top, firms in by_top.items() if len(firms) > 1}


def guarantee_circles(session: Session, ownership: Ownership, today: date) -> list[list[int]]:
    """Rings of current guarantees with two firms or more, each in order of id."""
    graph: nx.DiGraph[Node] = nx.DiGraph()
    for row in session.exec(select(Guarantee).order_by(col(Guarantee.id))):
        if (row.valid_from and row.valid_from > today) or (row.valid_to and row.valid_to < today):
            continue
        if row.guarantor_firm_id is not None:
            graph.add_edge(("firm", row.guarantor_firm_id), ("firm", row.debtor_id))
        elif row.guarantor_person_id is not None:
            graph.add_edge(("person", row.guarantor_person_id), ("firm", row.debtor_id))
    sureties = {node for node in graph if node[0] == "person"}
    if sureties:
        representatives = session.exec(select(Firm.id, Firm.legal_representative_id).order_by(col(Firm.id)))
        for firm_id, person_id in representatives:
            if firm_id is None or ("firm", firm_id) not in graph:
                continue
            for person in {("person", person_id or 0), ownership.top(firm_id, today)}:
                if person in sureties:
                    graph.add_edge(("firm", firm_id), person)
    circles = [
        sorted(number for kind, number in part if kind == "firm")
        for part in nx.strongly_connected_components(graph)
        if len(part) > 1
    ]
    return sorted(circle for circle in circles if len(circle) > 1)
