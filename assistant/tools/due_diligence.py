"""The tool that gives the short form of a firm's due-diligence summary (授信尽调摘要) in the chat. The whole document is
assistant/report's business."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from langchain.tools import ToolRuntime, tool

from assistant.credit.buyer_measures import yearly_shares
from assistant.credit.measure import Case, calculation
from assistant.credit.need import need
from assistant.credit.signals.evaluate import evaluate
from assistant.credit.signals.ratios import AS_PERCENT
from assistant.credit.thresholds import load_thresholds
from assistant.credit.working_capital import working_capital
from assistant.domain.evidence import Evidence
from assistant.domain.facts import FirmFacts
from assistant.domain.judgement import Judgement
from assistant.domain.ratios import Ratio, all_ratios
from assistant.domain.text import Lang
from assistant.domain.wording import percent
from assistant.domain.wording import ratio as as_number
from assistant.tools.artifacts import FirmProfiled
from assistant.tools.context import RunContext
from assistant.tools.evidence_text import numbered
from assistant.tools.firm_findings import DueDiligenceShown
from assistant.tools.firm_profile import evidence_of, judged
from assistant.tools.one_firm import FirmName, load_one, not_one
from assistant.tools.scoring_evidence import score_evidence
from assistant.tools.search_policies import find_passages
from assistant.tools.signal_evidence import signal_evidence

_TOP = 5
_POLICY = "贷前调查应当核实哪些内容"


def _ratios(case: Case) -> tuple[tuple[Ratio, Evidence], ...]:
    """The ratios of the last usable statement that could be computed, each as a calculation."""
    if not case.years:
        return ()
    last = case.years[0]
    found = []
    for one in all_ratios(last):
        if one.value is not None:
            shown = percent(one.value) if one.id in AS_PERCENT else as_number(one.value)
            text = f"{last.period_end.year} 年 {one.shown()} = {shown}"
            found.append(
                (
                    one,
                    calculation(case.facts.id, f"dd:{one.id}", one.title.zh, text, f"报表 {last.period_end}"),
                )
            )
    return tuple(found)


def _missing(facts: FirmFacts, judgement: Judgement | None, lang: Lang) -> Evidence:
    """What the judgement found missing or to verify, as a list that is shown."""
    gaps = (
        ("；" if lang == "zh" else "; ").join(gap.text[lang] for gap in judgement.gaps) if judgement else ""
    )
    title = f"资料缺口：{facts.identity.name}" if lang == "zh" else f"What is missing: {facts.identity.name}"
    return calculation(facts.id, "gaps", title, gaps or ("无" if lang == "zh" else "none"))


def _five_share(case: Case) -> Decimal | None:
    """前五大客户占比: what the five largest buyers take of the latest year's sales, where it is stated."""
    year, shares = yearly_shares(case)
    if year is None:
        return None
    largest = sorted((s.share_of_sales or Decimal(0) for s in shares.values()), reverse=True)[:_TOP]
    return min(sum(largest, Decimal(0)), Decimal(1))


@tool(response_format="content_and_artifact")
def due_diligence(
    firm: FirmName, runtime: ToolRuntime[Any, Any]
) -> tuple[str, DueDiligenceShown | FirmProfiled]:
    """The short due-diligence summary of one firm: conclusion, identity, control, buyers, finance and ratios, working
    capital, warnings, vetoes, what is missing. It supports the officer's own judgement and does not replace it.
    """
    context: RunContext = runtime.context
    with context.store.read() as session:
        facts = load_one(context, session, firm)
    if isinstance(facts, FirmProfiled):
        return not_one(facts), facts
    case = Case(facts, load_thresholds(), context.today)
    judgement = judged(context, facts)
    scored = score_evidence(facts.identity.name, judgement, context.lang) if judgement else None
    signals = evaluate(facts, context.today)
    capital = working_capital(case)
    idea = need(case) if capital.new_loan is None else None
    ratios = _ratios(case)
    missing = _missing(facts, judgement, context.lang)
    told = signal_evidence(facts.identity.name, signals, context.today, context.lang)
    policies = find_passages(context, _POLICY, 2)
    cites = context.cite(
        *([scored] if scored else []),
        told,
        missing,
        *evidence_of((facts, judgement, signals)),
        *(evidence for _, evidence in ratios),
        *capital.evidence,
        *(idea.evidence if idea else ()),
    )
    shown = DueDiligenceShown(
        facts, judgement, scored, signals, told, missing, ratios, capital, idea.text if idea else None, idea.evidence if idea else (),
        _five_share(case), policies if policies.hits else None, {**cites, **policies.cites},
    )  # fmt: skip
    return numbered(context.ledger, shown.cites.values()), shown
