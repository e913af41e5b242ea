"""How often the library's laws name each other: which law much else rests on, by what a bank's own library says.

Follows the library by sequence number and tombstones, as the indexes do, so that a removed document counts no more.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sqlmodel import Session

from assistant.retrieval.law_weight import LawTraits
from assistant.retrieval.query import law_name
from assistant.store import passages as rows

_MARKS = ("法", "条例", "《")
_QUOTED = re.compile(r"《([^《》]{2,60})》")
_ENDING = re.compile(r"法典?|条例")
_LONGEST_BARE = 20
# 水法 also ends 排水法: outside quotes a name of two letters is none.
_SHORTEST_BARE = 3


@dataclass(frozen=True, slots=True)
class _Mentions:
    """What may be names of laws in one passage. bare: the letters up to each 法, 法典 or 条例 outside quotes."""

    document_id: int
    quoted: tuple[str, ...]
    bare: tuple[str, ...]


class Citations:
    """Which laws the passages of other laws name. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sequence = 0
        self._known: frozenset[str] = frozenset()
        self._mentions: dict[int, _Mentions] = {}
        self._named: dict[int, frozenset[str]] = {}
        self._counted: Mapping[str, int] = {}

    def follow(self, session: Session, laws: Mapping[int, LawTraits], sequence: int) -> Mapping[str, int]:
        """Law -> how many passages of other laws name it at `sequence`. laws: the live ones by document."""
        with self._lock:
            if sequence != self._sequence:
                came = self._read(session, sequence)
                known = frozenset(law.name for law in laws.values())
                if known != self._known:  # a new law may have been named all along
                    self._known, self._named, came = known, {}, self._mentions
                self._named |= _resolved(came, known)
                self._counted = Counter(
                    name
                    for passage_id, names in self._named.items()
                    if (own := laws.get(self._mentions[passage_id].document_id)) is not None
                    for name in names
                    if name != own.name
                )
                self._sequence = sequence
            return self._counted

    def _read(self, session: Session, sequence: int) -> dict[int, _Mentions]:
        """Follow the library; what came since."""
        if sequence < self._sequence or rows.remade_after(session, self._sequence):
            self._sequence, self._mentions, self._named = 0, {}, {}
        for gone in rows.gone_after(session, self._sequence) if self._sequence else ():
            self._mentions.pop(gone, None)
            self._named.pop(gone, None)
        came = {}
        for passage_id, document_id, text in rows.texts_after(session, self._sequence, _MARKS):
            self._named.pop(passage_id, None)
            came[passage_id] = _mentions(document_id, text)
        self._mentions |= came
        return came


def _mentions(document_id: int, text: str) -> _Mentions:
    quoted = tuple(_law_name(name) for name in _QUOTED.findall(text))
    rest = _QUOTED.sub(" ", text) if quoted else text
    ends = (found.end() for found in _ENDING.finditer(rest))
    return _Mentions(document_id, quoted, tuple(rest[max(0, end - _LONGEST_BARE) : end] for end in ends))


_law_name = lru_cache(maxsize=20_000)(law_name)


def _resolved(mentions: Mapping[int, _Mentions], known: frozenset[str]) -> dict[int, frozenset[str]]:
    """The known laws that each passage names, of a name that ends another the longer one; without those that name none."""
    lengths = sorted(
        {len(name) for name in known if _SHORTEST_BARE <= len(name) <= _LONGEST_BARE}, reverse=True
    )

    @lru_cache(maxsize=100_000)
    def ending(words: str) -> str | None:
        return next((words[-n:] for n in lengths if words[-n:] in known), None)

    named = {}
    for passage_id, found in mentions.items():
        names = {name for name in found.quoted if name in known}
        names |= {name for words in found.bare if (name := ending(words)) is not None}
        if names:
            named[passage_id] = frozenset(names)
    return named
