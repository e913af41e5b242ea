"""Short names of firms that nobody knows, where a question sets them ahead of what may have befallen one firm:
福泉雪豹冷链有没有失信. Read as a name the bank does not find, never as the records of every firm of the place."""

from __future__ import annotations

import re

from assistant.agent.builtin.question_tokens import Tokens

_ASKS_OF_IT = re.compile(
    r"(?:到底|现在|目前|最近|这两年|以前|曾经|身上|名下)*(?:有没有|有无|是不是|是否)(?:被|在|上|过|列入|挂|有|背|什么|啥)*[^的,，。;；谁哪几多企公厂户家]{0,10}"
    r"(?:失信|被执行|老赖|处罚|罚款|官司|诉讼|逾期|异常|欠税|中标|中过标|贷款|授信|担保|质押|抵押|停产|注销|失联)[^的,，。;；谁哪几多企公厂户家]{0,6}[?？。]*$"
)
_ASKED = re.compile(r"^(?:请问|请|帮我|麻烦|帮忙)?(?:查|看|核实|问)?(?:一?下|查|看)?")
_NO_NAME = re.compile(
    r"^[做搞有在的那这哪跑卖里市县区全本各所没不整城境附周辖当]|[的了着过里中上下内们些样]$|支行|企业|公司|客户|地区|这边|那边|行业|产业"
)
_TRADE = re.compile(
    r"(?:化工|矿业|磷业|茶业|物流|运输|包装|贸易|商贸|建材|肥业|种业|食品|油脂|机械|科技|环保|工贸|实业)$"
)
"""福泉矿业有没有失信: a place and a trade, as firms are called for short."""
_LETTERS = (3, 8)
"""How many letters of such a name stand behind its place."""


def name_before_a_record(tokens: Tokens) -> str | None:
    """The place and the unknown words behind it, where the rest asks for a record; None otherwise."""
    place = next((token for token in tokens.items if token.category == "R"), None)
    if place is None or _ASKED.fullmatch(tokens.text[: place.start]) is None:
        return None
    asks = next((token for token in tokens.items if token.value == "there" and token.start > place.end), None)
    if asks is None or _ASKS_OF_IT.match(tokens.text, asks.start) is None:
        return None
    within = [token for token in tokens.items if place.end <= token.start < asks.start]
    name = tokens.text[place.end : asks.start].strip()
    unknown = sum(token.end - token.start for token in within if token.category == ".")
    if any(token.category not in ".H" for token in within) or _NO_NAME.search(name):
        return None
    least = _LETTERS[0] - (_TRADE.search(name) is not None)
    if unknown < least or not least <= len(name) <= _LETTERS[1]:
        return None
    return place.text + name
