"""The demo's answer key held against a report: which words stand in which chapter for a case, and not for its twin.

Written by hand from the trap page, apart from the program's own table of findings: what the report says is read as a
reader has it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from assistant.credit.signals.book import load_signals
from assistant.domain.wording import yuan
from assistant.report.blocks import Report
from eval.reports.texts import chapter, rows, whole

WARNINGS: dict[str, tuple[str, str]] = {
    "buyer_concentration": ("trade", r"单一买方集中：.*最大买方"),
    "award_only": ("trade", r"只有中标公告：.*未见合同、交付或付款"),
    "receivable_pledged": ("trade", r"应收账款已质押：.*已质押"),
    "receivable_barred": ("trade", r"应收账款禁止转让：.*禁止转让"),
    "receivable_old": ("trade", r"应收账款长期挂账：.*已挂账 \d+ 天"),
    "nobody_insured": ("business", r"中标 \d+ 次而参保 0 人"),
    "capital_unpaid": ("identity", r"资本未实缴：认缴 .*实缴 0 元"),
    "river_1km": ("record", r"临近河岸：化工厂距河岸 \d+ 米"),
    "representative_changed_before_enforcement": ("record", r"法定代表人变更 \d+ 天后被执行"),
    "balance_sheet_unbalanced": ("finance", r"资产负债表不平：.*相差"),
    "statements_stale": ("finance", r"报表过旧：最近一期年度报表截至"),
    "vat_gap": ("finance", r"收入与纳税申报不符：.*比报表收入 .*少"),
    "cash_flow_negative": ("finance", r"经营现金流均为负"),
    "quarterly_cash_flow": ("finance", r"季度现金流转负："),
    "shared_contact": ("ownership", r"联系方式与他企相同：|相同(?:电话|地址|邮箱)"),
    "suits_as_defendant": ("record", r"被告诉讼较重："),
    "overdue": ("bank", r"本行贷款逾期：在本行逾期 \d+ 天"),
}
"""Finding -> chapter in which it is named, and how."""

STOPS: dict[str, tuple[str, str]] = {
    "licence": ("business", r"主营必需的.*(?:到期未续|吊销|缺失)"),
    "production_stopped": ("business", r"停产"),
    "outside_area": ("identity", r"不在本行可贷区域"),
    "dishonest": ("record", r"现为失信被执行人"),
    "enforcement": ("record", r"被执行.*(?:超过|待核实)"),
    "serious_violation": ("record", r"严重违法失信名单"),
    "controller_enforcement": ("record", r"实际控制人.*现被执行或列为失信"),
    "related_party": ("ownership", r"关系人.*不得发放信用贷款"),
    "elimination_industry": ("policy", r"淘汰类名单中"),
    "exposure_limit": ("bank", r"授信.*限额"),
    "not_operating": ("identity", r"登记状态为(?:吊销|注销)"),
    "overdue": ("bank", r"在本行逾期 \d+ 天"),
}
"""Veto -> chapter in which it is named, and how."""

Check = Callable[[Report, str, str], bool]
"""From the report, the detail of the key, and the name of the firm that the detail names."""


def _holds(report: Report, id_: str, pattern: str) -> bool:
    return re.search(pattern, chapter(report, id_)) is not None


def _says(id_: str, pattern: str) -> Check:
    return lambda report, detail, other: _holds(report, id_, pattern)


def _silent(id_: str, pattern: str) -> Check:
    return lambda report, detail, other: not _holds(report, id_, pattern)


def _warned(report: Report, detail: str, other: str) -> bool:
    id_, pattern = WARNINGS[detail]
    return _holds(report, id_, pattern) and len(rows(report, "risks", "risks")) > 0


def _not_warned(report: Report, detail: str, other: str) -> bool:
    return re.search(WARNINGS[detail][1], whole(report)) is None


def _stopped(mark: str, conclusion: str) -> Check:
    def check(report: Report, detail: str, other: str) -> bool:
        id_, pattern = STOPS[detail]
        marked = [row for row in rows(report, "score", "vetoes") if f"| {mark} |" in row]
        return bool(marked) and _holds(report, id_, pattern) and conclusion in chapter(report, "conclusion")

    return check


def _not_candidate(report: Report, detail: str, other: str) -> bool:
    id_, pattern = STOPS[detail]
    said = chapter(report, "conclusion")
    return _holds(report, id_, pattern) and ("存在否决项" in said or "须先核实" in said)


def _candidate(report: Report, detail: str, other: str) -> bool:
    rated = re.search(r"等级 ([A-C])", chapter(report, "conclusion"))
    return rated is not None and not rows(report, "score", "vetoes")


def _group(report: Report, other: str) -> bool:
    return any(
        row.startswith("同一控制人或担保圈") and other in row for row in rows(report, "ownership", "ties")
    )


def _contact(report: Report, other: str) -> bool:
    return any(row.startswith("相同") and other in row for row in rows(report, "ownership", "ties"))


def _amount(report: Report, detail: str, other: str) -> bool:
    return f"合计 {yuan(Decimal(detail)).zh}" in chapter(report, "trade")


def _penalty(report: Report) -> bool:
    return any(row.startswith("行政处罚") for row in rows(report, "record", "events_current"))


def _signal(id_: str, *, there: bool) -> Check:
    """Whether the signal of that code stands in the table, by its title in the signal books."""

    def check(report: Report, detail: str, other: str) -> bool:
        book = load_signals()
        kinds = (*book.opportunities.opportunities, *book.warnings.warnings)
        title = next(kind.title.zh for kind in kinds if kind.code == detail)
        return any(row.split(" | ")[1] == title for row in rows(report, "risks", id_)) is there

    return check


CHECKS: dict[str, Check] = {
    "state_controlled": _says("ownership", r"(?m)^国有控股"),
    "state_minority": _says("ownership", r"国资参股 34%，不构成国有控股"),
    "state_disclaimed": _says("ownership", r"假冒国企"),
    "state_none": _says("ownership", r"股权穿透后无国有控制"),
    "government_body": _says("ownership", r"属政府类，不是国有企业"),
    "soe_supplier": _says("trade", r"(?m)^国企供应商：买方"),
    "not_soe_supplier": _silent("trade", r"(?m)^国企供应商：买方"),
    "government_supplier": _says("trade", r"(?m)^政府供应商：买方"),
    "amount_counted": _amount,
    "candidate": _candidate,
    "not_candidate": _not_candidate,
    "vetoed": _stopped("否决", "存在否决项"),
    "not_vetoed": _says("score", r"未触发否决项"),
    "to_verify": _stopped("待核实", "须先核实"),
    "unrated": _says("conclusion", r"暂不评级"),
    "grouped_with": lambda report, detail, other: _group(report, other),
    "not_grouped_with": lambda report, detail, other: not _group(report, other),
    "tied_to": lambda report, detail, other: _contact(report, other),
    "not_tied_to": lambda report, detail, other: not _contact(report, other),
    "without_penalty": lambda report, detail, other: not _penalty(report),
    "with_penalty": lambda report, detail, other: _penalty(report),
    "warning": _warned,
    "no_warning": _not_warned,
    "client_hidden": _says("bank", r"其他机构的存量客户"),
    "client_shown": _says("bank", r"授信额度 \| \S*元"),
    "opportunity": _signal("opportunities", there=True),
    "no_opportunity": _signal("opportunities", there=False),
    "signal_warning": _signal("warnings", there=True),
    "no_signal_warning": _signal("warnings", there=False),
    "resolves": lambda report, detail, other: bool(report.imprint.firm),
}
"""One check for each word of the answer key."""
