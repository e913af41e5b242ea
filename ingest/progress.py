"""Telling how far an ingest is: the protocol, silence, and a bar on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Literal, Protocol, Self

Outcome = Literal["added", "updated", "unchanged", "failed"]


class Progress(Protocol):
    """Is told what happens. Calls come from one thread, in order."""

    def begin(self, files: int) -> None:
        """So many files are to be looked at."""

    def advance(self, path: str, outcome: Outcome, passages: int) -> None:
        """One file is finished; what it gave is committed."""

    def part(self, path: str, documents: int, passages: int) -> None:
        """So many documents of a corpus are committed; the file is not finished yet."""


class Silent:
    """Tells nobody."""

    def begin(self, files: int) -> None:
        pass

    def advance(self, path: str, outcome: Outcome, passages: int) -> None:
        pass

    def part(self, path: str, documents: int, passages: int) -> None:
        pass


class Bar:
    """A bar on stderr with files and passages; use it in a `with`."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as RichProgress

        self._bar = RichProgress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[passages]} 段"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
        )
        self._task = self._bar.add_task("读取资料", total=None, passages=0)
        self._passages = 0

    def begin(self, files: int) -> None:
        self._bar.update(self._task, total=files)

    def advance(self, path: str, outcome: Outcome, passages: int) -> None:
        self._passages += passages
        self._bar.update(self._task, advance=1, passages=self._passages)

    def part(self, path: str, documents: int, passages: int) -> None:
        self._passages += passages
        self._bar.update(self._task, passages=self._passages)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()


@contextmanager
def shown(quiet: bool = False) -> Iterator[Progress]:
    """A bar where stderr is a terminal and nobody asked for quiet, else silence."""
    if quiet or not sys.stderr.isatty():
        yield Silent()
        return
    with Bar() as bar:
        yield bar


Steps = Callable[[str, int, int], None]
"""Is told what is being done, and how many of how many parts are finished."""


@contextmanager
def shown_steps(quiet: bool = False) -> Iterator[Steps | None]:
    """A bar for work that tells its steps, where stderr is a terminal and nobody asked for quiet."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as RichProgress

    with RichProgress(console=Console(stderr=True)) as bar:
        task = bar.add_task("示例银行", total=None)

        def tell(what: str, done: int, total: int) -> None:
            bar.update(task, description=what or "示例银行", completed=done, total=total)

        yield tell
