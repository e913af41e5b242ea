"""Words of a turn that leave the list before as it is: 其他不变, 没有就算了, the rest stays."""

from __future__ import annotations

import re

_THE_REST = re.compile(
    r"^(?:那|还是)?(?:按|照)?(?:同样|一样|相同|原来|原先|刚才|上面|之前)的?(?:条件|口径|要求|标准|范围|排法|筛法)(?:不变)?[,，。;；\s]+(?=.)|^(?:with )?(?:the )?same (?:conditions|criteria|filters|terms)[,;]\s*(?=.)|"
    r"(?:[,，;；。]\s*|^)(?:还是)?(?:(?:排法|排序|顺序|次序|排列|排名|户数|家数|数量|条数|口径|条件|要求|范围|时间|时段|地区|区域|产业|行业|规模|金额)(?:和|与|、|跟|及|以及)?){1,4}(?:还是|仍然?|都|一概|一律|全部|全|统统|均|就|先)*(?:不动|不变|照旧|照样|照原样|保留|不改|不用动|别动|保持不变|维持不变|一样|同前|同上)(?:吧|了|即可|就行)?[。!！]*$|"
    r"[,，;；。]?\s*(?:其余|其他|其它|别的|剩下的?|剩余)的?(?:条件|要求|限制)?(?:都|一概|一律|全部|全|统统|均|就|先)*(?:不动|不变|照旧|照样|照原样|保留|不改|不用动|别动|保持不变|维持不变|一样)(?:吧|了|即可|就行)?[。!！]*$|"
    r"[,;.]?\s*(?:and |but )?(?:keep |leave )?(?:the rest|everything else|all else|the other conditions|all other conditions|the others)(?: (?:of the (?:list|conditions)))?(?: (?:stays?|stands?|remains?|is|are|as|unchanged|the same|put|it was|before|they are|is fine|it is))*[.!]*$"
)
"""别的照旧, the rest stays: what a turn leaves as it was anyway."""
_GIVES_UP = re.compile(
    r"^(?:哦|噢|啊|行|好|好吧|嗯|那)*[,，]?(?:(?:要是|如果|既然)?(?:没有|没得|查不到|找不到|查不了|没查到|没数据|没这数据|没这个|没这项|没这个数|不支持|不行|没法查|看不到|没法看|筛不了|读不懂)(?:的话|数据|记录|结果)?[,，]?(?:那)?(?:就|也)?(?:算了|罢了|拉倒|不管了?|不要了?|不看了?|不查了?|作罢|不勉强)|(?:那)?(?:就)?(?:算了|罢了|拉倒)(?:吧)?)(?:吧|了)?[,，。;；!！]\s*|"
    r"^(?:(?:ok|okay|fine|right|oh)\b[,.\s]*)*(?:if (?:not|you (?:can't|don't have (?:it|that)))|never mind|no matter|(?:just )?(?:skip|forget) (?:it|that)|too bad|fair enough)[,.;]\s*(?:then )?(?:just )?(?=keep|only|leave|show|list|sort|take)"
)
"""没有就算了，那…: what was asked in vain is given up, and the list before it goes on."""


def without_the_rest(text: str) -> str:
    """The turn less the words that leave the other conditions as they are."""
    left = _GIVES_UP.sub("", _THE_REST.sub("", text))
    return left if left.strip() else text
