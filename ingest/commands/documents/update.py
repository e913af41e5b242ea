"""`scout documents update`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ingest.commands.documents.opening import Json, as_number, live_numbers, opened, tell_other_model
from ingest.commands.documents.report import finish


def update(
    named: Annotated[
        list[str] | None,
        typer.Argument(
            help="Numbers, files or folders, or one number and its new file; none: all "
            "编号、文件或文件夹，或一个编号和它的新文件；不写则全部.",
            show_default=False,
        ),
    ] = None,
    reread: Annotated[
        bool,
        typer.Option("--reread", help="Read unchanged files again too, for a better reader 未变的也重读."),
    ] = False,
    as_json: Json = False,
) -> None:
    """Read documents again from where they came 更新: changed files in place, `update N FILE` with another file."""
    from ingest.mirroring import follow
    from ingest.progress import shown
    from ingest.updating import replace_file, update_documents

    words = named or []
    number = as_number(words[0]) if len(words) == 2 else None
    with opened() as (store, config):
        with shown(as_json) as progress:
            if number is not None and as_number(words[1]) is None:
                report = replace_file(store, config, number, Path(words[1]), progress=progress)
            else:
                numbers = live_numbers(store, words) if words else None
                report = update_documents(store, config, numbers, reread=reread, progress=progress)
        if report.added or report.updated:
            follow(store, config)
        tell_other_model(store, config)
    finish(report, config, as_json)
