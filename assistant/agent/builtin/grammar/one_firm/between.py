"""What is asked of two or three firms that are named together: how they compare, or what stands between them."""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.one_firm.aspects import aspects_of
from assistant.agent.builtin.grammar.one_firm.single import asks_comparison, asks_relation
from assistant.agent.builtin.meaning import Intent
from assistant.agent.builtin.question_tokens import Tokens

_SHARED = re.compile(
    r"共用|合用|同用|共同的?|一样的?(?:电话|地址|股东|法人|老板|邮箱)|(?:电话|地址|邮箱|股东|法人|老板|高管|董事|监事)[^,，。?？]{0,4}(?:相同|一样|重合|重叠|交叉|雷同)|"
    r"同一(?:个|处|家|间|幢|栋|层)?(?:地方|地址|楼|院|电话|人|股东|法人)|(?:同|一)个?(?:集团|系|派系|体系|家族|圈子?|班子|地方办公)|母子公司|总分|关联|交叉|瓜葛|牵扯|牵连|纠葛|担保圈|"
    r"有(?:没有|无|过|啥|什么|些|没)*[^,，。?？行]{0,6}(?:往来|来往|交易|买卖|生意|合作|交道|走动|过节)|"
    r"(?:之间|互相|相互|彼此|两家|两边|二者|双方)[^,，。?？]{0,10}(?:往来|担保|互保|持股|参股|交易|买卖|借|欠|供货|生意|来往|有没有|有无|什么事|走动)|"
    r"\bshar(?:e|es|ed|ing)\b|in common|have a hand in|has a hand in|overlap|\bbetween\b|each other|one another|same (?:boss|people|person|phone|address|director|controller|owner|group|family)",
    re.IGNORECASE,
)
"""What two firms have in common or do with each other."""
_DEALS = re.compile(
    r"担保|互保|担[^,，。?？]{0,4}保|持股|占股|入股|参股|投资|投了|控股|控制|股东|股权|股份|持有|[供送发拉][过了着]?[货料]|供应|卖给|卖过|卖货|采购|进货|拿货|买过|买货|供应商|供货商|客户|交易|往来|生意|业务|借钱|借过|欠|打过官司|告过|起诉|"
    r"subsidiar|parent|旗下|下属|子公司|母公司|"
    r"\bsuret(?:y|ies)\b|guarant|\bstakes?\b|shareholder|\bown(?:s|ed|er)?\b|\bhold(?:s|ing)?\b|invest|control|\bsuppl|\bsell|\bsold\b|\bbuy|\bbought\b|purchas|customer|client|\bsued?\b|\bdeal(?:s|t|ings?)?\b|\btrade(?:s|d)?\b|business with|lent|owe",
    re.IGNORECASE,
)
"""What one firm can do to another; a tie where it stands between their names."""
_WHICH_OF_TWO = re.compile(
    r"(?:先|优先|该)(?:去)?(?:跑|做|看|推|谈|访|拜访|放|给|接触)(?:哪|谁)|只能(?:选|挑|做|留|放|给)(?:一|1)|(?:选|挑|要|投|押|给|放)(?:哪|谁)|"
    r"(?:哪[一]?[家个户]?|谁)(?:的|家的?)?[^,，。?？]{0,6}(?:小|低|少|高|多|大|先|值得|适合|把握|干净|省心|放心|有钱|划得来|长|久|早|差|弱|薄|险)|取舍|高下|高低|权衡|掂量|两相|(?:各|分别)(?:怎么样|如何|什么情况)"
)
"""我该先跑哪家, 谁的风险小: one of the firms named is to be chosen."""
_EACH = re.compile(r"分别|各自|各有|各|都有|都是|\beach\b|\bboth\b|respectively|\ball three\b", re.IGNORECASE)


def asked_of_several(tokens: Tokens, asked: Tokens, further: Intent | None) -> Intent | None:
    """COMPARE or RELATION; None where nothing says which. asked: the tokens without names and what is set aside."""
    text = asked.text
    if asks_relation(text):
        return Intent.RELATION
    if asks_comparison(text) or _WHICH_OF_TWO.search(text):
        return Intent.COMPARE
    if _SHARED.search(text) or further in (Intent.OWNERSHIP, Intent.NETWORK):
        return Intent.RELATION
    each = _EACH.search(text) is not None
    if not each and _joined_by(tokens, text):
        return Intent.RELATION
    return Intent.COMPARE if aspects_of(text) else None


def _joined_by(tokens: Tokens, text: str) -> bool:
    """Whether what one does to the other stands between the names, or behind 给, 替 and the second."""
    names = tokens.all("M")
    if len(names) < 2:
        return False
    first, second = names[0], names[1]
    between = text[first.end : second.start]
    if _DEALS.search(between):
        return True
    # A给B担保, A是不是B的股东, is A a customer of B
    turned = re.search(r"给|替|为|向|对|帮|是|有没有|把|被|由", between) is not None
    return turned and _DEALS.search(text[second.end :]) is not None
