"""三 经营与产业链位置: products, place in the chain with its neighbours, licences and qualifications, awards, staff."""

from __future__ import annotations

from decimal import Decimal

from assistant.credit.measure import calculation
from assistant.domain.code_words import SEGMENTS
from assistant.domain.facts import QualificationFact, TenderFact
from assistant.domain.text import Text
from assistant.domain.wording import percent, yuan
from assistant.report.blocks import Cell, GraphChart, Link, Node
from assistant.report.naming import name_findings, rest
from assistant.report.sheet import Sheet, clean, joined, worked_out
from assistant.report.subject import ChainPlace, Subject
from assistant.store.chain_trace import Step

KINDS: dict[str, Text] = {
    "licence": Text("许可", "licence"),
    "qualification": Text("资质", "qualification"),
    "patent": Text("专利", "patent"),
}
STATUS: dict[str, Text] = {
    "awarded": Text("中标", "awarded"),
    "withdrawn": Text("已撤销", "withdrawn"),
    "framework": Text("框架（无金额）", "framework, no amount"),
}


def write(subject: Subject) -> Sheet:
    """The chapter."""
    sheet = Sheet(subject.lang)
    _products(sheet, subject)
    name_findings(sheet, subject, "business")
    for place in subject.places:
        _chart(sheet, subject, place)
    _papers(sheet, subject)
    _tenders(sheet, subject)
    return sheet


def _products(sheet: Sheet, subject: Subject) -> None:
    products = subject.facts.products
    if not products:
        sheet.gap(
            "products",
            Text(
                "库中没有主要产品记录，须现场核实主营业务",
                "no products on record: see on site what its business is",
            ),
        )
        return
    lang = subject.lang
    named = joined(
        lang,
        (
            p.product + (f"（{percent(p.revenue_share)}）" if p.revenue_share is not None else "")
            for p in products
        ),
        6,
    )
    count = worked_out(f"{subject.id}:products", "产品数", f"库中产品 {len(products)} 个：{named}")
    sheet.say(
        Text(f"主要产品或服务：{named}", f"Main products or services: {named}"),
        *(p.evidence for p in products[:5]),
        count,
    )
    for chain in subject.facts.chains[:4]:
        segment = SEGMENTS.get(chain.segment, Text(chain.segment, chain.segment))
        sheet.say(
            Text(
                f"处于{chain.chain_name}产业链{segment.zh}环节（{chain.product}）",
                f"Stands in the {segment.en} of the chain {chain.chain_name} ({chain.product})",
            ),
            chain.evidence,
        )


def _chart(sheet: Sheet, subject: Subject, place: ChainPlace) -> None:
    up, down = place.upstream.steps, place.downstream.steps
    if not up and not down:
        sheet.note(
            Text(
                f"产品关系库中没有“{place.product}”的上下游记录，链上位置须人工判断",
                f"no materials or uses of {place.product} on record: its place in the chain is for the officer to judge",
            ),
            place.evidence,
        )
        return
    me = "product:subject"
    nodes = [Node(me, clean(place.product), "subject", clean(subject.facts.identity.name), 1)]
    links = []
    half = subject.template.shown.chart_nodes // 2
    for steps, rank in ((up[:half], 0), (down[:half], 2)):
        for step in steps:
            key = f"{rank}:{step.product_id}"
            nodes.append(Node(key, clean(step.product), "product", _makers(sheet, step), rank))
            ends = (key, me) if rank == 0 else (me, key)
            links.append(Link(*ends, cites=sheet.cite(step.link)))
    title = sheet.pick(
        f"链上位置：{clean(place.product)}（左：原料，右：用途）",
        f"Place in the chain: {clean(place.product)} (materials left, uses right)",
    )
    note = sheet.pick("节点下为本地生产企业家数", "below a node: local makers")
    sheet.chart(GraphChart(f"chain:{place.product}", "chain", title, tuple(nodes), tuple(links), note))
    for steps, words in (
        (up, Text("上游原料", "Materials")),
        (down, Text("下游用途", "Uses")),
    ):
        if not steps:
            continue
        missing = [s.product for s in steps if not s.makers.local]
        names = joined(sheet.lang, (s.product for s in steps), 6)
        tail = joined(sheet.lang, missing, 6)
        sheet.say(
            Text(
                f"{words.zh}：{names}" + (f"；其中本地没有企业生产的：{tail}" if missing else ""),
                f"{words.en}: {names}" + (f"; of these nobody makes locally: {tail}" if missing else ""),
            ),
            *(s.link for s in steps[:4]),
            worked_out(
                f"{subject.id}:{place.product}:{words.en}", words.zh, f"{names}；本地无企业：{tail or '无'}"
            ),
        )


def _makers(sheet: Sheet, step: Step) -> str:
    return sheet.pick(f"本地 {step.makers.local} 家", f"{step.makers.local} local")


def _papers(sheet: Sheet, subject: Subject) -> None:
    papers = [q for q in subject.facts.qualifications if q.kind != "patent"]
    patents = [q for q in subject.facts.qualifications if q.kind == "patent"]
    today, most = subject.today, subject.template.shown.rows
    papers.sort(key=lambda q: (not q.required, not q.valid(today), q.name))
    if not papers:
        sheet.gap(
            "papers",
            Text(
                "库中没有许可和资质记录，须核对主营业务所需证照",
                "no licences on record: check which its business needs",
            ),
        )
    sheet.table(
        "papers",
        Text("许可与资质", "Licences and qualifications"),
        [
            sheet.column(Text("名称", "Name")),
            sheet.column(Text("类别", "Kind")),
            sheet.column(Text("主营必需", "Required")),
            sheet.column(Text("有效期至", "Valid until")),
            sheet.column(Text("状态", "State")),
        ],
        [_paper(sheet, subject, q) for q in papers[:most]],
        rest(sheet, min(most, len(papers)), len(papers), Text("项", "papers")),
    )
    if patents:
        valid = [q for q in patents if q.valid(today)]
        shown = f"有效专利 = {len(valid)} 项（库中共 {len(patents)} 项）"
        sheet.say(
            Text(
                f"有效专利 {len(valid)} 项（库中共 {len(patents)} 项）",
                f"{len(valid)} patents in force, {len(patents)} on record",
            ),
            calculation(subject.id, "patents_valid", "有效专利", shown),
        )


def _paper(sheet: Sheet, subject: Subject, paper: QualificationFact) -> tuple[Cell, ...]:
    valid = paper.valid(subject.today)
    state = (
        Text("有效", "valid")
        if valid
        else Text("吊销", "revoked")
        if paper.state == "revoked"
        else Text("已失效", "not valid")
    )
    return (
        sheet.cell(paper.name, paper.evidence),
        sheet.cell(KINDS.get(paper.kind, Text(paper.kind, paper.kind))),
        sheet.cell(Text("是", "yes") if paper.required else Text("否", "no")),
        sheet.day(paper.expires_on, paper.evidence),
        sheet.cell(state, tone="plain" if valid else "warning"),
    )


def _tenders(sheet: Sheet, subject: Subject) -> None:
    tenders = subject.facts.tenders
    if not tenders:
        return
    recent = subject.case.recent_wins
    total = sum((t.own_amount or Decimal(0) for t in recent), Decimal(0))
    if recent:
        shown = f"近 24 个月中标 {len(recent)} 次，本企业份额合计 {yuan(total).zh}（{yuan(total).en}；截至 {subject.today:%Y-%m-%d}，不含撤销和框架）"
        sheet.say(
            Text(
                f"近 24 个月中标 {len(recent)} 次，本企业份额合计 {yuan(total).zh}",
                f"Won {len(recent)} tenders in 24 months, {yuan(total).en} for its own part",
            ),
            calculation(subject.id, "won_24m", "近 24 个月中标", shown),
        )
    most = subject.template.shown.rows
    sheet.table(
        "tenders",
        Text("招投标记录", "Awards"),
        [
            sheet.column(Text("项目", "Tender")),
            sheet.column(Text("采购人", "Buyer")),
            sheet.column(Text("中标日", "Awarded on")),
            sheet.column(Text("本企业份额", "Own part"), "right"),
            sheet.column(Text("状态", "State")),
        ],
        [_tender(sheet, t) for t in tenders[:most]],
        rest(sheet, min(most, len(tenders)), len(tenders), Text("项", "awards")),
    )


def _tender(sheet: Sheet, one: TenderFact) -> tuple[Cell, ...]:
    state = STATUS.get(one.status, Text(one.status, one.status))
    joint = one.members > 1
    part = (
        Text(
            f"{state.zh}（联合体{'牵头' if one.lead else '成员'}，共 {one.members} 家）",
            f"{state.en} (consortium of {one.members}, {'leader' if one.lead else 'member'})",
        )
        if joint
        else state
    )
    joined_by = (
        worked_out(f"{one.evidence.key}:members", "联合体", f"联合体成员 = {one.members} 家")
        if joint
        else None
    )
    return (
        sheet.cell(one.title, one.evidence),
        sheet.cell(one.buyer),
        sheet.day(one.awarded_on, one.evidence),
        sheet.money(one.own_amount if one.status == "awarded" else None, one.evidence),
        sheet.cell(part, joined_by, tone="warning" if one.status == "withdrawn" else "plain"),
    )
