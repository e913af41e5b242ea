"""The tool that computes one firm's working-capital need by the formula of the regulator's measures, inputs shown."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from langchain.tools import ToolRuntime, tool
from pydantic import Field

from assistant.credit.measure import Case
from assistant.credit.need import need
from assistant.credit.thresholds import load_thresholds
from assistant.credit.working_capital import working_capital as compute
from assistant.tools.artifacts import FirmProfiled
from assistant.tools.context import RunContext
from assistant.tools.evidence_text import numbered
from assistant.tools.firm_findings import NeedWorkedOut
from assistant.tools.one_firm import FirmName, load_one, not_one
from assistant.tools.search_policies import find_passages

_POLICY = "流动资金贷款需求测算 营运资金 借款人"


@tool(response_format="content_and_artifact")
def working_capital(
    firm: FirmName,
    runtime: ToolRuntime[Any, Any],
    growth: Annotated[
        Decimal | None, Field(description="Expected growth of sales as a fraction: 0.1 is 10%", ge=-1, le=10)
    ] = None,
    own_funds: Annotated[Decimal | None, Field(description="Own funds in yuan, if known", ge=0)] = None,
    other_sources: Annotated[
        Decimal | None, Field(description="Working capital from other sources in yuan, if known", ge=0)
    ] = None,
) -> tuple[str, NeedWorkedOut | FirmProfiled]:
    """One firm's working-capital need by the formula of the regulator's measures, with every input; an estimate, never
    an approved limit. Where the days add up to zero or less, or a statement is missing, there is no figure and it says why.
    """
    context: RunContext = runtime.context
    with context.store.read() as session:
        facts = load_one(context, session, firm)
    if isinstance(facts, FirmProfiled):
        return not_one(facts), facts
    case = Case(facts, load_thresholds(), context.today)
    result = compute(case, growth, own_funds, other_sources)
    idea = need(case) if result.new_loan is None else None
    policies = find_passages(context, _POLICY, 2)
    cites = context.cite(*result.evidence, facts.identity.evidence, *(idea.evidence if idea else ()))
    worked = NeedWorkedOut(
        facts, result, idea.text if idea else None, idea.evidence if idea else (), policies if policies.hits else None,
        {**cites, **policies.cites},
    )  # fmt: skip
    return numbered(context.ledger, worked.cites.values()), worked
