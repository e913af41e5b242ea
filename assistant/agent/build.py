"""Wires the assistant together. Reads like a table of contents: the model, its tools, the checks in their order."""

from __future__ import annotations

from typing import Any

from langchain.agents import create_agent
from langchain_core.language_models import BaseChatModel
from langgraph.graph.state import CompiledStateGraph

from assistant.agent.middleware.call_budget import CallBudget
from assistant.agent.middleware.citation_check import CitationCheck
from assistant.agent.middleware.evidence_fence import EvidenceFence
from assistant.agent.middleware.input_limits import InputLimits
from assistant.agent.middleware.mended_replies import MendedReplies
from assistant.agent.middleware.model_failures import ModelFailures
from assistant.agent.middleware.tool_errors import tool_errors
from assistant.agent.models import make_model
from assistant.agent.prompts import load_prompt
from assistant.agent.service import Assistant
from assistant.domain.clock import Clock
from assistant.domain.text import Lang
from assistant.settings import Settings
from assistant.store import regions
from assistant.store.engine import Store
from assistant.tools.chain_map import chain_map
from assistant.tools.cluster_facts import cluster_facts
from assistant.tools.compare_firms import compare_firms
from assistant.tools.context import PassageSearcher, RunContext
from assistant.tools.count_firms import count_firms
from assistant.tools.due_diligence import due_diligence
from assistant.tools.find_firms import find_firms
from assistant.tools.firm_profile import firm_profile
from assistant.tools.opportunities import opportunities
from assistant.tools.ownership import ownership
from assistant.tools.read_around import read_around
from assistant.tools.screen_candidates import screen_candidates
from assistant.tools.search_policies import search_policies
from assistant.tools.supply_network import supply_network
from assistant.tools.trace_product import trace_product
from assistant.tools.warnings import warnings
from assistant.tools.working_capital import working_capital

TOOLS = [
    search_policies,  # the library
    read_around,
    find_firms,  # many firms
    count_firms,
    screen_candidates,
    opportunities,
    warnings,
    firm_profile,  # one firm, or a few
    compare_firms,
    ownership,
    supply_network,
    working_capital,
    due_diligence,
    chain_map,  # chains and clusters
    trace_product,
    cluster_facts,
]


def build_agent(model: BaseChatModel, system_prompt: str) -> CompiledStateGraph[Any, Any, Any, Any]:
    """The agent: middleware from the outside in."""
    return create_agent(
        model,
        TOOLS,
        system_prompt=system_prompt,
        context_schema=RunContext,
        middleware=[
            InputLimits(),  # before any model sees the question
            CallBudget(),  # a question costs so many calls and no more
            MendedReplies(),  # printed calls, broken calls, empty replies
            ModelFailures(),  # the provider's failures, as ours
            tool_errors(),  # a raising tool does not end the run
            EvidenceFence(),  # what tools return is data
            CitationCheck(),  # the heart: what no evidence holds does not pass
        ],
    )


def build_assistant(
    settings: Settings,
    store: Store | None = None,
    searcher: PassageSearcher | None = None,
    clock: Clock | None = None,
    model: BaseChatModel | None = None,
) -> Assistant:
    """The assistant of the home in `settings`. What is not given is opened here, and closed by `Assistant.close`.

    Raises HomeNotReady, StoreOutdated, ModelNotAvailable.
    """
    from assistant.agent.edges import open_edges

    edges = open_edges(settings, store, searcher)
    chat_model = model or make_model(settings, edges.store, edges.embed)
    agents: dict[str, CompiledStateGraph[Any, Any, Any, Any]] = {}

    def agent(lang: Lang, context: RunContext) -> tuple[CompiledStateGraph[Any, Any, Any, Any], str]:
        prompt = load_prompt("system", lang)
        place = regions.name_of(context.home_region) if context.home_region else None
        filled = prompt.fill(
            bank=context.profile.name if context.profile else ("本行" if lang == "zh" else "the bank"),
            today=context.today.isoformat(),
            region=place or "—",
            chains=edges.chains(),
        )
        if filled not in agents:
            agents[filled] = build_agent(chat_model, filled)
        return agents[filled], prompt.name

    return Assistant(
        settings,
        edges.store,
        edges.searcher,
        agent,
        edges.embed,
        clock,
        edges.close,
        getattr(chat_model, "warm", None),
    )
