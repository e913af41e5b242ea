"""How evidence stands in the text that a model reads: one numbered entry a line, bounded in length."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.domain.evidence import Ledger

_FOOTNOTE = re.compile(r"\[\d{1,3}(?:\s*[,，、]\s*\d{1,3})*\]")
"""A source's own footnote marks: a model would copy them, and they would pass for the numbers of other entries."""

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
        quote = _FOOTNOTE.sub("", item.quote)
        quote = quote if len(quote) <= MAX_QUOTE else quote[:MAX_QUOTE] + "…"
        lines.append(f"[{number}] {item.title} | {item.locator} | {item.source}{dated}\n{quote}")
    return "\n".join(lines)
