"""A product named by what it is made of and what it is: 磷石膏缓凝剂 is one product, and 磷石膏 beside it is none."""

from __future__ import annotations

import re

from assistant.agent.builtin.question_tokens import Token

MADE_INTO = re.compile(r"\s*(?:拿来|用来|来|去)?(?:做|制|制作|造|生产|加工|搞|转化|变)?成?\s*")
"""磷石膏做缓凝剂: what stands between the material and what is made of it."""


def _listed_apart(token: Token, behind: Token, text: str) -> bool:
    """Whether a space alone parts two products of which neither is called after the other: 红茶 绿茶 are two."""
    parted = token.end < behind.start and not text[token.end : behind.start].strip()
    return parted and token.text not in str(behind.value)


def without_material(items: list[Token], text: str) -> list[Token]:
    """The tokens of `text` without what a product right behind is made of and called after: 磷石膏 of 磷石膏缓凝剂."""
    return [
        token
        for token, behind in zip(items, [*items[1:], None], strict=False)
        if behind is None
        or token.category != "P"
        or behind.category != "P"
        or MADE_INTO.fullmatch(text, token.end, behind.start) is None
        or _listed_apart(token, behind, text)
        or token.text.isascii()
        or not isinstance(behind.value, str)
        or behind.value == token.value
        or (token.end == behind.start and token.text not in behind.value)
    ]
