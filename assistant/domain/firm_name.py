"""Takes the name of a firm apart: place, brand (字号) with the words of its trade, legal form. Knows no firm.

The table of places comes from the caller (`Places`), so that the parser reads no file. Names are read in the folded form
of identity.name_key, in simplified characters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.identity import name_key
from assistant.domain.reading.normal import HAN, readable

_LEAST_STEM = 2
"""What is left of a name when its place is taken off has so many characters; else the place is the brand (东方, 中山)."""


class Places:
    """Names of places as firms write them (贵州省, 贵州, guizhou), each with its short name (贵州)."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = {name: short for name, short in names.items() if len(name) >= _LEAST_STEM}
        lengths: dict[str, set[int]] = {}
        for name in self._names:
            lengths.setdefault(name[:2], set()).add(len(name))
        self._lengths = {lead: sorted(found, reverse=True) for lead, found in lengths.items()}

    def get(self, name: str) -> str | None:
        """Short name of the place that is called so, None where there is none."""
        return self._names.get(name)

    def leading(self, text: str) -> tuple[str, int] | None:
        """The longest place that `text` begins with and its length; None if too little is left behind it."""
        for length in self._lengths.get(text[:2], ()):
            if len(text) - length >= _LEAST_STEM:
                short = self._names.get(text[:length])
                if short is not None:
                    return short, length
        return None


class LegalForm(StrEnum):
    """What a name says the firm is. LIMITED is 有限公司 and 有限责任公司, which are one form; NONE: it says nothing."""

    LIMITED = "limited"
    SHARES = "shares"
    COMPANY = "company"
    COOPERATIVE = "cooperative"
    UNION = "union_of_cooperatives"
    PARTNERSHIP = "partnership"
    SOLE_TRADER = "sole_trader"
    WORKS = "works"
    BRANCH = "branch"
    GROUP = "group"
    NONE = ""


FORMS: Mapping[str, LegalForm] = {
    "股份有限责任公司": LegalForm.SHARES,
    "股份有限公司": LegalForm.SHARES,
    "股份公司": LegalForm.SHARES,
    "有限责任公司": LegalForm.LIMITED,
    "有限公司": LegalForm.LIMITED,
    "分公司": LegalForm.BRANCH,
    "总公司": LegalForm.COMPANY,
    "公司": LegalForm.COMPANY,
    "农民专业合作社联合社": LegalForm.UNION,
    "专业合作社联合社": LegalForm.UNION,
    "合作社联合社": LegalForm.UNION,
    "农民专业合作社": LegalForm.COOPERATIVE,
    "专业合作社": LegalForm.COOPERATIVE,
    "合作社": LegalForm.COOPERATIVE,
    "合伙企业(有限合伙)": LegalForm.PARTNERSHIP,
    "合伙企业(普通合伙)": LegalForm.PARTNERSHIP,
    "(有限合伙)": LegalForm.PARTNERSHIP,
    "(普通合伙)": LegalForm.PARTNERSHIP,
    "合伙企业": LegalForm.PARTNERSHIP,
    "(个体工商户)": LegalForm.SOLE_TRADER,
    "个体工商户": LegalForm.SOLE_TRADER,
    "经营部": LegalForm.SOLE_TRADER,
    "门市部": LegalForm.SOLE_TRADER,
    "商行": LegalForm.SOLE_TRADER,
    "商店": LegalForm.SOLE_TRADER,
    "作坊": LegalForm.SOLE_TRADER,
    "油坊": LegalForm.SOLE_TRADER,
    "厂": LegalForm.WORKS,
    "jointstockcoltd": LegalForm.SHARES,
    "jointstockcompany": LegalForm.SHARES,
    "companylimited": LegalForm.LIMITED,
    "coltd": LegalForm.LIMITED,
    "limited": LegalForm.LIMITED,
    "ltd": LegalForm.LIMITED,
    "corporation": LegalForm.COMPANY,
    "company": LegalForm.COMPANY,
    "corp": LegalForm.COMPANY,
    "inc": LegalForm.COMPANY,
}
"""Endings of names as name_key leaves them. The longest that fits is meant."""

_LONGEST_FIRST = sorted(FORMS, key=len, reverse=True)
_ENDING = re.compile(f"(?:{'|'.join(map(re.escape, _LONGEST_FIRST))})$")
_GROUP = re.compile(r"\(集团\)|(?<=.{2})集团$|(?<=.{4})group$")
_GROUP_END = re.compile(r"\(集团\)$")
_REMARK = re.compile(r"\((?:示例|简称[^()]*|原名?[^()]*|曾用名[^()]*)\)$")
MADE_UP = "示例"
"""What the names of made-up firms and people carry; it is no part of the brand."""
_LISTING_MARK = re.compile(rf"^(?:s?\*?st|pt|xd|xr|dr)(?=[{HAN}])|(?<=[{HAN}])[ab]股?$")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_BRACKETS = re.compile(r"[()]")

TRADES = (
    "新材料", "新能源", "高新", "科技", "技术", "材料", "能源", "化工", "化学", "肥业", "化肥", "磷业", "磷化", "矿业", "生物",
    "医药", "制药", "药业", "医疗", "电子", "电气", "电器", "电力", "电机", "电缆", "光电", "光学", "半导体", "微电子", "通信",
    "通讯", "信息", "软件", "网络", "数据", "智能", "自动化", "机械", "机电", "装备", "设备", "重工", "精密", "仪器", "仪表",
    "汽车", "轮胎", "轴承", "液压", "钢铁", "特钢", "铝业", "铜业", "钛业", "锂业", "稀土", "有色", "金属", "冶金", "黄金",
    "水泥", "建材", "玻璃", "陶瓷", "瓷业", "家居", "家具", "纸业", "造纸", "印刷", "包装", "纺织", "服装", "服饰", "化纤",
    "塑料", "橡胶", "涂料", "食品", "饮料", "乳业", "酒业", "茶业", "茶叶", "农业", "农牧", "牧业", "饲料", "种业", "渔业",
    "林业", "粮油", "糖业", "盐业", "商业", "商贸", "贸易", "百货", "超市", "零售", "物流", "运输", "航运", "航空", "港口",
    "高速公路", "高速", "铁路", "机场", "环保", "环境", "水务", "燃气", "热力", "石化", "石油", "油气", "煤业", "煤炭", "焦化",
    "地产", "房地产", "置业", "建设", "建筑", "工程", "路桥", "园林", "装饰", "设计", "传媒", "文化", "影视", "出版", "教育",
    "旅游", "酒店", "餐饮", "银行", "证券", "保险", "期货", "信托", "投资", "控股", "实业", "工业", "产业", "发展", "股份",
)  # fmt: skip
"""Words of trades that stand behind a brand."""
_TRADE = re.compile("|".join(sorted(TRADES, key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class FirmName:
    """A name taken apart. Everything is folded (identity.name_key) and in simplified characters.

    whole: the name with its form in one wording: two firms of one `whole` cannot be told apart by name.
    place: short name of the narrowest place named, in front or in brackets; "" where none is.
    core: the name without brackets and form; stem: the core without its place: brand and words of the trade.
    """

    whole: str
    place: str
    core: str
    stem: str
    form: LegalForm
    group: bool

    @property
    def brand(self) -> str:
        """The stem up to the first word of a trade; the whole stem where there is none."""
        found = _TRADE.search(self.stem, 2)
        return self.stem[: found.start()] if found else self.stem

    @property
    def trade(self) -> str:
        """What of the stem stands behind the brand."""
        return self.stem[len(self.brand) :]

    @property
    def form_words(self) -> str:
        """Form and group in one word, "" where the name says neither: "group shares"."""
        return " ".join(part for part in ("group" if self.group else "", self.form.value) if part)


def read_name(name: str, places: Places) -> FirmName:
    """`name` taken apart. Never fails: of a name that fits no pattern everything is its stem."""
    key = _REMARK.sub("", _folded(name))
    form, rest = _ending(key)
    group = _GROUP.search(rest) is not None
    body = _GROUP.sub("", rest) or rest
    places_inside: list[str] = []

    def inner(match: re.Match[str]) -> str:
        place = places.get(match[1])
        if place is None:
            return match[1]
        places_inside.append(place)
        return ""

    core = _BRACKETS.sub("", _IN_BRACKETS.sub(inner, body)) or _BRACKETS.sub("", body)
    core = _LISTING_MARK.sub("", core) or core
    if len(core) >= len(MADE_UP) + _LEAST_STEM:
        core = core.replace(MADE_UP, "", 1)
    place, stem = _off_place(core, places)
    named = places_inside[-1] if places_inside else place
    return FirmName(_whole(rest, form, key), named, core, stem, form, group)


def skips(stem: str) -> tuple[str, str, str]:
    """The stem without its first, second and third character: two stems that differ in one of these share one of them."""
    return stem[1:], stem[:1] + stem[2:], stem[:2] + stem[3:]


def mended(name: str) -> str | None:
    """`name` with a legal form that is one slip away put right (股份有限公可); None where no form is nearly there."""
    from rapidfuzz.distance import OSA

    key = _folded(name)
    for form in ("股份有限公司", "有限责任公司", "有限公司", "合作社"):
        for length in (len(form), len(form) - 1, len(form) + 1):
            tail = key[-length:]
            if len(key) - length >= _LEAST_STEM and tail != form and not key.endswith(form):
                slip = OSA.distance(tail, form, score_cutoff=1)
                if slip == 1 and not (length == len(form) + 1 and tail[1:] == form):
                    return key[:-length] + form
    return None


def without_lead(core: str) -> tuple[str, ...]:
    """What is left of a core when two, three, one or four characters are taken off: a place misspelt or not in the table."""
    return tuple(core[cut:] for cut in (2, 3, 1, 4) if len(core) - cut > _LEAST_STEM)


def _folded(name: str) -> str:
    """The name's key in simplified characters. What GB 2312 can write is simplified already: no converter is loaded."""
    key = name_key(name)
    try:
        key.encode("gb2312")
    except UnicodeEncodeError:
        return name_key(readable(name))
    return key


def _ending(key: str) -> tuple[LegalForm, str]:
    if _GROUP_END.search(key):  # 某某股份有限公司(集团)
        form, rest = _ending(_GROUP_END.sub("", key))
        return form, rest + "(集团)"
    found = _ENDING.search(key)
    if found is None or found.start() < _LEAST_STEM:
        return LegalForm.NONE, key
    return FORMS[found[0]], key[: found.start()]


def _whole(rest: str, form: LegalForm, key: str) -> str:
    """Only the two wordings of a limited company are one: 合作社 and 专业合作社 may be two firms."""
    return f"{rest}有限公司" if form is LegalForm.LIMITED and key.endswith("有限责任公司") else key


def _off_place(core: str, places: Places) -> tuple[str, str]:
    """The narrowest place that the name begins with (贵州省福泉市… gives 福泉), and what stands behind it."""
    place, rest = "", core
    for _ in range(3):
        found = places.leading(rest)
        if found is None:
            break
        place, rest = found[0], rest[found[1] :]
    return place, rest
