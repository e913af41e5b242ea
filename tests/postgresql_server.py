"""A real PostgreSQL for tests (eval.bench.postgresql_server), left out where none is installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from eval.bench import postgresql_server


@contextmanager
def server() -> Iterator[str]:
    """The address of a fresh server, less the name of a database."""
    if postgresql_server.binaries() is None:
        pytest.skip("no PostgreSQL is installed (Debian package postgresql)")
    with postgresql_server.server() as address:
        yield address
