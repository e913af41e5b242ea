"""The names of loans and campaigns in a clause that tells why firms are asked for: 磷链供货贷准入名单拟扩围, 做茶企专案.

A loan is called after a trade, and the clause limits nobody to it: which firms are meant, the request behind it says.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.question_tokens import Token, Tokens

_A_LOAN = re.compile(r"(?<![放借信批可能给需])贷(?![款记方户着过了得给不多出到上下客企学])")
_A_CAMPAIGN = re.compile(r"专案|专题|专场")
_IN_A_NAME = "HPD@G.d"
"""What such a name is made of: a trade, a product, 供货, 收购, a season."""
_ASKS = "IUKkA"
"""What a clause that asks for firms holds; one with none of them only tells."""
_TRADES = "HP@"


def names_of_loans(tokens: Tokens) -> frozenset[int]:
    """Indexes of the tokens that a loan or a campaign is called by, in clauses before the one that asks."""
    items = tokens.items
    found: set[int] = set()
    for name, asked in ((_A_LOAN, _ASKS + "W"), (_A_CAMPAIGN, _TRADES)):
        for called in name.finditer(tokens.text):
            last = next((i for i, t in enumerate(items) if t.start <= called.start() < t.end), None)
            if last is None or items[last].category != "." or not _tells(items, last, asked):
                continue
            first = last
            while first and _in_a_name(items[first - 1]) and items[first - 1].end == items[first].start:
                first -= 1
            found.update(range(first, last + 1))
    return frozenset(found)


def _in_a_name(token: Token) -> bool:
    return token.category in _IN_A_NAME or (token.category == "I" and not token.text)


def _tells(items: tuple[Token, ...], place: int, asked: str) -> bool:
    """Whether the clause at `place` asks for no firms and one behind it holds one of the categories `asked`."""
    stops = [i for i, token in enumerate(items) if token.category == ";"]
    end = next((i for i in stops if i > place), None)
    if end is None or not any(token.category in asked for token in items[end:]):
        return False
    start = max((i + 1 for i in stops if i < place), default=0)
    return not any(token.category in _ASKS and token.text for token in items[start:end])
