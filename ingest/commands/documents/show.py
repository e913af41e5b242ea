"""`scout documents show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.domain.text import Text
from ingest.commands.documents import fields
from ingest.commands.documents.opening import Json, opened, print_json

if TYPE_CHECKING:
    from rich.console import Console

    from assistant.retrieval.families import LawVersion
    from assistant.settings import Settings
    from assistant.store.documents import Passage
    from assistant.store.engine import Store
    from assistant.store.library import DocumentSummary

_VERSIONS = Text("版本", "Versions")
_STANDING = {
    "in_force": Text("现行", "in force"),
    "not_yet": Text("尚未施行", "not yet in force"),
    "replaced": Text("已被取代", "replaced"),
    "repealed": Text("已失效", "repealed"),
}


def show(
    document_id: Annotated[int, typer.Argument(help="Number as in the list 编号.", show_default=False)],
    as_json: Json = False,
) -> None:
    """Show one document, its versions and its passages 查看."""
    from assistant.store.library import document, passages_of

    with opened() as (store, config):
        row = document(store, document_id)
        passages = passages_of(store, document_id)
        versions = _versions(store, config, document_id)
    if as_json:
        print_json(
            {
                "document": fields.as_json(row),
                "versions": [_version(version) for version in versions],
                "passages": [_passage(passage) for passage in passages],
            }
        )
        return
    from rich.console import Console

    console = Console()
    _facts(console, row, versions, config)
    for passage in passages:
        _print(console, passage)


def _versions(store: Store, config: Settings, document_id: int) -> list[LawVersion]:
    """The versions of it that the library holds, newest first; none where it is the only one."""
    from assistant.retrieval.families import versions_of
    from assistant.store.bank import today
    from assistant.store.documents import Document

    with store.read() as session:
        row = session.get(Document, document_id)
        found = versions_of(session, row, today(config, session)) if row is not None else []
    return found if len(found) > 1 else []


def _facts(console: Console, row: DocumentSummary, versions: list[LawVersion], config: Settings) -> None:
    from rich.markup import escape
    from rich.table import Table

    facts = Table(box=None, show_header=False, pad_edge=False)
    for name, text in fields.NAMES.items():
        value = fields.shown(row, name, config.lang)
        if value:
            facts.add_row(f"[dim]{text[config.lang]}", escape(value))
    lines = []
    for version in versions:
        mark = "→ " if version.document_id == row.id else "  "
        day = version.issued_on or version.effective_on or ""
        standing = _STANDING[version.standing.value][config.lang]
        lines.append(f"{mark}{version.document_id}  {day}  {version.title}  {standing}")
    if lines:
        facts.add_row(f"[dim]{_VERSIONS[config.lang]}", escape("\n".join(lines)))
    console.print(facts)


def _print(console: Console, passage: Passage) -> None:
    from rich.markup import escape

    console.print(f"\n[cyan]{passage.id}[/]  [dim]{escape(passage.locator)}[/]\n{escape(passage.text)}")


def _version(version: LawVersion) -> dict[str, Any]:
    return {
        "document_id": version.document_id,
        "title": version.title,
        "issued_on": version.issued_on and version.issued_on.isoformat(),
        "effective_on": version.effective_on and version.effective_on.isoformat(),
        "repealed_on": version.repealed_on and version.repealed_on.isoformat(),
        "replaced_by": version.replaced_by or None,
        "standing": version.standing.value,
        "in_force": version.standing.value == "in_force",
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "passage_id": passage.id,
        "kind": passage.kind,
        "locator": passage.locator,
        "heading": passage.heading,
        "page": passage.page,
        "recognised": passage.recognised,
        "text": passage.text,
    }
