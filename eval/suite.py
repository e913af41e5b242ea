"""What a suite of `scout eval` ends in, and the progress bar that all show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from eval.metrics import Scored


@dataclass(slots=True)
class Suite:
    """One suite's end. document: its JSON. skipped: why nothing was measured. scored: what the baseline is compared with."""

    name: str
    what: str = ""
    document: dict[str, Any] = field(default_factory=dict)
    scored: Scored = field(default_factory=dict)
    skipped: str | None = None
    worse: list[str] = field(default_factory=list)


@contextmanager
def bar(name: str, total: int) -> Iterator[Callable[[int], None]]:
    """A progress bar on stderr that appears with its first step."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(name, total=total, visible=False)

        def step(done: int) -> None:
            progress.update(task, advance=done, visible=True)

        yield step
