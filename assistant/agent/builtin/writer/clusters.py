"""Writes a cluster: what reports say of it with the year of the source, and its quality as computed from the database."""

from __future__ import annotations

from decimal import Decimal

from assistant.agent.builtin.meaning import Meaning
from assistant.agent.builtin.writer.phrases import bullet, cite, claim, concluded, joined
from assistant.agent.builtin.writer.policy import covering, quotations
from assistant.agent.wording import TRANSLATED
from assistant.domain.text import Lang, Text
from assistant.domain.wording import percent
from assistant.tools.group_findings import ClusterShown

_QUOTED = 2
_AGGLOMERATION = Text(
    "企业之间没有已知的买卖关系，只是集聚，不成集群",
    "no sale between its firms is known: a pile of firms, no cluster",
)


def _conclusion(found: ClusterShown, lang: Lang) -> str:
    q, mark = found.quality, cite(found.cites, [found.computed])
    name = found.name[lang]
    linked = percent(q.linked) if q.linked is not None else None
    if lang == "zh":
        text = f"企业库中{name}有企业 {q.firms:,} 家"
        text += f"，近 {q.window_months} 个月与集群内企业有买卖关系的占 {linked}" if linked else ""
    else:
        text = f"the database holds {q.firms:,} firms of {name}"
        text += f"; {linked} of them traded inside it in the last {q.window_months} months" if linked else ""
    if q.is_agglomeration:
        text += f"；{_AGGLOMERATION.zh}" if lang == "zh" else f"; {_AGGLOMERATION.en}"
    return concluded(text, mark, lang)


def _share(value: Decimal | None) -> str | None:
    return percent(value) if value is not None else None


def _computed(found: ClusterShown, lang: Lang) -> list[str]:
    """Each figure that is known, with what it means."""
    q, zh, mark = found.quality, lang == "zh", cite(found.cites, [found.computed])
    lines: list[str] = []
    inside, outside = _share(q.local_sales), _share(q.outside_sales)
    if inside and outside:
        lines.append(
            f"本地配套：已知销售中留在集群内 {inside}，卖到外面 {outside}"
            if zh
            else f"Local links: {inside} of known sales stay inside, {outside} go outside"
        )
    if q.leader and (top := _share(q.leader_share)):
        dependent = _share(q.to_leader)
        text = f"龙头：{q.leader}，占已知收入 {top}" if zh else f"Leader: {q.leader}, {top} of known revenue"
        if dependent:
            text += (
                f"，其他企业的已知销售中卖给它 {dependent}"
                if zh
                else f"; of the others' known sales {dependent} go to it"
            )
        lines.append(text)
    if q.cr4 is not None:
        gini = f"{q.gini:.2f}" if q.gini is not None else ""
        text = f"集中度：CR4 {percent(q.cr4)}" if zh else f"Concentration: CR4 {percent(q.cr4)}"
        if gini:
            text += f"，基尼系数 {gini}" if zh else f", Gini {gini}"
        lines.append(
            f"{text}（{q.with_revenue} 家有收入数据）"
            if zh
            else f"{text} ({q.with_revenue} firms with revenue)"
        )
    if q.sameness is not None:
        lines.append(
            f"产品同质度：{q.sameness:.2f}（越接近一越雷同）"
            if zh
            else f"Sameness of products: {q.sameness:.2f} (the nearer to one, the more alike)"
        )
    if q.missing:
        names = joined((link.product for link in q.missing), lang)
        lines.append(
            f"缺失环节（补链）：{names}，共 {len(q.missing)} 个"
            if zh
            else f"Missing links: {names} ({len(q.missing)})"
        )
    return [bullet(line, mark, lang) for line in lines]


def write_cluster(found: ClusterShown, meaning: Meaning) -> str:
    """The answer to a question about a cluster."""
    lang = meaning.lang
    lines = [_conclusion(found, lang), ""]
    if found.policies is not None:
        told = covering(found.policies)
        title = Text("报告和文件的说法（以资料所载年份为准）", "What reports say (of the year they state)")
        lines += [f"### {title[lang]}", "", *quotations(told, told.hits[:_QUOTED], lang)]
    computed = _computed(found, lang)
    if computed:
        title = Text("按企业库测算", "As computed from the database")
        lines += [f"### {title[lang]}", "", *computed, ""]
    if found.policies is not None:
        note = Text(
            "报告与企业库口径不同，数字不必相等，引用时注明年份和来源",
            "Reports and the database count differently, so the figures need not agree; state year and source",
        )
        lines.append(claim(note[lang], cite(found.cites, [found.computed]), lang))
        if lang == "en":
            lines.append(TRANSLATED[lang])
    return "\n".join(lines).rstrip() + "\n"
