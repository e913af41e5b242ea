"""What a turn points back to beyond the turn before: 这两家 after two firms were looked at, 它 after a question of rules between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.agent.builtin.meaning import DECLINED, FIRM_SETS, Intent, Meaning
from assistant.domain.reading.normal import fold

BOTH = re.compile(
    r"(?<![第前])(?:(?:这|那|上面|前面|刚才|以上|上述)的?)?[两俩二2](?:家|户|个(?:企业|公司)|者|边)|[它他]们?[俩两]个?|[这那]俩|双方|彼此|"
    r"\b(?:the two|both|these two|those two|each other|one another|the pair|two of them)\b"
)
"""Two firms that were looked at: 这两家, 它俩, the two of them."""
_BETWEEN = DECLINED | {Intent.POLICY, Intent.GREETING, Intent.THANKS, Intent.HELP, Intent.DECIDE}
"""Turns that show no firm, and after which the one before them is still meant by 它."""
_REACH = 4
"""Turns back in which a second firm can stand."""


def with_what_was_shown(text: str, meanings: Sequence[Meaning]) -> Meaning | None:
    """The turn before, with the firms of the turns ahead of it that `text` points at. meanings: the latest first."""
    if not meanings:
        return None
    last = meanings[0]
    if len(last.firms) == 1 and last.intent not in FIRM_SETS and BOTH.search(fold(text).lower()):
        other = next((firm for firm in map(_one, meanings[1:_REACH]) if firm and firm != _one(last)), None)
        if other is not None:
            return last.model_copy(update={"firms": (other, _one(last)), "listed": ()})
    if last.intent in _BETWEEN and not (last.firms or last.listed):
        shown = next((m for m in meanings[1:_REACH] if m.firms or m.listed), None)
        if shown is not None:
            return last.model_copy(
                update={"firms": shown.firms, "listed": shown.listed, "excluded": shown.excluded}
            )
    return last


def _one(meaning: Meaning) -> str | None:
    """The single firm that a turn was about."""
    if meaning.intent in FIRM_SETS or len(meaning.firms) != 1:
        return None
    return f"id:{meaning.listed[0]}" if len(meaning.listed) == 1 else meaning.firms[0]
