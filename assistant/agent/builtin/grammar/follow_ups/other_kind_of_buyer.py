"""A turn that names another kind of buyer alone, after a list by whose tenders were won or who is supplied: 把国企换成上市公司,
政府的也算上, 只看央企的 of those who won tenders of 国企."""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.follow_ups.taking_in import replaced_by
from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.text import Lang

_KINDS = {"S": "state_owned", "V": "government", "T": "listed", "F": "financial"}
_LABELS = {
    "S": "soe_supplier",
    "V": "government_supplier",
    "T": "listed_supplier",
    "F": "financial_supplier",
}
_ELSE = "UDRZCHPKGXwk§AIMQycifqzxeYdm"
"""Whatever says more than the buyer."""
_INSTEAD = re.compile(
    r"[换改](?:成|为|作|到|看|查|做)?|^(?:那|那么)|呢[\s?？。]*$|\b(?:instead|change|switch|make it|swap|replace)\b"
)
_BESIDE = re.compile(
    r"也|加上|算上|一并|一起|连同|再加|\b(?:also|too|as well|add|include|plus)\b|\b(?:and|or) (?:government|listed|state|banks?)"
)
_LONGEST = 24


def other_kind_of_buyer(tokens: Tokens, base: Meaning, lang: Lang) -> Meaning | None:
    """The list before with the tenders of the kind of buyer that the turn names; None for any other turn."""
    query = base.query
    field, kinds_of = ("won_from", _KINDS) if query.won_from else ("labels", _LABELS)
    held = [str(kind) for kind in getattr(query, field)]
    named = [token for token in tokens.items if token.category in _KINDS]
    if (
        not set(held) & set(kinds_of.values())
        or query.soe_levels
        or not named
        or tokens.has(_ELSE)
        or tokens.has("N")
        or len(tokens.text) > _LONGEST
    ):
        return None
    instead, beside = _INSTEAD.search(tokens.text), _BESIDE.search(tokens.text)
    if instead is None and beside is None:
        return None
    if field == "labels" and (len(named) < 2 or beside is not None):
        return None  # 换成国企的, of suppliers, is said of their owners as well
    meant = [token for token in named if instead is not None and token.start >= instead.end()] or named
    kinds = [kinds_of[token.category] for token in meant]
    if beside is not None:
        kept = held
    else:  # 把国企换成上市公司, of 国企和政府: the one in the place of the other
        gone = {kinds_of[token.category] for token in named if token not in meant}
        kept = [kind for kind in held if kind not in gone] if gone & set(held) else []
    made = query.model_copy(update={field: list(dict.fromkeys((*kept, *kinds))), "offset": 0})
    intent = Intent.LIST if base.intent is Intent.COUNT and "呢" not in tokens.text else base.intent
    update = {
        "query": made,
        "intent": intent,
        "lang": lang,
        "refined": True,
        "replaced": replaced_by(made, query),
    }
    return base.model_copy(update=update)
