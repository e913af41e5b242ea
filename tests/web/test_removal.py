"""From an upload to an answer and out of it again, over HTTP alone: the real assistant, nothing scripted."""

from __future__ import annotations

import asyncio
import json

import httpx
import pytest

from assistant.retrieval.embedder import make_embedder
from assistant.store.engine import Store
from assistant.web.app import create_app
from ingest.worker import take_open_jobs
from tests.ingest.conftest import InProcess
from tests.web.conftest import events

RULES = """示例支行值班管理办法

第一条 值班人员每日二十一时前锁闭金库外门，并在登记簿上签字。
第二条 值班期间不得擅自离岗；确需离岗的，报经支行行长同意。
"""
QUESTION = "值班人员什么时候锁闭金库外门？"
OURS = {"x-scout-write": "1"}


async def answer(client: httpx.AsyncClient) -> dict[str, object]:
    """The `done` document of the question."""
    response = await client.post("/api/chat", json={"message": QUESTION})
    return dict(json.loads(events(response.text)[-1][1]))


@pytest.mark.usefixtures("store")
def test_a_removed_document_is_gone_from_the_very_next_answer(store: Store) -> None:
    embedder = make_embedder(store.settings)

    async def run() -> None:
        app = create_app(store.settings)
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=transport, base_url="http://localhost", timeout=60) as client,
        ):
            sent = await client.put(
                "/api/documents/files/制度/值班.txt", content=RULES.encode(), headers=OURS
            )
            assert sent.status_code == 202
            await asyncio.to_thread(
                take_open_jobs, store, store.settings, embedder=embedder, reader=InProcess()
            )
            [job] = (await client.get("/api/jobs")).json()["jobs"]
            assert (job["state"], job["name"]) == ("done", "制度/值班.txt")

            first = await answer(client)
            cited = [one for one in first["citations"] if one["document_id"] == job["document_id"]]  # type: ignore[attr-defined]
            assert first["kind"] == "answer"
            assert "二十一时" in cited[0]["quote"]
            shown = await client.get(f"/api/passages/{cited[0]['passage_id']}")
            assert (shown.json()["article"], shown.json()["pictured"]) == ("第一条", False)

            number = job["document_id"]
            assert (await client.post(f"/api/documents/{number}/remove", headers=OURS)).status_code == 200
            after = await answer(client)
            assert after["kind"] == "refusal"
            assert after["citations"] == []
            assert (await client.get(f"/api/passages/{cited[0]['passage_id']}")).status_code == 404
            kept = (await client.get(f"/api/conversations/{first['conversation_id']}")).json()
            assert "二十一时" not in json.dumps(kept["turns"][0]["citations"], ensure_ascii=False)

    asyncio.run(run())
