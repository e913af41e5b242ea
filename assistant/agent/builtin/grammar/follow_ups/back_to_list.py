"""Turns that come back to the list after something else was asked: 说回刚才的名单，…, 接着那批运输企业, 扯远了，回到名单.

What they open with stands for the firms of that list, whatever kind of firm it is called by (那批运输企业), as long as the
list is of that kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from assistant.domain.firm_query import FirmQuery

_LEAD = (
    r"(?:(?:好了?|行了?|嗯|哦|那就?|算了|得了|ok|对了|麻烦|请)?[,，。、\s]*"
    r"(?:(?:扯|说|跑|问|聊|岔)(?:远|偏|题|开)了|跑题了|言归正传|回到正题|话说回来|不(?:说|聊|谈|看|管|问)[^,，。不]{0,6}了|"
    r"(?:这|那)(?:家|户|个|边)?(?:就|先|暂时)*(?:放一?放|放一边|这样|到这|不管了?|不看了?|不说了?|记下了?|知道了|清楚了))?[,，。、\s]*)"
)
_BACK = (
    r"(?:说回|看回|回到|回看|返回|切回|拉回|转回|绕回|扯回|倒回去?|回过头来?看?|回头来?看?|接着|继续|还是(?:看|说|回到?)?|再(?:看|说|回到?|接着)?|重新看|基于|针对|就着?|在|从|按|把|对)"
    r"(?:回?到|来|去|看|说|用|筛)?"
)
_EARLIER = (
    r"(?:我们?|咱们?|你|您)?(?:刚才|刚刚|之前|前面|前头|上面|先前|最开始|一开始|开头|起初|方才|原来|最初)"
    r"(?:[那这的说问查看列筛拉给出报过我你您让叫到]|出来)*"
)
_NOUN = r"(?:名单|清单|列表|单子|名录)"
_MANY = r"(?:[那这]?(?:一)?(?:批|份|张|拨|堆)|[那这](?:些|几[家户个])|(?<=[那的])(?:些|几[家户个]))"
_FIRMS = rf"(?:{_NOUN}|企业|公司|户|客户|厂子?|结果)"
_END = r"(?:上来?|上面?|来|里头|里面|里边|里|中|当中|之中|(?:接着|继续|再|往下)+(?:看|筛|来|说|过|往下)*(?:一?[下遍])?)*"
_AMONG = r"(?:里头|里面|里边|里|中间|当中|之中|中)"
_STOP = r"(?P<stop>[,，:：])"
_OR_ON = rf"(?:{_STOP}|(?=[^,，]{{3,}}))"
_KIND = r"(?P<kind>[\u4e00-\u9fff]{0,6}?)的?"
_OPENS = tuple(
    re.compile(rf"^{_LEAD}{opening}")
    for opening in (
        rf"(?:{_BACK})?{_EARLIER}{_MANY}{_KIND}{_FIRMS}{_END}{_OR_ON}",
        rf"(?:{_BACK})?{_EARLIER}{_MANY}(?:{_END}{_STOP}|{_AMONG}(?=[^,，]{{3,}}))",
        rf"(?:{_BACK})?{_EARLIER}{_KIND}{_NOUN}{_END}{_OR_ON}",
        rf"(?:{_BACK}){_EARLIER}的?(?:话题|问题|那个|条件|筛选|结果)?{_END}{_STOP}",
        rf"{_BACK}{_MANY}{_KIND}{_FIRMS}?{_END}{_STOP}",
        rf"{_BACK}{_KIND}[那这]?(?:一)?[份张批个]?{_NOUN}{_END}{_STOP}",
        rf"[那这](?:一)?(?:批|份|张|拨)(?:{_KIND}{_FIRMS})?(?:{_END}{_STOP}|{_AMONG}(?=[^,，]{{3,}}))",
        rf"{_KIND}[那这]?(?:一)?[份张]{_NOUN}(?:{_END}{_STOP}|{_AMONG}(?=[^,，]{{3,}}))",
        rf"(?:接着|继续|说回|看回|回到|还是|再)(?:来|去|看|说|回到)*(?P<same>[\u4e00-\u9fff]{{2,8}}?)的?(?:那些|这些|那块|那边)?{_FIRMS}?{_STOP}",
        rf"{_NOUN}(?:我们|咱们)?(?:接着|继续|再|往下)+(?:看|筛|来|说|过|往下)*(?:一?[下遍])?{_STOP}",
    )
)
_AHEAD = re.compile(_LEAD)
_ONLY_BACK = re.compile(
    rf"^{_LEAD}{_BACK}(?:{_EARLIER})?(?:{_MANY}{_FIRMS}?|(?:[那这](?:一)?[份张批个])?{_NOUN})(?:上来?|去|来|吧|看看|看)*[\s。.!！]*$"
)
"""说回刚才的名单, and nothing else: the list once more."""
_ONE_FIRM = re.compile(r"[^,，]{0,12}[那这][家户个]|第[一二三四五六七八九十\d]")
THE_FIRMS = "上述企业"
"""What a turn begins with that came back to the list."""

Fields = Callable[[str], dict[str, Any]]
"""Fields of a query that words set."""


def back_to_the_list(text: str, held: FirmQuery | None, fields_of: Fields) -> str:
    """The turn with 上述企业 for what it comes back to; as it was where it opens with no list, or with another one than
    `held` asks for."""
    if held is None:
        return text
    if _ONLY_BACK.match(text):
        return "列出来"
    for opens in _OPENS:
        match = opens.match(text)
        if match is None or _ONE_FIRM.match(match[0], _begins(text)):
            continue
        rest = text[match.end() :].strip(" ,，。")
        named = match.groupdict()
        same = named.get("same")  # 接着说麻江的，…, of a list of 麻江
        if same and not fields_of(f"{same}企业"):
            continue
        if len(rest) > 1 and _is_of(same or named.get("kind") or "", held, fields_of):
            return f"{THE_FIRMS}{',' if named.get('stop') else '里'}{rest}"
    return text


def _begins(text: str) -> int:
    """Where what is said of the list begins, behind the words that leave something else: 这家先放放，…."""
    match = _AHEAD.match(text)
    return match.end() if match is not None else 0


def _is_of(kind: str, held: FirmQuery, fields_of: Fields) -> bool:
    """Whether the list is of the kind that it is called by; words that set nothing say nothing against it."""
    said = fields_of(f"{kind}企业") if kind else {}
    for name, value in said.items():
        before = getattr(held, name)
        same = set(value) <= set(before) if isinstance(value, list) else value == before
        if not same:
            return False
    return True
