"""Examples to learn from: unknown words and clauses of the utterances, with what the right readings say of them.

Words of a turn that is read rightly limit nobody, nor do those that a turn is read rightly without; those of a turn that must
be asked back do. Known words of conditions, taken for unknown, show where words stand that limit. A clause that the reading
stays right without asks for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.agent.builtin.grammar.left_over.unread import weighs
from assistant.agent.builtin.learned import clauses, words
from assistant.agent.builtin.meaning import FIRM_SETS, SMALL_TALK, Intent, Meaning
from assistant.agent.builtin.parser import Parser
from assistant.agent.builtin.question_tokens import Token, Tokens
from eval.understanding.asking import Reply
from eval.understanding.example import Example
from eval.understanding.judging import Judge
from eval.understanding.utterances import Turn, Utterance

_NOT_HELD = frozenset({"absent", "unknown_product", "unknown_place", "unknown_chain", "unclear"})
"""Reasons to ask back that stand in the words that were not understood."""
_CONDITIONS = "zxeY*HPRKGqSVTF!bZC%@XUkB~^"
_MASKED = 0.15
"""Weight of a known word that is taken for unknown: there are many."""
_ASKED_BACK = 5.0
"""Weight of words that must be asked back: there are few, and to miss one misleads."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Of both measures."""

    words: Sequence[Example]
    clauses: Sequence[Example]


def examples(
    parser: Parser, judge: Judge, utterances: Iterable[Utterance], progress: Callable[[int], None]
) -> Examples:
    """Of every turn, read after the turns before it. progress: turns done."""
    of_words: list[Example] = []
    of_clauses: list[Example] = []
    for utterance in utterances:
        last: Meaning | None = None
        last_set: Meaning | None = None
        for turn in utterance.turns:
            reading = _Reading(parser, judge, utterance, turn, last, last_set)
            of_words += reading.words()
            of_clauses += reading.clauses()
            last = reading.meaning
            last_set = last if last.intent in FIRM_SETS else last_set
            progress(1)
    return Examples(of_words, of_clauses)


class _Reading:
    """One turn as the parser reads it, whole and in parts."""

    def __init__(
        self,
        parser: Parser,
        judge: Judge,
        utterance: Utterance,
        turn: Turn,
        last: Meaning | None,
        last_set: Meaning | None,
    ) -> None:
        self._parser, self._judge, self._utterance, self._turn = parser, judge, utterance, turn
        self._before = last, last_set
        self.meaning = self._read(turn.say)
        self._right = self._is_right(self.meaning)
        self._group = utterance.id.rstrip("0123456789")

    def words(self) -> Iterator[Example]:
        tokens = self._parser.tokens_of(self._turn.say)
        unknown = [
            at for at, token in enumerate(tokens.items) if token.category == "." and weighs(token.text)
        ]
        if self._turn.back:
            if self._turn.back in _NOT_HELD and self._right:
                yield from (
                    self._word(tokens, at, yes=True, weight=_ASKED_BACK)
                    for at in unknown
                    if any(tokens.items[at].text in words for words in self.meaning.unread)
                )
            return
        if self._right or self._is_right(self._read(self._less_unread())):
            yield from (self._word(tokens, at, yes=False) for at in unknown)
        if self._right:
            for at, token in enumerate(tokens.items):
                if token.category in _CONDITIONS and len(token.text) > 1:
                    yield self._word(_as_unknown(tokens, at), at, yes=True, weight=_MASKED)

    def clauses(self) -> Iterator[Example]:
        parts = clauses.clauses_of(self._turn.say)
        if self._turn.back or not 1 < len(parts) <= clauses.MOST_CLAUSES:
            return
        tokens = [self._parser.tokens_of(part) for part in parts]
        for at in range(len(parts)):
            rest = "".join(part for place, part in enumerate(parts) if place != at)
            right = self._is_right(self._read(rest))
            if self._right or right:
                features = frozenset(clauses.features_of(parts, tokens, at))
                yield Example(features, right, 1.0, self._group)

    def _word(self, tokens: Tokens, at: int, *, yes: bool, weight: float = 1.0) -> Example:
        return Example(frozenset(words.features_of(tokens, at)), yes, weight, self._group)

    def _less_unread(self) -> str:
        text = self._turn.say.lower()
        for words_ in self.meaning.unread:
            text = text.replace(words_, "", 1)
        return text

    def _read(self, text: str) -> Meaning:
        last, last_set = self._before
        return self._parser.parse(text, last, self._utterance.lang, last_set)

    def _is_right(self, meaning: Meaning) -> bool:
        return is_right(self._judge, self._utterance, self._turn, meaning)


def is_right(
    judge: Judge, utterance: Utterance, turn: Turn, meaning: Meaning, before: tuple[str, ...] = ()
) -> bool:
    """Whether the reading is one that is right for the turn; nothing is looked up for it. before: codes of the list shown."""
    kind = "answer"
    if meaning.intent in (Intent.UNCLEAR, Intent.WHICH):
        kind = "clarification"
    elif meaning.intent in SMALL_TALK:
        kind = "chat"
    return judge.judge(Reply(utterance, turn, kind, "", meaning, before=before)).exact


def _as_unknown(tokens: Tokens, at: int) -> Tokens:
    items = list(tokens.items)
    token = items[at]
    items[at] = Token(".", None, token.text, token.start, token.end)
    return replace(tokens, items=tuple(items))
