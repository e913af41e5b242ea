"""The list of sources as a document prints it: by file, rows of a table in runs, formulas in short. Knows no format.

A report of 160 sources took ten pages of 25 with an entry and the raw row for each; the rows themselves stand in the json
and html forms, where they open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.text import Lang, Text
from assistant.report.blocks import Report
from assistant.report.citations import file_of
from assistant.report.notes import IN_CHINESE, KINDS, ROWS, day, joined, kind_of, row_of, titled, worked

DOCUMENTS, CALCULATIONS = Text("制度与资料", "Documents"), Text("系统测算（公式与取数）", "Calculations")
SELF = Text("本企业", "the firm")


@dataclass(frozen=True, slots=True)
class Entry:
    """One or more numbers of sources, and what is said of them all."""

    numbers: tuple[int, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Group:
    """A file with its entries, or the calculations. `runs`: entries stand one after the other on a line."""

    title: str
    entries: tuple[Entry, ...]
    runs: bool = True


def groups(report: Report) -> tuple[Group, ...]:
    """Documents, tables of the firm database, calculations; each source once, in the order of numbers within its group."""
    lang, numbered = report.lang, list(enumerate(report.evidence.values(), start=1))
    made = []
    for _, found in _by(numbered, lambda e: e.kind is EvidenceKind.PASSAGE and (e.title, e.source)):
        first = found[0][1]
        entries = tuple(Entry((n,), joined(e.locator, e.note[lang] if e.note else "")) for n, e in found)
        made.append(Group(joined(titled(first.title, lang), first.source) + day(first), entries))
    for _, found in _by(numbered, lambda e: e.kind is EvidenceKind.FACT and (file_of(e), kind_of(e))):
        made.append(_table(found, report.imprint.firm, lang))
    sums = [(n, e) for n, e in numbered if e.kind is EvidenceKind.CALCULATION]
    if sums:
        entries = tuple(Entry((n,), worked(e, lang)) for n, e in sums)
        made.append(Group(CALCULATIONS[lang] + IN_CHINESE[lang], entries, runs=False))
    return tuple(made)


def _by(
    numbered: Iterable[tuple[int, Evidence]], key: Callable[[Evidence], object]
) -> Iterator[tuple[object, list[tuple[int, Evidence]]]]:
    """Sources by what `key` gives, those out for which it gives nothing."""
    found: dict[object, list[tuple[int, Evidence]]] = {}
    for n, evidence in numbered:
        group = key(evidence)
        if group:
            found.setdefault(group, []).append((n, evidence))
    yield from found.items()


def _table(found: list[tuple[int, Evidence]], firm: str, lang: Lang) -> Group:
    first = found[0][1]
    days = {e.as_of for _, e in found}
    title = joined(KINDS.get(kind_of(first), Text("", ""))[lang], file_of(first)) + (
        day(first) if len(days) == 1 else ""
    )
    said = [(n, _about(e, firm, lang), row_of(e), day(e) if len(days) > 1 else "") for n, e in found]
    entries = []
    for (about, dated), run in groupby(said, key=lambda one: (one[1], one[3])):
        members = list(run)
        rows = ROWS.fill(row=_ranges([row for *_, row, _ in members if row is not None]))[lang]
        known = any(row is not None for *_, row, _ in members)
        numbers = tuple(n for n, *_ in members)
        entries.append(Entry(numbers, " ".join(filter(None, (about, rows if known else "", dated)))))
    return Group(title, tuple(entries))


def _about(evidence: Evidence, firm: str, lang: Lang) -> str:
    """Whom or what a row is about, where that is not the firm itself."""
    rest = evidence.title.partition("：")[2] or evidence.title
    if evidence.kind is EvidenceKind.FACT and kind_of(evidence) == "event":
        rest = f"{evidence.title.partition('：')[0]} {rest}"
    if kind_of(evidence) in ("statement", "stand_in"):
        return re.sub(r" \S*$", "", rest).replace(firm, "").strip()  # the year and the kind stand in the text
    parts = rest.replace(firm, "\0").strip()
    if parts in ("", "\0"):
        return ""
    if parts.startswith("\0 ") and not parts.startswith("\0 →"):
        parts = parts[1:].strip(" ·")
    return parts.replace("\0 →", "→").replace("→ \0", "→").replace("\0", SELF[lang]).strip()


def _ranges(rows: list[int]) -> str:
    """3–5, 8: rows that follow each other as one."""
    runs: list[list[int]] = []
    for row in sorted(set(rows)):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)
