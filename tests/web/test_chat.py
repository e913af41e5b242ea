"""POST /api/chat: the events of an answer, and what happens when there is none."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable

import httpx
import pytest

from assistant.domain.scope import Scope
from assistant.settings import Settings
from assistant.web.app import create_app
from tests.web.conftest import events
from tests.web.scripted import ANSWER, CITATIONS, CONDITIONS, SENTENCES, ScriptedAssistant, ScriptedSearcher

Call = Callable[..., httpx.Response]
QUESTION = "本地磷化工产业链里，国企的供应商有哪些适合授信？"


def test_an_answer_streams_as_the_contract_says(call: Call) -> None:
    response = call("POST", "/api/chat", json={"message": QUESTION})
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/event-stream")
    assert response.headers["cache-control"] == "no-store"
    stream = [(name, json.loads(data)) for name, data in events(response.text)]
    assert [name for name, _ in stream] == [
        *("status", "tool", "status", "tool"),
        *("citation",) * len(CITATIONS),
        *("token",) * len(SENTENCES),
        *("table", "done"),
    ]
    by_name = {name: [data for other, data in stream if other == name] for name, _ in stream}
    assert by_name["status"][0] == {"stage": "reading", "text": "理解问题"}
    assert by_name["tool"] == [
        {
            "id": "t1",
            "name": "screen_candidates",
            "args": {"chain": "phosphate", "local": True},
            "state": state,
        }
        for state in ("started", "done")
    ]
    assert by_name["table"][0]["id"] == "segments"
    assert by_name["table"][0]["columns"][0] == ["segment", "环节"]
    assert by_name["table"][0]["rows"][2]["amount"] is None
    assert "".join(token["text"] for token in by_name["token"]) == by_name["done"][0]["answer"]
    assert by_name["citation"] == by_name["done"][0]["citations"]
    assert by_name["done"] == [ANSWER.model_dump(mode="json")]


def test_chinese_goes_over_the_wire_as_it_is_written(call: Call) -> None:
    body = call("POST", "/api/chat", json={"message": QUESTION}).text
    assert "福泉示例磷包装有限公司" in body
    assert "\\u" not in body


def test_the_question_reaches_the_assistant_whole(call: Call, scripted: ScriptedAssistant) -> None:
    call(
        "POST",
        "/api/chat",
        settings={"branch": "城关支行"},
        json={
            "message": f"  {QUESTION}\n",
            "conversation_id": "c9",
            "lang": "en",
            "drop_conditions": ["local"],
        },
    )
    asked = scripted.asked[0]
    assert (asked.text, asked.conversation_id, asked.lang) == (QUESTION, "c9", "en")
    assert asked.drop_conditions == ("local",)
    assert asked.scope == Scope(branch="城关支行")


def test_a_dropped_condition_is_gone_from_the_answer(call: Call) -> None:
    response = call("POST", "/api/chat", json={"message": QUESTION, "drop_conditions": ["local"]})
    done = json.loads(events(response.text)[-1][1])
    assert [condition["id"] for condition in done["conditions"]] == [c.id for c in CONDITIONS[1:]]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"message": " \n"}, 400, "blank_question"),
        ({"message": "磷" * 4001}, 413, "question_too_long"),
        ({}, 400, "usage"),
        ({"message": QUESTION, "lang": "fr"}, 400, "usage"),
        ({"message": 5}, 400, "usage"),
    ],
)
def test_a_question_that_cannot_be_taken_is_a_problem_before_the_stream(
    call: Call, scripted: ScriptedAssistant, body: dict[str, object], status: int, code: str
) -> None:
    response = call("POST", "/api/chat", json=body)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["code"] == code
    assert scripted.asked == []


def test_a_stated_failure_ends_the_stream_as_a_problem_document(call: Call) -> None:
    stream = events(call("POST", "/api/chat", json={"message": "故障", "lang": "en"}).text)
    assert [name for name, _ in stream] == ["status", "error"]
    problem = json.loads(stream[-1][1])
    assert problem["code"] == "model_silent"
    assert problem["status"] == 502
    assert problem["detail"].startswith("The model builtin gave no usable answer")


def test_an_unforeseen_failure_is_told_without_its_detail_and_logged(
    call: Call, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "assistant.web.chat"):
        stream = events(call("POST", "/api/chat", json={"message": "崩溃"}).text)
    problem = json.loads(stream[-1][1])
    assert (stream[-1][0], problem["status"], problem["detail"]) == ("error", 500, "出错了")
    assert "secret" not in json.dumps(problem)
    assert "secret detail" in caplog.text


def test_the_work_stops_when_the_reader_goes_away(
    scout_settings: Settings, scripted: ScriptedAssistant
) -> None:
    async def leave_after_the_first_token() -> bool:
        app = create_app(scout_settings, scripted, ScriptedSearcher())
        left = asyncio.Event()
        body = json.dumps({"message": "慢"}).encode()
        incoming = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> dict[str, object]:
            if incoming:
                return incoming.pop()
            await left.wait()
            return {"type": "http.disconnect"}

        async def send(message: dict[str, object]) -> None:
            if b"event: token" in message.get("body", b""):  # type: ignore[operator]
                left.set()

        scope = {
            "type": "http",
            "method": "POST",
            "path": "/api/chat",
            "query_string": b"",
            "headers": [(b"host", b"localhost"), (b"content-type", b"application/json")],
        }
        async with app.router.lifespan_context(app):
            await asyncio.wait_for(app(scope, receive, send), 10)  # type: ignore[arg-type]
            return await asyncio.to_thread(scripted.stopped.wait, 10)

    assert asyncio.run(leave_after_the_first_token())


def test_half_a_character_reaches_nobody(call: Call, scripted: ScriptedAssistant) -> None:
    body = json.dumps({"message": "\ud800贷款", "conversation_id": None})
    response = call("POST", "/api/chat", content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == 200
    assert [question.text for question in scripted.asked] == ["?贷款"]
