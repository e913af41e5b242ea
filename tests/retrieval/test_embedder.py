"""Embedders: unit vectors in order, near in meaning across languages, and any sentence-transformers folder."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from assistant.retrieval.embedder import (
    BuiltinEmbedder,
    from_bytes,
    make_embedder,
    matrix,
    to_bytes,
    widened,
)
from assistant.settings import Settings
from tests.retrieval.tiny_model import DIMENSION, make_embedder_folder


@pytest.fixture(scope="module")
def builtin() -> BuiltinEmbedder:
    return BuiltinEmbedder(threads=1)


def test_meaning_is_near_across_languages(builtin: BuiltinEmbedder) -> None:
    loan, english, tea = builtin.embed(["银行向企业发放贷款", "The bank lends to a firm", "今年的春茶上市了"])
    assert loan @ english > loan @ tea + 0.2


def test_rows_keep_their_order_whatever_their_length(builtin: BuiltinEmbedder) -> None:
    texts = ["短", "很长的一段话" * 20, "", "中等长度的一句话"]
    together = builtin.embed(texts)
    assert together.shape == (4, builtin.dimension)
    assert together.dtype == np.float32
    assert np.linalg.norm(together, axis=1) == pytest.approx([1, 1, 0, 1], abs=1e-5)
    for row, text in zip(together, texts, strict=True):
        assert row == pytest.approx(builtin.embed([text])[0], abs=1e-3)
    assert builtin.embed([]).shape == (0, builtin.dimension)


def test_threads_and_callers_change_no_byte_of_a_vector(builtin: BuiltinEmbedder) -> None:
    texts = [f"第{number}条 {'贷款人应当核实借款人的用途。' * (number % 7 + 1)}" for number in range(200)]
    alone = builtin.embed(texts)
    several = BuiltinEmbedder(threads=3)
    with ThreadPoolExecutor(3) as callers:
        for together in callers.map(several.embed, [texts] * 3):
            assert np.array_equal(together, alone)


def test_multiplications_stay_on_the_thread_of_their_caller(builtin: BuiltinEmbedder) -> None:
    builtin.embed(["磷化工"])
    # one library of its own for numpy, another for scipy where that is loaded
    assert {one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"} == {1}


def test_vectors_survive_being_kept(builtin: BuiltinEmbedder) -> None:
    vectors = builtin.embed(["磷化工", "茶叶"])
    kept = [to_bytes(v) for v in vectors]
    assert len(kept[0]) == 2 * builtin.dimension
    assert from_bytes(kept[0]) == pytest.approx(vectors[0], abs=1e-3)
    assert np.array_equal(matrix(kept, builtin.dimension)[1].astype(np.float32), from_bytes(kept[1]))


@pytest.mark.slow  # torch alone takes seconds to import
@pytest.mark.filterwarnings("ignore")  # torch and transformers warn about themselves
def test_a_sentence_transformers_folder_is_taken(tmp_path: Path) -> None:
    """A model made here: two layers of random weights over a vocabulary of characters."""
    folder = make_embedder_folder(tmp_path / "model")
    embedder = make_embedder(Settings(embedder=str(folder)))
    vectors = embedder.embed(["磷化工", "茶叶", "磷化工"])
    assert embedder.dimension == DIMENSION
    assert embedder.id == f"sentence-transformers:{folder}"
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)
    assert vectors[0] == pytest.approx(vectors[2], abs=1e-6)
    assert embedder.embed([]).shape == (0, DIMENSION)


def test_every_finite_half_number_is_widened_to_itself() -> None:
    every = np.arange(1 << 16, dtype=np.uint16).view(np.float16)
    finite = every[np.isfinite(every)]
    assert np.array_equal(widened(finite), finite.astype(np.float32))
