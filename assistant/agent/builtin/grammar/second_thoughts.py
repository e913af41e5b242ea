"""What is left of a sentence in which the speaker thinks better of it: tea traders in Guiding, no wait, packaging firms there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_THERE = re.compile(r"\bthere\b(?! (?:are|is|any|were|was))")


def right_part(said: str, corrected: re.Match[str] | None, terms: Mapping[str, tuple[str, Any]]) -> str:
    """What is said after the correction (none: all of it), with the place that `there` points back to.

    terms: names of the ontology -> (category, value).
    """
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
