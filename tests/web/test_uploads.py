"""Files from the browser: who may send them, under which names, how large; the jobs they become; removal."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from assistant.store import jobs
from assistant.store.engine import Store
from assistant.web.inbox import place, sweep
from tests.web.library import publish

Call = Callable[..., httpx.Response]
Calls = Callable[..., list[httpx.Response]]
OURS = {"x-scout-write": "1"}


def where(path: str) -> str:
    """The address of a path; the client would fold a plain .. away."""
    return "/api/documents/files/" + quote(path).replace(".", "%2E")


def put(call: Call, path: str, content: object = b"text", **more: object) -> httpx.Response:
    """Send a file as the page does."""
    return call("PUT", where(path), content=content, **({"headers": OURS} | more))


def test_a_file_is_kept_under_its_path_and_has_a_job(call: Call, store: Store) -> None:
    sent = put(call, "制度/2026 年/贷后检查.txt", "第一条".encode())
    assert (sent.status_code, sent.json()["path"]) == (202, "制度/2026 年/贷后检查.txt")
    kept = store.settings.inbox / "制度" / "2026 年" / "贷后检查.txt"
    assert kept.read_bytes() == "第一条".encode()
    [job] = jobs.open_jobs(store)
    assert (job.id, job.path, job.is_example) == (sent.json()["job_id"], str(kept.resolve()), False)
    shown = call("GET", "/api/jobs").json()
    assert [(row["name"], row["state"]) for row in shown["jobs"]] == [
        ("制度/2026 年/贷后检查.txt", "waiting")
    ]
    assert shown["batch"]["waiting"] == 1
    assert str(store.settings.home) not in call("GET", "/api/jobs").text


def test_the_same_path_again_takes_the_old_files_place_and_is_read_anew(call: Call, store: Store) -> None:
    first = put(call, "a.txt", b"one").json()["job_id"]
    jobs.start(store, [first])
    second = put(call, "a.txt", b"two").json()["job_id"]
    assert second != first
    assert (store.settings.inbox / "a.txt").read_bytes() == b"two"


def test_a_file_larger_than_a_request_may_be_streams_in(call: Call, store: Store) -> None:
    async def parts() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield b"x" * 1024

    assert put(call, "a.txt", parts(), settings={"max_request_kb": 1}).status_code == 202
    assert (store.settings.inbox / "a.txt").stat().st_size == 3072


@pytest.mark.parametrize("stated", [True, False])
def test_a_file_over_the_limit_leaves_nothing(call: Call, store: Store, stated: bool) -> None:
    async def parts() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield b"x" * 600_000

    body: object = b"x" * 1_800_000 if stated else parts()
    refused = put(call, "大.txt", body, settings={"max_file_mb": 1})
    assert (refused.status_code, refused.json()["code"]) == (413, "request_too_large")
    assert not [file for file in store.settings.inbox.rglob("*") if file.is_file()]
    assert jobs.recent(store) == []


ASTRAY = [
    "../x.txt", "a/../../x.txt", "/etc/passwd", "a//b.txt", ".ssh/keys", "a/.hidden", "", " /a.txt", "a\\b.txt",
    "a\x00.txt", "a\t.txt", "re\u202efdp.exe", "zero\u200bwidth.txt", "名" * 100 + ".txt", "a/" * 20 + "b.txt",
]  # fmt: skip


def test_a_path_that_leads_astray_is_refused(calls: Calls, store: Store) -> None:
    answers = calls([("PUT", where(path), {"content": b"x", "headers": OURS}) for path in ASTRAY])
    refused = [(one.status_code, one.json().get("code")) for one in answers]
    assert refused == [(400, "name_refused")] * len(ASTRAY)
    assert not store.settings.inbox.exists() or not list(store.settings.inbox.iterdir())


def test_a_link_out_of_the_inbox_is_not_followed(store: Store, tmp_path: Path, call: Call) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    store.settings.inbox.mkdir()
    (store.settings.inbox / "link").symlink_to(outside)
    assert put(call, "link/a.txt").status_code == 400
    assert list(outside.iterdir()) == []


@pytest.mark.usefixtures("store")
def test_a_file_cannot_stand_where_a_folder_stands(call: Call) -> None:
    assert put(call, "a/b.txt").status_code == 202
    for path in ("a", "a/b.txt/c.txt"):
        assert put(call, path).json()["code"] == "name_refused"


def test_names_that_look_the_same_are_one(store: Store) -> None:
    assert place(store.settings, "cafe\u0301.txt") == place(store.settings, "caf\u00e9.txt")


def test_what_a_broken_upload_left_is_swept(store: Store) -> None:
    store.settings.inbox.mkdir()
    (store.settings.inbox / ".incoming-x").write_bytes(b"half")
    (store.settings.inbox / "a.txt").write_bytes(b"whole")
    sweep(store.settings)
    assert [file.name for file in store.settings.inbox.iterdir()] == ["a.txt"]


CHANGES = [
    ("PUT", "/api/documents/files/a.txt"),
    ("POST", "/api/documents/1/metadata"),
    ("POST", "/api/documents/1/remove"),
]


FOREIGN = [
    {},
    OURS | {"origin": "https://evil.example"},
    OURS | {"origin": "null"},
    OURS | {"origin": "http://localhost:9999"},
    OURS | {"sec-fetch-site": "cross-site"},
    OURS | {"sec-fetch-site": "same-site"},
]


@pytest.mark.usefixtures("store")
def test_another_sites_page_changes_nothing(calls: Calls) -> None:
    requests = [(*change, {"headers": headers}) for change in CHANGES for headers in FOREIGN]
    refused = [(one.status_code, one.json()["code"]) for one in calls(requests)]
    assert refused == [(403, "foreign_page")] * len(requests)


@pytest.mark.usefixtures("store")
def test_our_own_page_and_a_script_may(call: Call) -> None:
    page = OURS | {"origin": "http://localhost", "sec-fetch-site": "same-origin"}
    assert put(call, "a.txt", headers=page).status_code == 202
    assert put(call, "b.txt", headers=OURS).status_code == 202


@pytest.mark.parametrize(
    ("settings", "headers", "allowed"),
    [
        ({"host": "0.0.0.0"}, {}, False),
        ({"host": "scout.bank.example"}, {}, False),
        ({"allow_upload": False}, {}, False),
        ({}, {"x-forwarded-for": "192.0.2.9"}, False),
        ({"host": "0.0.0.0", "allow_upload": True}, {}, True),
        ({"host": "::1"}, {}, True),
        ({"host": "localhost"}, {}, True),
    ],
)
def test_only_a_server_of_this_machine_or_one_that_is_told_takes_changes(
    calls: Calls, store: Store, settings: dict[str, object], headers: dict[str, str], allowed: bool
) -> None:
    publish(store, "x.txt")
    sent = {"headers": OURS | headers | {"content-type": "application/json"}, "content": b"{}"}
    *changed, told = calls(
        [*((*change, sent) for change in CHANGES), ("GET", "/api/documents", {"headers": headers})],
        settings=settings,
    )
    assert [one.status_code for one in changed] == ([202, 200, 200] if allowed else [403] * 3)
    assert allowed or {one.json()["code"] for one in changed} == {"writing_off"}
    assert told.json()["writing"]["allowed"] == allowed


def test_a_document_is_removed_once(call: Call, store: Store) -> None:
    number = publish(store, "x.txt")
    assert call("POST", f"/api/documents/{number}/remove", headers=OURS).json() == {"removed": number}
    again = call("POST", f"/api/documents/{number}/remove", headers=OURS)
    assert (again.status_code, again.json()["code"]) == (404, "document_not_found")
    assert call("GET", "/api/documents").json()["total"] == 0


def test_what_is_said_of_a_document_can_be_set_and_given_back(call: Call, store: Store) -> None:
    number = publish(store, "x.txt", title="贷后检查办法", kind="manual", issuer="示例支行")
    path = f"/api/documents/{number}/metadata"
    entered = {
        "issuer": "",
        "document_number": "示例发〔2026〕9号",
        "issued_on": "2026年3月1日",
        "region": "福泉市",
    }
    changed = call("POST", path, headers=OURS, json={"changes": entered}).json()
    assert (changed["issuer"], changed["document_number"]) == (None, "示例发〔2026〕9号")
    assert (changed["issued_on"], changed["region_name"]) == ("2026-03-01", "福泉市")
    assert set(changed["edited"]) == set(entered)
    back = call("POST", path, headers=OURS, json={"reset": ["issuer"]}).json()
    assert (back["issuer"], "issuer" in back["edited"]) == ("示例支行", False)


def test_an_entry_that_makes_no_sense_is_refused(calls: Calls, store: Store) -> None:
    number = publish(store, "x.txt")
    path = f"/api/documents/{number}/metadata"
    bodies: list[dict[str, object]] = [
        {"changes": {"issued_on": "去年某天"}},
        {"changes": {"kind": "poem"}},
        {"changes": {"title": ""}},
        {"changes": {"sha256": "0"}},
        {"reset": ["live"]},
        {"changes": {"issued_on": 5}},
    ]
    answers = calls([("POST", path, {"headers": OURS, "json": body}) for body in bodies])
    assert {one.headers["content-type"] for one in answers} == {"application/problem+json"}
    assert all(400 <= one.status_code < 500 for one in answers)
    assert call_title(calls, number) == "x.txt"


def call_title(calls: Calls, number: int) -> str:
    """The title that the document has now."""
    return str(calls([("GET", f"/api/documents/{number}", {})])[0].json()["title"])
