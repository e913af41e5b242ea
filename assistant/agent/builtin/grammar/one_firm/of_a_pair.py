"""Which firm is meant by where it stands beside others: 后者 of two that were compared, the next one of a list, 另外一家."""

from __future__ import annotations

import re

from assistant.agent.builtin.meaning import FIRM_SETS, Meaning

FORMER = re.compile(
    r"前者|(?<![后里])(?:前|头|前面|前头|前边|先头)(?:说|提|讲|看)?(?:到)?的?(?:那|这)?一?(?:家|个|户)(?!月|季|星期)|\bthe former\b"
)
LATTER = re.compile(
    r"后者|(?:后|后面|后头|后边)(?:说|提|讲|看)?(?:到)?的?(?:那|这)?一?(?:家|个|户)(?!月|季|星期)|\bthe latter\b"
)
OTHER = re.compile(r"(?:另|另外)(?:的)?(?:那|一|那一)(?:家|户)|\bthe other (?:one|firm|company)\b")
"""另外一家, of two that were looked at together."""
_NEXT = re.compile(
    r"(?:再|接着|接着看|那|继续|紧接着|看)*(?:(?:下|后|再后|再下|往下|往后|下下)一(?:家|户|个(?:企业|公司)?)|(?:下|后|底下|接下来|挨着|紧挨着|紧接着|跟着)(?:面|边|头)?的?(?:那|这)一?(?:家|户))|"
    r"\bthe next (?:one|firm|company)(?: (?:down|on the list))?\b"
)
"""下一家, 接下来那家: the one behind it on the list."""
_AHEAD = re.compile(
    r"(?:上|前)一(?:家|户|个(?:企业|公司))|(?:它|这家)(?:上|前)(?:面|头|边)的?(?:那|这)?一?(?:家|户)"
)
"""上一家, where no other firm was looked at: the one before it on the list."""


def of_the_pair(text: str, last: Meaning) -> str | None:
    """The one of two firms that the turn before was about, where `text` says the former or the latter."""
    if len(last.firms) != 2 or last.intent in FIRM_SETS:
        return None
    former, latter = FORMER.search(text) is not None, LATTER.search(text) is not None
    return None if former == latter else last.firms[0 if former else 1]


def next_on_the_list(text: str, last: Meaning) -> str | None:
    """The firm behind the one of the turn before on the list that was shown; None where it stands last or nowhere."""
    return _beside(last, 1) if _NEXT.search(text) is not None else None


def ahead_on_the_list(text: str, last: Meaning) -> str | None:
    """The firm before the one of the turn before on the list that was shown."""
    return _beside(last, -1) if _AHEAD.search(text) is not None else None


def without_neighbours(text: str) -> str:
    """The text with spaces for such words; its length stays."""
    for pattern in (FORMER, LATTER, _NEXT, OTHER):
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def _beside(last: Meaning, step: int) -> str | None:
    shown = [f"id:{firm_id}" for firm_id in last.listed]
    if last.intent in FIRM_SETS or len(last.firms) != 1 or last.firms[0] not in shown:
        return None
    place = shown.index(last.firms[0]) + step
    return shown[place] if 0 <= place < len(shown) else None
