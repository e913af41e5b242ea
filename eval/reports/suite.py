"""The reports suite: the demo's cases and twins, the fifteen checks of a reviewer, and figures traced in text and files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import yaml
from sqlmodel import Session

from assistant.domain.scope import LOCAL, Scope
from assistant.report.blocks import Report
from assistant.report.compose import compose
from assistant.report.formats import Format
from assistant.report.gathering import Sources, gather
from assistant.report.template import load_template
from assistant.settings import Settings
from assistant.store import bank
from assistant.store.engine import Store
from assistant.store.firm_resolve import resolve
from eval.metrics import Scored
from eval.reports.review import REVIEW
from eval.reports.tracing import untraced, untraced_in
from eval.reports.traps import CHECKS
from ingest.demo.generate import ANSWER_KEY, FOLDER

FILES: tuple[Format, ...] = ("md", "html", "docx", "pdf", "json")
READ_BACK = 3
"""Firms whose files are made and read back in every format: it takes seconds each."""
Progress = Callable[[int], None]


@dataclass(slots=True)
class Outcome:
    """What was measured: 1 or 0 for each line of the key, each check of each report, each report's figures, each file."""

    traps: dict[str, float] = field(default_factory=dict)
    review: dict[str, float] = field(default_factory=dict)
    traced: dict[str, float] = field(default_factory=dict)
    files: dict[str, float] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def scored(self) -> Scored:
        """In the form that baselines compare."""
        return {"traps": self.traps, "review": self.review, "traced": self.traced, "files": self.files}

    def note(self, group: dict[str, float], name: str, held: bool, fault: str) -> None:
        """One result; what failed is told."""
        group[name] = float(held)
        if not held:
            self.faults.append(fault)


def entries() -> list[dict[str, Any]]:
    """The lines of the answer key."""
    key: dict[str, Any] = yaml.safe_load((FOLDER / ANSWER_KEY).read_text("utf-8"))
    found: list[dict[str, Any]] = key["entries"]
    return found


class Maker:
    """Makes each report once, out of an open demo store, with no library to search."""

    def __init__(self, session: Session, settings: Settings) -> None:
        self._of = partial(Sources, session, None, bank.profile(session), bank.today(settings, session))
        self._session = session
        self._template = load_template()
        self.made: dict[tuple[str, Scope], Report] = {}

    def report(self, firm: str, scope: Scope = LOCAL) -> Report:
        """The report on the firm of that code or name."""
        if (firm, scope) not in self.made:
            found = resolve(self._session, firm)
            assert found.firm_id is not None, firm
            subject = gather(self._of(scope), found.firm_id, self._template, "zh")
            self.made[firm, scope] = compose(subject)
        return self.made[firm, scope]


@contextmanager
def opened(settings: Settings) -> Iterator[Maker]:
    """A maker over the demo store of these settings."""
    store = Store.open(settings)
    try:
        with store.read() as session:
            yield Maker(session, settings)
    finally:
        store.close()


def holds(maker: Maker, entry: dict[str, Any], names: dict[str, str]) -> bool:
    """Whether the report says of the entity what the key expects."""
    detail = str(entry.get("detail", ""))
    scope = Scope(branch=detail) if entry["expect"].startswith("client_") else LOCAL
    asked = detail if entry["expect"] == "resolves" else entry["uscc"]
    report = maker.report(asked, scope)
    if entry["expect"] == "resolves":
        return bool(report.imprint.uscc == entry["uscc"])
    word: str = entry["expect"]
    return CHECKS[word](report, detail, names.get(detail, ""))


def measure(
    settings: Settings,
    progress: Progress,
    chosen: Sequence[dict[str, Any]] | None = None,
    read_back: int = READ_BACK,
) -> Outcome:
    """Everything, in the demo home of these settings. progress: told of each line of the key that is done."""
    every = entries()
    names = {entry["uscc"]: entry["name"] for entry in every}
    outcome = Outcome()
    with opened(settings) as maker:
        for place, entry in enumerate(chosen or every):
            name = f"{place}:{entry['case']}-{entry['role']}-{entry['expect']}-{entry['uscc'][-10:]}"
            said = f"{name}: {entry['name']}: {entry['why']}"
            outcome.note(outcome.traps, name, holds(maker, entry, names), said)
            progress(1)
        for (firm, scope), report in maker.made.items():
            who = f"{firm}{'@' + scope.branch if scope.branch else ''}"
            for check, passes in REVIEW.items():
                outcome.note(outcome.review, f"{check}-{who}", passes(report), f"{check}: {who}")
            lost = untraced(report)
            outcome.note(outcome.traced, who, not lost, f"{who}: {lost[:3]}")
        for firm, scope in list(maker.made)[:: max(1, len(maker.made) // max(read_back, 1))][:read_back]:
            for format_ in FILES:
                strange = untraced_in(maker.report(firm, scope), format_)
                outcome.note(
                    outcome.files, f"{format_}-{firm}", not strange, f"{format_} {firm}: {strange[:8]}"
                )
    return outcome
