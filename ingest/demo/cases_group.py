"""Cases of the demo about ties between firms: one controller, guarantee circles, shared contacts, bank relatives."""

from __future__ import annotations

from datetime import date

from ingest.demo.book import Book
from ingest.demo.buyers import Buyers
from ingest.demo.enrolment import WENGAN, sound


def enter(book: Book, b: Buyers) -> None:
    """Enter the group cases."""
    _one_controller(book, b)
    _guarantee_circle(book, b)
    _shared_contact(book, b)
    _bank_relative(book, b)


def _one_controller(book: Book, b: Buyers) -> None:
    case = "group.one_controller"
    boss = book.person("周示例同")
    parent = book.firm("福泉示例同源控股有限公司", owner=boss, 登记类型="有限责任公司（自然人独资）", 成立日期=date(2008, 2, 2),
                       注册地区划代码="522702", 生产地区划代码="522702", 行业代码="7212", 行业名称="投资与资产管理")  # fmt: skip
    book.holding(parent, boss, 100, 起始日=date(2008, 2, 2))
    first = sound(book, "福泉示例同峰肥料包装有限公司", "化肥包装", [b["dap"], b["acid"]], tier="A",
                  owner=boss, owners=[(boss, 80), (book.person(), 20)])  # fmt: skip
    second = sound(book, "福泉示例同岭危化物流有限公司", "危险货物运输", [b["acid"], b["dap"]], tier="B",
                   owners=[(parent, 75), (book.person(), 25)])  # fmt: skip
    book.client(first, "马场坪支行", limit=8_000_000, balance=5_200_000)
    left, right = book.person("吴示例名"), book.person("吴示例名")
    third = sound(
        book, "福泉示例巧合检修有限公司", "化工设备维保", [b["dap"]], owner=left, owners=[(left, 100)]
    )
    fourth = sound(
        book,
        "瓮安示例巧合助剂有限公司",
        "浮选药剂",
        [b["dap"]],
        owner=right,
        owners=[(right, 100)],
        home=WENGAN,
    )
    book.expect(case, "case", first, "candidate", "供货、资料、信用均正常")
    book.expect(case, "case", second, "candidate", "供货、资料、信用均正常")
    book.expect(
        case, "case", first, "grouped_with", "同一自然人直接持股 80% 和经控股公司持股 75%", detail=second.code
    )
    book.expect(case, "case", second, "grouped_with", "同一实际控制人", detail=first.code)
    book.expect(case, "twin", third, "not_grouped_with", "两家的股东同名，却是两个人", detail=fourth.code)
    book.expect(case, "twin", third, "candidate", "供货、资料、信用均正常")


def _guarantee_circle(book: Book, b: Buyers) -> None:
    since, until = date(2025, 3, 1), date(2028, 3, 1)
    case = "group.guarantee_circle"
    one = sound(book, "瓮安示例环甲运输有限公司", "矿石运输", [b["ore_wengan"]], home=WENGAN)
    two = sound(book, "瓮安示例环乙包装有限公司", "化肥包装", [b["dap"]], home=WENGAN)
    boss = book.person()
    three = sound(
        book,
        "瓮安示例环丙设备有限公司",
        "化工设备维保",
        [b["dap"]],
        home=WENGAN,
        owner=boss,
        owners=[(boss, 100)],
    )
    book.guarantee(one, two, 6_000_000, since, until)
    book.guarantee(two, three, 5_000_000, since, until)
    book.guarantee(boss, one, 5_500_000, since, until)
    book.expect(
        case,
        "case",
        one,
        "grouped_with",
        "甲保乙、乙保丙、丙的老板保甲，成一个担保圈",
        detail=two.code,
    )
    book.expect(case, "case", one, "grouped_with", "圈中一环经由自然人", detail=three.code)
    first = sound(book, "瓮安示例链甲运输有限公司", "矿石运输", [b["ore_wengan"]], home=WENGAN)
    middle = sound(book, "瓮安示例链乙包装有限公司", "化肥包装", [b["dap"]], home=WENGAN)
    last = sound(book, "瓮安示例链丙设备有限公司", "化工设备维保", [b["dap"]], home=WENGAN)
    book.guarantee(first, middle, 6_000_000, since, until)
    book.guarantee(middle, last, 5_000_000, since, until)
    book.expect(
        case, "twin", first, "not_grouped_with", "甲保乙、乙保丙，没有回到甲，不成圈", detail=last.code
    )


def _shared_contact(book: Book, b: Buyers) -> None:
    case = "group.shared_contact"
    left = sound(book, "瓮安示例邻左运输有限公司", "矿石运输", [b["ore_wengan"]], home=WENGAN)
    right = sound(book, "瓮安示例邻右贸易有限公司", "化工原料贸易", [b["ammonia"]], home=WENGAN)
    for firm in (left, right):
        book.amend(firm, 电话="0854-0007701", 地址="瓮安雍阳街道示例商务楼3层301室")
    tenant = sound(book, "瓮安示例楼东运输有限公司", "矿石运输", [b["ore_wengan"]], home=WENGAN)
    neighbour = sound(book, "瓮安示例楼西贸易有限公司", "化工原料贸易", [b["ammonia"]], home=WENGAN)
    for firm, room, phone in ((tenant, "0801", "0854-0007702"), (neighbour, "1206", "0854-0007703")):
        book.amend(firm, 电话=phone, 地址=f"瓮安雍阳街道示例孵化大厦{room}室")
    book.expect(case, "case", left, "tied_to", "股东不同，电话和房号相同", detail=right.code)
    book.expect(case, "twin", tenant, "not_tied_to", "同一座孵化大厦，房号和电话不同", detail=neighbour.code)


def _bank_relative(book: Book, b: Buyers) -> None:
    case = "group.bank_relative"
    relative, namesake = book.person("郑示例亲"), book.person("郑示例亲")
    book.office(b["bank"], relative, "银行董事近亲属", date(2019, 6, 1))
    related = sound(book, "福泉示例近亲材料有限公司", "磷石膏建材", [b["gypsum"], b["urban"]], owner=relative,
                    owners=[(relative, 70), (book.person(), 30)])  # fmt: skip
    other = sound(book, "瓮安示例无亲材料有限公司", "磷石膏建材", [b["gypsum"], b["urban"]], owner=namesake,
                  owners=[(namesake, 70), (book.person(), 30)], home=WENGAN)  # fmt: skip
    book.expect(
        case, "case", related, "vetoed", "控股股东是本行董事的近亲属，属关系人", detail="related_party"
    )
    book.expect(case, "twin", other, "not_vetoed", "股东与该亲属同名，不是同一人")
    book.expect(case, "twin", other, "candidate", "供货、资料、信用均正常")
