"""The fifteen things that a reviewer looks for in a summary: each is there, or said to be missing. Chinese reports."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.report.blocks import Blank, GapBlock, Report
from eval.reports.texts import chapter, rows

Check = Callable[[Report], bool]


def _any(id_: str, *patterns: str) -> Check:
    return lambda report: any(re.search(pattern, chapter(report, id_)) for pattern in patterns)


def _blank(report: Report, label: str) -> bool:
    return any(
        isinstance(block, Blank) and label in block.label
        for one in report.chapters
        if one.id == "application"
        for block in one.blocks
    )


def _identity(report: Report) -> bool:
    lines = rows(report, "identity", "identity")
    wanted = ("主体类型与状态", "成立日期", "注册资本", "注册地", "法定代表人")
    return all(any(line.startswith(name) for line in lines) for name in wanted)


def _real_business(report: Report) -> bool:
    products = _any("business", r"主要产品或服务：", r"须现场核实主营业务")
    customers = bool(rows(report, "trade", "customers")) or "须取得主要客户名单" in chapter(report, "trade")
    return products(report) and customers


def _repayment(report: Report) -> bool:
    cover = bool(rows(report, "funding", "dscr")) or "偿债保障倍数" in chapter(report, "funding")
    return _blank(report, "第一还款来源") and cover


def _leverage(report: Report) -> bool:
    ratios = any(line.startswith("资产负债率") for line in rows(report, "finance", "ratios"))
    return ratios or _any("finance", r"没有年度财务报表", r"资产负债表不平", r"缺少")(report)


def _tax(report: Report) -> bool:
    compared = rows(report, "finance", "agreement") or rows(report, "finance", "stand_ins")
    return (
        bool(compared)
        or "没有年度财务报表" in chapter(report, "finance")
        or bool(rows(report, "finance", "figures"))
    )


def _related(report: Report) -> bool:
    return bool(rows(report, "ownership", "ties")) or "未发现集团、担保圈" in chapter(report, "ownership")


def _gaps(report: Report) -> bool:
    """Every gap of a chapter, and every finding to verify, stands in the list of gaps."""
    listed = chapter(report, "gaps")
    open_ = [
        block.text
        for one in report.chapters
        if one.id != "gaps"
        for block in one.blocks
        if isinstance(block, GapBlock)
    ]
    return "征信报告" in listed and all(text in listed for text in open_)


def _consistent(report: Report) -> bool:
    """Conclusion, score and proposal say one thing."""
    first, score, last = (chapter(report, id_) for id_ in ("conclusion", "score", "risks"))
    stance = first.splitlines()[0] if first else ""
    grades = [re.search(r"等级 ([A-D])", text) for text in (first, score)]
    same_grade = (grades[0] is None) == (grades[1] is None) and (
        grades[0] is None or grades[1] is None or grades[0][1] == grades[1][1]
    )
    vetoed = any("| 否决 |" in row for row in rows(report, "score", "vetoes"))
    return bool(stance) and stance in last and same_grade and vetoed == ("存在否决项" in first)


REVIEW: dict[str, Check] = {
    "identity": _identity,
    "control": _any("ownership", r"实际控制人（系统测算", r"实际控制人不明"),
    "real_business": _real_business,
    "repayment_source": _repayment,
    "cash_flow": _any("finance", r"经营现金流净额", r"没有年度财务报表"),
    "leverage": _leverage,
    "tax_against_invoices": _tax,
    "industry_policy": _any("policy", r"淘汰类名单", r"所属行业未知"),
    "related_parties": _related,
    "public_risk": _any("record", r"现行记录", r"没有针对本企业的现行"),
    "guarantee": lambda report: _blank(report, "第二还款来源与担保") and "担保" in chapter(report, "funding"),
    "compliance": _any("score", r"未触发否决项", r"否决项与待核实项"),
    "purpose": lambda report: _blank(report, "用途与交易对手"),
    "gaps": _gaps,
    "consistency": _consistent,
}
"""The fifteen checks by name."""
