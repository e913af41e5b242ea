"""Cases of the demo about judicial, administrative and financial facts: role, state, date and consistency."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ingest.demo.book import Book, Entity
from ingest.demo.buyers import Buyers
from ingest.demo.enrolment import KAIYANG, MAJIANG, WENGAN, sound
from ingest.demo.figures import Shape, quarters, stand_ins

SOUND = "供货、资料、信用均正常"


def enter(book: Book, b: Buyers) -> None:
    """Enter the fact cases."""
    _suits(book, b)
    _enforcement(book, b)
    _penalties(book, b)
    _people(book, b)
    _statements(book, b)
    _cash_flow(book, b)


def _suits(book: Book, b: Buyers) -> None:
    settled = sound(book, "开阳示例旧讼助剂有限公司", "浮选药剂", [b["acid"], b["city_mine"]], home=KAIYANG)
    pending = sound(book, "瓮安示例新讼助剂有限公司", "浮选药剂", [b["acid"], b["city_mine"]], home=WENGAN)
    book.event(
        settled,
        "诉讼",
        "买卖合同纠纷（示例）",
        date(2019, 3, 8),
        state="已结",
        role="被告",
        amount=12_000_000,
        ended=date(2019, 11, 20),
    )
    book.event(
        pending,
        "诉讼",
        "买卖合同纠纷（示例）",
        date(2026, 3, 8),
        state="进行中",
        role="被告",
        amount=12_000_000,
    )
    case = "facts.suit_settled_2019"
    book.expect(case, "case", settled, "no_warning", "2019 年已结的诉讼是历史", detail="suits_as_defendant")
    book.expect(case, "case", settled, "candidate", SOUND)
    book.expect(
        case,
        "twin",
        pending,
        "warning",
        "未结的被告案件金额超过净资产三成",
        detail="suits_as_defendant",
    )

    case = "facts.plaintiff"
    plaintiff = sound(book, "瓮安示例原告包装有限公司", "化肥包装", [b["dap"]], home=WENGAN)
    defendant = sound(book, "瓮安示例被告包装有限公司", "化肥包装", [b["dap"]], home=WENGAN)
    book.event(
        plaintiff,
        "诉讼",
        "追索货款（示例）",
        date(2026, 1, 15),
        state="进行中",
        role="原告",
        amount=11_000_000,
        other=b["dap"],
    )
    book.event(
        defendant,
        "诉讼",
        "质量索赔（示例）",
        date(2026, 1, 15),
        state="进行中",
        role="被告",
        amount=11_000_000,
        other=b["dap"],
    )
    book.expect(
        case,
        "case",
        plaintiff,
        "no_warning",
        "作为原告向国企追款，说明应收账款，不说明失信",
        detail="suits_as_defendant",
    )
    book.expect(case, "case", plaintiff, "candidate", SOUND)
    book.expect(case, "twin", defendant, "warning", "同额案件中是被告", detail="suits_as_defendant")


def _enforcement(book: Book, b: Buyers) -> None:
    case = "facts.closed_no_assets"
    ended = sound(book, "福泉示例终本物流有限公司", "危险货物运输", [b["dap"]])
    paid = sound(book, "瓮安示例已履物流有限公司", "危险货物运输", [b["dap"]], home=WENGAN)
    for firm, state, end in ((ended, "终本", date(2025, 9, 10)), (paid, "已履行", date(2025, 9, 10))):
        book.event(
            firm,
            "被执行",
            "借款合同纠纷执行（示例）",
            date(2025, 2, 18),
            state=state,
            role="被告",
            amount=6_800_000,
            ended=end,
        )
    book.expect(case, "case", ended, "vetoed", "终本案件按现行计，金额超过净资产一成", detail="enforcement")
    book.expect(case, "twin", paid, "not_vetoed", "同额案件已履行完毕")
    book.expect(case, "twin", paid, "candidate", SOUND)

    case = "facts.enforcement_unknown_base"
    unknown = sound(book, "福泉示例无表运输有限公司", "矿石运输", [b["city_mine"]], figures=False, paid=None)
    known = sound(book, "瓮安示例有表运输有限公司", "矿石运输", [b["city_mine"]], home=WENGAN)
    for firm in (unknown, known):
        book.event(
            firm,
            "被执行",
            "运输合同纠纷执行（示例）",
            date(2026, 4, 22),
            state="进行中",
            role="被告",
            amount=380_000,
        )
    book.expect(
        case,
        "case",
        unknown,
        "to_verify",
        "净资产和实缴资本都不知道，无法判断执行金额的轻重",
        detail="enforcement",
    )
    book.expect(case, "twin", known, "not_vetoed", "同额执行不到净资产一成")


def _penalties(book: Book, b: Buyers) -> None:
    case = "facts.penalty_repaired"
    repaired = sound(book, "福泉示例修复建材有限公司", "磷石膏水泥缓凝剂", [b["urban"], b["gypsum"]])
    current = sound(
        book, "瓮安示例在罚建材有限公司", "磷石膏水泥缓凝剂", [b["urban"], b["gypsum"]], home=WENGAN
    )
    book.event(
        repaired,
        "行政处罚",
        "扬尘管理处罚（示例）",
        date(2025, 6, 12),
        state="已修复",
        amount=30_000,
        ended=date(2025, 12, 20),
    )
    book.event(current, "行政处罚", "扬尘管理处罚（示例）", date(2025, 6, 12), amount=30_000)
    book.expect(case, "case", repaired, "without_penalty", "处罚已信用修复")
    book.expect(case, "case", repaired, "candidate", SOUND)
    book.expect(case, "twin", current, "with_penalty", "处罚未修复，仍在公示")
    book.expect(case, "twin", current, "not_vetoed", "小额处罚降分，不是否决项")


def _people(book: Book, b: Buyers) -> None:
    case = "facts.namesake_of_dishonest"
    listed, innocent = book.person("冯示例同名"), book.person("冯示例同名")
    book.event(listed, "失信", "未履行生效判决（示例）", date(2025, 10, 9), amount=2_300_000)
    book.event(
        listed,
        "被执行",
        "民间借贷执行（示例）",
        date(2025, 8, 9),
        state="进行中",
        role="被告",
        amount=2_300_000,
    )
    clean = sound(book, "瓮安示例清名设备有限公司", "化工设备维保", [b["acid"], b["dap"]], owner=innocent,
                  owners=[(innocent, 80), (book.person(), 20)], home=WENGAN)  # fmt: skip
    guilty = sound(book, "福泉示例失名设备有限公司", "化工设备维保", [b["acid"], b["dap"]], owner=listed,
                   owners=[(listed, 80), (book.person(), 20)])  # fmt: skip
    book.expect(case, "case", clean, "not_vetoed", "实际控制人与失信人同名，不是同一人")
    book.expect(case, "case", clean, "candidate", SOUND)
    book.expect(case, "twin", guilty, "vetoed", "实际控制人本人被执行且失信", detail="controller_enforcement")


def _statements(book: Book, b: Buyers) -> None:
    def year_rows(firm: Entity) -> list[dict[str, str]]:
        return [row for row in book.rows["statements"] if row["统一社会信用代码"] == firm.code]

    case = "facts.statements_26_months_old"
    stale = sound(book, "瓮安示例陈表肥业有限公司", "磷复肥", [b["fertiliser_county"]], home=WENGAN)
    fresh = sound(book, "瓮安示例新表肥业有限公司", "磷复肥", [b["fertiliser_county"]], home=WENGAN)
    for row in year_rows(stale):
        row["期末日"] = f"{int(row['期末日'][:4]) - 1}-08-31"
    book.expect(
        case,
        "case",
        stale,
        "warning",
        "最近一期报表截至 2024-08-31，已 26 个月",
        detail="statements_stale",
    )
    book.expect(case, "twin", fresh, "no_warning", "最近一期报表截至 2025-12-31", detail="statements_stale")

    case = "facts.unbalanced_sheet"
    off = sound(book, "瓮安示例失衡包装有限公司", "化肥包装", [b["acid"]], home=WENGAN)
    level = sound(book, "瓮安示例平衡包装有限公司", "化肥包装", [b["acid"]], home=WENGAN)
    last = year_rows(off)[-1]
    last["资产总计（元）"] = str(int(last["资产总计（元）"]) + 9_000_000)
    book.expect(
        case,
        "case",
        off,
        "warning",
        "2025 年资产比负债加权益多 900 万元",
        detail="balance_sheet_unbalanced",
    )
    book.expect(case, "twin", level, "no_warning", "资产等于负债加权益", detail="balance_sheet_unbalanced")

    case = "facts.vat_45_under_revenue"
    under = sound(book, "瓮安示例税差贸易有限公司", "化工原料贸易", [b["ammonia"]], home=WENGAN)
    near = sound(book, "瓮安示例税合贸易有限公司", "化工原料贸易", [b["ammonia"]], home=WENGAN)
    for firm, share in ((under, 0.55), (near, 0.88)):
        book.drop("stand_ins", firm)
        stand_ins(book, firm, int(year_rows(firm)[-1]["营业收入（元）"]), vat_share=share)
    book.expect(case, "case", under, "warning", "2025 年增值税销售额比报表收入少 45%", detail="vat_gap")
    book.expect(case, "twin", near, "no_warning", "相差 12%，在容许范围内", detail="vat_gap")


def _cash_flow(book: Book, b: Buyers) -> None:
    case = "facts.profit_without_cash"
    base = Shape(52_000_000)
    dry = sound(book, "瓮安示例虚盈设备有限公司", "化工设备维保", [b["dap"]], home=WENGAN,
                shape=replace(base, growth=0.2, cash_conversion=(0.8, -0.4, -0.7)))  # fmt: skip
    once = sound(book, "瓮安示例实盈设备有限公司", "化工设备维保", [b["dap"]], home=WENGAN,
                 shape=replace(base, growth=0.2, cash_conversion=(0.8, -0.4, 0.9)))  # fmt: skip
    book.expect(case, "case", dry, "warning", "利润两年增长，经营现金流两年为负", detail="cash_flow_negative")
    book.expect(case, "twin", once, "no_warning", "只有一年为负，次年已转正", detail="cash_flow_negative")

    case = "facts.seasonal_quarter"
    season = sound(book, "开阳示例冬储农资有限公司", "磷肥贸易", [b["fertiliser_county"]], home=KAIYANG)
    worse = sound(book, "麻江示例失血农资有限公司", "磷肥贸易", [b["fertiliser_county"]], home=MAJIANG)
    ends = (
        date(2025, 3, 31),
        date(2025, 6, 30),
        date(2025, 9, 30),
        date(2026, 3, 31),
        date(2026, 6, 30),
        date(2026, 9, 30),
    )
    steady = dict.fromkeys(ends, 900_000.0)
    winter = {end: 1_500_000.0 if end.month != 9 else -2_400_000.0 for end in ends}
    sinking = {end: 1_500_000.0 if end.year == 2025 else -2_400_000.0 for end in ends}
    quarters(book, season, 12_000_000, winter, steady)
    quarters(book, worse, 12_000_000, sinking, steady)
    book.expect(
        case,
        "case",
        season,
        "no_warning",
        "三季度为冬储备货，上年同季同样为负",
        detail="quarterly_cash_flow",
    )
    book.expect(
        case,
        "twin",
        worse,
        "warning",
        "三个季度均由正转负，与上年同季相比恶化",
        detail="quarterly_cash_flow",
    )
