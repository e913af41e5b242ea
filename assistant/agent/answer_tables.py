"""The tables of an answer, from the tools' findings: the same for every model, each a list of columns and rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from assistant.domain.answer import Table
from assistant.domain.judgement import Candidate
from assistant.domain.signals import LEVEL_TITLES, VALUE_TITLES
from assistant.domain.text import Lang, Text
from assistant.store import regions
from assistant.tools.artifacts import Artifact, FirmsFound, Screened
from assistant.tools.conditions import SEGMENTS, yuan
from assistant.tools.count_firms import KEYS
from assistant.tools.firm_findings import DueDiligenceShown, FirmsCompared, NetworkShown, OwnershipShown
from assistant.tools.group_findings import ChainMapped, ClusterShown, FirmsCounted, SignalsShown
from assistant.tools.scoring_evidence import percent

Columns = Sequence[tuple[str, Text]]
Rows = list[dict[str, Any]]

NAME = Text("企业", "Firm")
COUNT = Text("企业数", "Firms")


def buyers_shown(candidate: Candidate, lang: Lang) -> list[str]:
    """Each strong buyer once, with what its best delivery shows: amount and month."""
    shown: dict[str, str] = {}
    for delivery in candidate.deliveries:
        parts = [yuan(delivery.amount, lang)] if delivery.amount is not None else []
        day = delivery.dated_on
        parts += [f"{day.year}年{day.month}月" if lang == "zh" else f"{day:%b %Y}"] if day else []
        of_it = f"（{'，'.join(parts)}）" if lang == "zh" else f" ({', '.join(parts)})"
        shown.setdefault(delivery.buyer, delivery.buyer + (of_it if parts else ""))
    return list(shown.values())


def tables_of(found: Sequence[Artifact], lang: Lang) -> list[Table]:
    """A table of every finding that has rows."""
    tables: list[Table] = []
    for item in found:
        make = _MAKERS.get(type(item))
        made = make(item, lang) if make else None
        if made is not None and made.rows:
            id_ = made.id if all(t.id != made.id for t in tables) else f"{made.id}{len(tables)}"
            tables.append(made.model_copy(update={"id": id_}))
    return tables


def _table(id_: str, title: Text, columns: Columns, rows: Rows, lang: Lang) -> Table:
    return Table(id=id_, title=title[lang], columns=[(key, name[lang]) for key, name in columns], rows=rows)


def _candidates(item: Screened, lang: Lang) -> Table:
    columns = (
        ("name", NAME), ("grade", Text("等级", "Grade")), ("score", Text("评分", "Score")),
        ("completeness", Text("完整度", "Completeness")), ("buyers", Text("买方", "Buyers")), ("client", Text("本行客户", "Client")),
    )  # fmt: skip
    rows = [
        {
            "name": c.firm.name,
            "grade": c.judgement.grade,
            "score": None if c.judgement.score is None else float(c.judgement.score),
            "completeness": percent(c.judgement.completeness),
            "buyers": ("；" if lang == "zh" else "; ").join(buyers_shown(c, lang)),
            "client": c.firm.client[lang] if c.firm.client else None,
        }
        for c in item.funnel.candidates
    ]
    return _table("candidates", Text("授信候选", "Candidates"), columns, rows, lang)


def _firms(item: FirmsFound, lang: Lang) -> Table:
    columns = (
        ("name", NAME), ("region", Text("地区", "Place")), ("segment", Text("环节", "Segment")),
        ("founded_on", Text("成立日期", "Founded")),
    )  # fmt: skip
    rows = [
        {
            "name": firm.name,
            "region": regions.called(firm.region_code, lang) or firm.region,
            "segment": SEGMENTS[firm.segment][lang] if firm.segment in SEGMENTS else None,
            "founded_on": firm.founded_on.isoformat() if firm.founded_on else None,
        }
        for firm in item.firms
    ]
    return _table("firms", Text("企业名单", "Firms"), columns, rows, lang)


def _counts(item: FirmsCounted, lang: Lang) -> Table:
    """One key: a row a group. Two keys: the first down, the second across."""
    title = Text("企业数量", "Firms")
    if len(item.by) == 1:
        rows: Rows = [{"name": g.names[0][lang], "count": g.count} for g in item.groups]
        return _table("groups", title, (("name", KEYS[item.by[0]]), ("count", COUNT)), rows, lang)  # type: ignore[index]
    across = {g.keys[1]: g.names[1] for g in item.groups}
    by_first: dict[str, dict[str, Any]] = {}
    for group in item.groups:
        row = by_first.setdefault(group.keys[0], {"name": group.names[0][lang]})
        row[f"c:{group.keys[1]}"] = group.count
    columns = (("name", KEYS[item.by[0]]), *((f"c:{key}", name) for key, name in across.items()))  # type: ignore[index]
    return _table("groups", title, columns, list(by_first.values()), lang)


def _chain(item: ChainMapped, lang: Lang) -> Table:
    columns = (
        ("segment", Text("环节", "Segment")), ("name", Text("产品", "Product")), ("count", Text("本地企业数", "Firms here")),
        ("total", Text("全部企业数", "Firms in all")),
    )  # fmt: skip
    rows = [
        {
            "segment": SEGMENTS[place.segment][lang],
            "name": place.product if lang == "zh" else place.product_en or place.product,
            "count": place.makers.local,
            "total": place.makers.total,
        }
        for place in item.picture.places
    ]
    return _table("chain", Text(item.picture.name, item.picture.name_en), columns, rows, lang)


def _cluster(item: ClusterShown, lang: Lang) -> Table:
    q = item.quality
    told = (
        (Text("企业数", "Firms"), f"{q.firms:,}"),
        (Text("有集群内买卖的企业占比", "Firms that trade inside"), q.linked),
        (Text("留在集群内的销售", "Sales inside"), q.local_sales),
        (Text("卖到外面的销售", "Sales outside"), q.outside_sales),
        (Text("龙头占已知收入", "Leader's share of revenue"), q.leader_share),
        (Text("CR4", "CR4"), q.cr4),
        (Text("基尼系数", "Gini"), f"{q.gini:.2f}" if q.gini is not None else None),
        (Text("产品同质度", "Sameness of products"), f"{q.sameness:.2f}" if q.sameness is not None else None),
        (Text("缺失环节", "Missing links"), f"{len(q.missing)}"),
    )
    rows: Rows = [
        {"name": name[lang], "value": value if isinstance(value, str) else percent(value)}
        for name, value in told
        if value is not None
    ]
    columns = (("name", Text("指标", "Measure")), ("value", Text("数值", "Value")))
    return _table("cluster", item.name, columns, rows, lang)


def _signals(item: SignalsShown, lang: Lang) -> Table:
    warns = item.which == "warnings"
    rank = ("rank", Text("级别", "Level") if warns else Text("价值", "Value"))
    columns = (
        ("name", NAME), rank, ("signal", Text("信号", "Signal")), ("date", Text("日期", "Date")),
        ("text", Text("依据", "What happened")), ("needs", Text("可能需求", "Possible need")),
    )  # fmt: skip
    rows: Rows = []
    for firm in item.firms[: item.shown]:
        for w in firm.signals.warnings if warns else ():
            rows.append({"name": firm.firm.name, "rank": LEVEL_TITLES[w.level][lang], "signal": w.title[lang],
                         "date": w.on.isoformat() if w.on else None, "text": w.text[lang]})  # fmt: skip
        for o in () if warns else firm.signals.opportunities:
            rows.append({"name": firm.firm.name, "rank": VALUE_TITLES[o.value][lang], "signal": o.title[lang],
                         "date": o.on.isoformat() if o.on else None, "text": o.text[lang],
                         "needs": ("、" if lang == "zh" else ", ").join(n[lang] for n in o.needs)})  # fmt: skip
    title = Text("预警信号", "Warnings") if warns else Text("营销机会", "Opportunities")
    return _table(item.which, title, columns[:-1] if warns else columns, rows, lang)


def _comparison(item: FirmsCompared, lang: Lang) -> Table:
    names = [one.facts.identity.name for one in item.firms]
    columns = (
        ("factor", Text("项目", "Factor")), ("max", Text("满分", "Of")),
        *((f"f{place}", Text(name, name)) for place, name in enumerate(names)), ("spread", Text("差距", "Apart")),
    )  # fmt: skip
    rows: Rows = []
    for row in item.rows:
        cells = {f"f{place}": float(c.points) if c.known else None for place, c in enumerate(row.cells)}
        rows.append({"factor": row.title[lang], "max": float(row.max), **cells,
                     "spread": None if row.spread is None else float(row.spread)})  # fmt: skip
    total = {
        f"f{n}": None if one.judgement.score is None else float(one.judgement.score)
        for n, one in enumerate(item.firms)
    }
    rows.append({"factor": Text("合计", "Sum")[lang], "max": 100.0, **total, "spread": None})
    return _table("comparison", Text("逐项比较", "Comparison by factor"), columns, rows, lang)


def _network(item: NetworkShown, lang: Lang) -> Table:
    side = {"buyers": Text("买方", "buyer"), "suppliers": Text("供应商", "supplier")}
    columns = (
        ("side", Text("关系", "Relation")), ("tier", Text("层级", "Tier")), ("of", Text("相对于", "Of")), ("name", NAME),
        ("amount", Text("金额（元）", "Amount (CNY)")), ("deals", Text("笔数", "Records")), ("awards", Text("中标", "Tenders won")),
        ("date", Text("最近", "Last")),
    )  # fmt: skip
    rows: Rows = [
        {"side": side[tier.side][lang], "tier": tier.depth, "of": p.of, "name": p.name, "deals": p.deals, "awards": p.awards,
         "amount": None if p.amount is None else float(p.amount), "date": p.last_on.isoformat() if p.last_on else None}
        for tier in item.tiers
        for p in tier.partners
    ]  # fmt: skip
    return _table("network", Text("上下游", "Buyers and suppliers"), columns, rows, lang)


def _owners(item: OwnershipShown, lang: Lang) -> Table:
    columns = (
        ("name", Text("股东", "Owner")),
        ("share", Text("持股", "Share")),
        ("since", Text("起始日", "Since")),
    )
    rows: Rows = [
        {"name": h.holder, "share": percent(h.share) if h.share is not None else None,
         "since": h.valid_from.isoformat() if h.valid_from else None}
        for h in item.facts.owners
        if h.valid_to is None
    ]  # fmt: skip
    return _table("owners", Text("股东", "Owners"), columns, rows, lang)


def _factors(item: DueDiligenceShown, lang: Lang) -> Table | None:
    if item.judgement is None:
        return None
    columns = (
        ("factor", Text("项目", "Factor")), ("points", Text("得分", "Points")), ("max", Text("满分", "Of")),
        ("text", Text("依据", "What it rests on")),
    )  # fmt: skip
    rows: Rows = [
        {
            "factor": r.title[lang],
            "points": float(r.points) if r.known else None,
            "max": float(r.max),
            "text": r.text[lang],
        }
        for r in item.judgement.reasons
    ]
    return _table("factors", Text("评分明细", "Points by factor"), columns, rows, lang)


_MAKERS: Mapping[type, Callable[[Any, Lang], Table | None]] = {
    Screened: _candidates,
    FirmsFound: _firms,
    FirmsCounted: _counts,
    ChainMapped: _chain,
    ClusterShown: _cluster,
    SignalsShown: _signals,
    FirmsCompared: _comparison,
    NetworkShown: _network,
    OwnershipShown: _owners,
    DueDiligenceShown: _factors,
}
