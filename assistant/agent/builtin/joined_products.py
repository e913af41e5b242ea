"""Reads two words for one product as that product: 磷石膏缓凝剂 is a retarder, and 茶叶生意的批发商 trade in tea."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.agent.builtin.ontology import Ontology
from assistant.agent.builtin.question_tokens import Token

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_BUSINESS = frozenset({"生意", "买卖", "行当", "货"})
_TRADE = "贸易"


def joined_products(items: list[Token], ontology: Ontology) -> list[Token]:
    """The tokens with a product's name in two parts as one product."""
    made: list[Token] = []
    for token in items:
        before = made[-1] if made else None
        if before is not None and before.category == "P" and names_more(before, token):
            made[-1] = replace(
                token, text=before.text + token.text, start=before.start
            )  # 化肥编织袋: bags for it, not the fertiliser
            continue
        trade = _trade_of(made, token, ontology)
        if trade is not None:
            begins, product = trade
            del made[begins:]
            made.append(product)
            continue
        made.append(token)
    return made


def names_more(before: Token, token: Token) -> bool:
    """Whether the product's full name holds the words that stand right before it."""
    if token.category != "P" or before.end != token.start:
        return False
    if not isinstance(token.value, str) or before.value == token.value:
        return False
    stem = before.text[-2:] if len(before.text) > 2 and before.text[-2:] in token.value else before.text
    return _HAN.fullmatch(before.text) is not None and stem in token.value and token.value != stem


def _trade_of(made: list[Token], token: Token, ontology: Ontology) -> tuple[int, Token] | None:
    """Where the business begins that a word for traders stands behind, and the one product of its chain that they
    trade in: 茶叶生意的批发商, 做茶叶的经销商."""
    if token.category != "P" or not isinstance(token.value, tuple):
        return None
    if not all(str(name).endswith(_TRADE) for name in token.value):
        return None
    place = len(made) - 1
    while place >= 0 and (made[place].text == "的" or made[place].text in _BUSINESS):
        place -= 1
    if place < 0 or place == len(made) - 1 or made[place].category != "H":
        return None
    kept = [name for name in token.value if made[place].value in ontology.chains_of.get(name, ())]
    return (place, replace(token, value=kept[0], start=made[place].start)) if len(kept) == 1 else None
