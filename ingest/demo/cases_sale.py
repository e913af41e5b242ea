"""Cases of the demo about the sale: whether, when, to whom and in whose name something was delivered."""

from __future__ import annotations

from datetime import date

from ingest.demo.book import Book, Entity
from ingest.demo.buyers import Buyers
from ingest.demo.enrolment import KAIYANG, WENGAN, deliveries, sound


def enter(book: Book, b: Buyers) -> None:
    """Enter the sale cases."""
    _own_subsidiary(book, b)
    _one_buyer(book, b)
    _awards(book, b)
    _long_ago(book, b)
    _tier_two(book, b)
    _consortium(book, b)
    _receivables(book, b)


def _own_subsidiary(book: Book, b: Buyers) -> None:
    case = "sale.own_subsidiary"
    inside = sound(
        book,
        "福泉示例瓮泉包装有限公司",
        "化肥包装",
        [b["acid"]],
        owners=[(b["acid"], 65), (book.person(), 35)],
    )
    outside = sound(
        book,
        "福泉示例泉联包装有限公司",
        "化肥包装",
        [b["acid"]],
        owners=[(book.person(), 90), (b["acid"], 10)],
    )
    book.expect(case, "case", inside, "not_soe_supplier", "供应商是买方持股 65% 的子公司，属关联供货")
    book.expect(case, "twin", outside, "soe_supplier", "买方仅参股 10%，不属同一集团")
    book.expect(case, "twin", outside, "candidate", "供货、资料、信用均正常")


def _one_buyer(book: Book, b: Buyers) -> None:
    case = "sale.one_buyer_89"
    single = sound(book, "福泉示例专供助剂有限公司", "浮选药剂", [])
    several = sound(book, "开阳示例众供助剂有限公司", "浮选药剂", [], home=KAIYANG)
    deliveries(book, single, b["acid"], "浮选药剂", 89, 52_000_000)
    for buyer, share in ((b["acid"], 34), (b["city_mine"], 30), (b["listed_phosphate"], 25)):
        deliveries(book, several, buyer, "浮选药剂", share, 52_000_000)
    book.expect(case, "case", single, "soe_supplier", "对国企供货真实")
    book.expect(case, "case", single, "warning", "89% 销售依赖一个买方", detail="buyer_concentration")
    book.expect(case, "case", single, "not_vetoed", "集中度降分，不是否决项")
    book.expect(
        case,
        "twin",
        several,
        "no_warning",
        "同样 89% 卖给强买方，但分属三家",
        detail="buyer_concentration",
    )
    book.expect(case, "twin", several, "candidate", "供货、资料、信用均正常")


def _awards(book: Book, b: Buyers) -> None:
    alone = sound(book, "福泉示例标远设备有限公司", "化工设备维保", [])
    kept = sound(book, "瓮安示例标信设备有限公司", "化工设备维保", [], home=WENGAN)
    for firm in (alone, kept):
        for on in (date(2025, 3, 14), date(2026, 2, 20)):
            book.tender(b["dap"], [firm], on, 2_600_000, f"{on.year}年装置检修项目（示例）")
    for on in (date(2025, 4, 2), date(2026, 3, 11)):
        book.supply(kept, b["dap"], on, 2_600_000, "合同", 产品="化工设备维保", **{"占供应商年销售（%）": 6})
        book.supply(
            kept,
            b["dap"],
            date(on.year, 8, 30),
            2_500_000,
            "付款",
            产品="化工设备维保",
            **{"占供应商年销售（%）": 6, "按期付款": "是"},
        )
    case = "sale.award_only"
    book.expect(case, "case", alone, "soe_supplier", "有中标即有标签，但须注明只有中标")
    book.expect(case, "case", alone, "warning", "只有中标公告，未见合同、交付或付款", detail="award_only")
    book.expect(case, "twin", kept, "no_warning", "中标之后有合同和付款", detail="award_only")
    book.expect(case, "twin", kept, "soe_supplier", "合同与付款在 36 个月内")

    case = "sale.award_withdrawn"
    lost = sound(book, "瓮安示例竞远物流有限公司", "矿石运输", [], home=WENGAN)
    again = sound(book, "瓮安示例竞成物流有限公司", "矿石运输", [], home=WENGAN)
    for firm in (lost, again):
        book.tender(
            b["ore_wengan"], [firm], date(2025, 6, 10), 4_200_000, "磷矿短驳运输（示例）", status="撤销"
        )
    book.tender(b["ore_wengan"], [again], date(2025, 8, 1), 4_100_000, "磷矿短驳运输重新招标（示例）")
    book.expect(case, "case", lost, "not_soe_supplier", "中标结果已撤销，别无供货")
    book.expect(case, "twin", again, "soe_supplier", "重新招标后中标有效")

    case = "sale.framework_without_amount"
    empty = sound(book, "瓮安示例框达包装有限公司", "化肥包装", [], home=WENGAN)
    used = sound(book, "福泉示例框诚包装有限公司", "化肥包装", [])
    for firm in (empty, used):
        book.supply(firm, b["dap"], date(2025, 1, 20), None, "框架协议", 产品="化肥包装")
        book.tender(b["dap"], [firm], date(2025, 1, 10), None, "包装物框架采购（示例）", status="框架入围")
    for on in (date(2025, 5, 21), date(2025, 11, 12), date(2026, 6, 18)):
        book.supply(
            used, b["dap"], on, 2_900_000, 产品="化肥包装", **{"占供应商年销售（%）": 12, "按期付款": "是"}
        )
    book.expect(case, "case", empty, "not_soe_supplier", "只有框架协议，没有金额和供货")
    book.expect(case, "twin", used, "soe_supplier", "框架之下有三次交付")
    book.expect(case, "twin", used, "candidate", "供货、资料、信用均正常")


def _long_ago(book: Book, b: Buyers) -> None:
    case = "sale.last_delivery_2019"
    old = sound(book, "福泉示例旧联运输有限公司", "矿石运输", [])
    still = sound(book, "福泉示例续联运输有限公司", "矿石运输", [])
    for firm in (old, still):
        for on in (date(2018, 6, 5), date(2019, 7, 16)):
            book.supply(
                firm,
                b["city_mine"],
                on,
                5_200_000,
                产品="矿石运输",
                **{"占供应商年销售（%）": 22, "按期付款": "是"},
            )
    for on in (date(2025, 4, 24), date(2025, 9, 26), date(2026, 4, 22)):
        book.supply(
            still,
            b["city_mine"],
            on,
            5_000_000,
            产品="矿石运输",
            **{"占供应商年销售（%）": 20, "按期付款": "是"},
        )
    book.expect(case, "case", old, "not_soe_supplier", "最后一次供货在 2019 年，早于 36 个月")
    book.expect(case, "twin", still, "soe_supplier", "2019 年之后仍有供货")
    book.expect(case, "twin", still, "candidate", "供货、资料、信用均正常")


def _tier_two(book: Book, b: Buyers) -> None:
    case = "sale.contractors_supplier"
    second = sound(book, "瓮安示例贰级建材有限公司", "磷石膏建材", [], home=WENGAN)
    first = sound(book, "瓮安示例壹级建材有限公司", "磷石膏建材", [], home=WENGAN)
    for firm, buyer in ((second, b["private_1"]), (first, b["urban"])):
        for on in (date(2025, 5, 6), date(2025, 10, 17), date(2026, 5, 28)):
            book.supply(
                firm,
                buyer,
                on,
                3_300_000,
                产品="磷石膏建材",
                最终客户代码=b["dap"].code,
                **{"占供应商年销售（%）": 14, "按期付款": "是"},
            )
    book.expect(case, "case", second, "not_soe_supplier", "买方是国企的民营承包商，属二级供应")
    book.expect(case, "twin", first, "soe_supplier", "承包商本身就是国企")


def _consortium(book: Book, b: Buyers) -> None:
    case = "sale.consortium"
    lead = sound(book, "开阳示例联首设备有限公司", "化工设备维保", [], home=KAIYANG)
    member = sound(book, "开阳示例联员设备有限公司", "化工设备维保", [], home=KAIYANG)
    sole = sound(book, "开阳示例独揽设备有限公司", "化工设备维保", [], home=KAIYANG)
    book.tender(
        b["city_mine"],
        [lead, member],
        date(2025, 9, 9),
        12_000_000,
        "选厂设备大修联合体项目（示例）",
        parts=[9_000_000, 3_000_000],
    )
    book.tender(b["city_mine"], [sole], date(2025, 9, 10), 12_000_000, "选厂设备大修单独项目（示例）")
    book.expect(case, "case", lead, "amount_counted", "联合体牵头方只计自己的份额", detail="9000000")
    book.expect(case, "case", member, "amount_counted", "联合体成员只计自己的份额", detail="3000000")
    book.expect(case, "twin", sole, "amount_counted", "独家中标计全额", detail="12000000")


def _receivables(book: Book, b: Buyers) -> None:
    def with_receivable(name: str, home: str, state: str, days: int) -> Entity:
        firm = sound(book, name, "化肥包装", [b["dap"]], home=home, bids=False)
        for row in book.rows["supplies"]:
            if row["供应商代码"] == firm.code and "应收余额（元）" in row:
                row["应收状态"], row["应收天数"] = state, str(days)
        return firm

    case = "sale.receivable_encumbered"
    pledged = with_receivable("瓮安示例应质包装有限公司", WENGAN, "已质押", 60)
    book.event(
        pledged, "质押", "应收账款质押登记（示例），质权人为外地银行", date(2026, 3, 6), amount=6_000_000
    )
    barred = with_receivable("瓮安示例应禁包装有限公司", WENGAN, "禁止转让", 60)
    old = with_receivable("瓮安示例应久包装有限公司", WENGAN, "未质押", 380)
    free = with_receivable("瓮安示例应清包装有限公司", WENGAN, "未质押", 60)
    book.expect(case, "case", pledged, "warning", "应收账款已质押给他行", detail="receivable_pledged")
    book.expect(case, "case", barred, "warning", "合同约定债权不得转让", detail="receivable_barred")
    book.expect(case, "case", old, "warning", "应收账款挂账 380 天", detail="receivable_old")
    for firm in (pledged, barred, old):
        book.expect(case, "case", firm, "soe_supplier", "供货真实，只是应收账款不可用")
    for warning in ("receivable_pledged", "receivable_barred", "receivable_old"):
        book.expect(case, "twin", free, "no_warning", "应收账款未质押、可转让、60 天", detail=warning)
    book.expect(case, "twin", free, "soe_supplier", "供货真实")
