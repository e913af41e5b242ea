"""What came of taking files in, on the terminal and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import typer

from assistant.domain.text import Text
from ingest.commands.documents.opening import print_json

if TYPE_CHECKING:
    from assistant.settings import Settings
    from ingest.pipeline import AddReport

_COUNTS = Text(
    "新增 {added}，更新 {updated}，未变 {unchanged}，失败 {failed}；共 {passages} 段",
    "{added} added, {updated} updated, {unchanged} unchanged, {failed} failed; {passages} passages",
)


def finish(
    report: AddReport,
    config: Settings,
    as_json: bool,
    *,
    fields: dict[str, Any] | None = None,
    counts: Sequence[str] = (),
) -> None:
    """The end of a command that takes files in: say what came of it; exit status 1 where one could not be taken.

    fields: what else stands in the JSON document; counts: what else stands in the line of counts.
    """
    if as_json:
        print_json(_document(report) | (fields or {}))
    else:
        _tell(report, config, counts)
    if report.failed:
        raise typer.Exit(1)


def on_terminal(name: str) -> str:
    """A file's name as it may be printed: what would move the cursor or turn the line round stands as its code."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in name)


def _document(report: AddReport) -> dict[str, Any]:
    """The contract's fields, and notes."""
    return {
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "failed": [asdict(failure) for failure in report.failed],
        "passages": report.passages,
        "notes": [{"path": path, "note": note} for path, note in report.notes],
    }


def _tell(report: AddReport, config: Settings, more: Sequence[str]) -> None:
    """Notes and failures on stderr, the counts on stdout."""
    for path, note in report.notes:
        typer.echo(f"{on_terminal(path)}: {note}", err=True)
    for failure in report.failed:
        typer.echo(f"✗ {on_terminal(failure.path)}: {failure.reason} [{failure.code}]", err=True)
    line = _COUNTS.fill(
        added=report.added,
        updated=report.updated,
        unchanged=report.unchanged,
        failed=len(report.failed),
        passages=report.passages,
    )
    typer.echo(("；" if config.lang == "zh" else "; ").join((line[config.lang], *more)))
