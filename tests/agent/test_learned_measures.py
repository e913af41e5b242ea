"""What the built-in model learned: what the speaker tells beside the question limits nobody, what is said of firms does."""

from __future__ import annotations

import pytest

from assistant.agent.builtin.learned.clauses import clauses_of, without_asides
from assistant.agent.builtin.learned.weights import measure, untaught
from assistant.agent.builtin.learned.words import limits
from assistant.agent.builtin.parser import Parser


@pytest.mark.parametrize(
    "text",
    [
        "福泉做化肥包装的企业，注册资本1,000万元以上；有哪些？",
        "Hello, which firms in Fuquan: list them, please.",
        "没有标点的一句话",
    ],
)
def test_the_clauses_of_a_text_are_the_text(text: str) -> None:
    assert "".join(clauses_of(text)) == text


def test_a_comma_within_a_figure_ends_no_clause() -> None:
    assert clauses_of("1,000万元以上，福泉") == ["1,000万元以上，", "福泉"]


ASIDES = [
    "季度任务还压着一大截，帮我在瓮安挑几户能放款的茶企",
    "下个月省里要来人检查台账，把福泉做化肥包装的企业列给我",
    "科长昨天又催我交那份调研，请列出麻江的花生合作社",
]


@pytest.mark.parametrize("text", ASIDES)
def test_what_the_speaker_tells_is_no_condition(parser: Parser, text: str) -> None:
    asked = text.split("，", 1)[1]
    assert parser.parse(text).query == parser.parse(asked).query
    assert parser.parse(text).intent is parser.parse(asked).intent


@pytest.mark.parametrize(
    "text",
    [
        "福泉做手机芯片的企业",
        "厂房带光伏的茶企有哪些",
        "瓮安做化肥包装的，老板会讲英语的有谁",
        "the semiconductor firms in Fuquan",
    ],
)
def test_what_is_said_of_the_firms_is_asked_back(parser: Parser, text: str) -> None:
    assert parser.parse(text).unread


def test_words_said_of_firms_weigh_more_than_words_of_the_speaker(parser: Parser) -> None:
    def most(text: str) -> float:
        tokens = parser.tokens_of(text)
        return max(limits(tokens, at) for at, token in enumerate(tokens.items) if token.category == ".")

    assert most("福泉做手机芯片的企业") > most("师傅叫我把福泉做化肥包装的企业摸一遍")


def test_a_clause_that_asks_is_never_passed_over(parser: Parser) -> None:
    assert without_asides("瓮安做化肥包装的，老板会讲英语的有谁", ["讲英语"], parser.tokens_of) is None


def test_untaught_every_unknown_word_limits() -> None:
    with untaught():
        assert measure("words").probability(()) > 0.99
        assert measure("clauses").probability(()) < 0.01
    assert measure("words").probability(()) < 0.99
