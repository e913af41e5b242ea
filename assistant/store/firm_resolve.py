"""From what somebody typed to one firm: by credit code, stock code, id, exact, former, short or English name.

Nothing is picked by likeness: rapidfuzz only orders suggestions. 有限公司 and 股份有限公司 of one brand are two
firms, and a name that fits both is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session, col, select

from assistant.domain.identity import name_key
from assistant.store.firms import Firm, FirmIdentifier, FirmName

SUGGESTIONS = 5
LEGAL_FORMS = re.compile(
    r"(股份有限公司|有限责任公司|集团有限公司|有限公司|农民专业合作社|专业合作社|合作社|股份公司|公司)(\(示例\))?$"
)


@dataclass(frozen=True, slots=True)
class NamedFirm:
    """A firm that may be meant: id, present name, and the name or number that fits."""

    id: int
    name: str
    uscc: str | None
    matched: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """firm_id where exactly one firm fits; else candidates to ask about (several fit), or suggestions (none fits).

    how: uscc, stock_code, id, name, former, short, english, brand; None where none fits.
    """

    firm_id: int | None
    candidates: tuple[NamedFirm, ...] = ()
    suggestions: tuple[NamedFirm, ...] = ()
    how: str | None = None


def resolve(session: Session, name_or_code: str) -> Resolution:
    """The firm that `name_or_code` names. Names are compared by name_key (width, brackets, spaces folded)."""
    text = name_or_code.strip()
    if not text:
        return Resolution(None)
    by_number = _by_number(session, text)
    if by_number is not None:
        return by_number
    key = name_key(text)
    exact = session.exec(select(Firm.id).where(Firm.name_key == key).order_by(col(Firm.id))).all()
    if exact:
        return _decide(session, exact, text, "name")
    for kind in ("former", "short", "english"):
        named = session.exec(
            select(FirmName.firm_id)
            .where(FirmName.name_key == key, FirmName.kind == kind)
            .order_by(col(FirmName.firm_id))
        ).all()
        if named:
            return _decide(session, named, text, kind)
    return _by_brand(session, key, text)


def _by_number(session: Session, text: str) -> Resolution | None:
    code = text.upper().replace(" ", "")
    for scheme in ("uscc", "stock_code"):
        found = session.exec(
            select(FirmIdentifier.firm_id).where(
                FirmIdentifier.scheme == scheme, FirmIdentifier.value == code
            )
        ).all()
        if found:
            return _decide(session, found, text, scheme)
    number = text.removeprefix("firm:").removeprefix("#")
    if number.isascii() and number.isdigit() and len(number) < 6:
        firm = session.get(Firm, int(number))
        if firm is not None:
            return Resolution(firm.id, how="id")
    return None


def _by_brand(session: Session, key: str, text: str) -> Resolution:
    """Firms whose name holds the text. It is meant only if no other firm's name holds it too."""
    if len(key) < 2:
        return Resolution(None)
    holding = col(Firm.name_key).contains(key, autoescape=True)
    also = col(FirmName.name_key).contains(key, autoescape=True)
    within: list[int | None] = [
        *session.exec(select(Firm.id).where(holding).order_by(col(Firm.id)).limit(50)),
        *session.exec(select(FirmName.firm_id).where(also).order_by(col(FirmName.firm_id)).limit(50)),
    ]
    if within:
        return _decide(session, within, text, "brand")
    return Resolution(None, suggestions=_suggest(session, key))


def _suggest(session: Session, key: str) -> tuple[NamedFirm, ...]:
    """The likeliest names: first by brand alike, never above asking. Compares names without their legal form."""
    from rapidfuzz import fuzz, process

    stem = LEGAL_FORMS.sub("", key)
    names: dict[int, str] = {}
    for id_, firm_key in session.exec(select(Firm.id, Firm.name_key).order_by(col(Firm.id))):
        if id_ is not None:
            names[id_] = LEGAL_FORMS.sub("", firm_key)
    best = process.extract(stem, names, scorer=fuzz.WRatio, limit=SUGGESTIONS, score_cutoff=60)
    return _named(session, [id_ for _, _, id_ in best], key)


def _decide(session: Session, ids: Iterable[int | None], text: str, how: str) -> Resolution:
    found = list(dict.fromkeys(id_ for id_ in ids if id_ is not None))
    if len(found) == 1:
        return Resolution(found[0], how=how)
    return Resolution(None, candidates=_named(session, found[:20], text), how=how)


def _named(session: Session, ids: list[int], text: str) -> tuple[NamedFirm, ...]:
    firms = {f.id: f for f in session.exec(select(Firm).where(col(Firm.id).in_(ids)))}
    codes = {
        i.firm_id: i.value
        for i in session.exec(
            select(FirmIdentifier).where(
                col(FirmIdentifier.firm_id).in_(ids), FirmIdentifier.scheme == "uscc"
            )
        )
    }
    return tuple(NamedFirm(i, firms[i].name, codes.get(i), text) for i in ids if i in firms)
