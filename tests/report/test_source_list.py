"""The printed list of sources: by file, rows that follow each other as one, own names and double sums left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.text import Lang
from assistant.report import notes
from assistant.report.blocks import Report
from assistant.report.source_list import groups
from tests.report.formats.made_up import chartless

FIRM = "福泉示例磷盛化工有限公司"


def row(key: str, title: str, number: int, file: str, day: date | None = date(2026, 10, 31)) -> Evidence:
    """A row of the firm database."""
    return Evidence(key, EvidenceKind.FACT, title, f"第 {number} 行", "原文", f"{file} 第 {number} 行", day)


def listed(evidence: Iterable[Evidence], lang: Lang = "zh") -> list[tuple[str, list[str]]]:
    """Each group's title, and its entries as they are printed."""
    base = chartless()
    about = replace(base.imprint, firm=FIRM)
    report: Report = replace(base, lang=lang, imprint=about, evidence={one.key: one for one in evidence})
    return [
        (one.title, ["".join(f"[{n}]" for n in e.numbers) + f" {e.told}" for e in one.entries])
        for one in groups(report)
    ]


def test_rows_of_one_buyer_that_follow_each_other_stand_as_one() -> None:
    sales = [row(f"supply:{n}", f"供货记录：{FIRM} → 甲公司", n, "supplies.csv") for n in (5, 6, 7, 11)]
    other = row("supply:20", f"供货记录：乙公司 → {FIRM}", 20, "supplies.csv")
    assert listed([*sales, other]) == [
        (
            "供货记录 · supplies.csv（2026-10-31）",
            ["[1][2][3][4] → 甲公司 第 5–7, 11 行", "[5] 乙公司 → 第 20 行"],
        )
    ]


def test_a_file_of_several_dates_says_each() -> None:
    years = [
        row(f"statement:{y}", f"财务报表：{FIRM} {y}-12-31", y - 2000, "statements.csv", date(y, 12, 31))
        for y in (2024, 2025)
    ]
    assert listed(years) == [
        ("财务报表 · statements.csv", ["[1] 第 24 行 （2024-12-31）", "[2] 第 25 行 （2025-12-31）"])
    ]


def test_a_calculation_keeps_its_formula_and_writes_a_sum_once() -> None:
    told = "流动比率 = 流动资产 ÷ 流动负债 = 2.07（流动资产 7,488,400 元（748.84 万元，CNY 7.49 million），流动负债 3,617,584.00 元）"
    sums = Evidence("calc:1:x", EvidenceKind.CALCULATION, "2025年流动比率", "报表", told, "calculation")
    assert listed([sums]) == [
        (
            "系统测算（公式与取数）",
            [
                "[1] 2025年流动比率 = 流动资产 ÷ 流动负债 = 2.07（流动资产 7,488,400 元，流动负债 3,617,584 元）"
            ],
        )
    ]
    assert "CNY 7,488,400，" in listed([sums], "en")[0][1][0]


def test_an_english_report_says_what_stands_in_chinese() -> None:
    law = Evidence(
        "passage:3",
        EvidenceKind.PASSAGE,
        "授信政策手册",
        "第 6 页",
        "原文",
        "手册.pdf",
        None,
        document_id=1,
        passage_id=3,
    )
    sale = row("supply:5", f"供货记录：{FIRM} → 甲公司", 5, "supplies.csv")
    assert listed([law, sale], "en") == [
        ("授信政策手册 (in Chinese) · 手册.pdf", ["[1] 第 6 页"]),
        ("Deliveries · supplies.csv（2026-10-31）", ["[2] → 甲公司 row 5"]),
    ]
    assert notes.brief(sale, "en") == f"Deliveries: {FIRM} → 甲公司 · row 5（2026-10-31）"
    assert notes.brief(law, "en") == "授信政策手册 (in Chinese) · 第 6 页"


def test_a_text_is_never_cut_within_a_number() -> None:
    assert notes.cut("利润 7,488,400 元", 8) == "利润 …"
    assert notes.cut("利润 7,488,400 元", 12) == "利润 7,488,400…"
    assert notes.cut("利润 7,488,400 元", 40) == "利润 7,488,400 元"
