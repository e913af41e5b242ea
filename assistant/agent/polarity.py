"""Whether a sentence denies what its source affirms, or affirms what it denies. Clause by clause, in both languages.

A clause of the sentence is laid beside the clauses of the evidence that hold most of its words, or the figures that its
negation reaches. Negations are counted: an odd one out turned the meaning round. 不超过 and "no more than" are bounds,
not negations. Calculations name conditions (未结, not rated) that deny nothing: sentences that cite one are not judged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.agent.clauses import clauses, sentences
from assistant.agent.figures import Figure, figures, stated_figures
from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.reading.normal import fold

_ANSWERED_NO = re.compile(r"(?:是否)?(?P<what>[\u4e00-\u9fff]{2,8})[:：]否(?=[；;\s]|$)")
_ANSWERED_YES = re.compile(r"(?:是否)?(?P<what>[\u4e00-\u9fff]{2,8})[:：]是(?=[；;\s]|$)")
_BOUND_ZH = r"(?:足|满|到|少于|低于|高于|超过|超|大于|小于|多于|得(?:超过|高于|低于|少于|多于|优于)|优于|及|晚于|早于|迟于)"
_NEGATION = re.compile(
    rf"不(?!{_BOUND_ZH}|良|动产|锈|同|断|仅|但|论|管|久|过|等|定|可抗|只)|未(?!来|满|超过|到|达)|无(?!锡|形|人机|线|纸|烟|机|水|论)|"
    r"没有?|非(?!常|公有|标|洲|金融|银行|农|现场)|禁止|严禁|"
    r"\bnot\b(?! (?:more|less|fewer|later|exceed|only|be (?:more|less|better|older)))|\bno\b(?! (?:more|less|fewer|later|older|longer|higher|"
    r"lower|better)\b)|\bnever\b|\bwithout\b|\bcannot\b|n't\b|\bneither\b|\bnor\b|\bunaudited\b|\bunpledged\b|\bforbid|\bprohibit",
    re.IGNORECASE,
)
_MODAL = re.compile(r"可以|应当|应该|必须|不得|不必|无须|不须|须|才|方可|能够|将会|已经|的|了|是|为|在|与|和")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_AFTER = re.compile(r"(?:并非|没有|未经|未被|未曾|未|不予|不|无)(?P<word>[\u4e00-\u9fff]{2,3})")
_ALIKE = 0.66
"""Share of a clause's pairs of characters that a piece of evidence holds, from which on both say the same thing."""
_LEAST_PAIRS = 4
_LONGEST = 3
"""Clauses in a row that a sentence may have drawn together."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """pairs: its pairs of Chinese characters without negations and modal words; reached: the figures behind its first
    negation; odd: an odd number of negations."""

    text: str
    pairs: frozenset[str]
    figures: frozenset[Figure]
    reached: frozenset[Figure]
    odd: bool


def denied(sentence: str, evidence: Sequence[Evidence]) -> str | None:
    """The clause of the folded `sentence` whose negation its evidence does not bear out; None where there is none."""
    if any(item.kind is EvidenceKind.CALCULATION for item in evidence):
        return None
    text = "\n".join(fold(item.quote) for item in evidence)
    held = _held(text)
    rows = all(item.kind is EvidenceKind.FACT for item in evidence)
    for clause in _said(sentence):
        beside = _alike(clause, held)
        if not beside and clause.odd:
            beside = [piece for piece in held if any(one.shown_by(piece.figures) for one in clause.reached)]
        if beside:
            if all(other.odd != clause.odd for other in beside):
                return clause.text.strip()
        elif clause.odd and (_affirmed(clause.text, text) or (not rows and not _NEGATION.search(text))):
            return clause.text.strip()
        if not clause.odd and any(
            re.search(f"(?:经|已|是|为){word}", clause.text) for word in _answered_no(text)
        ):
            return clause.text.strip()
    return None


def _alike(clause: _Piece, held: tuple[_Piece, ...]) -> list[_Piece]:
    """The pieces of evidence that hold most of the clause's words: the most, and of those the shortest."""
    if len(clause.pairs) < _LEAST_PAIRS:
        return []
    rated = [(len(clause.pairs & piece.pairs) / len(clause.pairs), piece) for piece in held]
    best = max((share for share, _ in rated), default=0.0)
    if best < _ALIKE:
        return []
    near = [piece for share, piece in rated if share == best]
    return [piece for piece in near if len(piece.text) == min(len(other.text) for other in near)]


def _affirmed(clause: str, evidence: str) -> bool:
    """Whether what the clause denies (未[被执行]) stands in the evidence, and never denied."""
    for match in _AFTER.finditer(clause):
        word = match["word"]
        # 逾期天数：0 affirms nothing
        here = re.finditer(rf"{re.escape(word)}(?!.{{0,4}}[:：]\s*(?:0(?![.\d])|无|否))", evidence)
        places = [found.start() for found in here]
        if places and not any(_NEGATION.search(evidence[max(0, place - 4) : place]) for place in places):
            return True
    return False


def _answered_no(evidence: str) -> list[str]:
    """What a row says no to and nothing else in it affirms: 是否审计：否 gives 审计."""
    return [match["what"] for match in _ANSWERED_NO.finditer(evidence) if evidence.count(match["what"]) == 1]


def _piece(text: str, stated: bool) -> _Piece:
    bare = _MODAL.sub("", _NEGATION.sub("", text))
    han = "".join(_HAN.findall(bare))
    pairs = frozenset(han[i : i + 2] for i in range(len(han) - 1))
    denials = list(_NEGATION.finditer(text))
    after = text[denials[0].end() :] if denials else ""
    return _Piece(text, pairs, _told(text, stated), _told(after, False), len(denials) % 2 == 1)


def _told(text: str, stated: bool) -> frozenset[Figure]:
    read = stated_figures(text) if stated else figures(text)
    return frozenset(one for one in read if one.kind in ("number", "percent") or _is_day(one))


def _is_day(figure: Figure) -> bool:
    """A year alone stands beside too much to tell which clause is meant."""
    return figure.kind == "date" and len(str(figure.value)) > len("2026")


@lru_cache(maxsize=1024)
def _said(sentence: str) -> tuple[_Piece, ...]:
    parts = (part for whole in sentences(sentence) for part in clauses(whole, listed=False))
    return tuple(_piece(part, False) for part in parts)


@lru_cache(maxsize=256)
def _held(evidence: str) -> tuple[_Piece, ...]:
    """Clauses of the evidence, and up to three in a row of one sentence, with a row's yes and no written out."""
    answered = _ANSWERED_YES.sub(r"\g<what>", _ANSWERED_NO.sub(r"未\g<what>", evidence))
    found = []
    for whole in sentences(answered):
        parts = clauses(whole, listed=False)
        for length in range(1, min(_LONGEST, len(parts)) + 1):
            found += [_piece("，".join(parts[i : i + length]), True) for i in range(len(parts) - length + 1)]
    return tuple(found)
