"""The tool that tells what a cluster is: links, concentration, dependence, sameness as computed; what reports say of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from langchain.tools import ToolRuntime, tool
from pydantic import Field

from assistant.domain.cluster import ClusterQuality
from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Lang, Text
from assistant.domain.wording import percent
from assistant.store.cluster_quality import cluster_quality
from assistant.tools.conditions import Names, conditions_of
from assistant.tools.context import RunContext
from assistant.tools.evidence_text import numbered
from assistant.tools.group_findings import ClusterShown
from assistant.tools.passage_findings import PoliciesFound
from assistant.tools.search_policies import find_passages
from assistant.tools.terms import area_of, names_of, settle


def _name(query: FirmQuery, names: Names) -> Text:
    """The cluster as a sentence calls it: 福泉市磷化工."""
    places = [names.region(code) for code in query.regions] or ([names.home] if query.local else [])
    chain = names.chain(query.chain) if query.chain else None
    zh = "、".join(p.zh for p in places) + "".join(query.parks) + (chain.zh if chain else "")
    en = " ".join([*(p.en for p in places), *query.parks, *([chain.en] if chain else [])])
    return Text(zh or "全部企业", en or "all firms")


def _share(value: Decimal | None, lang: Lang) -> str:
    return percent(value) if value is not None else ("未知" if lang == "zh" else "not known")


def _computed(key: str, name: Text, q: ClusterQuality, lang: Lang) -> Evidence:
    """Every figure of the quality as a calculation that is shown."""
    gini = f"{q.gini:.2f}" if q.gini is not None else _share(None, lang)
    same = f"{q.sameness:.2f}" if q.sameness is not None else _share(None, lang)
    missing = "、".join(link.product for link in q.missing) or ("无" if lang == "zh" else "none")
    if lang == "zh":
        quote = (
            f"{name.zh}：企业 {q.firms} 家；近 {q.window_months} 个月有集群内买卖关系的企业占 {_share(q.linked, lang)}；"
            f"已知销售中留在集群内的占 {_share(q.local_sales, lang)}，卖到外面的占 {_share(q.outside_sales, lang)}；"
            f"收入最大的企业 {q.leader or '未知'}，占已知收入 {_share(q.leader_share, lang)}，其他企业的已知销售中卖给它的占 {_share(q.to_leader, lang)}；"
            f"CR4 {_share(q.cr4, lang)}、基尼系数 {gini}（{q.with_revenue} 家有收入数据）；产品同质度 {same}；缺失环节 {len(q.missing)} 个：{missing}"
        )
        return Evidence(
            key,
            EvidenceKind.CALCULATION,
            "集群质量测算",
            "按企业库测算，资料未载的买卖不计",
            quote,
            "calculation",
        )
    quote = (
        f"{name.en}: {q.firms} firms; with a sale inside the cluster in {q.window_months} months {_share(q.linked, lang)}; "
        f"of known sales inside {_share(q.local_sales, lang)}, outside {_share(q.outside_sales, lang)}; largest by revenue "
        f"{q.leader or 'not known'}, {_share(q.leader_share, lang)} of known revenue, of the others' known sales to it "
        f"{_share(q.to_leader, lang)}; CR4 {_share(q.cr4, lang)}, Gini {gini} ({q.with_revenue} firms with revenue); sameness "
        f"of products {same}; missing links {len(q.missing)}: {missing}"
    )
    return Evidence(
        key,
        EvidenceKind.CALCULATION,
        "Quality of the cluster",
        "computed from the firm database",
        quote,
        "calculation",
    )


def _reports(context: RunContext, about: str | None, name: Text, chain: Text | None) -> PoliciesFound:
    """What reports say: asked in the question's own words, then by the cluster's name, then by the chain's alone."""
    queries = [
        about,
        f"{name.zh}集群有多少家企业、产值多少",
        f"{chain.zh}集群有多少家企业、产值多少" if chain else None,
    ]
    found = PoliciesFound("", (), False, 0)
    for words in dict.fromkeys(filter(None, queries)):
        found = find_passages(context, words, 4)
        if found.hits:
            break
    return found


@tool(response_format="content_and_artifact")
def cluster_facts(
    runtime: ToolRuntime[Any, Any],
    chain: Annotated[
        str | None, Field(description="Code or name of an industry chain", max_length=60)
    ] = None,
    regions: Annotated[list[str] | None, Field(description="Places the cluster lies in")] = None,
    park: Annotated[str | None, Field(description="Or an industrial park", max_length=60)] = None,
    local: Annotated[bool, Field(description="In the bank's home region")] = False,
    about: Annotated[
        str | None, Field(description="What the question asks of it, in its words", max_length=200)
    ] = None,
) -> tuple[str, ClusterShown]:
    """A cluster: number of firms, share of links inside it, concentration (CR4, Gini), dependence on its leader and on
    buyers outside, sameness of products, missing links; and what cluster reports say, with the year of the source.
    """
    context: RunContext = runtime.context
    asked = FirmQuery(
        chain=chain, regions=regions or [], parks=[park] if park else [], local=local and not regions
    )
    with context.store.read() as session:
        query = settle(session, asked)
        names = names_of(session, context.home_region, context.scope.branch)
        area = tuple(area_of(context, query) or ())
        quality = cluster_quality(session, chain=query.chain, regions=area, park=park, today=context.today)
    name = _name(query, names)
    computed = _computed(f"calc:cluster:{len(context.ledger)}", name, quality, context.lang)
    policies = _reports(context, about, name, names.chain(query.chain) if query.chain else None)
    cites = context.cite(computed)
    shown = ClusterShown(
        name, conditions_of(query, names, context.lang), quality, computed, policies if policies.hits else None,
        {**cites, **policies.cites},
    )  # fmt: skip
    return numbered(context.ledger, shown.cites.values()), shown
