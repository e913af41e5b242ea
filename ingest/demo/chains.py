"""The curated industry chains of the demo bank: products, what is made of what, and the segment of each.

Written by hand for this project. 净化磷酸 is deliberately made by nobody in 福泉: the missing link (补链) of its chain.
"""

from __future__ import annotations

from typing import NamedTuple


class Product(NamedTuple):
    """A product of a chain. industry: GB/T 4754-2017 code and name of a firm that makes it."""

    name: str
    name_en: str
    synonyms: str
    segment: str
    industry: tuple[str, str]
    trade: str
    """The word for the trade in a firm's name."""


_MINING = ("1020", "化学矿开采")
_FERTILISER = ("2622", "磷肥制造")
_COMPOUND = ("2624", "复混肥料制造")
_ACID = ("2611", "无机酸制造")
_SALT = ("2613", "无机盐制造")
_OTHER_BASIC = ("2619", "其他基础化学原料制造")
_FEED = ("1329", "其他饲料加工")
_BATTERY = ("3985", "电子专用材料制造")
_BOARD = ("3024", "轻质建筑材料制造")
_CEMENT = ("3021", "水泥制品制造")
_BAGS = ("2923", "塑料丝、绳及编织品制造")
_DANGEROUS = ("5435", "危险货物道路运输")
_FREIGHT = ("5431", "普通货物道路运输")
_REPAIR = ("4330", "专用设备修理")
_TESTING = ("7452", "检测服务")
_CHEM_TRADE = ("5169", "其他化工产品批发")
_FERTILISER_TRADE = ("5166", "化肥批发")
_AMMONIA = ("2621", "氮肥制造")
_TREATMENT = ("7724", "危险废物治理")

PHOSPHATE: tuple[Product, ...] = (
    Product("磷矿", "phosphate ore", "磷矿石|磷块岩|phosphate rock", "upstream", _MINING, "矿业"),
    Product("磷精矿", "phosphate concentrate", "磷矿浮选精矿|选矿", "upstream", _MINING, "选矿"),
    Product("硫酸", "sulphuric acid", "工业硫酸|sulfuric acid|H2SO4", "upstream", _ACID, "化工"),
    Product("合成氨", "synthetic ammonia", "液氨|ammonia", "upstream", _AMMONIA, "化工"),
    Product("浮选药剂", "flotation agent", "选矿药剂|捕收剂|collector", "upstream", _OTHER_BASIC, "助剂"),
    Product("黄磷", "yellow phosphorus", "白磷|P4|white phosphorus", "midstream", _OTHER_BASIC, "磷业"),
    Product("湿法磷酸", "wet-process phosphoric acid", "粗磷酸|WPA", "midstream", _ACID, "磷化工"),
    Product("热法磷酸", "thermal phosphoric acid", "TPA", "midstream", _ACID, "磷化工"),
    Product(
        "净化磷酸", "purified phosphoric acid", "精制磷酸|湿法净化磷酸|PPA", "midstream", _ACID, "精细化工"
    ),
    Product(
        "磷酸一铵", "monoammonium phosphate", "MAP|磷铵|工业级磷酸一铵", "midstream", _FERTILISER, "肥业"
    ),
    Product("磷酸二铵", "diammonium phosphate", "DAP|二铵", "midstream", _FERTILISER, "肥业"),
    Product(
        "饲料级磷酸钙盐",
        "feed-grade calcium phosphate",
        "饲料级磷酸氢钙|DCP|磷酸二氢钙|MDCP",
        "midstream",
        _FEED,
        "饲料添加剂",
    ),
    Product(
        "磷复肥",
        "phosphate compound fertiliser",
        "复合肥|NPK|compound fertilizer",
        "downstream",
        _COMPOUND,
        "复合肥",
    ),
    Product("磷酸铁", "iron phosphate", "正磷酸铁|FP|ferric phosphate", "downstream", _BATTERY, "新材料"),
    Product("磷酸铁锂", "lithium iron phosphate", "LFP|铁锂正极材料", "downstream", _BATTERY, "新能源材料"),
    Product(
        "磷酸盐阻燃剂", "phosphate flame retardant", "聚磷酸铵|APP|阻燃剂", "downstream", _SALT, "阻燃材料"
    ),
    Product("磷石膏", "phosphogypsum", "磷石膏渣|PG", "midstream", _TREATMENT, "环保"),
    Product(
        "磷石膏建材",
        "phosphogypsum building material",
        "石膏板|石膏砌块|gypsum board",
        "downstream",
        _BOARD,
        "建材",
    ),
    Product("磷石膏水泥缓凝剂", "phosphogypsum cement retarder", "缓凝剂", "downstream", _CEMENT, "建材"),
    Product("化肥包装", "fertiliser packaging", "吨袋|编织袋|化工包装|woven bags", "service", _BAGS, "包装"),
    Product(
        "危险货物运输",
        "dangerous goods transport",
        "危化品运输|硫酸运输|hazmat haulage",
        "service",
        _DANGEROUS,
        "物流",
    ),
    Product("矿石运输", "ore haulage", "磷矿运输|化工物流|ore transport", "service", _FREIGHT, "运输"),
    Product(
        "化工设备维保",
        "chemical plant maintenance",
        "设备检修|设备维修|plant maintenance",
        "service",
        _REPAIR,
        "设备",
    ),
    Product("化工检测", "chemical testing", "检验检测|环境监测|testing", "service", _TESTING, "检测"),
    Product("化工原料贸易", "chemical trade", "化工贸易|chemical trading", "service", _CHEM_TRADE, "贸易"),
    Product("磷肥贸易", "fertiliser trade", "化肥贸易|农资贸易", "service", _FERTILISER_TRADE, "农资"),
)

TEA: tuple[Product, ...] = (
    Product("茶苗", "tea seedlings", "茶树种苗", "upstream", ("0212", "林木育苗"), "茶苗"),
    Product("茶青", "fresh tea leaves", "鲜叶|茶鲜叶", "upstream", ("0169", "茶及其他饮料作物种植"), "茶场"),
    Product(
        "茶园有机肥",
        "organic fertiliser for tea",
        "茶用有机肥",
        "upstream",
        ("2625", "有机肥料及微生物肥料制造"),
        "生物肥",
    ),
    Product("绿茶", "green tea", "毛尖|炒青|green leaf tea", "midstream", ("1530", "精制茶加工"), "茶业"),
    Product("红茶", "black tea", "工夫红茶", "midstream", ("1530", "精制茶加工"), "茶业"),
    Product("抹茶", "matcha", "碾茶|matcha powder", "downstream", ("1530", "精制茶加工"), "抹茶"),
    Product("茶饮料", "tea beverage", "茶饮|瓶装茶", "downstream", ("1529", "茶饮料及其他饮料制造"), "饮品"),
    Product("茶叶包装", "tea packaging", "茶盒|茶罐", "service", ("2231", "纸和纸板容器制造"), "印务"),
    Product(
        "茶叶贸易", "tea trade", "茶叶批发|茶叶销售", "service", ("5127", "酒、饮料及茶叶批发"), "茶叶贸易"
    ),
)

PEANUT: tuple[Product, ...] = (
    Product("花生种子", "peanut seed", "花生良种", "upstream", ("5111", "谷物、豆及薯类批发"), "种业"),
    Product("花生", "peanuts", "花生果|花生米|带壳花生|groundnut", "upstream", ("0122", "油料种植"), "种植"),
    Product(
        "花生油", "peanut oil", "花生食用油|groundnut oil", "midstream", ("1331", "食用植物油加工"), "油脂"
    ),
    Product("花生粕", "peanut meal", "花生饼粕", "midstream", ("1331", "食用植物油加工"), "油脂"),
    Product(
        "花生蛋白", "peanut protein", "花生蛋白粉", "downstream", ("1399", "其他未列明农副食品加工"), "食品"
    ),
    Product(
        "花生休闲食品", "peanut snacks", "炒货|花生酥", "downstream", ("1495", "食品及饲料添加剂制造"), "食品"
    ),
    Product("油脂贸易", "edible oil trade", "粮油批发|粮油贸易", "service", ("5112", "种子批发"), "粮油"),
)

OUTSIDE: tuple[Product, ...] = (
    Product("土法炼硫", "native sulphur smelting", "土法硫磺", "upstream", _ACID, "硫业"),
)
"""Products that stand in no chain: what the bank's elimination list names."""

CHAINS: tuple[tuple[str, str, str, str, tuple[Product, ...]], ...] = (
    (
        "phosphate",
        "磷化工",
        "phosphate chemicals",
        "磷化工产业链|磷产业|磷及磷化工|磷肥产业|phosphate|phosphorus chemicals",
        PHOSPHATE,
    ),
    ("tea", "茶叶", "tea", "茶产业|茶业|茶叶产业链|tea industry", TEA),
    ("peanut", "花生油脂", "peanut oil", "花生产业|油脂产业|花生油产业链|peanut", PEANUT),
)

_MATERIALS: tuple[tuple[str, str], ...] = (
    ("磷精矿", "磷矿"), ("磷精矿", "浮选药剂"),
    ("黄磷", "磷矿"), ("湿法磷酸", "磷精矿"), ("湿法磷酸", "磷矿"), ("湿法磷酸", "硫酸"),
    ("热法磷酸", "黄磷"), ("净化磷酸", "湿法磷酸"),
    ("磷酸一铵", "湿法磷酸"), ("磷酸一铵", "合成氨"), ("磷酸二铵", "湿法磷酸"), ("磷酸二铵", "合成氨"),
    ("饲料级磷酸钙盐", "湿法磷酸"), ("磷复肥", "磷酸一铵"), ("磷复肥", "磷酸二铵"),
    ("磷酸铁", "净化磷酸"), ("磷酸铁锂", "磷酸铁"), ("磷酸盐阻燃剂", "热法磷酸"), ("磷酸盐阻燃剂", "黄磷"),
    ("磷石膏", "湿法磷酸"), ("磷石膏建材", "磷石膏"), ("磷石膏水泥缓凝剂", "磷石膏"),
    ("茶青", "茶苗"), ("茶青", "茶园有机肥"), ("绿茶", "茶青"), ("红茶", "茶青"), ("抹茶", "茶青"),
    ("茶饮料", "绿茶"), ("茶饮料", "红茶"), ("茶饮料", "抹茶"),
    ("花生", "花生种子"), ("花生油", "花生"), ("花生粕", "花生"), ("花生蛋白", "花生粕"), ("花生休闲食品", "花生"),
)  # fmt: skip
"""(product, its material)."""

LOCAL_GAP = "净化磷酸"

BY_NAME: dict[str, Product] = {p.name: p for p in PHOSPHATE + TEA + PEANUT + OUTSIDE}


def product_rows() -> list[dict[str, str]]:
    """Rows of products.csv."""
    return [{"产品名称": p.name, "英文名称": p.name_en, "同义词": p.synonyms} for p in BY_NAME.values()]


def link_rows() -> list[dict[str, str]]:
    """Rows of product_links.csv: each link from both of its ends."""
    rows = [{"产品": made, "关系": "上游材料", "关联产品": of} for made, of in _MATERIALS]
    rows += [{"产品": of, "关系": "下游产品", "关联产品": made} for made, of in _MATERIALS]
    return rows


def chain_rows() -> list[dict[str, str]]:
    """Rows of chains.csv."""
    return [
        {"产业链代码": code, "产业链名称": name, "英文名称": name_en, "同义词": synonyms, "版本": "1"}
        for code, name, name_en, synonyms, _ in CHAINS
    ]


def chain_product_rows() -> list[dict[str, str]]:
    """Rows of chain_products.csv."""
    words = {"upstream": "上游", "midstream": "中游", "downstream": "下游", "service": "服务"}
    return [
        {"产业链代码": code, "产品": p.name, "环节": words[p.segment]}
        for code, _, _, _, products in CHAINS
        for p in products
    ]
