"""`scout documents purge`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.domain.text import Text
from ingest.commands.documents.opening import Json, as_number, numbers_at, opened, print_json

if TYPE_CHECKING:
    from assistant.store.engine import Store

_DONE = Text(
    "已清除 {documents} 份（含旧版本），{passages} 段；收回旧对话中的回答 {answers} 条",
    "Purged {documents} documents (earlier versions included), {passages} passages; "
    "took back {answers} answers of old conversations",
)
_NOTHING = Text("没有需要清除的资料", "There is nothing to purge")
_LEFT = Text(
    "原文件仍在：{path}（不属于数据目录，请自行处理；再次添加会重新读入）",
    "The file itself is still at {path} (not in the home folder: deal with it yourself; adding it reads it again)",
)


def purge(
    named: Annotated[
        list[str] | None,
        typer.Argument(
            help="Numbers, files or folders, removed ones too; none: finish a purge that was broken off "
            "编号、文件或文件夹；不写则完成上次中断的清除.",
            show_default=False,
        ),
    ] = None,
    removed: Annotated[
        bool,
        typer.Option("--removed", help="All that was removed or replaced earlier 此前移除和被取代的全部."),
    ] = False,
    as_json: Json = False,
) -> None:
    """Remove documents and erase their text everywhere in the home folder 清除, earlier versions included.

    Their number, SHA-256 and the day stay (list --purged). Old answers that cite or quote them are taken back.
    """
    from dataclasses import asdict

    from assistant.store import purging
    from ingest import erasing

    with opened() as (store, config):
        numbers = _numbers(store, named or ())
        if removed:
            with store.read() as session:
                numbers += purging.removed_documents(session)
        report = erasing.purge(store, config, list(dict.fromkeys(numbers)))
    if as_json:
        print_json(asdict(report))
        return
    if report.documents:
        done = _DONE.fill(documents=len(report.documents), passages=report.passages, answers=report.answers)
        typer.echo(done[config.lang])
    else:
        typer.echo(_NOTHING[config.lang])
    for path in report.left:
        typer.echo(_LEFT.fill(path=path)[config.lang], err=True)


def _numbers(store: Store, named: Sequence[str]) -> list[int]:
    """Documents that are named, live or removed; raises DocumentNotFound at the first unknown or purged one."""
    from assistant.errors import DocumentNotFound
    from assistant.store import library

    found: list[int] = []
    for name in named:
        number = as_number(name)
        if number is None:
            found += numbers_at(store, name, live=False)
        elif library.is_known(store, number):
            found.append(number)
        else:
            raise DocumentNotFound(name=number)
    return found
