"""The buyers of the demo: state firms of every level with their layers, government, institutions, listed firms, banks.

Every one is fictional. State bodies stand outside the files: they are named, with their level, as a holder.
"""

from __future__ import annotations

from datetime import date

from ingest.demo.book import Book, Entity
from ingest.demo.enrolment import BEIJING, DUYUN, FUQUAN, GUIDING, GUIYANG, KAIYANG, WENGAN, enrol

BODIES = {
    "中央": "国务院国有资产监督管理部门（示例）",
    "省": "贵州省国有资产监督管理部门（示例）",
    "市": "黔南州国有资产监督管理部门（示例）",
    "县": "福泉市国有资产监督管理部门（示例）",
}

Buyers = dict[str, Entity]


def _state(book: Book, name: str, region: str, level: str, *, industry: tuple[str, str] = ("7211", "企业总部管理"),
           body: str | None = None, capital: int = 800_000_000) -> Entity:  # fmt: skip
    firm = _plain(book, name, region, industry, capital)
    book.holding(firm, body or BODIES[level], 100, 机构层级=level, 起始日=date(2005, 6, 1))
    return firm


def _plain(
    book: Book, name: str, region: str, industry: tuple[str, str], capital: int, **cells: object
) -> Entity:
    return book.firm(name, kind="企业", owner=book.person(), **{
        "登记类型": "有限责任公司（国有控股）", "成立日期": date(2005, 6, 1), "注册资本（万元）": capital / 10_000,
        "实缴资本（万元）": capital / 10_000, "注册地区划代码": region, "生产地区划代码": region, "行业代码": industry[0],
        "行业名称": industry[1], "经营范围": "以登记机关核准为准（示例）", "地址": f"示例大道{100 + len(book.rows['persons'])}号",
        "参保人数": 120 + len(book.rows["persons"]) % 90, "参保人数截止日": date(2026, 9, 30), "纳税信用等级": "A",
        "纳税信用年度": 2025, **cells,
    })  # fmt: skip


def _works(
    book: Book, name: str, products: list[str], region: str, owners: list[tuple[Entity, float]], capital: int
) -> Entity:
    """A producing state firm of the chain."""
    rest = 100 - sum(share for _, share in owners)
    return enrol(book, name, products, home=region, capital=capital, insured=420, tax="A", founded=date(2008, 4, 18),
                 owners=[*owners, *([(book.person(), rest)] if rest else [])], 登记类型="有限责任公司（国有控股）")  # fmt: skip


def enter_buyers(book: Book) -> Buyers:
    """Enter all plain buyers; the trap buyers of the cases come with the cases."""
    b: Buyers = {}
    _state_firms(book, b)
    _others(book, b)
    for key, name in (
        ("acid", "瓮泉示例磷化"), ("dap", "黔中示例磷肥"), ("city_mine", "黔南示例矿业"), ("listed_phosphate", "黔恒示例"),
        ("listed_battery", "黔锂示例"), ("province", "贵州示例磷业"),
    ):  # fmt: skip
        book.also_called(b[key], "简称", name)
    return b


def _state_firms(book: Book, b: Buyers) -> None:
    b["central"] = _state(book, "中央示例矿肥集团有限公司", BEIJING, "中央", capital=5_000_000_000)
    b["dap"] = _works(
        book,
        "福泉示例黔中磷肥有限公司",
        ["磷酸二铵", "磷酸一铵", "湿法磷酸", "磷石膏"],
        FUQUAN,
        [(b["central"], 66)],
        600_000_000,
    )
    b["province"] = _state(book, "贵州示例磷业集团有限公司", GUIYANG, "省", capital=3_000_000_000)
    b["acid"] = _works(
        book,
        "福泉示例瓮泉磷化有限公司",
        ["湿法磷酸", "磷酸一铵", "硫酸"],
        FUQUAN,
        [(b["province"], 80)],
        500_000_000,
    )
    b["ore_wengan"] = _works(
        book, "瓮安示例磷业矿山有限公司", ["磷矿", "磷精矿"], WENGAN, [(b["province"], 75)], 300_000_000
    )
    b["ore_kaiyang"] = _works(
        book, "开阳示例磷业矿山有限公司", ["磷矿"], KAIYANG, [(b["province"], 100)], 260_000_000
    )
    b["energy"] = _state(book, "贵州示例能源投资集团有限公司", GUIYANG, "省", capital=2_000_000_000)
    b["ammonia"] = _works(
        book, "福泉示例黔能合成氨有限公司", ["合成氨"], FUQUAN, [(b["energy"], 70)], 220_000_000
    )
    b["highway"] = _state(
        book, "贵州示例交通物流集团有限公司", GUIYANG, "省", industry=("5431", "普通货物道路运输")
    )
    b["city"] = _state(book, "黔南示例国有资本运营集团有限公司", DUYUN, "市", capital=900_000_000)
    b["city_mine"] = _works(
        book, "黔南示例矿业开发有限公司", ["磷矿", "磷精矿"], FUQUAN, [(b["city"], 100)], 180_000_000
    )
    b["tea_city"] = _plain(book, "黔南示例茶产业集团有限公司", DUYUN, ("7211", "企业总部管理"), 160_000_000)
    book.holding(b["tea_city"], b["city"], 100, 起始日=date(2012, 3, 1))
    b["county"] = _state(book, "福泉示例工业投资集团有限公司", FUQUAN, "县", capital=600_000_000)
    b["gypsum"] = _works(
        book,
        "福泉示例磷石膏综合利用有限公司",
        ["磷石膏", "磷石膏建材"],
        FUQUAN,
        [(b["county"], 60)],
        90_000_000,
    )
    b["urban"] = _state(
        book, "福泉示例城市建设投资有限公司", FUQUAN, "县", industry=("4819", "其他道路、隧道和桥梁工程建筑")
    )
    b["grain"] = _plain(book, "福泉示例粮油储备有限公司", FUQUAN, ("5951", "谷物仓储"), 60_000_000)
    book.holding(b["grain"], b["county"], 100, 起始日=date(2010, 5, 1))
    b["wengan"] = _state(
        book, "瓮安示例工业投资有限公司", WENGAN, "县", body="瓮安县国有资产监督管理部门（示例）"
    )
    b["kaiyang"] = _state(
        book, "开阳示例矿产投资有限公司", KAIYANG, "县", body="开阳县国有资产监督管理部门（示例）"
    )
    b["tea_county"] = _state(
        book, "贵定示例云雾茶产业发展有限公司", GUIDING, "县", body="贵定县国有资产监督管理部门（示例）"
    )
    b["fertiliser_county"] = _state(
        book, "福泉示例农资供应有限公司", FUQUAN, "县", industry=("5166", "化肥批发")
    )


def _others(book: Book, b: Buyers) -> None:
    for key, name, region in (
        ("gov_farm", "福泉市农业农村主管部门（示例）", FUQUAN), ("gov_build", "福泉市住房建设主管部门（示例）", FUQUAN),
        ("gov_env", "黔南州生态环境主管部门（示例）", DUYUN), ("gov_wengan", "瓮安县工业主管部门（示例）", WENGAN),
        ("gov_school", "福泉市教育主管部门（示例）", FUQUAN),
    ):  # fmt: skip
        b[key] = book.firm(
            name, kind="政府机关", 登记类型="机关", 注册地区划代码=region, 生产地区划代码=region
        )
    for key, name, region in (
        ("hospital", "福泉市示例人民医院", FUQUAN), ("school", "福泉市示例第一中学", FUQUAN),
        ("institute", "贵州示例磷化工研究院", GUIYANG), ("monitor", "黔南州示例环境监测中心", DUYUN),
    ):  # fmt: skip
        b[key] = book.firm(
            name, kind="事业单位", 登记类型="事业单位", 注册地区划代码=region, 生产地区划代码=region
        )
    for key, name, products, region, number in (
        ("listed_phosphate", "黔恒示例磷化股份有限公司", ["饲料级磷酸钙盐", "磷酸一铵"], FUQUAN, "X00001"),
        ("listed_battery", "黔锂示例新材料股份有限公司", ["磷酸铁", "磷酸铁锂"], FUQUAN, "X00002"),
        ("listed_food", "黔味示例食品股份有限公司", ["花生休闲食品"], GUIYANG, "X00003"),
        ("listed_drink", "黔饮示例股份有限公司", ["茶饮料"], DUYUN, "X00004"),
    ):
        b[key] = enrol(book, name, products, home=region, capital=400_000_000, insured=860, tax="A", founded=date(2002, 9, 9),
                       登记类型="股份有限公司（上市、自然人投资或控股）", 是否上市="是", 证券代码=number)  # fmt: skip
    b["bank"] = book.firm("福泉示例农村商业银行股份有限公司", kind="银行", owner=book.person(), 登记类型="股份有限公司",
                          成立日期=date(2009, 12, 28), 注册地区划代码=FUQUAN, 生产地区划代码=FUQUAN, 行业代码="6621", 行业名称="商业银行服务")  # fmt: skip
    b["bank_2"] = book.firm("黔南示例村镇银行股份有限公司", kind="银行", owner=book.person(), 登记类型="股份有限公司",
                            成立日期=date(2011, 3, 22), 注册地区划代码=DUYUN, 生产地区划代码=DUYUN, 行业代码="6621", 行业名称="商业银行服务")  # fmt: skip
    for key, name in (
        ("private_1", "贵阳示例建设工程有限公司"),
        ("private_2", "遵义示例化工贸易有限公司"),
        ("private_3", "昆明示例农资连锁有限公司"),
    ):
        b[key] = _plain(
            book,
            name,
            GUIYANG,
            ("4890", "其他土木工程建筑"),
            50_000_000,
            登记类型="有限责任公司（自然人投资或控股）",
        )
        book.holding(b[key], book.person(), 100, 起始日=date(2005, 6, 1))
