"""A whole report from a small world: chapters in order, every figure traced, the same bytes again, and hard input."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import insert, select

from assistant.domain.scope import Scope
from assistant.errors import FirmNotFound
from assistant.report.blocks import Blank, Chapter, GraphChart, Paragraph, Sentence, TableBlock
from assistant.report.citations import keys_of
from assistant.report.compose import compose
from assistant.report.formats import FORMATS, Format, render
from assistant.report.notes import MOST_AT_THE_FOOT, cited_by
from assistant.report.template import load_template
from assistant.store.engine import Store
from assistant.store.firms import Holding, Person
from eval.reports.review import REVIEW
from eval.reports.texts import chapter, rows, table, whole
from eval.reports.tracing import read_back, untraced, untraced_in
from tests.firm_world import World, enter
from tests.report.conftest import ReportWorld
from tests.report.formats.reading import word
from tests.report.making import report_of, subject_of
from tests.report.world import build


def test_the_chapters_stand_in_the_order_of_the_template(world: ReportWorld) -> None:
    report = report_of(world.store, world.firm)
    assert [one.id for one in report.chapters] == [plan.id for plan in load_template().chapters]
    assert [one.number for one in report.chapters if one.number] == list("一二三四五六七八九十")
    assert report.imprint.bank == "示例银行"
    assert report.imprint.is_example
    assert set(report.evidence) == {k for one in report.chapters for k in keys_of(one.blocks)}


def test_a_large_table_ends_no_footnotes(world: ReportWorld) -> None:
    """The sources of ratios and factors stand in the list alone and have the last numbers, so that Word counts on after them."""
    report = report_of(world.store, world.firm)
    keys = list(report.evidence)
    cited = [set(cited_by(block)) for one in report.chapters for block in one.blocks]
    alone = set().union(*(keys for keys in cited if len(keys) > MOST_AT_THE_FOOT))
    read = word(render(report, "docx"))
    assert read.references == list(range(1, len(read.references) + 1))
    assert keys[len(read.references) :]
    assert set(keys[len(read.references) :]) <= alone
    assert f"calc:{world.firm}:dscr:0" in keys[: len(read.references)]


def test_every_check_of_a_reviewer_passes_for_a_full_and_for_a_bare_firm(world: ReportWorld) -> None:
    for firm in (world.firm, world.bare):
        report = report_of(world.store, firm)
        assert [name for name, check in REVIEW.items() if not check(report)] == []


def test_the_same_facts_give_the_same_bytes(world: ReportWorld) -> None:
    first, second = (render(report_of(world.store, world.firm), "json") for _ in range(2))
    assert first == second


def test_a_report_of_a_bare_name_is_a_report_of_gaps(world: ReportWorld) -> None:
    report = report_of(world.store, world.bare)
    said = chapter(report, "gaps")
    for words in ("法定代表人", "实际控制人不明", "年度财务报表", "主要客户名单", "征信报告"):
        assert words in said
    assert "暂不评级" in chapter(report, "conclusion")
    assert render(report, "md")


def test_what_disagrees_is_named_and_not_smoothed(world: ReportWorld) -> None:
    report = report_of(world.store, world.firm)
    assert "增值税申报销售 500万元，比报表收入 900万元 少 44.4%" in chapter(report, "finance")
    assert any("-44.4%" in row for row in rows(report, "finance", "agreement"))


def test_ratios_turnover_and_need_are_computed_by_hand(world: ReportWorld) -> None:
    report = report_of(world.store, world.firm)
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


def test_history_stands_apart_from_what_is_current(world: ReportWorld) -> None:
    report = report_of(world.store, world.firm)
    assert any("现行的处罚" in row for row in rows(report, "record", "events_current"))
    assert not any("已结的案件" in row for row in rows(report, "record", "events_current"))
    assert any("已结的案件" in row for row in rows(report, "record", "events_past"))


def test_owners_are_drawn_up_to_the_controller(world: ReportWorld) -> None:
    report = report_of(world.store, world.firm)
    (drawn,) = [
        b
        for one in report.chapters
        for b in one.blocks
        if isinstance(b, GraphChart) and b.kind == "ownership"
    ]
    ranks = {node.label: node.rank for node in drawn.nodes}
    assert ranks == {"福泉示例磷盛化工有限公司": 2, "示例控股有限公司": 1, "钱示例乙": 1, "赵示例甲": 0}
    assert {(link.source, link.label) for link in drawn.links if link.target.endswith(str(world.firm))} >= {
        (drawn.nodes[1].id, "70%")
    }


def test_what_the_system_cannot_know_is_a_blank(world: ReportWorld) -> None:
    report = report_of(world.store, world.firm)
    blanks = [b.label for one in report.chapters for b in one.blocks if isinstance(b, Blank)]
    assert {"申请金额", "期限", "用途与交易对手", "调查时间", "照片编号"} <= set(blanks)


def test_another_branch_sees_that_it_is_a_client_and_no_more(world: ReportWorld) -> None:
    report = report_of(world.store, world.firm, scope=Scope(branch="别的支行"))
    assert "其他机构的存量客户" in chapter(report, "bank")
    assert "余额：77" not in render(report, "json").decode()
    assert table(report, "bank", "client") is None


def test_contacts_are_masked_and_may_be_opened_by_the_template(world: ReportWorld) -> None:
    subject = subject_of(world.store, world.firm)
    assert "138****1234" in whole(compose(subject))
    assert "s***@example.com" in whole(compose(subject))
    masking = subject.template.masking.model_copy(update={"contacts": "internal"})
    opened = replace(subject, template=subject.template.model_copy(update={"masking": masking}))
    assert "13800001234" in whole(compose(opened))
    outside = replace(opened, scope=Scope(internal=False))
    assert "13800001234" not in whole(compose(outside))


def test_a_firm_that_is_not_there_is_an_error(world: ReportWorld) -> None:
    with pytest.raises(FirmNotFound):
        subject_of(world.store, 99_999)


HARD = "示例<b>&甲\x07\u202e公司\u200b|[1](x) \\begin #set 三十个字的很长很长很长很长的名称有限责任公司"


def hard(w: World, owners: int) -> int:
    w.bank()
    firm = w.firm(HARD, registered_capital=Decimal("0.01"), paid_in_capital=Decimal("98765432109.87"))
    w.session.execute(insert(Person), [{"name": f"股东示例{n}", "is_example": True} for n in range(owners)])
    people = w.session.exec(select(Person.id)).all()
    given = {
        "firm_id": firm,
        "share": Decimal("0.0002"),
        "source_id": w.source.id,
        "source_row": 1,
        "source_text": "持股",
    }
    w.session.execute(insert(Holding), [{**given, "holder_person_id": id_} for id_ in people])
    w.supply(firm, w.firm("买方示例\x00\n|公司"), date(2026, 1, 1), "0.01")
    w.supply(firm, w.firm("买方示例二公司"), date(2026, 1, 1), "123456789012.34")
    w.event("penalty", "<script>alert(1)</script> 110101199003070\n38X", firm_id=firm, state="current")
    return firm


@pytest.mark.parametrize(
    ("owners", "formats"),
    [(60, ("md", "json")), pytest.param(5000, FORMATS, marks=pytest.mark.slow)],
)
def test_hard_input_breaks_no_file(store: Store, owners: int, formats: tuple[Format, ...]) -> None:
    firm = enter(store, lambda w: hard(w, owners))
    report = report_of(store, firm)
    listed = table(report, "ownership", "owners")
    assert isinstance(listed, TableBlock)
    assert len(listed.rows) == load_template().shown.rows
    assert f"共 {owners} 名股东" in listed.note
    amounts = " ".join(rows(report, "trade", "customers"))
    assert "0.01元" in amounts
    assert "1,234.57亿元" in amounts
    for format_ in formats:
        text = read_back(render(report, format_), format_)
        assert not any(c in text for c in "\x00\x07\u202e\u200b")
        assert "很长很长" in text.replace("\n", "")
    if "html" in formats:
        assert "<script>alert" not in render(report, "html").decode()


def test_principal_on_record_stands_between_the_two_ends_of_cover(store: Store) -> None:
    def lent(w: World) -> int:
        firm = build(w)["firm"]
        w.lend(firm, "400000", date(2027, 3, 1))
        w.lend(firm, "900000", date(2029, 3, 1))
        return firm

    report = report_of(store, enter(store, lent))
    actual = rows(report, "funding", "dscr")[0].split(" | ")
    # 700,000 left after tax, over 100,000 of interest, 400,000 that fall due, and all of the 1,000,000 owed
    assert actual[2:5] == ["7", "1.4", "0.64"]
    said = chapter(report, "funding")
    assert "登记在册的 1 笔融资计 40万元" in said
    assert "折旧与摊销未载明" in said
    assert [one for one in untraced(report) if one.startswith("funding: 12")] == []


def test_size_class_and_survival_are_told_with_what_they_rest_on(store: Store) -> None:
    def industry(w: World) -> dict[str, int]:
        made = build(w)
        for number in range(30):
            ended = date(2018, 1, 1) if number < 6 else None
            status = "deregistered" if ended else "active"
            w.firm(
                f"示例磷肥{number}",
                industry_code="2621",
                founded_on=date(2012, 1, 1),
                deregistered_on=ended,
                status=status,
            )
        return made

    made = enter(store, industry)
    report = report_of(store, made["firm"])
    size = next(line for line in rows(report, "identity", "identity") if line.startswith("企业规模"))
    assert size == "企业规模（统计划型） | 小型"
    assert "大类 26）企业 31 户，已注销 6 户，成立满 11 年仍存续的占" in chapter(report, "policy")
    assert [one for one in untraced(report) if "大类" in one] == []
    bare = report_of(store, made["bare"])
    assert "企业规模未划型：缺少行业代码" in chapter(bare, "gaps")
    assert "已注销" not in chapter(bare, "policy")


@pytest.mark.parametrize("format_", ["md", "html", "docx", "pdf"])
def test_a_figure_that_no_evidence_holds_is_found_in_the_file(world: ReportWorld, format_: Format) -> None:
    """Small counts, shares and sums alike: what the check lets pass is pages, marks and axes."""
    report = report_of(world.store, world.firm)
    assert untraced_in(report, format_) == []
    strange = Chapter("strange", "", "添加", (Paragraph((Sentence("另有 391 家、83.7% 和 12,345 元。"),)),))
    data = render(replace(report, chapters=(*report.chapters, strange)), format_)
    assert untraced_in(report, format_, data) == ["12,345", "391", "83.7"]
