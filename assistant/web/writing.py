"""Who may change the library from a browser: nobody but this server's own page, and only where that is switched on.

There is no login yet, so whoever reaches the server could change what the bank's answers rest on: by default only
a server that listens on loopback takes changes, and one behind a proxy is told by setting.
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends
from starlette.requests import Request

from assistant.errors import ForeignPage, WritingOff
from assistant.settings import Settings

HEADER = "x-scout-write"
"""A header that a form cannot send, and a script of another origin only where CORS allows it: it does not."""
_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


def may_write(settings: Settings, request: Request) -> bool:
    """Whether this server takes changes from where the request comes from."""
    if settings.allow_upload is not None:
        return settings.allow_upload
    # a proxy on this machine reaches the loopback address for everyone
    return _is_loopback(settings.host) and not any(name in request.headers for name in _FORWARDED)


def _checked(request: Request) -> None:
    """Raise WritingOff or ForeignPage before a byte of the body is read."""
    if not may_write(request.app.state.settings, request):
        raise WritingOff
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site", "same-origin")
    ours = origin is None or urlsplit(origin).netloc.lower() == request.headers.get("host", "").lower()
    if not ours or site not in ("same-origin", "none") or HEADER not in request.headers:
        raise ForeignPage(origin=(origin or "?")[:100])


def _is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


Writer = Annotated[None, Depends(_checked)]
"""As a route's argument: only one who may change the library gets there."""
