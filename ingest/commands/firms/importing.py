"""`scout firms import`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ingest.firms.report import ImportReport


def import_(
    path: Annotated[
        Path, typer.Argument(help="A file or folder of firm data 企业数据文件或文件夹.", show_default=False)
    ],
    format: Annotated[
        str, typer.Option(help="auto, csv, xlsx, ocds, bods or chain; auto tells by the content 格式.")
    ] = "auto",
    mapping: Annotated[
        Path | None,
        typer.Option(help="YAML file that says what the columns of any other table are 列映射文件."),
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], help="Day that the data holds for, where the file says none 数据截止日."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")] = False,
) -> None:
    """Take firm data in 导入. Rows that cannot be taken are reported and saved to mend; the others are in."""
    from assistant.errors import UsageError
    from assistant.settings import settings
    from assistant.store.engine import Store
    from ingest.firms.formats import NAMES
    from ingest.firms.importing import import_path
    from ingest.firms.progress import shown

    if format not in ("auto", *NAMES):
        raise UsageError(what=f"--format {format}: {', '.join(('auto', *NAMES))}")
    config = settings()
    store = Store.open(config)
    try:
        with shown(config.lang, as_json) as progress:
            report = import_path(
                store,
                config,
                path,
                format=format,
                mapping=mapping,
                as_of=as_of.date() if as_of else None,
                progress=progress,
            )
    finally:
        store.close()
    _tell(report, as_json)


def _tell(report: ImportReport, as_json: bool) -> None:
    from assistant.settings import settings
    from ingest.commands.firms.import_report import print_report, report_json

    if as_json:
        typer.echo(report_json(report, settings().lang))
    else:
        print_report(report, settings().lang)
