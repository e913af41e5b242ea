"""`scout firms`: the bank's firm database. One command a file; heavy imports stand inside the commands.

The commands that only read belong to the assistant, those that fill the store to ingest.
"""

from __future__ import annotations

import typer

from assistant.commands.firms.chain import app as chain
from assistant.commands.firms.cluster import cluster
from assistant.commands.firms.count import compare, count
from assistant.commands.firms.export import export
from assistant.commands.firms.find import find
from assistant.commands.firms.owners import owners
from assistant.commands.firms.show import show
from ingest.commands.firms.importing import import_
from ingest.commands.firms.synth import synth
from ingest.commands.firms.template import template

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Import, find and show firms 企业.",
)
app.command(name="import")(import_)
app.command()(template)
app.command()(synth)
app.command()(find)
app.command()(count)
app.command()(compare)
app.command()(export)
app.command()(show)
app.command()(owners)
app.command()(cluster)
app.add_typer(chain, name="chain")
