"""How far a word of exclusion reaches: 排除有行政处罚的, 失信的不要, without penalties, 不是国企的供应商."""

from __future__ import annotations

from assistant.agent.builtin.lexer import Tokens

_ENDS_SCOPE = frozenset({"的", "in", "that", "who", "for"})
_BEHIND = frozenset({"以外", "之外"})
"""Words that exclude what stands right before them: 福泉以外的企业."""
_STOPS = ";OAWQ"


def excluded(tokens: Tokens) -> frozenset[int]:
    """Indexes of the tokens that a word of exclusion reaches."""
    items = tokens.items
    reached: set[int] = set()
    for place, token in enumerate(items):
        if token.category != "N":
            continue
        if token.text in _BEHIND:
            named = [i for i in range(place - 1, -1, -1) if items[i].category not in "th&"][:1]
            reached.update(named)
            continue
        forward: list[int] = []
        for index in range(place + 1, len(items)):
            item = items[index]
            if item.category in _STOPS:
                break
            if item.text in _ENDS_SCOPE and forward:
                follows = items[index + 1].category if index + 1 < len(items) else ";"
                if follows == "&":
                    continue
                break
            forward.append(index)
        meant = [i for i in forward if items[i].category in "SVTFUDBzxekwRPHqKXLGIcvfMymYrbZC!ui%"]
        if meant:
            reached.update(forward)
            continue
        # 失信的不要: the word stands behind what it excludes
        for index in range(place - 1, -1, -1):
            if items[index].category in ";W":
                break
            reached.add(index)
    return frozenset(reached)
