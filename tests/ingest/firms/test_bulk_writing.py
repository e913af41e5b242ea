"""Writing many rows at once leaves what writing few leaves: the same rows, every index, and no reference to nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from assistant.settings import Settings
from assistant.store.engine import Store, prepare_home
from assistant.store.migrate import upgrade
from ingest.firms import indexes
from ingest.firms.importing import import_path
from ingest.firms.synth import write_firms

FIRMS = 60


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("synth")
    write_firms(folder, FIRMS)
    return folder


def imported(files: Path, home: Path, times: int = 1) -> tuple[dict[str, Any], dict[str, str], list[Any]]:
    """Rows by table, statements of the indexes by name, and rows that refer to what is not there."""
    settings = Settings(home=home)
    prepare_home(settings)
    store = Store(settings)
    upgrade(store)
    for _ in range(times):
        report = import_path(store, settings, files)
        assert not report.rejected_rows
    with store.read() as session:
        run = session.connection().exec_driver_sql
        made = run("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").all()
        names = [name for kind, name, _ in made if kind == "table" and name not in ("firm_import", "source")]
        rows = {name: sorted(map(repr, run(f'SELECT * FROM "{name}"').all())) for name in names}
        told = {name: sql for kind, name, sql in made if kind == "index"}
        loose = [tuple(row) for row in run("PRAGMA foreign_key_check")]
    store.close()
    return rows, told, loose


def test_indexes_made_last_leave_the_same_store(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_by_one = imported(files, tmp_path / "few")
    made: list[str] = []
    monkeypatch.setattr(indexes, "MANY", 1)
    holds = indexes._holds

    def noted(connection: Connection, table: str, rows: int) -> bool:
        made.append(table)
        return holds(connection, table, rows)

    monkeypatch.setattr(indexes, "_holds", noted)
    at_once = imported(files, tmp_path / "many")
    assert {"firm", "supply", "label", "firm_feature", "tender_supplier", "firm_identifier"} <= set(made)
    assert at_once == one_by_one
    assert sum(map(len, at_once[0].values())) > 10 * FIRMS
    assert len(at_once[1]) > 50


def test_no_row_refers_to_what_is_not_there(files: Path, tmp_path: Path) -> None:
    """References are looked up by the merge and not once more by the database (Store.write, bulk)."""
    rows, _, loose = imported(files, tmp_path / "home", times=2)
    assert loose == []
    assert len(rows["firm"]) == FIRMS
