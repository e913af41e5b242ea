"""What every request and response passes: host check, body limit, security headers. Plain ASGI, so streams flow.

The host check holds off DNS rebinding: a foreign page can make its own name point to 127.0.0.1, so the server
answers only to names it was told of. An IP address in the Host header cannot be rebound and is let through.
"""

from __future__ import annotations

from collections import deque
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import HostRefused, RequestTooLarge, ScoutError
from assistant.settings import Settings
from assistant.web.problems import language, problem_response

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",  # blob: pictures of pages, fetched so that their failures can be told
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)

SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


UPLOADS = "/api/documents/files/"
"""Under this path files are sent, which are limited in size by their route while they stream to the disk."""


class SecurityHeaders:
    """Adds the security headers that a response does not set itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers)


class HostCheck:
    """Refuses a request whose Host is neither localhost, an IP address, nor a name from the settings."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        names = {name.strip().lower() for name in settings.allowed_hosts.split(",")}
        self.names = (names | {"localhost", settings.host.lower()}) - {""}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            host = _host_name(Headers(scope=scope).get("host", ""))
            if host not in self.names and not _is_address(host):
                await _refuse(HostRefused(host=host[:100]), self.settings, scope, receive, send)
                return
        await self.app(scope, receive, send)


class BodyLimit:
    """Refuses a body over the limit: at once by its stated length, else while it is read."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self.limit = settings.max_request_kb * 1024

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or (scope["method"] == "PUT" and scope["path"].startswith(UPLOADS)):
            await self.app(scope, receive, send)
            return
        stated = Headers(scope=scope).get("content-length", "")
        if stated.isdigit() and int(stated) > self.limit:
            await _refuse(RequestTooLarge(limit=self.limit), self.settings, scope, receive, send)
            return
        # read here and handed on whole: an error raised inside the framework's own reading would become a 400
        messages: deque[Message] = deque()
        taken, more = 0, True
        while more:
            message = await receive()
            messages.append(message)
            more = message["type"] == "http.request" and message.get("more_body", False)
            taken += len(message.get("body", b""))
            if taken > self.limit:
                await _refuse(RequestTooLarge(limit=self.limit), self.settings, scope, receive, send)
                return

        async def handed_on() -> Message:
            return messages.popleft() if messages else await receive()

        await self.app(scope, handed_on, send)


def _host_name(header: str) -> str:
    """The name of a Host header without its port: "[::1]:8000" is "::1"."""
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.partition(":")[0].lower().rstrip(".")


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


async def _refuse(error: ScoutError, settings: Settings, scope: Scope, receive: Receive, send: Send) -> None:
    lang = language(Headers(scope=scope).get("accept-language"), settings.lang)
    await problem_response(error, lang)(scope, receive, send)
