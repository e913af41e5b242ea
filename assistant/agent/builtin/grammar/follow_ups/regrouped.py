"""Turns that only say by what the firms before are to be counted: 按县分, 分县看, 按产品数一下, by county."""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.conditions import Conditions
from assistant.agent.builtin.grammar.policy_points import points_at_text
from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.text import Lang

_BESIDE = re.compile(
    r"^(?:按照?|以|那|就|请|麻烦|再|给我|帮我|把|它们|他们|这些|分别|各自|一下|(?:有|共有|一共有?|总共有?)?(?:多少|几)[家户个]|数量|家数|户数|个数|帮忙|帮|替我|请你|劳烦|劳驾|烦请|辛苦|给咱们?|为我|你|您|咱们?|我们?|想|要|也|先|顺便|顺带|另外|还|清点|盘点|点一点|点一下|数一数|罗列|呈现|展示|显示|体现|做[个张]?|弄[个张]?|[出制]?[一个张份]|细分|表|看|分开|拆分|划分|归类|分组|分类|归(?:一下|个)?类|归一?归|的话|分|数|算|统计|汇总|列|排|拆|开|来|吧|呢|啊|各自|各|都|是|的|出来|多少|几|[有共]|一共|总共|总计|[家户个]|数量|数目|户数|家数|情况|一?[看数列]|[,，。!！?？\s]|"
    r"and|now|then|please|break|split|it|them|down|group|count|show|the|list)*$"
)
"""What may stand beside the kind that they are counted by."""


_LITTLE = 16


def regrouped(tokens: Tokens, read: Conditions, base: Meaning, lang: Lang) -> Meaning | None:
    """The firms before, counted by what the turn names; None where it says more."""
    kinds = tokens.all("E")
    said = set(read.fields)
    if kinds and kinds[0].value == "branch" and not tokens.has("kB"):
        said -= {"client"}  # that they are clients goes with the branch, and is no condition of its own
    if len(kinds) != 1 or said or points_at_text(tokens.text):
        return None
    rest = tokens.text[: kinds[0].start] + tokens.text[kinds[0].end :]
    if len(rest) > _LITTLE or _BESIDE.match(rest) is None:
        return None
    made = {"intent": Intent.COUNT, "count_by": kinds[0].value, "lang": lang, "refined": True}
    query = base.query.model_copy(update={"offset": 0, **read.fields})
    return base.model_copy(update=made | {"query": query})
