"""`scout documents`: add, list, show and remove the documents that answers are drawn from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from assistant.settings import Settings
    from assistant.store.engine import Store
    from assistant.store.library import DocumentSummary
    from ingest.pipeline import AddReport

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Add, list, show and remove documents 资料."
)

Json = Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")]

_KINDS = {
    "law": ("法规", "law"),
    "report": ("报告", "report"),
    "manual": ("制度", "manual"),
    "notice": ("通知", "notice"),
    "table": ("表格", "table"),
    "web": ("网页", "web page"),
    "other": ("其他", "other"),
}


@app.command()
def add(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders 文件或文件夹.", show_default=False)],
    as_json: Json = False,
) -> None:
    """Take files into the library 添加. Exit status 1 when a file could not be taken; the others are in."""
    from ingest.mirroring import follow
    from ingest.pipeline import add_paths
    from ingest.progress import shown

    with _opened() as (store, config):
        with shown(as_json) as progress:
            report = add_paths(store, config, paths, progress=progress)
        if report.added or report.updated:
            follow(store, config)
    if as_json:
        _print_json(
            {
                "added": report.added,
                "updated": report.updated,
                "unchanged": report.unchanged,
                "failed": [asdict(failure) for failure in report.failed],
                "passages": report.passages,
                "notes": [{"path": path, "note": note} for path, note in report.notes],
            }
        )
    else:
        _tell(report, config)
    if report.failed:
        raise typer.Exit(1)


def _tell(report: AddReport, config: Settings) -> None:
    from assistant.domain.text import Text

    line = Text(
        "新增 {added}，更新 {updated}，未变 {unchanged}，失败 {failed}；共 {passages} 段",
        "{added} added, {updated} updated, {unchanged} unchanged, {failed} failed; {passages} passages",
    ).fill(
        added=report.added,
        updated=report.updated,
        unchanged=report.unchanged,
        failed=len(report.failed),
        passages=report.passages,
    )
    for path, note in report.notes:
        typer.echo(f"{path}: {note}", err=True)
    for failure in report.failed:
        typer.echo(f"✗ {failure.path}: {failure.reason} [{failure.code}]", err=True)
    typer.echo(line[config.lang])


@app.command(name="list")
def list_(as_json: Json = False) -> None:
    """List the documents 列出."""
    from assistant.store.library import list_documents

    with _opened() as (store, config):
        found = list_documents(store)
    if as_json:
        _print_json({"documents": [_document(row) for row in found]})
        return
    from rich.console import Console
    from rich.table import Table

    heads = ("编号", "标题", "类别", "日期", "段数", "文件") if config.lang == "zh" else _ENGLISH_HEADS
    table = Table(box=None, pad_edge=False)
    for head in heads:
        table.add_column(head, justify="right" if head in ("编号", "段数", "No.", "Passages") else "left")
    for row in found:
        kind = _KINDS.get(row.kind, (row.kind, row.kind))[config.lang == "en"]
        day = row.issued_on.isoformat() if row.issued_on else ""
        table.add_row(str(row.id), _marked(row, config), kind, day, str(row.passages), row.source)
    Console().print(table)
    typer.echo(f"共 {len(found)} 份" if config.lang == "zh" else f"{len(found)} documents")


_ENGLISH_HEADS = ("No.", "Title", "Kind", "Date", "Passages", "File")


@app.command()
def show(
    document_id: Annotated[int, typer.Argument(help="Number as in the list 编号.", show_default=False)],
    as_json: Json = False,
) -> None:
    """Show one document and its passages 查看."""
    from assistant.store.library import document, passages_of

    with _opened() as (store, config):
        row = document(store, document_id)
        passages = passages_of(store, document_id)
    if as_json:
        parts = [
            {"passage_id": p.id, "kind": p.kind, "locator": p.locator, "heading": p.heading, "text": p.text}
            for p in passages
        ]
        _print_json({"document": _document(row), "passages": parts})
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = Console()
    facts = Table(box=None, show_header=False, pad_edge=False)
    for zh, en, value in (
        ("标题", "Title", _marked(row, config)),
        ("类别", "Kind", _KINDS.get(row.kind, (row.kind, row.kind))[config.lang == "en"]),
        ("文号", "Number", row.document_number),
        ("发布机构", "Issuer", row.issuer),
        ("发布日期", "Issued", row.issued_on),
        ("施行日期", "In force from", row.effective_on),
        ("失效日期", "Repealed", row.repealed_on),
        ("页数", "Pages", row.pages),
        ("文件", "File", row.path),
        ("未读入", "Left out", row.hidden),
    ):
        if value:
            facts.add_row(f"[dim]{zh if config.lang == 'zh' else en}", escape(str(value)))
    console.print(facts)
    for passage in passages:
        console.print(f"\n[cyan]{passage.id}[/]  [dim]{escape(passage.locator)}[/]\n{escape(passage.text)}")


@app.command()
def remove(
    document_ids: Annotated[
        list[int], typer.Argument(help="Numbers as in the list 编号.", show_default=False)
    ],
    as_json: Json = False,
) -> None:
    """Take documents out of every answer 移除. The first unknown number stops it; nothing is removed then."""
    from assistant.store import library, publishing
    from ingest.mirroring import follow

    with _opened() as (store, config):
        rows = [library.document(store, number) for number in document_ids]
        with store.write() as session:
            for row in rows:
                publishing.remove_in(session, row.id)
        follow(store, config)
    if as_json:
        _print_json({"removed": [{"id": row.id, "title": row.title, "source": row.source} for row in rows]})
        return
    for row in rows:
        typer.echo(f"已移除：{row.title}" if config.lang == "zh" else f"Removed: {row.title}")


@contextmanager
def _opened() -> Iterator[tuple[Store, Settings]]:
    from assistant.settings import settings
    from assistant.store.engine import Store

    config = settings()
    store = Store.open(config)
    try:
        yield store, config
    finally:
        store.close()


def _marked(row: DocumentSummary, config: Settings) -> str:
    """The title, with the mark of the demo bank's documents."""
    mark = "【示例】" if config.lang == "zh" else "[example] "
    return f"{mark}{row.title}" if row.is_example else row.title


def _document(row: DocumentSummary) -> dict[str, Any]:
    return {
        "id": row.id,
        "title": row.title,
        "kind": row.kind,
        "source": row.source,
        "path": row.path,
        "lang": row.lang,
        "issuer": row.issuer,
        "document_number": row.document_number,
        "issued_on": row.issued_on and row.issued_on.isoformat(),
        "effective_on": row.effective_on and row.effective_on.isoformat(),
        "repealed_on": row.repealed_on and row.repealed_on.isoformat(),
        "pages": row.pages,
        "hidden": row.hidden,
        "passages": row.passages,
        "is_example": row.is_example,
        "sha256": row.sha256,
        "added_at": row.added_at.isoformat(),
    }


def _print_json(document: dict[str, Any]) -> None:
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
