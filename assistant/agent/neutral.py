"""The sentences that claim nothing and so need no source: the program's own notes and its small talk."""

from __future__ import annotations

from functools import lru_cache

from assistant.agent.builtin.writer.talk import talk_texts
from assistant.agent.wording import neutral


@lru_cache(maxsize=1)
def neutral_sentences() -> frozenset[str]:
    """All of them, in both languages."""
    return neutral() | talk_texts()
