"""Examples to learn pauses from: the marks of punctuated Chinese utterances, taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.agent.builtin.learned.pauses import MARKS, places_of
from assistant.agent.builtin.parser import Parser
from assistant.agent.builtin.wording.dialect import in_standard
from assistant.domain.reading.normal import fold
from assistant.domain.reading.spoken import written_out
from eval.understanding.example import Example
from eval.understanding.utterances import Utterance

_MARK = re.compile(rf"(?<!\d)[{MARKS}]+|[{MARKS}]+(?!\d)")
_LISTED = re.compile(r"[、\s]+|[“”\"'《》()]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ONE_BREATH = 14
"""Letters of a text without marks that is taken for one breath; longer ones may be speech whose marks are missing."""
_KEY_WORDS = frozenset({"keyword", "terse", "letter"})
"""Styles whose marks are no pauses of speech."""


def pause_examples(parser: Parser, utterances: Iterable[Utterance]) -> Iterator[Example]:
    """Every place of the texts that a pause could stand at."""
    for utterance in utterances:
        if utterance.lang != "zh" or utterance.style in _KEY_WORDS:
            continue
        group = utterance.id.rstrip("0123456789")
        for turn in utterance.turns:
            said = written_out(in_standard(fold(turn.say))).lower()
            text, pauses = _unmarked(said)
            tokens = parser.tokens_as_said(text)
            if len(_HAN.findall(text)) < 6 or tokens.text != text or (not pauses and len(text) > _ONE_BREATH):
                continue
            for features, pause in places_of(tokens, pauses):
                yield Example(frozenset(features), pause, 1.0, group)


def _unmarked(said: str) -> tuple[str, frozenset[int]]:
    """The text without its marks, and where those stood that a speaker pauses at."""
    parts = [_LISTED.sub("", part) for part in _MARK.split(said)]
    parts = [part for part in parts if part]
    pauses, length = [], 0
    for part in parts[:-1]:
        length += len(part)
        pauses.append(length)
    return "".join(parts), frozenset(pauses)
