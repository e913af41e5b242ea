"""How officers call products and services for short; each counts only where the store has a product of the name.

The store's own synonyms stay the rule: here stand only words of the trade that any list of products may be asked by.
"""

from __future__ import annotations

from collections.abc import Iterable

_SHORT: tuple[tuple[str, str], ...] = (
    ("危险货物运输", "危运|危货|危货运输|危险品运输|危化运输|危化品物流|危化物流|跑危运|跑危化|跑危化品|拉危化品|危化品车队|危运车队|危险品车队|hazmat carriers|hazardous goods carriers|hazchem carriers|hazardous materials carriers|chemical tanker operators|hazmat hauliers|hazmat haulers|hazmat transport|hazardous goods transport|hazchem transport|dangerous goods hauliers|dangerous goods haulage|tanker hauliers"),
    ("矿石运输", "拉矿石|拉矿|运矿|运矿石|跑矿石|矿石物流|矿石车队|拉矿石的车队|拉矿的车队|拉磷矿|运磷矿|ore carriers|mineral hauliers|ore hauliers|ore haulers|ore trucking|ore hauling"),
    ("化肥包装", "肥料包装|肥料袋|化肥袋|包装袋|塑编袋|塑料编织袋|吨包|吨包袋|fertiliser bags|fertilizer bags|fertilizer packaging|bulk bags|fibc|bag makers|bag manufacturers|bag producers|sack makers|packaging bags"),
    ("磷石膏建材", "磷石膏板|磷石膏砖|磷石膏砌块|石膏建材|石膏制品|纸面石膏板|plasterboard|gypsum building material|gypsum building materials|gypsum construction materials|gypsum boards|gypsum blocks|gypsum products"),
    ("化工设备维保", "设备维保|设备修理|检维修|设备检维修|机修|修设备|修化工装置|修化工设备|修装置|化工装置检修|装置检修|设备检修|化工检修|搞检修|修机器|equipment maintenance|equipment repair|plant repair"),
    ("化工检测", "检测机构|检测公司|检测单位|检测所|检验机构|检测中心|化验室|检测站|化验|检测服务|检测化验|lab testing|testing services|testing labs"),
    ("磷酸一铵", "一铵"),
    ("磷复肥", "复混肥|复合肥料|compound fertilisers|compound fertiliser"),
    ("磷酸铁锂", "铁锂|磷酸铁锂正极|lfp cathode"),
    ("磷矿", "磷矿石开采|磷矿开采|挖磷矿|采磷矿|挖矿|phosphate mining|phosphate ore mining|phosphate miners|phosphate mines|phosphate mine|phosphate mine operators|phosphate pits|phosphate quarries|phosphate diggings|phosphate extraction"),
    ("茶叶贸易", "卖茶叶|倒腾茶叶|贩茶叶|贩卖茶叶|批发茶叶|经销茶叶|茶贩子|茶叶贩子|茶叶经销商|茶叶经销|茶叶批发商|茶叶贸易商|茶商|tea traders|tea trading|tea wholesalers"),
    ("红茶", "red tea|red teas"),
    ("茶叶包装", "茶叶盒|茶叶罐|茶包装|tea box|tea boxes|tea tins|tea cans|tea caddies|tea caddy|tea cartons|tea pouches|tea gift boxes|tea canisters"),
    ("茶饮料", "瓶装茶|瓶装茶饮料|罐装茶|茶水饮料|bottled tea"),
    ("茶青", "生叶|茶叶鲜叶|fresh leaf|fresh leaves"),
    ("茶饮料", "tea drinks|tea drink|bottled tea|bottled teas"),
    ("茶苗", "茶树苗|育茶苗|tea saplings|tea nurseries"),
    ("花生油", "榨花生油|花生榨油|花生油坊|花生榨油坊"),
    ("花生休闲食品", "花生零食|花生小吃|花生点心|炒花生|炒货|花生糖|花生酥|卤花生|油炸花生|盐焗花生|peanut snack"),
    ("浮选药剂", "浮选剂|选矿剂|flotation reagents|flotation reagent|flotation chemicals"),
    ("磷肥贸易", "化肥经销|农资经销|化肥经销商|农资经销商|化肥批发|fertiliser traders|fertiliser dealers|fertilizer dealers"),
    ("化工原料贸易", "化工原料贸易商|倒腾化工原料|倒卖化工原料|倒化工原料|卖化工原料|贩化工原料|化工贸易商|化工贸易|化工原料经销商|化工原料批发商|化工原料经销|化工原料批发|chemical traders|chemical dealers"),
    ("油脂贸易", "粮油经销|粮油批发商|oil traders|edible oil traders"),
    ("饲料级磷酸钙盐", "饲料磷酸盐|磷酸氢钙|feed phosphate|feed phosphates"),
    ("磷酸盐阻燃剂", "阻燃材料|flame retardants|flame retardant"),
    ("磷石膏水泥缓凝剂", "水泥缓凝剂|cement retarder|cement retarders"),
    ("茶园有机肥", "茶园肥|有机肥|organic fertiliser|organic fertilizer|tea fertiliser|tea fertilizer|organic tea fertiliser|organic tea fertilizer|tea garden fertiliser|tea-garden fertiliser|tea garden fertilizer|tea-garden fertilizer|tea manure|organic manure"),
)  # fmt: skip


_AGENTS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("transport", "haulage"), "carriers|hauliers|haulers|transporters|movers|shippers|truckers|trucking|haulage|transport|transportation|logistics"),
    (("trade", "trading"), "traders|dealers|wholesalers|distributors|merchants|sellers|resellers|retailers|trading|wholesale"),
    (("testing",), "testers|labs|laboratories|testing labs|testing laboratories|test labs|testing houses|analysts"),
    (("maintenance",), "maintainers|maintenance|repair|repairs|repairers|servicing|overhaul|maintenance contractors|repair contractors|repair shops"),
    (("smelting",), "smelters|smelting"),
    (("packaging",), "packaging|packagers|packers|packing"),
)  # fmt: skip
"""Who does it, by the last word of what is done: dangerous goods transport, dangerous goods carriers."""


def doers(name: str) -> Iterable[str]:
    """An English name as those who do it are called; none for what is a thing."""
    stem, _, head = name.rpartition(" ")
    for heads, words in _AGENTS:
        if stem and head in heads:
            yield from (f"{stem} {word}" for word in words.split("|"))


_AGENTS_ZH: tuple[tuple[str, str, str], ...] = (
    ("运输", "承运商|承运户|承运|运输商|运输户|运输队|车队|物流商|物流|货运|司机|搬运", "跑|拉|运|送|承运|运送"),
    ("贸易", "贸易商|经销商|经销|批发商|批发|商贩|贩子|分销商|代理商|销售商|零售商|中间商", "卖|贩|倒腾|经销|批发|贩卖|买卖|代理|销售"),
    ("维保", "维修|检修|修理|保养|维护|维修商|维修队|检修队|修理厂|运维", "修|检修|维修|维护|保养|修理|搞维修"),
    ("检修", "维修队|检修队|修理厂", "修|检修|维护|保养|修理"),
    ("检测", "检测机构|检测站|化验室|检验|化验", "检测|化验|检验"),
)  # fmt: skip
"""Last word of what is done, who does it, and the verbs for it: 危险货物运输, 危险货物承运商, 跑危险货物."""
_SAME_GOODS: tuple[frozenset[str], ...] = (
    frozenset({"危险货物", "危险品", "危化品", "危化", "危险化学品", "危货"}),
    frozenset({"化肥", "肥料", "农资", "化肥农资", "农资化肥", "磷肥"}),
    frozenset({"化工设备", "化工装置", "化工机械"}),
)
_VAGUE_GOODS = frozenset({"设备", "化工", "粮油", "检验", "茶叶"})
"""Goods that more than one trade is in: 卖茶叶 is said of growers too."""


def doers_zh(name: str) -> Iterable[str]:
    """A Chinese name of what is done (磷肥贸易) as those who do it are called (磷肥经销商, 卖磷肥)."""
    for head, agents, verbs in _AGENTS_ZH:
        stem = name.removesuffix(head)
        if stem == name or len(stem) < 2 or stem in _VAGUE_GOODS:
            continue
        for goods in sorted(next((same for same in _SAME_GOODS if stem in same), {stem})):
            yield goods + head
            yield from (goods + agent for agent in agents.split("|"))
            yield from (verb + goods for verb in verbs.split("|"))


def short_names() -> Iterable[tuple[str, str]]:
    """(how it is called, name of the product)."""
    return ((word, name) for name, words in _SHORT for word in words.split("|"))
