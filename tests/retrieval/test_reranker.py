"""The reranker: what the cross-encoder scores highest goes first, and one that cannot be loaded is named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.errors import RerankerUnavailable
from assistant.health import examine
from assistant.retrieval.passages import PassageHit
from assistant.retrieval.reranker import RERANKED, Reranker, make_reranker, rerank
from assistant.retrieval.search import open_searcher
from assistant.settings import Settings
from assistant.store.engine import Store
from tests.retrieval.conftest import Publish, WordEmbedder, opened
from tests.retrieval.tiny_model import make_reranker_folder


class _Longest(Reranker):
    """Scores a text by its length: the door of a reranker without its weights."""

    def __init__(self) -> None:
        super().__init__("test:longest", 1)

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float64]:
        return np.array([len(text) / 1000 for text in texts])


def _hit(number: int, words: int, in_force: bool = True) -> PassageHit:
    return PassageHit(
        number, number, "题", "f.md", "正文", "字" * words, score=1 - number / 100, in_force=in_force
    )


def test_the_best_change_places_and_their_scores_still_fall() -> None:
    hits = [_hit(1, 5), _hit(2, 50), _hit(3, 20)]
    found = rerank(_Longest(), "问", hits, 0, 0.4)
    assert [hit.passage_id for hit in found] == [2, 3, 1]
    assert [hit.score for hit in found] == [hit.score for hit in hits]


def test_the_named_article_stays_first_and_a_repealed_version_keeps_a_share() -> None:
    hits = [_hit(1, 5), _hit(2, 50, in_force=False), _hit(3, 30)]
    assert [hit.passage_id for hit in rerank(_Longest(), "问", hits, 1, 0.4)] == [1, 3, 2]


def test_only_the_best_are_read() -> None:
    hits = [_hit(n, n) for n in range(1, RERANKED + 6)]
    found = [hit.passage_id for hit in rerank(_Longest(), "问", hits, 0, 0.4)]
    assert found[0] == RERANKED
    assert found[RERANKED:] == [hit.passage_id for hit in hits[RERANKED:]]


def test_a_wrong_path_is_named_at_the_first_question_and_by_doctor(
    store: Store, scout_settings: Settings, publish: Publish, embedder: WordEmbedder, tmp_path: Path
) -> None:
    publish("示例贷款办法", ["贷款应当有担保。"])
    gone = str(tmp_path / "gone")
    settings = scout_settings.model_copy(update={"reranker": gone})
    with (
        opened(open_searcher(store, settings, embedder=embedder)) as searcher,
        pytest.raises(RerankerUnavailable, match="gone"),
    ):
        searcher.search("贷款要担保吗")
    check = next(check for check in examine(settings) if check.id == "reranker")
    assert check.state == "broken"
    assert gone in check.found.en
    assert check.advice is not None
    assert "SCOUT_RERANKER" in check.advice.en


@pytest.mark.slow  # torch alone takes seconds to import
@pytest.mark.filterwarnings("ignore")  # torch and transformers warn about themselves
def test_search_follows_the_scores_of_a_cross_encoder_folder(
    store: Store, scout_settings: Settings, publish: Publish, embedder: WordEmbedder, tmp_path: Path
) -> None:
    texts = ["贷款应当有担保。", "贷款的期限不得超过三年。", "贷款人为银行。", "贷款利率由合同约定。"]
    for n, text in enumerate(texts):
        publish(f"示例办法{n}", [text])
    folder = make_reranker_folder(tmp_path / "reranker", seed=3)
    settings = scout_settings.model_copy(update={"reranker": str(folder)})
    reranker = make_reranker(settings)
    assert reranker is not None
    with opened(open_searcher(store, settings, embedder=embedder)) as searcher:
        found = searcher.search("贷款").hits
        plain = searcher.rank("贷款", 10)
    scores = reranker.scores("贷款", [f"{hit.title} {hit.heading}\n{hit.text}" for hit in found])
    assert len(found) == len(texts)
    assert len(set(scores.tolist())) == len(texts)
    assert scores.tolist() == sorted(scores.tolist(), reverse=True)
    assert {hit.passage_id for hit in plain} == {hit.passage_id for hit in found}
    embedder_only = tmp_path / "empty"
    embedder_only.mkdir()
    with pytest.raises(RerankerUnavailable, match="empty"):
        Reranker(str(embedder_only), 1).load()
