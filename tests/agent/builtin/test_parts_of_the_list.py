"""A part that is picked out of the list before keeps its conditions, and so does a list that is counted in groups."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.agent.builtin.meaning import Intent
from assistant.agent.builtin.parser import Parser
from tests.agent.talking import talked

TURNS: list[tuple[list[str], Intent, dict[str, Any]]] = [
    (["我行客户", "茶企单列出来"], Intent.LIST, {"client": True, "chain": "tea"}),
    (["我行客户", "合作社单独拎出来看看"], Intent.LIST, {"client": True, "kinds": ["cooperative"]}),
    (["瓮安磷化工企业", "把茶企挑出来"], Intent.LIST, {"chain": "tea"}),
    (
        ["我行客户里做茶叶的", "麻烦再按支行分一下各有几户"],
        Intent.COUNT,
        {"client": True, "chain": "tea"},
    ),
    (["福泉磷化工企业", "不能是我行存量客户"], Intent.LIST,
     {"regions": ["522702"], "chain": "phosphate", "client": False}),
    (["福泉磷化工企业", "不是我们行的老客户"], Intent.LIST,
     {"regions": ["522702"], "chain": "phosphate", "client": False}),
    (["我行一共有多少户客户是国企供应商"], Intent.COUNT, {"client": True, "labels": ["soe_supplier"]}),
    (["种植花生的合作社有哪些"], Intent.LIST, {"products": ["花生"], "kinds": ["cooperative"]}),
]  # fmt: skip


@pytest.mark.parametrize(("said", "intent", "fields"), TURNS, ids=lambda value: str(value)[:40])
def test_conditions_held_are_kept(
    parser: Parser, said: list[str], intent: Intent, fields: dict[str, Any]
) -> None:
    meaning = talked(parser, *said)
    assert meaning.intent is intent
    assert meaning.query.model_dump(exclude_defaults=True) == fields
