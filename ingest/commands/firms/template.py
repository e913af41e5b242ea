"""`scout firms template`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from assistant.domain.text import Lang
    from ingest.firms.layouts import Layout


def template(
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            help="A workbook FILE.xlsx, one FILE.csv, or a folder for CSV files 输出文件或文件夹.",
            show_default=False,
        ),
    ],
    table: Annotated[
        list[str] | None,
        typer.Option(help="Only this table: firms, holdings, supplies … or 企业照面; repeat the option."),
    ] = None,
    lang: Annotated[str | None, typer.Option(help="Language of headers and help: zh or en 语言.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there 覆盖.")] = False,
) -> None:
    """Write the tables to fill in 生成导入模板: headers, a line of help a column, lists to pick from, an example."""
    from assistant.domain.text import Text
    from assistant.errors import UsageError
    from assistant.settings import settings
    from ingest.firms.layouts import FILES
    from ingest.firms.tables import template as templates

    said = lang or settings().lang
    if said not in ("zh", "en"):
        raise UsageError(what=f"--lang {said}: zh, en")
    language: Lang = "zh" if said == "zh" else "en"
    layouts = [_layout(name) for name in table or []] or list(FILES)
    suffix = output.suffix.lower()
    if suffix == ".csv" and len(layouts) != 1:
        raise UsageError(
            what=f"{output}: 一个 CSV 只能放一张表，用 --table 指明 a CSV holds one table, named by --table"
        )
    written = [output] if suffix in (".xlsx", ".csv") else [output / layout.file for layout in layouts]
    there = [file for file in written if file.exists()]
    if there and not force:
        raise UsageError(
            what=f"{there[0]}: 文件已存在，用 --force 覆盖 it is there already; --force writes over it"
        )
    if suffix == ".xlsx":
        templates.write_workbook(layouts, output, language)
    elif suffix == ".csv":
        templates.write_one_csv(layouts[0], output, language)
    else:
        templates.write_csv(layouts, output, language)
    line = Text(
        "已生成 {count} 张表的模板：{output}；填好后 scout firms import {output}",
        "Templates of {count} tables written: {output}; fill them in, then scout firms import {output}",
    ).fill(count=len(layouts), output=output)
    typer.echo(line[language])


def _layout(name: str) -> Layout:
    """The table of a name in either language; raises UsageError."""
    from assistant.errors import UsageError
    from ingest.firms.tables.headings import named

    found = named(name)
    if found is None:
        from ingest.firms.layouts import FILES

        listed = ", ".join(f"{layout.name} {layout.title}" for layout in FILES)
        raise UsageError(what=f"--table {name}: {listed}")
    return found
