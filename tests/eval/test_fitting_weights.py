"""The linear ranker: finds which feature tells the right ones, and never splits a group between folds."""

from __future__ import annotations

import numpy as np

from eval.fitting_weights import Listed, fit, grouped_folds, groups_by_answer


def _lists(count: int, telling: int) -> list[Listed]:
    random = np.random.default_rng(7)
    lists = []
    for _ in range(count):
        features = random.normal(size=(40, 3))
        features[0, telling] += 3
        right = np.zeros(40, bool)
        right[0] = True
        lists.append(Listed(features, right))
    return lists


def test_the_feature_that_tells_the_right_ones_gets_the_weight() -> None:
    weights = fit(_lists(60, telling=1), [0, 1, 2])
    assert weights[1] > 1
    assert abs(weights[[0, 2]]).max() < weights[1] / 4


def test_a_feature_of_another_size_ranks_just_the_same() -> None:
    lists = _lists(60, telling=1)
    scaled = [Listed(one.features * [1, 1000, 1], one.right) for one in lists]
    assert np.isclose(fit(scaled, [0, 1, 2])[1] * 1000, fit(lists, [0, 1, 2])[1], rtol=1e-3)


def test_questions_that_share_an_answer_stay_in_one_fold() -> None:
    right = [
        frozenset({"a"}),
        frozenset({"b", "c"}),
        frozenset({"a", "d"}),
        frozenset({"c"}),
        frozenset({"e"}),
    ]
    groups = groups_by_answer(right)
    assert groups[0] == groups[2]
    assert groups[1] == groups[3]
    assert len(set(groups)) == 3
    for seed in range(5):
        folds = grouped_folds(groups, 2, seed)
        assert folds[0] == folds[2]
        assert folds[1] == folds[3]
        assert set(folds.tolist()) == {0, 1}
