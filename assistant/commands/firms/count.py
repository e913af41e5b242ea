"""`scout firms count` and `compare`: how many firms there are by group, and groups or firms side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.commands.firms.desk import Desk, Json, meant, opened
from assistant.commands.firms.options import Where, conditions_of, query_of, require_known

if TYPE_CHECKING:
    from assistant.store.firm_groups import Grouped, GroupRow

MEASURES = ("registered_capital", "revenue", "won_amount_24m", "wins_24m")


def count(
    where: Where = None,
    by: Annotated[
        list[str] | None,
        typer.Option(help="region, city, province, segment, chain, product, industry, size, label, ownership, "
        "town, park, founded_year, branch, status, kind; twice for two keys."),
    ] = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Count the firms that meet the conditions, by one key or two, with sums."""
    from typing import get_args

    from assistant.commands.firm_output import print_json
    from assistant.errors import UsageError
    from assistant.store.firm_groups import GroupBy, group

    keys: list[Any] = by or []
    if len(keys) > 2 or any(key not in get_args(GroupBy) for key in keys):
        raise UsageError(what=f"--by: {', '.join(get_args(GroupBy))}")
    with opened() as desk:
        grouped = group(desk.session, query_of(**conditions_of(where or [])), keys, desk.asked)
        require_known(grouped)
        if as_json:
            print_json(
                {"total": grouped.total, "by": keys, "groups": [_row_json(row) for row in grouped.rows]}
            )
        else:
            _print(
                desk,
                [" / ".join(row.names) or "-" for row in grouped.rows],
                list(grouped.rows),
                grouped.total,
            )


def compare(
    sides: Annotated[
        list[str],
        typer.Argument(
            help="Two or more: firms (credit code, id, name), or groups as FIELD=VALUE;FIELD=VALUE."
        ),
    ],
    as_json: Json = False,
) -> None:
    """Lay firms or groups of firms side by side."""
    from assistant.commands.firm_output import print_json
    from assistant.errors import UsageError
    from assistant.store.firm_groups import compare as compare_groups

    if len(sides) < 2:
        raise UsageError(what="compare A B")
    with opened() as desk:
        if not all("=" in side for side in sides):
            _compare_firms(desk, sides, as_json)
            return
        queries = [query_of(**conditions_of(side.replace("；", ";").split(";"))) for side in sides]
        found = compare_groups(desk.session, queries, desk.asked)
        for grouped in found:
            require_known(grouped)
        if as_json:
            print_json({"groups": [{"name": n, **_group_json(g)} for n, g in zip(sides, found, strict=True)]})
        else:
            rows = [(name, row) for name, grouped in zip(sides, found, strict=True) for row in grouped.rows]
            _print(desk, [name for name, _ in rows], [row for _, row in rows], None)


def _group_json(grouped: Grouped) -> dict[str, Any]:
    return _row_json(grouped.rows[0]) if grouped.rows else {"keys": [], "names": [], "count": 0}


def _row_json(row: GroupRow) -> dict[str, Any]:
    from assistant.commands.firm_output import plain

    document: dict[str, Any] = {"keys": list(row.keys), "names": list(row.names), "count": row.count}
    for name in MEASURES:
        value = getattr(row, name)
        document[name] = {"sum": plain(value.total), "mean": plain(value.mean), "known": value.known}
    return document


def _print(desk: Desk, names: list[str], rows: list[GroupRow], total: int | None) -> None:
    from rich.console import Console
    from rich.table import Table

    zh = desk.settings.lang == "zh"
    table = Table()
    titles = (
        ("组", "企业数", "注册资本合计（万元）", "营业收入合计（万元）", "近两年中标（万元）", "中标次数")
        if zh
        else ("Group", "Firms", "Capital (10k yuan)", "Revenue (10k yuan)", "Won in 24 months (10k)", "Wins")
    )
    for title in titles:
        table.add_column(title, justify="left" if title == titles[0] else "right")
    for name, row in zip(names, rows, strict=True):
        sums = (
            f"{getattr(row, key).total / 10_000:,.0f}" if getattr(row, key).known else "-"
            for key in MEASURES[:3]
        )
        table.add_row(name, f"{row.count:,}", *sums, f"{row.wins_24m.total:,.0f}")
    console = Console()
    console.print(table)
    if total is not None:
        console.print(f"共 {total} 家（每家只计一次）" if zh else f"{total} firms, each counted once")


def _compare_firms(desk: Desk, names: list[str], as_json: bool) -> None:
    from assistant.commands.firm_output import print_json, profile_json
    from assistant.credit.judge import judge
    from assistant.credit.scorecard import load_card
    from assistant.domain.code_words import word
    from assistant.store import firm_facts

    ids = [meant(desk.session, name) for name in names]
    facts = firm_facts.load(desk.session, ids, today=desk.today, scope=desk.scope)
    by_id = {one.id: one for one in facts}
    judged = {one.id: judge(one, load_card(), desk.profile, desk.today) for one in facts}
    if as_json:
        print_json({"firms": [profile_json(by_id[firm_id], judged[firm_id]) for firm_id in ids]})
        return
    from rich.console import Console
    from rich.table import Table

    lang = desk.settings.lang
    zh = lang == "zh"
    table = Table(show_lines=True)
    table.add_column("")
    for firm_id in ids:
        table.add_column(by_id[firm_id].brief.name, overflow="fold")
    lines: list[tuple[str, list[str]]] = [
        ("统一社会信用代码" if zh else "Credit code", [by_id[i].brief.uscc or "-" for i in ids]),
        ("所在地" if zh else "Place", [by_id[i].brief.region or "-" for i in ids]),
        ("成立" if zh else "Founded", [str(by_id[i].brief.founded_on or "-") for i in ids]),
        ("注册资本（元）" if zh else "Capital (yuan)", [str(by_id[i].brief.registered_capital or "-") for i in ids]),
        ("标签" if zh else "Labels", ["\n".join(word(x, lang) for x in by_id[i].brief.labels) or "-" for i in ids]),
        ("等级 / 得分" if zh else "Grade / score", [f"{judged[i].grade or '-'} / {judged[i].score if judged[i].score is not None else '-'}" for i in ids]),
        ("否决与待核实" if zh else "Vetoes, to verify", ["\n".join(v.title[lang] for v in judged[i].vetoes) or "-" for i in ids]),
        ("资料完整度" if zh else "Completeness", [f"{judged[i].completeness:.0%}" for i in ids]),
    ]  # fmt: skip
    for title, cells in lines:
        table.add_row(title, *cells)
    Console().print(table)
