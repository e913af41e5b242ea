"""Turns that ask for those of which the opposite holds: 那没有的呢, 不是的有几家, 剩下的呢, the others.

Which condition is turned round is sure only where the list has one that has an opposite.
"""

from __future__ import annotations

import re
from typing import Any

from assistant.agent.builtin.grammar.conditions import Conditions
from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.text import Lang

_OTHERS = re.compile(
    r"^(?:那|那么|再看|看看|反过来)?[,，]?(?:还)?(?:没有过?|没得|没|不是|不|无|不算|不属于|未|剩下|剩余|其余|余下|其他|其它|另外|相反)的?(?:那些|那几家|企业|公司|户|客户)?"
    r"(?:呢|又|都|一共|总共|有|是|哪些|哪几[家户]|谁|几[家户]|多少[家户]?|列出来|给我看看|看看|也看看|啊|呀)*[\s?？。!！]*$|"
    r"^(?:and |so |what about |how about )*(?:the (?:others|rest|remaining ones)|those (?:without|that (?:don't|aren't|haven't|have not|are not|do not))|the ones (?:without|that (?:don't|aren't|haven't)))[\s?.]*$"
)
_FLAGS = {
    "penalty": "without_penalty",
    "dishonest": "without_dishonest",
    "enforcement": "without_enforcement",
}


def the_others(tokens: Tokens, read: Conditions, base: Meaning, lang: Lang) -> Meaning | None:
    """The list before with the one condition that has an opposite turned round; None where that is not sure."""
    if set(read.fields) - {"limit"} or tokens.has("MAHRPKSU§") or _OTHERS.match(tokens.text) is None:
        return None
    query = base.query
    turned: list[dict[str, Any]] = []
    if query.client is not None and not query.branches and query.overdue_days_min is None:
        turned.append({"client": not query.client})
    if query.won is not None and not query.won_amount_min and not query.won_from:
        turned.append({"won": not query.won})
    if query.state_owned is not None and not (query.ownership or query.state_levels):
        turned.append({"state_owned": not query.state_owned})
    if query.events:
        turned.append(_without(query.events) if _plain(base) else {})
    if query.overdue_days_min == 1:
        turned.append({"overdue_days_min": None, "without_overdue": True})
    if len(turned) != 1 or not turned[0]:
        return None
    intent = Intent.COUNT if tokens.has("Q") else Intent.LIST if tokens.has("W") else base.intent
    made = query.model_copy(update=turned[0] | {"offset": 0})
    return base.model_copy(
        update={"query": made, "intent": intent, "lang": lang, "refined": True, "count_by": None}
    )


def _plain(base: Meaning) -> bool:
    """Whether records are asked for without a role, a time or an amount, which their lack does not have."""
    query = base.query
    held = (query.event_role, query.event_since, query.event_until, query.event_amount_min)
    return not any(held) and not query.ended_for_lack_of_assets


def _without(kinds: list[Any]) -> dict[str, Any]:
    flags = {_FLAGS[kind]: True for kind in kinds if kind in _FLAGS}
    return {"events": [], "without_events": [kind for kind in kinds if kind not in _FLAGS]} | flags
