"""A new embedding model: the old one answers until the new one's vectors are complete, whatever happens meanwhile."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from sqlmodel import select

from assistant.errors import EmbedderUnavailable, StoreBusy
from assistant.retrieval.answering_model import AnsweringModel
from assistant.retrieval.current_indexes import CurrentIndexes
from assistant.retrieval.embedder import Embedder, Vectors, _made, unit
from assistant.retrieval.mirrors import Mirrors
from assistant.retrieval.search import Searcher, open_searcher
from assistant.settings import Settings
from assistant.store import embedding_models, publishing
from assistant.store.documents import EmbeddingModel, PassageVector
from assistant.store.engine import Store
from assistant.store.publishing import DocumentDraft, IndexedPassage, ModelName
from ingest import reembedding
from ingest.pipeline import add_paths
from ingest.reembedding import reembed
from ingest.worker import work
from tests.ingest.conftest import InProcess
from tests.retrieval.tiny_model import make_embedder_folder

TEXTS = [f"第{n}号仓库存放磷矿石{n}吨" for n in range(9)]


class Spread:
    """Each text has a direction of its own, another one under each model. Counts what it embeds."""

    def __init__(self, name: str, dimension: int) -> None:
        self.id = f"test:{name}"
        self.dimension = dimension
        self.texts = 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.texts += len(texts)
        seeds = [[ord(char) for char in self.id + text] for text in texts]
        rows = [np.random.default_rng(seed).normal(size=self.dimension) for seed in seeds]
        return unit(np.asarray(rows, np.float32).reshape(len(texts), self.dimension))


OLD, NEW = Spread("old", 12), Spread("new", 20)


def put(store: Store, texts: Sequence[str], path: str, model: Embedder = OLD) -> int:
    draft = DocumentDraft(path, path, path, path, "report", "txt", 1)
    rows = [
        IndexedPassage(n, "paragraph", "", None, None, "正文", text, text, " ".join(text), vector.tobytes())
        for n, (text, vector) in enumerate(zip(texts, model.embed(texts).astype("<f2"), strict=True))
    ]
    return publishing.publish(store, draft, rows, ModelName(model.id, model.dimension)).document_id


@pytest.fixture
def filled(store: Store) -> Store:
    put(store, TEXTS, "a.txt")
    return store


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reembedding, "BATCH", 2)


def load(model_id: str) -> Embedder:
    for model in (OLD, NEW):
        if model.id == model_id:
            return model
    raise EmbedderUnavailable(name=model_id, why="gone")


Open = Callable[..., Searcher]


@pytest.fixture
def searcher(filled: Store, scout_settings: Settings) -> Searcher:
    """Opened under the new setting, in a process that does not own the mirrors."""
    model = AnsweringModel(scout_settings, NEW, load)
    return Searcher(filled, scout_settings, CurrentIndexes(filled, model, None))


def models(store: Store) -> dict[str, str]:
    with store.read() as session:
        return {row.id: row.state for row in session.exec(select(EmbeddingModel))}


def kept(store: Store) -> dict[str, int]:
    with store.read() as session:
        found = list(session.exec(select(PassageVector.model_id)))
    return {name: found.count(name) for name in found}


def nearest(searcher: Searcher, text: str) -> tuple[str, float]:
    best = searcher.rank(text, 3, channel="dense")[0]
    return best.text, round(best.score, 2)


def test_the_old_model_answers_until_the_new_one_is_complete(
    filled: Store, scout_settings: Settings, searcher: Searcher
) -> None:
    seen: list[tuple[int, int]] = []

    def told(have: int, of: int) -> None:
        seen.append((have, of))
        NEW.texts = 0
        assert nearest(searcher, TEXTS[4]) == (TEXTS[4], 1.0)
        assert NEW.texts == 0, "the question went through the old model"

    done = reembed(filled, scout_settings, embedder=NEW, told=told)
    assert (done.made, done.switched) == (9, True)
    assert seen == [(have, 9) for have in (0, 2, 4, 6, 8, 9)]
    assert models(filled) == {NEW.id: "ready"}
    assert kept(filled) == {NEW.id: 9}
    assert nearest(searcher, TEXTS[4]) == (
        TEXTS[4],
        1.0,
    )  # began with the old model, and threw its vector away
    OLD.texts = 0
    assert nearest(searcher, TEXTS[4]) == (TEXTS[4], 1.0)
    assert OLD.texts == 0
    assert reembed(filled, scout_settings, embedder=NEW).switched is False


def test_broken_off_it_goes_on_where_it_was(
    filled: Store, scout_settings: Settings, searcher: Searcher
) -> None:
    calls = iter([False, False, True])
    assert reembed(filled, scout_settings, embedder=NEW, ended=lambda: next(calls)).made == 4

    class PowerCut(Exception):
        pass

    class Dying(Spread):
        def embed(self, texts: Sequence[str]) -> Vectors:
            raise PowerCut

    with pytest.raises(PowerCut):
        reembed(filled, scout_settings, embedder=Dying("new", 20))
    assert models(filled) == {OLD.id: "ready", NEW.id: "filling"}
    assert nearest(searcher, TEXTS[7]) == (TEXTS[7], 1.0)
    assert reembed(filled, scout_settings, embedder=NEW).made == 5
    assert nearest(searcher, TEXTS[7]) == (TEXTS[7], 1.0)


def test_what_comes_goes_or_changes_meanwhile_is_seen_to(
    filled: Store, scout_settings: Settings, searcher: Searcher
) -> None:
    went = put(filled, ["要移除的一段"], "b.txt")
    events = [
        lambda: put(filled, ["新来的一段"], "c.txt"),
        lambda: publishing.remove(filled, went),
        lambda: put(filled, [*TEXTS[:3], "改过的一段"], "a.txt"),
    ]

    class Busy(Spread):
        def embed(self, texts: Sequence[str]) -> Vectors:
            if events:
                events.pop()()  # while these texts are being embedded
            return super().embed(texts)

    assert reembed(filled, scout_settings, embedder=Busy("new", 20)).switched
    assert kept(filled) == {NEW.id: 5}
    for text in ("新来的一段", "改过的一段", TEXTS[0]):
        assert nearest(searcher, text) == (text, 1.0)


def test_a_new_document_is_embedded_with_the_model_that_answers(filled: Store) -> None:
    put(filled, ["用新模型的一段"], "new.txt", NEW)
    assert models(filled) == {OLD.id: "ready", NEW.id: "filling"}
    with filled.read() as session:
        assert embedding_models.in_use(session, NEW.id) == ModelName(OLD.id, OLD.dimension)


def test_an_empty_library_takes_the_wanted_model_at_once(store: Store) -> None:
    number = put(store, TEXTS[:2], "a.txt")
    publishing.remove(store, number)
    put(store, TEXTS[:2], "b.txt", NEW)
    assert models(store) == {NEW.id: "ready"}


def test_the_mirrors_follow_the_switch(filled: Store, scout_settings: Settings) -> None:
    mirrors = Mirrors(filled, scout_settings, NEW.id)
    assert mirrors.own()
    owner = Searcher(
        filled, scout_settings, CurrentIndexes(filled, AnsweringModel(scout_settings, NEW, load), mirrors)
    )
    try:
        owner.sync()
        assert mirrors.model_id == OLD.id
        assert nearest(owner, TEXTS[2]) == (TEXTS[2], 1.0)
        reembed(filled, scout_settings, embedder=NEW)
        assert nearest(owner, TEXTS[2]) == (TEXTS[2], 1.0), "before the mirrors have it"
        owner.sync()
        assert mirrors.model_id == NEW.id
        assert nearest(owner, TEXTS[2]) == (TEXTS[2], 1.0)
        assert owner.search(TEXTS[2]).exact is False
    finally:
        owner.close()


def test_without_the_old_model_words_find_and_a_note_says_so(filled: Store, scout_settings: Settings) -> None:
    def gone(model_id: str) -> Embedder:
        raise EmbedderUnavailable(name=model_id, why="No such file or directory")

    model = AnsweringModel(scout_settings, NEW, gone)
    searcher = Searcher(filled, scout_settings, CurrentIndexes(filled, model, None))
    NEW.texts = 0
    outcome = searcher.search("5 号 仓 库")
    assert outcome.hits[0].text == TEXTS[5]
    assert outcome.note is not None
    assert "SCOUT_EMBEDDER" in outcome.note.zh
    assert {hit.dense for hit in outcome.hits} == {0.0}
    assert NEW.texts == 0, "vectors of two models are never compared"


def test_a_model_that_cannot_be_loaded_changes_nothing(
    filled: Store, scout_settings: Settings, tmp_path: Path
) -> None:
    absent = scout_settings.model_copy(update={"embedder": str(tmp_path / "absent")})
    with pytest.raises(EmbedderUnavailable, match="absent"):
        reembed(filled, absent)
    assert models(filled) == {OLD.id: "ready"}


def test_two_at_once_are_refused(filled: Store, scout_settings: Settings) -> None:
    def second(have: int, of: int) -> None:
        with pytest.raises(StoreBusy):
            reembed(filled, scout_settings, embedder=NEW)

    assert reembed(filled, scout_settings, embedder=NEW, told=second).switched


def test_the_worker_does_it_by_itself(
    filled: Store, scout_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reembedding, "make_embedder", lambda _: NEW)
    monkeypatch.setattr("ingest.worker.POLL_S", 0.01)
    work(filled, scout_settings, threading.Event(), lambda: models(filled) != {NEW.id: "ready"})
    assert kept(filled) == {NEW.id: 9}


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_from_one_local_model_to_another_whose_folder_then_goes(
    store: Store, scout_settings: Settings, tmp_path: Path
) -> None:
    """Two tiny sentence-transformers models by path, as SCOUT_EMBEDDER names them."""
    first = scout_settings.model_copy(
        update={"embedder": str(make_embedder_folder(tmp_path / "one", seed=1))}
    )
    second = scout_settings.model_copy(
        update={"embedder": str(make_embedder_folder(tmp_path / "two", seed=2))}
    )
    note = tmp_path / "note.md"
    note.write_text("# 示例办法\n\n第一条 担保合同的逾期利率。\n\n第二条 抵押质押的限额。\n", "utf-8")
    assert add_paths(store, first, [note], reader=InProcess()).added == 1
    before = open_searcher(store, first).rank("担保合同", 2, channel="dense")

    changed = open_searcher(store, second)
    assert [hit.score for hit in changed.rank("担保合同", 2, channel="dense")] == pytest.approx(
        [hit.score for hit in before], abs=1e-3
    ), "the first model answers under the new setting"
    other = tmp_path / "other.md"
    other.write_text("# 另一办法\n\n第一条 企业集群的供应商。\n", "utf-8")
    add_paths(store, second, [other], reader=InProcess())
    assert set(kept(store)) == {f"sentence-transformers:{first.embedder}"}

    done = reembed(store, second)
    assert (done.made, done.switched) == (3, True)
    assert set(kept(store)) == {f"sentence-transformers:{second.embedder}"}
    assert changed.search("担保合同").note is None

    shutil.rmtree(tmp_path / "two")
    _made.cache_clear()
    lost = open_searcher(store, second).search("担保合同的逾期利率")
    assert lost.note is not None
    assert lost.hits[0].text.startswith("第一条 担保合同")
