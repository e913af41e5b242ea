"""Writers of one PostgreSQL on two machines: two homes, two file locks, one writer at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import StoreBusy
from assistant.settings import Settings
from assistant.store.engine import Store, prepare_home
from tests.firm_world import World

pytestmark = pytest.mark.slow


def test_a_writer_on_another_machine_is_waited_for(store: Store, tmp_path: Path) -> None:
    elsewhere = Settings(home=tmp_path / "other", database_url=store.settings.database_url, lock_seconds=0.2)
    prepare_home(elsewhere)
    other = Store(elsewhere)
    with store.write() as session:
        World(session)
        with pytest.raises(StoreBusy), other.write():
            pass
    with other.write() as session:
        World(session)
    other.close()
