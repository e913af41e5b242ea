"""The relations of firms and persons as edges of a graph: what leads from a set of nodes to others. SQL, set by set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from assistant.domain.scope import Scope
from assistant.domain.ties import Node, NodeKind, TieKind, TieStep
from assistant.store.fact_evidence import Sources
from assistant.store.firms import Firm, Holding, Office, Person
from assistant.store.records import Guarantee
from assistant.store.sources import Source
from assistant.store.trade import Supply

CHUNK = 400
"""Nodes a query: under SQLite's limit of bound values."""

OWNERSHIP: tuple[TieKind, ...] = ("holding", "office", "legal_representative", "guarantee")
ALL_KINDS: tuple[TieKind, ...] = (*OWNERSHIP, "supply")


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A relation by the row that states it: `from_` holds, runs, guarantees or supplies `to`."""

    kind: TieKind
    row: int
    from_: Node
    to: Node

    def other(self, node: Node) -> Node:
        """The other end."""
        return self.to if node == self.from_ else self.from_


@dataclass(frozen=True, slots=True)
class _Relation:
    """A table of relations: its row, the firm it leads to, and what it comes from (a firm, a person)."""

    kind: TieKind
    table: Any
    row: Any
    to: Any
    from_firm: Any
    from_person: Any
    current: Any


def _relations(day: date) -> tuple[_Relation, ...]:
    def standing(table: Any, *, last: bool = False) -> Any:
        until = table.valid_to >= day if last else table.valid_to > day
        return sa.and_(
            sa.or_(col(table.valid_from).is_(None), table.valid_from <= day),
            sa.or_(col(table.valid_to).is_(None), until),
        )

    none = sa.cast(sa.null(), sa.Integer)
    return (
        _Relation(
            "holding", Holding, Holding.id, Holding.firm_id, Holding.holder_firm_id, Holding.holder_person_id,
            sa.and_(standing(Holding), col(Holding.disclaimed).is_(False)),
        ),
        _Relation("office", Office, Office.id, Office.firm_id, none, Office.person_id, standing(Office)),
        _Relation("legal_representative", Firm, Firm.id, Firm.id, none, Firm.legal_representative_id, sa.true()),
        _Relation(
            "guarantee", Guarantee, Guarantee.id, Guarantee.debtor_id, Guarantee.guarantor_firm_id,
            Guarantee.guarantor_person_id, standing(Guarantee, last=True),
        ),
        _Relation("supply", Supply, Supply.id, Supply.buyer_id, Supply.supplier_id, none, sa.true()),
    )  # fmt: skip


class TieRows:
    """Edges of one store on `day`, as far as `scope` may see them; `kinds` are those that are followed."""

    def __init__(
        self, session: Session, day: date, scope: Scope, kinds: Sequence[TieKind] = OWNERSHIP
    ) -> None:
        self.session = session
        self._relations = [relation for relation in _relations(day) if relation.kind in kinds]
        self._hidden: list[int] = []
        if not scope.internal:
            internal = sa.select(col(Source.id)).where(col(Source.internal))
            self._hidden = [id_ for id_ in session.scalars(internal) if id_ is not None]

    def degrees(self, nodes: Iterable[Node]) -> Counter[Node]:
        """How many relations each node has (counted in the index, not fetched)."""
        found: Counter[Node] = Counter()
        for relation, column, kind, ids in self._sides(nodes):
            counted = sa.select(column, sa.func.count()).where(column.in_(ids)).group_by(column)
            for id_, count in self.session.execute(self._seen(counted, relation)):
                found[kind, id_] += count
        return found

    def edges(self, nodes: Iterable[Node]) -> list[Edge]:
        """All relations of the nodes, each once, in a fixed order."""
        found: set[Edge] = set()
        for relation, column, _, ids in self._sides(nodes):
            wanted = sa.select(relation.row, relation.to, relation.from_firm, relation.from_person)
            for row, to, firm, person in self.session.execute(
                self._seen(wanted.where(column.in_(ids)), relation)
            ):
                if firm is not None or person is not None:
                    from_: Node = ("firm", firm) if firm is not None else ("person", person)
                    found.add(Edge(relation.kind, row, from_, ("firm", to)))
        return sorted(found)

    def _sides(self, nodes: Iterable[Node]) -> Iterator[tuple[_Relation, Any, NodeKind, list[int]]]:
        """Each table by each column that may name a node, a set of ids at a time.

        A person is not looked up as legal representative (that column has no index): from the firms' side it is met.
        """
        asked = sorted(set(nodes))
        firms = [id_ for kind, id_ in asked if kind == "firm"]
        persons = [id_ for kind, id_ in asked if kind == "person"]
        for relation in self._relations:
            sides: list[tuple[Any, NodeKind, list[int]]] = [(relation.to, "firm", firms)]
            if relation.kind in ("holding", "guarantee", "supply"):
                sides.append((relation.from_firm, "firm", firms))
            if relation.kind in ("holding", "guarantee", "office"):
                sides.append((relation.from_person, "person", persons))
            for column, kind, ids in sides:
                for start in range(0, len(ids), CHUNK):
                    yield relation, col(column), kind, ids[start : start + CHUNK]

    def _seen(self, statement: Any, relation: _Relation) -> Any:
        statement = statement.where(relation.current)
        if self._hidden:
            statement = statement.where(col(relation.table.source_id).not_in(self._hidden))
        return statement

    def steps(self, edges: Sequence[Edge]) -> list[TieStep]:
        """The edges with names and evidence, in the order given."""
        names = self.names({node for edge in edges for node in (edge.from_, edge.to)})
        rows = self._rows(edges)
        sources = Sources(self.session)
        found = []
        for edge in edges:
            row = rows[edge.kind, edge.row]
            title = f"{_TITLES[edge.kind]}：{names[edge.from_]} → {names[edge.to]}"
            key = f"{'firm' if edge.kind == 'legal_representative' else edge.kind}:{edge.row}"
            share = getattr(row, "share", None) if edge.kind == "holding" else None
            evidence = sources.evidence(row, key, title)
            found.append(
                TieStep(edge.kind, edge.from_, names[edge.from_], edge.to, names[edge.to], share, evidence)
            )
        return found

    def names(self, nodes: set[Node]) -> dict[Node, str]:
        """Names of firms and persons."""
        found: dict[Node, str] = {}
        tables: tuple[tuple[Any, Any], ...] = (("firm", Firm), ("person", Person))
        for kind, table in tables:
            ids = sorted(id_ for of, id_ in nodes if of == kind)
            for start in range(0, len(ids), CHUNK):
                wanted = sa.select(col(table.id), col(table.name)).where(
                    col(table.id).in_(ids[start : start + CHUNK])
                )
                found.update({(kind, id_): name for id_, name in self.session.execute(wanted)})
        return found

    def _rows(self, edges: Sequence[Edge]) -> dict[tuple[TieKind, int], Any]:
        tables: dict[TieKind, Any] = {
            "holding": Holding, "office": Office, "legal_representative": Firm, "guarantee": Guarantee, "supply": Supply,
        }  # fmt: skip
        found: dict[tuple[TieKind, int], Any] = {}
        for kind, table in tables.items():
            ids = sorted({edge.row for edge in edges if edge.kind == kind})
            for start in range(0, len(ids), CHUNK):
                wanted = sa.select(table).where(col(table.id).in_(ids[start : start + CHUNK]))
                found.update({(kind, row.id): row for row in self.session.scalars(wanted)})
        return found


_TITLES: dict[TieKind, str] = {
    "holding": "股权", "office": "任职", "legal_representative": "法定代表人", "guarantee": "担保", "supply": "供货记录",
}  # fmt: skip
