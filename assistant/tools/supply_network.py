"""The tool that shows one firm's buyers and suppliers in tiers, with amounts, dates and what kind of buyer each is."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from langchain.tools import ToolRuntime, tool
from pydantic import Field

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.facts import FirmFacts
from assistant.domain.supply import Partner, Side, Tier
from assistant.domain.text import Lang
from assistant.domain.wording import full_yuan
from assistant.store.supply_tiers import WINDOW_MONTHS, tiers
from assistant.tools.artifacts import FirmProfiled
from assistant.tools.context import RunContext
from assistant.tools.evidence_text import numbered
from assistant.tools.firm_findings import NetworkShown
from assistant.tools.one_firm import FirmName, load_one, not_one


def _told(partner: Partner, lang: Lang) -> str:
    parts = [partner.name]
    if partner.amount is not None:
        parts.append(full_yuan(partner.amount))
    if partner.deals:
        parts.append(f"{partner.deals} 笔" if lang == "zh" else f"{partner.deals} records")
    if partner.awards:
        parts.append(f"中标 {partner.awards} 次" if lang == "zh" else f"{partner.awards} awards")
    if partner.last_on:
        parts.append(partner.last_on.isoformat())
    return " ".join(parts)


def _summed(facts: FirmFacts, side: Side, found: list[Tier], lang: Lang) -> Evidence:
    """The sums of one side as a calculation that is shown."""
    first = found[0]
    total = sum((p.amount or Decimal(0) for p in first.partners), Decimal(0))
    name = facts.identity.name
    way = {"buyers": ("买方", "buyers"), "suppliers": ("供应商", "suppliers")}[side][0 if lang == "zh" else 1]
    joined = "；".join(_told(p, lang) for p in first.partners)
    further = "；".join(f"{p.of} → {_told(p, lang)}" for tier in found[1:] for p in tier.partners)
    key = f"calc:network:{facts.id}:{side}"
    if lang == "zh":
        quote = (
            f"{name}近 {WINDOW_MONTHS} 个月的{way} {first.total} 家，所列 {len(first.partners)} 家金额合计 {full_yuan(total)}：{joined}"
            + (f"。第二层：{further}" if further else "")
        )
        return Evidence(
            key,
            EvidenceKind.CALCULATION,
            f"{way}汇总",
            "同一笔买卖的合同、交付、付款只计一次",
            quote,
            "calculation",
        )
    quote = (
        f"{name}, {way} of the last {WINDOW_MONTHS} months: {first.total}; the {len(first.partners)} listed sum to "
        f"{full_yuan(total)}: {joined}" + (f". Second tier: {further}" if further else "")
    )
    return Evidence(
        key,
        EvidenceKind.CALCULATION,
        f"Sum of {way}",
        "contract, delivery and payment of one sale count once",
        quote,
        "calculation",
    )


@tool(response_format="content_and_artifact")
def supply_network(
    firm: FirmName,
    runtime: ToolRuntime[Any, Any],
    side: Annotated[Literal["buyers", "suppliers", "both"], Field(description="Which way to look")] = "both",
    depth: Annotated[int, Field(description="2: the partners' partners too", ge=1, le=2)] = 2,
) -> tuple[str, NetworkShown | FirmProfiled]:
    """One firm's buyers and suppliers in tiers over the last three years: sums, dates, awards, and which of them are
    state-owned, government, listed or financial.
    """
    context: RunContext = runtime.context
    sides: tuple[Side, ...] = ("buyers", "suppliers") if side == "both" else (side,)
    with context.store.read() as session:
        facts = load_one(context, session, firm)
        if isinstance(facts, FirmProfiled):
            return not_one(facts), facts
        by_side = {
            way: tiers(session, facts.id, way, today=context.today, scope=context.scope, depth=depth)
            for way in sides
        }
    summed: dict[str, Evidence] = {
        way: _summed(facts, way, found, context.lang) for way, found in by_side.items()
    }
    shown = tuple(tier for found in by_side.values() for tier in found)
    cites = context.cite(
        *summed.values(),
        facts.identity.evidence,
        *(p.evidence for tier in shown for p in tier.partners),
        *(label.evidence for label in facts.labels),
    )
    return numbered(context.ledger, cites.values()), NetworkShown(facts, shown, summed, WINDOW_MONTHS, cites)
