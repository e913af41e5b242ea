"""Takes answers about firms apart into sentences, and holds each figure and each citation against the other.

A claim is a sentence or line with a figure. Citation recall: share of the claims that cite something that exists.
Citation precision: share of the citations of claims that hold something of their sentence: a figure, or the firm it is
about. Faithfulness: share of the figures that what their sentence cites holds, or a calculation that is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.domain.answer import Answer, Citation
from eval.answering.numbers import Said, Shown, said
from eval.metrics import Interval, Scored, interval, share
from eval.understanding.judging import Judged

_MARKS = re.compile(r"\[(\d+)\]")
_LIST_MARK = re.compile(r"^\s*(?:\d+[.、)]|[-*•])\s+")
_ENDS = re.compile(r"(?<=[。！？!?])|(?<=\.)\s+(?=[A-Z])")
_QUOTE = ">"
"""A line that begins so is a quotation: one claim, whatever it holds."""
_FIRM = re.compile(
    r"[\u4e00-\u9fff（(][\u4e00-\u9fff（）()\d]+(?:公司|合作社|经营部|银行|主管部门|研究院|中学|医院)"
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,8}(?:支行|镇|乡|街道|园区|园)")
_QUOTED = re.compile(r"「[^」]*」|“[^”]*”|\"[^\"]*\"|《[^》]*》")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
_FOREIGN_SHARE = 0.2
"""Of the letters of an English answer, names and quotations left out, that may be Chinese: towns and branches."""


@dataclass(frozen=True, slots=True)
class Apart:
    """One answer taken apart. claims: (sentence, whether it cites what exists). citations: whether each citation of a
    claim holds something of it. figures: whether each figure is held by what is cited, with the sentence."""

    judged: Judged
    claims: tuple[tuple[str, bool], ...] = ()
    citations: tuple[bool, ...] = ()
    figures: tuple[tuple[str, str, bool], ...] = field(default=())
    language: bool = True

    @property
    def wrong(self) -> list[str]:
        """What went wrong, for people."""
        uncited = [f"no citation: {sentence}" for sentence, cited in self.claims if not cited]
        unshown = [f"{figure} not shown: {sentence}" for figure, sentence, held in self.figures if not held]
        return [*uncited, *unshown, *([] if self.language else ["in another language"])]


@dataclass(frozen=True, slots=True)
class Figures:
    """Over the answers; None where there was none to judge."""

    answers: int
    claims: int
    figures: int
    citation_recall: Interval
    citation_precision: Interval
    faithfulness: Interval
    language: float | None
    refusal_precision: float | None
    refusal_recall: float | None


def take_apart(judged: Judged) -> Apart:
    """One reply; one that claims nothing has nothing to take apart."""
    answer = judged.reply.answer
    if answer is None or judged.reply.kind != "answer":
        return Apart(judged)
    cited = {citation.n: citation for citation in answer.citations}
    claims, citations, figures = [], [], []
    for sentence in _sentences(answer.answer):
        bare = _MARKS.sub("", sentence)
        found = said(_FIRM.sub(" ", bare))
        if not found:
            continue
        marks = [int(mark) for mark in _MARKS.findall(sentence)]
        theirs = [cited[mark] for mark in marks if mark in cited]
        claims.append((bare.strip(), bool(theirs)))
        shown = Shown("\n".join(map(_evidence, theirs)))
        figures += [(figure.text, bare.strip(), shown.holds(figure)) for figure in found]
        citations += [mark in cited and _bears(cited[mark], bare, found) for mark in marks]
    return Apart(judged, tuple(claims), tuple(citations), tuple(figures), _language(answer, judged.lang))


def figures(apart: Sequence[Apart]) -> Figures:
    """Over these replies. Each answer counts once, whatever its length."""
    judged = [one.judged for one in apart]
    answered = [one for one in apart if one.judged.reply.kind == "answer"]
    refused = [one for one in judged if one.refused]
    table = scored(apart)
    return Figures(
        answers=len(answered),
        claims=sum(len(one.claims) for one in apart),
        figures=sum(len(one.figures) for one in apart),
        citation_recall=interval(table["citation_recall"].values()),
        citation_precision=interval(table["citation_precision"].values()),
        faithfulness=interval(table["faithfulness"].values()),
        language=share([one.language for one in answered]),
        refusal_precision=share([one.turn.may_be_asked_back or one.exact for one in refused]),
        refusal_recall=share([one.refused for one in judged if one.turn.back]),
    )


def scored(apart: Sequence[Apart]) -> Scored:
    """Each answer's figures, for the baseline."""
    return {
        "citation_recall": _means(apart, lambda one: [cited for _, cited in one.claims]),
        "citation_precision": _means(apart, lambda one: one.citations),
        "faithfulness": _means(apart, lambda one: [held for _, _, held in one.figures]),
        "language": {
            one.judged.turn.id: float(one.language) for one in apart if one.judged.reply.kind == "answer"
        },
        "refused": {one.judged.turn.id: float(one.judged.refused) for one in apart if one.judged.turn.back},
    }


def _means(apart: Sequence[Apart], of: object) -> dict[str, float]:
    assert callable(of)
    found = {one.judged.turn.id: list(of(one)) for one in apart}
    return {id_: sum(values) / len(values) for id_, values in found.items() if values}


def _sentences(text: str) -> Iterable[str]:
    """Lines and sentences without their list marks; a mark [n] after a full stop goes with what is before it."""
    for line in text.splitlines():
        bare = _LIST_MARK.sub("", line.strip())
        if bare.startswith("#"):
            continue
        if bare.startswith(_QUOTE):
            yield bare
            continue
        part = ""
        for piece in _ENDS.split(bare):
            if part and not _MARKS.match(piece.lstrip()):
                yield part
                part = ""
            part += piece
        if part.strip():
            yield part


def _evidence(citation: Citation) -> str:
    as_of = citation.as_of.isoformat() if citation.as_of else ""
    return f"{citation.title}\n{citation.locator}\n{citation.quote}\n{citation.source}\n{as_of}"


def _bears(citation: Citation, sentence: str, found: Sequence[Said]) -> bool:
    """Whether the evidence holds a figure of the sentence, or names a firm that it names."""
    text = _evidence(citation)
    shown = Shown(text)
    return any(shown.holds(figure) for figure in found) or any(name in text for name in _names(sentence))


def _names(sentence: str) -> list[str]:
    return [match[0] for match in _FIRM.finditer(sentence)]


def _language(answer: Answer, lang: str) -> bool:
    """The answer's own words are in the question's language; quotations and names may stay as they are."""
    lines = [
        line
        for line in answer.answer.splitlines()
        if not line.lstrip().startswith(_QUOTE) and "《" not in line
    ]
    own = _PLACE.sub(" ", _FIRM.sub(" ", _QUOTED.sub(" ", "\n".join(lines))))
    han, latin = len(_HAN.findall(own)), len(_LATIN.findall(own))
    foreign = han / (han + latin) if han + latin else 0.0
    return answer.lang == lang and (foreign <= _FOREIGN_SHARE if lang == "en" else foreign > _FOREIGN_SHARE)
