"""What the planner knows of the rows follows every import, in connections that are open too."""

from __future__ import annotations

from pathlib import Path

from sqlmodel import Session

from assistant.settings import Settings
from assistant.store import statistics
from assistant.store.engine import Store, prepare_home
from ingest.firms.importing import import_path
from ingest.firms.synth import write_firms
from tests.firm_world import World

HERE, THERE = "522702", "522725"
FIRMS = 300


def known(session: Session, table: str) -> int:
    """How many rows the planner believes the table to have; 0 where nothing was gathered."""
    run = session.connection().exec_driver_sql
    if session.get_bind().dialect.name != "sqlite":
        return int(run(f"SELECT reltuples FROM pg_class WHERE relname = '{table}'").scalar_one())
    if run("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'").first() is None:
        return 0
    told = run("SELECT stat FROM sqlite_stat1 WHERE tbl = ?", (table,)).scalars().all()
    return max((int(line.split()[0]) for line in told), default=0)


def test_every_import_leaves_them(store: Store, scout_settings: Settings, tmp_path: Path) -> None:
    prepare_home(scout_settings)
    for firms in (60, 120):
        files = tmp_path / str(firms)
        write_firms(files, firms)
        import_path(store, scout_settings, files)
        with store.read() as session:
            counted = session.connection().exec_driver_sql("SELECT count(*) FROM firm").scalar_one()
            assert known(session, "firm") == counted >= firms
            assert known(session, "firm_feature") == counted  # what is derived is counted too


def _plan(session: Session, number: int) -> str:
    """How a statement would run; its text differs by the number, for the driver keeps the plan of a text it knows."""
    asked = f"FROM firm WHERE region_code = '{HERE}' AND plant_region_code = '{THERE}' AND name <> '{number}'"
    if session.get_bind().dialect.name == "sqlite":
        # to explain reads no page, and so does not notice another schema; whatever reads does
        session.connection().exec_driver_sql("SELECT 1 FROM firm LIMIT 1").all()
        return str(session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN SELECT name {asked}").all())
    session.connection().exec_driver_sql("SET LOCAL enable_seqscan = off")
    session.connection().exec_driver_sql("SET LOCAL enable_bitmapscan = off")
    return str(session.connection().exec_driver_sql(f"EXPLAIN SELECT name {asked}").all())


def test_an_open_connection_takes_the_new_ones(store: Store) -> None:
    """First nearly all firms are registered in one place and produce in others, then the other way round."""
    with store.write() as session:
        world = World(session)
        ids = [
            world.firm(f"示例{i}有限公司", region_code=HERE, plant_region_code=f"{110000 + i}")
            for i in range(FIRMS)
        ]
        statistics.gather(session)
    with store.read() as session:
        first = _plan(session, 1)
    with store.write() as session:
        run = session.connection().exec_driver_sql
        for number, firm_id in enumerate(ids):
            run(
                f"UPDATE firm SET region_code = '{110000 + number}', plant_region_code = '{THERE}' WHERE id = {firm_id:d}"
            )
        statistics.gather(session)
    with store.read() as session:  # of the pool: the connection of before
        second = _plan(session, 2)
    assert "firm_plant_region_code" in first
    assert "firm_region_code" in second
