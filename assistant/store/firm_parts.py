"""One condition of a query as SQL, and from which of the conditions SQLite should start.

SQLite estimates by averages alone (no histograms): of a county of 5,000 firms and a province of 400,000 it knows the
same. So the firms of each condition that an index gives are counted up to a bound, the fewest lead, and the others
are tested firm by firm, closed to the planner (`opaque`). PostgreSQL has statistics of its own: there every condition
stays a plain test and nothing is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Select, exists, func, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlmodel import Session, col

from assistant.store.firms import Firm

BOUNDS = (1_000, 30_000, 150_000)
"""A condition is counted up to the first bound, then up to the next: where all hold more than the last, none leads."""


@dataclass(frozen=True, slots=True)
class Part:
    """A condition: `test` of one firm (over firm and firm_feature), and where an index gives the same firms, a select
    of their ids (one column, repeats allowed), with how many there are where that is known (`size`).

    probe: the test of an id alone, where it needs nothing of the firm's own row.
    """

    test: ColumnElement[bool]
    ids: Any = None
    probe: Callable[[Any], ColumnElement[bool]] | None = None
    size: int | None = None


def related(rows: Select[Any], size: int | None = None) -> Part:
    """Firms that `rows` names: a select of one column with ids of firms, e.g. of those that have a label."""
    (own,) = rows.selected_columns

    def probe(firm_id: Any) -> ColumnElement[bool]:
        return exists(rows.where(own == firm_id))

    return Part(probe(col(Firm.id)), rows, probe, size)


class opaque(FunctionElement[bool]):
    """A test that SQLite takes no index for: +(…), which means the same. Elsewhere the test itself."""

    inherit_cache = True
    type = Boolean()


class holds(FunctionElement[bool]):
    """holds(text, part): the text contains the part as it stands, no pattern. Half the time of LIKE over an index."""

    inherit_cache = True
    type = Boolean()


@compiles(holds)
def _at_place(element: holds, compiler: Any, **options: Any) -> str:
    return f"(strpos({compiler.process(element.clauses, **options)}) > 0)"


@compiles(holds, "sqlite")
def _in_string(element: holds, compiler: Any, **options: Any) -> str:
    return f"(instr({compiler.process(element.clauses, **options)}) > 0)"


@compiles(opaque)
def _plain(element: opaque, compiler: Any, **options: Any) -> str:
    return f"({compiler.process(element.clauses, **options)})"


@compiles(opaque, "sqlite")
def _closed(element: opaque, compiler: Any, **options: Any) -> str:
    return f"+({compiler.process(element.clauses, **options)})"


def tests_of(session: Session, parts: Sequence[Part]) -> tuple[list[ColumnElement[bool]], bool]:
    """The conditions as they go into WHERE, and whether few enough firms lead to sort them all."""
    if session.get_bind().dialect.name != "sqlite":
        return [part.test for part in parts], True
    lead = _leading(session, [part for part in parts if part.ids is not None])
    if lead is None:
        return [part.test for part in parts], False
    others = [part for part in parts if part is not lead]
    leading = lead.ids.subquery("lead")
    (firm_id,) = leading.c
    # what an id alone can tell is asked before the firm's own row is read
    by_id = [opaque(part.probe(firm_id)) for part in others if part.probe is not None]
    found: list[ColumnElement[bool]] = [col(Firm.id).in_(select(firm_id).where(*by_id))]
    return found + [opaque(part.test) for part in others if part.probe is None], True


def _leading(session: Session, parts: Sequence[Part]) -> Part | None:
    known = min((part for part in parts if part.size is not None), key=lambda p: p.size or 0, default=None)
    fewest = BOUNDS[-1] if known is None else min(known.size or 0, BOUNDS[-1])
    for bound in (*(bound for bound in BOUNDS if bound < fewest), fewest):
        counted = [(_up_to(session, part, bound), n) for n, part in enumerate(parts) if part.size is None]
        least, place = min(counted, default=(bound, 0))
        if least < bound:
            return parts[place]
    return known if known is not None and (known.size or 0) < BOUNDS[-1] else None


def _up_to(session: Session, part: Part, bound: int) -> int:
    rows = part.ids.limit(bound).subquery()
    return int(session.execute(select(func.count()).select_from(rows)).scalar_one())
