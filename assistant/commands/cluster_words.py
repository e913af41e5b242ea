"""A cluster as tables for people, in both languages: its figures, its hidden ties, and the files behind them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.domain.text import Lang, Text
from assistant.domain.wording import percent

if TYPE_CHECKING:
    from assistant.domain.cluster import ClusterQuality, ClusterSource, ClusterTie

MOST_TIES = 30
"""Ties that the table lists; --json gives all."""
_FIRMS_OF_A_TIE = 6

TIES = {
    "holding": Text("持股", "holding"), "guarantee": Text("担保", "guarantee"), "person": Text("共同人员", "person in both"),
    "phone": Text("同一电话", "one phone"), "email": Text("同一邮箱", "one mailbox"),
    "address": Text("同一地址", "one address"), "group": Text("同一控制人或担保圈", "one controller or guarantee circle"),
}  # fmt: skip
_READ = {
    "register": Text("企业登记", "register"), "sales": Text("供货", "sales"), "products": Text("产品", "products"),
}  # fmt: skip
_COMPUTED = Text("系统测算", "computed")
_HUB = Text("共用者多，视为代理或楼宇", "so many share it that it is an agent's or a building's")
_NONE = Text("资料不足", "not known")


def figures_of(quality: ClusterQuality) -> list[tuple[Text, Text]]:
    """Each figure with its name, and what it rests on."""
    months = quality.window_months
    verdict = {
        None: Text("无已知交易，无从判断", "no known sale: not to be told"),
        True: Text("集而不群：企业之间没有交易", "an agglomeration: no firm sells to another"),
        False: Text("集群内有交易", "firms trade with each other"),
    }[quality.is_agglomeration]
    leader = f"{quality.leader} ({_share(quality.leader_share).en})" if quality.leader else None
    return [
        (Text("在营企业", "living firms"), Text(f"{quality.firms}", f"{quality.firms}")),
        (Text("判断", "verdict"), verdict),
        (Text(f"与集群内企业有交易的企业占比（{months} 个月）", f"firms with a sale inside ({months} months)"), _share(quality.linked)),
        (Text("本地销售占比", "sales that stay inside"), _share(quality.local_sales)),
        (Text("对外部买方的依赖", "sales to outside"), _share(quality.outside_sales)),
        (Text("龙头（占收入）", "leader (share of revenue)"), Text(leader, leader) if leader else _NONE),
        (Text("其他企业对龙头的销售占比", "sales of the others to the leader"), _share(quality.to_leader)),
        (Text("有收入数据的企业", "firms with a known revenue"), Text(f"{quality.with_revenue}", f"{quality.with_revenue}")),
        (Text("收入集中度 CR4", "CR4 of revenue"), _share(quality.cr4)),
        (Text("收入基尼系数", "Gini of revenue"), _plain(quality.gini)),
        (Text("产品同质度", "sameness of products"), _plain(quality.sameness)),
        (Text("本地无人生产（补链）", "made by nobody here"), _missing(quality)),
    ]  # fmt: skip


def _share(value: Decimal | None) -> Text:
    return _NONE if value is None else Text(percent(value), percent(value))


def _plain(value: Decimal | None) -> Text:
    return _NONE if value is None else Text(f"{value:.3f}", f"{value:.3f}")


def _missing(quality: ClusterQuality) -> Text:
    names = "、".join(link.product for link in quality.missing)
    return Text(names or "—", names or "—")


def _behind(tie: ClusterTie) -> Text:
    if tie.hub:
        return _HUB
    sources = "；".join(dict.fromkeys(evidence.source for evidence in tie.evidence))
    return Text(sources, sources) if sources else _COMPUTED


def print_cluster(
    title: str,
    quality: ClusterQuality,
    ties: Sequence[ClusterTie],
    sources: Sequence[ClusterSource],
    lang: Lang,
) -> None:
    """Print the cluster on stdout."""
    from rich.console import Console
    from rich.table import Table

    zh = lang == "zh"
    console = Console()
    figures = Table(title=title)
    for head in ("指标", "数值") if zh else ("Figure", "Value"):
        figures.add_column(head, overflow="fold")
    for name, value in figures_of(quality):
        figures.add_row(name[lang], value[lang])
    console.print(figures)
    if ties:
        table = Table(title="隐性关联" if zh else "Hidden ties")
        for head in ("关联", "通过", "企业", "来源") if zh else ("Tie", "Through", "Firms", "Source"):
            table.add_column(head, overflow="fold")
        for tie in ties[:MOST_TIES]:
            names = "、".join(firm for _, firm in tie.firms[:_FIRMS_OF_A_TIE])
            more = f" +{len(tie.firms) - _FIRMS_OF_A_TIE}" if len(tie.firms) > _FIRMS_OF_A_TIE else ""
            table.add_row(TIES[tie.kind][lang], tie.through or "—", names + more, _behind(tie)[lang])
        console.print(table)
        if len(ties) > MOST_TIES:
            left = len(ties) - MOST_TIES
            console.print(f"另有 {left} 条，见 --json" if zh else f"{left} more with --json")
    table = Table(title="数据来源" if zh else "Sources")
    for head in ("内容", "文件", "行数", "截止") if zh else ("Content", "File", "Rows", "As of"):
        table.add_column(head, overflow="fold")
    for source in sources:
        table.add_row(_READ[source.what][lang], source.source, f"{source.rows:,}", str(source.as_of or "—"))
    console.print(table)
