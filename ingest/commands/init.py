"""`scout init`: makes the home and its store, or brings an older one to this program's schema. Safe to repeat."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from assistant.settings import Settings
    from assistant.store.engine import Store

app = typer.Typer(add_completion=False)


@app.command(name="init")
def init(
    demo: Annotated[
        bool, typer.Option("--demo", help="Load the demo bank: fictional firms and documents 载入示例银行.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")] = False,
) -> None:
    """Create or upgrade the store 建库. Data that is there is kept."""
    from assistant.domain.text import Text
    from assistant.settings import settings
    from assistant.store.engine import Store, prepare_home
    from assistant.store.migrate import found_revision, upgrade, wanted_revision
    from ingest.progress import shown_steps

    config = settings()
    prepare_home(config)
    store = Store(config)
    try:
        exists = bool(config.database_url) or (config.home / "scout.db").is_file()
        before = found_revision(store) if exists else None
        if before != wanted_revision():
            upgrade(store)
            if before is not None:
                _derive(store, config)
        if demo:
            from ingest.demo.load import load_demo

            with shown_steps(as_json) as progress:
                load_demo(store, config, progress=progress)
    finally:
        store.close()
    done = "created" if before is None else "unchanged" if before == wanted_revision() else "upgraded"
    if as_json:
        document = {"home": str(config.home), "store": done, "schema": wanted_revision(), "demo": demo}
        typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    said = {
        "created": Text("已建库：{home}", "Store created in {home}"),
        "upgraded": Text("已升级数据库：{home}（数据保留）", "Store upgraded in {home} (data is kept)"),
        "unchanged": Text("数据库已就绪：{home}", "The store in {home} is ready"),
    }[done]
    typer.echo(said.fill(home=config.home)[config.lang])
    if demo:
        typer.echo(
            Text(
                "已载入示例银行（均为虚构，标为“示例”）",
                "The demo bank is loaded (fictional, marked as example)",
            )[config.lang]
        )
    following = (
        Text(
            "下一步：scout ask 本地磷化工产业链里，国企的供应商有哪些适合授信？",
            "Next: scout ask which suppliers of state-owned firms suit a credit line?",
        )
        if demo
        else Text("下一步：scout documents add 文件或文件夹", "Next: scout documents add FILES OR FOLDERS")
    )
    typer.echo(following[config.lang])


def _derive(store: Store, config: Settings) -> None:
    """Work out anew what follows from the firms: a newer schema has derived tables that are empty after the upgrade."""
    from sqlmodel import select

    from assistant.store.bank import today
    from assistant.store.firms import Firm
    from ingest.firms.derive import derive_all

    with store.write() as session:
        if session.exec(select(Firm.id).limit(1)).first() is not None:
            derive_all(session, today(config, session))
