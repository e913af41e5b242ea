"""A whole report from a small world: chapters in order, every figure traced, the same bytes again, and hard input."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from assistant.domain.scope import Scope
from assistant.errors import FirmNotFound
from assistant.report.blocks import Blank, GraphChart, TableBlock
from assistant.report.citations import keys_of
from assistant.report.compose import compose
from assistant.report.formats import render
from assistant.report.template import load_template
from assistant.store.engine import Store
from assistant.store.firms import Holding, Person
from eval.reports.review import REVIEW
from eval.reports.texts import chapter, rows, table, whole
from tests.firm_world import World, enter
from tests.report.making import report_of, subject_of

FIGURES: dict[str, Any] = {
    "audited": True, "cost": 7_000_000, "ebit": 900_000, "interest_expense": 100_000, "net_profit": 600_000,
    "operating_cash_flow": 500_000, "total_assets": 8_000_000, "current_assets": 4_000_000, "cash": 500_000,
    "receivables": 1_500_000, "other_receivables": 100_000, "prepayments": 200_000, "inventory": 1_000_000,
    "total_liabilities": 4_000_000, "current_liabilities": 3_000_000, "payables": 900_000,
    "contract_liabilities": 100_000, "interest_bearing_debt": 1_000_000, "equity": 4_000_000,
}  # fmt: skip


def build(w: World) -> dict[str, int]:
    w.bank(single_limit=Decimal(30_000_000), group_limit=Decimal(50_000_000))
    buyer = w.state_firm("国有示例矿业有限公司")
    holder = w.firm("示例控股有限公司")
    owner = w.person("赵示例甲")
    w.hold(holder, "1", by_person=owner)
    firm = w.firm(
        "福泉示例磷盛化工有限公司", uscc="91529999XDEM0109X4", is_example=True, founded_on=date(2015, 4, 1),
        registered_capital=Decimal(5_000_000), paid_in_capital=Decimal(5_000_000), industry="磷肥制造",
        industry_code="2622", phone="13800001234", email="someone@example.com", insured_count=30, tax_grade="A",
        tax_grade_year=2025, plant_region_code="522702", legal_representative_id=owner,
    )  # fmt: skip
    w.hold(firm, "0.7", by_firm=holder)
    w.hold(firm, "0.3", by_person=w.person("钱示例乙"))
    w.makes(firm, w.chain("phosphate", "磷化工", {"磷酸一铵": "midstream"})["磷酸一铵"])
    w.supply(firm, buyer, date(2026, 1, 1), "1500000", share_of_sales=Decimal("0.4"), receivable=Decimal(300_000),
             receivable_days=40, paid_on_time=True)  # fmt: skip
    w.supply(firm, buyer, date(2025, 3, 1), "2000000")
    w.event(
        "lawsuit", "已结的案件", firm_id=firm, role="defendant", state="settled", occurred_on=date(2019, 3, 8)
    )
    w.event(
        "penalty",
        "现行的处罚",
        firm_id=firm,
        state="current",
        occurred_on=date(2026, 3, 8),
        amount=Decimal(20_000),
    )
    for year, revenue in ((2023, 8_000_000), (2024, 8_500_000), (2025, 9_000_000)):
        w.statement(firm, date(year, 12, 31), revenue=revenue, **FIGURES)
    w.stand_in(firm, "vat_sales", 2025, "5000000")
    w.paper(firm, "生产许可证", expires_on=date(2026, 12, 1), required=True)
    w.client(firm, "城关支行", balance=Decimal(77), credit_limit=Decimal(500_000), overdue_days=0)
    return {"firm": firm, "bare": w.firm("只有名字的示例企业")}


@pytest.fixture
def made(store: Store) -> dict[str, int]:
    found: dict[str, int] = enter(store, build)
    return found


def test_the_chapters_stand_in_the_order_of_the_template(store: Store, made: dict[str, int]) -> None:
    report = report_of(store, made["firm"])
    assert [one.id for one in report.chapters] == [plan.id for plan in load_template().chapters]
    assert [one.number for one in report.chapters if one.number] == list("一二三四五六七八九十")
    assert report.imprint.bank == "示例银行"
    assert report.imprint.is_example
    assert list(report.evidence) == list(
        dict.fromkeys(k for one in report.chapters for k in keys_of(one.blocks))
    )


def test_every_check_of_a_reviewer_passes_for_a_full_and_for_a_bare_firm(
    store: Store, made: dict[str, int]
) -> None:
    for firm in made.values():
        report = report_of(store, firm)
        assert [name for name, check in REVIEW.items() if not check(report)] == []


def test_the_same_facts_give_the_same_bytes(store: Store, made: dict[str, int]) -> None:
    first, second = (render(report_of(store, made["firm"]), "json") for _ in range(2))
    assert first == second


def test_a_report_of_a_bare_name_is_a_report_of_gaps(store: Store, made: dict[str, int]) -> None:
    report = report_of(store, made["bare"])
    said = chapter(report, "gaps")
    for words in ("法定代表人", "实际控制人不明", "年度财务报表", "主要客户名单", "征信报告"):
        assert words in said
    assert "暂不评级" in chapter(report, "conclusion")
    assert render(report, "md")


def test_what_disagrees_is_named_and_not_smoothed(store: Store, made: dict[str, int]) -> None:
    report = report_of(store, made["firm"])
    assert "增值税申报销售 500万元，比报表收入 900万元 少 44.4%" in chapter(report, "finance")
    assert any("-44.4%" in row for row in rows(report, "finance", "agreement"))


def test_ratios_turnover_and_need_are_computed_by_hand(store: Store, made: dict[str, int]) -> None:
    report = report_of(store, made["firm"])
    ratios = {row.split(" | ")[0]: row for row in rows(report, "finance", "ratios")}
    assert ratios["流动比率"].split(" | ")[3] == "1.33"  # 4,000,000 / 3,000,000
    assert ratios["资产负债率"].split(" | ")[3:5] == ["50%", "≤ 70%"]
    days = {row.split(" | ")[0]: row.split(" | ")[-1] for row in rows(report, "finance", "turnover")}
    assert days["应收账款周转天数"] == "60.0"  # 360 * 1,500,000 / 9,000,000
    assert days["存货周转天数"] == "51.4"  # 360 * 1,000,000 / 7,000,000
    cover = rows(report, "funding", "dscr")
    # EBIT 900,000, interest 100,000, tax 200,000: 700,000 / 100,000; with 20% less of a margin of 2,000,000 the EBIT is
    # 500,000 and tax a quarter of 400,000: 400,000 / 100,000
    assert cover[0].split(" | ")[2] == "7"
    assert cover[1].split(" | ")[1:3] == ["50万元", "4"]


def test_history_stands_apart_from_what_is_current(store: Store, made: dict[str, int]) -> None:
    report = report_of(store, made["firm"])
    assert any("现行的处罚" in row for row in rows(report, "record", "events_current"))
    assert not any("已结的案件" in row for row in rows(report, "record", "events_current"))
    assert any("已结的案件" in row for row in rows(report, "record", "events_past"))


def test_owners_are_drawn_up_to_the_controller(store: Store, made: dict[str, int]) -> None:
    report = report_of(store, made["firm"])
    (drawn,) = [
        b
        for one in report.chapters
        for b in one.blocks
        if isinstance(b, GraphChart) and b.kind == "ownership"
    ]
    ranks = {node.label: node.rank for node in drawn.nodes}
    assert ranks == {"福泉示例磷盛化工有限公司": 2, "示例控股有限公司": 1, "钱示例乙": 1, "赵示例甲": 0}
    assert {(link.source, link.label) for link in drawn.links if link.target.endswith(str(made["firm"]))} >= {
        (drawn.nodes[1].id, "70%")
    }


def test_what_the_system_cannot_know_is_a_blank(store: Store, made: dict[str, int]) -> None:
    report = report_of(store, made["firm"])
    blanks = [b.label for one in report.chapters for b in one.blocks if isinstance(b, Blank)]
    assert {"申请金额", "期限", "用途与交易对手", "调查时间", "照片编号"} <= set(blanks)


def test_another_branch_sees_that_it_is_a_client_and_no_more(store: Store, made: dict[str, int]) -> None:
    report = report_of(store, made["firm"], scope=Scope(branch="别的支行"))
    assert "其他机构的存量客户" in chapter(report, "bank")
    assert "余额：77" not in render(report, "json").decode()
    assert table(report, "bank", "client") is None


def test_contacts_are_masked_and_may_be_opened_by_the_template(store: Store, made: dict[str, int]) -> None:
    subject = subject_of(store, made["firm"])
    assert "138****1234" in whole(compose(subject))
    assert "s***@example.com" in whole(compose(subject))
    masking = subject.template.masking.model_copy(update={"contacts": "internal"})
    opened = replace(subject, template=subject.template.model_copy(update={"masking": masking}))
    assert "13800001234" in whole(compose(opened))
    outside = replace(opened, scope=Scope(internal=False))
    assert "13800001234" not in whole(compose(outside))


def test_a_firm_that_is_not_there_is_an_error(store: Store, made: dict[str, int]) -> None:
    with pytest.raises(FirmNotFound):
        subject_of(store, 99_999)


HARD = "示例<b>&甲\x07\u202e公司\u200b|[1](x) \\begin #set 三十个字的很长很长很长很长的名称有限责任公司"


def hard(w: World) -> int:
    w.bank()
    firm = w.firm(HARD, registered_capital=Decimal("0.01"), paid_in_capital=Decimal("98765432109.87"))
    people = [Person(name=f"股东示例{n}") for n in range(5000)]
    w.session.add_all(people)
    w.session.flush()
    given = {"source_id": w.source.id, "source_row": 1, "source_text": "持股"}
    w.session.add_all(
        Holding(firm_id=firm, holder_person_id=p.id, share=Decimal("0.0002"), **given) for p in people
    )
    w.supply(firm, w.firm("买方示例\x00\n|公司"), date(2026, 1, 1), "0.01")
    w.supply(firm, w.firm("买方示例二公司"), date(2026, 1, 1), "123456789012.34")
    w.event("penalty", "<script>alert(1)</script> 110101199003070\n38X", firm_id=firm, state="current")
    return firm


def test_hard_input_breaks_no_file(store: Store) -> None:
    firm = enter(store, hard)
    report = report_of(store, firm)
    owners = table(report, "ownership", "owners")
    assert isinstance(owners, TableBlock)
    assert len(owners.rows) == load_template().shown.rows
    assert "共 5000 名股东" in owners.note
    amounts = " ".join(rows(report, "trade", "customers"))
    assert "0.01元" in amounts
    assert "1,234.57亿元" in amounts
    for format_ in ("md", "html", "json"):
        text = render(report, format_).decode()  # type: ignore[arg-type]
        assert not any(c in text for c in "\x00\x07\u202e\u200b")
        if format_ == "html":
            assert "<script>alert" not in text
