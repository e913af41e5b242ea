"""The fields that each document of the API holds: others read them, so they may be added to and never renamed."""

from __future__ import annotations

from collections.abc import Callable

import httpx

from assistant.store import jobs
from assistant.store.engine import Store
from tests.web.library import law, publish
from tests.web.scripted import ScriptedSearcher

Calls = Callable[..., list[httpx.Response]]

DOCUMENT = """id title kind source folder lang issuer document_number region region_name issued_on effective_on repealed_on
    version_key versions pages passages size media_type pictured recognised_pages hidden notes edited is_example added_at"""
JOB = "id name state outcome passages document_id reason_code reason created_at started_at finished_at"
VERSION = "document_id title issued_on effective_on repealed_on replaced_by standing stated newest passage_id"
PASSAGE = """passage_id document_id title source locator heading article kind document_kind text page pages boxes pictured
    recognised issued_on effective_on repealed_on is_example before after"""


def test_every_document_of_the_api_holds_its_fields(calls: Calls, store: Store) -> None:
    from datetime import date

    number = law(store, date(2024, 1, 1), "第一条")
    publish(store, "x.txt")
    jobs.enqueue(store, ["/nowhere/x.txt"])
    answers = calls(
        [
            ("GET", "/api/documents", {}),
            ("GET", f"/api/documents/{number}", {}),
            ("GET", f"/api/documents/{number}/passages", {}),
            ("GET", f"/api/documents/{number}/versions", {}),
            ("GET", "/api/jobs", {}),
            ("GET", "/api/passages/2", {}),
        ],
        searcher=ScriptedSearcher(),
    )
    listed, document, passages, versions, work, passage = [one.json() for one in answers]
    for found, fields in [
        (listed, "documents total kinds writing"),
        (listed["writing"], "allowed max_file_mb"),
        (listed["documents"][0], DOCUMENT),
        (document, DOCUMENT),
        (passages, "passages total"),
        (passages["passages"][0], "passage_id kind heading locator page text recognised"),
        (versions["versions"][0], VERSION),
        (work, "jobs batch lang"),
        (work["jobs"][0], JOB),
        (work["batch"], "waiting running done failed passages"),
        (passage, PASSAGE),
        (passage["before"][0], "passage_id locator heading text"),
    ]:
        assert set(fields.split()) <= set(found)
