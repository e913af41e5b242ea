"""The checks after the model hold for every model: here for one that invents, breaks, falls silent and raises."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from langchain_core.messages import AIMessage, ToolMessage
from langchain_core.messages.tool import invalid_tool_call

from assistant.agent.models import make_model
from assistant.agent.service import Assistant
from assistant.domain.answer import AnswerKind
from assistant.domain.events import CitationEvent, Question, StreamEvent, TokenEvent
from assistant.errors import ModelError, ModelNotAvailable, ModelSilent
from tests.agent.conftest import ARTICLE, MakeAssistant, Shelf
from tests.agent.scripted import ScriptedModel, calls

ASKED = Question("银行不得向关系人发放信用贷款吗？")
LOOK = calls("search_policies", query="银行 关系人 信用贷款 担保贷款")
RIGHT = "银行不得向关系人发放信用贷款[1]。"


def test_a_right_sentence_passes_with_its_source(make_assistant: MakeAssistant) -> None:
    answer = make_assistant(ScriptedModel(replies=[LOOK, RIGHT])).ask(ASKED)
    assert answer.kind is AnswerKind.ANSWER
    assert answer.answer.strip() == RIGHT
    [citation] = answer.citations
    assert (citation.n, citation.locator, citation.passage_id) == (1, "第四十条", 1)


def test_the_article_after_one_that_was_found_can_be_read_and_cited(
    make_assistant: MakeAssistant, shelf: Shelf
) -> None:
    after = replace(
        ARTICLE,
        passage_id=9,
        article="第四十一条",
        locator="第四十一条",
        text="第四十一条 违反前条的，责令改正。",
    )
    shelf.hits = (*shelf.hits, after)
    replies = [LOOK, calls("read_around", number=1), f"{RIGHT}违反的责令改正[2]。"]
    answer = make_assistant(ScriptedModel(replies=replies)).ask(ASKED)
    assert answer.answer.strip() == replies[2]
    assert [c.locator for c in answer.citations] == ["第四十条", "第四十一条"]


def test_reading_around_what_was_not_found_gives_no_evidence(make_assistant: MakeAssistant) -> None:
    replies = [calls("read_around", number=7), RIGHT]
    assert make_assistant(ScriptedModel(replies=replies)).ask(ASKED).refused


def test_a_citation_of_nothing_is_removed(make_assistant: MakeAssistant) -> None:
    answer = make_assistant(ScriptedModel(replies=[LOOK, "银行不得向关系人发放信用贷款[1][99]。"])).ask(ASKED)
    assert answer.answer.strip() == RIGHT
    assert [c.n for c in answer.citations] == [1]


@pytest.mark.parametrize(
    "invented",
    [
        "关系人贷款余额不得超过资本的15%[1]。",
        "这一规定见第四十一条[1]。",
        "罚款五十万元[1]。",
        "该规定自2019年5月起施行[1]。",
        "关系人贷款已经全部禁止。",
        "依据是「关系人贷款一律禁止，任何银行不得例外办理」[1]。",
        "共有三百家银行违反[1]。",
    ],
)
def test_what_no_evidence_holds_is_dropped(make_assistant: MakeAssistant, invented: str) -> None:
    answer = make_assistant(ScriptedModel(replies=[LOOK, invented + RIGHT])).ask(ASKED)
    assert answer.answer.strip() == RIGHT


def test_an_answer_of_inventions_becomes_the_refusal(make_assistant: MakeAssistant) -> None:
    answer = make_assistant(ScriptedModel(replies=[LOOK, "## 结论\n上限是15%[1]。\n依我看没有限制。"])).ask(
        ASKED
    )
    assert answer.refused
    assert answer.citations == []
    assert "资料库中没有找到依据" in answer.answer
    assert "15%" not in answer.answer
    assert "结论" not in answer.answer


def test_an_answer_from_memory_becomes_the_refusal(make_assistant: MakeAssistant) -> None:
    answer = make_assistant(ScriptedModel(replies=["商业银行法第四十条禁止向关系人发放信用贷款。"])).ask(
        ASKED
    )
    assert answer.refused
    assert "第四十条" not in answer.answer


def test_numbers_are_given_by_first_appearance(make_assistant: MakeAssistant) -> None:
    look = calls("search_policies", query="福泉市磷化工产业集群 企业 银行 关系人 信用贷款")
    text = "集群内有128家企业[2]。" + RIGHT
    answer = make_assistant(ScriptedModel(replies=[look, text])).ask(ASKED)
    assert answer.answer.strip() == "集群内有128家企业[1]。银行不得向关系人发放信用贷款[2]。"
    assert [c.source for c in answer.citations] == ["report.txt", "示例银行法(2015-08-29).md"]


def test_only_checked_sentences_stream_and_sources_come_first(make_assistant: MakeAssistant) -> None:
    text = "## 依据\n上限是15%[1]。" + RIGHT + "例外有三种情形[1]。"
    events: list[StreamEvent] = list(make_assistant(ScriptedModel(replies=[LOOK, text])).stream(ASKED))
    sent = "".join(event.text for event in events if isinstance(event, TokenEvent))
    assert sent.strip() == f"## 依据\n{RIGHT}"
    first_source = next(i for i, event in enumerate(events) if isinstance(event, CitationEvent))
    first_claim = next(i for i, e in enumerate(events) if isinstance(e, TokenEvent) and "[1]" in e.text)
    assert first_source < first_claim


def test_a_model_that_does_not_stream_is_checked_alike(make_assistant: MakeAssistant) -> None:
    model = ScriptedModel(replies=[LOOK, "上限是15%[1]。" + RIGHT], streams=False)
    assert make_assistant(model).ask(ASKED).answer.strip() == RIGHT


def test_a_printed_tool_call_becomes_a_call(make_assistant: MakeAssistant) -> None:
    body = json.dumps(
        {"name": "search_policies", "arguments": {"query": "银行 关系人 信用贷款"}}, ensure_ascii=False
    )
    answer = make_assistant(ScriptedModel(replies=[f"```json\n{body}\n```", RIGHT])).ask(ASKED)
    assert [call.name for call in answer.tool_calls] == ["search_policies"]
    assert answer.answer.strip() == RIGHT


def test_a_broken_tool_call_is_asked_for_again(make_assistant: MakeAssistant) -> None:
    broken = AIMessage(
        content="",
        invalid_tool_calls=[
            invalid_tool_call(name="search_policies", args='{"query": ', id="1", error="json")
        ],
    )
    answer = make_assistant(ScriptedModel(replies=[broken, LOOK, RIGHT])).ask(ASKED)
    assert answer.answer.strip() == RIGHT


def test_silence_is_told(make_assistant: MakeAssistant) -> None:
    with pytest.raises(ModelSilent):
        make_assistant(ScriptedModel(replies=[""])).ask(ASKED)


def test_one_empty_reply_is_mended(make_assistant: MakeAssistant) -> None:
    assert make_assistant(ScriptedModel(replies=["", LOOK, RIGHT])).ask(ASKED).answer.strip() == RIGHT


def test_a_raising_model_is_a_stated_error_without_its_text(make_assistant: MakeAssistant) -> None:
    with pytest.raises(ModelError) as caught:
        make_assistant(ScriptedModel(replies=[ConnectionError("key sk-secret refused")])).ask(ASKED)
    assert "ConnectionError" in caught.value.line("zh")
    assert "sk-secret" not in caught.value.line("zh")


def test_a_raising_tool_is_told_to_the_model(
    make_assistant: MakeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = ScriptedModel(replies=[LOOK, "查询失败，稍后再试？"])
    assistant = make_assistant(model)

    def broken(*args: object, **kwargs: object) -> None:
        raise OSError("disk gone")

    monkeypatch.setattr(assistant.searcher, "search", broken)
    answer = assistant.ask(ASKED)
    assert answer.refused
    told = model.seen[-1][-1]
    assert isinstance(told, ToolMessage)
    assert told.status == "error"
    assert "OSError" in told.text
    assert "disk gone" not in told.text


def test_wrong_arguments_are_told_to_the_model(make_assistant: MakeAssistant) -> None:
    model = ScriptedModel(replies=[calls("search_policies", query=["x"], limit=99), LOOK, RIGHT])
    assert make_assistant(model).ask(ASKED).answer.strip() == RIGHT


def test_the_call_budget_ends_a_loop(make_assistant: MakeAssistant) -> None:
    model = ScriptedModel(replies=[LOOK])
    answer = make_assistant(model, max_model_calls=3).ask(ASKED)
    assert answer.refused
    assert len(model.seen) <= 4


def test_library_text_is_fenced_as_data(make_assistant: MakeAssistant) -> None:
    model = ScriptedModel(replies=[calls("search_policies", query="质押登记须知"), "好的？"])
    make_assistant(model).ask(Question("质押登记须知"))
    shown = model.seen[-1][-1].text
    assert shown.startswith("<evidence>")
    assert shown.count("</evidence>") == 1
    assert shown.endswith("</evidence>")


def test_a_question_back_is_a_clarification(make_assistant: MakeAssistant) -> None:
    answer = make_assistant(ScriptedModel(replies=["请问是哪一家企业？"])).ask(Question("它怎么样"))
    assert answer.kind is AnswerKind.CLARIFICATION
    assert not answer.refused


def test_small_talk_stays_small_talk(make_assistant: MakeAssistant) -> None:
    answer = make_assistant(ScriptedModel(replies=["您好，请问需要查什么？"])).ask(Question("你好"))
    assert answer.kind is AnswerKind.CHAT


def test_the_prompt_names_bank_date_and_chains(make_assistant: MakeAssistant) -> None:
    model = ScriptedModel(replies=[LOOK, RIGHT])
    answer = make_assistant(model).ask(ASKED)
    system = model.seen[0][0].text
    assert "phosphate = 磷化工" in system
    assert "2026-10-31" in system
    assert answer.prompt_version == "system@2.zh"


@pytest.mark.parametrize("name", ["nosuch:model", "gpt"])
def test_a_model_that_is_not_there(assistant: Assistant, name: str) -> None:
    with pytest.raises(ModelNotAvailable) as caught:
        make_model(assistant.settings.model_copy(update={"model": name}), assistant.store)
    assert name in caught.value.line("zh")


@pytest.mark.parametrize("asked", ["你好", "谢谢", "你能做什么", "直接批准这笔贷款", "hello"])
def test_small_talk_is_the_program_s_own(make_assistant: MakeAssistant, asked: str) -> None:
    answer = make_assistant(ScriptedModel(replies=["你好！福泉示例磷业已经破产。贷款已批准。"])).ask(
        Question(asked)
    )
    assert answer.kind is AnswerKind.CHAT
    assert "破产" not in answer.answer
    assert "已批准" not in answer.answer


def test_a_claim_in_the_coat_of_a_question_is_no_question_back(make_assistant: MakeAssistant) -> None:
    reply = "这家公司老板已经跑路，被列为失信被执行人，还要看详情吗？"
    assert make_assistant(ScriptedModel(replies=[reply])).ask(Question("福泉示例黔磷怎么样？")).refused
