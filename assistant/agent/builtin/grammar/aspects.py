"""What about one firm is asked for, and what else in the same breath."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.agent.builtin.meaning import Aspect

_PATTERNS: tuple[tuple[Aspect, str], ...] = (
    (
        "score",
        r"为什么|为何|凭什么|凭啥|为啥|怎么评|评分|得分|打分|多少分|几分|扣.{0,4}分|分.{0,3}扣|分数|几级|评级|等级|原因|"
        r"\bwhy\b|\bscor(?:e|es|ed|ing)\b|\bgrades?\b|\brat(?:ing|ed)\b|how many points|marked down|lose points",
    ),
    (
        "controller",
        r"老板(?!们)|当家人|掌舵|幕后|说了算|拍板|做主|实际控制人|实际控制|实控人|大股东是谁|\bboss\b|受益所有人|控制人|谁控制|谁在控制|谁控股|归谁|谁管|controller|controls|"
        r"in control|in charge|calls the shots|runs (?:it|the)|(?:who|what) (?:is|are|stands?|sits?) behind|who is behind|beneficial owner|controlled by",
    ),
    (
        "owners",
        r"股东|股权(?!.{0,3}(?:质押|出质))|出资人|入股|持股|占股|谁投的|股份构成|股份|谁的公司|\bowners?\b|\bowns\b|\bowned\b|shareholders?|ownership|stakes?\b|equity",
    ),
    (
        "bank",
        r"(?:在|跟|和|与)?(?:我行|本行|咱们?行|我们行|咱们?这儿|我们这儿)(?:的)?(?:往来|业务|授信|余额|贷了|贷过|有没有贷|贷款|额度|存款|敞口|用信)|"
        r"授信余额|贷款余额|授信额度(?!测)|用信|敞口|credit line|outstanding balance|our exposure|exposure to|with (?:us|our bank)",
    ),
    ("guarantees", r"担保|互保|联保|guarant"),
    (
        "financing",
        r"融资情况|抵押|质押|出质|他行贷款|别的银行|其他银行|外行贷款|租赁|发债|债券|mortgage|pledge|other banks|other lenders|"
        r"\bleas(?:e|es|ing)\b|bonds?\b",
    ),
    (
        "qualifications",
        r"许可证|资质|证照|执照|证书|专利|认证|高新|专精特新|licen[cs]e|permit|qualification|certificat",
    ),
    (
        "suppliers",
        r"(?:哪些|哪家|哪几家|什么)(?:企业|公司|厂家)?(?:给|向|为).{2,40}供货|(?:谁|哪家|哪些人?)(?:在|都)?(?:给|向|为).{2,40}(?:供货|供料|送货|供应)|"
        r"供应商|供货商|供货方|上游(?!下)|上家|供方|(?:从|跟|向|找|在|问)(?:的|了)?(?:谁|哪|哪里|哪儿|哪家|谁家|哪些).{0,6}(?:进货|进的|买|采购|拿货|拿|进)|(?:原料|材料|货)(?:都)?从哪|进货渠道|采购渠道|"
        r"suppliers?|who supplies|supplied by|buys? (?:its |their )?(?:\w+ )?from|sources? (?:its |their )?\w* ?from|purchases? from|upstream|vendors?",
    ),
    (
        "customers",
        r"(?<!是我行)(?<!是我们)(?<!是本行)(?<!存量)(?<!我们行)(?<!我行的)(?<!我行)(?<!咱们)(?<!咱行)(?<!本行)(?<!老)客户|买家|买方|下家|走给|走到哪|走货|出货给|卖给|卖到哪|销往|销路|(?:给|向|为)(?:了|哪些|哪家)?(?:谁|哪些|哪家|什么).{0,4}(?:供货|供应|送货|供)|下游(?<!上下游)|"
        r"customers?|buyers?|sells? .{0,12}to\b|sold to|suppl(?:y|ies) .{0,10}to\b|supplying\b|whom does|deliver to|clients? of|downstream",
    ),
    (
        "court",
        r"涉诉|诉讼|官司|被告|原告|起诉|打赢|纠纷|案件|案子|被执行|执行案|失信|老赖|罚|司法|法院|限高|限消|违法|违规|征信|信用(?!代码|贷)|不良记录|黑名单|经营异常|欠税|"
        r"law\s?suits?|litigation|court|legal|penalt|fined|enforcement|dishonest|\bsued\b|\bsuing\b|disputes?|blacklist|bad record|track record|credit record",
    ),
    (
        "tenders",
        r"中标|投标|招标|中[了过的到].{0,6}标|拿[了过到下].{0,8}(?:标|单|项目|工程|合同)|接[了过到].{0,8}(?:标|单|项目|工程|合同)|项目|工程|合同|订单|tenders?|awards?|contracts?|projects?|\bbids?\b|\bwon\b",
    ),
    (
        "finance",
        r"财务|财报|营收|收入|利润|盈利|亏|赚|赔钱|资产|负债|欠债|报表|现金流|毛利|流水|家底|账上|经营数据|营业额|销售额|"
        r"\bbooks\b|revenue|profit|financ|assets|\bdebts?\b|balance sheet|turnover|cash flow|earnings|making money|statements?|liabilit|margin|accounts|leverage|sales figures",
    ),
    (
        "products",
        r"主要产品|主营|生产什么|生产哪些|做什么产品的|产什么|卖什么|什么产品|main products?|what does .{2,60} (?:make|produce|sell)|"
        r"line of business",
    ),
)
"""The first that fits is what is asked for. What a firm makes stands last: 产品 is part of many other questions."""

_AND = re.compile(
    r"[和、，,与及；;]|以及|还有|另外|顺便|同时|\band\b|\bplus\b|\balso\b|\bas well as\b|&", re.IGNORECASE
)


def aspects_of(text: str) -> tuple[Aspect, ...]:
    """All that is asked for about the firm, what counts first ahead; empty where no aspect is named.

    A second one counts where something joins it to the first: 客户和供应商 asks for both, 客户的中标项目 for one.
    """
    found = [
        (aspect, match.span()) for aspect, pattern in _PATTERNS if (match := re.search(pattern, text, re.I))
    ]
    if not found:
        return ()
    return (found[0][0], *_joined(text, found))


def _joined(text: str, found: list[tuple[Aspect, tuple[int, int]]]) -> Iterator[Aspect]:
    in_order = sorted(found, key=lambda one: one[1])
    for (_, (_, end)), (_, (start, _)) in pairwise(in_order):
        if start < end or not _AND.search(text[end:start]):
            return
    yield from (aspect for aspect, _ in found[1:])


def aspect_of(text: str) -> Aspect:
    """What about the firm is asked for."""
    return next(iter(aspects_of(text)), "summary")
