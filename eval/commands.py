"""`scout eval`: measure, compare with the baselines, and say where something got worse."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from eval.retrieval import ChannelResult

app = typer.Typer(help="Measure retrieval and answers. 评测。", no_args_is_help=False)

# Below the baseline by more than this is a regression: less than one question in 400.
_TOLERANCE = 0.002


@app.callback(invoke_without_command=True)
def every(context: typer.Context) -> None:
    """Without a suite: every suite in turn."""
    if context.invoked_subcommand is None:
        retrieval(as_json=False)


@app.command()
def retrieval(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Hybrid search against lexical and dense alone, on the statute corpus; embedding it takes minutes once."""
    from assistant.settings import settings
    from eval.baselines import regressions
    from eval.datasets import DatasetMissing, statutes
    from eval.retrieval import CHANNELS, measure

    try:
        dataset = statutes()
    except DatasetMissing as error:
        _skipped("retrieval", str(error), as_json)
        return
    with (
        _bar("corpus", _CORPUS_SIZE) as loading,
        _bar("questions", len(dataset.questions) * len(CHANNELS)) as asking,
    ):
        results = measure(dataset, settings(), asking, loading)
    found = {r.channel: asdict(r.scores) for r in results}
    worse = regressions("retrieval", found["hybrid"], _TOLERANCE) if settings().embedder == "builtin" else []
    if as_json:
        document = {
            "suite": "retrieval",
            "skipped": None,
            "embedder": settings().embedder,
            "channels": {r.channel: asdict(r) for r in results},
            "regressions": worse,
        }
        sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    else:
        _table(results, worse)
    if worse:
        raise typer.Exit(1)


@app.command()
def tune(
    folds: Annotated[int, typer.Option(min=2, max=20, help="Folds of the cross-validation.")] = 5,
) -> None:
    """Try fusion weights on the dev questions, each fold judged by weights chosen on the others."""
    from assistant.settings import settings
    from eval.datasets import DatasetMissing, statutes
    from eval.tune import cross_validate

    try:
        dataset = statutes()
    except DatasetMissing as error:
        _skipped("tune", str(error), as_json=False)
        return
    with _bar("corpus", _CORPUS_SIZE) as loading, _bar("questions", len(dataset.questions)) as asking:
        outcome = cross_validate(dataset, settings(), folds, asking, loading)
    sys.stdout.write(json.dumps(asdict(outcome), indent=2) + "\n")


_CORPUS_SIZE = 64_672


@contextmanager
def _bar(name: str, total: int) -> Iterator[Callable[[int], None]]:
    """A progress bar on stderr that appears with its first step."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(name, total=total, visible=False)

        def step(done: int) -> None:
            progress.update(task, advance=done, visible=True)

        yield step


def _skipped(suite: str, reason: str, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps({"suite": suite, "skipped": reason}) + "\n")
    else:
        sys.stderr.write(f"scout eval {suite}: 跳过 skipped: {reason}\n")


def _table(results: list[ChannelResult], worse: list[str]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("channel", "recall@10", "recall@100", "MRR@10", "nDCG@10", "median ms", "p95 ms")
    for r in results:
        s = r.scores
        figures = (s.recall_10, s.recall_100, s.mrr_10, s.ndcg_10)
        table.add_row(r.channel, *(f"{f:.4f}" for f in figures), f"{r.median_ms:.0f}", f"{r.p95_ms:.0f}")
    console = Console()
    console.print(table)
    for line in worse:
        console.print(f"[red]低于基线 below the baseline: {line}[/]")
