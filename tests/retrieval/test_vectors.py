"""Chroma, as it is set here, finds what exact search finds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.retrieval.embedder import Vectors, unit
from assistant.retrieval.vectors import BrokenIndex, ChromaIndex, ExactIndex, forget_freed_memory

COUNT, DIMENSION, K = 3000, 128, 100


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    """Clustered, as texts are: evenly random directions would make every neighbour as good as another."""
    random = np.random.default_rng(7)
    centres = random.normal(size=(60, DIMENSION))
    spread = 0.6 * random.normal(size=(COUNT, DIMENSION))
    return unit((centres[random.integers(0, 60, COUNT)] + spread).astype(np.float32))


def test_recall_against_exact_search(vectors: Vectors, tmp_path: Path) -> None:
    ids = list(range(1, COUNT + 1))
    exact = ExactIndex(DIMENSION)
    exact.apply(ids, vectors)
    chroma = ChromaIndex(tmp_path / "vectors")
    chroma.apply(ids, vectors)
    assert chroma.count == exact.count == COUNT
    found = []
    for query in vectors[::100]:
        near = {i for i, _ in exact.search(query, K)}
        found.append(len(near & {i for i, _ in chroma.search(query, K)}) / K)
    chroma.close()
    assert np.mean(found) >= 0.99


def test_both_score_alike_and_forget_what_is_removed(vectors: Vectors, tmp_path: Path) -> None:
    exact, chroma = ExactIndex(DIMENSION), ChromaIndex(tmp_path / "vectors")
    for index in (exact, chroma):
        index.apply([1, 2, 3], vectors[:3])
        index.apply([2], vectors[9:10], remove=[3])
        assert index.ids() == [1, 2]
        hits = index.search(vectors[9], 5)
        assert hits[0][0] == 2
        assert hits[0][1] == pytest.approx(1, abs=1e-4)
        assert dict(hits)[1] == pytest.approx(float(vectors[0] @ vectors[9]), abs=1e-4)
    chroma.close()


def test_a_file_that_is_no_database_is_a_broken_index(tmp_path: Path) -> None:
    (tmp_path / "chroma.sqlite3").write_bytes(b"no database" * 200)
    with pytest.raises(BrokenIndex):
        ChromaIndex(tmp_path)


@pytest.mark.skipif(not forget_freed_memory(), reason="only glibc can be told to overwrite freed memory")
def test_an_index_built_anew_holds_nothing_of_one_that_was_closed(tmp_path: Path) -> None:
    chance = np.random.default_rng(1)
    for turn in range(8):
        secret = unit(chance.normal(size=(5, 8)).astype(np.float32))
        public = unit(chance.normal(size=(5, 8)).astype(np.float32))
        old = ChromaIndex(tmp_path / f"old-{turn}")
        old.apply(list(range(10)), np.concatenate([public, secret]))
        old.close()
        new = ChromaIndex(tmp_path / f"new-{turn}")
        new.apply(list(range(5)), public)
        new.close()
        files = [path.read_bytes() for path in (tmp_path / f"new-{turn}").rglob("*") if path.is_file()]
        assert not any(vector.tobytes() in held for held in files for vector in secret)
        assert any(public[0].tobytes() in held for held in files)
