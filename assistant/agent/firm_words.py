"""Which firms a sentence names, by full name, by brand (黔磷包装) or in English, held against the evidence it cites.

A short name is known from the rows of the run alone: a brand that no row of the run bears cannot be told from a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.firm_name import Places, read_name
from assistant.domain.reading.normal import fold

NAMED = re.compile(
    r"[\u4e00-\u9fff·]{2,30}?(?:\([\u4e00-\u9fff]{2,6}\)[\u4e00-\u9fff·]{1,20}?)?(?P<form>股份有限公司|有限责任公司|有限公司|合作社联合社|专业合作社|合作社|有限合伙)"
)
_IN_A_ROW = re.compile(
    r"(?:^|[:;→·])\s*(?P<name>[^:;→·\n]{4,60}?(?:公司|合作社|合伙)(?:\([^()]{1,12}\))?)(?=$|[;→·\n]| )"
)
_ENGLISH = re.compile(
    r"(?:[A-Z][\w&'’-]*\s+){1,6}(?:Co\.,?\s*Ltd|Company\s+Limited|Corporation|Corp\.|Inc\.|Ltd|Limited|Cooperative)\b"
)
BRAND = 4
"""Characters that a firm's name has before its legal form, and a short name in all, at the least."""


@lru_cache(maxsize=4096)
def names_in(evidence: Evidence) -> frozenset[str]:
    """Full names of the firms that a fact row names, folded."""
    if evidence.kind is not EvidenceKind.FACT:
        return frozenset()
    rows = (fold(evidence.title), fold(evidence.quote))
    return frozenset(
        match["name"] for row in rows for match in _IN_A_ROW.finditer(row) if NAMED.search(match["name"])
    )


@lru_cache(maxsize=4096)
def _short(name: str, places: Places) -> str | None:
    read = read_name(name, places)
    return read.stem if len(read.stem) >= BRAND and read.stem != read.trade else None


@dataclass(frozen=True, slots=True)
class ShortNames:
    """Short names of the run's firms, each with the full names that it may stand for."""

    by_short: dict[str, frozenset[str]]

    @classmethod
    def of(cls, evidence: Iterable[Evidence], places: Places) -> ShortNames:
        found: dict[str, set[str]] = {}
        for item in evidence:
            for name in names_in(item):
                short = _short(name, places)
                if short is not None:
                    found.setdefault(short, set()).add(name)
        return cls({short: frozenset(names) for short, names in found.items()})

    def stranger(self, sentence: str, cited: str) -> str | None:
        """A short name in `sentence` of a firm that `cited` does not name; both folded. None where there is none."""
        rest = NAMED.sub(" ", sentence)
        for short, names in self.by_short.items():
            if short in rest and short not in cited and not any(name in cited for name in names):
                return short
        return None


def english_stranger(sentence: str, cited: str) -> str | None:
    """A firm that `sentence` names in English and `cited` does not."""
    held = " ".join(cited.lower().split())
    for match in _ENGLISH.finditer(sentence):
        if " ".join(match[0].lower().split()) not in held:
            return match[0]
    return None
