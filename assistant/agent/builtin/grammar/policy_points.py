"""Whether words of laws, manuals or reports stand in a question."""

from __future__ import annotations

import re

from assistant.agent.builtin.policy_words import POLICY_WORDS

_ZH = tuple(word for word in POLICY_WORDS if not word.isascii())
_EN = re.compile(r"\b(?:" + "|".join(w for w in POLICY_WORDS if w.isascii()) + r")\b")


def points_at_text(text: str) -> bool:
    """Whether the question could be one to a text and not to the firm database."""
    return any(word in text for word in _ZH) or _EN.search(text) is not None
