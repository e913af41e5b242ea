"""What the first and the last page say about a report, as pairs of name and value, for every renderer."""

from __future__ import annotations

from assistant.report import labels
from assistant.report.blocks import Report

Pair = tuple[str, str]


def front(report: Report) -> tuple[Pair, ...]:
    """Whom the report is about and of when, for the head of the first page."""
    lang, about = report.lang, report.imprint
    unknown = labels.UNKNOWN[lang]
    return (
        (labels.FIRM[lang], about.firm),
        (labels.USCC[lang], about.uscc or unknown),
        (labels.MADE_ON[lang], about.made_on.isoformat()),
        (labels.DATA_AS_OF[lang], about.data_as_of.isoformat() if about.data_as_of else unknown),
    )


def back(report: Report) -> tuple[Pair, ...]:
    """By what the report was made, for the last page."""
    lang, about = report.lang, report.imprint
    return (
        (labels.MADE_ON[lang], about.made_on.isoformat()),
        (labels.DATA_AS_OF[lang], about.data_as_of.isoformat() if about.data_as_of else labels.UNKNOWN[lang]),
        (labels.CARD[lang], about.card_version),
        (labels.PROMPTS[lang], about.prompt_version),
        (labels.MODEL[lang], about.model),
        (labels.TEMPLATE[lang], about.template),
        (
            labels.WORDING[lang],
            labels.WORDED.fill(reworded=report.reworded, replaced=report.replaced)[lang],
        ),
    )
