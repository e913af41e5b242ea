"""资料缺口与待核实: what no chapter could say, gathered from all of them, and what no system can know."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.credit.measure import calculation
from assistant.domain.evidence import Evidence
from assistant.domain.text import Text
from assistant.report.blocks import GapBlock
from assistant.report.proposal import scored
from assistant.report.sheet import Sheet
from assistant.report.subject import Subject
from assistant.report.template import ChapterId

ALWAYS: tuple[tuple[str, Text], ...] = (
    (
        "credit_bureau",
        Text(
            "征信报告：须取得书面授权后查询，本系统不含征信数据",
            "credit-bureau report: to be asked for with written consent; the system holds none",
        ),
    ),
    (
        "other_banks",
        Text(
            "他行授信、贷款到期分布与还本计划：须由企业提供并核对",
            "lines at other banks and when they fall due: to be given by the firm and checked",
        ),
    ),
    (
        "purpose",
        Text(
            "贷款用途与交易对手：须与合同、订单和发票核对",
            "purpose and counterparties: to be checked with contracts, orders and invoices",
        ),
    ),
    (
        "controller_assets",
        Text(
            "实际控制人品行、家庭资产负债与对外担保：须现场了解",
            "the controller's standing, household assets and guarantees: to be found out on site",
        ),
    ),
)


def write(subject: Subject, written: Mapping[ChapterId, Sheet]) -> Sheet:
    """The chapter. `written`: the chapters before it."""
    sheet = Sheet(subject.lang)
    seen: set[str] = set()
    said = [
        block.text for chapter in written.values() for block in chapter.blocks if isinstance(block, GapBlock)
    ]
    for gap in subject.judgement.gaps:
        what = gap.text[subject.lang].partition("：" if subject.lang == "zh" else ": ")[2]
        told = bool(what) and any(what in text for text in said)  # a chapter says it, and what to do about it
        if not told and (gap.code == "unrated" or gap.code.startswith("missing:")):
            seen.add(gap.text[subject.lang])
            proof = (*scored(subject), _line(subject)) if gap.code == "unrated" else gap.evidence
            sheet.gap(gap.code, gap.text, *proof)
    for one in subject.findings:
        if one.level == "stop":
            continue
        sheet.gap(
            f"finding:{one.code}",
            Text(f"{one.title.zh}：{one.text.zh}", f"{one.title.en}: {one.text.en}"),
            *one.evidence,
        )
    for chapter in written.values():
        for block in chapter.blocks:
            if isinstance(block, GapBlock) and block.text not in seen:
                seen.add(block.text)
                sheet.evidence |= {key: chapter.evidence[key] for key in block.cites}
                sheet.blocks.append(block)
    for code, text in ALWAYS:
        sheet.gap(code, text)
    return sheet


def _line(subject: Subject) -> Evidence:
    """The completeness that a grade needs, as the card has it."""
    line = f"{subject.card.completeness_line * 100:.0f}%"
    return calculation(subject.id, "line:completeness", "评级所需完整度", f"资料完整度界线 = {line}")
