"""The database keeps money exactly, holds foreign keys, and lets one process write at a time."""

from __future__ import annotations

import multiprocessing
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import select

from assistant.errors import DatabaseUnusable, HomeNotWritable, StoreBusy
from assistant.settings import Settings
from assistant.store.columns import Money, Share
from assistant.store.conversations import Conversation
from assistant.store.engine import Store, prepare_home
from assistant.store.firms import Holding
from assistant.store.migrate import upgrade
from assistant.store.profile import BankProfile
from assistant.store.sources import Source


@given(st.decimals(min_value=Decimal("-1e12"), max_value=Decimal("1e12"), places=2))
def test_money_comes_back_as_it_went_in(amount: Decimal) -> None:
    column = Money()
    kept = column.process_bind_param(amount, None)  # type: ignore[arg-type]
    assert column.process_result_value(kept, None) == amount  # type: ignore[arg-type]


@given(st.decimals(min_value=0, max_value=1, places=6))
def test_shares_come_back_as_they_went_in(share: Decimal) -> None:
    column = Share()
    kept = column.process_bind_param(share, None)  # type: ignore[arg-type]
    assert column.process_result_value(kept, None) == share  # type: ignore[arg-type]


def _profile(name: str = "示例银行") -> BankProfile:
    return BankProfile(
        name=name,
        name_en="Example Bank",
        home_region="522702",
        lending_regions="522702",
        single_limit=Decimal("10000000.55"),
        data_date=date(2026, 10, 31),
    )


def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError, match="killed"), store.write() as session:
        session.add(_profile())
        session.flush()
        raise RuntimeError("killed")
    with store.read() as session:
        assert session.exec(select(BankProfile)).all() == []


def test_foreign_keys_hold(store: Store) -> None:
    with pytest.raises(IntegrityError), store.write() as session:
        session.add(Source(id=1, name="a.csv", title="a", kind="csv", imported_at=datetime.now(UTC)))
        session.add(Holding(firm_id=99, source_id=1, source_row=1, source_text="x"))


def test_a_reading_session_cannot_write(store: Store) -> None:
    with pytest.raises(OperationalError, match="readonly"), store.read() as session:
        session.add(_profile())
        session.commit()


def test_a_reading_session_sees_one_state(store: Store) -> None:
    with store.read() as session:
        assert session.exec(select(BankProfile)).all() == []
        with store.write() as other:
            other.add(_profile())
        assert session.exec(select(BankProfile)).all() == []
    with store.read() as session:
        assert len(session.exec(select(BankProfile)).all()) == 1


def _add_conversations(settings: Settings, prefix: str, count: int) -> None:
    store = Store(settings)
    for number in range(count):
        with store.write() as session:
            now = datetime.now(UTC)
            session.add(Conversation(id=f"{prefix}{number}", lang="zh", created_at=now, updated_at=now))
    store.close()


def test_writers_in_several_processes_lose_nothing(store: Store, scout_settings: Settings) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_add_conversations, args=(scout_settings, p, 15)) for p in "abc"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    with store.read() as session:
        assert len(session.exec(select(Conversation)).all()) == 45
        assert session.connection().exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_a_writer_that_waits_too_long_is_told(store: Store, home: Path) -> None:
    impatient = Store(Settings(home=home, lock_seconds=0.1))
    with store.exclusive(), pytest.raises(StoreBusy), impatient.write():
        pass
    impatient.close()


def test_a_home_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.raises(HomeNotWritable, match=r"file"):
        prepare_home(Settings(home=blocked / "home"))


@pytest.mark.parametrize("name", ["two words", "信贷 参谋", "q?x", "h#x", "p%41x", "a&b=c", "it's+1"])
def test_a_home_of_any_name_is_read_where_it_was_written(tmp_path: Path, name: str) -> None:
    settings = Settings(home=tmp_path / name)
    prepare_home(settings)
    store = Store(settings)
    upgrade(store)
    with store.write() as session:
        session.add(_profile())
    with store.read() as session:
        assert session.exec(select(BankProfile)).one().name == "示例银行"
    store.close()
    assert [entry.name for entry in tmp_path.iterdir()] == [name]
    Store.open(settings).close()


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("nonsense with-secret", "SCOUT_DATABASE_URL"),
        ("nosuchdatabase://me:secret@host/x", "nosuchdatabase"),
        ("sqlite:////nowhere/at/all/x.db", "unable to open"),
    ],
)
def test_a_database_that_cannot_be_opened_is_told(home: Path, url: str, why: str) -> None:
    with pytest.raises(DatabaseUnusable, match=why) as told:
        Store.open(Settings(home=home, database_url=url))
    assert "secret" not in told.value.line("zh")


def test_a_file_that_is_no_database_is_told(home: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    (home / "scout.db").write_bytes(b"no database at all, but long enough for a header" * 40)
    with pytest.raises(DatabaseUnusable, match="not a database"):
        Store.open(Settings(home=home))


def test_the_log_of_a_large_write_gives_its_space_back(store: Store) -> None:
    database = store.settings.home / "scout.db"
    with closing(
        sqlite3.connect(database)
    ) as served:  # what runs beside keeps the log from going with its last user
        served.execute("SELECT count(*) FROM sqlite_master").fetchall()
        with store.write() as session:
            session.connection().exec_driver_sql("CREATE TABLE large (content BLOB)")
            session.connection().exec_driver_sql("INSERT INTO large VALUES (zeroblob(90000000))")
        log = database.with_name("scout.db-wal")
        assert log.stat().st_size > 90_000_000
        for content in (b"a", b"b"):  # the log's pages go into the database, then the log begins anew
            with store.write() as session:
                session.connection().exec_driver_sql("INSERT INTO large VALUES (?)", (content,))
        assert log.stat().st_size <= 64 * 1024 * 1024
