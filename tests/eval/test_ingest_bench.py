"""The ingest's measure: each passage has its turn once, and what the embedder alone spends is not the ingest's."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from assistant.store import publishing
from assistant.store.engine import Store
from eval.bench.embedding_alone import EmbedderAlone, Setting
from eval.bench.ingest import _Turns
from eval.bench.table import Spent

SETTING = Setting(64, 1, by_length=False)


class Counting(EmbedderAlone):
    """Takes texts without a process, and half a second of the clock for each turn, by its own word."""

    def __init__(self) -> None:
        self.taken: list[str] = []

    @property
    def pid(self) -> int:
        return 0

    def best(self, texts: Sequence[str]) -> Setting:
        return SETTING

    def spent(self, texts: Sequence[str], setting: Setting) -> Spent:
        assert setting == SETTING
        self.taken += texts
        return Spent(0.5, 0.25)


def put(store: Store, name: str, count: int) -> None:
    draft = publishing.DocumentDraft(name, f"/{name}", name, name, "other", "text/plain", 1)
    passages = [
        publishing.IndexedPassage(
            n, "paragraph", "", None, None, "", f"{name}{n}", f"{name}{n}", f"{name}{n}", b"\0" * 4
        )
        for n in range(count)
    ]
    publishing.publish(store, draft, passages, publishing.ModelName("test", 2))


def test_each_passage_has_its_turn_once(store: Store) -> None:
    embedder = Counting()
    turns = _Turns(store, embedder)
    put(store, "甲", 500)
    turns.part("corpus", 1, 500)
    assert embedder.taken == [f"甲{n}" for n in range(0, 500, 4)]
    put(store, "乙", 8)
    turns.advance("file", "added", 8)
    assert len(embedder.taken) == 125, "few passages wait for the next turn"
    turns.end()
    assert embedder.taken[125:] == ["乙0", "乙4"]
    assert turns.texts == 127
    assert turns.alone == Spent(1.0, 0.5)


def test_the_turn_of_the_embedder_is_not_the_ingests(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "perf_counter", lambda: now[0])

    class Slow(Counting):
        def spent(self, texts: Sequence[str], setting: Setting) -> Spent:
            now[0] += 30
            return super().spent(texts, setting)

    turns = _Turns(store, Slow())
    put(store, "甲", 400)
    now[0] += 7
    turns.part("corpus", 1, 400)
    now[0] += 2
    turns.end()
    assert turns.own.wall == 9
