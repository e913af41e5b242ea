"""Homes that are measured: filled once, nothing half full, those of an earlier program upgraded, data that is unread named."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.store import library
from assistant.store.engine import Store, prepare_home
from assistant.store.migrate import alembic_config, found_revision, known_revisions, wanted_revision
from eval.corpus import prepare
from eval.datasets import DatasetMissing, RetrievalSet
from eval.homes import filled_home
from eval.library import TODAY, DocumentsUnread, prepare_documents


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of measured homes."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("SCOUT_EVAL_HOME", str(folder))
    return folder


def test_a_home_is_filled_under_another_name_once(cache: Path) -> None:
    filled = []

    def fill(store: Store, filling: Settings) -> None:
        assert library.list_documents(store) == []
        filled.append(filling.home)
        (filling.home / "taken").touch()

    for _ in range(2):
        ready = filled_home("texts", "0123456789abcdef", Settings(database_url="sqlite://"), fill)
        assert ready.home == cache / "texts-0123456789ab"
        assert ready.database_url is None
        assert (ready.home / "taken").is_file()
    assert filled == [cache / "texts-0123456789ab.part"]
    assert [path.name for path in cache.iterdir()] == ["texts-0123456789ab"]


def test_a_fill_that_fails_or_is_killed_leaves_nothing_that_is_taken_for_whole(cache: Path) -> None:
    def broken_off(_: Store, filling: Settings) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        filled_home("texts", "a", Settings(), broken_off)
    assert list(cache.iterdir()) == []
    killed = cache / "texts-a.part" / "half"
    killed.mkdir(parents=True)
    ready = filled_home("texts", "a", Settings(), lambda *_: None)
    assert [path.name for path in cache.iterdir()] == ["texts-a"]
    assert not (ready.home / "half").exists()


def test_a_home_of_an_earlier_program_is_upgraded_and_not_filled_again(cache: Path) -> None:
    from alembic import command

    old = Settings(home=cache / "texts-a")
    prepare_home(old)
    store = Store(old)
    config = alembic_config()
    with store.exclusive(), store.writer.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, known_revisions()[0])
    assert found_revision(store) != wanted_revision()
    store.close()

    def never(*_: object) -> None:
        raise AssertionError("filled again")

    Store.open(filled_home("texts", "a", Settings(), never)).close()


def corpus(folder: Path, *lines: str) -> RetrievalSet:
    path = folder / "corpus.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    return RetrievalSet(name="small", corpus=path, questions={}, right={})


def test_a_corpus_is_taken_whole_or_not_at_all(cache: Path, tmp_path: Path) -> None:
    line = json.dumps({"_id": "1", "title": "示例办法", "text": "第一条 贷款须有担保。"}, ensure_ascii=False)
    with pytest.raises(DatasetMissing, match=r"corpus\.jsonl\.gz: .*JSON"):
        prepare(corpus(tmp_path, "no line of a corpus"), Settings(), lambda _: None)
    assert list(cache.iterdir()) == []
    told: list[int] = []
    ready = prepare(corpus(tmp_path, line), Settings(), told.append)
    assert sum(told) == 1
    store = Store.open(ready)
    assert [row.title for row in library.list_documents(store)] == ["示例办法"]
    store.close()


def test_documents_are_all_taken_and_asked_on_a_fixed_day(cache: Path, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "空白.txt").touch()
    with pytest.raises(DocumentsUnread, match=r"^空白\.txt: "):
        prepare_documents("texts", [folder], Settings())
    assert list(cache.iterdir()) == []
    (folder / "空白.txt").unlink()
    (folder / "示例办法.md").write_text("# 示例办法\n\n第一条 贷款须有担保。\n", encoding="utf-8")
    ready = prepare_documents("texts", [folder], Settings())
    assert ready.today == TODAY
    store = Store.open(ready)
    assert [row.title for row in library.list_documents(store)] == ["示例办法"]
    store.close()
