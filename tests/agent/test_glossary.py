"""The Chinese words that an English question is searched with beside its own."""

from __future__ import annotations

import pytest

from assistant.agent.builtin.glossary import in_chinese, products_in
from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.plan import first_calls

PRODUCTS = {"phosphogypsum": "磷石膏", "phosphogypsum board": "磷石膏建材", "yellow phosphorus": "黄磷"}


@pytest.mark.parametrize(
    ("question", "products"),
    [
        ("loans to phosphogypsum businesses", ["磷石膏"]),
        ("phosphogypsum boards and yellow phosphorus", ["磷石膏建材", "黄磷"]),
        ("loans to tea firms", []),
    ],
)
def test_the_longest_name_of_a_product_counts(question: str, products: list[str]) -> None:
    assert products_in(question, PRODUCTS) == products


def test_terms_in_the_order_of_the_question() -> None:
    assert in_chinese("Who approves the renewal of guaranteed loans?") == "审批 续作 担保 贷款"


@pytest.mark.parametrize(
    ("question", "searched"),
    [
        ("What does the manual say of phosphogypsum?", ["磷石膏"]),
        ("What is a cluster?", []),  # one general term alone would pull the search away
        ("Pledge rate of receivables", ["质押率 应收账款"]),
    ],
)
def test_an_english_question_is_searched_in_both(question: str, searched: list[str]) -> None:
    calls = first_calls(Meaning(intent=Intent.POLICY, lang="en", topic=question), (), PRODUCTS)
    assert [call.args["query"] for call in calls[1:]] == searched
    assert calls[0].args["query"].startswith(question)
