"""The tool that lays two to five firms side by side, factor by factor of the scorecard."""

from __future__ import annotations

from typing import Annotated, Any

from langchain.tools import ToolRuntime, tool
from pydantic import Field

from assistant.credit.compare import FactorRow, compare
from assistant.credit.judge import judge
from assistant.credit.scorecard import load_card
from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.text import Lang
from assistant.tools.artifacts import FirmProfiled
from assistant.tools.context import RunContext
from assistant.tools.evidence_text import numbered
from assistant.tools.firm_findings import ComparedFirm, FirmsCompared
from assistant.tools.firm_profile import evidence_of
from assistant.tools.one_firm import FirmName, load_one, not_one
from assistant.tools.scoring_evidence import plain, score_evidence


def _evidence(rows: tuple[FactorRow, ...], firms: list[ComparedFirm], lang: Lang) -> Evidence:
    """The points side by side as a calculation that is shown."""
    names = [one.facts.identity.name for one in firms]
    parts = []
    for row in rows:
        cells = [
            f"{name} {plain(cell.points)}/{plain(row.max)}"
            if cell.known
            else f"{name} {'缺资料' if lang == 'zh' else 'no data'}"
            for name, cell in zip(names, row.cells, strict=True)
        ]
        apart = (
            ""
            if row.spread is None
            else f"（相差 {plain(row.spread)}）"
            if lang == "zh"
            else f" (apart {plain(row.spread)})"
        )
        parts.append(
            f"{row.title[lang]}：{'、'.join(cells)}{apart}"
            if lang == "zh"
            else f"{row.title[lang]}: {', '.join(cells)}{apart}"
        )
    key = "calc:compare:" + ",".join(str(one.facts.id) for one in firms)
    title, locator = (
        ("逐项比较", f"评分卡 {firms[0].judgement.card_version}")
        if lang == "zh"
        else ("Comparison by factor", f"scorecard {firms[0].judgement.card_version}")
    )
    return Evidence(
        key,
        EvidenceKind.CALCULATION,
        title,
        locator,
        ("；" if lang == "zh" else "; ").join(parts),
        "calculation",
    )


@tool(response_format="content_and_artifact")
def compare_firms(
    firms: Annotated[list[FirmName], Field(min_length=2, max_length=5, description="The firms to compare")],
    runtime: ToolRuntime[Any, Any],
) -> tuple[str, FirmsCompared | FirmProfiled]:
    """Compare two to five firms factor by factor: points, difference, evidence, vetoes and facts side by side.

    If a name fits several firms, the choices come back: ask the user which one; never pick.
    """
    context: RunContext = runtime.context
    found: list[ComparedFirm] = []
    with context.store.read() as session:
        for name in firms:
            facts = load_one(context, session, name)
            if isinstance(facts, FirmProfiled):
                return not_one(facts), facts
            if any(facts.id == one.facts.id for one in found):
                continue  # named twice, by its old and its new name
            judgement = judge(facts, load_card(), context.profile, context.today)
            scored = score_evidence(facts.identity.name, judgement, context.lang)
            found.append(ComparedFirm(facts, judgement, scored))
    rows = compare([one.judgement for one in found])
    compared = _evidence(rows, found, context.lang)
    cites = context.cite(
        compared, *(e for one in found for e in evidence_of((one.facts, one.judgement, one.scored)))
    )
    entries = [cites[compared.key], *(cites[one.scored.key] for one in found)]
    entries += [cites[one.facts.identity.evidence.key] for one in found]
    return numbered(context.ledger, entries), FirmsCompared(tuple(found), rows, compared, cites)
