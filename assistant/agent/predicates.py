"""Grave things that a sentence says without a figure: conduct, failure, permission. Its source must say them too.

Compared by word, in both languages. It does not understand the sentence; it keeps a citation of a registration row
from carrying 失信, and one of an article that forbids from carrying a permission.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Predicate:
    """`said`: how a sentence says it. `held`: what its evidence must hold then."""

    name: str
    said: re.Pattern[str]
    held: re.Pattern[str]


def _predicate(name: str, said: str, held: str | None = None) -> Predicate:
    flags = re.IGNORECASE
    return Predicate(name, re.compile(said, flags), re.compile(held or said, flags))


_GRAVE = (
    _predicate("dishonest", r"失信|老赖|dishonest"),
    _predicate(
        "enforcement",
        r"被执行|强制执行|终本|in enforcement|judgment debtor",
        r"执行|终本|enforcement|judgment debtor",
    ),
    _predicate(
        "bankrupt", r"破产|倒闭|资不抵债|bankrupt|insolven", r"破产|倒闭|清算|资不抵债|bankrupt|insolven"
    ),
    _predicate(
        "overdue",
        r"逾期|欠息|overdue|in arrears|\bdefault(?:s|ed)?\b",
        r"逾期|欠息|拖欠|违约|overdue|arrears|default",
    ),
    _predicate(
        "stopped", r"停产|停业|歇业|shut down|production stopped", r"停产|停业|歇业|suspended|stopped|shut"
    ),
    _predicate("revoked", r"吊销|revoked", r"吊销|撤销|revoked"),
    _predicate("fled", r"跑路|失联|absconded"),
    _predicate(
        "approved",
        r"已(?:经)?(?:批准|审批通过|获批|放款)|同意授信|(?:has been|is) approved",
        r"批准|获批|同意|放款|approved",
    ),
    _predicate(
        "multiplied",
        r"翻番|翻倍|翻了|doubled|tripled|halved|减半",
        r"翻番|翻倍|翻了|倍|减半|doubled|tripled|halved",
    ),
    _predicate(
        "settled",
        r"已(?:经)?(?:了结|结清|结案|履行|和解|撤回)|\bsettled\b",
        r"了结|结清|结案|已结|履行|和解|撤|settled|performed|withdrawn",
    ),
    _predicate("a dozen", r"\bdozens?\b|\bscores of\b|数十|上百|成百上千"),
)
_PERMITS = re.compile(
    r"可以|允许|准许|\bmay\b(?!\s+not)(?!\s+\w+\s+(?:no|only|at most|up to)\b)|\ballowed\b|\bpermitted\b",
    re.IGNORECASE,
)
_FORBIDS = re.compile(
    r"不得|禁止|严禁|不可以|不允许|不准|\bmay not\b|\bmust not\b|\bnot (?:be )?(?:allowed|permitted)\b|\bforbidden\b|\bprohibit",
    re.IGNORECASE,
)
_HOLDS_PERMISSION = re.compile(
    r"可以|可由|可向|可凭|可按|可在|允许|准许|有权|\bmay\b|allowed|permitted", re.IGNORECASE
)
_HOLDS_BAN = re.compile(
    r"不得|禁止|严禁|不可|不允许|不准|不予|不应|不能|不受理|不接受|may not|must not|not allowed|forbid|prohibit",
    re.IGNORECASE,
)


def unheld(sentence: str, evidence: str) -> str | None:
    """What `sentence` says gravely and `evidence` does not; None when there is nothing of the kind.

    Both are folded texts, the sentence without its citations.
    """
    for predicate in _GRAVE:
        if predicate.said.search(sentence) and not predicate.held.search(evidence):
            return predicate.name
    if _FORBIDS.search(sentence):
        return None if _HOLDS_BAN.search(evidence) else "ban"
    if _PERMITS.search(sentence) and _HOLDS_BAN.search(evidence) and not _HOLDS_PERMISSION.search(evidence):
        return "permission"
    return None
