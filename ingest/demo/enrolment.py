"""Enters firms of the demo: registration, owners, products and the papers their trade needs, and sound suppliers.

A case and its twin are made by the same recipe, so that they differ only in what the case is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ingest.demo.book import DATA_DATE, Book, Entity, Person
from ingest.demo.chains import BY_NAME, PHOSPHATE
from ingest.demo.figures import Shape, stand_ins, statements
from ingest.demo.minting import Dice

FUQUAN, WENGAN, GUIDING, MAJIANG, KAIYANG, DUYUN = "522702", "522725", "522723", "522635", "520121", "522701"
LENDING = (FUQUAN, WENGAN, GUIDING, MAJIANG, KAIYANG, DUYUN)
GUIYANG, ZUNYI, KUNMING, BEIJING = "520115", "520302", "530100", "110000"

_PLACES: dict[str, tuple[str, str, tuple[str, ...], tuple[str, ...]]] = {
    FUQUAN: ("福泉", "0854", ("金山街道", "马场坪街道", "牛场镇", "龙昌镇", "道坪镇", "陆坪镇", "凤山镇"),
             ("马场坪示例化工园", "牛场示例磷化工园", "龙昌示例循环经济园")),
    WENGAN: ("瓮安", "0854", ("银盏镇", "雍阳街道", "玉山镇"), ("瓮安示例工业园",)),
    GUIDING: ("贵定", "0854", ("云雾镇", "盘江镇", "昌明镇"), ("昌明示例产业园",)),
    MAJIANG: ("麻江", "0855", ("杏山街道", "谷硐镇", "宣威镇"), ("麻江示例产业园",)),
    KAIYANG: ("开阳", "0851", ("金中镇", "双流镇", "永温镇"), ("开阳示例磷煤化工园",)),
    DUYUN: ("都匀", "0854", ("墨冲镇", "毛尖镇", "匀东镇"), ("匀东示例产业园",)),
    GUIYANG: ("贵阳", "0851", ("金华园街道",), ()),
    ZUNYI: ("遵义", "0852", ("长征街道",), ()),
    KUNMING: ("昆明", "0871", ("关上街道",), ()),
    BEIJING: ("北京", "010", ("金融街街道",), ()),
}  # fmt: skip

_BRANDS_A = "黔泉洒金凤云清鑫恒瑞盛宏远昌安顺丰兴嘉汇润和裕永泰德信诚卓"
_BRANDS_B = "源达隆磊岭川原宁溪峰晟舟衡朗霖禾林岩石腾辉跃鸿翔益康佳"

_PAPERS: dict[str, tuple[str, bool]] = {
    "1020": ("采矿许可证", True),
    "2611": ("安全生产许可证（危险化学品）", True),
    "2613": ("安全生产许可证（危险化学品）", True),
    "2619": ("安全生产许可证（危险化学品）", True),
    "2621": ("安全生产许可证（危险化学品）", True),
    "2622": ("全国工业产品生产许可证（化肥）", True),
    "2624": ("全国工业产品生产许可证（化肥）", True),
    "5435": ("道路危险货物运输经营许可证", True),
    "5169": ("危险化学品经营许可证", True),
    "7452": ("检验检测机构资质认定证书", True),
    "1530": ("食品生产许可证", True),
    "1529": ("食品生产许可证", True),
    "1331": ("食品生产许可证", True),
    "1399": ("食品生产许可证", True),
    "1495": ("食品生产许可证", True),
    "1329": ("饲料添加剂生产许可证", True),
}


def brand(place: int) -> str:
    """The brand part of the `place`-th plain firm's name; no two places below 700 share one."""
    return _BRANDS_A[place % len(_BRANDS_A)] + _BRANDS_B[(place // len(_BRANDS_A) + place) % len(_BRANDS_B)]


def place_name(region: str) -> str:
    """The short name of a place, as firms carry it."""
    return _PLACES[region][0]


def enrol(
    book: Book,
    name: str,
    products: Sequence[str],
    *,
    home: str = FUQUAN,
    plant: str | None = None,
    kind: str = "企业",
    founded: date | None = None,
    capital: int = 20_000_000,
    paid: int | None = -1,
    insured: int | None = 40,
    tax: str | None = "B",
    owner: Person | None = None,
    owners: Sequence[tuple[Entity | Person, float]] | None = None,
    **cells: object,
) -> Entity:
    """Registration, owners, offices, products, licence. paid -1 means paid in full; None unknown."""
    assert "示例" in name, name
    dice = Dice(f"enrol:{name}")
    product = BY_NAME[products[0]]
    town_of = _PLACES[plant or home]
    town, park = dice.pick(town_of[2]), dice.pick(town_of[3]) if town_of[3] and product in PHOSPHATE else None
    boss = owner or book.person()
    born = founded or dice.day(date(2006, 3, 1), date(2019, 11, 28))
    if paid == -1:
        paid = capital
    number = f"{book.firms + 1:04d}"
    registered_town = dice.pick(_PLACES[home][2])
    firm = book.firm(name, kind=kind, owner=boss, **{
        "登记类型": {"企业": "有限责任公司（自然人投资或控股）", "合作社": "农民专业合作社", "个体工商户": "个体工商户"}.get(kind, kind),
        "成立日期": born, "注册资本（万元）": capital / 10_000, "实缴资本（万元）": None if paid is None else paid / 10_000,
        "注册地区划代码": home, "生产地区划代码": plant or home, "乡镇街道": town, "园区": park,
        "地址": f"{_PLACES[home][0]}{registered_town}示例路{int(number)}号",
        "生产地址": f"{town_of[0]}{town}{park or '示例村'}{dice.whole(1, 60)}号",
        "距河岸（米）": dice.whole(1300, 8800), "电话": f"{_PLACES[home][1]}-000{number}", "邮箱": f"demo{number}@example.com",
        "行业代码": product.industry[0], "行业名称": product.industry[1],
        "经营范围": f"{'、'.join(products)}的生产、销售及相关服务（示例）", "参保人数": insured,
        "参保人数截止日": date(2026, 9, 30) if insured is not None else None,
        "纳税信用等级": tax, "纳税信用年度": 2025 if tax else None, **cells,
    })  # fmt: skip
    book.makes(firm, *products)
    if owners is not None:
        for holder, share in owners:
            book.holding(firm, holder, share, 起始日=born)
    elif kind == "企业":
        share = dice.pick((51, 60, 67, 70, 80))
        book.holding(firm, boss, share, 起始日=born)
        book.holding(firm, book.person(), 100 - share, 起始日=born)
    else:
        book.holding(firm, boss, 100 if kind == "个体工商户" else 35, 起始日=born)
    book.office(firm, boss, "法定代表人", born)
    paper = _PAPERS.get(product.industry[0])
    if paper and kind != "个体工商户":
        book.paper(firm, "许可", paper[0], dice.day(date(2024, 1, 8), date(2025, 6, 30)),
                   dice.day(date(2027, 3, 1), date(2029, 12, 31)), required=paper[1])  # fmt: skip
    return firm


@dataclass(frozen=True, slots=True)
class Tier:
    """How strong a sound supplier is: ranges that its own dice choose from."""

    insured: tuple[int, int]
    founded: tuple[int, int]
    tax: str
    share: tuple[int, int]
    """Per cent of yearly sales that go to its strong buyers together."""
    since: tuple[int, ...]
    """First year of deliveries."""
    tenders: tuple[int, ...]
    marks: tuple[str, ...]
    patents: tuple[int, ...]
    late: float
    """How likely it is that a delivery to the main buyer was paid late."""
    revenue: tuple[int, int]
    equity: tuple[float, float]
    debt: tuple[float, float]
    margin: tuple[float, float]
    growth: tuple[float, float]
    cash: tuple[float, float]


TIERS: dict[str, Tier] = {
    "A": Tier((50, 180), (2006, 2013), "AAB", (36, 56), (2023,), (2, 3, 4), ("高新技术企业", "专精特新中小企业", "绿色工厂"), (1, 2, 4), 0.0,
              (62_000_000, 110_000_000), (0.48, 0.62), (0.05, 0.12), (0.1, 0.14), (0.06, 0.15), (0.9, 1.15)),
    "B": Tier((14, 60), (2010, 2018), "ABBM", (12, 38), (2023, 2024, 2024, 2025), (0, 1, 1, 2), ("高新技术企业",), (0, 0, 1, 2), 0.25,
              (30_000_000, 62_000_000), (0.26, 0.42), (0.14, 0.26), (0.045, 0.09), (-0.03, 0.1), (0.45, 1.0)),
    "C": Tier((10, 24), (2015, 2020), "BBM", (10, 20), (2024, 2025), (0, 1), (), (0, 1), 0.5,
              (16_000_000, 30_000_000), (0.2, 0.28), (0.16, 0.26), (0.03, 0.05), (-0.04, 0.06), (0.3, 0.7)),
}  # fmt: skip


def shape_of(grade: Tier, dice: Dice) -> Shape:
    """Figures of a firm of this tier."""
    return Shape(
        revenue=dice.whole(*grade.revenue) // 100_000 * 100_000,
        growth=dice.between(*grade.growth),
        operating_margin=dice.between(*grade.margin),
        debt_to_revenue=dice.between(*grade.debt),
        equity_to_revenue=dice.between(*grade.equity),
        cash_conversion=(0.9, 0.8, dice.between(*grade.cash)),
    )


def sound(
    book: Book,
    name: str,
    product: str,
    buyers: Sequence[Entity],
    *,
    tier: str = "B",
    home: str = FUQUAN,
    figures: bool = True,
    bids: bool = True,
    shape: Shape | None = None,
    **cells: object,
) -> Entity:
    """A sound supplier of `buyers`: registered, delivering every half-year, winning tenders, with figures."""
    grade, dice = TIERS[tier], Dice(f"sound:{name}")
    cells.setdefault("founded", dice.day(date(grade.founded[0], 2, 1), date(grade.founded[1], 11, 30)))
    cells.setdefault("insured", dice.whole(*grade.insured))
    cells.setdefault("tax", dice.pick(grade.tax))
    cells.setdefault("capital", dice.pick((10, 15, 20, 30)) * 1_000_000)
    firm = enrol(book, name, [product], home=home, **cells)  # type: ignore[arg-type]
    made = shape_of(grade, dice)
    how, share, since, late = (
        shape or made,
        dice.whole(*grade.share),
        dice.pick(grade.since),
        dice.chance(grade.late),
    )
    for place, buyer in enumerate(buyers):
        part = share * (0.6 if place == 0 else 0.4 / (len(buyers) - 1)) if len(buyers) > 1 else share
        deliveries(
            book, firm, buyer, product, round(part, 1), how.revenue, since=since, late=late and place == 0
        )
        for back in range(dice.pick(grade.tenders) if bids and place == 0 else 0):
            on = (
                dice.day(date(2024, 12, 1), date(2026, 9, 20))
                if back
                else dice.day(date(2025, 12, 1), date(2026, 8, 20))
            )
            book.tender(
                buyer, [firm], on, dice.whole(8, 40) * 100_000, f"{on.year}年度{product}采购项目（示例）"
            )
    if figures:
        statements(book, firm, how)
        stand_ins(book, firm, how.revenue)
    for mark in grade.marks:
        if tier == "A" or dice.chance(0.4):
            book.paper(firm, "资质", mark, dice.day(date(2023, 12, 1), date(2025, 10, 30)),
                       dice.day(date(2026, 12, 20), date(2028, 10, 30)))  # fmt: skip
    for place in range(dice.pick(grade.patents)):
        book.paper(
            firm,
            "专利",
            f"一种{product}用装置（示例{place + 1}）",
            dice.day(date(2021, 1, 5), date(2025, 12, 1)),
            None,
        )
    return firm


def deliveries(book: Book, firm: Entity, buyer: Entity, product: str, share: float, revenue: int, *, since: int = 2023,
               until: date = date(2026, 9, 28), late: bool = False, **cells: object) -> None:  # fmt: skip
    """Two deliveries a year from `since` on that make `share` per cent of the yearly sales."""
    dice = Dice(f"deliveries:{firm.code}:{buyer.code}")
    for year in range(since, until.year + 1):
        for first, last in ((date(year, 3, 5), date(year, 5, 25)), (date(year, 8, 20), date(year, 11, 20))):
            on = dice.day(first, min(last, until))
            amount = (
                round(revenue * share / 200 * dice.between(0.92, 1.06) / 1.06 ** (2025 - year) / 1000) * 1000
            )
            recent = year == 2026
            book.supply(firm, buyer, on, amount, **{
                "产品": product, "占供应商年销售（%）": share, "按期付款": "否" if late and dice.chance(0.5) else "是",
                "应收余额（元）": round(amount * 0.4) if recent else None,
                "应收天数": (DATA_DATE - on).days if recent else None, "应收状态": "未质押" if recent else None, **cells,
            })  # fmt: skip
