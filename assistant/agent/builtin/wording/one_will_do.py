"""Writes a row of buyers of which one is enough as a choice: 政府供应商与国企供应商中（具备其一即可）, 占到一样就行.

That one is enough stands behind the row or before it, in brackets or in a clause; the row itself is joined by 和 or a mark
as any other. Only a row of buyers can be a choice of labels, so the words are left as they are where none is found. Expects
folded text.
"""

from __future__ import annotations

import re

_ANY = r"(?:任意|任何|任|随便|其中|哪怕|只要|只|能|里头?|里面|当中|之中|中)"
_HAVE = r"(?:有|占|沾|具备|满足|符合|居|达到|挂|贴|中|属于|是|做|取|选|带|凑)(?:到|了|着|上|得)?"
_ONE = r"(?:其一|其中(?:之)?一(?:个|样|项|种|类|头)?|(?:任意?|随便|哪)?(?:一|1)(?:样|个|项|种|类|头|条|边|方|家|款)(?:标签|身份|牌子|资格|关系|条件)?|之一|任一|任意一)"
_ENOUGH = r"(?:就|即|都|也|便|则)?(?:可以|可|行|成|算数|算|够了?|要|中|得|作数|符合|纳入|好|OK|ok)(?:的|了|嘛|啦|哈|吧)*"
_ONE_WILL_DO = re.compile(
    rf"[(（,，、]?\s*(?:两|二|三|几|这两|这几)?(?:者|样|个|类|项|种|头)?{_ANY}*(?:{_HAVE})?{_ANY}*{_ONE}(?:的)?(?:者)?{_ENOUGH}(?:的)?[)）]?"
    rf"|[(（,，、]\s*(?:二者|两者|三者|两样|任何|随便|不拘|不论|哪)?(?:任|其|取|选|择|居|有)?(?:其一|一|任一|哪个|哪样|哪头|哪边|一个|一样)(?:即|就|都|也)(?:可以?|行|成|算|够|要)(?:的)?[)）]?"
    rf"|[(（,，、]\s*(?:二选一|二择一|三选一|任选其一|任选一个|任选一样|取其一|择其一|不拘哪[个样头])(?:即可|就行|就可以|都行)?[)）]?"
)
_BUYER = r"(?:国企|央企|国有企业|国有单位|政府(?:部门|单位|机关)?|上市公司|金融机构|银行|事业单位|[省市州县]属国企)"
_SELLS = r"(?:的?(?:供应商|供货商|供货企业|配套商|供货|供应|供料|卖货|卖东西|送货|做配套|配套|供)(?:过|着)?(?:的|嘞|那类|那种)?)"
_AHEAD = r"(?:供货给|供应给|卖东西给|卖货给|卖给|供给|给|向|为|替|往|是|有)"
_ROW = re.compile(
    rf"(?P<a>{_BUYER}{_SELLS}?(?:的)?)(?:也(?:好|罢|行|可以|成)|呀|啊|啦)?(?P<j>\s*(?:或者?|[、,，]\s*(?:或者?|和|跟|还有)?|和|与|跟|及|以及|还有|加上?)\s*)?(?=(?:是|有)?{_AHEAD}?{_BUYER}{_SELLS}?)"
)
_TOO = re.compile(rf"(?P<a>{_BUYER}{_SELLS}?(?:的)?)也(?:好|罢|行|可以|成)")


def as_a_choice(text: str) -> str:
    """Folded text with a row of buyers of which one is enough written with 或者."""
    enough = _ONE_WILL_DO.search(text)
    if enough is None:
        return text
    chosen = _ROW.sub(r"\g<a>或者", text)
    if chosen == text:
        return text
    return _ONE_WILL_DO.sub("", _TOO.sub(r"\g<a>", chosen))
