"""`scout documents list`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.domain.document_fields import KINDS
from assistant.domain.text import Text
from ingest.commands.documents import fields
from ingest.commands.documents.opening import Json, opened, print_json
from ingest.commands.documents.report import on_terminal

if TYPE_CHECKING:
    from assistant.settings import Settings
    from assistant.store.engine import Store
    from assistant.store.library import DocumentSummary

_HEADS = (
    Text("编号", "No."),
    *(fields.NAMES[name] for name in ("title", "kind")),
    Text("日期", "Date"),
    fields.NAMES["passages"],
    fields.NAMES["path"],
)
_RIGHT = ("编号", "段数", "No.", "Passages")
_COUNT = Text("共 {count} 份", "{count} documents")
_KIND = Text("没有类别“{kind}”；可用 {kinds}", "no kind “{kind}”; use {kinds}")


def list_documents(
    kind: Annotated[
        str | None, typer.Option(help="Only this kind: law, report, manual, notice, table, web, other 类别.")
    ] = None,
    text: Annotated[
        str,
        typer.Option(help="Only with this in title, file, number or issuer 标题、文件、文号或机构含此文字."),
    ] = "",
    failed: Annotated[
        bool, typer.Option("--failed", help="Files that could not be taken instead 改列未能读入的文件.")
    ] = False,
    purged: Annotated[
        bool, typer.Option("--purged", help="What was purged instead: number, digest, day 改列已清除的记录.")
    ] = False,
    as_json: Json = False,
) -> None:
    """List the documents 列出."""
    from assistant.store.library import list_documents as all_documents

    with opened() as (store, config):
        if failed:
            _failed(store, config, as_json)
            return
        if purged:
            _purged(store, config, as_json)
            return
        found = _fitting(all_documents(store), kind, text, config)
    if as_json:
        print_json({"documents": [fields.as_json(row) for row in found]})
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for head in _HEADS:
        name = head[config.lang]
        table.add_column(name, justify="right" if name in _RIGHT else "left")
    for row in found:
        title, what = (fields.shown(row, name, config.lang) for name in ("title", "kind"))
        day = row.issued_on.isoformat() if row.issued_on else ""
        table.add_row(str(row.id), title, what, day, str(row.passages), row.source)
    Console().print(table)
    typer.echo(_COUNT.fill(count=len(found))[config.lang])


def _fitting(
    rows: list[DocumentSummary], kind: str | None, text: str, config: Settings
) -> list[DocumentSummary]:
    from assistant.errors import UsageError

    if kind is not None and kind not in KINDS:
        raise UsageError(what=_KIND.fill(kind=kind, kinds=", ".join(KINDS))[config.lang])
    wanted = text.casefold()
    return [
        row
        for row in rows
        if kind in (None, row.kind)
        and any(
            wanted in (value or "").casefold()
            for value in (row.title, row.path, row.document_number, row.issuer)
        )
    ]


def _failed(store: Store, config: Settings, as_json: bool) -> None:
    """The last failure of each file that has not gone in since."""
    from assistant.store import jobs

    newest: dict[str, jobs.Job] = {}
    for job in jobs.recent(store, limit=_JOBS):
        newest.setdefault(job.path, job)
    found = [job for job in newest.values() if job.state == "failed"]
    if as_json:
        rows = [
            {
                "path": j.path,
                "code": j.reason_code,
                "reason": j.reason,
                "at": j.finished_at and j.finished_at.isoformat(),
            }
            for j in found
        ]
        print_json({"failed": rows})
        return
    for job in found:
        typer.echo(f"✗ {on_terminal(job.path)}: {job.reason} [{job.reason_code}]")
    typer.echo(_COUNT.fill(count=len(found))[config.lang])


_JOBS = 100_000


def _purged(store: Store, config: Settings, as_json: bool) -> None:
    from assistant.store.purging import purged_documents

    found = purged_documents(store)
    if as_json:
        print_json({"purged": [asdict(row) | {"at": row.at.isoformat()} for row in found]})
        return
    for row in found:
        mark = "" if row.finished else Text("（未完成）", " (unfinished)")[config.lang]
        typer.echo(f"{row.id}  {row.at:%Y-%m-%d %H:%M}  {row.sha256}{mark}")
    typer.echo(_COUNT.fill(count=len(found))[config.lang])
