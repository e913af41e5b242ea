"""Which way a sentence says that a figure goes (rises or falls, is a floor or a ceiling), held against its source.

Judged clause by clause at the figure itself: where every clause of the evidence that holds the figure says the
opposite, and nothing in the evidence says the same, the sentence has turned its source round.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.agent.clauses import clauses, sentences
from assistant.agent.figures import Figure, figures, stated_figures


@dataclass(frozen=True, slots=True)
class _Pair:
    one: re.Pattern[str]
    other: re.Pattern[str]


def _pair(one: str, other: str) -> _Pair:
    return _Pair(re.compile(one, re.IGNORECASE), re.compile(other, re.IGNORECASE))


_PAIRS = (
    _pair(
        r"增长|上升|提高|增加|上涨|回升|扩大|\bgr[eo]w|\bincreas|\br[oi]se|\bup by\b",
        r"下降|下滑|减少|降低|回落|萎缩|下跌|\bfell\b|\bfallen\b|\bdeclin|\bdecreas|\bdropp|\bshrank|\bdown by\b",
    ),
    _pair(
        r"不(?:得)?(?:低|少|小)于|至少|最少|以上|(?<![不未])(?<!不得)超过|(?<!不)(?<!不得)(?:高|大|多)于|\bat least\b|"
        r"\bno less than\b|\babove\b|(?<!no )(?<!not )\bmore than\b|\bexceed(?!ing no)|\bover\b",
        r"[不未](?:得)?超过|不(?:得)?(?:高|大|多)于|至多|最多|以下|以内|(?<!不)(?<!不得)(?:低|少|小)于|不足|不到|\bat most\b|"
        r"\bno(?:t)? more than\b|\bbelow\b|\bunder\b|(?<!no )(?<!not )\bless than\b|\bwithin\b|\bmay not exceed\b|"
        r"\b(?:must|shall) not exceed\b",
    ),
)


def turned(sentence: str, evidence: str) -> str | None:
    """The word of `sentence` that says the opposite of its evidence at a figure; None where there is none. Folded texts."""
    for clause in (part for whole in sentences(sentence) for part in clauses(whole)):
        said = figures(clause)
        if not said:
            continue
        for pair in _PAIRS:
            for same, opposite in ((pair.one, pair.other), (pair.other, pair.one)):
                word = same.search(clause)
                if word is None or opposite.search(clause) or same.search(evidence):
                    continue
                if not opposite.search(evidence):
                    continue
                parts = (part for whole in sentences(evidence) for part in clauses(whole))
                at = [part for part in parts if _holds(part, said)]
                if at and all(opposite.search(part) for part in at):
                    return word[0]
    return None


def _holds(part: str, said: frozenset[Figure]) -> bool:
    held = stated_figures(part)
    return any(figure.shown_by(held) for figure in said)
