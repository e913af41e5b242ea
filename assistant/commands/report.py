"""`scout report FIRM`: the due-diligence summary of one firm, or of a list of firms into a folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from assistant.domain.text import Lang
    from assistant.report.formats import Format
    from assistant.report.press import Press
    from assistant.report.wording import Wording
    from assistant.settings import Settings
    from assistant.store.engine import Store

app = typer.Typer(add_completion=False)

_TO_STDOUT = ("md", "html", "json")


@app.command()
def report(
    firm: Annotated[
        str | None, typer.Argument(help="Credit code, stock code, id or exact name  企业", show_default=False)
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help="md, docx, pdf, html or json; default by -o, else md  格式",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help="File to write; with --batch the folder  输出", show_default=False
        ),
    ] = None,
    batch: Annotated[
        Path | None,
        typer.Option(
            "--batch",
            help="File with one firm a line, or a CSV whose first column names them  名单",
            show_default=False,
        ),
    ] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="zh or en  语言", show_default=False)] = None,
    template: Annotated[
        Path | None,
        typer.Option("--template", help="Another template of the report  模板", show_default=False),
    ] = None,
) -> None:
    """Write the due-diligence summary of a firm, or with --batch of many into a folder  授信尽调摘要."""
    from assistant.domain.text import Text
    from assistant.errors import UsageError
    from assistant.settings import settings

    config = settings()
    chosen, language = _format(format_, None if batch else output), _lang(lang, config)
    if (firm is None) == (batch is None):
        raise UsageError(what=Text("写一个企业，或用 --batch 名单", "Name one firm, or give --batch LIST"))
    if batch is not None:
        if output is None:
            raise UsageError(what=Text("--batch 需要 -o 文件夹", "--batch needs -o FOLDER"))
        from assistant.commands.report_batch import run

        with opened(config, template) as press:
            run(press, batch, output, chosen if format_ else "docx", language)
        return
    assert firm is not None
    with opened(config, template) as press:
        _one(press, firm, chosen, output, language)


def _format(given: str | None, output: Path | None) -> Format:
    from assistant.domain.text import Text
    from assistant.errors import UsageError
    from assistant.report.formats import FORMATS
    from assistant.report.press import ENDINGS

    if given is not None:
        found = next((one for one in FORMATS if one == given.lower()), None)
        if found is None:
            named = ", ".join(FORMATS)
            raise UsageError(
                what=Text(
                    f"--format 只能是 {named}，不是 {given}", f"--format is one of {named}, not {given}"
                )
            )
        return found
    if output is not None and str(output) != "-":
        ending = ENDINGS.get(output.suffix.lower())
        if ending is None:
            raise UsageError(
                what=Text(
                    f"从 {output.name} 看不出格式，请加 --format",
                    f"{output.name} does not say which format: give --format",
                )
            )
        return ending
    return "md"


def _lang(given: str | None, config: Settings) -> Lang:
    from assistant.domain.text import Text
    from assistant.errors import UsageError

    if given not in (None, "zh", "en"):
        raise UsageError(
            what=Text(f"--lang 只能是 zh 或 en，不是 {given}", f"--lang is zh or en, not {given}")
        )
    return "zh" if given == "zh" else "en" if given == "en" else config.lang


@contextmanager
def opened(config: Settings, template: Path | None) -> Iterator[Press]:
    """A press over this home's store and library. The template is read first: a broken one opens nothing."""
    from assistant.report.press import Press
    from assistant.report.template import load_template

    loaded = load_template(template or config.report_template)
    from assistant.health import require_config
    from assistant.retrieval.search import open_searcher
    from assistant.store.engine import Store

    require_config()
    store = Store.open(config)
    try:
        searcher = open_searcher(store, config)
        try:
            yield Press(store, config, loaded, searcher, _wording(config, store))
        finally:
            searcher.close()
    finally:
        store.close()


def _wording(config: Settings, store: Store) -> Wording | None:
    """Another model's wording; the built-in model's sentences stand in the report already, and langchain stays unread."""
    if config.model == "builtin":
        return None
    from assistant.agent.report_wording import wording_of

    return wording_of(config, store)


def _one(press: Press, firm: str, format_: Format, output: Path | None, lang: Lang) -> None:
    from assistant.commands.firms.desk import meant
    from assistant.domain.scope import Scope
    from assistant.report.press import file_name, write_whole

    with press.store.read() as session:
        firm_id = meant(session, firm)
    made = press.make(firm_id, format_, lang, Scope(branch=press.settings.branch))
    to_stdout = str(output) == "-" or (output is None and format_ in _TO_STDOUT)
    if to_stdout:
        sys.stdout.buffer.write(made.data)
        sys.stdout.buffer.flush()
        return
    path = output or Path(file_name(made.subject.facts.identity.name, format_, lang))
    write_whole(path, made.data)
    typer.echo(f"已写入 {path}" if press.settings.lang == "zh" else f"Written to {path}", err=True)
