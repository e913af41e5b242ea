"""What every request passes: headers, host, size; and the shape of every failure."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

Call = Callable[..., httpx.Response]
FIELDS = {"type", "title", "status", "detail", "code", "hint"}


@pytest.mark.parametrize("path", ["/healthz", "/api/passages/2", "/nowhere"])
def test_security_headers_stand_on_every_response(call: Call, path: str) -> None:
    headers = call("GET", path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    "base",
    [
        "http://localhost:8000",
        "http://127.0.0.1:8000",
        "http://[::1]:8000",
        "http://10.1.2.3",
        "http://LOCALHOST",
    ],
)
def test_the_server_answers_to_its_own_names(call: Call, base: str) -> None:
    assert call("GET", "/healthz", base=base).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8000", ""]
)
def test_a_foreign_host_name_is_refused(call: Call, host: str) -> None:
    response = call("GET", "/healthz", headers={"host": host})
    assert response.status_code == 421
    assert response.json()["code"] == "host_refused"


def test_a_host_name_of_the_settings_is_answered(call: Call) -> None:
    named = {"allowed_hosts": "scout.bank.example, other.example"}
    assert call("GET", "/healthz", base="http://scout.bank.example", settings=named).status_code == 200


def test_no_origin_may_call_unless_the_settings_name_it(call: Call) -> None:
    origin = {"origin": "https://intranet.example"}
    assert "access-control-allow-origin" not in call("GET", "/healthz", headers=origin).headers
    named = {"allowed_origins": "https://intranet.example/"}
    answered = call("GET", "/healthz", headers=origin, settings=named)
    assert answered.headers["access-control-allow-origin"] == "https://intranet.example"
    other = call("GET", "/healthz", headers={"origin": "https://evil.example"}, settings=named)
    assert "access-control-allow-origin" not in other.headers


def test_a_form_of_another_site_cannot_ask(call: Call) -> None:
    response = call("POST", "/api/chat", content='{"message":"问"}', headers={"content-type": "text/plain"})
    assert response.status_code == 400


@pytest.mark.parametrize("stated", [True, False])
def test_a_body_over_the_limit_is_refused(call: Call, stated: bool) -> None:
    async def chunks():  # type: ignore[no-untyped-def]
        for _ in range(3):
            yield b"x" * 1024

    content = b"x" * 3072 if stated else chunks()
    response = call(
        "POST",
        "/api/chat",
        settings={"max_request_kb": 2},
        content=content,
        headers={"content-type": "application/json"},
    )
    assert response.status_code == 413
    assert response.json()["code"] == "request_too_large"


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nowhere", 404, "not_found"),
        ("GET", "/api/chat", 405, "usage"),
        ("GET", "/api/passages/999", 404, "passage_not_found"),
        ("GET", "/api/passages/x", 400, "usage"),
        ("GET", "/api/conversations/none", 503, "home_not_ready"),
        ("GET", "/readyz", 503, "home_not_ready"),
    ],
)
def test_every_failure_is_a_problem_document(
    call: Call, method: str, path: str, status: int, code: str
) -> None:
    response = call(method, path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem.keys() == FIELDS
    assert (problem["status"], problem["code"]) == (status, code)
    assert problem["type"] == f"urn:credit-scout:problem:{code}"


@pytest.mark.parametrize(
    ("accept", "title"),
    [
        ("en-GB,en;q=0.9", "Not found"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "没有找到"),
        ("zh;q=0.2, en;q=0.8", "Not found"),
        ("fr-FR", "没有找到"),
        ("en;q=x", "没有找到"),
    ],
)
def test_a_problem_speaks_the_callers_language(call: Call, accept: str, title: str) -> None:
    assert call("GET", "/api/passages/999", headers={"accept-language": accept}).json()["title"] == title


def test_the_language_of_the_body_goes_before_the_header(call: Call) -> None:
    response = call(
        "POST", "/api/chat", json={"message": " ", "lang": "en"}, headers={"accept-language": "zh"}
    )
    assert response.json()["detail"] == "The question is blank"
