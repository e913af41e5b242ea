"""The screening question with all its refinements, in ten turns, in both languages: what each turn asks of the tools."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.agent.service import Assistant
from assistant.domain.answer import Answer, AnswerKind
from assistant.domain.events import Question

ASKED: dict[str, Any] = {"local": True, "chain": "phosphate", "labels": ["soe_supplier"], "order_by": "score", "descending": True}  # fmt: skip
OLDER = ASKED | {"age_min": 3}
CLEAN = OLDER | {"without_penalty": True}
BY_AWARDS = CLEAN | {"order_by": "won_amount_12m"}
IN_FUQUAN = {name: value for name, value in BY_AWARDS.items() if name != "local"} | {"regions": ["522702"]}
ANY_AGE = {name: value for name, value in IN_FUQUAN.items() if name != "age_min"}

SECOND, FIRST, EXCLUDED = "second", "first", "excluded"
ZH: list[tuple[str, dict[str, Any] | str]] = [
    ("本地磷化工产业链里，国企的供应商有哪些适合授信？", ASKED),
    ("只看成立三年以上的", OLDER),
    ("排除有行政处罚的", CLEAN),
    ("按近一年中标金额排序", BY_AWARDS),
    ("只要福泉市的", IN_FUQUAN),
    ("第二家详细说说", SECOND),
    ("为什么第一家排第一", FIRST),
    ("那家被排除的为什么", EXCLUDED),
    ("回到刚才的名单", IN_FUQUAN),
    ("把成立年限的条件去掉", ANY_AGE),
]
EN: list[tuple[str, dict[str, Any] | str]] = [
    (
        "Which suppliers to state-owned enterprises in the local phosphate chain are good credit candidates?",
        ASKED,
    ),
    ("Only those founded at least three years ago", OLDER),
    ("Leave out the ones with administrative penalties", CLEAN),
    ("Sort them by the amount of tenders won in the last year", BY_AWARDS),
    ("Just the ones in Fuquan", IN_FUQUAN),
    ("Tell me more about the second one", SECOND),
    ("Why is the first one on top?", FIRST),
    ("And the one that was excluded, why?", EXCLUDED),
    ("Back to the list", IN_FUQUAN),
    ("Drop the age condition", ANY_AGE),
]


@pytest.mark.parametrize("turns", [ZH, EN], ids=["zh", "en"])
def test_the_screening_question_with_its_refinements(
    assistant: Assistant, turns: list[tuple[str, dict[str, Any] | str]]
) -> None:
    conversation: str | None = None
    shown: Answer | None = None
    for said, wanted in turns:
        answer = assistant.ask(Question(said, conversation_id=conversation))
        conversation = answer.conversation_id
        assert answer.kind is AnswerKind.ANSWER, said
        call = answer.tool_calls[0]
        if isinstance(wanted, dict):
            assert call.name == "screen_candidates", said
            assert call.args["query"] == wanted, said
            shown = answer
            continue
        assert shown is not None
        stage = "vetoed" if wanted == EXCLUDED else "candidate"
        firms = [firm for firm in shown.firms if firm.stage == stage]
        meant = firms[1 if wanted == SECOND else 0]
        assert call.name == "firm_profile", said
        assert call.args["firm"] == f"id:{meant.id}" or meant.name in answer.answer, said
