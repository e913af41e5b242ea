"""Leaves out a word that its own speaker puts into others: 做生物肥就是茶园有机肥的企业 asks for 茶园有机肥."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_GLOSS = re.compile(
    r"(?P<verb>生产|加工|经营|[做搞弄产卖种挖干收])(?P<word>(?!什么|啥)[^\W\da-z_做搞弄产卖种挖干收的我你他它这那说哪谁要不只]{2,6}?)[,，、]?"
    r"(?:也就是说|说白了就是|其实就是|就是说|就是指|也就是|就是|即是|亦即|又叫|也叫|俗称)(?:那种|那个|一种)?(?P<meant>[\u4e00-\u9fff]{2,10})"
)
_LONGEST = 10
_TRADES = "HPG@"


def put_in_other_words(text: str, terms: Mapping[str, tuple[str, Any]]) -> str:
    """The text without a word that names nothing where 就是 and a product, a trade or a chain follow it."""

    def written(match: re.Match[str]) -> str:
        word, meant = match["word"], match["meant"]
        sizes = range(min(_LONGEST, len(meant)), 1, -1)
        known = any(terms.get(meant[:size], ("",))[0] in tuple(_TRADES) for size in sizes)
        spans = ((low, high) for low in range(len(word) - 1) for high in range(low + 2, len(word) + 1))
        named = any(word[low:high] in terms for low, high in spans)
        return match["verb"] + meant if known and not named else match[0]

    return _GLOSS.sub(written, text)
