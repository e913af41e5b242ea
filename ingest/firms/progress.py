"""Telling how far an import of firm data is: the protocol, silence, and bars on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Protocol, Self

from assistant.domain.text import Lang, Text

_READ = Text("读取 {what}", "reading {what}")
_MERGED = Text("入库 {what}", "storing {what}")
_DERIVED = Text("计算标签、控制关系和指标", "deriving labels, control and figures")
_WAITED = Text("另一个导入正在进行，等待中", "waiting for another import")


class ImportProgress(Protocol):
    """Is told what an import does. Calls come from one thread, in order."""

    def wait(self) -> None:
        """Another import is under way."""

    def read(self, what: str, rows: int, of: int | None) -> None:
        """So many rows of a file have been read, of about so many (None: not known)."""

    def merge(self, what: str, done: int, of: int) -> None:
        """So many tables of so many are brought into the store; `what` is next."""

    def derive(self) -> None:
        """Everything is in; what follows from it is worked out."""


class Silent:
    """Tells nobody."""

    def wait(self) -> None:
        pass

    def read(self, what: str, rows: int, of: int | None) -> None:
        pass

    def merge(self, what: str, done: int, of: int) -> None:
        pass

    def derive(self) -> None:
        pass


class Bars:
    """One bar on stderr that follows the stages; use it in a `with`."""

    def __init__(self, lang: Lang) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as RichProgress

        self._lang = lang
        self._bar = RichProgress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
        )
        self._task = self._bar.add_task("", total=None)
        self._said = ""

    def wait(self) -> None:
        self._show(_WAITED, 0, None)

    def read(self, what: str, rows: int, of: int | None) -> None:
        self._show(_READ.fill(what=what), rows, None if of is None else max(rows, of))

    def merge(self, what: str, done: int, of: int) -> None:
        self._show(_MERGED.fill(what=what), done, of)

    def derive(self) -> None:
        self._show(_DERIVED, 0, None)

    def _show(self, what: Text, done: int, of: int | None) -> None:
        said = what[self._lang]
        if said != self._said:
            self._bar.reset(self._task)
            self._said = said
        self._bar.update(self._task, description=said, completed=done, total=of)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()


@contextmanager
def shown(lang: Lang, quiet: bool = False) -> Iterator[ImportProgress]:
    """Bars where stderr is a terminal and nobody asked for quiet, else silence."""
    if quiet or not sys.stderr.isatty():
        yield Silent()
        return
    with Bars(lang) as bars:
        yield bars
