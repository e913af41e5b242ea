"""What came of an import of firm data, on the terminal and as JSON."""

from __future__ import annotations

import json

import typer

from assistant.domain.text import Lang, Text
from ingest.firms.report import ImportReport

_SHOWN = 10
_LONGEST = 60

_COUNTS = Text(
    "新增 {inserted}，更新 {updated}，未变 {unchanged}，退回 {rejected} 行",
    "{inserted} inserted, {updated} updated, {unchanged} unchanged, {rejected} rejected",
)
_TITLE = Text("退回的行（前 {shown} 行，共 {all} 行）", "Rejected rows ({shown} of {all})")
_HEADS = Text("文件|行|字段|值|原因", "file|row|field|value|reason")
_FILE = Text(
    "全部退回的行在 {file}，改好后可再次导入",
    "All rejected rows are in {file}; mend them there and import it",
)
_MORE = Text("另有 {count} 条提示（--json 列出）", "{count} more notes (listed with --json)")


def report_json(report: ImportReport, lang: Lang) -> str:
    """The contract's fields, then how many rows were rejected in all, where they lie, and notes."""
    document = {
        "inserted": report.inserted,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "rejected": [
            {
                "row": row.row,
                "field": row.field,
                "value": row.value,
                "reason": row.reason[lang],
                "file": row.file,
            }
            for row in report.rejected
        ],
        "rejected_rows": report.rejected_rows,
        "rejected_file": report.rejected_file,
        "notes": [
            {
                "row": note.row,
                "field": note.field,
                "value": note.value,
                "note": note.text[lang],
                "file": note.file,
            }
            for note in report.notes
        ],
        "note_rows": report.note_rows,
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def print_report(report: ImportReport, lang: Lang) -> None:
    """Notes and rejected rows on stderr, the counts on stdout."""
    for note in report.notes[:_SHOWN]:
        place = ":".join(filter(None, (note.file, str(note.row or ""), note.field)))
        typer.echo(f"{_plain(place)} {_plain(note.value)}: {note.text[lang]}", err=True)
    if report.note_rows > _SHOWN:
        typer.echo(_MORE.fill(count=report.note_rows - _SHOWN)[lang], err=True)
    if report.rejected_rows:
        _print_rejected(report, lang)
    line = _COUNTS.fill(
        inserted=report.inserted,
        updated=report.updated,
        unchanged=report.unchanged,
        rejected=report.rejected_rows,
    )
    typer.echo(line[lang])


def _print_rejected(report: ImportReport, lang: Lang) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text as Plain

    shown = report.rejected[:_SHOWN]
    table = Table(title=_TITLE.fill(shown=len(shown), all=report.rejected_rows)[lang], title_justify="left")
    for head in _HEADS[lang].split("|"):
        table.add_column(head, overflow="fold")
    for row in shown:
        cells = (row.file, str(row.row), row.field, row.value, row.reason[lang])
        table.add_row(*(Plain(_plain(cell)) for cell in cells))
    console = Console(stderr=True)
    console.print(table)
    if report.rejected_file:
        typer.echo(_FILE.fill(file=report.rejected_file)[lang], err=True)


def _plain(text: str) -> str:
    """Text of a file as it may be printed: short, and what would move the cursor or turn the line round as its code."""
    safe = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
    return safe if len(safe) <= _LONGEST else f"{safe[:_LONGEST]}…"
