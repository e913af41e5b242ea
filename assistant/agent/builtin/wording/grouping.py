"""Writes the many ways in which Chinese asks for a number of each kind in the grammar's words: 各产品, 各县, 各环节.

一个县一个县地数, 每样产品, 按产业链环节统计, 按上游、中游、下游、服务分 all group firms; so does 福泉有多少家瓮安又有多少家. Knows no
names. Expects folded text.
"""

from __future__ import annotations

import re

_KINDS = (
    ("产品", r"产品|品种|品类|商品|products?(?![a-z])"),
    ("环节", r"(?:产业链|链条|产业)(?:的)?环节|环节|segments?(?![a-z])"),
    ("县", r"县市区|区县|县域|县份|县市|县|地区|区域|counties|county|regions?(?![a-z])"),
    ("支行", r"支行|网点|branch(?:es)?(?![a-z])"),
    ("标签", r"供应商(?:的)?(?:标签|类型|类别|种类)|标签|买方类型|labels?(?![a-z])"),
)
_KIND = "|".join(pattern for _, pattern in _KINDS)
_COUNTS = r"(?:统计|汇总|归类|归拢|分类|分组|分开|拆开|拆分|拆|数|分(?!别)|算|点|列个?数| ?(?:breakdown|break down|split|group|count))(?:一?下|一遍|一数)?"
_BY_TURNS = re.compile(
    rf"(?:一(?P<m>个|样|种|类|家|)(?:{_KIND}|)一(?P=m)(?P<k>{_KIND})|(?:逐个|逐一|挨个|逐)(?P<l>{_KIND}))(?:地|来|的)?(?:{_COUNTS})?(?:过来|过去|下来|一遍)?"
)
"""一个县一个县地数, 一样一样产品数过来, 逐县统计."""
_BY_KIND = re.compile(
    rf"(?:按照?|依照?|(?<![部每各])分|以)(?:着|不同的?|每个?|各个?|各类|所属的?|所在的?|注册)?(?P<k>{_KIND})(?:类别|维度|口径|为单位)?(?:来|地|给我)?(?:(?:分别|逐一|各自)?{_COUNTS}|(?:分别|各自?)(?=有|是|多少|几)|(?=的?(?:企业|客户|供应商)?(?:户数|家数|数量|个数|企业数|客户数|分布|构成|占比|结构)))"
)
"""按产业链环节统计, 分支行数一下."""
_APART = re.compile(
    rf"(?<![部每各])分(?:各|不同)?(?P<k>{_KIND})(?=\s*[,，、/|]?\s*(?:的)?(?:户数|家数|数量|个数|数目|企业数|客户数|家|计数|统计|汇总|合计))"
)
"""国企供应商 分区县 户数, as key words."""
_EVERY = re.compile(rf"每一?(?:样|种|类|个|家|款)?的?(?P<k>{_KIND})")
"""每样产品."""
_LINKS = re.compile(
    r"(?:按照?|分)?(?:上中下游|上游?[、,]?中游?[、,]?下游)(?:[、,以及和及与跟加连同]{1,3})(?:配套)?服务(?:业|环节|端|类)?(?:来|这几段|几段|四段)?(?:分别?(?=[,，各]))?(?=[^。;；]{0,8}(?:各|几[家户]|多少|分别|统计|数|都有))"
)
"""上中下游和服务各有多少户: the four segments."""
_COUNTED_EACH = re.compile(r"每[样种类]{1}(?:各自?)?(?=有?(?:几|多少)[家户个])")
_EACH_OF_THEM = re.compile(
    r"(?:这|那|前面|上面)?的?[两二三四五几][个家]?(?P<k>地方|地区|县市?|县区|地|支行|网点)(?:的)?(?:各自|各|分别|分头|单独)(?:都|是|到底)?(?=有?(?:几|多少))"
)
"""两个地方分别有多少: of each place."""


def _named(words: str) -> str:
    return next((name for name, pattern in _KINDS if re.fullmatch(pattern, words)), words)


def _each(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return "按各" + _named(groups.get("k") or groups.get("l") or "")


def in_groups(text: str) -> str:
    """Folded text with the kinds that firms are counted by written as 各产品 and the like."""
    made = _EACH_OF_THEM.sub(
        lambda match: "按各支行" if match["k"] in ("支行", "网点") else "按各县", _LINKS.sub("按各环节", text)
    )
    made = _BY_TURNS.sub(_each, made)
    made = _BY_KIND.sub(_each, made)
    made = _EVERY.sub(_each, _APART.sub(_each, made))
    return _COUNTED_EACH.sub("", made) if "各" in made else made
