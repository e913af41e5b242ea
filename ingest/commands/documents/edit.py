"""`scout documents edit`."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.domain.text import Text
from ingest.commands.documents import fields
from ingest.commands.documents.opening import Json, opened, print_json

_DATE = "2024-07-01, 2024年7月1日, none"
_OPTIONS = {
    "title": "title",
    "kind": "kind",
    "issuer": "issuer",
    "number": "document_number",
    "region": "region",
    "issued": "issued_on",
    "effective": "effective_on",
    "repealed": "repealed_on",
}
"""Name of the option -> field."""
_NOTHING = Text("没有写要改什么，例如 --title 新标题", "nothing to change was given, for example --title")
_FIELD = Text("没有字段“{name}”；可用 {names}", "no field “{name}”; use {names}")
_EDITED = Text("已修改：{title}", "Edited: {title}")


def edit(
    document_id: Annotated[int, typer.Argument(help="Number as in the list 编号.", show_default=False)],
    title: Annotated[str | None, typer.Option(help="Title 标题.")] = None,
    kind: Annotated[
        str | None, typer.Option(help="law, report, manual, notice, table, web, other 类别.")
    ] = None,
    issuer: Annotated[str | None, typer.Option(help="Who issued it 发布机构; none 清空.")] = None,
    number: Annotated[str | None, typer.Option(help="Document number 文号; none 清空.")] = None,
    region: Annotated[
        str | None, typer.Option(help="Place by name or code 地区名称或代码; none 清空.")
    ] = None,
    issued: Annotated[str | None, typer.Option(help=f"Day of issue 发布日期: {_DATE}.")] = None,
    effective: Annotated[str | None, typer.Option(help=f"In force from 施行日期: {_DATE}.")] = None,
    repealed: Annotated[str | None, typer.Option(help=f"In force until 失效日期: {_DATE}.")] = None,
    reset: Annotated[
        list[str] | None,
        typer.Option(
            help="Take an entry back: what the document says itself holds again 撤销录入: title, kind, …"
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Correct what is said of a document 修改. Entries win over what was read, and a new version keeps most of them."""
    from assistant.errors import UsageError
    from assistant.retrieval.editing import edit_document, read_entry
    from assistant.settings import settings
    from ingest.mirroring import follow

    given = {
        "title": title,
        "kind": kind,
        "issuer": issuer,
        "number": number,
        "region": region,
        "issued": issued,
        "effective": effective,
        "repealed": repealed,
    }
    lang = settings().lang
    changes = {
        _OPTIONS[name]: read_entry(_OPTIONS[name], text) for name, text in given.items() if text is not None
    }
    for name in reset or ():
        if name not in _OPTIONS:
            raise UsageError(what=_FIELD.fill(name=name, names=", ".join(_OPTIONS))[lang])
    back = [_OPTIONS[name] for name in reset or ()]
    if not changes and not back:
        raise UsageError(what=_NOTHING[lang])
    with opened() as (store, config):
        row = edit_document(store, config, document_id, changes, back)
        follow(store, config)
    if as_json:
        print_json({"document": fields.as_json(row)})
        return
    typer.echo(_EDITED.fill(title=row.title)[lang])
    for name in (*changes, *back):
        value = fields.shown(row, name, lang) or "—"
        typer.echo(f"  {fields.NAMES[name][lang]}  {value}")
