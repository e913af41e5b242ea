"""English words that limit whom is asked for in ways that no register holds, though each of them is an everyday word.

firms I visited last month, whose boss is from Duyun, new tea firms, overdue or under enforcement: asked back.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.left_over.unread import weighs
from assistant.agent.builtin.grammar.reading import EVENT_WORDS
from assistant.agent.builtin.question_tokens import Tokens

_DONE = r"(?:[a-z]+ed|saw|met|spoke|spoken|had|went|gone|knew|know|like|liked|dislike|took|taken|found|brought|won|gained|lost|signed|acquired|added|handle|manage|look after|cover)"
_OF_THE_SPEAKER = re.compile(
    rf"\s*(?P<words>(?:that |which |who |whom )?(?:i|we|my [a-z]+|our [a-z]+|the [a-z]+ desk|he|she)(?:'ve| have| had| haven't)? (?:[a-z]+ly |already |once |just |last )*{_DONE}\b(?: [a-z]+)?)"
)
"""Right behind a word for firms: whom the speaker knows how."""
_WHOSE = re.compile(
    r"\bwhose (?:[a-z]+ )?(?:boss|bosses|manager|managers|director|directors|owner|owners|founder|founders|chairman|chair|ceo|head|heads|"
    r"office|offices|staff|workers|customers|clients|suppliers|people|name is|address)\b(?! (?:contains?|includes?|has|have|are (?:state|private|soes)|is (?:state|private|an? ))) "
    r"(?:is|are|was|were|comes?|lives?|sits?|hails?)(?: [a-z']+){0,3}"
)
_NEW = frozenset({"new", "recent", "newly"})
_BOTH = re.compile(r"\bboth\b")


def vague_unread(tokens: Tokens, used: set[int]) -> tuple[str, ...]:
    """What limits the firms and was taken up by nothing, in the words of the question."""
    text = tokens.text
    found = [match[0] for match in _WHOSE.finditer(text)]
    for place, token in enumerate(tokens.items):
        follows = tokens.at(place + 1)
        if token.category in "IUKkB" and token.text.isascii():
            match = _OF_THE_SPEAKER.match(text, token.end)
            if match is not None and not (follows is not None and follows.category == "k"):
                found.append(match["words"])
        if (
            token.category == "j"
            and token.text in _NEW
            and place not in used
            and follows is not None
            and follows.category in "HPIKUk"
            and not tokens.has("f" + EVENT_WORDS)
        ):
            found.append(text[token.start : follows.end].strip())
        if token.category == "&" and token.value == "or" and token.text.isascii():
            found += _two_registers(tokens, place)
    found += _buyers_of_goods(tokens)
    if not tokens.has("1§E"):
        found += [match[0] for match in _RECKONED.finditer(text)]
    found += _sought(tokens)
    if _GRADED.search(text):
        found += [token.text for token in tokens.all(".") if _A_GRADE.fullmatch(token.text)]
    events = [t for t in tokens.items if t.category in EVENT_WORDS]
    both = _BOTH.search(text)
    if both is not None and len({(t.category, t.value) for t in events if t.start > both.start()}) > 1:
        found.append(text[both.start() : events[-1].end])
    return tuple(dict.fromkeys(found))


def _two_registers(tokens: Tokens, place: int) -> list[str]:
    """overdue or under enforcement: the bank's own record or the court's, and no query holds either of two."""
    left = next((t for t in reversed(tokens.items[:place]) if t.category in EVENT_WORDS + "!;"), None)
    right = next((t for t in tokens.items[place + 1 :] if t.category in EVENT_WORDS + "!;"), None)
    if left is None or right is None or ";" in (left.category, right.category):
        return []
    if (left.category == "!") == (right.category == "!") or tokens.has("N"):
        return []
    return [tokens.text[left.start : right.end]]


_RECKONED = re.compile(
    r"\b(?:what|which|the) (?:share|proportion|percentage|percent|fraction|ratio) of\b|\b(?:the|what is the|what's the) (?:average|mean|median|combined|aggregate|total|sum) (?:[a-z-]+ ){0,2}(?:revenue|turnover|sales|capital|staff|headcount|balance|amount|age|score|size)\b"
)
"""A share or an average, which no list of firms says."""
_GRADED = re.compile(r"\btax|\bgraded?s?\b|\brat(?:ed|ings?)\b")
_A_GRADE = re.compile(r"(?:tax )?[b-dm](?: tax)?")
"""A letter beside tax or grade that no condition took."""
_BUYS = re.compile(r"(?P<who>B)t(?P<what>[PH])|(?P<doing>3)t?(?P<goods>[PH])|(?P<of>[PH])(?P<buyer>B)")


def _buyers_of_goods(tokens: Tokens) -> list[str]:
    """buyers of phosphate ore, firms that buy tea: what a firm buys stands in no register, and it does not make it."""
    if tokens.has("Mp") or not tokens.has("IWUBQ"):
        return []
    found: list[str] = []
    for match in _BUYS.finditer(tokens.shape):
        first, last = tokens.items[match.start()], tokens.items[match.end() - 1]
        word = first if first.category in "B3" else last
        if not word.text.isascii() or word.text in _OURS or word.text == "purchase":
            continue
        found.append(tokens.text[first.start : last.end])
    return found


_OURS = frozenset({"clients of", "as a customer", "as customers", "customers", "customer"})
"""Words that mostly mean whom the bank serves."""


_SEEKS = re.compile(
    r"\b(?:i'm|i am|we're|we are|i|we) (?:really |mainly |only |just )*(?:after|looking for|interested in|chasing|hunting(?: for)?|specialised? in|specialized? in|focus(?:ed)? on) (?P<what>[a-z-]{4,})"
)


def _sought(tokens: Tokens) -> list[str]:
    """I'm after semiconductors, which firms are there: what is sought, in a clause of the speaker's."""
    unknown = [token for token in tokens.all(".") if weighs(token.text)]
    return [
        match["what"]
        for match in _SEEKS.finditer(tokens.text)
        if weighs(match["what"])
        and any(t.start < match.end() and t.end > match.start("what") for t in unknown)
    ]
