"""The chapters by their id in the template. One file a chapter, each a function from the subject to a sheet of blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.report.chapters import (
    application,
    bank,
    business,
    conclusion,
    finance,
    funding,
    gaps,
    identity,
    ownership,
    policy,
    record,
    risks,
    score,
    sources,
    trade,
    visit,
)
from assistant.report.sheet import Sheet
from assistant.report.subject import Subject
from assistant.report.template import ChapterId

Write = Callable[[Subject, Mapping[ChapterId, Sheet]], Sheet]
"""Writes a chapter. It is given the chapters written before, which only those that gather from them read."""


def _alone(write: Callable[[Subject], Sheet]) -> Write:
    return lambda subject, written: write(subject)


CHAPTERS: Mapping[ChapterId, Write] = {
    "conclusion": _alone(conclusion.write),
    "application": _alone(application.write),
    "identity": _alone(identity.write),
    "ownership": _alone(ownership.write),
    "business": _alone(business.write),
    "trade": _alone(trade.write),
    "policy": _alone(policy.write),
    "finance": _alone(finance.write),
    "funding": _alone(funding.write),
    "record": _alone(record.write),
    "score": _alone(score.write),
    "risks": _alone(risks.write),
    "bank": _alone(bank.write),
    "visit": _alone(visit.write),
    "gaps": gaps.write,
    "sources": sources.write,
}
