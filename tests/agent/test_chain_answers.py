"""Questions about chains, answered on the demo bank: what a chain lacks here, who fills it elsewhere, what is not said."""

from __future__ import annotations

from assistant.agent.service import Assistant, Question
from assistant.domain.answer import AnswerKind


def test_what_a_chain_lacks_here_names_the_product_and_who_makes_it_elsewhere(assistant: Assistant) -> None:
    answer = assistant.ask(Question("磷化工产业链哪个环节本地没有企业"))
    assert answer.kind is AnswerKind.ANSWER
    assert "企业库中没有企业的环节有净化磷酸" in answer.answer
    assert "开阳示例精磷化工有限公司" in answer.answer
    assert [condition.field for condition in answer.conditions] == ["local", "chain"]
    assert any("净化磷酸 0/1" in citation.quote for citation in answer.citations)
    [table] = answer.tables
    gaps = [row["name"] for row in table.rows if row["count"] == 0]
    assert gaps == ["净化磷酸"]


def test_without_a_chain_every_one_is_looked_through_and_none_is_a_condition(assistant: Assistant) -> None:
    answer = assistant.ask(Question("哪个环节本地没有企业"))
    assert len(answer.tables) == 3
    assert [condition.field for condition in answer.conditions] == ["local"]
    assert "净化磷酸" in answer.answer


def test_a_maker_cites_the_row_that_says_what_it_makes(assistant: Assistant) -> None:
    answer = assistant.ask(Question("磷酸二铵的上游原材料是什么，本地谁在做"))
    makers = [citation for citation in answer.citations if citation.source.startswith("firm_products.csv")]
    assert any("合成氨" in citation.quote for citation in makers)
    assert "福泉示例黔能合成氨有限公司" in answer.answer


def test_materials_that_the_data_do_not_hold_are_told_as_such(assistant: Assistant) -> None:
    answer = assistant.ask(Question("磷矿的上游原材料是什么"))
    assert "企业库中没有**磷矿**的上游原材料记录（资料未载，不等于没有）[1]。" in answer.answer
