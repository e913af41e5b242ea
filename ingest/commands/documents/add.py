"""`scout documents add`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ingest.commands.documents.opening import Json, opened, tell_other_model
from ingest.commands.documents.report import finish


def add(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders 文件或文件夹.", show_default=False)],
    as_json: Json = False,
    check_content: Annotated[
        bool,
        typer.Option(
            "--check-content",
            help="Open files too whose size and times are unchanged, and read refused ones again "
            "逐个核对内容，曾拒收的也重读.",
        ),
    ] = False,
    dask: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="Read and embed on a Dask cluster, tcp://host:8786 用 Dask 集群读取."
        ),
    ] = None,
) -> None:
    """Take files into the library 添加. Exit status 1 when a file could not be taken; the others are in."""
    from ingest.mirroring import follow
    from ingest.pipeline import add_paths
    from ingest.progress import shown

    with opened() as (store, config):
        with shown(as_json) as progress:
            report = add_paths(
                store,
                config,
                paths,
                progress=progress,
                check_content=check_content,
                cluster_address=dask,
            )
        if report.added or report.updated:
            follow(store, config)
        tell_other_model(store, config)
    finish(report, config, as_json)
