"""A real PostgreSQL for tests and measurements: made in a folder of its own, on loopback, gone at the end.

PostgreSQL refuses to run as root, so there it runs as the user `postgres` that its package brings.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def binaries() -> Path | None:
    """The folder of initdb and pg_ctl, None where no PostgreSQL is installed."""
    newest = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parent.parent.name))
    found = str(newest[-1]) if newest else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server() -> Iterator[str]:
    """The address of a fresh server, less the name of a database: postgresql+psycopg://scout@127.0.0.1:port/

    Raises RuntimeError where none is installed, or with its log where it does not start.
    """
    folder = binaries()
    if folder is None:
        raise RuntimeError("no PostgreSQL is installed (Debian package postgresql)")
    root = os.geteuid() == 0
    place = Path(tempfile.mkdtemp(prefix="scout-postgresql-"))
    if root:
        shutil.chown(place, "postgres", "postgres")
    cluster, port = place / "cluster", _free_port()

    def run(program: str, *arguments: str) -> None:
        command = [str(folder / program), "-D", str(cluster), *arguments]
        done = subprocess.run(  # noqa: S603 - own words
            ["runuser", "-u", "postgres", "--", *command] if root else command,
            cwd=place,
            stdout=subprocess.DEVNULL,  # a pipe would stay open in the server
            stderr=subprocess.DEVNULL,
        )
        if done.returncode:
            log = place / "log"
            raise RuntimeError(f"{program}: {log.read_text('utf-8') if log.is_file() else done.returncode}")

    run("initdb", "-U", "scout", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    options = f"-h 127.0.0.1 -p {port} -k {place} -c fsync=off -c shared_buffers=256MB -c work_mem=32MB -c random_page_cost=1.1"
    run("pg_ctl", "-w", "-l", str(place / "log"), "-o", options, "start")
    try:
        yield f"postgresql+psycopg://scout@127.0.0.1:{port}/"
    finally:
        run("pg_ctl", "-w", "-m", "immediate", "stop")
        shutil.rmtree(place)
