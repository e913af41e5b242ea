"""A report for the browser: begun, followed, downloaded; unknown firms, jobs that are gone, and too many at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.domain.scope import LOCAL
from assistant.errors import FontMissing, ReportsBusy
from assistant.report.press import Press
from assistant.report.template import load_template
from assistant.settings import Settings
from assistant.store.engine import Store
from assistant.web.app import create_app
from assistant.web.report_jobs import MOST_WAITING, ReportJobs
from tests.firm_world import enter
from tests.report.world import build
from tests.web.scripted import ScriptedAssistant

FIRM = "福泉示例磷盛化工有限公司"


@pytest.fixture
def client(store: Store, scout_settings: Settings) -> Iterator[TestClient]:
    enter(store, build)
    app = create_app(scout_settings, ScriptedAssistant(), None)
    app.state.parts.report_press = lambda: Press(store, scout_settings, load_template())
    app.state.parts.reports = ReportJobs(app.state.parts.report_press)
    with TestClient(app, base_url="http://localhost") as made:
        yield made


def finished(client: TestClient, job: str) -> dict[str, Any]:
    """The job once it has ended: asked again and again, as the page does."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        said: dict[str, Any] = client.get(f"/api/reports/{job}").json()
        if said["state"] in ("done", "failed"):
            return said
        threading.Event().wait(0.02)
    raise AssertionError("the report was not made within a minute")


def test_a_report_is_made_and_downloaded(client: TestClient) -> None:
    begun = client.post("/api/firms/91529999XDEM0109X4/report", json={"format": "md"})
    assert begun.status_code == 202
    said = finished(client, begun.json()["job_id"])
    assert (said["state"], said["firm"], said["done"], said["total"]) == ("done", FIRM, 16, 16)
    file = client.get(said["file"])
    assert file.headers["content-type"].startswith("text/markdown")
    assert "%E7%A6%8F" in file.headers["content-disposition"]
    assert file.text.startswith("# 授信尽职调查摘要")


def test_the_body_may_be_left_out_and_the_language_asked_for(client: TestClient) -> None:
    job = client.post(f"/api/firms/{FIRM}/report", json={"format": "json", "lang": "en"}).json()
    said = finished(client, job["job_id"])
    assert client.get(said["file"]).json()["lang"] == "en"


def test_one_report_is_printed_in_every_format(client: TestClient) -> None:
    job = client.post("/api/firms/91529999XDEM0109X4/report", json={"format": "json"}).json()
    assert job["files"] == {}
    said = finished(client, job["job_id"])
    assert list(said["files"]) == ["md", "html", "docx", "pdf", "json"]
    starts = {"md": b"# ", "html": b"<!DOCTYPE", "docx": b"PK", "pdf": b"%PDF", "json": b"{"}
    for format_, url in said["files"].items():
        file = client.get(url)
        assert file.status_code == 200
        assert file.content.startswith(starts[format_])
        assert f".{format_}" in file.headers["content-disposition"]
    report = client.get(said["files"]["json"]).json()
    assert client.get(said["file"]).json() == report
    assert client.get(f"{said['file']}?format=exe").status_code == 400


def test_firms_that_are_not_there_or_not_sure(client: TestClient) -> None:
    missing = client.post("/api/firms/查无此企业/report", json={})
    assert (missing.status_code, missing.json()["code"]) == (404, "firm_not_found")
    likely = client.post("/api/firms/福泉示例磷盛/report", json={})
    assert FIRM in likely.json()["hint"]
    assert client.post(f"/api/firms/{FIRM}/report", json={"format": "exe"}).status_code == 400


def test_a_job_of_before_the_restart_is_told_to_be_lost(client: TestClient) -> None:
    said = client.get("/api/reports/of-an-older-server")
    assert (said.status_code, said.json()["code"]) == (404, "report_lost")
    assert "重新生成" in said.json()["hint"]


def test_what_fails_says_why_and_no_file_comes() -> None:
    class Broken:
        def make(self, *_: Any) -> Any:
            raise FontMissing(folder="fonts")

    jobs = ReportJobs(lambda: Broken())  # type: ignore[arg-type,return-value]
    job = jobs.start(1, "甲", "pdf", "zh", LOCAL)
    jobs.close()
    assert jobs.get(job.id).state == "failed"
    with pytest.raises(FontMissing):
        jobs.file(job.id)


def test_no_more_wait_than_the_server_takes() -> None:
    gate = threading.Event()

    class Slow:
        def make(self, *_: Any) -> Any:
            gate.wait(30)
            raise FontMissing(folder="fonts")

    jobs = ReportJobs(lambda: Slow())  # type: ignore[arg-type,return-value]
    for _ in range(MOST_WAITING):
        jobs.start(1, "甲", "md", "zh", LOCAL)
    with pytest.raises(ReportsBusy):
        jobs.start(1, "甲", "md", "zh", LOCAL)
    gate.set()
    jobs.close()
