"""How evidence stands in the text that a model reads: one numbered entry a line, bounded in length."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.domain.evidence import Ledger

MAX_QUOTE = 900
"""Characters of one quote that a model sees; the reader sees all of it."""


def numbered(ledger: Ledger, numbers: Iterable[int]) -> str:
    """The ledger's entries of these numbers, in order, each with its title, place, date and quote."""
    lines = []
    for number in sorted(set(numbers)):
        item = ledger.get(number)
        if item is None:
            continue
        dated = f" | {item.as_of.isoformat()}" if item.as_of else ""
        quote = item.quote if len(item.quote) <= MAX_QUOTE else item.quote[:MAX_QUOTE] + "…"
        lines.append(f"[{number}] {item.title} | {item.locator} | {item.source}{dated}\n{quote}")
    return "\n".join(lines)
