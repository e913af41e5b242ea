"""Cuts spoken Chinese without a pause where the speaker turns from telling to asking, or from asking to telling.

瓮安那个易帅设备听讲老板换了你看下它身上的官司 gets its pause; 哪几个大客户我总觉得他全靠X养 and 要用哪些原料我明天陪市长去X lose what
the speaker thinks or does, which would name a firm or a place that is not asked for. Expects folded text.
"""

from __future__ import annotations

import re

_ASKS = re.compile(
    r"谁|哪|什么|啥|多少|几[家户个]|怎么|咋|有没有|是不是|[吗呢啊]|名单|列|([\u4e00-\u9fff])[不没]\1"
)
_OPINION = re.compile(
    r"[,，]?(?:我|咱)(?:就|也|一直|老是|总是|总|老|心里|还)*(?:觉得|怀疑|感觉|寻思|琢磨|猜|估摸)(?:着)?(?=他|它|这家|那家|人家|她)(?P<said>[^,，。;；?？]{2,24})[。!！]?$"
)
_OWN_DAY = re.compile(
    r"[,，]?(?:我|我们|咱们?)(?:明天|后天|今天|今晚|下午|晚上|明早|下周[一二三四五六日天]?|这周[一二三四五六日天]?|等下|等会儿?|待会儿?|过两天)(?:就|还|要|得|正好|又)*(?:陪|去|见|跟|约|带|拜访|跑|开会|汇报|要去|到)(?P<said>[^。;；?？]{1,30})[。!！]?$"
)
_FIGURES = re.compile(
    r"[\d一二两三四五六七八九十百千]+(?:万|亿|年)|[\d两三四五六七八九十百千]+(?:家|户|人)|不要|只要|排除|剔除|除了|必须"
)
_PAUSE = re.compile(
    r"(?<=[\u4e00-\u9fff]{8})(?=(?:你|您)(?:就|快|先|再|赶紧|麻烦|抽空)?(?:看下|看看|看一下|查下|查查|查一下|查一查|说说|讲讲|说下|讲下|瞧瞧|帮我(?:看|查|瞧|理|捋)))"
)
_MARKS = re.compile(r"[,，。;；?？!！]")


def without_tails(text: str) -> str:
    """Folded text with its pause before what is asked, and without such a tail where the rest asks by itself."""
    for tail in (_OPINION, _OWN_DAY):
        match = tail.search(text)
        if match is None or match.start() < 6:
            continue
        if (
            _ASKS.search(text[: match.start()])
            and not _ASKS.search(match["said"])
            and not _FIGURES.search(match["said"])
        ):
            text = text[: match.start()]
    return text if _MARKS.search(text) else _PAUSE.sub(",", text)
