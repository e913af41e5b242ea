"""Lets an answer through to the reader piece by piece, checked, with its sources numbered by first appearance.

Nothing that was let through is taken back. Headings and lead-ins wait until a claim behind them holds, so that
no heading stands over nothing and an answer without evidence can still become the refusal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.agent.grounding import CITATION, Checked, GroundingCheck, Verdict
from assistant.agent.sentences import SentenceCutter
from assistant.domain.evidence import Evidence, Ledger

_HEADING = re.compile(r"^\s*(#{1,6})\s")
_RULE = re.compile(r"^\s*\|[\s:|-]+\|?\s*$")
_LEAD_IN = re.compile(r"[：:]\**\s*$")


@dataclass(slots=True)
class Numbering:
    """The numbers that the reader sees, given to ledger numbers in the order of first appearance."""

    ledger: Ledger
    shown: dict[int, int] = field(default_factory=dict)

    def of(self, number: int) -> int:
        """The shown number of a ledger number."""
        return self.shown.setdefault(number, len(self.shown) + 1)

    def items(self) -> list[tuple[int, Evidence]]:
        """Shown number and evidence, in order."""
        found = ((shown, self.ledger.get(number)) for number, shown in self.shown.items())
        return sorted(((n, e) for n, e in found if e is not None), key=lambda pair: pair[0])


@dataclass(frozen=True, slots=True)
class Passed:
    """A piece that may be shown, and the numbers that appear in it for the first time."""

    text: str
    first_cited: tuple[int, ...] = ()


@dataclass(slots=True)
class CheckedText:
    """The gate of one answer. `claims` counts what held; `dropped` keeps what did not, with the reason."""

    check: GroundingCheck
    numbering: Numbering
    claims: int = 0
    dropped: list[Checked] = field(default_factory=list)
    _cutter: SentenceCutter = field(default_factory=SentenceCutter)
    _waiting: list[str] = field(default_factory=list)
    _passed: list[str] = field(default_factory=list)
    _fenced: bool = False
    _in_table: bool = False

    @property
    def text(self) -> str:
        """All that was let through so far."""
        return "".join(self._passed)

    @property
    def held(self) -> str:
        """Framing that waits for a claim: what a reply without claims consists of."""
        return "".join(self._waiting)

    def feed(self, text: str) -> list[Passed]:
        """Pieces that `text` completes and that may be shown."""
        return self._let_through(self._cutter.feed(text))

    def begin_again(self) -> None:
        """The reply so far was no answer (a tool call follows): what waits is let go, what passed stays."""
        self._cutter = SentenceCutter()
        self._waiting.clear()
        self._fenced = False

    def close(self) -> list[Passed]:
        """What may still be shown at the end: checked rests, closing notes and questions."""
        passed = self._let_through(self._cutter.close())
        if self.claims:
            kept = [piece for piece in self._waiting if self._stands_alone(piece)]
            self._waiting.clear()
            if any(piece.strip() for piece in kept):
                passed.append(self._pass("".join(kept)))
        return passed

    def _stands_alone(self, piece: str) -> bool:
        if not piece.strip():
            return True
        return piece.strip() in self.check.neutral or piece.strip().endswith(("？", "?"))

    def _let_through(self, pieces: list[str]) -> list[Passed]:
        passed = []
        for piece in pieces:
            if piece.lstrip().startswith("```"):
                self._fenced = not self._fenced
                continue
            if self._fenced:
                continue  # a block of code is no sentence: small models print tool calls so
            checked = self._in_place(piece, self.check.check(piece))
            if checked.verdict is Verdict.DROP:
                self.dropped.append(checked)
                if piece.endswith("\n") and self._tail(1) not in ("", "\n"):
                    self._wait("\n")  # the line it stood in still ends
            elif checked.verdict is Verdict.FRAME:
                self._wait(checked.text)
            else:
                self.claims += 1
                passed += self._release()
                passed.append(self._renumbered(checked))
        return passed

    def _in_place(self, piece: str, checked: Checked) -> Checked:
        """A table row without a source is framing only as the head of its table."""
        row = piece.lstrip().startswith("|")
        later, self._in_table = row and self._in_table, row
        if later and checked.verdict is Verdict.FRAME and not _RULE.match(piece):
            return Checked(Verdict.DROP, checked.text, why="table row without citation")
        return checked

    def _wait(self, piece: str) -> None:
        heading = _HEADING.match(piece)
        if heading:
            self._drop_empty_headings(len(heading[1]))
        if not piece.strip() and (
            not self._tail(1) or (self._tail(2).strip() == "" and "\n" in self._tail(2)[:-1])
        ):
            return  # one blank line is enough, and none at the top
        self._waiting.append(piece)

    def _tail(self, length: int) -> str:
        """The last characters of what was let through and what waits."""
        return "".join([*self._passed[-3:], *self._waiting])[-length:]

    def _drop_empty_headings(self, level: int) -> None:
        """A heading of the same or a higher rank has come: those waiting at or under it stand over nothing."""
        kept: list[str] = []
        for piece in self._waiting:
            waiting = _HEADING.match(piece)
            if waiting and len(waiting[1]) >= level:
                continue
            kept.append(piece)
        # a lead-in that belonged to a dropped claim goes with it
        self._waiting = [piece for piece in kept if not _LEAD_IN.search(piece)]

    def _release(self) -> list[Passed]:
        if not self._waiting:
            return []
        text = "".join(self._waiting)
        self._waiting.clear()
        if not self._passed:
            text = text.lstrip("\n")
        return [self._pass(text)] if text else []

    def _pass(self, text: str) -> Passed:
        self._passed.append(text)
        return Passed(text)

    def _renumbered(self, checked: Checked) -> Passed:
        before = set(self.numbering.shown.values())

        def shown(match: re.Match[str]) -> str:
            return f"[{self.numbering.of(int(match[1]))}]"

        text = CITATION.sub(shown, checked.text)
        self._passed.append(text)
        first = tuple(n for n in self.numbering.shown.values() if n not in before)
        return Passed(text, first)
