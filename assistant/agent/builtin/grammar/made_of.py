"""A product named by what it is made of and what it is: 磷石膏缓凝剂 is one product, and 磷石膏 beside it is none."""

from __future__ import annotations

from assistant.agent.builtin.question_tokens import Token


def without_material(items: list[Token]) -> list[Token]:
    """The tokens without what a product right behind is made of and called after: 磷石膏 of 磷石膏缓凝剂."""
    return [
        token
        for token, behind in zip(items, [*items[1:], None], strict=False)
        if behind is None
        or token.category != "P"
        or behind.category != "P"
        or token.end != behind.start
        or token.text.isascii()
        or not isinstance(behind.value, str)
        or behind.value == token.value
        or token.text not in behind.value
    ]
