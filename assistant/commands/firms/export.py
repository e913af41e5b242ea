"""`scout firms export`: the firms that meet the conditions as a CSV or XLSX file, streamed, with source and date."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.firms.desk import opened
from assistant.commands.firms.options import Where, conditions_of, query_of, require_known


def export(
    output: Annotated[Path, typer.Option("-o", "--output", help="FILE.csv or FILE.xlsx", show_default=False)],
    where: Where = None,
) -> None:
    """Write the firms that meet the conditions to a table, in order of id."""
    from assistant.errors import UsageError
    from assistant.sheets import open_table
    from assistant.store import firm_listing, firm_search

    if output.suffix.lower() not in (".csv", ".xlsx"):
        raise UsageError(what=f"-o {output.name}: .csv, .xlsx")
    with opened() as desk:
        query = query_of(**conditions_of(where or []))
        require_known(desk.find(query.model_copy(update={"limit": 1})))
        ids = firm_search.ids(desk.session, query, desk.asked)
        # under another name until it is whole: an export that was broken off leaves no file that looks done
        unfinished = output.with_name(f"{output.stem}.part{output.suffix}")
        with open_table(unfinished) as table:
            table.sheet("firms", firm_listing.columns_of(desk.scope))
            for row in firm_listing.rows(desk.session, ids, desk.scope):
                table.row(row)
        unfinished.replace(output)
        zh = desk.settings.lang == "zh"
        typer.echo(f"已导出 {len(ids)} 家到 {output}" if zh else f"{len(ids)} firms written to {output}")
