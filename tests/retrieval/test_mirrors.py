"""The mirrors follow the database, notice every difference from it, and are rebuilt from it."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from assistant.retrieval.search import Searcher
from assistant.settings import Settings
from assistant.store import publishing
from assistant.store.engine import Store
from tests.retrieval.conftest import Open, Publish, opened

TEA = "桐柏县茶园总面积达7.9万亩"
STEEL = "钢铁企业应当安装除尘设备"
FISH = "渔船出海前检查救生设备"


def _folder(settings: Settings) -> Path:
    state = json.loads((settings.mirrors / "state.json").read_text())
    return settings.mirrors / state["folder"]


def _texts(searcher: Searcher, question: str) -> list[str]:
    return [hit.text for hit in searcher.search(question).hits]


def _synced(searcher: Searcher) -> Searcher:
    searcher.sync()
    assert not searcher.search(TEA).exact, "the mirrors answer once they are up to date"
    return searcher


def test_mirrors_answer_as_exact_search_does(publish: Publish, searcher_of: Open) -> None:
    publish("茶", [TEA])
    publish("钢", [STEEL, FISH])
    exact = searcher_of()
    mirrored = _synced(searcher_of(own_mirrors=True))
    for question in ("茶园总面积", "除尘", "救生设备检查"):
        assert _texts(mirrored, question) == _texts(exact, question)
    assert exact.search(TEA).exact


def test_a_new_document_is_found_before_the_mirrors_have_it(publish: Publish, searcher_of: Open) -> None:
    publish("茶", [TEA])
    searcher = _synced(searcher_of(own_mirrors=True))
    publish("钢", [STEEL])
    assert _texts(searcher, "除尘设备")[0] == STEEL
    searcher.sync()
    assert _texts(searcher, "除尘设备")[0] == STEEL


def test_what_is_removed_or_replaced_is_never_shown(
    store: Store, publish: Publish, searcher_of: Open
) -> None:
    tea = publish("茶", [TEA])
    publish("钢", [STEEL], path="steel.md")
    searcher = _synced(searcher_of(own_mirrors=True))
    publishing.remove(store, tea.document_id)
    assert TEA not in _texts(searcher, "茶园总面积"), "before the mirrors know"
    publish("钢", [FISH], path="steel.md")
    searcher.sync()
    assert set(_texts(searcher, "茶园总面积 除尘设备")) <= {FISH}
    outcome = searcher.search("救生设备")
    assert not outcome.exact
    assert [hit.text for hit in outcome.hits] == [FISH]


def test_sequence_numbers_may_have_gaps(store: Store, publish: Publish, searcher_of: Open) -> None:
    publish("茶", [TEA])
    searcher = _synced(searcher_of(own_mirrors=True))
    with store.write() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO publication (id, document_id, action, at) VALUES (40, 1, 'publish', '2026-01-01')"
        )
    publish("钢", [STEEL])
    searcher.sync()
    outcome = searcher.search("除尘设备")
    assert (outcome.exact, outcome.hits[0].text) == (False, STEEL)


def _drop_lexical(folder: Path) -> None:
    shutil.rmtree(folder / "lexical")


def _half_of_the_files(folder: Path) -> None:
    for number, path in enumerate(sorted(p for p in folder.rglob("*") if p.is_file())):
        if number % 2:
            path.unlink()


def _vector_files(folder: Path) -> None:
    for path in (folder / "vectors").rglob("*.bin"):
        path.write_bytes(b"\0" * 10)


def _garbage(folder: Path) -> None:
    (folder / "vectors" / "chroma.sqlite3").write_bytes(b"not a database" * 500)


def _everything(folder: Path) -> None:
    shutil.rmtree(folder)


def _state(folder: Path) -> None:
    (folder.parent / "state.json").write_text("{", encoding="utf-8")


def _some_vectors(folder: Path) -> None:
    with sqlite3.connect(folder / "vectors" / "chroma.sqlite3") as base:
        base.execute("DELETE FROM embeddings WHERE id % 2 = 0")
    base.close()


@pytest.mark.parametrize(
    "harm",
    [
        _drop_lexical,
        _half_of_the_files,
        _vector_files,
        _garbage,
        _everything,
        _state,
        _some_vectors,
    ],
)
def test_harmed_mirrors_are_rebuilt(
    harm: object, publish: Publish, searcher_of: Open, scout_settings: Settings
) -> None:
    assert callable(harm)
    publish("茶", [TEA])
    publish("混", [STEEL, FISH] + [f"第{n}号仓库存放磷矿石{n}吨" for n in range(40)])
    with opened(searcher_of(own_mirrors=True)) as first:
        _synced(first)
        before = _texts(first, "磷矿石仓库")
    harm(_folder(scout_settings))
    second = _synced(searcher_of(own_mirrors=True))
    assert _texts(second, "磷矿石仓库") == before
    assert _texts(second, "茶园总面积")[0] == TEA
    assert [p.name for p in scout_settings.mirrors.iterdir() if p.is_dir()] == [
        _folder(scout_settings).name
    ], "what was broken is gone"


def test_an_untouched_mirror_is_used_again(
    publish: Publish, searcher_of: Open, scout_settings: Settings
) -> None:
    publish("茶", [TEA])
    with opened(searcher_of(own_mirrors=True)) as first:
        _synced(first)
        folder = _folder(scout_settings)
    _synced(searcher_of(own_mirrors=True))
    assert _folder(scout_settings) == folder


def test_mirrors_of_another_database_are_rebuilt(
    store: Store, publish: Publish, searcher_of: Open, scout_settings: Settings
) -> None:
    publish("茶", [TEA])
    publish("鱼", [FISH])
    with opened(searcher_of(own_mirrors=True)) as first:
        _synced(first)
        folder = _folder(scout_settings)
    with store.write() as session:  # as if an older copy of the database had been put back
        for table in ("passage_vector", "passage", "document", "publication"):
            session.connection().exec_driver_sql(f"DELETE FROM {table}")
    publish("钢", [STEEL])
    second = searcher_of(own_mirrors=True)
    second.sync()
    assert _folder(scout_settings) != folder
    assert _texts(second, "除尘设备 茶园") == [STEEL]


def test_a_second_process_searches_exactly_and_says_so(
    publish: Publish, searcher_of: Open, scout_settings: Settings, capfd: pytest.CaptureFixture[str]
) -> None:
    publish("茶", [TEA])
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            textwrap.dedent(
                """
                import sys
                from filelock import FileLock
                with FileLock(sys.argv[1]):
                    print("held", flush=True)
                    sys.stdin.read()
                """
            ),
            str(scout_settings.locks / "mirrors.lock"),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        for own in (True, False):
            searcher = searcher_of(own_mirrors=own)
            outcome = searcher.search("茶园总面积")
            assert (outcome.exact, outcome.hits[0].text) == (True, TEA)
            said = capfd.readouterr()
            assert said.out == ""
            assert said.err.count("another process holds the search mirrors") == 1
    finally:
        holder.communicate("")
    _synced(searcher_of(own_mirrors=True))


def test_mirrors_made_for_another_model_are_rebuilt(
    store: Store, publish: Publish, searcher_of: Open, scout_settings: Settings
) -> None:
    publish("茶", [TEA])
    with opened(searcher_of(own_mirrors=True)) as first:
        _synced(first)
    state = scout_settings.mirrors / "state.json"
    content = json.loads(state.read_text())
    state.write_text(json.dumps(content | {"model_id": "test:other"}))
    folder = content["folder"]
    _synced(searcher_of(own_mirrors=True))
    assert _folder(scout_settings).name != folder
