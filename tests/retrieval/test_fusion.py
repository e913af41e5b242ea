"""Fusion: each kind of evidence counts where it means something."""

from __future__ import annotations

from assistant.retrieval.fusion import fuse
from tests.retrieval.candidates import CONFIG, Candidate, candidates, order


def test_lexical_words_decide_within_one_script() -> None:
    words = Candidate(1, "han", lexical=20, dense=0.5)
    near = Candidate(2, "han", lexical=2, dense=0.6)
    assert order("han", near, words) == [1, 2]


def test_across_scripts_only_nearness_and_identifiers_speak() -> None:
    chance = Candidate(1, "han", lexical=20, dense=0.3)
    near = Candidate(2, "han", lexical=0, dense=0.5)
    assert order("latin", chance, near) == [2, 1]


def test_a_shared_script_does_not_outrank_a_nearer_meaning_by_one_chance_word() -> None:
    english = Candidate(1, "latin", lexical=1, dense=0.30)
    chinese = Candidate(2, "han", lexical=0, dense=0.55)
    strong = Candidate(3, "latin", lexical=15, dense=0.50)
    assert order("latin", english, chinese, strong)[-1] == 1


def test_identifiers_count_in_any_script() -> None:
    named = Candidate(1, "han", identifier=8, dense=0.45)
    near = Candidate(2, "han", dense=0.46)
    assert order("latin", near, named) == [1, 2]


def test_nothing_found_is_no_division_by_nothing() -> None:
    assert fuse("han", candidates(), CONFIG).score.tolist() == []
    assert fuse("han", candidates(Candidate(1, "han")), CONFIG).score.tolist() == [0.0]


def test_ties_have_oneorder() -> None:
    twins = [Candidate(i, "han", lexical=3, dense=0.4) for i in (9, 4, 7)]
    assert order("han", *twins) == [4, 7, 9]
