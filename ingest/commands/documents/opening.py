"""What every `scout documents` command does first and last: open the store, find the documents named, print JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from assistant.settings import Settings
    from assistant.store.engine import Store

Json = Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")]
Named = Annotated[
    list[str],
    typer.Argument(help="Numbers as in the list, files or folders 编号、文件或文件夹.", show_default=False),
]


@contextmanager
def opened() -> Iterator[tuple[Store, Settings]]:
    """The store and the settings of this call."""
    from assistant.settings import settings
    from assistant.store.engine import Store

    config = settings()
    store = Store.open(config)
    try:
        yield store, config
    finally:
        store.close()


def live_numbers(store: Store, named: Sequence[str]) -> list[int]:
    """Numbers of the live documents that are named, each once; raises DocumentNotFound at the first unknown one."""
    from assistant.store import library

    found: dict[int, None] = {}
    for name in named:
        number = as_number(name)
        if number is not None:
            found[library.document(store, number).id] = None
        else:
            found |= dict.fromkeys(numbers_at(store, name))
    return list(found)


def numbers_at(store: Store, name: str, *, live: bool = True) -> list[int]:
    """Documents read from that file, or from under that folder; raises DocumentNotFound for none."""
    from assistant.errors import DocumentNotFound
    from assistant.store import library

    found = library.numbers_at(store, str(Path(name).resolve()), live=live)
    if not found:
        raise DocumentNotFound(name=name)
    return found


def as_number(name: str) -> int | None:
    """The document number that a word of the command line is; None for a path."""
    return int(name) if name.isascii() and name.isdigit() else None


def print_json(document: dict[str, Any]) -> None:
    """One JSON document on stdout."""
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
