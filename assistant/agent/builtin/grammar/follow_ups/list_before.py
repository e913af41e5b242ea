"""Which firms a turn goes on from: the list of the turn before, that of a picture of a chain, the partners that a profile
showed, or the last list of the conversation."""

from __future__ import annotations

from assistant.agent.builtin.grammar.follow_ups.other_partner import partners_shown
from assistant.agent.builtin.meaning import FIRM_SETS, Intent, Meaning
from assistant.agent.builtin.question_tokens import Tokens

_PICTURES = frozenset({Intent.CHAIN_MAP, Intent.CLUSTER})


def list_before(
    tokens: Tokens, last: Meaning | None, last_set: Meaning | None
) -> tuple[Meaning | None, bool]:
    """The question for firms that the turn can go on from, and whether something else was asked since."""
    if last is None:
        return last_set, last_set is not None
    partners = partners_shown(tokens, last, last_set)
    if partners is not None:
        return partners, False
    if last.intent in _PICTURES:
        return last.model_copy(update={"intent": Intent.LIST}), False  # its firms: 下游有哪些企业
    if last.intent in FIRM_SETS:
        return last, False
    asked_back = last.intent is Intent.UNCLEAR and last.refined
    return last_set, not asked_back  # a turn about the list that was asked back is nothing else
