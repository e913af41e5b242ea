"""The plain firms around the cases: 福泉's phosphate cluster up to 128, its neighbours, and the tea and peanut chains.

Most firms of a region have thin data and sell to other private firms; a few are good suppliers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ingest.demo.book import Book, Entity
from ingest.demo.buyers import Buyers
from ingest.demo.chains import BY_NAME, LOCAL_GAP, PEANUT, PHOSPHATE, TEA
from ingest.demo.enrolment import (
    DUYUN,
    FUQUAN,
    GUIDING,
    KAIYANG,
    MAJIANG,
    WENGAN,
    brand,
    deliveries,
    enrol,
    place_name,
    sound,
)
from ingest.demo.figures import stand_ins
from ingest.demo.minting import Dice

CLUSTER_SIZE = 128
TOTAL_FIRMS = 600

_PHOSPHATE_NAMES = {p.name for p in PHOSPHATE}
# how the plain firms of a mature cluster spread: many services, few makers of the heavy products
_SPREAD = (
    "矿石运输", "化工设备维保", "危险货物运输", "磷石膏建材", "化工原料贸易", "磷复肥", "化肥包装", "磷肥贸易", "磷石膏水泥缓凝剂",
    "浮选药剂", "磷酸一铵", "化工检测", "磷酸盐阻燃剂", "饲料级磷酸钙盐", "黄磷", "磷矿", "磷精矿", "磷石膏", "硫酸", "热法磷酸",
    "磷酸铁", "矿石运输", "化工设备维保", "磷石膏建材", "化工原料贸易",
)  # fmt: skip


def cluster_codes(book: Book) -> set[str]:
    """Codes of the firms of 福泉's phosphate cluster: registered or producing there, with a product of the chain."""
    makers = {
        row["统一社会信用代码"] for row in book.rows["firm_products"] if row["产品"] in _PHOSPHATE_NAMES
    }
    return {
        row["统一社会信用代码"]
        for row in book.rows["firms"]
        if row["统一社会信用代码"] in makers
        and FUQUAN in (row.get("注册地区划代码"), row.get("生产地区划代码"))
    }


def enter_good_suppliers(book: Book, b: Buyers) -> None:
    """Sound suppliers of 福泉's cluster and of the other chains that no case is about."""
    for name, product, buyers, tier, client in (
        ("福泉示例黔磷包装有限公司", "化肥包装", ("dap", "acid", "fertiliser_county"), "A", "福泉支行"),
        ("福泉示例金凤检测有限公司", "化工检测", ("acid", "city_mine"), "A", "福泉支行"),
        ("福泉示例洒金机电有限公司", "化工设备维保", ("ammonia", "dap"), "B", ""),
        ("福泉示例清水江物流有限公司", "矿石运输", ("city_mine", "acid"), "C", ""),
        ("福泉示例云顶助剂有限公司", "浮选药剂", ("city_mine",), "C", "马场坪支行"),
        ("福泉示例葛镜石膏有限公司", "磷石膏建材", ("urban", "gypsum"), "C", ""),
        ("福泉示例竹王化运有限公司", "危险货物运输", ("ammonia", "acid"), "B", "福泉支行"),
    ):
        firm = sound(book, name, product, [b[key] for key in buyers], tier=tier)
        if product == "磷石膏建材":  # the young one, for 只看成立三年以上的
            book.amend(firm, 成立日期=date(2024, 1, 16))
        if product == "矿石运输":  # the one with a penalty, for 排除有行政处罚的
            book.event(firm, "行政处罚", "超限运输处罚（示例）", date(2026, 3, 27), amount=20_000)
        if product == "化肥包装":
            book.also_called(firm, "简称", "黔磷示例公司")
        if client:
            book.client(firm, client, limit=9_000_000, balance=Dice(name).whole(2, 8) * 1_000_000)
    for name, product, home, buyers, tier in (
        ("贵定示例云雾贡茶有限公司", "绿茶", GUIDING, ("tea_city", "tea_county"), "B"),
        ("都匀示例螺蛳壳茶业有限公司", "绿茶", DUYUN, ("tea_city", "gov_farm"), "C"),
        ("贵定示例抹茶科技有限公司", "抹茶", GUIDING, ("listed_drink", "tea_city"), "A"),
        ("都匀示例剑江印务有限公司", "茶叶包装", DUYUN, ("tea_city",), "C"),
        ("福泉示例仙桥茶业有限公司", "红茶", FUQUAN, ("tea_city",), "C"),
        ("福泉示例金谷油脂有限公司", "花生油", FUQUAN, ("grain", "school"), "B"),
        ("麻江示例红土油脂有限公司", "花生油", MAJIANG, ("grain",), "C"),
        ("福泉示例香榨油脂有限公司", "花生油", FUQUAN, ("grain", "listed_food"), "A"),
    ):
        sound(book, name, product, [b[key] for key in buyers], tier=tier, home=home, figures=True)


def enter_weak_suppliers(book: Book, b: Buyers) -> None:
    """Suppliers of state firms that something stops, or of which too little is known."""
    licence = sound(book, "福泉示例洛北危运有限公司", "危险货物运输", [b["ammonia"]])
    for row in book.rows["qualifications"]:
        if row["统一社会信用代码"] == licence.code and row["类别"] == "许可":
            row.update({"发证日期": "2022-08-16", "有效期至": "2026-08-15", "状态": "过期"})
    listed = sound(book, "福泉示例平越建材有限公司", "磷石膏建材", [b["gypsum"]], tier="C")
    book.event(listed, "失信", "列入失信被执行人（示例）", date(2026, 5, 19), amount=460_000)
    sued = sound(book, "福泉示例豆腐桥运输有限公司", "矿石运输", [b["city_mine"]], tier="C")
    book.client(sued, "福泉支行", limit=3_000_000, balance=1_900_000, grade="关注")
    book.event(
        sued,
        "被执行",
        "融资租赁合同纠纷执行（示例）",
        date(2026, 6, 4),
        state="进行中",
        role="被告",
        amount=3_900_000,
    )
    for name, product, buyer in (
        ("福泉示例仙桥搬运有限公司", "矿石运输", "city_mine"), ("福泉示例甘粑哨编织有限公司", "化肥包装", "dap"),
        ("福泉示例高石维修有限公司", "化工设备维保", "acid"),
    ):  # fmt: skip
        firm = enrol(
            book,
            name,
            [product],
            insured=None,
            tax=None,
            paid=None,
            capital=2_000_000,
            founded=date(2022, 4, 11),
        )
        deliveries(book, firm, b[buyer], product, 12, 9_000_000, since=2025)


def fill_cluster(book: Book, b: Buyers) -> None:
    """Plain firms until 福泉's phosphate cluster has exactly 128; one of them is a customer of a state firm only."""
    place = 0
    while len(cluster_codes(book)) < CLUSTER_SIZE:
        product = _SPREAD[place % len(_SPREAD)]
        assert product != LOCAL_GAP
        _plain(book, b, f"福泉示例{brand(place)}{BY_NAME[product].trade}有限公司", product, FUQUAN, place)
        place += 1


def fill_region(book: Book, b: Buyers) -> None:
    """The neighbours: phosphate in 瓮安 and 开阳, tea and peanuts around, up to the whole number of firms."""
    enrol(
        book, "开阳示例精磷化工有限公司", [LOCAL_GAP], home=KAIYANG, capital=120_000_000, insured=210, tax="A"
    )
    place = 200
    plan: tuple[tuple[Sequence[str], Sequence[str]], ...] = (
        (_SPREAD, (WENGAN, KAIYANG, WENGAN, GUIDING)),
        ([p.name for p in TEA], (GUIDING, DUYUN, MAJIANG, FUQUAN, WENGAN)),
        ([p.name for p in TEA if p.segment != "downstream"], (DUYUN, GUIDING)),
        ([p.name for p in PEANUT], (MAJIANG, FUQUAN, WENGAN, DUYUN)),
    )
    while len(book.rows["firms"]) < TOTAL_FIRMS:
        products, homes = plan[place % len(plan)]
        turn = place // len(plan)
        product, home = products[turn % len(products)], homes[turn % len(homes)]
        town = place_name(home)
        if product in ("茶青", "花生") and turn % 2:
            word = "茶叶种植专业合作社" if product == "茶青" else "花生种植专业合作社"
            _plain(book, b, f"{town}示例{brand(place)}{word}", product, home, place, kind="合作社")
        else:
            _plain(book, b, f"{town}示例{brand(place)}{BY_NAME[product].trade}有限公司", product, home, place)
        place += 1


def _plain(
    book: Book, b: Buyers, name: str, product: str, home: str, place: int, *, kind: str = "企业"
) -> Entity:
    """A firm as most are: small, private buyers, data here and there. Some have closed, some are in the lists."""
    dice = Dice(f"plain:{name}")
    firm = enrol(
        book, name, [product], home=home, kind=kind, capital=dice.pick((1, 2, 3, 5, 8, 10)) * 1_000_000,
        paid=dice.pick((-1, -1, 500_000, None)), insured=dice.pick((None, 3, 5, 8, 12, 18)), tax=dice.pick(("A", "B", "B", "M", None)),
        founded=dice.day(date(2008, 1, 6), date(2024, 6, 28)),
    )  # fmt: skip
    revenue = dice.whole(20, 160) * 100_000
    if dice.chance(0.35):
        buyer = b[
            dice.pick(
                (
                    "private_1",
                    "private_2",
                    "private_3",
                    "listed_phosphate" if product in _PHOSPHATE_NAMES else "listed_food",
                )
            )
        ]
        deliveries(book, firm, buyer, product, dice.whole(8, 40), revenue, since=2025)
    if dice.chance(0.3):
        stand_ins(book, firm, revenue, years=2)
    trouble = dice.fraction()
    on = dice.day(date(2024, 2, 1), date(2026, 8, 30))
    if trouble < 0.04:
        book.event(firm, "行政处罚", "安全生产管理处罚（示例）", on, amount=dice.whole(1, 8) * 10_000)
    elif trouble < 0.06:
        book.event(firm, "经营异常", "未按期公示年报（示例）", on)
    elif trouble < 0.08:
        book.event(firm, "失信", "列入失信被执行人（示例）", on, amount=dice.whole(3, 60) * 10_000)
    elif trouble < 0.1:
        book.event(
            firm,
            "诉讼",
            "买卖合同纠纷（示例）",
            on,
            state="已结",
            role="被告",
            amount=dice.whole(5, 90) * 10_000,
            ended=on,
        )
    elif trouble < 0.12 and place >= 200:
        book.amend(firm, 登记状态="注销", 注销日期=on)
    if dice.chance(0.08):
        branch = "福泉支行" if home == FUQUAN else f"{place_name(home)}支行"
        limit = dice.whole(1, 9) * 500_000
        book.client(firm, branch, limit=limit, balance=round(limit * 0.7))
    return firm
