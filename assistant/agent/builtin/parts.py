"""Reads a part of a product's name as all products that it names: 包装 is 化肥包装 and 茶叶包装."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.agent.builtin.grammar.unread import weighs
from assistant.agent.builtin.lexer import Token, Tokens
from assistant.agent.builtin.lexicon import LEXICON
from assistant.agent.builtin.ontology import Ontology

_HAN_RUN = re.compile(r"[\u4e00-\u9fff]{2,8}")


def whole_products(tokens: Tokens, ontology: Ontology) -> Tokens:
    """The tokens with unknown words that stand in names of a few products read as those products."""
    items: list[Token] = []
    for token in tokens.items:
        if token.category != "." or token.text in LEXICON:
            items.append(token)
            continue
        items += _parted(token, ontology)
    return replace(tokens, items=tuple(items))


def _parted(token: Token, ontology: Ontology) -> list[Token]:
    for match in _HAN_RUN.finditer(token.text):
        words = match[0]
        for size in range(len(words), 1, -1):
            for first in range(len(words) - size + 1):
                part = words[first : first + size]
                left, right = words[:first], words[first + size :]
                if weighs(left) or weighs(right):
                    continue
                found = ontology.products_holding(part)
                if found:
                    start = token.start + match.start() + first
                    return [Token("P", found, part, start, start + size)]
    return [token]
