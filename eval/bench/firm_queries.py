"""Twelve named questions to the firm database: each as a FirmQuery through the public functions, and as the best SQL
that a person would write for it on the same schema, side by side in one run. `--csv` adds the growth for a plot.

`python -m eval.bench.firm_queries --firms 10000 --firms 1000000 [--postgresql] [--csv FILE]` fills stores with made-up
firms (with --postgresql on a server of its own on loopback); `--home PATH` measures one that is there. Both sides give
the same rows, which is checked first.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from assistant.domain.asked import Asked
from assistant.domain.firm_query import FirmQuery
from assistant.domain.scope import LOCAL
from assistant.settings import Settings
from assistant.store import firm_groups, firm_search
from assistant.store.columns import yuan
from assistant.store.engine import Store, prepare_home
from assistant.store.firm_search import FirmPage
from assistant.store.firms import Firm
from assistant.store.migrate import upgrade
from eval.bench import postgresql_server
from eval.bench.filled_store import HOME, TODAY, fill
from eval.bench.hand_written import by_hand
from eval.bench.table import Row, quantile, times

ROUNDS = 20
CHAIN = "chain8"
BUYER = "firm:4000"

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: how it is asked, and its result as rows to compare with those by hand."""

    ask: Callable[[Session], Any]
    rows: Callable[[Any], Rows]


@dataclass(frozen=True, slots=True)
class Figure:
    """One question at one size: seconds of the query object and of the SQL by hand."""

    question: str
    firms: int
    ours: tuple[float, ...]
    by_hand: tuple[float, ...]
    rows: int
    database: str = "SQLite"


ASKED = Asked(TODAY, LOCAL, HOME)


def _found(**conditions: Any) -> Question:
    query = FirmQuery(**conditions)
    return Question(lambda session: firm_search.find(session, query, ASKED), _page)


def _grouped(by: firm_groups.GroupBy, **conditions: Any) -> Question:
    query = FirmQuery(**conditions)
    return Question(lambda session: firm_groups.group(session, query, [by], ASKED), _groups)


def _page(found: FirmPage) -> Rows:
    """A page as the rows that the SQL by hand gives for it."""
    return [
        (
            found.total, f.id, f.name, f.uscc, f.region_code, f.segment, f.industry, f.founded_on, f.registered_capital,
            f.is_example, f.evidence.source, f.evidence.quote, f.evidence.as_of, f.labels, f.client is not None,
            *(Decimal(value) for _, value in f.extra),
        )
        for f in found.firms
    ]  # fmt: skip


def _page_by_hand(rows: list[Any]) -> Rows:
    return [
        (
            r.total, r.id, r.name, r.uscc, r.region_code, r.segment, r.industry, _day(r.founded_on),
            yuan(r.registered_capital), bool(r.is_example), f"{r.source} 第 {r.source_row} 行", r.source_text,
            _day(r.as_of), tuple(sorted(r.labels.split("|"))) if r.labels else (), r.branch is not None,
            *(yuan(int(key)) for key in r[16:] if key is not None),
        )
        for r in rows
    ]  # fmt: skip


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _groups(found: firm_groups.Grouped) -> Rows:
    return sorted(
        (
            row.keys[0],
            row.count,
            found.total,
            *(n for m in firm_groups.MEASURES for n in (getattr(row, m).total, getattr(row, m).known)),
        )
        for row in found.rows
    )


def _groups_by_hand(rows: list[Any]) -> Rows:
    """Sums of amounts stand in every second column behind the count; the last is a number of awards."""
    return sorted(
        (
            r[0],
            r[1],
            r[10],
            *(v for n in (2, 4, 6) for v in (yuan(int(r[n] or 0)), r[n + 1])),
            Decimal(r[8] or 0),
            r[9],
        )
        for r in rows
    )


_SCREENED: dict[str, Any] = {"local": True, "chain": CHAIN, "labels": ["soe_supplier"]}

QUESTIONS: dict[str, Question] = {
    "本地某产业链里国企的供应商": _found(**_SCREENED),
    "只看成立三年以上的": _found(**_SCREENED, age_min=3),
    "排除有行政处罚的": _found(**_SCREENED, age_min=3, without_penalty=True),
    "按近一年中标金额排序": _found(**_SCREENED, order_by="won_amount_12m", descending=True),
    "只要某县的": _found(regions=["522725"], chain=CHAIN, labels=["soe_supplier"]),
    "各县国企供应商数量": _grouped("region", regions=["522700"], labels=["soe_supplier"]),
    "产业链上中下游各有多少企业": _grouped("segment", chain=CHAIN),
    "两步以内的上游原料本地谁在做": _found(
        local=True, products=["示例产品60", "示例产品30", "示例产品113", "示例产品53"]
    ),
    "某人实际控制的企业": _found(controlled_by=["person:1000"]),
    "某买方的供应商，按成交额": _found(buyers=[BUYER], order_by="bought_amount", descending=True),
    "近半年中标政府项目的存量客户": _found(client=True, won=True, won_from=["government"], won_months=6),
    "某市近七个月中标合计一千万以上": _found(
        regions=["522700"], won_months=7, won_amount_min=10_000_000, order_by="won_amount", descending=True
    ),
}


def processor_clock(session: Session) -> Callable[[], float]:
    """Seconds of processor time of this process and, with a server, of its process for this session: what other
    programs take is left out. There a statement then runs in one process, for others are not seen."""
    if session.get_bind().dialect.name == "sqlite":
        return time.process_time
    run = session.connection().exec_driver_sql
    run("SET max_parallel_workers_per_gather = 0")
    told = Path(f"/proc/{run('SELECT pg_backend_pid()').scalar_one()}/schedstat")
    return lambda: time.process_time() + int(told.read_text("ascii").split()[0]) / 1e9


def figures(store: Store, rounds: int = ROUNDS, *, processor_time: bool = False) -> Iterator[Figure]:
    """Each question on that store. Raises AssertionError where the two sides do not give as much."""
    database = "SQLite" if store.is_sqlite else "PostgreSQL"
    with store.read() as session:
        clock = processor_clock(session) if processor_time else time.perf_counter
        number = int(session.execute(select(func.count(col(Firm.id)))).scalar_one())
        for name, question in QUESTIONS.items():
            sql = by_hand(name, store.is_sqlite)
            found = compared(session, name)
            ours: list[float] = []
            other: list[float] = []
            for _ in range(rounds):  # in turns: what else the machine does meets both
                ours += times(lambda ask=question.ask: ask(session), 1, clock)  # type: ignore[misc]
                other += times(lambda sql=sql: session.connection().exec_driver_sql(sql).all(), 1, clock)  # type: ignore[misc]
            yield Figure(name, number, tuple(ours), tuple(other), found, database)


def compared(session: Session, name: str) -> int:
    """How many rows a question gives (of a list, how many fit). Raises AssertionError where the SQL by hand gives
    others."""
    question = QUESTIONS[name]
    ours = question.rows(question.ask(session))
    sql = by_hand(name, session.get_bind().dialect.name == "sqlite")
    found = session.connection().exec_driver_sql(sql).all()
    other = (_page_by_hand if question.rows is _page else _groups_by_hand)(list(found))
    assert ours == other, (name, ours[:2], other[:2])
    return int(ours[0][0]) if question.rows is _page and ours else len(ours)


@contextmanager
def filled(firms: int, database_url: str | None = None) -> Iterator[Store]:
    """A store of its own with that many made-up firms, gone at the end (a database by URL must be empty)."""
    with tempfile.TemporaryDirectory(prefix="scout-bench-") as folder:
        settings = Settings(home=Path(folder), database_url=database_url)
        prepare_home(settings)
        store = Store(settings)
        upgrade(store)
        fill(store, firms)
        try:
            yield store
        finally:
            store.close()


def rows_of(found: list[Figure]) -> Iterator[Row]:
    """Rows of the bench table: p50 and p95 of both sides in milliseconds, and the ratios of both."""
    for figure in found:
        ours, by_hand = (
            [quantile(list(side), share) * 1000 for share in (0.5, 0.95)]
            for side in (figure.ours, figure.by_hand)
        )
        yield Row(
            f"{figure.question} ({figure.database}, {figure.firms:,} firms, {figure.rows:,} found)",
            f"{ours[0]:.1f} / {ours[1]:.1f} ms",
            f"by hand {by_hand[0]:.1f} / {by_hand[1]:.1f} ms",
            f"{ours[0] / by_hand[0]:.2f} / {ours[1] / by_hand[1]:.2f}",
        )


def measure() -> list[Row]:
    """The twelve questions at 100,000 firms."""
    with filled(100_000) as store:
        return list(rows_of(list(figures(store))))


@contextmanager
def _address(wanted: argparse.Namespace) -> Iterator[str | None]:
    """Where the made-up firms go: None is a file of SQLite."""
    if not wanted.postgresql:
        yield wanted.database_url
        return
    with postgresql_server.server() as address:
        yield f"{address}postgres"


def main() -> None:
    """Measure at the sizes that are named, print the table, and write the growth."""
    from eval.bench.table import as_markdown

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--firms", type=int, action="append", default=[])
    parser.add_argument("--home", type=Path, action="append", default=[])
    parser.add_argument("--database-url", help="an empty PostgreSQL database")
    parser.add_argument(
        "--postgresql", action="store_true", help="on a PostgreSQL started for it on loopback"
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--csv", type=Path)
    parser.add_argument("--processor-time", action="store_true", help="on a busy machine (Linux)")
    wanted = parser.parse_args()
    alone = wanted.processor_time
    found: list[Figure] = []
    for home in wanted.home:
        store = Store.open(Settings(home=home))
        found += figures(store, wanted.rounds, processor_time=alone)
        store.close()
    for firms in wanted.firms:
        with _address(wanted) as address, filled(firms, address) as store:
            found += figures(store, wanted.rounds, processor_time=alone)
    sys.stdout.write(as_markdown(rows_of(found)))
    if wanted.csv:
        with wanted.csv.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(
                [
                    "question",
                    "database",
                    "firms",
                    "rows",
                    "p50_ms",
                    "p95_ms",
                    "by_hand_p50_ms",
                    "by_hand_p95_ms",
                ]
            )
            for figure in found:
                points = [
                    quantile(list(side), share) * 1000
                    for side in (figure.ours, figure.by_hand)
                    for share in (0.5, 0.95)
                ]
                writer.writerow(
                    [
                        figure.question,
                        figure.database,
                        figure.firms,
                        figure.rows,
                        *(f"{point:.3f}" for point in points),
                    ]
                )


if __name__ == "__main__":
    main()
