"""Fills an empty store with made-up firms and relations by bulk inserts, for measuring questions at size.

Rows and derived tables are written straight, with the skew of real registers (a few large buyers, a few large
places, a long tail): what is measured is reading. `scout firms synth` makes files to import; this makes none. Awards,
chains, words, names, wins and penalties are what the importer's derivation makes of the same rows (a test compares
them); who controls a firm, sizes, revenue and hence labels are drawn, for deriving them takes several times as long.

`python -m eval.bench.filled_store 1000000 DIR` fills a home to keep, for `firm_queries --home DIR`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.settings import Settings
from assistant.store import regions, statistics, tables
from assistant.store.engine import Store, prepare_home
from assistant.store.migrate import upgrade
from ingest.firms.derive import name_grams, name_parts, search_terms, tally

TODAY = date(2026, 10, 31)
HOME = "522702"
CHUNK = 100_000
CHAINS = 12
PRODUCTS = 3_000
PRODUCTS_OF_A_CHAIN = 30
STATE_EVERY = 40
"""Every 40th firm is controlled by the state, every 200th a government body, every 500th listed, every 1000th a bank."""

Columns = dict[str, list[Any]]
Numbers = NDArray[np.int64]


def fill(store: Store, firms: int, seed: int = 1) -> None:
    """Write `firms` firms and about ten relations a firm. The store must be migrated and empty, and nobody else's: it
    is not written safely. About a minute for 100,000 firms, a quarter of an hour for a million."""
    rows = _rows(np.random.default_rng(seed), firms)
    with store.exclusive(), closing(store.writer.raw_connection()) as raw:
        cursor: Any = raw.cursor()
        if store.is_sqlite:
            # what fits into the cache is written once, however often an index comes back to its page
            for setting in (
                "foreign_keys=OFF",
                "synchronous=OFF",
                "cache_size=-2000000",
                "temp_store=MEMORY",
            ):
                cursor.execute(f"PRAGMA {setting}")
            cursor.execute("BEGIN IMMEDIATE")
        else:  # a firm's controller may come with a later load
            cursor.execute("SET LOCAL session_replication_role = replica")
        indexes = _without_indexes(store, cursor)
        for table, columns in rows:
            _load(store, cursor, table, columns)
        for (
            statement
        ) in indexes:  # made at the end they are sorted once: half an hour less at a million firms
            cursor.execute(statement)
        for statement in _DERIVED:
            cursor.execute(statement.replace(":today", f"'{TODAY.isoformat()}'"))
        raw.commit()
        if store.is_sqlite:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with store.write() as session:
        if store.is_sqlite:
            session.connection().exec_driver_sql("PRAGMA cache_size=-1000000")
        search_terms.write(session)
        name_parts.write(session)
        name_grams.write(session)
        tally.write(session)
        statistics.gather(session)


def _without_indexes(store: Store, cursor: Any) -> list[str]:
    """Drops the indexes that hold no constraint; returns the statements that make them anew."""
    cursor.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND sql NOT LIKE '%UNIQUE%'"
        if store.is_sqlite
        else """SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
                AND indexname LIKE 'ix!_%' ESCAPE '!' AND indexdef NOT LIKE '%UNIQUE%'"""
    )
    found = cursor.fetchall()
    for name, _ in found:
        cursor.execute(f"DROP INDEX {name}")
    return [statement for _, statement in found]


def _load(store: Store, cursor: Any, table: str, columns: Columns) -> None:
    known = tables.metadata.tables[table].columns
    assert set(columns) <= set(known.keys()), table
    names = ", ".join(columns)
    rows = zip(*columns.values(), strict=True)
    if store.is_sqlite:
        marks = ", ".join("?" * len(columns))
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608 - own names
        return
    with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _rows(random: np.random.Generator, firms: int) -> Iterator[tuple[str, Columns]]:
    yield "source", {
        "id": [1], "name": ["made-up.csv"], "title": ["生成数据（示例）"], "kind": ["csv"], "internal": [False],
        "is_example": [True], "imported_at": [datetime(2026, 10, 31, tzinfo=UTC).isoformat(" ")[:19]],
    }  # fmt: skip
    yield "bank_profile", {
        "id": [1], "name": ["示例银行"], "name_en": ["Example Bank"], "home_region": [HOME],
        "lending_regions": ["522700"], "data_date": [TODAY.isoformat()], "is_example": [True],
    }  # fmt: skip
    yield from _products()
    for start in range(1, firms // 2 + 1, CHUNK):
        ids = list(range(start, min(start + CHUNK, firms // 2 + 1)))
        yield "person", {"id": ids, "number": [f"P{i}" for i in ids], "name": [f"示例{i}" for i in ids], "is_example": [True] * len(ids)}  # fmt: skip
    for start in range(1, firms + 1, CHUNK):
        yield from _firms(random, np.arange(start, min(start + CHUNK, firms + 1)), firms)
    for start in range(1, firms + 1, CHUNK):
        yield from _relations(random, np.arange(start, min(start + CHUNK, firms + 1)), firms)


def _products() -> Iterator[tuple[str, Columns]]:
    ids = list(range(1, PRODUCTS + 1))
    yield (
        "product",
        {"id": ids, "name": [f"示例产品{i}" for i in ids], "synonyms": [f"又名{i}号" for i in ids]},
    )
    chains = list(range(1, CHAINS + 1))
    yield "chain", {
        "id": chains, "code": [f"chain{c}" for c in chains], "name": [f"示例链{c}" for c in chains],
        "name_en": [f"chain {c}" for c in chains], "synonyms": [""] * CHAINS, "version": ["1"] * CHAINS,
    }  # fmt: skip
    held = [(c, (c - 1) * PRODUCTS_OF_A_CHAIN + p) for c in chains for p in range(1, PRODUCTS_OF_A_CHAIN + 1)]
    segments = ("upstream", "midstream", "downstream")
    yield "chain_product", {
        "chain_id": [c for c, _ in held], "product_id": [p for _, p in held],
        "segment": [segments[(p - 1) % PRODUCTS_OF_A_CHAIN * 3 // PRODUCTS_OF_A_CHAIN] for _, p in held],
    }  # fmt: skip
    links = [(p, q) for p in ids for q in sorted({p // 2, p - 7}) if 0 < q < p]
    yield "product_link", {
        "product_id": [p for p, _ in links], "related_id": [q for _, q in links], **_sourced(len(links)),
        "relation": ["upstream"] * len(links),
    }  # fmt: skip


def _sourced(count: int) -> Columns:
    return {
        "source_id": [1] * count,
        "source_row": list(range(2, count + 2)),
        "source_text": ["名称：示例；日期：2026-01-01；金额：1000000"] * count,
        "as_of": ["2026-09-30"] * count,
    }


def _skewed(random: np.random.Generator, among: int, count: int) -> Numbers:
    """Numbers 1…among: the first are by far the commonest (a power law), every number may come."""
    drawn: Numbers = (among ** random.random(count)).astype(np.int64)
    return np.clip(drawn, 1, among)


def _days(random: np.random.Generator, first: str, last: str, count: int) -> list[Any]:
    start, end = np.datetime64(first), np.datetime64(last)
    days = start + random.integers(0, int((end - start).astype(int)), count).astype("timedelta64[D]")
    return list(days.astype(str).tolist())


def _yuan(random: np.random.Generator, count: int, middle: float = 1e8) -> list[Any]:
    """Amounts in 分, log-normal: most small, some very large."""
    return list((random.lognormal(np.log(middle), 1.6, count)).astype(np.int64).tolist())


def _counties() -> list[str]:
    listed = [r.code for r in regions.all_regions() if r.level == "county"]
    own = [HOME, *(c for c in listed if c.startswith("5227") and c != HOME)]
    return own + [c for c in listed if c not in own]


def _firms(random: np.random.Generator, ids: Numbers, firms: int) -> Iterator[tuple[str, Columns]]:
    count = len(ids)
    counties = np.array(_counties())
    # one firm in 40 in the bank's own prefecture (12 counties), the rest over all the others by a power law
    at_home = random.random(count) < 0.025
    place = np.where(
        at_home,
        counties[_skewed(random, 12, count) - 1],
        counties[11 + _skewed(random, len(counties) - 12, count)],
    )
    plant = np.where(random.random(count) < 0.05, counties[random.integers(0, len(counties), count)], place)
    kinds = np.where(ids % 200 == 0, "GOVERNMENT", np.where(ids % 1000 == 1, "BANK", "COMPANY"))
    industry = random.integers(1, 97, count) * 100 + random.integers(10, 40, count)
    brands = [f"{chr(0x4E00 + int(i) % 3571)}{chr(0x5000 + int(i) // 3571)}" for i in ids]
    trades = ("化工", "贸易", "包装", "运输", "建材", "机械", "科技", "矿业")
    names = [f"示例{p}{b}{trades[int(i) % 8]}有限公司" for i, p, b in zip(ids, place, brands, strict=True)]
    yield "firm", {
        "id": ids.tolist(), "name": names, "name_key": names, "kind": kinds.tolist(),
        "status": np.where(random.random(count) < 0.12, "DEREGISTERED", "ACTIVE").tolist(),
        "founded_on": _days(random, "1995-01-01", "2026-10-01", count),
        "registered_capital": _yuan(random, count, 3e8), "paid_in_capital": _yuan(random, count, 2e8),
        "region_code": place.tolist(), "plant_region_code": plant.tolist(),
        "town": [f"示例{i}镇" for i in random.integers(1, 400, count)],
        "park": [None if i > 60 else f"示例{i}园" for i in random.integers(1, 600, count)],
        "address": [f"示例大道{i}号示例大厦{i % 40}层" for i in ids], "phone": [f"085{i:09d}" for i in ids],
        "industry_code": [f"{code:04d}" for code in industry],
        "industry": [f"示例行业{code}" for code in industry],
        "business_scope": ["示例产品的生产、销售及相关服务（依法须经批准的项目，经相关部门批准后方可开展）" * 2] * count,
        "insured_count": random.integers(0, 300, count).tolist(),
        "tax_grade": random.choice(["A", "B", "M", "C"], count).tolist(),
        "listed": (ids % 500 == 3).tolist(), "is_example": [True] * count, **_sourced(count),
    }  # fmt: skip
    yield "firm_identifier", {"firm_id": ids.tolist(), "scheme": ["uscc"] * count, "value": [f"91529999{i:010d}" for i in ids]}  # fmt: skip
    state = ids[ids % STATE_EVERY == 0]
    levels = np.array(["central", "province", "city", "county"])[state // STATE_EVERY % 4]
    yield "state_control", {
        "firm_id": state.tolist(), "verdict": ["controlled"] * len(state), "level": levels.tolist(),
        "path": [""] * len(state), "holding_ids": [""] * len(state),
    }  # fmt: skip
    person = _skewed(random, max(1, firms // 2), count)
    by_person = random.random(count) < 0.8
    top = np.maximum(1, _skewed(random, max(1, firms // STATE_EVERY), count) * STATE_EVERY)
    yield "actual_controller", {
        "firm_id": ids.tolist(), "verdict": np.where(by_person, "person", "firm").tolist(),
        "person_id": [int(p) if b else None for p, b in zip(person, by_person, strict=True)],
        "top_firm_id": [None if b else int(t) for t, b in zip(np.minimum(top, firms), by_person, strict=True)],
        "path": [""] * count, "holding_ids": [""] * count,
    }  # fmt: skip
    clients = ids[random.random(count) < 0.02]
    yield "bank_client", {
        "firm_id": clients.tolist(), "branch": [f"示例{c % 20}支行" for c in clients], "products": [""] * len(clients),
        "balance": _yuan(random, len(clients)), "overdue_days": (clients % 37 == 0).astype(int).tolist(),
        "main_bank": [False] * len(clients), **_sourced(len(clients)),
    }  # fmt: skip


def _relations(random: np.random.Generator, ids: Numbers, firms: int) -> Iterator[tuple[str, Columns]]:
    def many(a_firm: float) -> Numbers:
        return np.sort(random.choice(ids, int(len(ids) * a_firm)))

    def buyers_of(sellers: Numbers) -> list[Any]:
        """One firm in six sells mostly to the state and other large buyers, the others hardly ever."""
        count = len(sellers)
        big = _skewed(random, max(1, firms // STATE_EVERY), count) * STATE_EVERY
        strong = random.random(count) < np.where(sellers % 6 == 0, 0.6, 0.01)
        return list(np.where(strong, big, random.integers(1, firms + 1, count)).tolist())

    sold = many(4)
    yield "supply", {
        "supplier_id": sold.tolist(), "buyer_id": buyers_of(sold), "kind": ["DELIVERY"] * len(sold),
        "amount": _yuan(random, len(sold)), "dated_on": _days(random, "2022-01-01", "2026-10-31", len(sold)), **_sourced(len(sold)),
    }  # fmt: skip
    held = many(2)
    by_firm = random.random(len(held)) < 0.3
    yield "holding", {
        "firm_id": held.tolist(),
        "holder_firm_id": [int(f) if b else None for f, b in zip(random.integers(1, firms + 1, len(held)), by_firm, strict=True)],
        "holder_person_id": [None if b else int(p) for p, b in zip(random.integers(1, max(2, firms // 2), len(held)), by_firm, strict=True)],
        "share": random.integers(1, 1_000_000, len(held)).tolist(), "controls": [False] * len(held),
        "disclaimed": [False] * len(held), **_sourced(len(held)),
    }  # fmt: skip
    run = many(1.5)
    yield "office", {
        "firm_id": run.tolist(), "person_id": random.integers(1, max(2, firms // 2), len(run)).tolist(),
        "role": ["director"] * len(run), **_sourced(len(run)),
    }  # fmt: skip
    makers = many(1.2)
    # the commonest products stand anywhere in the numbers, so that no chain holds half of all firms
    products = _skewed(random, PRODUCTS, len(makers)) * 1237 % PRODUCTS + 1
    made = np.unique(np.stack([makers, products]), axis=1)
    yield (
        "firm_product",
        {"firm_id": made[0].tolist(), "product_id": made[1].tolist(), **_sourced(made.shape[1])},
    )
    hit = many(0.5)
    kinds = random.choice(
        ["lawsuit", "penalty", "enforcement", "dishonest"], len(hit), p=[0.5, 0.3, 0.15, 0.05]
    )
    yield "event", {
        "firm_id": hit.tolist(), "kind": kinds.tolist(), "role": ["defendant"] * len(hit), "title": ["示例事项"] * len(hit),
        "state": random.choice(["open", "settled", "closed_no_assets"], len(hit), p=[0.3, 0.6, 0.1]).tolist(),
        "occurred_on": _days(random, "2015-01-01", "2026-10-31", len(hit)), "amount": _yuan(random, len(hit)), **_sourced(len(hit)),
    }  # fmt: skip
    won = many(0.45)
    numbers = (int(ids[0]) * 10 + np.arange(len(won))).tolist()
    yield "tender", {
        "id": numbers, "number": [f"T{n}" for n in numbers], "title": ["示例采购"] * len(won),
        "buyer_id": buyers_of(won), "amount": _yuan(random, len(won), 5e8),
        "awarded_on": _days(random, "2022-01-01", "2026-10-31", len(won)), "status": ["awarded"] * len(won), **_sourced(len(won)),
    }  # fmt: skip
    yield "tender_supplier", {"tender_id": numbers, "firm_id": won.tolist(), "lead": [False] * len(won)}
    able = many(0.4)
    papers = random.choice(
        ["高新技术企业", "专精特新中小企业", "安全生产许可证", "采矿许可证"],
        len(able),
        p=[0.4, 0.1, 0.4, 0.1],
    )
    yield "qualification", {
        "firm_id": able.tolist(), "name": papers.tolist(), "state": ["valid"] * len(able), "required": [False] * len(able),
        "kind": ["licence" if str(p).endswith("许可证") else "qualification" for p in papers],
        "expires_on": _days(random, "2025-01-01", "2030-01-01", len(able)), **_sourced(len(able)),
    }  # fmt: skip


_AWARDS = """INSERT INTO award_part (firm_id, tender_id, buyer_id, awarded_on, amount)
            SELECT s.firm_id, s.tender_id, t.buyer_id, t.awarded_on, t.amount FROM tender_supplier s
            JOIN tender t ON t.id = s.tender_id WHERE t.status = 'awarded' ORDER BY s.firm_id, s.tender_id"""
"""Every made-up award has one winner."""
_WON = "FROM award_part t WHERE t.firm_id = f.id AND t.awarded_on >= '2024-10-31'"
_DERIVED = (
    _AWARDS,
    """INSERT INTO firm_chain (firm_id, chain_id, segment, firm_product_id, product_id, steps)
       SELECT k.firm_id, k.chain_id, k.segment, k.first, p.product_id, 0 FROM (
         SELECT p.firm_id, c.chain_id, c.segment, min(p.id) AS first FROM firm_product p
         JOIN chain_product c ON c.product_id = p.product_id GROUP BY p.firm_id, c.chain_id, c.segment
       ) k JOIN firm_product p ON p.id = k.first""",
    """INSERT INTO label (firm_id, kind, other_id, soe_level, supply_id, amount, deliveries, first_on, last_on)
       SELECT s.supplier_id, 'soe_supplier', s.buyer_id, c.level, min(s.id), sum(s.amount), count(*), min(s.dated_on),
       max(s.dated_on) FROM supply s JOIN state_control c ON c.firm_id = s.buyer_id
       WHERE s.dated_on > '2023-10-31' AND s.buyer_id % 200 <> 0 GROUP BY s.supplier_id, s.buyer_id, c.level""",
    """INSERT INTO label (firm_id, kind, other_id, supply_id, amount, deliveries, first_on, last_on)
       SELECT s.supplier_id, 'government_supplier', s.buyer_id, min(s.id), sum(s.amount), count(*), min(s.dated_on),
       max(s.dated_on) FROM supply s WHERE s.dated_on > '2023-10-31' AND s.buyer_id % 200 = 0
       GROUP BY s.supplier_id, s.buyer_id""",
    f"""INSERT INTO firm_feature (firm_id, wins_24m, won_amount_12m, won_amount_24m, state_sales_36m, last_revenue,
          open_dishonest, open_enforcement, open_penalties, size_class, size_missing, label_bits, computed_for,
          region_code, plant_region_code, registered_capital, is_firm)
       SELECT f.id, (SELECT count(*) {_WON}), (SELECT sum(t.amount) {_WON} AND t.awarded_on >= '2025-10-31'),
         (SELECT sum(t.amount) {_WON}),
         (SELECT sum(amount) FROM label l WHERE l.firm_id = f.id AND l.kind = 'soe_supplier'), f.registered_capital * 3,
         (SELECT count(*) FROM event e WHERE e.firm_id = f.id AND e.kind = 'dishonest' AND e.state <> 'settled'),
         (SELECT count(*) FROM event e WHERE e.firm_id = f.id AND e.kind = 'enforcement' AND e.state <> 'settled'),
         (SELECT count(*) FROM event e WHERE e.firm_id = f.id AND e.kind = 'penalty' AND e.state <> 'settled'
           AND e.occurred_on >= '2023-10-31'),
         CASE f.id % 10 WHEN 0 THEN 'medium' WHEN 1 THEN 'small' WHEN 2 THEN 'small' ELSE 'micro' END, '',
         CASE WHEN EXISTS (SELECT 1 FROM label l WHERE l.firm_id = f.id AND l.kind = 'soe_supplier') THEN 2 ELSE 0 END
           + CASE WHEN EXISTS (SELECT 1 FROM label l WHERE l.firm_id = f.id AND l.kind = 'government_supplier')
             THEN 1 ELSE 0 END, :today, f.region_code,
           f.plant_region_code, f.registered_capital, f.kind NOT IN ('GOVERNMENT', 'PUBLIC_INSTITUTION') FROM firm f""",  # noqa: S608 - own text
)  # fmt: skip


def main() -> None:
    """Fill the home that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("firms", type=int)
    parser.add_argument("home", type=Path)
    wanted = parser.parse_args()
    settings = Settings(home=wanted.home)
    prepare_home(settings)
    store = Store(settings)
    upgrade(store)
    fill(store, wanted.firms)
    store.close()


if __name__ == "__main__":
    main()
