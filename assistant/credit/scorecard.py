"""Scores one firm by the card: points, words and evidence by factor, and what is missing. Loads the card."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from assistant.config.reading import FOLDER, read_yaml
from assistant.credit import buyer_measures, conduct_measures, finance_measures, operation_measures
from assistant.credit.card import Factor, Scale, Scorecard
from assistant.credit.measure import MEASURES, Case, Measure
from assistant.domain.judgement import Gap, Reason
from assistant.domain.text import Text
from assistant.errors import ConfigInvalid

FILE = FOLDER / "scorecard.yaml"

_ = (buyer_measures, conduct_measures, finance_measures, operation_measures)  # registered on import


@lru_cache(maxsize=8)
def _load(path: Path) -> Scorecard:
    card = read_yaml(path, Scorecard)
    for factor in card.factors:
        for scale in (factor, factor.stand_in):
            if scale is not None and scale.reads not in MEASURES:
                known = ", ".join(sorted(MEASURES))
                why = f"factor {factor.id} reads {scale.reads}, which is none of: {known}"
                raise ConfigInvalid(file=path, why=why)
    return card


def load_card(path: Path | None = None) -> Scorecard:
    """The card of a file (default: config/scorecard.yaml); ConfigInvalid says which factor is wrong and why."""
    return _load(path or FILE)


def reasons(case: Case, card: Scorecard) -> tuple[Reason, ...]:
    """One reason a factor, in the card's order. Missing data scores nothing and says so."""
    return tuple(_reason(case, factor) for factor in card.factors)


def _reason(case: Case, factor: Factor) -> Reason:
    read: Measure = MEASURES[factor.reads](case)
    scale: Scale = factor
    if read.value is None and factor.stand_in is not None:
        instead = MEASURES[factor.stand_in.reads](case)
        if instead.value is not None:
            read, scale = instead, factor.stand_in
    points = scale.points(read.value) if read.value is not None else Decimal(0)
    return Reason(
        factor=factor.id,
        title=factor.title.text(),
        points=points,
        max=factor.max,
        text=read.text,
        known=read.value is not None,
        evidence=read.evidence,
    )


def completeness(found: tuple[Reason, ...]) -> Decimal:
    """Share of the card's points whose data is known."""
    whole = sum((r.max for r in found), Decimal(0))
    known = sum((r.max for r in found if r.known), Decimal(0))
    return (known / whole).quantize(Decimal("0.001"))


def missing(found: tuple[Reason, ...]) -> tuple[Gap, ...]:
    """What was not known, one gap a factor."""
    return tuple(
        Gap(
            f"missing:{r.factor}",
            Text(f"{r.title.zh}：{r.text.zh}", f"{r.title.en}: {r.text.en}"),
            r.evidence,
        )
        for r in found
        if not r.known
    )
