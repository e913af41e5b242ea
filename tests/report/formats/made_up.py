"""Reports that no chapter wrote: one as a bank would get it, one with every text that could break a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.text import Text
from assistant.report.blocks import (
    BarChart,
    Blank,
    Block,
    Cell,
    Chapter,
    Column,
    GapBlock,
    GraphChart,
    Heading,
    Imprint,
    Link,
    Node,
    Note,
    Paragraph,
    Quote,
    Report,
    Sentence,
    Series,
    TableBlock,
)

FIRM = "福泉黔磷示例化工有限公司"


def evidence(key: str, title: str, locator: str, quote: str, source: str, as_of: date | None) -> Evidence:
    """A piece of evidence; its kind is told from its key."""
    return Evidence(key, EvidenceKind(key.split(":")[0]), title, locator, quote, source, as_of)


def fact(n: int, title: str, quote: str) -> Evidence:
    """A fact row with a number of its own."""
    return evidence(
        f"fact:{n}", title, f"表 {title} 第 {n} 行", quote, f"示例数据.xlsx 第 {n} 行", date(2026, 9, 30)
    )


EVIDENCE = (
    fact(1, "评分结果", "评分 78.5，等级 B，完整度 86%"),
    fact(2, "工商照面", "福泉黔磷示例化工有限公司，成立日期 2015-04-12，注册资本 5000 万元"),
    fact(3, "股东信息", "示例磷矿集团有限公司 持股 51%"),
    fact(4, "股东信息", "示例甲 持股 30%"),
    fact(5, "股东信息", "福泉示例化工新材料产业投资基金合伙企业（有限合伙） 持股 19%"),
    fact(6, "供货合同", "开阳示例磷肥股份有限公司 8,600,000.00 元"),
    fact(7, "供货合同", "贵州示例肥业集团有限责任公司 12,400,000.00 元"),
    fact(8, "财务报表", "2021—2025 年营业收入、净利润"),
    evidence(
        "passage:9",
        "福泉市磷化工产业集群发展规划（示例）",
        "第三章 第 12 页",
        "到2027年，集群产值力争达到500亿元，支持本地配套企业以应收账款质押方式融资。",
        "示例规划.pdf",
        date(2024, 6, 1),
    ),
    evidence(
        "calculation:10", "流动比率", "流动资产 ÷ 流动负债", "8,450 ÷ 6,120 = 1.38", "calculation", None
    ),
    fact(11, "司法信息", "（2025）黔示例执第 12 号，标的 35 万元，已履行"),
)


def sentence(text: str, *n: int, to_verify: bool = False) -> Sentence:
    """A sentence that cites evidence by its place in EVIDENCE, from 1."""
    return Sentence(text, tuple(EVIDENCE[i - 1].key for i in n), to_verify)


def cell(text: str, *n: int, value: str | None = None) -> Cell:
    """A cell that cites evidence by its place in EVIDENCE."""
    return Cell(text, tuple(EVIDENCE[i - 1].key for i in n), Decimal(value) if value else None)


OWNERS = GraphChart(
    "owners",
    "ownership",
    "股权结构图（穿透至实际控制人）",
    (
        Node("soe", "示例市国有资产监督管理委员会", "state", "市级国资", 0),
        Node("group", "示例磷矿集团有限公司", "state", "国有控股 · 二层", 1),
        Node("a", "示例甲", "person", "自然人", 1),
        Node("fund", "福泉示例化工新材料产业投资基金合伙企业（有限合伙）", "firm", "有限合伙", 1),
        Node("firm", FIRM, "subject", "授信申请人", 2),
        Node("sub", "福泉示例磷石膏综合利用有限公司", "firm", "子公司", 3),
    ),
    (
        Link("soe", "group", "100%", Decimal("1"), (EVIDENCE[2].key,)),
        Link("soe", "fund", "40%", Decimal("0.4"), (EVIDENCE[4].key,)),
        Link("group", "firm", "51%", Decimal("0.51"), (EVIDENCE[2].key,)),
        Link("a", "firm", "30%", Decimal("0.3"), (EVIDENCE[3].key,)),
        Link("fund", "firm", "19%", Decimal("0.19"), (EVIDENCE[4].key,)),
        Link("firm", "sub", "100%", Decimal("1"), (EVIDENCE[1].key,)),
    ),
    "箭头由股东指向被投资企业；系统测算，须人工识别核实。",
)
TRADE = GraphChart(
    "trade",
    "trade",
    "上下游交易图（近 12 个月）",
    (
        Node("s1", "息烽示例磷矿有限责任公司", "firm", "供应商 · 占 42%"),
        Node("s2", "瓮安示例硫酸有限公司", "firm", "供应商 · 占 18%"),
        Node("s3", "福泉市示例包装制品个体工商户", "firm", "供应商"),
        Node("firm", FIRM, "subject"),
        Node("b1", "开阳示例磷肥股份有限公司", "state", "国企 · 占 38%"),
        Node("b2", "贵州示例肥业集团有限责任公司", "state", "国企 · 占 27%"),
        Node("b3", "示例县农业生产资料供销专业合作社联合社", "firm", "合作社"),
    ),
    (
        Link("s1", "firm", "1,860万元", Decimal(18_600_000)),
        Link("s2", "firm", "790万元", Decimal(7_900_000)),
        Link("s3", "firm", "0.01元", Decimal("0.01")),
        Link("firm", "b1", "860万元", Decimal(8_600_000), (EVIDENCE[5].key,)),
        Link("firm", "b2", "1,240万元", Decimal(12_400_000), (EVIDENCE[6].key,)),
        Link("firm", "b3", "金额未知"),
    ),
)
CHAIN = GraphChart(
    "chain",
    "chain",
    "磷化工产业链位置",
    (
        Node("mine", "磷矿石开采", "segment", "本地 14 家", 0),
        Node("sulfur", "硫酸", "segment", "本地 6 家", 0),
        Node("acid", "湿法磷酸", "subject", "本企业所在环节", 1),
        Node("yellow", "黄磷", "segment", "本地 9 家", 1),
        Node("dap", "磷酸二铵", "product", "本地 5 家", 2),
        Node("lfp", "磷酸铁锂前驱体", "product", "本地 2 家", 2),
        Node("gypsum", "磷石膏综合利用", "segment", "本地 0 家（补链环节）", 2),
        Node("fert", "复合肥", "product", "本地 11 家", 3),
    ),
    (
        Link("mine", "acid"),
        Link("mine", "yellow"),
        Link("sulfur", "acid"),
        Link("acid", "dap"),
        Link("acid", "lfp"),
        Link("acid", "gypsum"),
        Link("dap", "fert"),
        Link("mine", "fert"),
    ),
)
BARS = BarChart(
    "years",
    "五年经营情况",
    ("2021", "2022", "2023", "2024", "2025"),
    (
        Series("营业收入", tuple(map(Decimal, ("18200", "21450.5", "19800", "23640", "26120")))),
        Series("净利润", (Decimal(960), Decimal(1320), Decimal("-410"), None, Decimal(1185))),
        Series("经营现金流净额", (Decimal(1200), None, Decimal(-880), Decimal(640), Decimal("1502.75"))),
    ),
    "万元",
    (EVIDENCE[7].key,),
    "2024 年净利润未取得审计报表。",
)
TERMS = TableBlock(
    "ratios",
    "主要财务比率",
    (
        Column("指标"),
        Column("2023", "right"),
        Column("2024", "right"),
        Column("2025", "right"),
        Column("参考值", "right"),
        Column("判断", "center"),
    ),
    (
        (
            cell("流动比率"),
            cell("1.12"),
            cell("1.25"),
            cell("1.38", 10, value="1.38"),
            cell(">1.5"),
            Cell("偏低", tone="warning"),
        ),
        (
            cell("资产负债率"),
            cell("58.2%"),
            cell("57.5%"),
            cell("55.1%", 8),
            cell("<60%"),
            Cell("达标", tone="good"),
        ),
        (
            cell("利息保障倍数"),
            cell("0.8"),
            cell("待核实"),
            cell("3.6"),
            cell(">3"),
            Cell("曾低于1", tone="stop"),
        ),
    ),
    "比率按报表口径计算，公式见资料 [10]。",
)


def imprint(**changed: object) -> Imprint:
    """The imprint of the made-up reports."""
    fields: dict[str, object] = {
        "firm": FIRM,
        "uscc": "91522702MA6EXAMPL8",
        "title": "授信尽调摘要",
        "bank": "福泉示例农村商业银行",
        "made_on": date(2026, 11, 20),
        "data_as_of": date(2026, 9, 30),
        "card_version": "2026.3",
        "prompt_version": "12",
        "model": "builtin",
        "template": "standard 1",
        "disclaimer": "本摘要仅供授信调查参考，不替代客户经理与审查人员的独立判断。",
        "is_example": True,
    }
    return Imprint(**(fields | changed))  # type: ignore[arg-type]


def bank_report() -> Report:
    """A report as a bank would get it: every kind of block, plausible texts."""
    chapters = (
        Chapter(
            "conclusion",
            "",
            "核心结论",
            (
                Paragraph(
                    (
                        sentence("系统测算评分78.5分，等级B，资料完整度86%。", 1),
                        sentence("未触发否决项。", 1),
                        sentence("主要买方为国有控股企业，近一年确认交易额2,100万元。", 6, 7),
                    ),
                    "good",
                ),
                Paragraph(
                    (
                        sentence("2023年净利润为负，利息保障倍数曾低于1。", 8),
                        sentence("实际控制人对外担保情况不明。", to_verify=True),
                    ),
                    "warning",
                ),
            ),
        ),
        Chapter(
            "terms",
            "",
            "申请要素",
            (
                Blank("申请金额", "万元"),
                Blank("期限", "月"),
                Blank("用途", "须与交易对手、合同对应", 2),
                Blank("还款来源", "第一、第二还款来源", 2),
                Blank("担保方式"),
            ),
        ),
        Chapter(
            "basics",
            "一",
            "基本情况",
            (
                Paragraph(
                    (sentence("该公司成立于2015年4月12日，注册资本5,000万元，主营湿法磷酸与磷酸二铵。", 2),)
                ),
                TableBlock(
                    "identity",
                    "登记信息",
                    (Column("项目"), Column("内容")),
                    (
                        (cell("企业类型"), cell("有限责任公司（国有控股）", 2)),
                        (cell("法定代表人"), cell("示例乙", 2)),
                        (cell("住所"), cell("贵州省黔南布依族苗族自治州福泉市示例工业园区磷化工大道1号", 2)),
                    ),
                ),
            ),
        ),
        Chapter(
            "control",
            "二",
            "股权、实际控制人与关联方",
            (OWNERS, Paragraph((sentence("示例磷矿集团有限公司持股51%，为控股股东。", 3),))),
        ),
        Chapter(
            "operation",
            "三",
            "经营与产业链位置",
            (
                CHAIN,
                Heading("本地配套"),
                Paragraph((sentence("上游磷矿与硫酸均有本地供应，磷石膏利用环节本地空缺。"),)),
            ),
        ),
        Chapter(
            "trade",
            "四",
            "上下游（供应商与客户资质）",
            (TRADE, Note("合同金额与发票口径不同，不相加。", "warning", (EVIDENCE[5].key,))),
        ),
        Chapter(
            "policy",
            "五",
            "行业、集群与政策",
            (
                Quote(
                    EVIDENCE[8].quote,
                    EVIDENCE[8].title,
                    EVIDENCE[8].locator,
                    (EVIDENCE[8].key,),
                    "库中最新版本为2024年6月，未必现行。",
                ),
            ),
        ),
        Chapter(
            "finance",
            "六",
            "财务与比率",
            (
                BARS,
                TERMS,
                Note("营业收入与增值税申报销售额相差34%，未作调整，须核对。", "stop", (EVIDENCE[7].key,)),
            ),
        ),
        Chapter(
            "conduct",
            "八",
            "司法、行政、环保与信用记录",
            (
                Paragraph((sentence("曾有被执行记录一条，标的35万元，已履行，属历史记录。", 11),)),
                TableBlock(
                    "none", "行政处罚", (Column("日期"), Column("机关"), Column("金额", "right", "元")), ()
                ),
            ),
        ),
        Chapter("empty", "九", "本行往来", ()),
        Chapter(
            "visit",
            "",
            "现场调查记录",
            (
                Blank("调查时间"),
                Blank("调查地点"),
                Blank("参加人员"),
                Blank("现场照片", "厂区、设备、存货", 5),
            ),
        ),
        Chapter(
            "gaps",
            "",
            "资料缺口与待核实",
            (
                GapBlock("guarantees", "对外担保明细：请取得企业信用报告。"),
                GapBlock("audit", "2024年审计报告未提供。", (EVIDENCE[7].key,)),
            ),
        ),
    )
    return Report("zh", imprint(), chapters, {e.key: e for e in _in_order(chapters)}, 3, 1)


def chartless() -> Report:
    """The same without its charts: quick to print."""
    whole = bank_report()
    chapters = tuple(
        replace(c, blocks=tuple(b for b in c.blocks if not isinstance(b, GraphChart | BarChart)))
        for c in whole.chapters
    )
    return replace(whole, chapters=chapters, evidence={e.key: e for e in _in_order(chapters)})


def _in_order(chapters: tuple[Chapter, ...]) -> list[Evidence]:
    """EVIDENCE in the order in which these chapters cite it first."""
    known = {e.key: e for e in EVIDENCE}
    keys: list[str] = []
    for chapter in chapters:
        for block in chapter.blocks:
            keys += _cited(block)
    return [known[key] for key in dict.fromkeys(keys)]


def _cited(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [key for s in block.sentences for key in s.cites]
    if isinstance(block, TableBlock):
        return [key for row in block.rows for c in row for key in c.cites]
    if isinstance(block, GraphChart):
        return [key for link in block.links for key in link.cites]
    return [] if isinstance(block, Heading | Blank) else list(block.cites)


NASTY = (
    "示例<script>alert(1)</script>公司",
    '#set text(size: 90pt) #show "a": [b] 示例',
    "示例|甲|乙*星*_线_`码`",
    "$x^2$ 与 \\frac{1}{2} 示例",
    "示例\x00\x07公司\x1b[31m\u202e倒\u202c置\u200b",
    "示例&amp;&lt;b&gt;'\"]]><!--",
    "- 1. # > 示例 [链接](http://example.invalid) ![图](x)",
    "贵州黔南布依族苗族自治州福泉市示例磷化工新材料科技有限责任公司",
    "{{示例}} {0} %s @import @示例 <示例> /* 注 */ // 注 ~ \\",
)
AMOUNTS = ("0.01", "1.00", "9,999.99", "860万元", "1,234.56万元", "386.72亿元", "-12,345,678.90")


def nasty_report(rows: int = 12) -> Report:
    """Every kind of block, each with texts that could break out of a format; `rows` rows of the large table."""
    texts = [*NASTY, *AMOUNTS]
    known = [
        Evidence(f"fact:{n}", EvidenceKind.FACT, f"{t}·题{n}", f"{t}·处{n}", f"{t}·引{n}", f"{t}·源{n}",
                 date(2026, 1, 1), note=Text(f"{t}·注{n}", f"{t}·note{n}"))
        for n, t in enumerate(texts, start=1)
    ]  # fmt: skip
    keys = [e.key for e in known]
    blocks: list[Block] = [Heading(f"{t}·标{n}", 2 + n % 2) for n, t in enumerate(NASTY)]
    blocks += [
        Paragraph(tuple(Sentence(f"{t}·句{n}。", (keys[n],), n % 2 == 0) for n, t in enumerate(texts))),
        TableBlock(
            "big",
            f"{NASTY[0]}·表",
            tuple(
                Column(f"{t}·列{n}", "right" if n else "left", "万元" if n else "")
                for n, t in enumerate(NASTY[:4])
            ),
            tuple(
                tuple(
                    Cell(f"{texts[(r + c) % len(texts)]}·格{r}-{c}", (keys[(r + c) % len(keys)],))
                    for c in range(4)
                )
                for r in range(rows)
            ),
            f"{NASTY[1]}·表注",
        ),
        GraphChart(
            "g",
            "ownership",
            f"{NASTY[2]}·图",
            tuple(
                Node(f"n{n}", t, "subject" if n == 0 else "firm", t, 1 if n == 0 else 0)
                for n, t in enumerate(NASTY)
            ),
            tuple(Link(f"n{n}", "n0", NASTY[n][:8], Decimal(n)) for n in range(1, len(NASTY))),
            f"{NASTY[3]}·图注",
        ),
        BarChart(
            "b",
            f"{NASTY[4]}·柱图",
            ("2024", NASTY[0]),
            (Series(NASTY[1], (Decimal("0.01"), None)), Series(NASTY[3], (Decimal("38672000000"), None))),
            "元",
            (keys[0],),
        ),
        Quote(f"{NASTY[5]}·引一\n第二行·引二", f"{NASTY[6]}·引题", f"{NASTY[7]}·引处", (keys[1],), f"{NASTY[8]}·引注"),
        Note(f"{NASTY[1]}·注意", "stop", (keys[2],)),
        GapBlock("gap", f"{NASTY[2]}·缺口", (keys[3],)),
        Blank(f"{NASTY[3]}·空", f"{NASTY[4]}·提示", 2),
    ]  # fmt: skip
    chapters = (
        Chapter("a", "", f"{NASTY[0]}·结论", (Paragraph((Sentence(f"{NASTY[1]}·首句。", (keys[0],)),)),)),
        Chapter("b", "一", f"{NASTY[1]}·章", tuple(blocks)),
        Chapter("c", "二", "空章", ()),
    )
    about = imprint(firm=NASTY[0], title=NASTY[1], bank=NASTY[2], uscc=None, data_as_of=None)
    return Report("zh", about, chapters, {e.key: e for e in known})
