"""Makes a report out of a small world: gathered and composed as the command does, without a library to search."""

from __future__ import annotations

from assistant.domain.scope import LOCAL, Scope
from assistant.domain.text import Lang
from assistant.report.blocks import Report
from assistant.report.compose import compose
from assistant.report.gathering import Sources, gather
from assistant.report.subject import Subject
from assistant.report.template import Template, load_template
from assistant.report.wording import Wording
from assistant.retrieval.passages import PassageSearcher
from assistant.store import bank
from assistant.store.engine import Store
from tests.firm_world import TODAY


def subject_of(
    store: Store,
    firm: int,
    lang: Lang = "zh",
    scope: Scope = LOCAL,
    template: Template | None = None,
    searcher: PassageSearcher | None = None,
) -> Subject:
    """What the report on a firm is written from."""
    with store.read() as session:
        sources = Sources(session, searcher, bank.profile(session), TODAY, scope)
        return gather(sources, firm, template or load_template(), lang)


def report_of(
    store: Store, firm: int, lang: Lang = "zh", scope: Scope = LOCAL, wording: Wording | None = None
) -> Report:
    """The report on a firm."""
    return compose(subject_of(store, firm, lang, scope), wording)
