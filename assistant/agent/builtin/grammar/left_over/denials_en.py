"""English words of denial that no condition took up: such a question is asked back, and never read as its opposite.

without any of the latter, used to bank with us and doesn't anymore: what stands beside is read as if it were wished for,
unless somebody notices. Looks at the tokens and at what was read; does not read anything itself.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.scope import reached_by
from assistant.agent.builtin.lexicon.denial_en import BEHIND_EN, LEAVES_OUT_EN, SAYS_NOTHING_EN
from assistant.agent.builtin.question_tokens import Tokens

_DENIES = re.compile(
    r"\b(?:no longer|not|never|nothing|none|nobody|no[ -]one|nor|neither|without|w/o|hardly|scarcely|barely|rarely|seldom|unless|except|"
    r"excluding|barring|anymore|any longer|used to|formerly|former|previously|once were|fail(?:s|ed)? to|refus(?:e|es|ed|ing)|avoid(?:s|ing)?|"
    r"cannot|[a-z]+n't|no|rather than|instead of|apart from|aside from|save for|short of|opposite of|anything but)(?![a-z])"
)
_BOUNDS = re.compile(
    r"(?:no|not) (?:more|less|fewer|later|earlier|sooner|higher|lower|greater|older|younger|smaller|bigger|larger|longer|shorter|over|under|"
    r"above|below|before|after|exceeding) than|not (?:exceeding|over|under|above|below|before|after|later|earlier)|"
    r"no (?:more|less|fewer|later|earlier|higher|lower|older|younger)(?= than)"
)
_SAYS_NOTHING = re.compile("|".join(sorted(map(re.escape, SAYS_NOTHING_EN), key=len, reverse=True)))
_SPEAKER = re.compile(r"\b(?:i|i'm|i've|we|we're|we've|you|me|please)\b(?: \w+)?\s*$")
_CONDITIONS = 'zxeY*kwrRPHqKXLGSVTFU!ubZC%~^$@cifmydg"'
_WEIGHS = re.compile(
    r"\b(?!(?:details?|reasons?|scores?|columns?|intro|introduction|explanations?|pleasantries|formalities|rest|others?|please|list|table|names?|numbers?|small|talk)\b)[a-z]{4,}"
)
_BURDEN = re.compile(
    r"\b(?:debts?|liabilit(?:y|ies)|borrowings?|troubles?|scandals?|black marks?|skeletons?|complaints?|disputes?|claims?|accidents?|incidents?|strikes?|lay-?offs?|redundancies|guarantees?|mortgages?|liens?|encumbrances?|losses|"
    r"insolvenc(?:y|ies)|pollution|emissions?|blemish(?:es)?|dirt|stains?|irregularit(?:y|ies)|infringements?|violations?|breaches|offences?|convictions?|bad (?:press|news|debts?|cheques?)|bounced cheques?)\b"
)
"""no debts to the landlord: a burden that firms are to be without is a condition, in a clause of its own too."""
_DROPPED = "L"
"""Categories that no rule can deny."""
_SHOWN = 36
"""Characters of the clause that are shown when it is asked back."""


def denied_unread(tokens: Tokens, used: set[int], unread: tuple[str, ...]) -> tuple[str, ...]:
    """Words of denial, each with what follows it in its clause, that nothing took up and that stand beside conditions.

    unread: what is asked back already; a denial that is part of it is not named again.
    """
    found: list[str] = []
    spans: list[tuple[int, int]] = []
    for place, token in enumerate(tokens.items):
        if token.category != ".":
            spans.append((token.start, token.end))
        if token.category != "N" or not token.text.isascii():
            continue
        reach = reached_by(tokens, place)
        if _leaves_out_both(tokens, place, reach):
            found.append(_with_what_follows(tokens, token.start))
            continue
        dropped = any(tokens.items[i].category in _DROPPED and tokens.items[i].text.isascii() for i in reach)
        if not dropped and any(i in used for i in reach):
            continue
        alone = token.text in LEAVES_OUT_EN | BEHIND_EN and _beside_what_weighs(
            tokens, token.start
        )  # seeds excluded
        beside = (
            alone or _beside_conditions(tokens, token.start, token.end) or _of_a_burden(tokens, token.end)
        )
        if beside and not _of_the_speaker(tokens, token.start):
            found.append(_with_what_follows(tokens, token.start))
    text = _BOUNDS.sub(_blank, _SAYS_NOTHING.sub(_blank, tokens.text))
    for match in _DENIES.finditer(text):
        if any(start <= match.start() < end for start, end in spans):
            continue
        if _of_the_speaker(tokens, match.start()) or not _beside_conditions(tokens, *match.span()):
            continue
        found.append(_with_what_follows(tokens, match.start()))
    kept: list[str] = []
    for words in found:
        if not any(
            words in held or held in words or held.startswith(words.split(" ")[0])
            for held in (*unread, *kept)
        ):
            kept.append(words)
    return tuple(kept)


_GROUPS = ("RZCL", "HP@G", "K", "k", "~", "SX^TVFUD", "zxeY*!r", "q%u", "ydmnicf")
_PARTED = "&;"


def _leaves_out_both(tokens: Tokens, place: int, reach: list[int]) -> bool:
    """drop firms in Weng'an younger than 3 years: those that are both, which no query can hold."""
    word = tokens.items[place].text
    if word not in LEAVES_OUT_EN or any(tokens.items[i].category in _PARTED for i in reach):
        return False
    held = {group for i in reach for group in _GROUPS if tokens.items[i].category in group}
    return len(held) > 1


def _of_the_speaker(tokens: Tokens, start: int) -> bool:
    """Whether the speaker is the one who does not (I don't know which), and no firms are named before."""
    low, _ = _clause(tokens, start)
    named = any(token.category in "IUKkHP" and low <= token.start < start for token in tokens.items)
    return not named and _SPEAKER.search(tokens.text[:start]) is not None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _clause(tokens: Tokens, start: int) -> tuple[int, int]:
    """Where the clause around `start` begins and ends."""
    ends = [token for token in tokens.items if token.category == ";"]
    begins = max((token.end for token in ends if token.end <= start), default=0)
    return begins, min((token.start for token in ends if token.start >= start), default=len(tokens.text))


def _beside_conditions(tokens: Tokens, start: int, end: int) -> bool:
    low, high = _clause(tokens, start)
    return any(
        token.category in _CONDITIONS and low <= token.start < high and not start <= token.start < end
        for token in tokens.items
    )


def _of_a_burden(tokens: Tokens, end: int) -> bool:
    _, high = _clause(tokens, end)
    return tokens.has("HPIUKk") and _BURDEN.search(tokens.text[end:high]) is not None


def _beside_what_weighs(tokens: Tokens, start: int) -> bool:
    low, high = _clause(tokens, start)
    return any(t.category == "." and low <= t.start < high and _WEIGHS.search(t.text) for t in tokens.items)


def _with_what_follows(tokens: Tokens, start: int) -> str:
    _, high = _clause(tokens, start)
    words = tokens.text[start:high].strip()
    if tokens.text[start:].startswith(tuple(BEHIND_EN)):
        words = tokens.text[_clause(tokens, start)[0] : high].strip()
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0]
