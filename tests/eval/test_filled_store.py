"""What the bench writes straight is what the importer's derivation makes of the same rows, wherever it says so."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from eval.bench.filled_store import TODAY
from eval.bench.firm_queries import filled
from ingest.firms.derive import derive_all

FIRMS = 2_000
SAME = {
    "award_part": "SELECT firm_id, tender_id, buyer_id, awarded_on, amount FROM award_part ORDER BY 1, 2",
    "firm_chain": "SELECT firm_id, chain_id, segment, firm_product_id, product_id, steps FROM firm_chain ORDER BY 1, 2, 3",
    "product_name": "SELECT name_key, product_id FROM product_name ORDER BY 1, 2",
    "firm_name_part": "SELECT * FROM firm_name_part ORDER BY 1, 2, 3",
    "firm_name_gram": "SELECT gram, firms, ids FROM firm_name_gram ORDER BY 1",
    "search_term": "SELECT field, value, name, firms FROM search_term WHERE field <> 'label' ORDER BY 1, 2",
    "firm_feature": """SELECT firm_id, wins_24m, won_amount_12m, won_amount_24m, open_dishonest, open_enforcement,
        open_penalties, region_code, plant_region_code, registered_capital, is_firm, computed_for FROM firm_feature ORDER BY 1""",
    "firm_tally": """SELECT side, region_code, shared, is_firm, sum(firms), sum(registered_capital),
        sum(registered_capital_known), sum(won_amount_24m), sum(won_amount_24m_known), sum(wins_24m), sum(wins_24m_known)
        FROM firm_tally GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4""",
}  # fmt: skip


def test_the_bench_fills_a_store_as_the_importer_derives_it() -> None:
    with filled(FIRMS) as store:
        with store.read() as session:
            written = rows(session)
        with store.write() as session:
            derive_all(session, TODAY)
        with store.read() as session:
            derived = rows(session)
    for name, made in written.items():
        assert len(made) > 20, name
        assert made == derived[name], name


def rows(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    connection = session.connection()
    return {name: [tuple(row) for row in connection.exec_driver_sql(sql)] for name, sql in SAME.items()}
