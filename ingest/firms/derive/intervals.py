"""Spans of time as half-open [start, end) pairs; None is open on that side. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

Span = tuple[date | None, date | None]


def holds(spans: Iterable[Span], day: date) -> bool:
    """Whether `day` lies in any span; the end is the first day outside."""
    return any((start is None or start <= day) and (end is None or day < end) for start, end in spans)


def edges(spans: Iterable[Span]) -> set[date]:
    """The days on which a span starts or ends."""
    return {day for span in spans for day in span if day is not None}


def pieces(days: Iterable[date]) -> list[Span]:
    """All of time cut at `days`: one open span before the first, one after the last."""
    cuts: list[date | None] = [None, *sorted(set(days)), None]
    return [(cuts[place], cuts[place + 1]) for place in range(len(cuts) - 1)]


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Ordered spans that touch, as one."""
    result: list[Span] = []
    for start, end in spans:
        if result and result[-1][1] is not None and result[-1][1] == start:
            result[-1] = (result[-1][0], end)
        else:
            result.append((start, end))
    return tuple(result)


def inside(span: Span) -> date:
    """A day within a piece: its start, or the day before its end where it has no start."""
    start, end = span
    if start is not None:
        return start
    return date.min if end is None or end == date.min else date.fromordinal(end.toordinal() - 1)
