"""How likely a clause is to ask for nothing: who asks, why, by when, what it is for.

任务还没完成，帮我在福泉挑几户能放款的茶企: the first clause is the speaker's. Its words, denials and figures would otherwise be
asked back as conditions. Features: letters or words of the clause, the kinds of its tokens, and what the other clauses say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from assistant.agent.builtin.grammar.left_over.limiting import goes_somewhere
from assistant.agent.builtin.learned.weights import measure
from assistant.agent.builtin.learned.words import limits
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.reading.normal import fold

BESIDE_FROM = 0.5
"""A clause from here on is told beside the question, where something in it was not understood."""
_CLAUSE = re.compile(r"(?:[^,，。;；!！?？:：\n—]|(?<=\d)[,:](?=\d))+[,，。;；!！?？:：\n—]*")
_ENDS = " ,，。;；!！?？:：\n—"
MOST_CLAUSES = 9
"""Clauses of a text that is looked at; a longer one is no question with an aside."""
_SAID = (
    ("asks", "WQ"), ("suits", "Aa"), ("firm", "IUK"), ("trade", "HP@"), ("place", "RZCL"), ("event", "zxeY*b"),
    ("figure", "myn"), ("name", "M"),
)  # fmt: skip
_NEVER_ASIDE = frozenset("zxeY*b!AWQ")
"""Kinds of tokens that ask or are conditions whoever tells them: a clause with one is never passed over."""
_SAYS_HOW = re.compile(
    r"\s*(?:按|依|照|以|分|排|by\b|per\b|in order|sort|group|rank|split|break)", re.IGNORECASE
)
"""按乡镇数: how the answer is to be given."""
_LIMITS_SURELY = 0.5
"""Words that the other measure takes for a limit from here on make a clause one that asks: 我想找锂化工的."""
_AFTER_THEM = r"(?:找|做|搞|生产|经营|加工|从事|卖|looking for|after|in)(?:[几两]?[家户个些点]|一下|some)?\s*{}(?:行业|这行|这块|生意)?(?:的|firms|companies|makers)?[\s,，。;；!！?？]*$"
"""我想找…的: the words behind such a verb say which firms."""
_REQUEST = re.compile(r"请|帮|麻烦|给我|列|please|list|show|find")
_PLAIN = frozenset("._thdj;&")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORDS = re.compile(r"[a-z']+|\d+")

Read = Callable[[str], Tokens]
"""Text -> its tokens."""


def clauses_of(text: str) -> list[str]:
    """The clauses of a text with the marks behind them; their sum is the text. A comma within a figure ends none."""
    return _CLAUSE.findall(text)


def without_asides(text: str, unread: Sequence[str], read: Read) -> str | None:
    """The text without the clauses that hold words of `unread` and ask for nothing; None where one of them may ask."""
    clauses = clauses_of(text)
    if not 1 < len(clauses) <= MOST_CLAUSES:
        return None
    said = [fold(clause).lower() for clause in clauses]
    if not all(any(words in clause for clause in said) for words in unread):
        return None
    tokens = [read(clause) for clause in clauses]
    holding = [at for at, clause in enumerate(said) if any(words in clause for words in unread)]
    if len(holding) == len(clauses):
        return None
    placed = any(clause.has("RZC") for clause in tokens)
    for at in holding:
        if goes_somewhere(said[at]) and not placed:
            return None  # 我下周去碧落县, 那边做茶叶的有哪些
        if any(kind in _NEVER_ASIDE for kind in tokens[at].shape) or _SAYS_HOW.match(clauses[at]):
            return None
        if _most_limiting(tokens[at], unread) >= _LIMITS_SURELY or _seeks(said[at], unread):
            return None
        if chance_beside(clauses, tokens, at) < BESIDE_FROM:
            return None
    return "".join(clause for at, clause in enumerate(clauses) if at not in holding)


def chance_beside(clauses: Sequence[str], tokens: Sequence[Tokens], at: int) -> float:
    """Probability that one clause among its neighbours asks for nothing. tokens: of each clause."""
    return measure("clauses").probability(features_of(clauses, tokens, at))


def _seeks(clause: str, unread: Sequence[str]) -> bool:
    """Whether the clause is after firms of what was not understood: 我想找锂化工的."""
    return any(re.search(_AFTER_THEM.format(re.escape(words)), clause) for words in unread if len(words) > 1)


def _most_limiting(tokens: Tokens, unread: Sequence[str]) -> float:
    """The highest chance that a word of `unread` in these tokens limits the firms asked for."""
    unknown = (at for at, token in enumerate(tokens.items) if token.category == ".")
    held = (at for at in unknown if any(tokens.items[at].text in words for words in unread))
    return max((limits(tokens, at) for at in held), default=0.0)


def features_of(clauses: Sequence[str], tokens: Sequence[Tokens], at: int) -> set[str]:
    """Features of one clause among its neighbours. tokens: of each clause."""
    clause = clauses[at].strip().lower()
    body = clause.strip(_ENDS)
    han = _HAN.search(clause) is not None
    found = _of_han(body) if han else _of_latin(body)
    kinds = [kind for kind in tokens[at].shape if kind != ";"]
    found |= {f"k={kind}" for kind in kinds}
    edged = ["^", *kinds, "$"]
    found |= {f"kk={one}{other}" for one, other in pairwise(edged)}
    rest = [kind for place, one in enumerate(tokens) if place != at for kind in one.shape]
    for name, members in _SAID:
        inside, beyond = any(k in members for k in kinds), any(k in members for k in rest)
        found |= {f"in {name}"} if inside else set()
        found |= {f"beyond {name}"} if beyond else set()
        found |= {f"twice {name}"} if inside and beyond else set()
    if _REQUEST.search("".join(one for place, one in enumerate(clauses) if place != at)):
        found.add("request beyond")
    found.add("first" if at == 0 else "last" if at == len(clauses) - 1 else "between")
    found |= {f"clauses={min(5, len(clauses))}", f"mark={clauses[at].strip()[-1:]}"}
    if at + 1 < len(clauses):
        following = clauses[at + 1].strip().lower()
        found |= {
            f"next={following[:2] if han else ' '.join(following.split()[:1])}",
            f"next1={following[:1]}",
        }
    if all(kind in _PLAIN for kind in kinds):
        found.add("nothing known")
    found.add(f"length={min(6, len(body) // (4 if han else 12))}")
    language = "zh" if han else "en"
    return {f"{language}|{feature}" for feature in found}


def _of_han(body: str) -> set[str]:
    edged = f"^{body}$"
    return {f"g={edged[at : at + size]}" for size in (1, 2, 3) for at in range(len(edged) - size + 1)}


def _of_latin(body: str) -> set[str]:
    words = ["^", *_WORDS.findall(body), "$"]
    pairs = {f"b={one} {other}" for one, other in pairwise(words)}
    return pairs | {f"w={word}" for word in words}
