"""`scout documents sync`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from assistant.domain.text import Text
from ingest.commands.documents.opening import Json, opened, tell_other_model
from ingest.commands.documents.report import finish, on_terminal

_MORE = Text("移动 {moved}，移除 {removed}", "{moved} moved, {removed} removed")


def sync(
    folder: Annotated[Path, typer.Argument(help="Folder 文件夹.", show_default=False)],
    allow_empty: Annotated[
        bool,
        typer.Option(
            "--allow-empty", help="An empty folder removes all that came from it 空文件夹也照办，全部移除."
        ),
    ] = False,
    as_json: Json = False,
) -> None:
    """Bring the library in line with a folder 同步: add, update, follow renamed files, remove what left it."""
    from ingest.mirroring import follow
    from ingest.progress import shown
    from ingest.syncing import sync_folder

    with opened() as (store, config):
        with shown(as_json) as progress:
            report = sync_folder(store, config, folder, allow_empty=allow_empty, progress=progress)
        if report.added.added or report.added.updated or report.moved or report.removed:
            follow(store, config)
        tell_other_model(store, config)
    if not as_json:
        for pair in report.moved:
            typer.echo(f"{on_terminal(pair.old)} → {on_terminal(pair.new)}", err=True)
        for one in report.removed:
            typer.echo(f"− {on_terminal(one.path)}", err=True)
    gone = {
        "moved": [asdict(one) for one in report.moved],
        "removed": [asdict(one) for one in report.removed],
    }
    counts = _MORE.fill(moved=len(report.moved), removed=len(report.removed))
    finish(report.added, config, as_json, fields=gone, counts=[counts[config.lang]])
