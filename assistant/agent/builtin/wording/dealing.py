"""Writes the many ways in which Chinese says who sells to a firm, or who controls one, in the grammar's words.

卖过东西给X, 供过X are 供货给X; 实际控制人为X的企业 are X控制的. Knows no names. Expects folded text.
"""

from __future__ import annotations

import re

_GOODS = r"(?:东西|货物?|产品|原料|材料|设备|商品|物资|服务|料|一些)"
_SOLD_TO = re.compile(
    rf"(?:卖|供|送|销售?|供应|提供|配送|交|发|运)(?:过|了|着)?(?:点|些|批|一批)?{_GOODS}(?:给|到|与|往)(?:了|过)?(?=[\u4e00-\u9fff])"
)
"""卖过东西给."""
_SUPPLIED = re.compile(
    r"(?<![提保专特自])(?:供应?|供给)过(?:给)?(?=[\u4e00-\u9fff]{2})(?![的货料]|东西|产品|哪|谁)"
)
"""供过X的: the verb right before the name."""
_CONTROLLER_IS = re.compile(
    r"(?:实际控制人|实控人|最终控制人|控制人|控股股东|控股方|母公司|大股东)(?:都|均|同)?(?:登记)?(?:是|为|系|属于)(?P<who>[^,，。;；?？的是谁哪]{4,30})的(?=企业|公司|厂|单位|主体|有|都|是|$|[,，。?？])"
)
"""实际控制人为X的企业: what X controls."""
_SOLD_SO_MUCH = re.compile(
    r"(?<=公司)(?P<sum>累计|合计|总共|一共|共|全年)?(?:销售额?|销货|销|卖了?|出货)(?:金额|总额|额)?(?:累计|合计|达到?|为)?(?=[^,，。;；]{0,4}[\d一二三四五六七八九十百千]+[万亿])"
)
"""向X公司累计销售300万元及以上."""
_YEAR_OF_PARTNERS = re.compile(
    r"(?P<firm>(?:^|(?<=[,，。;；:：]))[^,，。;；:：的]{4,30}?公司)(?P<d>(?:19|20)\d{2}年度?|去年|今年|前年|上半年|本年度?)的(?P<who>供应商|供货商|客户|下游客户|采购商)"
)
"""X公司2025年度的供应商: the year is that of the dealing."""
_SPOKEN = re.compile(r"(?i)(?<![a-z])win(?=过|了|到)|(?<=[过了])win(?![a-z])")


def in_dealings(text: str) -> str:
    """Folded text with who deals with whom in the words that the grammar reads."""
    text = _SPOKEN.sub("中", text)
    text = _SOLD_SO_MUCH.sub(r"供货\g<sum>", text)
    text = _YEAR_OF_PARTNERS.sub(r"\g<d>\g<firm>的\g<who>", text)
    text = _CONTROLLER_IS.sub(r"\g<who>控制的", text)
    return _SUPPLIED.sub("供货给", _SOLD_TO.sub("供货给", text))
