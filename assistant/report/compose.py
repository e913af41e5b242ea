"""Puts the chapters together into a report: in the template's order, evidence numbered by first citation, masked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from assistant.domain.calendar import months_before
from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.text import Text
from assistant.report.blocks import Block, Chapter, Imprint, Report
from assistant.report.chapters import CHAPTERS
from assistant.report.citations import file_of
from assistant.report.masking import masked
from assistant.report.naming import stale_line
from assistant.report.notes import numbering
from assistant.report.sheet import Sheet, clean
from assistant.report.subject import Subject
from assistant.report.template import ChapterId
from assistant.report.wording import BUILT_IN, Worded, Wording, reword

_LAST: tuple[ChapterId, ...] = ("gaps", "sources")
"""Chapters that gather from the others."""
_WITHOUT_AGE: frozenset[ChapterId] = frozenset({"conclusion", "gaps", "sources"})

Progress = Callable[[ChapterId, int, int], None]
"""Told before each chapter: which, its place from 0, and how many there are."""


def compose(subject: Subject, wording: Wording | None = None, progress: Progress | None = None) -> Report:
    """The report on the subject. The same subject gives the same report: no clock and no chance in it.

    wording: words the paragraphs of each chapter anew; what does not hold to the chapter's evidence stays built in.
    """
    plans = subject.template.chapters
    written: dict[ChapterId, Sheet] = {}
    for place, id_ in enumerate(_in_writing_order(subject)):
        if progress is not None:
            progress(id_, place, len(plans))
        written[id_] = CHAPTERS[id_](subject, written)
        if id_ not in _WITHOUT_AGE:
            _mark_age(written[id_], subject)
    chapters: list[Chapter] = []
    pool: dict[str, Evidence] = {}
    tally = Worded()
    for plan in plans:
        sheet = written[plan.id]
        pool |= {key: one for key, one in sheet.evidence.items() if key not in pool}
        blocks: tuple[Block, ...] = tuple(sheet.blocks)
        if wording is not None:
            blocks, counted = reword(blocks, sheet.evidence, wording, subject.lang)
            tally = tally + counted
        title = plan.title.text()[subject.lang]
        chapters.append(Chapter(plan.id, subject.template.number(plan.id, subject.lang), title, blocks))
    cited = {key: pool[key] for key in numbering(block for chapter in chapters for block in chapter.blocks)}
    made = Report(
        lang=subject.lang,
        imprint=_imprint(subject, cited, wording),
        chapters=tuple(chapters),
        evidence=cited,
        reworded=tally.reworded,
        replaced=tally.replaced,
    )
    return masked(made, subject)


def _in_writing_order(subject: Subject) -> Iterator[ChapterId]:
    """The chapters that gather from the others are written last, wherever they stand."""
    ids = [plan.id for plan in subject.template.chapters]
    yield from (id_ for id_ in ids if id_ not in _LAST)
    yield from (id_ for id_ in _LAST if id_ in ids)


def _mark_age(sheet: Sheet, subject: Subject) -> None:
    """Say below a chapter which of its sources are older than the template's months."""
    months = subject.template.shown.stale_months
    line = months_before(subject.today, months)
    old: dict[str, Evidence] = {}
    for one in sheet.evidence.values():
        if one.kind is EvidenceKind.FACT and one.as_of is not None and one.as_of < line:
            name = file_of(one)
            known = old.get(name)
            if known is None or known.as_of is None or one.as_of > known.as_of:
                old[name] = one
    if not old:
        return
    oldest = [old[name] for name in sorted(old)]
    listed = [(file_of(one), f"{one.as_of:%Y-%m-%d}") for one in oldest]
    zh = "、".join(f"{name}（截至 {day}）" for name, day in listed)
    en = ", ".join(f"{name} (as of {day})" for name, day in listed)
    sheet.note(
        Text(
            f"本章引用的资料已超过 {months} 个月：{zh}",
            f"Sources of this chapter older than {months} months: {en}",
        ),
        stale_line(subject),
        *oldest,
        tone="warning",
    )


def _imprint(subject: Subject, cited: dict[str, Evidence], wording: Wording | None) -> Imprint:
    template, lang, bank = subject.template, subject.lang, subject.bank
    named = template.bank.text()[lang] if template.bank else ""
    if not named and bank is not None:
        named = bank.name if lang == "zh" else bank.name_en
    who = subject.facts.identity
    return Imprint(
        firm=clean(who.name),
        uscc=who.uscc or who.stock_code,
        title=template.title.text()[lang],
        bank=named,
        made_on=subject.today,
        data_as_of=_cut_off(subject, cited),
        card_version=subject.judgement.card_version,
        prompt_version=wording.prompt_version if wording is not None else BUILT_IN,
        model=wording.model if wording is not None else BUILT_IN,
        template=template.version,
        disclaimer=template.disclaimer.text()[lang],
        is_example=subject.facts.brief.is_example,
        logo=template.logo,
    )


def _cut_off(subject: Subject, cited: dict[str, Evidence]) -> date | None:
    """The bank's data date, else the newest date of a fact that is cited."""
    if subject.bank is not None and subject.bank.data_date is not None:
        return subject.bank.data_date
    return max((one.as_of for one in cited.values() if one.as_of is not None), default=None)
