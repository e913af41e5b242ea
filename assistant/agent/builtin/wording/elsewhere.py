"""Reads firms of a place that the officer knows already, before they ask for those of other places, as a place left out:
福泉的我都熟了，别的县做化肥包装的有谁 is 除了福泉以外的做化肥包装的有谁. Expects folded text.
"""

from __future__ import annotations

import re

_PLACE = r"[\u4e00-\u9fff]{2,4}?"
_US = r"(?:我们|咱们|咱|我|俺|行里|支行)?(?:自己)?(?:这边)?"
_QUITE = r"(?:基本上?|大多|大都|差不多|早就|早|已经|全部|全|都|也|就|大概)*"
_KNOWN = (
    r"(?:熟悉?|认得|认识|晓得|知道|清楚|了解|有数|摸过|摸清|摸透|跑过|跑遍|跑完|跑熟|去过|看过|看完|见过|走访过|走访完|走完|"
    r"走遍|谈过|聊过|筛过|有了|掌握|记得)(?:了|啦|完|遍|的|得差不多)*"
)
_ELSEWHERE = (
    r"(?:别的|其[他它]的?|另外的?|旁的|外头的?|剩下的?|余下的?|其余的?)(?:几个|那几个|那些|各个?)?"
    r"(?:县份?|县市|市县|区县|县区|地方|地区|地头|乡镇|市|区)"
)
_KNOWN_THERE = re.compile(
    rf"(?:^|(?<=[,，。;；]))(?P<place>{_PLACE})(?:那边|这边)?的(?:企业|公司|厂子?|户|客户|那些|那几[家户])?{_US}{_QUITE}{_KNOWN}[,，。;；]"
    rf"(?P<asked>[^,，。;；]{{0,12}}?){_ELSEWHERE}(?:的|里|上|那边)?"
)


_LEFT_OUT = re.compile(
    rf"(?P<out>(?:不要|不看|不用看|不用管|不管|跳过|不算|除外|不去|不跑|免了|算了|排除)(?:了|啦)?[,，])(?:就|只|想|要|看)*{_ELSEWHERE}(?:里|上|那边)?(?:的)?(?=[\u4e00-\u9fff]{{2}})"
)
"""龙里的就不看了，剩下县里做…的: once a place is left out, the others are those that remain."""


def of_elsewhere(text: str) -> str:
    """Folded text with a place whose firms are known as one that is left out."""
    text = _LEFT_OUT.sub(r"\g<out>", text)
    return _KNOWN_THERE.sub(r"\g<asked>除了\g<place>以外的", text) if "的" in text else text
