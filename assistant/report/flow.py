"""The order in which a report is printed: blanks that follow each other become one form, gaps one list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from assistant.report.blocks import Blank, Block, Chapter, GapBlock, Report


@dataclass(frozen=True, slots=True)
class Form:
    """Fields to fill in that stand together."""

    blanks: tuple[Blank, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """Gaps that stand together."""

    gaps: tuple[GapBlock, ...]


Part = Block | Form | Gaps


def parts(chapter: Chapter) -> Iterator[Part]:
    """A chapter's blocks with runs of blanks and of gaps put together."""
    for kind, run in groupby(chapter.blocks, key=type):
        if kind is Blank:
            yield Form(tuple(b for b in run if isinstance(b, Blank)))
        elif kind is GapBlock:
            yield Gaps(tuple(b for b in run if isinstance(b, GapBlock)))
        else:
            yield from run


def opening(report: Report) -> Chapter | None:
    """The chapter of the first page: the first one, where it has no number (the conclusion)."""
    first = report.chapters[0] if report.chapters else None
    return first if first is not None and not first.number else None


def body(report: Report) -> tuple[Chapter, ...]:
    """The chapters after the first page."""
    return report.chapters[1:] if opening(report) is not None else report.chapters


def title(chapter: Chapter, lang: str) -> str:
    """A chapter's title with its number: 一、基本情况; 1. The firm."""
    if not chapter.number:
        return chapter.title
    return f"{chapter.number}、{chapter.title}" if lang == "zh" else f"{chapter.number}. {chapter.title}"
