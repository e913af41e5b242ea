"""`scout documents`: what the answers are drawn from. One command a file; heavy imports stand inside the commands."""

from __future__ import annotations

import typer

from ingest.commands.documents.add import add
from ingest.commands.documents.edit import edit
from ingest.commands.documents.listing import list_documents
from ingest.commands.documents.purge import purge
from ingest.commands.documents.reembed import reembed
from ingest.commands.documents.remove import remove
from ingest.commands.documents.show import show
from ingest.commands.documents.sync import sync
from ingest.commands.documents.update import update

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Add, keep up to date, edit, list, remove and purge documents 资料.",
)
app.command()(add)
app.command()(sync)
app.command()(update)
app.command(name="list")(list_documents)
app.command()(show)
app.command()(edit)
app.command()(remove)
app.command()(purge)
app.command()(reembed)
