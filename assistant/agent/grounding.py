"""The check after the model: what a sentence may say, given the evidence of the run. Holds for every model.

A citation that names no evidence goes. A sentence that claims something and cites nothing goes. A figure has to
stand in the evidence that its sentence cites, as a count of the same thing and going the same way; so has the firm
that is named, and a quotation, word for word; else the sentence goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from assistant.agent.directions import turned
from assistant.agent.figures import Figure, figures, placing_figures, stated_figures
from assistant.agent.firm_words import BRAND, NAMED, ShortNames, english_stranger
from assistant.agent.polarity import denied
from assistant.agent.predicates import unheld
from assistant.agent.support import better_elsewhere
from assistant.domain.evidence import Evidence, Ledger
from assistant.domain.reading.normal import fold
from assistant.store.firm_name_parts import places

CITATION = re.compile(r"\[(\d+(?:\s*[,，、]\s*\d+)*)\]")
_QUOTATION = re.compile(r"[「『“\"]([^「」『』“”\"]{6,})[」』”\"]")
_QUOTED_LINE = re.compile(r"^\s*>\s?(.*)", re.DOTALL)
_ELLIPSIS = re.compile(r"…+|\.{3,}")
_FRAME = re.compile(
    r"^\s*(?:#{1,6}\s.*|\|[\s:|-]+\|?|-{3,}|\*{3,}|[-*]?\s*\**[^。！？!?.]{0,80}[：:]\**\s*|```.*)?\s*$",
    re.DOTALL,
)
_TABLE_HEAD = re.compile(r"^\s*\|[^0-9\[]*\|\s*$")
_CLAUSES = re.compile(r"[，；;].*\w|(?=(?:\S+\s+){5}).*,.*\w", re.DOTALL)
_WORDS_OF_A_FRAME = 9
_WORDLESS = re.compile(r"[\W_\d]*")


class Verdict(StrEnum):
    """claim: checked and holds. frame: claims nothing (heading, lead-in, question). drop: must not reach the reader."""

    CLAIM = "claim"
    FRAME = "frame"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Checked:
    """A piece after the check, with its citations as ledger numbers still; `why` says why it was dropped."""

    verdict: Verdict
    text: str
    cited: tuple[int, ...] = ()
    why: str = ""


@lru_cache(maxsize=4096)
def _evidence_words(evidence: Evidence) -> str:
    return fold(f"{evidence.title}\n{evidence.quote}")


def _longest_tail(name: str, least: int, held: str) -> int:
    """Length of the longest ending of `name` that stands in `held`, 0 if shorter than `least`.

    A name found in running text may have other words before it, so only its ending is sure.
    """
    if name[-least:] not in held:
        return 0
    low, high = least, len(name)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if name[-middle:] in held else (low, middle - 1)
    return low


@lru_cache(maxsize=2048)
def evidence_figures(evidence: Evidence) -> frozenset[Figure]:
    """Figures that a piece of evidence holds, in its quote, title, place, source and date."""
    dated = evidence.as_of.isoformat() if evidence.as_of else ""
    noted = evidence.note.en if evidence.note else ""
    said = (evidence.quote, evidence.title, dated, noted)
    places = (evidence.locator, evidence.source)
    return frozenset().union(*map(stated_figures, said), *map(placing_figures, places))


def _numbers(match: re.Match[str]) -> list[int]:
    return [int(part) for part in re.split(r"\s*[,，、]\s*", match[1])]


def strip_unknown(text: str, ledger: Ledger) -> tuple[str, tuple[int, ...]]:
    """`text` with citations of no evidence taken out, and the numbers that stay, in order."""
    kept: list[int] = []

    def keep(match: re.Match[str]) -> str:
        known = [number for number in _numbers(match) if ledger.get(number) is not None]
        kept.extend(known)
        return "".join(f"[{number}]" for number in known)

    return CITATION.sub(keep, text), tuple(dict.fromkeys(kept))


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", fold(text))


def _quotes_hold(text: str, evidence: list[Evidence]) -> bool:
    quoted = [match[1] for match in _QUOTATION.finditer(text)]
    line = _QUOTED_LINE.match(text)
    if line:
        quoted.append(CITATION.sub("", line[1]))
    if not quoted:
        return True
    # a source's own footnote marks, [3], are no part of its words: they look like our citations
    held = [_squeezed(CITATION.sub("", item.quote)) for item in evidence]
    for quote in quoted:
        for part in _ELLIPSIS.split(quote):
            squeezed = _squeezed(part)
            if len(squeezed) >= 4 and not any(squeezed in text_ for text_ in held):
                return False
    return True


def is_frame(text: str) -> bool:
    """Whether a piece without citation claims nothing: blank, heading, rule, lead-in, table head, or a question."""
    stripped = text.strip()
    if NAMED.search(fold(stripped)):
        return False  # what is said of a firm is a claim, in a heading too
    if not stripped.startswith("|") and (
        _CLAUSES.search(stripped) or len(stripped.split()) > _WORDS_OF_A_FRAME
    ):
        return False  # a heading or lead-in of several clauses says something
    if _WORDLESS.fullmatch(stripped) or _FRAME.match(text) or _TABLE_HEAD.match(text):
        return not figures(stripped)
    return stripped.endswith(("？", "?")) and not figures(stripped)


@dataclass(frozen=True, slots=True)
class GroundingCheck:
    """Checks pieces against one run's ledger. `neutral` are sentences of the program's own that claim nothing."""

    ledger: Ledger
    neutral: frozenset[str] = frozenset()
    _words: dict[int, str] = field(default_factory=dict)
    _shorts: dict[int, ShortNames] = field(default_factory=dict)

    def _stranger(self, text: str, evidence: list[Evidence]) -> str | None:
        """A firm that `text` names and the cited evidence does not; None when there is none.

        Of a name that other evidence of the run holds, the cited evidence must hold as much.
        """
        cited = "\n".join(_evidence_words(item) for item in evidence)
        said = fold(CITATION.sub(" ", text))
        for match in NAMED.finditer(said):
            name, least = match[0], len(match["form"]) + BRAND
            here = _longest_tail(name, min(least, len(name)), cited)
            if not here or here < _longest_tail(name, min(least, len(name)), self._all_words()):
                return name
        return english_stranger(said, cited) or self._short_names().stranger(said, cited)

    def _short_names(self) -> ShortNames:
        size = len(self.ledger)
        if size not in self._shorts:
            self._shorts.clear()
            self._shorts[size] = ShortNames.of((item for _, item in self.ledger), places())
        return self._shorts[size]

    def _all_words(self) -> str:
        size = len(self.ledger)
        if size not in self._words:
            self._words.clear()
            self._words[size] = "\n".join(_evidence_words(item) for _, item in self.ledger)
        return self._words[size]

    def check(self, piece: str) -> Checked:
        """What may be shown of `piece`."""
        text, cited = strip_unknown(piece, self.ledger)
        if not text.strip():
            return Checked(Verdict.FRAME if not CITATION.search(piece) else Verdict.DROP, text, why="empty")
        if text.strip() in self.neutral:
            return Checked(Verdict.FRAME, text)
        if not cited:
            if CITATION.search(piece):
                return Checked(Verdict.DROP, text, why="citation names no evidence")
            if is_frame(text):
                return Checked(Verdict.FRAME, text)
            return Checked(Verdict.DROP, text, why="claim without citation")
        evidence = [item for number in cited if (item := self.ledger.get(number)) is not None]
        held = frozenset().union(*(evidence_figures(item) for item in evidence))
        missing = [figure for figure in figures(text) if not figure.shown_by(held)]
        if missing:
            return Checked(Verdict.DROP, text, cited, f"no evidence for {missing[0].value}")
        if stranger := self._stranger(text, evidence):
            return Checked(Verdict.DROP, text, cited, f"the cited evidence does not name {stranger}")
        said = fold(CITATION.sub(" ", text))
        sources = "\n".join(_evidence_words(item) for item in evidence)
        if grave := unheld(said, sources):
            return Checked(Verdict.DROP, text, cited, f"the cited evidence does not say so: {grave}")
        if word := turned(said, sources):
            return Checked(Verdict.DROP, text, cited, f"the cited evidence says the opposite: {word}")
        if clause := denied(said, evidence):
            return Checked(
                Verdict.DROP, text, cited, f"the cited evidence does not deny, or affirm, so: {clause}"
            )
        if other := better_elsewhere(said, evidence, (item for _, item in self.ledger)):
            return Checked(
                Verdict.DROP, text, cited, f"another source says so, not the cited one: {other.key}"
            )
        if not _quotes_hold(text, evidence):
            return Checked(Verdict.DROP, text, cited, "quotation is not in the evidence")
        return Checked(Verdict.CLAIM, text, cited)
