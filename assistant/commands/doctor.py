"""`scout doctor`: looks at the installation and the store, and says what to do about each finding."""

from __future__ import annotations

import json
from typing import Annotated

import typer

app = typer.Typer()


@app.command(name="doctor")
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")] = False,
) -> None:
    """Check the installation and the store 自检. Exit status 1 when something needs mending."""
    from rich.console import Console
    from rich.table import Table

    from assistant.health import examine
    from assistant.settings import settings

    config = settings()
    checks = examine(config)
    broken = [check for check in checks if check.state == "broken"]
    if as_json:
        document = {
            "ok": not broken,
            "checks": [
                {
                    "id": c.id,
                    "state": c.state,
                    "found": c.found[config.lang],
                    "advice": c.advice and c.advice[config.lang],
                }
                for c in checks
            ],
        }
        typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        table = Table(box=None, pad_edge=False, show_header=False)
        mark = {"good": "[green]✓", "notice": "[yellow]•", "broken": "[red]✗"}
        for check in checks:
            advice = f"\n[dim]→ {check.advice[config.lang]}" if check.advice else ""
            table.add_row(mark[check.state], check.title[config.lang], check.found[config.lang] + advice)
        Console().print(table)
    if broken:
        raise typer.Exit(1)
