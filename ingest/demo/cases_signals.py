"""Cases of the demo about signals: most kinds of opportunity and warning once, each with a twin that is old, ended or small.

They befall plain firms that are entered already, so that nothing before them changes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ingest.demo.book import Book, Entity
from ingest.demo.buyers import Buyers
from ingest.demo.figures import quarters, write

Happens = Callable[[Book, Entity], None]
LEASING, OTHER_BANK, FUND = "示例融资租赁公司", "示例外地银行", "示例产业基金"


def enter(book: Book, b: Buyers) -> None:
    """Enter all signal cases."""
    for kind, code, case, twin, what, not_what in (
        *_opportunities(b), *_warnings(),
    ):  # fmt: skip
        for role, name, happens in (("case", case, what), ("twin", twin, not_what)):
            firm = book.named(name)
            happens(book, firm)
            word = kind if role == "case" else f"no_{kind}"
            why = "有此信号" if role == "case" else "看似相同，但已过期、已结束或未达阈值"
            book.expect(f"signal.{code}", role, firm, word, why, detail=code)
    _figures(book)
    _top_buyers(book)


Case = tuple[str, str, str, str, Happens, Happens]


def _event(kind: str, title: str, on: date, amount: int | None = None, state: str = "当前") -> Happens:
    return lambda book, firm: book.event(firm, kind, f"{title}（示例）", on, amount=amount, state=state)


def _raised(
    kind: str, lender: str, amount: int, since: date, until: date | None, state: str = "当前"
) -> Happens:
    return lambda book, firm: book.financing(firm, kind, lender, amount, since, until, state)


def _sold_on(investor: str, on: date, row: int) -> Happens:
    """A holder of the firm (by place) gives its share to `investor`, or to a new person."""

    def happens(book: Book, firm: Entity) -> None:
        held = [r for r in book.rows["holdings"] if r["被投资企业代码"] == firm.code and not r.get("终止日")][
            row
        ]
        held["终止日"] = on.isoformat()
        holder = book.named(investor) if investor else book.person()
        book.holding(firm, holder, float(held["持股比例（%）"]), 起始日=on)

    return happens


def _invests(firm_held: str, on: date) -> Happens:
    return lambda book, firm: _sold_on(firm.name, on, 1)(book, book.named(firm_held))


def _yearly(kind: str, before: int, now: int) -> Happens:
    def happens(book: Book, firm: Entity) -> None:
        rows = book.rows["stand_ins"]
        book.rows["stand_ins"] = [r for r in rows if (r["统一社会信用代码"], r["类别"]) != (firm.code, kind)]
        for year, figure in ((2024, before), (2025, now)):
            if kind == "用电量":
                book.stand_in(firm, kind, year, quantity=figure)
            else:
                book.stand_in(firm, kind, year, figure)

    return happens


def _opportunities(b: Buyers) -> tuple[Case, ...]:
    o = "opportunity"
    return (
        (o, "project_approved", "瓮安示例清峰贸易有限公司", "贵定示例顺跃茶叶贸易有限公司",
         _event("项目核准", "化工原料仓储加工项目备案", date(2026, 5, 12), 12_000_000), _event("项目核准", "茶叶仓储项目备案", date(2022, 3, 8), 9_000_000)),
        (o, "equity_event", "瓮安示例宏佳抹茶有限公司", "贵定示例黔禾茶业有限公司",
         _event("融资", "完成股权融资", date(2026, 4, 16), 8_000_000), _event("融资", "完成股权融资", date(2023, 2, 20), 6_000_000)),
        (o, "capital_increase", "都匀示例卓朗生物肥有限公司", "麻江示例和磊生物肥有限公司",
         _event("增资", "注册资本增加", date(2026, 3, 9), 5_000_000), _event("增资", "注册资本增加", date(2023, 1, 12), 1_000_000)),
        (o, "equity_registered", "福泉示例裕康设备有限公司", "贵定示例鑫宁环保有限公司",
         _raised("股权融资", FUND, 3_000_000, date(2026, 2, 11), None), _raised("股权融资", FUND, 2_000_000, date(2023, 6, 1), None, "已结束")),
        (o, "new_investment", "福泉示例恒舟阻燃材料有限公司", "贵定示例清源印务有限公司",
         _invests("瓮安示例昌岭阻燃材料有限公司", date(2026, 1, 15)), _invests("瓮安示例凤达印务有限公司", date(2019, 6, 3))),
        (o, "lease_maturing", "麻江示例和磊生物肥有限公司", "贵定示例凤达助剂有限公司",
         _raised("融资租赁", LEASING, 3_000_000, date(2024, 2, 1), date(2027, 2, 1)), _raised("融资租赁", LEASING, 3_000_000, date(2024, 2, 1), date(2027, 2, 1), "已结束")),
        (o, "receivable_financing_maturing", "福泉示例洒川包装有限公司", "都匀示例永翔茶场有限公司",
         _raised("应收账款融资", OTHER_BANK, 1_500_000, date(2025, 12, 20), date(2026, 12, 20)), _raised("应收账款融资", OTHER_BANK, 1_200_000, date(2026, 6, 20), date(2028, 6, 20))),
        (o, "loan_maturing", "贵定示例黔禾茶业有限公司", "福泉示例宏辉食品有限公司",
         _raised("贷款", OTHER_BANK, 2_000_000, date(2025, 1, 31), date(2027, 1, 31)), _raised("贷款", OTHER_BANK, 2_000_000, date(2026, 1, 31), date(2028, 1, 31))),
        (o, "mortgage_maturing", "瓮安示例兴翔助剂有限公司", "瓮安示例清峰贸易有限公司",
         _raised("动产抵押", OTHER_BANK, 2_400_000, date(2024, 4, 1), date(2027, 3, 31)), _raised("动产抵押", OTHER_BANK, 1_800_000, date(2026, 4, 1), date(2029, 3, 31))),
        (o, "bond_issued", "都匀示例润霖粮油有限公司", "瓮安示例瑞衡食品有限公司",
         _raised("债券", "示例证券公司", 20_000_000, date(2026, 6, 18), date(2029, 6, 18)), _raised("债券", "示例证券公司", 10_000_000, date(2022, 6, 18), date(2025, 6, 18), "已结束")),
        (o, "premises_enlarged", "都匀示例远源茶叶贸易有限公司", "贵定示例鑫宁环保有限公司",
         _event("迁址扩建", "扩建仓库和加工车间", date(2026, 7, 6), 3_500_000), _event("迁址扩建", "迁入新址", date(2021, 5, 18))),
        (o, "land_bought", "瓮安示例昌岭阻燃材料有限公司", "都匀示例卓朗生物肥有限公司",
         _event("取得用地", "取得工业用地 20 亩", date(2025, 11, 4), 4_200_000), _event("取得用地", "取得工业用地 12 亩", date(2020, 9, 21), 1_900_000)),
        (o, "listing_filed", "瓮安示例瑞衡食品有限公司", "福泉示例裕康设备有限公司",
         _event("上市辅导", "上市辅导备案", date(2025, 9, 10)), _event("上市辅导", "上市辅导备案，后终止", date(2025, 3, 3), state="已结束")),
        (o, "other_qualification", "贵定示例永隆茶叶种植专业合作社", "福泉示例润舟花生种植专业合作社",
         lambda book, firm: book.paper(firm, "资质", "农业产业化重点龙头企业", date(2025, 8, 15), date(2028, 8, 14)),
         lambda book, firm: book.paper(firm, "资质", "农民合作社示范社", date(2022, 5, 20), date(2027, 5, 19))),
        (o, "framework_signed", "福泉示例宏辉食品有限公司", "都匀示例润霖粮油有限公司",
         lambda book, firm: book.supply(firm, b["private_1"], date(2026, 5, 20), None, "框架协议"),
         lambda book, firm: book.supply(firm, b["private_1"], date(2023, 5, 20), None, "框架协议")),
        (o, "vat_growth", "贵定示例清跃建材有限公司", "都匀示例远源茶叶贸易有限公司",
         _yearly("增值税销售额", 5_200_000, 7_600_000), _yearly("增值税销售额", 4_100_000, 4_400_000)),
        (o, "inflow_growth", "都匀示例远源茶叶贸易有限公司", "贵定示例清跃建材有限公司",
         _yearly("账户流入", 3_000_000, 4_300_000), _yearly("账户流入", 4_500_000, 4_800_000)),
        (o, "staff_growth", "瓮安示例泉达食品有限公司", "瓮安示例兴翔助剂有限公司",
         _yearly("社保缴费", 120_000, 186_000), _yearly("社保缴费", 150_000, 157_000)),
        (o, "export_growth", "都匀示例永翔茶场有限公司", "贵定示例黔禾茶业有限公司",
         _yearly("出口额", 1_200_000, 1_850_000), _yearly("出口额", 900_000, 930_000)),
        (o, "credit_repaired", "贵定示例清源印务有限公司", "贵定示例永隆茶叶种植专业合作社",
         _event("行政处罚", "环保处罚", date(2026, 2, 9), 20_000, "已修复"), _event("行政处罚", "环保处罚", date(2021, 2, 9), 20_000, "已修复")),
    )  # fmt: skip


def _warnings() -> tuple[Case, ...]:
    w, bad = "signal_warning", "都匀示例泉鸿茶叶贸易有限公司"
    return (
        (w, "assets_seized", bad, "都匀示例卓朗生物肥有限公司",
         _event("查封冻结", "法院查封厂房", date(2026, 8, 18), 2_600_000), _event("查封冻结", "财产保全，已解除", date(2025, 8, 18), 800_000, "已结束")),
        (w, "restriction", bad, "瓮安示例瑞衡食品有限公司",
         _event("限高", "限制消费令", date(2026, 6, 22)), _event("限高", "限制消费令，已解除", date(2024, 6, 22), state="已结束")),
        (w, "penalty_with_stop", bad, "瓮安示例盛康贸易有限公司",
         _event("停产", "安全整改停产", date(2026, 7, 14)), _event("行政处罚", "价格标示处罚", date(2026, 1, 20), 5_000)),
        (w, "guarantor_worse", "贵定示例远原磷化工有限公司", "瓮安示例宏佳抹茶有限公司",
         lambda book, firm: book.guarantee(book.named("福泉示例润翔贸易有限公司"), firm, 700_000, date(2025, 3, 1), date(2028, 3, 1)),
         lambda book, firm: book.guarantee(book.named("都匀示例金峰茶业有限公司"), firm, 900_000, date(2025, 3, 1), date(2028, 3, 1))),
        (w, "guarantees_heavy", "麻江示例和磊生物肥有限公司", "福泉示例宏辉食品有限公司",
         lambda book, firm: book.guarantee(firm, book.named("瓮安示例泉达食品有限公司"), 400_000, date(2025, 5, 1), date(2028, 5, 1)),
         lambda book, firm: book.guarantee(firm, book.named("瓮安示例兴翔助剂有限公司"), 400_000, date(2025, 5, 1), date(2028, 5, 1))),
        (w, "controller_changed", "都匀示例云隆印务有限公司", "瓮安示例盛康贸易有限公司", _sold_on("", date(2026, 4, 20), 0), _sold_on("", date(2018, 4, 20), 0)),
        (w, "bad_press", "贵定示例凤达助剂有限公司", "贵定示例清跃建材有限公司",
         _event("负面舆情", "被报道拖欠货款", date(2026, 8, 5)), _event("新闻", "获评县级诚信企业", date(2026, 8, 5))),
        (w, "tax_arrears", "瓮安示例盛康贸易有限公司", "都匀示例云隆印务有限公司",
         _event("欠税", "增值税欠税公告", date(2026, 5, 30), 86_000), _event("欠税", "增值税欠税，已缴清", date(2024, 5, 30), 30_000, "已结束")),
        (w, "tax_grade_low", "都匀示例云隆印务有限公司", "瓮安示例泉达食品有限公司",
         lambda book, firm: book.amend(firm, 纳税信用等级="D", 纳税信用年度=2025), lambda book, firm: book.amend(firm, 纳税信用等级="B", 纳税信用年度=2025)),
        (w, "licence_expiring", "瓮安示例泉达食品有限公司", "福泉示例宏辉食品有限公司",
         lambda book, firm: book.paper(firm, "许可", "排污许可证", date(2022, 1, 1), date(2026, 12, 31)),
         lambda book, firm: book.paper(firm, "许可", "排污许可证", date(2024, 1, 1), date(2028, 12, 31))),
        (w, "declared_sales_down", "福泉示例洒川包装有限公司", "瓮安示例兴翔助剂有限公司",
         _yearly("增值税销售额", 6_000_000, 3_900_000), _yearly("增值税销售额", 6_000_000, 5_600_000)),
        (w, "power_down", "福泉示例洒川包装有限公司", "瓮安示例兴翔助剂有限公司",
         _yearly("用电量", 300_000, 190_000), _yearly("用电量", 310_000, 290_000)),
    )  # fmt: skip


_BASE: dict[str, float] = {
    "营业收入": 10e6, "营业成本": 8e6, "息税前利润": 0.7e6, "利息支出": 0.1e6, "净利润": 0.5e6, "经营现金流净额": 0.6e6, "货币资金": 0.8e6,
    "应收账款": 1.5e6, "其他应收款": 0.1e6, "预付账款": 0.2e6, "存货": 1e6, "应付账款": 1.2e6, "合同负债": 0.2e6, "有息负债": 1.5e6, "所有者权益": 5e6,
}  # fmt: skip


def _years(book: Book, name: str, before: dict[str, float], now: dict[str, float]) -> Entity:
    """Statements of two years that differ from the plain ones in these lines."""
    firm = book.named(name)
    for year, lines in ((2024, before), (2025, now)):
        write(book, firm, date(year, 12, 31), {**_BASE, **lines}, audited=False)
    return firm


def _figures(book: Book) -> None:
    """Cases that a statement shows, and their twins."""
    better = _years(
        book, "福泉示例裕康设备有限公司", {"净利润": -0.3e6}, {"应收账款": 2.2e6, "货币资金": 3e6}
    )
    same = _years(book, "贵定示例凤达助剂有限公司", {}, {"应收账款": 1.6e6})
    for code in ("profit_turned", "receivables_growth", "cash_rich"):
        book.expect(f"signal.{code}", "case", better, "opportunity", "两年报表显示", detail=code)
        book.expect(f"signal.{code}", "twin", same, "no_opportunity", "变化不到阈值", detail=code)
    fell = _years(book, "贵定示例鑫宁环保有限公司", {}, {"营业收入": 7e6, "营业成本": 5.6e6})
    less = _years(book, "都匀示例卓朗生物肥有限公司", {}, {"营业收入": 9.2e6, "营业成本": 7.4e6})
    heavy = _years(book, "贵定示例顺跃茶叶贸易有限公司", {"有息负债": 8e6},
                   {"有息负债": 13e6, "息税前利润": 0.4e6, "利息支出": 0.6e6, "净利润": -0.2e6, "其他应收款": 1.4e6})  # fmt: skip
    light = _years(book, "福泉示例宏辉食品有限公司", {"有息负债": 18e6}, {"有息负债": 13e6})
    sunk = _years(book, "都匀示例金峰茶业有限公司", {}, {"有息负债": 9e6, "所有者权益": -0.8e6})
    for code, case, twin in (
        ("revenue_down", fell, less), ("debt_ratio_rising", heavy, light), ("interest_cover_low_year", heavy, light),
        ("loss", heavy, light), ("other_receivables_high", heavy, light), ("negative_equity", sunk, light),
    ):  # fmt: skip
        book.expect(f"signal.{code}", "case", case, "signal_warning", "两年报表显示", detail=code)
        book.expect(f"signal.{code}", "twin", twin, "no_signal_warning", "未达阈值或在好转", detail=code)
    ends = (date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30))
    for name, low, role in (
        ("福泉示例润舟花生种植专业合作社", ends[1:], "case"),
        ("瓮安示例宏佳抹茶有限公司", ends[2:], "twin"),
    ):
        firm = book.named(name)
        profits = {end: 8_000.0 if end in low else 90_000.0 for end in ends}
        quarters(book, firm, 1_200_000, dict.fromkeys(ends, 150_000.0), profits)
        word, why = (
            ("signal_warning", "连续两季付息能力不足")
            if role == "case"
            else ("no_signal_warning", "只有一季")
        )
        book.expect("signal.interest_cover_low", role, firm, word, why, detail="interest_cover_low")


def _top_buyers(book: Book) -> None:
    """Five buyers in each of two years: three of them gone, or one."""
    code = "top_buyers_changed"
    buyers = [row["企业名称"] for row in book.rows["firms"] if row["企业名称"].startswith("麻江示例")][:8]
    for name, kept, role in (
        ("都匀示例永翔茶场有限公司", 2, "case"),
        ("贵定示例黔禾茶业有限公司", 4, "twin"),
    ):
        firm = book.named(name)
        for year, chosen in ((2024, buyers[:5]), (2025, [*buyers[:kept], *buyers[5 : 10 - kept]])):
            for place, buyer in enumerate(chosen):
                if buyer != name:
                    book.supply(
                        firm,
                        book.named(buyer),
                        date(year, 5 + place, 12),
                        300_000 + 20_000 * place,
                        产品="绿茶",
                    )
        word, why = (
            ("signal_warning", "前五大客户换了三家")
            if role == "case"
            else ("no_signal_warning", "只换了一家")
        )
        book.expect(f"signal.{code}", role, firm, word, why, detail=code)
