"""A model by SCOUT_MODEL: a server that speaks the OpenAI format on loopback, through init_chat_model and the checks."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from pydantic import SecretStr

from assistant.agent.build import TOOLS, build_assistant
from assistant.domain.answer import AnswerKind
from assistant.domain.events import Question
from assistant.errors import ModelError
from assistant.settings import Settings
from assistant.store.engine import Store
from tests.agent.conftest import Shelf


class Talker:
    """What the server was asked, and what it says next: a tool call first, then the text."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.status = 200
        self.text = "银行不得向关系人发放信用贷款[1]。罚款五十万元[1]。"

    def chunks(self) -> list[dict[str, Any]]:
        if len(self.asked) % 2:
            arguments = json.dumps({"query": "银行 关系人 信用贷款"}, ensure_ascii=False)
            call = {"index": 0, "id": "c1", "type": "function", "function": {"name": "search_policies", "arguments": arguments}}  # fmt: skip
            return [{"role": "assistant", "tool_calls": [call]}]
        return [{"role": "assistant", "content": self.text[:7]}, {"content": self.text[7:]}]


@pytest.fixture
def talker() -> Iterator[tuple[Talker, str]]:
    talk = Talker()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            talk.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(talk.status)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            if talk.status != 200:
                return
            deltas = talk.chunks()
            for place, delta in enumerate(deltas):
                end = "stop" if place == len(deltas) - 1 else None
                choice = {"index": 0, "delta": delta, "finish_reason": end}
                body = {
                    "id": "x",
                    "object": "chat.completion.chunk",
                    "created": 0,
                    "model": "m",
                    "choices": [choice],
                }
                self.wfile.write(f"data: {json.dumps(body)}\n\n".encode())
            self.wfile.write(b"data: [DONE]\n\n")

        def log_message(self, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield talk, f"http://127.0.0.1:{server.server_address[1]}/v1"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def settings(demo_settings: Settings, talker: tuple[Talker, str]) -> Settings:
    return demo_settings.model_copy(
        update={
            "model": "openai:some-model",
            "model_base_url": talker[1],
            "model_api_key": SecretStr("sk-test"),
            "model_timeout_s": 5.0,
        }
    )


def test_any_model_answers_through_the_same_checks(
    settings: Settings, demo_store: Store, shelf: Shelf, talker: tuple[Talker, str]
) -> None:
    assistant = build_assistant(settings, demo_store, shelf)
    answer = assistant.ask(Question("银行能向关系人发放信用贷款吗？"))
    assert answer.kind is AnswerKind.ANSWER
    assert answer.answer.strip() == "银行不得向关系人发放信用贷款[1]。"
    assert answer.model == "openai:some-model"
    tools = {tool["function"]["name"] for tool in talker[0].asked[0]["tools"]}
    assert tools == {tool.name for tool in TOOLS}
    assert len(tools) == 16
    shown = json.dumps([tool["function"]["parameters"] for tool in talker[0].asked[0]["tools"]])
    assert "scope" not in shown
    assert "runtime" not in shown
    assistant.ask(Question("还有别的规定吗？", conversation_id=answer.conversation_id))
    sent = json.dumps(talker[0].asked[-1]["messages"], ensure_ascii=False)
    assert "银行能向关系人发放信用贷款吗？" in sent
    assert "scout_turn" not in sent


def test_a_refused_key_is_a_stated_error(
    settings: Settings, demo_store: Store, shelf: Shelf, talker: tuple[Talker, str]
) -> None:
    talker[0].status = 401
    with pytest.raises(ModelError) as caught:
        build_assistant(settings, demo_store, shelf).ask(Question("银行能向关系人发放信用贷款吗？"))
    assert "openai:some-model" in caught.value.line("en")
    assert "sk-test" not in caught.value.line("en")
