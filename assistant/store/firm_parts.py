"""One condition of a query as SQL, and from which of the conditions SQLite should start.

SQLite estimates by averages alone (no histograms): of a county of 5,000 firms and a province of 400,000 it knows the
same. So the firms of each condition that an index gives are counted up to a bound, the fewest lead, and the others
are tested firm by firm, closed to the planner (`Values.closed`). PostgreSQL has statistics of its own: there every
condition stays a plain test and nothing is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

from assistant.domain.asked import Asked
from assistant.domain.firm_query import FirmQuery
from assistant.store.firm_sql import Values, both, rows
from assistant.store.firm_terms import UnknownName

BOUNDS = (1_000, 30_000, 150_000)
"""A condition is counted up to the first bound, then up to the next: where all hold more than the last, none leads to a
list; to a number the smallest leads as long as it holds less than half of all firms."""


@dataclass(frozen=True, slots=True)
class Part:
    """A condition: `test` of one firm (over f, its row of firm, and x, its row of firm_feature), and where an index
    gives the same firms, a SELECT of their ids (one column named id, repeats allowed), with how many there are where
    that is known (`size`).

    probe: the test of an id alone, where it needs nothing of the firm's own row. narrow: the condition over x alone,
    where that can tell: tests of which at most one holds, each in one range of an index. tally: the condition over a row x
    of firm_tally, None where that does not hold it, TRUE where it is the area that firm_tally.py reads from the query.
    either: the test is an OR over rows of other tables. late: so dear a test of an id that PostgreSQL is to try it on
    the ids of a smaller condition alone, before their firms are read.
    """

    test: str
    ids: str | None = None
    probe: Callable[[str], str] | None = None
    size: str | None = None
    narrow: tuple[str, ...] = ()
    tally: str | None = None
    either: bool = False
    late: bool = False

    @property
    def joined(self) -> str:
        """The test for PostgreSQL, which tries an OR over other tables firm by firm, and joins ids."""
        return f"f.id IN ({self.ids})" if self.either and self.ids else self.test


@dataclass(slots=True)
class Building:
    """A query on its way to SQL: the values that its text binds, and the names of it that the store does not know."""

    session: Session
    query: FirmQuery
    asked: Asked
    values: Values
    unknown: list[UnknownName] = field(default_factory=list)

    def rows(self, sql: str) -> list[Any]:
        """The rows of a statement over this query's values."""
        return rows(self.session, sql, self.values)


def related(table: str, where: str, size: str | None = None, *, column: str = "firm_id") -> Part:
    """Firms that the rows r of a table name, e.g. those that have a label."""

    def probe(firm_id: str) -> str:
        return f"EXISTS (SELECT 1 FROM {table} r WHERE r.{column} = {firm_id} AND {where})"  # noqa: S608 - own text

    return Part(probe("f.id"), f"SELECT r.{column} AS id FROM {table} r WHERE {where}", probe, size)  # noqa: S608


def without(part: Part) -> Part:
    """The firms that do not meet the condition."""
    return Part(f"NOT ({part.test})")


def tests_of(building: Building, parts: Sequence[Part], *, wide: bool) -> tuple[str, bool]:
    """The conditions as they stand behind WHERE, and whether few enough firms lead to sort them all.

    wide: a condition of very many firms may lead too, for who reads all that fit anyway. Where none leads, none is open
    to the planner: what is left is to walk along the order or the features."""
    if not building.values.sqlite:
        return _joined(building, parts), True
    lead = _leading(building, [part for part in parts if part.ids is not None], wide=wide)
    if lead is None:
        return both(building.values.closed(part.test) for part in parts), False
    others = [part for part in parts if part is not lead]
    rest = [building.values.closed(part.test) for part in others if not part.narrow and part.probe is None]
    return both([f"f.id IN ({_ids(lead, others, building.values.closed)})", *rest]), True


def _joined(building: Building, parts: Sequence[Part]) -> str:
    """The conditions for PostgreSQL, which finds its own way but for a late one: that is tried on the ids of the
    smallest condition whose size is known (OFFSET keeps the planner from taking the two apart again)."""
    late = [part for part in parts if part.late and part.probe]
    others = [part for part in parts if part.ids is not None and part.size and part not in late]
    sizes = _sizes(building, others) if late and others else []
    known = [(size, place) for place, size in enumerate(sizes) if size is not None]
    if not known or min(known)[0] > BOUNDS[1]:
        return both(part.joined for part in parts)
    lead = others[min(known)[1]]
    tests = both(part.probe("lead.id") for part in late if part.probe)
    ids = f"f.id IN (SELECT lead.id FROM ({lead.ids}) lead WHERE {tests} OFFSET 0)"  # noqa: S608 - own text
    return both([ids, *(part.joined for part in parts if part not in late and part is not lead)])


def _ids(lead: Part, others: Sequence[Part], closed: Callable[[str], str]) -> str:
    """Ids of the leading part's firms that meet what features and ids alone can tell of the others: before the firm's
    own row is read, which is six times as long."""
    narrow = [_over_features(part, closed) for part in others if part.narrow]
    probes = [part.probe for part in others if part.probe is not None and not part.narrow]
    if len(lead.narrow) > 1:
        each = (
            both([test, *narrow, *(closed(probe("x.firm_id")) for probe in probes)]) for test in lead.narrow
        )
        return " UNION ALL ".join(f"SELECT x.firm_id AS id FROM firm_feature x WHERE {test}" for test in each)  # noqa: S608
    tests = [closed(probe("lead.id")) for probe in probes]
    if narrow:
        told = both(["x.firm_id = lead.id", *narrow])
        tests.append(closed(f"EXISTS (SELECT 1 FROM firm_feature x WHERE {told})"))  # noqa: S608 - own text
    return f"SELECT lead.id FROM ({lead.ids}) lead WHERE {both(tests)}"  # noqa: S608 - own text


def over_features(building: Building, parts: Sequence[Part]) -> str | None:
    """All the conditions as one test of the features' row that opens no index; None where a condition needs more."""
    if not all(part.narrow or part.probe for part in parts):
        return None
    return both(_over_features(part, building.values.closed) for part in parts)


def narrow_tests(building: Building, parts: Sequence[Part]) -> list[str] | None:
    """The conditions over x alone, as tests of which at most one holds of a firm; None where a condition needs more."""
    if not all(part.narrow or part.probe for part in parts):
        return None
    closed = building.values.closed
    lead = (
        _leading(building, [part for part in parts if part.ids is not None], wide=True)
        if building.values.sqlite
        else None
    )
    ranges = (
        lead
        if lead is not None and len(lead.narrow) > 1
        else next((p for p in parts if len(p.narrow) > 1), None)
    )
    if lead is None or lead is ranges:
        others = [_over_features(part, closed) for part in parts if part is not ranges]
        return [both([test, *others]) for test in (ranges.narrow if ranges else ("TRUE",))]
    others = [_over_features(part, closed) for part in parts if part is not lead]
    return [both([f"x.firm_id IN ({lead.ids})", *others])]


def _over_features(part: Part, closed: Callable[[str], str]) -> str:
    """One test of the features' row: its columns before other tables."""
    if part.narrow:
        return closed(" OR ".join(f"({test})" for test in part.narrow))
    return closed(part.probe("x.firm_id")) if part.probe else "TRUE"


def _leading(building: Building, parts: Sequence[Part], *, wide: bool = False) -> Part | None:
    """The part with the fewest firms; None where each has more than the last bound (wide: than half of all firms)."""
    if len(parts) == 1 and parts[0].size is None:
        return parts[0]  # however many: all of them are read for the number that fits
    sizes = _sizes(building, parts)
    known = min(
        (n for n in range(len(parts)) if sizes[n] is not None), key=lambda n: sizes[n] or 0, default=None
    )
    least_known = BOUNDS[-1] if known is None else min(sizes[known] or 0, BOUNDS[-1])
    for bound in (*(bound for bound in BOUNDS if bound < least_known), least_known):
        counted = [(_up_to(building, part, bound), n) for n, part in enumerate(parts) if sizes[n] is None]
        least, place = min(counted, default=(bound, 0))
        if least < bound:
            return parts[place]
    if known is None:
        return None
    if least_known < BOUNDS[-1] or (wide and 2 * (sizes[known] or 0) < _firms(building)):
        return parts[known]
    return None


def _firms(building: Building) -> int:
    """About how many firms there are: their ids are given one after the other."""
    return int(building.rows("SELECT max(firm_id) FROM firm_feature")[0][0] or 0)


def _sizes(building: Building, parts: Sequence[Part]) -> list[int | None]:
    """How many firms each part leads to, where that is known: asked at once."""
    asked = ", ".join(part.size or "NULL" for part in parts)
    if not any(part.size for part in parts):
        return [None] * len(parts)
    return [None if size is None else int(size) for size in building.rows(f"SELECT {asked}")[0]]


def _up_to(building: Building, part: Part, bound: int) -> int:
    # counts by walking the index: nothing is sorted, and no more than the bound is read
    return int(building.rows(f"SELECT count(*) FROM (SELECT 1 FROM ({part.ids}) LIMIT {bound:d})")[0][0])  # noqa: S608
