"""What the writer writes of every tool's findings, in both languages, on the demo bank: nothing that it says is dropped
by the citation check, the conclusion comes first, and the program's own notes close it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from langchain.tools import ToolRuntime

from assistant.agent.answer_tables import tables_of
from assistant.agent.assembly import Assembly
from assistant.agent.build import TOOLS
from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.plan import first_calls
from assistant.agent.builtin.writer import write
from assistant.agent.checked_text import CheckedText, Numbering
from assistant.agent.followups import followups
from assistant.agent.grounding import GroundingCheck
from assistant.agent.neutral import neutral_sentences
from assistant.domain.firm_query import FirmQuery
from assistant.domain.scope import LOCAL, Scope
from assistant.domain.text import Lang
from assistant.settings import Settings
from assistant.store import bank
from assistant.store.engine import Store
from assistant.tools.artifacts import Artifact
from assistant.tools.context import RunContext
from tests.agent.conftest import Shelf

PACKER, CARRIER = "福泉示例黔磷包装有限公司", "福泉示例清水江物流有限公司"
CHAINS = ("phosphate", "tea", "peanut")
LOCAL_PHOSPHATE = FirmQuery(local=True, chain="phosphate")

ASKED: dict[str, dict[str, Any]] = {
    "compare": {"intent": Intent.COMPARE, "firms": (PACKER, CARRIER)},
    "compare with a vetoed one": {"intent": Intent.COMPARE, "firms": (PACKER, "福泉示例豆腐桥运输有限公司", "福泉示例空白包装有限公司")},
    "owners of a state firm": {"intent": Intent.OWNERSHIP, "firms": ("福泉示例黔中磷肥有限公司",)},
    "owners of a circle": {"intent": Intent.OWNERSHIP, "firms": ("瓮安示例环甲运输有限公司",)},
    "owners, disclaimed": {"intent": Intent.OWNERSHIP, "firms": ("国昇示例资源开发有限公司",)},
    "relation by guarantee": {"intent": Intent.RELATION, "firms": ("瓮安示例环甲运输有限公司", "瓮安示例环丙设备有限公司")},
    "relation by sales": {"intent": Intent.RELATION, "firms": (PACKER, "福泉示例黔中磷肥有限公司")},
    "no relation": {"intent": Intent.RELATION, "firms": ("麻江县宣威镇示例花生经营部", PACKER)},
    "network of a supplier": {"intent": Intent.NETWORK, "firms": (PACKER,)},
    "network of a buyer": {"intent": Intent.NETWORK, "firms": ("福泉示例瓮泉磷化有限公司",), "direction": "upstream"},
    "chain": {"intent": Intent.CHAIN_MAP, "query": FirmQuery(chain="phosphate")},
    "chain elsewhere": {"intent": Intent.CHAIN_MAP, "query": FirmQuery(chain="tea", regions=["522701"])},
    "gaps": {"intent": Intent.GAPS, "query": LOCAL_PHOSPHATE, "topic": "磷化工"},
    "cluster": {"intent": Intent.CLUSTER, "query": LOCAL_PHOSPHATE, "topic": "磷化工产业集群企业产值"},
    "opportunities": {"intent": Intent.OPPORTUNITIES},
    "opportunities of a chain": {"intent": Intent.OPPORTUNITIES, "query": LOCAL_PHOSPHATE},
    "opportunities of one kind": {"intent": Intent.OPPORTUNITIES, "kinds": ("lease_maturing",)},
    "warnings": {"intent": Intent.WARNINGS},
    "red warnings": {"intent": Intent.WARNINGS, "level": "red", "query": FirmQuery(regions=["522702"])},
    "warnings since": {"intent": Intent.WARNINGS, "since": date(2026, 5, 1)},
    "warnings of one firm": {"intent": Intent.WARNINGS, "firms": ("福泉示例逾期检修有限公司",)},
    "no warnings": {"intent": Intent.WARNINGS, "firms": (PACKER,)},
    "what no data shows": {"intent": Intent.WARNINGS, "kinds": ("many_enquiries",)},
    "working capital": {"intent": Intent.WORKING_CAPITAL, "firms": (PACKER,)},
    "with growth": {"intent": Intent.WORKING_CAPITAL, "firms": (CARRIER,), "growth": Decimal("0.3")},
    "without statements": {"intent": Intent.WORKING_CAPITAL, "firms": ("贵定示例云雾春茶专业合作社",)},
    "summary": {"intent": Intent.DUE_DILIGENCE, "firms": (PACKER,)},
    "summary of a vetoed firm": {"intent": Intent.DUE_DILIGENCE, "firms": ("福泉示例终本物流有限公司",)},
    "summary of a thin firm": {"intent": Intent.DUE_DILIGENCE, "firms": ("福泉示例空白包装有限公司",)},
    **{
        f"{aspect} of {name}": {"intent": Intent.PROFILE, "firms": (name,), "aspect": aspect}
        for aspect in (
            "customers", "suppliers", "court", "tenders", "finance", "products", "bank", "financing", "guarantees",
            "qualifications",
        )
        for name in (PACKER, "瓮安示例环甲运输有限公司", "福泉示例终本物流有限公司")
    },
    "controller and owners": {"intent": Intent.PROFILE, "firms": (PACKER,), "aspect": "controller", "also": ("owners",)},
    "two aspects": {"intent": Intent.PROFILE, "firms": (PACKER,), "aspect": "customers", "also": ("court", "score")},
    "count": {"intent": Intent.COUNT, "count_by": "region", "query": FirmQuery(labels=["soe_supplier"])},
    "count of segments": {"intent": Intent.COUNT, "count_by": "segment", "query": LOCAL_PHOSPHATE},
    "count of products": {"intent": Intent.COUNT, "count_by": "product", "query": LOCAL_PHOSPHATE},
}  # fmt: skip


def runtime_of(context: RunContext) -> ToolRuntime[Any, Any]:
    """What a tool is given of a run, besides its arguments."""
    return ToolRuntime(
        state={}, context=context, config={}, stream_writer=lambda _: None, tool_call_id="call", store=None
    )


class Run:
    """One question's run without a model: the plan's calls, the tools, the writer, the check."""

    def __init__(
        self, settings: Settings, store: Store, shelf: Shelf, lang: Lang, scope: Scope = LOCAL
    ) -> None:
        with store.read() as session:
            profile, today = bank.profile(session), bank.today(settings, session)
        self.context = RunContext(store, shelf, settings, profile, today, "", lang, scope)
        self.gate = CheckedText(
            GroundingCheck(self.context.ledger, neutral_sentences()), Numbering(self.context.ledger)
        )

    def answer(self, meaning: Meaning) -> tuple[str, Sequence[Artifact]]:
        tools: dict[str, Any] = {tool.name: tool for tool in TOOLS}
        runtime = runtime_of(self.context)
        found: list[Artifact] = []
        for call in first_calls(meaning, CHAINS):
            tool = tools[call.name]
            typed = tool.args_schema.model_validate(call.args | {"runtime": runtime})
            args = {name: getattr(typed, name) for name in type(typed).model_fields if name != "runtime"}
            found.append(tool.func(**args, runtime=runtime)[1])
        written = write(meaning, found, [], self.context.today)
        self.gate.feed(written.text)
        self.gate.close()
        return self.gate.text, found


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ASKED)
def test_nothing_that_is_written_is_dropped(
    demo_settings: Settings, demo_store: Store, shelf: Shelf, name: str, lang: Lang
) -> None:
    run = Run(demo_settings, demo_store, shelf, lang)
    text, found = run.answer(Meaning(lang=lang, **ASKED[name]))
    assert run.gate.dropped == []
    first = next(line for line in text.splitlines() if line.strip())
    assert first.startswith("**结论**：" if lang == "zh" else "**Conclusion**: "), first
    assert run.gate.numbering.items()
    assert all(table.rows for table in tables_of(found, lang))
    assert len(followups(found, lang)) <= 4


def test_a_question_on_one_aspect_is_answered_in_the_first_sentence(
    demo_settings: Settings, demo_store: Store, shelf: Shelf
) -> None:
    run = Run(demo_settings, demo_store, shelf, "zh")
    circle = "瓮安示例环甲运输有限公司"
    text, _ = run.answer(Meaning(intent=Intent.PROFILE, lang="zh", firms=(circle,), aspect="guarantees"))
    assert text.splitlines()[0].startswith("**结论**：担保：为瓮安示例环")
    run = Run(demo_settings, demo_store, shelf, "zh")
    text, _ = run.answer(Meaning(intent=Intent.PROFILE, lang="zh", firms=(PACKER,), aspect="guarantees"))
    assert "没有该企业担保方面的资料，待核实" in text.splitlines()[0]


def test_a_firm_without_warnings_is_named_with_how_many_rules_it_was_held_against(
    demo_settings: Settings, demo_store: Store, shelf: Shelf
) -> None:
    run = Run(demo_settings, demo_store, shelf, "zh")
    text, _ = run.answer(
        Meaning(intent=Intent.WARNINGS, lang="zh", firms=(PACKER, "福泉示例逾期检修有限公司"))
    )
    assert "福泉示例逾期检修有限公司有" in text.splitlines()[0]
    assert f"{PACKER}没有触发的预警（46 项规则逐项检查）" in text


def test_places_without_firms_are_told_in_one_line_of_a_count(
    demo_settings: Settings, demo_store: Store, shelf: Shelf
) -> None:
    run = Run(demo_settings, demo_store, shelf, "zh")
    query = FirmQuery(chain="phosphate", regions=["522725"])
    text, _ = run.answer(Meaning(intent=Intent.COUNT, lang="zh", count_by="product", query=query))
    assert "：0 家" not in text
    assert "没有企业的：" in text


def test_a_name_that_fits_several_firms_is_asked_about_by_every_tool(
    demo_settings: Settings, demo_store: Store, shelf: Shelf
) -> None:
    for intent in (
        Intent.OWNERSHIP,
        Intent.NETWORK,
        Intent.WARNINGS,
        Intent.WORKING_CAPITAL,
        Intent.DUE_DILIGENCE,
    ):
        run = Run(demo_settings, demo_store, shelf, "zh")
        _, found = run.answer(Meaning(intent=intent, lang="zh", firms=("福泉示例磷盛化工",)))
        assert getattr(found[0], "outcome", "") == "ambiguous", intent


def test_an_officer_of_a_branch_is_told_of_its_own_clients_alone(
    demo_settings: Settings, demo_store: Store, shelf: Shelf
) -> None:
    run = Run(demo_settings, demo_store, shelf, "zh", Scope(branch="福泉支行"))
    text, found = run.answer(Meaning(intent=Intent.WARNINGS, lang="zh"))
    assert "瓮安支行" not in text
    assert "都匀支行" not in text
    shown: Any = found[0]
    assert 0 < shown.total < 47
    assert shown.hidden == 47 - shown.total


def test_a_client_that_is_overdue_is_held_back_though_it_won_a_tender(
    demo_settings: Settings, demo_store: Store, shelf: Shelf
) -> None:
    run = Run(demo_settings, demo_store, shelf, "zh")
    _, found = run.answer(Meaning(intent=Intent.OPPORTUNITIES, lang="zh", kinds=("government_tender_won",)))
    shown: Any = found[0]
    assert [f.firm.name for f in shown.firms] == ["福泉示例守期检修有限公司"]
    assert [f.firm.name for f in shown.held] == ["福泉示例逾期检修有限公司"]


@pytest.mark.parametrize(
    ("lang", "said", "never"),
    [("zh", "按企业名称排列", "按评分"), ("en", "sorted by name", "by score")],
)
def test_a_list_that_no_score_sorted_does_not_say_so(
    demo_settings: Settings, demo_store: Store, shelf: Shelf, lang: Lang, said: str, never: str
) -> None:
    run = Run(demo_settings, demo_store, shelf, lang)
    by_score = FirmQuery(chain="phosphate", order_by="score", descending=True)
    text, _ = run.answer(Meaning(intent=Intent.LIST, lang=lang, query=by_score))
    assert said in text
    assert never not in text


def test_counts_by_two_keys_become_a_table_with_one_down_and_one_across(
    demo_settings: Settings, demo_store: Store, shelf: Shelf
) -> None:
    run = Run(demo_settings, demo_store, shelf, "zh")
    tool: Any = next(tool for tool in TOOLS if tool.name == "count_firms")
    _, counted = tool.func(query=LOCAL_PHOSPHATE, by=["segment", "status"], runtime=runtime_of(run.context))
    [table] = tables_of([counted], "zh")
    assert table.columns[0] == ("name", "环节")
    assert {row["name"] for row in table.rows} == {"上游", "中游", "下游", "配套服务"}
    assert sum(value for row in table.rows for key, value in row.items() if key != "name") == sum(
        g.count for g in counted.groups
    )


def test_a_compared_firm_named_twice_is_taken_once(
    demo_settings: Settings, demo_store: Store, shelf: Shelf
) -> None:
    run = Run(demo_settings, demo_store, shelf, "zh")
    tool: Any = next(tool for tool in TOOLS if tool.name == "compare_firms")
    _, found = tool.func(firms=[PACKER, "黔磷示例公司", CARRIER], runtime=runtime_of(run.context))
    assert [one.facts.identity.name for one in found.firms] == [PACKER, CARRIER]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_of_more_suppliers_than_can_be_judged_all_are_counted(
    demo_settings: Settings, demo_store: Store, shelf: Shelf, monkeypatch: pytest.MonkeyPatch, lang: Lang
) -> None:
    from assistant.tools import reading_order

    query = FirmQuery(
        local=True, chain="phosphate", labels=["soe_supplier"], order_by="score", descending=True
    )
    meaning = Meaning(intent=Intent.SCREEN, lang=lang, query=query)
    _, whole = Run(demo_settings, demo_store, shelf, lang).answer(meaning)
    fit: Any = whole[0]
    assert fit.funnel.unjudged == 0
    monkeypatch.setattr(reading_order, "MAX_SCREENED", 4)
    run = Run(demo_settings, demo_store, shelf, lang)
    text, found = run.answer(meaning)
    shown: Any = found[0]
    assert (shown.funnel.suppliers, shown.funnel.judged) == (fit.funnel.suppliers, 4)
    assert shown.funnel.unjudged == fit.funnel.suppliers - 4 > 0
    told = (
        "本次按未结被执行数从低到高，再按近三年对国企供货金额从高到低评审了前 4 家"
        if lang == "zh"
        else "The first 4 by"
    )
    assert told in text
    assert f"{shown.funnel.unjudged} {'家未评审' if lang == 'zh' else 'were not judged'}" in text
    steps = Assembly(found, run.gate.numbering, lang, frozenset(run.gate.numbering.shown)).funnel()
    counts = {step.id: step.count for step in steps}
    assert counts["suppliers"] == fit.funnel.suppliers
    assert counts["judged"] == counts["vetoed"] + counts["to_verify"] + counts["candidates"] == 4


def test_bounds_are_said(
    demo_settings: Settings, demo_store: Store, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.tools import reading_order

    monkeypatch.setattr(reading_order, "MAX_READ", 5)
    run = Run(demo_settings, demo_store, shelf, "zh")
    text, found = run.answer(Meaning(intent=Intent.WARNINGS, lang="zh"))
    shown: Any = found[0]
    assert (shown.looked, shown.total) == (5, 47)
    assert "按逾期天数从高到低，再按未结被执行数从高到低，再按现行处罚数从高到低只查看了前 5 家" in text
