"""`scout firms synth`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def synth(
    output: Annotated[
        Path, typer.Option("-o", "--output", help="Folder for the files 输出文件夹.", show_default=False)
    ],
    firms: Annotated[int, typer.Option(min=10, max=100_000_000, help="How many firms 企业数.")] = 10_000,
    seed: Annotated[int, typer.Option(help="Another seed gives other firms 随机种子.")] = 1,
    force: Annotated[bool, typer.Option("--force", help="Write over files that are there 覆盖.")] = False,
) -> None:
    """Make fictional firm data of any size to try out and measure with 生成示例数据: all names hold 示例."""
    from rich.console import Console
    from rich.progress import Progress

    from assistant.domain.text import Text
    from assistant.errors import UsageError
    from assistant.settings import settings
    from ingest.firms.synth import write_firms
    from ingest.firms.synth.writing import FILES

    there = [output / name for name in FILES if (output / name).exists()]
    if output.is_file() or (there and not force):
        raise UsageError(
            what=f"{there[0] if there else output}: 文件已存在，用 --force 覆盖 it is there already; --force writes over it"
        )
    with Progress(console=Console(stderr=True), transient=True) as bar:
        steps = {name: bar.add_task(name, total=1.0, visible=False) for name in FILES}
        report = write_firms(
            output,
            firms,
            seed,
            tell=lambda file, share: bar.update(steps[file], completed=share, visible=True),
        )
    line = Text(
        "已生成 {firms} 家虚构企业、{relations} 条关系：{output}；导入：scout firms import {output}",
        "{firms} fictional firms with {relations} relations written: {output}; then scout firms import {output}",
    ).fill(firms=f"{firms:,}", relations=f"{report.relations:,}", output=output)
    typer.echo(line[settings().lang])
