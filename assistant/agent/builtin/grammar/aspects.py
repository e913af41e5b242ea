"""What about one firm is asked for, and what else in the same breath."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.agent.builtin.meaning import Aspect

_PATTERNS: tuple[tuple[Aspect, str], ...] = (
    ("score", r"为什么|为何|凭什么|怎么评|评分|得分|几级|等级|原因|why|score|grade|rating"),
    (
        "controller",
        r"老板|当家人|说了算|实际控制人|实控人|实际控制|boss|受益所有人|控制人|谁控制|controller|controls|beneficial owner|"
        r"controlled by",
    ),
    ("owners", r"股东|股权|出资人|持股|股份构成|谁的公司|owner|owns|shareholder|ownership"),
    (
        "bank",
        r"(?:在|跟|和|与)?(?:我行|本行|咱们?行|我们行|咱们?这儿|我们这儿)(?:的)?(?:往来|业务|授信|余额|贷款|额度|存款|敞口|用信)|"
        r"授信余额|贷款余额|授信额度|用信|敞口|credit line|outstanding balance|our exposure|exposure to|with (?:us|our bank)",
    ),
    ("guarantees", r"担保|互保|联保|guarant"),
    (
        "financing",
        r"融资情况|抵押|质押|出质|他行贷款|别的银行|其他银行|外行贷款|租赁|发债|债券|mortgage|pledge|other banks|other lenders|"
        r"leas(?:e|ing)|bonds?\b",
    ),
    (
        "qualifications",
        r"许可证|资质|证照|执照|证书|专利|认证|高新|专精特新|licen[cs]e|permit|qualification|certificat",
    ),
    (
        "customers",
        r"客户|买家|买方|卖给谁|供货给谁|给谁供货|下游|customer|buyer|sell to|sells to|supply to|whom does",
    ),
    (
        "suppliers",
        r"(?:哪些|哪家|哪几家|什么)(?:企业|公司|厂家)?(?:给|向|为).{2,40}供货|谁(?:给|向|为).{2,40}供货|"
        r"供应商|供货商|上游|从哪进货|supplier|who supplies|buys from|buy from",
    ),
    (
        "court",
        r"涉诉|诉讼|官司|被执行|失信|罚|司法|限高|违法|lawsuit|litigation|court|penalt|enforcement|dishonest|sued",
    ),
    ("tenders", r"中标|投标|招标|项目|中[了过的].{0,4}标|tender|award|contract"),
    ("finance", r"财务|营收|收入|利润|资产|负债|报表|revenue|profit|financial|assets|debt|balance sheet"),
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
