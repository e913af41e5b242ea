"""`scout documents reembed`."""

from __future__ import annotations

from dataclasses import asdict

import typer

from assistant.domain.text import Text
from ingest.commands.documents.opening import Json, opened, print_json

_DONE = Text("已改用 {model}，重做 {made} 段", "{model} answers now; {made} passages embedded")
_NOTHING = Text("{model} 已在使用，无需重做", "{model} answers already; nothing to do")


def reembed(as_json: Json = False) -> None:
    """Make the vectors of the model in SCOUT_EMBEDDER 重做向量; the present one answers until they are complete."""
    from ingest.mirroring import follow
    from ingest.progress import shown_steps
    from ingest.reembedding import reembed as remake

    with opened() as (store, config):
        with shown_steps(as_json) as tell:
            done = remake(
                store, config, told=(lambda have, of: tell(config.embedder, have, of)) if tell else None
            )
        if done.switched:
            follow(store, config)
    if as_json:
        print_json(asdict(done))
    else:
        line = _DONE if done.switched else _NOTHING
        typer.echo(line.fill(model=done.model_id, made=done.made)[config.lang])
