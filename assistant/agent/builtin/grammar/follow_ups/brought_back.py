"""Turns that bring back whom the list left out, without saying who that was: 刚才剔掉的再加回来, 恢复去掉的那几家."""

from __future__ import annotations

import re
from typing import Any

from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Lang

_THOSE_OUT = (
    r"(?:刚才|刚刚|之前|前面|上面|先前|上一步|被|给|我|你|让)*(?:(?:剔|去|删|划|刨|踢|筛|刷|扣|拿|撤|清|排)[掉除了走开]*(?:出去)?|排除|除外|不要|不看)(?:掉|了)?的"
    r"(?:那些|那几[家户个]|那批|这些|企业|公司|户|客户|条件|那个|那条)*"
)
_BACK = (
    r"(?:也|都|再|还是|又|重新|一起|先|全|全部|统统|给我|帮我)*"
    r"(?:(?:加|放|捡|补|拉|还|算|收|要|纳|列|捞|请|拿|恢复|添)(?:回来?|进来?|回去|上来?|入)|恢复|还原|撤销|算数|留下|留着)"
)
_BROUGHT_BACK = re.compile(
    rf"^(?:那|就|还是|算了|请|麻烦|把|将|再|[,，])*(?:加上\s*{_THOSE_OUT}的?|{_THOSE_OUT}{_BACK}|(?:恢复|还原|加回|放回|捡回|找回|补回){_THOSE_OUT})(?:吧|了|来|一下|好了)*[\s。.!！]*$"
)
_FLAGS = ("without_penalty", "without_dishonest", "without_enforcement", "without_overdue")
_LISTS = ("exclude_regions", "exclude_labels", "exclude_products", "exclude_segments", "exclude_kinds", "without_events")  # fmt: skip
_EITHER_WAY = ("client", "won", "state_owned")


def brought_back(tokens: Tokens, base: Meaning, lang: Lang) -> Meaning | None:
    """The list before with those it left out; None where it left out nothing, or more than one kind."""
    if not _BROUGHT_BACK.match(tokens.text.strip()):
        return None
    left_out = _left_out(base.query)
    if len(left_out) != 1:
        return None
    query = base.query.model_copy(update=left_out[0] | {"offset": 0})
    intent = Intent.LIST if base.intent is Intent.COUNT else base.intent
    return base.model_copy(
        update={"query": query, "intent": intent, "lang": lang, "refined": True, "count_by": None}
    )


def _left_out(query: FirmQuery) -> list[dict[str, Any]]:
    """What takes each kind of exclusion off the query."""
    found: list[dict[str, Any]] = [{name: False} for name in _FLAGS if getattr(query, name)]
    found += [{name: []} for name in _LISTS if getattr(query, name)]
    found += [{name: None} for name in _EITHER_WAY if getattr(query, name) is False]
    return found
