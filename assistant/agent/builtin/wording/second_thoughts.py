"""What is left of a sentence in which the speaker thinks better of it: tea traders in Guiding, no wait, packaging firms there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_CORRECTS_ITSELF = re.compile(
    r"^.{2,80}?(?:不对|哦不|啊不|不)[,，]\s*(?:我要的是|我是说|我的意思是|应该是|我想要的是|我要|是)|^.{4,120}?(?:no, i mean|sorry, i mean|i mean(?! (?:the )?(?:ones?|those|only|just|with|without|who|that|which|whose|not|nothing|none|they|anyone|firms (?:with|that)|companies (?:with|that))\b)|no wait,?|correction:)\s+",
    re.IGNORECASE | re.DOTALL,
)
_THERE = re.compile(r"\bthere\b(?! (?:are|is|any|were|was))")


def right_part(said: str, terms: Mapping[str, tuple[str, Any]]) -> str:
    """What is said after a correction of the speaker's own (none: all of it), with the place that `there` points back to.

    terms: names of the ontology -> (category, value).
    """
    corrected = _CORRECTS_ITSELF.match(said)
    if corrected is None:
        return said
    meant, taken_back = said[corrected.end() :], said[: corrected.end()].lower()
    there = _THERE.search(meant)
    if there is None:
        return meant
    places = [
        name
        for name, (category, _) in terms.items()
        if category == "R" and re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z])", taken_back)
    ]
    if not places:
        return meant
    return f"{meant[: there.start()]}in {max(places, key=len)}{meant[there.end() :]}"
