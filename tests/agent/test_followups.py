"""Every follow-up that an answer offers is answered when it is sent back, and every choice of a question back is understood."""

from __future__ import annotations

import pytest

from assistant.agent.service import Assistant
from assistant.domain.answer import AnswerKind
from assistant.domain.events import Question

ASKED = [
    "本地磷化工产业链里，国企的供应商有哪些适合授信？",
    "福泉有哪些磷化工企业",
    "存量客户里谁最近中标了政府项目",
    "存量客户里谁新增了被执行记录",
    "有多少客户逾期",
    "磷化工产业链上中下游各有多少企业",
    "各支行客户数量",
    "介绍一下福泉示例黔磷包装有限公司",
    "比较福泉示例黔磷包装有限公司和福泉示例黔中磷肥有限公司",
    "磷酸二铵的上游原材料是什么",
    "瓮安的茶叶合作社哪些适合授信",
    "Which tea cooperatives are in Weng'an?",
    "Which local phosphate firms are bankable?",
    "Tell me about 福泉示例黔磷包装有限公司",
    "福泉的个体户有哪些",
]


@pytest.mark.parametrize("text", ASKED)
def test_every_follow_up_is_answered(assistant: Assistant, text: str) -> None:
    first = assistant.ask(Question(text))
    assert first.kind is AnswerKind.ANSWER
    assert first.followups, "an answer that goes nowhere"
    for follow in first.followups:
        answer = assistant.ask(Question(follow, conversation_id=first.conversation_id))
        assert answer.kind is AnswerKind.ANSWER, (follow, answer.answer[:200])
        assert answer.lang == first.lang, follow


@pytest.mark.parametrize(
    "text",
    [
        "本地煤化工产业链里国企的供应商哪些适合授信",
        "资产负债率低于60%的磷化工企业",
        "本地锂化工产业链有哪些国企供应商",
        "Which phosphate firms have ESG ratings?",
    ],
)
def test_every_choice_of_a_question_back_is_understood(assistant: Assistant, text: str) -> None:
    asked = assistant.ask(Question(text))
    assert asked.kind is AnswerKind.CLARIFICATION
    assert asked.firms == []
    assert asked.choices
    for choice in asked.choices:
        answer = assistant.ask(Question(choice.send, conversation_id=asked.conversation_id))
        assert answer.kind is not AnswerKind.CLARIFICATION, choice.send
