"""A process killed while it writes the mirrors leaves nothing that a later one trusts wrongly."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import time

import pytest

from assistant.settings import Settings
from tests.retrieval.conftest import Open, Publish

CHILD = """
import sys
from pathlib import Path
from assistant.retrieval.mirrors import Mirrors
from assistant.settings import Settings
from assistant.store.engine import Store

settings = Settings(home=Path(sys.argv[1]))
mirrors = Mirrors(Store(settings), settings, "test:words")
assert mirrors.own()
print("syncing", flush=True)
mirrors.sync()
print("synced", flush=True)
"""


@pytest.mark.slow
def test_killed_at_any_point_the_mirrors_come_right(
    publish: Publish, searcher_of: Open, scout_settings: Settings
) -> None:
    texts = [f"第{n}号仓库存放磷矿石{n}吨，距离车站{n * 3}公里" for n in range(600)]
    publish("仓库一", texts[:300])
    for number, delay in enumerate((0.0, 0.05, 0.15, 0.3, 0.6, 1.0, 1.6)):
        child = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(CHILD), str(scout_settings.home)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "syncing\n"
        time.sleep(delay)
        child.kill()
        child.communicate()
        publish("仓库二", texts[300 + number : 600 : 2], path="two.md")
    expected = [hit.text for hit in searcher_of().rank("599号仓库 磷矿石", 50)]
    owner = searcher_of(own_mirrors=True)
    owner.sync()
    outcome = owner.search("599号仓库 磷矿石")
    assert not outcome.exact
    assert [hit.text for hit in owner.rank("599号仓库 磷矿石", 50)] == expected
    assert len([p for p in scout_settings.mirrors.iterdir() if p.is_dir()]) == 1
