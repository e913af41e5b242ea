"""Reads two words for one product as that product: 磷石膏缓凝剂 is a retarder, and 茶叶生意的批发商 trade in tea."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.agent.builtin.ontology import Ontology
from assistant.agent.builtin.question_tokens import Token

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_BUSINESS = ("生意", "买卖")


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
        traded = _trade_of(made, token, ontology)
        if traded is not None:
            del made[-2 if made[-1].category == "t" else -1 :]
            made.append(traded)
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


def _trade_of(made: list[Token], token: Token, ontology: Ontology) -> Token | None:
    """The product of the chain that a word for traders means behind the business that is named."""
    if token.category != "P" or not isinstance(token.value, tuple) or not made:
        return None
    of = made[-1].category == "t" and made[-1].text == "的" and len(made) > 1
    business = made[-2] if of else made[-1]
    if business.category != "H" or not business.text.endswith(_BUSINESS):
        return None
    kept = [name for name in token.value if business.value in ontology.chains_of.get(name, ())]
    return replace(token, value=kept[0], start=business.start) if len(kept) == 1 else None
