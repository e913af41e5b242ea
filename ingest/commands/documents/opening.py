"""What every `scout documents` command does first and last: open the store, find the documents named, print JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.domain.text import Text

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


def tell_other_model(store: Store, config: Settings) -> None:
    """Say on stderr that another model than the settings' made the library's vectors, and answers still."""
    from assistant.retrieval.answering_model import AnsweringModel

    model = AnsweringModel(config)
    with store.read() as session:
        using = model.name(session)
    if using is not None and using.id != model.wanted:
        typer.echo(_OTHER_MODEL.fill(using=using.id, wanted=model.wanted)[config.lang], err=True)


_OTHER_MODEL = Text(
    "资料库仍用向量模型 {using}；运行 scout documents reembed 改用 {wanted}",
    "The library still uses the embedding model {using}; scout documents reembed changes to {wanted}",
)


def print_json(document: dict[str, Any]) -> None:
    """One JSON document on stdout."""
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
