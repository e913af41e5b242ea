"""The twelve named questions give the rows of the SQL by hand, on SQLite and on PostgreSQL the same."""

from __future__ import annotations

from typing import Any

import pytest

from eval.bench.firm_queries import QUESTIONS, compared, filled
from tests.postgresql_server import server

pytestmark = pytest.mark.slow

FIRMS = 16_000
"""So many that five questions and more find firms; the others are compared by the firms that they do not find."""


def found(firms: int, address: str | None = None) -> dict[str, Any]:
    with filled(firms, address) as store, store.read() as session:
        rows = {}
        for name, question in QUESTIONS.items():
            compared(session, name)
            rows[name] = question.rows(question.ask(session))
        return rows


def test_each_question_gives_the_rows_of_the_sql_by_hand_on_both_databases() -> None:
    with server() as address:
        on_postgresql = found(FIRMS, f"{address}postgres")
    on_sqlite = found(FIRMS)
    assert len(on_sqlite) == 12
    assert sum(bool(rows) for rows in on_sqlite.values()) >= 5
    for name, rows in on_sqlite.items():
        assert rows == on_postgresql[name], name
