"""Judges one firm: points, vetoes, what is missing, and a grade where one may be given."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from assistant.credit.card import Scorecard
from assistant.credit.hints import hints
from assistant.credit.measure import Case
from assistant.credit.scorecard import completeness, missing, reasons
from assistant.credit.thresholds import Thresholds, load_thresholds
from assistant.credit.vetoes import all_vetoes
from assistant.domain.facts import FirmFacts
from assistant.domain.judgement import Gap, Judgement
from assistant.domain.text import Text
from assistant.domain.ties import Lender


def judge(
    facts: FirmFacts,
    card: Scorecard,
    bank: Lender | None,
    today: date,
    thresholds: Thresholds | None = None,
) -> Judgement:
    """The judgement of one firm. The same facts, card, thresholds and date give the same judgement.

    score and grade are None where a rule stops the firm or cannot be decided, and where less of the card's data is
    known than its completeness line; points by factor are given in any case.
    """
    case = Case(facts, thresholds or load_thresholds(), today)
    found = reasons(case, card)
    stopped = all_vetoes(case, bank)
    share = completeness(found)
    gaps = [*missing(found), *hints(case)]
    score: Decimal | None = None
    if share < card.completeness_line:
        line = f"{share * 100:.0f}%"
        gaps.insert(
            0,
            Gap(
                "unrated",
                Text(
                    f"资料完整度 {line}，低于 {card.completeness_line * 100:.0f}%，暂不评级",
                    f"{line} of the data is known, below {card.completeness_line * 100:.0f}%: not rated",
                ),
            ),
        )
    elif not stopped:
        score = sum((r.points for r in found), Decimal(0))
    return Judgement(
        firm_id=facts.id,
        card_version=card.version,
        score=score,
        grade=card.grade(score) if score is not None else None,
        completeness=share,
        reasons=found,
        vetoes=stopped,
        gaps=tuple(gaps),
    )
