"""Cases of the demo about the buyer: state-owned in name, by a minority, once, or by a claim that was disclaimed."""

from __future__ import annotations

from datetime import date

from ingest.demo.book import Book, Entity
from ingest.demo.buyers import BODIES, Buyers
from ingest.demo.enrolment import FUQUAN, GUIYANG, KAIYANG, WENGAN, sound


def _buyer(book: Book, name: str, registry_type: str) -> Entity:
    return book.firm(name, kind="企业", owner=book.person(), **{
        "登记类型": registry_type, "成立日期": date(2009, 8, 6), "注册资本（万元）": 8000, "实缴资本（万元）": 8000,
        "注册地区划代码": GUIYANG, "生产地区划代码": GUIYANG, "行业代码": "7211", "行业名称": "企业总部管理", "经营范围": "化工产品采购与销售（示例）",
    })  # fmt: skip


def enter(book: Book, b: Buyers) -> None:
    """Enter the five buyer cases, each as two buyers with one supplier each."""
    _name_only(book, b)
    _minority(book, b)
    _privatised(book)
    _disclaimed(book, b)
    _institution(book, b)


def _name_only(book: Book, b: Buyers) -> None:
    case = "buyer.name_only"
    fake = _buyer(book, "中磷国投示例实业有限公司", "有限责任公司（国有控股）")
    book.holding(fake, book.person(), 60, 起始日=date(2009, 8, 6))
    book.holding(fake, book.person(), 40, 起始日=date(2009, 8, 6))
    real = _buyer(book, "黔盛示例矿产有限公司", "有限责任公司（自然人投资或控股）")
    book.holding(real, b["city"], 100, 起始日=date(2009, 8, 6))
    sells_fake = sound(book, "福泉示例磷顺设备有限公司", "化工设备维保", [fake])
    sells_real = sound(book, "福泉示例磷达设备有限公司", "化工设备维保", [real])
    book.client(sells_real, "福泉支行", limit=5_000_000, balance=2_400_000)
    book.expect(case, "case", fake, "state_none", "名称带“中”“国”、登记类型写国有控股，股东却是两名自然人")
    book.expect(case, "case", sells_fake, "not_soe_supplier", "唯一的买方并非国企")
    book.expect(case, "twin", real, "state_controlled", "名称和登记类型都像民企，股权上溯至州国资 100%")
    book.expect(case, "twin", sells_real, "soe_supplier", "买方由国资控制")
    book.expect(case, "twin", sells_real, "candidate", "供货、资料、信用均正常")


def _minority(book: Book, b: Buyers) -> None:
    case = "buyer.minority_34"
    minority = _buyer(book, "黔南示例参股矿业有限公司", "其他有限责任公司")
    book.holding(minority, b["city"], 34, 起始日=date(2010, 1, 8))
    book.holding(minority, book.person(), 66, 起始日=date(2010, 1, 8))
    joint = _buyer(book, "黔南示例联合矿业有限公司", "其他有限责任公司")
    book.holding(joint, b["city"], 34, 起始日=date(2010, 1, 8), 实际控制="是")
    for _ in range(3):
        book.holding(joint, book.person(), 22, 起始日=date(2010, 1, 8))
    sells_minority = sound(book, "瓮安示例黔捷运输有限公司", "矿石运输", [minority], home=WENGAN)
    sells_joint = sound(book, "瓮安示例黔通运输有限公司", "矿石运输", [joint], home=WENGAN)
    book.expect(case, "case", minority, "state_minority", "国资持股 34%，自然人持股 66%，国资不控制")
    book.expect(case, "case", sells_minority, "not_soe_supplier", "买方只是国资参股")
    book.expect(case, "twin", joint, "state_controlled", "国资同样持股 34%，但为第一大股东且实际控制")
    book.expect(case, "twin", sells_joint, "soe_supplier", "买方由国资实际控制")


def _privatised(book: Book) -> None:
    case = "buyer.privatised_2024"
    sold = _buyer(book, "福泉示例改制肥业有限公司", "有限责任公司（国有独资）")
    book.holding(sold, BODIES["县"], 100, 机构层级="县", 起始日=date(2009, 8, 6), 终止日=date(2024, 6, 30))
    book.holding(sold, book.person(), 70, 起始日=date(2024, 7, 1))
    book.holding(sold, book.person(), 30, 起始日=date(2024, 7, 1))
    after = sound(book, "瓮安示例磷恒包装有限公司", "化肥包装", [], home=WENGAN)
    before = sound(book, "福泉示例磷泰包装有限公司", "化肥包装", [])
    for firm, days in (
        (after, (date(2024, 9, 12), date(2025, 4, 18), date(2025, 10, 22), date(2026, 5, 9))),
        (before, (date(2023, 12, 6), date(2024, 4, 18), date(2025, 4, 16), date(2026, 5, 12))),
    ):
        for on in days:
            book.supply(
                firm, sold, on, 3_600_000, 产品="化肥包装", **{"占供应商年销售（%）": 15, "按期付款": "是"}
            )
    book.expect(case, "case", sold, "state_none", "2024 年 6 月 30 日国资退出，现为自然人控股")
    book.expect(case, "case", after, "not_soe_supplier", "全部供货都在改制之后")
    book.expect(case, "twin", before, "soe_supplier", "36 个月内有两笔供货在改制之前，当时买方是国企")
    book.expect(case, "twin", before, "amount_counted", "只计改制之前的两笔", detail="7200000")


def _disclaimed(book: Book, b: Buyers) -> None:
    case = "buyer.disclaimed_holder"
    false = _buyer(book, "国晟示例资源开发有限公司", "有限责任公司（国有控股）")
    book.holding(false, b["central"], 100, 起始日=date(2016, 3, 3), 声明否认="是")
    true = _buyer(book, "国昇示例资源开发有限公司", "有限责任公司（国有控股）")
    book.holding(true, b["central"], 100, 起始日=date(2016, 3, 3))
    sells_false = sound(book, "开阳示例黔拓助剂有限公司", "浮选药剂", [false], home=KAIYANG)
    sells_true = sound(book, "开阳示例黔展助剂有限公司", "浮选药剂", [true], home=KAIYANG)
    book.expect(case, "case", false, "state_disclaimed", "所列央企股东已公开声明与其无关（假冒国企）")
    book.expect(case, "case", sells_false, "not_soe_supplier", "买方的国资股东已声明否认")
    book.expect(case, "twin", true, "state_controlled", "同一央企的真实子公司")
    book.expect(case, "twin", sells_true, "soe_supplier", "买方由央企控制")


def _institution(book: Book, b: Buyers) -> None:
    case = "buyer.public_institution"
    company = _buyer(book, "贵州示例磷化工设计院有限公司", "有限责任公司（国有独资）")
    book.holding(company, b["province"], 100, 起始日=date(2018, 1, 1))
    to_institute = sound(book, "福泉示例精测检测有限公司", "化工检测", [b["institute"]], home=FUQUAN)
    to_company = sound(book, "瓮安示例准测检测有限公司", "化工检测", [company], home=WENGAN)
    book.expect(case, "case", b["institute"], "government_body", "事业单位属政府类，不是国企")
    book.expect(case, "case", to_institute, "not_soe_supplier", "买方是事业单位")
    book.expect(case, "case", to_institute, "government_supplier", "事业单位的供应商计入政府供应商")
    book.expect(case, "twin", company, "state_controlled", "转企改制后的国有独资公司")
    book.expect(case, "twin", to_company, "soe_supplier", "买方已是国有公司")
