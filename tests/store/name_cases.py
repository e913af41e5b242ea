"""Ways in which people write the name of a firm, made from its names by code that knows nothing of the parser.

Each case says what was typed, and which firms that may mean. The choice of a slip follows from the name alone, so that a
case is the same in every run.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

PLACES = re.findall(
    r"\S+",
    "北京 天津 上海 重庆 河北 山西 内蒙古 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 四川 贵州 云南 西藏 "
    "陕西 甘肃 青海 宁夏 新疆 深圳 广州 杭州 苏州 南京 宁波 无锡 厦门 青岛 成都 武汉 长沙 大连 珠海 东莞 佛山 常州 合肥 郑州 西安 济南 烟台 "
    "绍兴 嘉兴 南通 温州 福州 沈阳 哈尔滨 昆明 贵阳 南昌 石家庄 太原 中山 惠州 潍坊 淄博 威海 徐州 扬州 台州 金华 芜湖 株洲 襄阳 宜昌",
)
TRADES = re.findall(
    r"\S+",
    "科技 电子 化工 材料 新材料 生物 医药 制药 药业 医疗 机械 电气 电力 能源 新能源 智能 信息 软件 环保 环境 精密 汽车 食品 农业 传媒 文化 "
    "建设 实业 工业 股份 光电 通信 技术 数据 网络 设备 装备 重工 钢铁 水泥 纺织 服饰 家居 包装 物流 地产 置业 投资 控股 证券 银行 矿业",
)
SHARES, LIMITED = "股份有限公司", "有限公司"
OTHERS = "安达恒兴隆盛泰瑞昌永福嘉德信诚光明海天龙凤金银山河春秋"


@dataclass(frozen=True, slots=True)
class Known:
    """A firm as the test set knows it. `stored`: it stands in the store; `reported`: in the half whose figures count."""

    id: int
    name: str
    shorts: tuple[str, ...]
    unverified: tuple[str, ...]
    stored: bool
    reported: bool


@dataclass(frozen=True, slots=True)
class Case:
    """What somebody types. firms: those it may mean, none where the firm is not stored."""

    kind: str
    typed: str
    firms: frozenset[int]
    reported: bool


def code_number(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


@cache
def without_place(name: str) -> str | None:
    """The name without a place in front (with 省 or 市), None where none of PLACES stands there."""
    for place in PLACES:
        for ending in ("省", "市", ""):
            rest = name.removeprefix(place + ending)
            if rest != name and len(rest) > len(SHARES) + 1:
                return rest
    return None


def brand_of(name: str) -> str | None:
    """Two to five characters between place and trade; None where the name is not made so."""
    rest = without_place(name) or name
    found = re.match(rf"(?P<brand>[\u4e00-\u9fff]{{2,5}}?)(?:{'|'.join(TRADES)})", rest)
    return found["brand"] if found else None


def slips(name: str) -> dict[str, str]:
    """The name with one character wrong, missing, or swapped with the next."""
    end = len(name)
    place = code_number(name) % (end - 1)
    while name[place] == name[place + 1]:
        place = (place + 1) % (end - 1)
    wrong = next(c for c in OTHERS[code_number(name) % len(OTHERS) :] + OTHERS if c != name[place])
    return {
        "one character wrong": name[:place] + wrong + name[place + 1 :],
        "one character missing": name[:place] + name[place + 1 :],
        "two characters swapped": name[:place] + name[place + 1] + name[place] + name[place + 2 :],
    }


@lru_cache(maxsize=1)
def _to_traditional() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("s2t").convert
    return convert


def traditional(name: str) -> str:
    """The name in traditional characters."""
    return _to_traditional()(name)


def widened(name: str) -> str:
    """The same name as other programs write it: wide letters and brackets, spaces."""
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name)
    return f" {wide[:4]}　{wide[4:]} "


def cases(firms: Sequence[Known]) -> Iterator[Case]:
    """All cases of all firms."""
    names = {firm.name for firm in firms}
    meant: dict[str, set[int]] = defaultdict(set)
    beginnings: dict[str, set[int]] = defaultdict(set)
    for firm in firms:
        for text in (firm.name, *firm.shorts):
            meant[text].add(firm.id)
        for text in (firm.name, without_place(firm.name) or firm.name, *firm.shorts, *firm.unverified):
            for length in range(2, 6):
                beginnings[text[:length]].add(firm.id)
    holding: dict[str, set[int]] = defaultdict(set)
    for firm in firms:
        for old in firm.unverified:
            holding[old].add(firm.id)
    bares = Counter(without_place(firm.name) for firm in firms)
    brands = Counter(brand for firm in firms if (brand := brand_of(firm.name)) is not None)
    for firm in firms:
        if not firm.stored:
            yield from _absent(firm, meant)
            continue
        only = frozenset([firm.id])

        def case(kind: str, typed: str, means: frozenset[int] = only, own: Known = firm) -> Case:
            return Case(kind, typed, means, own.reported)

        yield case("exact current name", firm.name)
        yield case("exact, other width and brackets", widened(firm.name))
        yield case("exact, traditional characters", traditional(firm.name))
        for short in firm.shorts:
            if meant[short] == only:
                yield case("short name", short)
            elif short not in names:
                yield case("short name of several", short, frozenset(meant[short]))
        for kind, typed in slips(firm.name).items():
            if typed not in meant:
                yield case(kind, typed)
        bare = without_place(firm.name)
        if bare is not None and bare not in meant and bares[bare] == 1 and not bare.startswith(tuple(TRADES)):
            yield case("missing region", bare)
        other = (
            firm.name.replace(SHARES, LIMITED) if SHARES in firm.name else firm.name.replace(LIMITED, SHARES)
        )
        if other != firm.name and other not in meant:
            yield case("wrong legal form", other)
        brand = brand_of(firm.name)
        if brand is not None and brand not in meant:
            if beginnings[brand] == only:
                yield case("brand only", brand)
            elif brands[brand] > 1:
                yield case("brand of several", brand, frozenset(beginnings[brand]))
        for old in firm.unverified:
            if old not in meant:
                yield case("unverified or old name", old, frozenset(holding[old]))
    yield from _alike(firms)


def _absent(firm: Known, meant: dict[str, set[int]]) -> Iterator[Case]:
    texts = {
        firm.name,
        *firm.shorts,
        without_place(firm.name),
        brand_of(firm.name),
        *slips(firm.name).values(),
    }
    for text in sorted(text for text in texts if text):
        if meant.get(text, {firm.id}) == {firm.id}:
            yield Case("firm not stored", text, frozenset(), firm.reported)


def _alike(firms: Sequence[Known]) -> Iterator[Case]:
    """Full names of two stored firms whose brands differ in one character, asked with both characters wrong."""
    stored = [(brand, firm) for firm in firms if firm.stored and (brand := brand_of(firm.name)) is not None]
    by_rest: dict[tuple[int, str], list[tuple[str, Known]]] = defaultdict(list)
    for brand, firm in stored:
        for place in range(len(brand)):
            by_rest[place, brand[:place] + "?" + brand[place + 1 :]].append((brand, firm))
    for (place, _), group in sorted(by_rest.items()):
        for (brand, firm), (other, _) in pairwise(sorted(group, key=lambda pair: pair[1].id)):
            if brand == other or {brand[place], other[place]} & set("某"):
                continue
            yield Case("two brands alike: one in full", firm.name, frozenset([firm.id]), firm.reported)
            wrong = firm.name.replace(brand, brand[:place] + "某" + brand[place + 1 :], 1)
            either = frozenset(one.id for _, one in group)
            yield Case("two brands alike: neither", wrong, either, firm.reported)
