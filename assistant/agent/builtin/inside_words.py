"""Whether what looks like a word of the grammar is only a part of a longer word: 无 of 无人机, 白银 of 真金白银."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.agent.builtin.lexicon import LEXICON
from assistant.agent.builtin.question_tokens import Token
from assistant.retrieval.tokens import is_word, longest_word

_HAN = re.compile(r"[\u4e00-\u9fff]")


@lru_cache(maxsize=4096)
def _is_part(words: str) -> bool:
    """Whether the rest of a longer word is known by itself, so that the word may be cut there."""
    return words in LEXICON or all(char in LEXICON for char in words)


_TOP = re.compile(r"[前头](?:[\d一二两三四五六七八九十]{1,3})[名家户位强]")


def _ends_a_word(text: str, token: Token, loose: int) -> bool:
    """Whether a place (白银) only ends a longer word (真金白银) of which nothing before it is known."""
    return any(is_word(text[start : token.end]) for start in range(max(loose, token.start - 2), token.start))


def inside_a_word(text: str, token: Token, loose: int) -> bool:
    """Whether a one-letter word (无) is only a part of a longer word (无人机, 达标) that nothing here knows."""
    if token.category == "R" and _ends_a_word(text, token, loose):
        return True
    if token.end - token.start > 1 or not _HAN.match(token.text) or token.category == ";":
        return False
    if token.category == "l" and _TOP.match(text, token.start):
        return False  # 注册资本前十名
    if token.category in "0lpaoKI" and token.start > loose and is_word(text[token.start - 1 : token.end]):
        return True
    end = longest_word(text, token.start)
    word = text[token.start : end]
    if end <= token.end or word in LEXICON:
        return False
    rest = text[token.end : token.end + 8]
    starts_a_word = any(rest[:size] in LEXICON for size in range(2, len(rest) + 1))
    return not starts_a_word and not _is_part(word[1:])
