"""Which language a question is in: that of its own words, not of the names in it."""

from __future__ import annotations

import pytest

from assistant.agent.builtin.parser import language_of


@pytest.mark.parametrize(
    "text",
    [
        "Tell me about 福泉示例黔磷包装有限公司",
        "Compare 福泉示例黔磷包装有限公司 and 福泉示例黔中磷肥有限公司",
        "Who are the top five customers of 瓮安示例黔捷运输有限公司?",
        "which suppliers to SOEs are good candidates",
    ],
)
def test_english_words_around_chinese_names_are_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    "text",
    ["91529999XDEM00396N", "福泉示例黔磷包装有限公司 DSCR", "按 revenue 排序的磷化工企业", "本地SOE供应商"],
)
def test_codes_and_loan_words_do_not_make_a_question_english(text: str) -> None:
    assert language_of(text) == "zh"
