"""`scout documents remove`."""

from __future__ import annotations

import typer

from assistant.domain.text import Text
from ingest.commands.documents.opening import Json, Named, live_numbers, opened, print_json

_REMOVED = Text("已移除：{title}", "Removed: {title}")


def remove(named: Named, as_json: Json = False) -> None:
    """Take documents out of every answer 移除. The first unknown one stops it; nothing is removed then."""
    from assistant.store import library, publishing
    from ingest.mirroring import follow

    with opened() as (store, config):
        numbers = live_numbers(store, named)
        rows = [library.document(store, number) for number in numbers]
        with store.write() as session:
            publishing.remove_many_in(session, numbers)
        follow(store, config)
    if as_json:
        print_json({"removed": [{"id": row.id, "title": row.title, "source": row.source} for row in rows]})
        return
    for row in rows:
        typer.echo(_REMOVED.fill(title=row.title)[config.lang])
