"""Right readings to learn the second look from: features of every turn that is read rightly, and the signs of its reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from assistant.agent.builtin.learned.second_look import features_of, said_before
from assistant.agent.builtin.learned.signs import signs_of
from assistant.agent.builtin.meaning import FIRM_SETS, Intent, Meaning
from assistant.agent.builtin.parser import Parser
from assistant.domain.firm_query import FirmQuery
from eval.understanding.examples import is_right
from eval.understanding.judging import Judge
from eval.understanding.utterances import Utterance


@dataclass(frozen=True, slots=True)
class Reading:
    """One turn that is read rightly. carried: signs that the list before had, of which a turn says nothing newly. group:
    utterances of one writer."""

    features: frozenset[str]
    signs: frozenset[str]
    carried: frozenset[str]
    group: str


Shown = Callable[[FirmQuery], Mapping[int, str]]
"""Query -> ids and credit codes of the firms that are shown for it, in order."""


def readings(
    parser: Parser,
    judge: Judge,
    shown: Shown,
    utterances: Iterable[Utterance],
    progress: Callable[[int], None],
) -> list[Reading]:
    """Of every turn, read after the turns before it and the lists they showed. progress: turns done."""
    found = []
    for utterance in utterances:
        last: Meaning | None = None
        last_set: Meaning | None = None
        before: tuple[str, ...] = ()
        for turn in utterance.turns:
            meaning = parser.parse(turn.say, last, utterance.lang, last_set)
            if is_right(judge, utterance, turn, meaning, before):
                said = said_before(last, last_set)
                signs = (
                    frozenset({"intent=unclear"}) if meaning.intent is Intent.UNCLEAR else signs_of(meaning)
                )
                features = frozenset(features_of(parser.tokens_of(turn.say), said))
                group = utterance.id.rstrip("0123456789")
                found.append(Reading(features, signs, said.conditions, group))
            last = meaning
            if meaning.intent in FIRM_SETS:
                listed = shown(meaning.query)
                last_set = last = meaning.model_copy(update={"listed": tuple(listed)})
                before = tuple(listed.values())
            progress(1)
    return found
