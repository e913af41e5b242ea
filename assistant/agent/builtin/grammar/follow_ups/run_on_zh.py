"""Parts a Chinese turn spoken without a pause where what it does to the list ends: 太小的不要参保二十人以上的才留 leaves out
some and keeps others, 失信的划掉我不想惹麻烦 leaves out and then tells why.

Knows no trade; expects folded text in the standard language.
"""

from __future__ import annotations

import re

_HEDGE = r"(?:就|也|都|先|再|全|全都|全部|一律|统统|通通|给我|帮我|替我|直接|暂时|还是|可以)*"
_DONE = (
    r"(?:(?:[剔划踢刷删筛刨扣撤摘清拎撇抹][掉除去走]|[去拿丢扔甩][掉]|(?:[扫剔踢挑筛清请拿丢扔]|移)出去|排除掉?|剔了|删了|划了|除外|免了|算了|略过|跳过)(?:了|吧|啊)?"
    r"|(?:不要|别要|不看|不去|不跑|不谈|不见|不碰|不做|不理|不管|不考虑|不列|不用看|不用列|不用管|不算|别看|别列|别算)(?:了|啦))"
)
_GOES_ON = r"(?![了的吧啊嘛呢啦哈呗它他那这再先看些条要限]|一下|出来|就|以|$|[\s,，。;；!！?？、)）])(?=.{2})"
_AFTER_OUT = re.compile(rf"(?<=的){_HEDGE}{_DONE}{_GOES_ON}")
"""的也给我扫出去 | 我不想惹一身骚."""
_BARE_OUT = re.compile(
    rf"(?<=的){_HEDGE}(?:不要|别要|不看|别看|不算|别算|不留)(?=(?:我|咱|按|只|留|其他|其余|剩下|参保|注册|成立|实缴|营收|资本|社保|[一二两三四五六七八九十百千\d]{{1,4}}[个万年人家]))"
)
"""太小的不要 | 参保二十个人以上的才留."""
_DONE_WITH = re.compile(
    rf"(?<=的){_HEDGE}(?:留着|留下|保留)(?:就行|就好|即可|吧|了)?(?=(?:其他|其余|剩下|别的|我|咱|按))"
)
"""做包装的留下 | 其他的不要."""
_TELLS_OF_A_PLACE = re.compile(
    r"(?<=的)(?=[\u4e00-\u9fff]{2,4}(?:那边|那头|那块|那片|那里|那儿)(?:实在|也|都|又|太|有点|比较|很|挺)*(?:远|偏|绕|难跑|难走|顾不|管不|跑不|不归|不是我|够不))"
)
"""只看福泉的 | 瓮安那边太远."""


def parted(text: str) -> str:
    """The turn with a comma where one wish ends and the next clause begins."""
    for ends in (_AFTER_OUT, _BARE_OUT, _DONE_WITH):
        text = ends.sub(lambda match: f"{match[0]},", text)
    return _TELLS_OF_A_PLACE.sub(",", text)
