"""`scout serve`: the chat page and the API of one home, one server a home, until it is told to stop.

The server owns the search mirrors. The ingest worker runs beside it as a process of its own, because this
package must not import what fills the store.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EADDRINUSE
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

import typer
from filelock import FileLock, Timeout

from assistant.domain.text import Text
from assistant.errors import AddressUnusable, AlreadyServing, HomeNotWritable, PortTaken
from assistant.settings import Settings, settings

if TYPE_CHECKING:
    from fastapi import FastAPI

    from assistant.web.parts import Parts

app = typer.Typer(add_completion=False)

WORKER = "ingest.worker"
STOP_SECONDS = 10
"""How long answers under way, and then the worker, are given to end."""

_STARTING = Text("正在启动……", "Starting…")
_SERVING = Text("信贷参谋已启动：{url}（按 Ctrl+C 停止）", "Credit Scout serves at {url} (Ctrl+C stops it)")
_STOPPED = Text("已停止", "Stopped")


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on  监听地址")] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Port to listen on, 0 takes a free one  端口")
    ] = None,
) -> None:
    """Serve the chat page and the API  启动网页服务."""
    configured = settings()
    chosen = configured.model_copy(
        update={
            "host": configured.host if host is None else host,
            "port": configured.port if port is None else port,
        }
    )
    run(chosen)


def run(settings: Settings, parts: Parts | None = None) -> None:
    """Serve until SIGINT or SIGTERM, with `parts` instead of the home's own where given.

    Raises ConfigInvalid, HomeNotReady, StoreOutdated, AlreadyServing, PortTaken, AddressUnusable or HomeNotWritable before
    anything is started.
    """
    from assistant.health import require_config
    from assistant.store.engine import Store

    require_config()
    Store.open(settings).close()
    with only_server(settings), listening(settings) as listener:
        address = listener.getsockname()
        shown = f"[{address[0]}]" if ":" in address[0] else address[0]
        url = f"http://{shown}:{address[1]}"
        typer.echo(_STARTING[settings.lang], err=True)

        from assistant.web.app import create_app
        from assistant.web.parts import Parts

        served = parts or Parts(settings)
        served.open()
        try:
            with ingest_worker(settings):
                _serve(create_app(settings, parts=served), listener, _SERVING[settings.lang].format(url=url))
        finally:
            served.close()
    typer.echo(_STOPPED[settings.lang], err=True)


@contextmanager
def only_server(settings: Settings) -> Iterator[None]:
    """The server lock of the home; raises AlreadyServing with the process that holds it.

    The lock ends with its process, however that ends; the file beside it only says which one it was.
    """
    lock = FileLock(settings.locks / "server.lock", timeout=0)
    note = settings.locks / "server.json"
    try:
        settings.locks.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise AlreadyServing(home=settings.home, pid=_noted_pid(settings)) from error
    except OSError as error:
        raise HomeNotWritable(home=settings.home, why=error.strerror or str(error)) from error
    try:
        note.write_text(json.dumps({"pid": os.getpid(), "host": settings.host, "port": settings.port}))
        yield
    finally:
        note.unlink(missing_ok=True)
        lock.release()


def _noted_pid(settings: Settings) -> int | str:
    """The process that serves; "?" in the moment between its taking the lock and its writing the note."""
    try:
        return int(json.loads((settings.locks / "server.json").read_text())["pid"])
    except (OSError, ValueError, KeyError):
        return "?"


@contextmanager
def listening(settings: Settings) -> Iterator[socket.socket]:
    """The listening socket, taken before anything slow starts; raises PortTaken or AddressUnusable."""
    where = {"host": settings.host, "port": settings.port}
    try:
        family, _, _, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        raise AddressUnusable(why=error.strerror or str(error), **where) from error
    with listener:
        # a port in TIME_WAIT after a restart is free; one that is listened on stays taken
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(address)
            listener.listen(128)
        except OSError as error:
            if error.errno == EADDRINUSE:
                raise PortTaken(**where) from error
            raise AddressUnusable(why=error.strerror or str(error), **where) from error
        yield listener


@contextmanager
def ingest_worker(settings: Settings) -> Iterator[None]:
    """The ingest worker as a process beside the server, where this installation has one."""
    if find_spec(WORKER) is None:
        yield
        return
    worker = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-m", WORKER],
        env={**os.environ, "SCOUT_HOME": str(settings.home)},
        stdin=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl+C reaches the server alone, which then stops the worker
    )
    try:
        yield
    finally:
        worker.terminate()
        try:
            worker.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()


def _serve(application: FastAPI, listener: socket.socket, line: str) -> None:
    """Run uvicorn on `listener` until a signal; print `line` on stdout once it answers."""
    import uvicorn

    class Server(uvicorn.Server):
        @contextmanager
        def capture_signals(self) -> Iterator[None]:
            # uvicorn's own raises the signal again when it is done, which would cut our own ending short
            kept = {number: signal.signal(number, self.handle_exit) for number in _SIGNALS}
            try:
                yield
            finally:
                for number, handler in kept.items():
                    signal.signal(number, handler)

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            typer.echo(line)
            sys.stdout.flush()

    config = uvicorn.Config(
        application,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=STOP_SECONDS,
    )
    Server(config).run([listener])


_SIGNALS = (signal.SIGINT, signal.SIGTERM)
