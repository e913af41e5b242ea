"""Turns that pick some out of the list before: 茶企单列出来, 把国企挑出来, 合作社单独拎出来."""

from __future__ import annotations

import re

from assistant.agent.builtin.meaning import Meaning
from assistant.agent.builtin.question_tokens import Tokens

_PICKED = re.compile(
    r"^(?:那|再|就|先|请|麻烦|烦请|帮我|给我|你|您|然后|接着)*(?:把|将|从(?:里面|里头|中|当中|其中))?(?:把|将)?[^,，。;；]{2,12}?(?:的|那些|那几[家户个])?(?:都|也|给我|帮我|先)*"
    r"(?:(?:单独|单|另外|另)(?:给我|帮我)?(?:[列拉拎挑筛选拿摘抽捡拣理归放]|整理)(?:一下|出来?|给我)?|[挑拎筛摘抽捡拣选揪捞分](?:出来?|一下)(?:给我)?)"
    r"(?:看看|看一下|我看看|我看|吧|呗|嘛|了|一下)*[。!！]*$"
)


def picks_out(tokens: Tokens, base: Meaning) -> bool:
    """Whether the turn asks for a part of the list by itself. A second chain is a list of its own."""
    if tokens.has("WQA§MN") and not _only_picks(tokens):
        return False
    return _PICKED.match(tokens.text) is not None and not (tokens.has("H") and base.query.chain)


def _only_picks(tokens: Tokens) -> bool:
    """Whether the one word of asking is the verb of picking itself: 挑出来."""
    asks = tokens.all("WQA§MN")
    return len(asks) == 1 and asks[0].category == "W" and asks[0].text[0] in "挑拎筛摘抽捡拣选列拉找"
