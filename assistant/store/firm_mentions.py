"""The firms that a text names, by their present, former, short or English names, and all names of each.

Public names alone: no fact of a firm is read, and no name that only an unverified source gives it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from assistant.domain.firm_name import MADE_UP, FirmName
from assistant.domain.identity import name_key
from assistant.domain.reading.normal import HAN, is_han, readable
from assistant.store.firm_name_parts import FirmNamePart, read

_KINDS = ("name", "former", "short", "english")
_SHORTEST = 3
"""Characters of a name: two are too often a word of the language (发展, 平安)."""
_SHORTEST_STEM = 4
"""Characters of a name without its place (川恒化工)."""
_LONGEST = 16
_LONGEST_WORDS = 8
_LONGEST_TEXT = 400
_ROWS = 2_000
_MOST_FIRMS = 3
"""Firms that share what is left of a name: of more than these none is meant."""
_HAN_RUN = re.compile(rf"[{HAN}a-z0-9]+")
_NO_NAME = re.compile(
    r"[的吗呢吧么]|怎么|什么|哪些|多少|如何|是否|能否|可以|应当|需要|请问|有限|责任|公司|企业|客户|授信|贷款|额度|申请|办理|情况"
)
"""What stands in no name without its legal form: between these a name is looked for."""
_MADE_UP = re.compile(rf"\({MADE_UP}\)|{MADE_UP}")
_ANY = select(col(FirmNamePart.firm_id)).limit(1)
_WORD = re.compile(r"[a-z0-9&'-]+")


@dataclass(frozen=True, slots=True)
class MentionedFirm:
    """A firm that a text names. names: what passages may call it, folded (identity.name_key), the shortest first."""

    firm_id: int
    names: tuple[str, ...]


Ordinary = Callable[[str], bool]
"""Whether a text is nothing but words of the language: 农村商业银行 without its place is a kind of bank, no bank."""


def firms_mentioned(session: Session, text: str, ordinary: Ordinary) -> tuple[MentionedFirm, ...]:
    """The firms that `text` names, by the longest name where several begin; none for a store without firms.

    Without its place a name counts only where it is not ordinary.
    """
    if session.connection().execute(_ANY).first() is None:
        return ()
    pieces = _pieces(text[:_LONGEST_TEXT])
    found = _named(session, pieces, ordinary)
    longest = [name for name in found if not any(name != other and name in other for other in found)]
    ids = list(dict.fromkeys(firm_id for name in longest for firm_id in sorted(found[name])))
    return tuple(MentionedFirm(firm_id, names) for firm_id, names in _names(session, ids, ordinary).items())


def _pieces(text: str) -> set[str]:
    """Every part of the text that may be a name without its legal form."""
    lower = readable(text).lower()
    words = _WORD.findall(lower)
    pieces = {
        name_key(" ".join(words[start : start + length]))
        for start in range(len(words))
        for length in range(1, _LONGEST_WORDS + 1)
    }
    key = name_key(lower)
    for run in _HAN_RUN.findall(f"{key} {_MADE_UP.sub('', key)}" if MADE_UP in key else key):
        for part in _NO_NAME.split(run):
            pieces |= {
                part[start:end]
                for start in range(len(part))
                for end in range(start + _SHORTEST, min(len(part), start + _LONGEST) + 1)
            }
    return {piece for piece in pieces if len(piece) >= _SHORTEST}


_CALLED = {
    shortest: select(col(part), col(FirmNamePart.firm_id))
    .where(
        col(part).in_(bindparam("pieces", expanding=True)),
        col(FirmNamePart.kind).in_(_KINDS),
    )
    .limit(_ROWS)
    for part, shortest in ((FirmNamePart.core, _SHORTEST), (FirmNamePart.stem, _SHORTEST_STEM))
}
"""Names of so many characters at least, whole and without their place. Written once: each search asks them."""


def _named(session: Session, pieces: Iterable[str], ordinary: Ordinary) -> dict[str, set[int]]:
    """Those pieces that are the name of a firm, whole or without its place, with the firms."""
    wanted = sorted(pieces)
    found: dict[str, set[int]] = {}
    for shortest, query in _CALLED.items():
        asked = {"pieces": [piece for piece in wanted if len(piece) >= shortest]}
        for piece, firm_id in session.connection().execute(query, asked) if asked["pieces"] else ():
            if shortest == _SHORTEST or not ordinary(piece):
                found.setdefault(piece, set()).add(firm_id)
    return {piece: firms for piece, firms in found.items() if len(firms) <= _MOST_FIRMS}


def _names(session: Session, firm_ids: Sequence[int], ordinary: Ordinary) -> dict[int, tuple[str, ...]]:
    """What passages may call each firm: every name without its legal form, and the long ones without their place."""
    if not firm_ids:
        return {}
    query = select(col(FirmNamePart.firm_id), col(FirmNamePart.name_key)).where(
        col(FirmNamePart.firm_id).in_(firm_ids), col(FirmNamePart.kind).in_(_KINDS)
    )
    names: dict[int, set[str]] = {firm_id: set() for firm_id in firm_ids}
    for firm_id, key in session.execute(query):
        names[firm_id] |= _forms(key, read(key), ordinary)
    return {firm_id: tuple(sorted(found, key=lambda n: (len(n), n))) for firm_id, found in names.items()}


def _forms(key: str, name: FirmName, ordinary: Ordinary) -> set[str]:
    forms = {key, name.core} if len(name.core) >= _SHORTEST else {key}
    alone = is_han(key) and len(name.stem) >= _SHORTEST_STEM and not ordinary(name.stem)
    return forms | {name.stem} if alone else forms
