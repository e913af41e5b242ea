"""Cases of the demo about the bank's own view and about entities that are not companies."""

from __future__ import annotations

from datetime import date

from ingest.demo.book import Book, Entity
from ingest.demo.buyers import Buyers
from ingest.demo.enrolment import DUYUN, GUIDING, MAJIANG, deliveries, enrol, sound
from ingest.demo.figures import stand_ins

SOUND = "供货、资料、信用均正常"


def enter(book: Book, b: Buyers) -> None:
    """Enter the bank, kind and remaining veto cases."""
    _overdue(book, b)
    _other_branch(book, b)
    _no_statements(book, b)
    _cooperative(book, b)
    _sole_trader(book, b)
    _elimination(book, b)


def _overdue(book: Book, b: Buyers) -> None:
    case = "bank.overdue_winner"
    late = sound(book, "福泉示例逾期检修有限公司", "化工设备维保", [b["acid"]])
    good = sound(book, "福泉示例守期检修有限公司", "化工设备维保", [b["acid"], b["dap"]], tier="A")
    for firm in (late, good):
        book.tender(
            b["gov_env"],
            [firm],
            date(2026, 9, 18),
            2_200_000,
            "州级监测设施维护项目（示例）",
            procurement="政府采购",
        )
    book.client(late, "福泉支行", limit=6_000_000, balance=5_600_000, overdue=40, grade="关注")
    book.client(good, "福泉支行", limit=8_000_000, balance=3_000_000)
    book.expect(
        case,
        "case",
        late,
        "not_candidate",
        "近期中标，但在本行逾期 40 天，不得作为拓新对象",
        detail="overdue",
    )
    book.expect(case, "twin", good, "candidate", "近期中标，按期还款")


def _other_branch(book: Book, b: Buyers) -> None:
    case = "bank.other_branch"
    theirs = sound(book, "福泉示例邻行运输有限公司", "矿石运输", [b["city_mine"], b["highway"]])
    ours = sound(book, "福泉示例本行运输有限公司", "矿石运输", [b["city_mine"], b["highway"]])
    book.client(theirs, "瓮安支行", limit=7_000_000, balance=4_100_000)
    book.client(ours, "福泉支行", limit=7_000_000, balance=4_100_000)
    book.expect(
        case, "case", theirs, "client_hidden", "福泉支行只能看到它是别的支行的客户", detail="福泉支行"
    )
    book.expect(case, "case", theirs, "candidate", SOUND)
    book.expect(case, "twin", ours, "client_shown", "福泉支行自己的客户，可见额度和余额", detail="福泉支行")


def _no_statements(book: Book, b: Buyers) -> None:
    case = "bank.stand_ins_only"
    lived = sound(book, "福泉示例流水包装有限公司", "化肥包装", [b["dap"], b["acid"]], figures=False)
    stand_ins(book, lived, 38_000_000, flow=True)
    book.client(lived, "马场坪支行", limit=0, balance=0, products="对公结算|代发工资")
    blank = enrol(book, "福泉示例空白包装有限公司", ["化肥包装"], insured=None, tax=None, paid=None)
    deliveries(book, blank, b["dap"], "化肥包装", 10, 20_000_000, since=2025)
    book.expect(case, "case", lived, "candidate", "没有报表，但有税、电、账户流水替代")
    book.expect(case, "twin", blank, "unrated", "既无报表也无替代数据，资料不足暂不评级")


def _cooperative(book: Book, b: Buyers) -> None:
    case = "kind.tea_cooperative"

    def cooperative(name: str, home: str) -> Entity:
        firm = enrol(book, name, ["茶青", "绿茶"], home=home, kind="合作社", capital=3_000_000, insured=9, tax="M",
                     founded=date(2014, 4, 9))  # fmt: skip
        for year in (2023, 2024, 2025, 2026):
            book.supply(firm, b["tea_county"], date(year, 4, 20), 1_400_000 if year != 2023 else 1_200_000, 产品="茶青",
                        **{"占供应商年销售（%）": 48, "按期付款": "是"})  # fmt: skip
        return firm

    lived = cooperative("贵定示例云雾春茶专业合作社", GUIDING)
    book.tender(b["tea_county"], [lived], date(2026, 2, 25), 1_500_000, "2026年春茶鲜叶收购（示例）")
    book.paper(lived, "资质", "农民合作社示范社", date(2023, 5, 6), date(2027, 5, 5))
    stand_ins(book, lived, 3_200_000, flow=True)
    book.client(lived, "昌明支行", limit=0, balance=0, products="对公结算")
    empty = cooperative("都匀示例云尖茶叶专业合作社", DUYUN)
    book.amend(
        empty,
        参保人数=None,
        参保人数截止日=None,
        纳税信用等级=None,
        纳税信用年度=None,
        **{"实缴资本（万元）": None},
    )
    book.expect(case, "case", lived, "soe_supplier", "向县属国有茶企供鲜叶")
    book.expect(case, "case", lived, "candidate", "合作社没有报表，税、电、流水可替代，缺失不等于差")
    book.expect(case, "twin", empty, "unrated", "同样供货的合作社，没有任何替代数据")


def _sole_trader(book: Book, b: Buyers) -> None:
    case = "kind.peanut_sole_trader"

    def trader(name: str) -> Entity:
        firm = enrol(book, name, ["花生"], home=MAJIANG, kind="个体工商户", capital=300_000, paid=None, insured=4, tax=None,
                     founded=date(2015, 8, 3))  # fmt: skip
        for year in (2023, 2024, 2025):
            book.supply(
                firm,
                b["grain"],
                date(year, 11, 12),
                620_000,
                产品="花生",
                **{"占供应商年销售（%）": 38, "按期付款": "是"},
            )
        book.supply(
            firm,
            b["grain"],
            date(2026, 9, 22),
            540_000,
            产品="花生",
            **{"占供应商年销售（%）": 38, "按期付款": "是"},
        )
        return firm

    lived = trader("麻江县宣威镇示例花生经营部")
    book.amend(lived, 纳税信用等级="M", 纳税信用年度=2025)
    book.tender(b["grain"], [lived], date(2025, 9, 30), 600_000, "储备花生收购（示例）")
    stand_ins(book, lived, 1_700_000, flow=True)
    book.client(lived, "麻江支行", limit=500_000, balance=300_000, products="个人经营贷款")
    empty = trader("麻江县谷硐镇示例花生收购部")
    book.amend(empty, 参保人数=None, 参保人数截止日=None)
    book.expect(case, "case", lived, "soe_supplier", "向县属粮油储备企业供花生")
    book.expect(case, "case", lived, "candidate", "个体工商户以税、电、流水替代报表")
    book.expect(case, "twin", empty, "unrated", "同样供货的个体户，没有任何替代数据")


def _elimination(book: Book, b: Buyers) -> None:
    case = "firm.elimination_industry"
    old = sound(book, "福泉示例土法硫业有限公司", "硫酸", [b["acid"]])
    modern = sound(book, "瓮安示例新法硫业有限公司", "硫酸", [b["acid"]], home="522725")
    book.drop("firm_products", old)
    book.makes(old, "硫酸", "土法炼硫")
    book.amend(modern, 经营范围="硫酸的生产、销售；不含土法炼硫（示例）")
    book.expect(case, "case", old, "vetoed", "产品“土法炼硫”在淘汰类名单中", detail="elimination_industry")
    book.expect(case, "twin", modern, "not_vetoed", "经营范围写明不含淘汰工艺")
