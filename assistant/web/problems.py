"""Errors as RFC 9457 problem documents, in the caller's language. Knows no route.

`HANDLERS` is the one dictionary from exception to handler; the chat stream uses `problem()` for its `error` event.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from assistant.domain.text import Lang, Text
from assistant.errors import NotFound, ScoutError, UsageError

MEDIA_TYPE = "application/problem+json"

_log = logging.getLogger(__name__)

_TITLES: dict[int, Text] = {
    400: Text("请求有误", "Bad request"),
    403: Text("不允许", "Not allowed"),
    404: Text("没有找到", "Not found"),
    405: Text("不支持这种请求方式", "Method not allowed"),
    408: Text("没有收完", "Not received whole"),
    409: Text("需要选择", "A choice is needed"),
    413: Text("内容过长", "Too long"),
    421: Text("主机名不对", "Wrong host"),
    422: Text("内容不合格", "Content not accepted"),
    502: Text("模型不可用", "The model is not available"),
    503: Text("服务未就绪", "Service not ready"),
    507: Text("磁盘已满", "The disk is full"),
}
_INTERNAL = Text("内部错误", "Internal error")
_NO_SUCH_PAGE = Text("没有这个地址 {path}", "No such address: {path}")
_WRONG_METHOD = Text("{path} 不支持 {method}", "{path} does not take {method}")


def problem(error: ScoutError, lang: Lang) -> dict[str, Any]:
    """The problem document of `error`: type, title, status, detail, code, hint."""
    return {
        "type": f"urn:credit-scout:problem:{error.code}",
        "title": _TITLES.get(error.http_status, _INTERNAL)[lang],
        "status": error.http_status,
        "detail": error.text(lang),
        "code": error.code,
        "hint": error.advice(lang),
    }


def problem_response(
    error: ScoutError, lang: Lang, *, status: int | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """`error` as a response; `status` replaces the error's own where HTTP has a closer one."""
    document = problem(error, lang)
    if status is not None:
        document |= {"status": status, "title": _TITLES.get(status, _INTERNAL)[lang]}
    return Response(
        json.dumps(document, ensure_ascii=False),
        status_code=document["status"],
        media_type=MEDIA_TYPE,
        headers=headers,
    )


def language(accept: str | None, default: Lang) -> Lang:
    """The language that an Accept-Language header prefers of Chinese and English; `default` if neither."""
    best: Lang = default
    weight = 0.0
    for part in (accept or "").split(","):
        tag, _, parameter = part.strip().partition(";")
        primary = tag.split("-")[0].lower()
        if primary not in ("zh", "en"):
            continue
        try:
            quality = float(parameter.partition("=")[2] or 1)
        except ValueError:
            quality = 0.0
        if quality > weight:
            best, weight = ("zh" if primary == "zh" else "en"), quality
    return best


def caller_language(request: Request) -> Lang:
    """The language asked for: the `lang` of the body or the query, else Accept-Language, else SCOUT_LANG."""
    asked = getattr(request.state, "lang", None) or request.query_params.get("lang")
    if asked in ("zh", "en"):
        return "zh" if asked == "zh" else "en"
    return language(request.headers.get("accept-language"), request.app.state.settings.lang)


def _stated(request: Request, error: Exception) -> Response:
    assert isinstance(error, ScoutError)
    return problem_response(error, caller_language(request))


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    body = error.body
    if isinstance(body, dict) and body.get("lang") in ("zh", "en"):
        request.state.lang = body["lang"]
    fields = "; ".join(
        f"{'.'.join(str(part) for part in entry['loc'])}: {entry['msg']}" for entry in error.errors()
    )
    return problem_response(UsageError(what=fields), caller_language(request))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    lang, path = caller_language(request), request.url.path
    stated: ScoutError
    if error.status_code == 404:
        stated = NotFound(name=_NO_SUCH_PAGE[lang].format(path=path))
    elif error.status_code == 405:
        stated = UsageError(what=_WRONG_METHOD[lang].format(path=path, method=request.method))
    else:
        stated = UsageError(what=error.detail)
    return problem_response(stated, lang, status=error.status_code, headers=error.headers)


def _unforeseen(request: Request, error: Exception) -> Response:
    _log.error("unforeseen error in %s %s", request.method, request.url.path, exc_info=error)
    return problem_response(ScoutError(), caller_language(request))


HANDLERS: dict[int | type[Exception], Callable[[Request, Exception], Any]] = {
    ScoutError: _stated,
    RequestValidationError: _invalid,
    HTTPException: _http,
    Exception: _unforeseen,
}
"""Exception -> handler, for the app factory."""
