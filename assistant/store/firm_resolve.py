"""From what somebody typed to one firm: by credit code, stock code, LEI, id, or a name that is the firm's own in full.

Nothing is picked by likeness: firm_likeness only orders what is asked about. 有限公司 and 股份有限公司 of one brand are
two firms, a brand alone is asked about, and so is a name that a source other than the register gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from assistant.domain.firm_name import FirmName, LegalForm
from assistant.domain.identity import name_key
from assistant.store import firm_likeness, regions
from assistant.store.firm_likeness import LikeName
from assistant.store.firm_name_parts import FirmNamePart, read
from assistant.store.firms import Firm, FirmIdentifier, FirmStatus
from assistant.store.firms import FirmName as OtherName

SUGGESTIONS = 5
CANDIDATES = 20
LONGEST = 120
"""Characters of a text that may be a name."""
_EXCHANGE = re.compile(r"^(?:SH|SZ|BJ)?(\d{6})(?:\.(?:SH|SZ|BJ|SS))?$")
_OWN = ("former", "short", "english")
"""Kinds of other names that may decide. An unverified name only helps to find the firm."""


@dataclass(frozen=True, slots=True)
class NamedFirm:
    """A firm that may be meant: id, present name, what tells it from others, and what was asked.

    region: the place of registration in words; number: credit code, else stock code; status as in the register.
    """

    id: int
    name: str
    uscc: str | None
    matched: str
    region: str | None = None
    number: str | None = None
    status: FirmStatus = FirmStatus.ACTIVE


@dataclass(frozen=True, slots=True)
class Resolution:
    """firm_id where exactly one firm fits; else candidates to ask about (several fit), or suggestions (none fits).

    Both are in order, the likeliest first. how: uscc, stock_code, lei, id, name, former, short, english, unverified,
    brand; None where none fits.
    """

    firm_id: int | None
    candidates: tuple[NamedFirm, ...] = ()
    suggestions: tuple[NamedFirm, ...] = ()
    how: str | None = None


def resolve(session: Session, name_or_code: str) -> Resolution:
    """The firm that `name_or_code` names. Reads a few hundred rows by index, however many firms there are."""
    text = name_or_code.strip()[:LONGEST]
    if not text:
        return Resolution(None)
    by_number = _by_number(session, text)
    if by_number is not None:
        return by_number
    key = name_key(text)
    if not key:
        return Resolution(None)
    asked = read(text)
    named = _same_names(session, key, asked)
    for kinds in (("name",), _OWN):
        found = [firm_id for firm_id, kind in named if kind in kinds]
        if found:
            return _decide(session, found, text, next(kind for _, kind in named if kind in kinds))
    like = firm_likeness.alike(session, text)
    unverified = [firm_id for firm_id, _ in named]
    if unverified:
        near = [name.firm_id for name in like if name.firm_id not in unverified]
        return Resolution(None, _named(session, [*unverified, *near][:CANDIDATES], text), how="unverified")
    meant = _by_short_name(asked, like)
    if meant is not None:
        return Resolution(meant, how="brand")
    return _asked_about(session, like, text)


def _by_number(session: Session, text: str) -> Resolution | None:
    code = text.upper().replace(" ", "")
    listed = _EXCHANGE.match(code)
    for scheme, value in (("uscc", code), ("stock_code", listed[1] if listed else code), ("lei", code)):
        found = session.exec(
            select(FirmIdentifier.firm_id).where(
                FirmIdentifier.scheme == scheme, FirmIdentifier.value == value
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


def _same_names(session: Session, key: str, asked: FirmName) -> list[tuple[int, str]]:
    """Firm and kind of each name that is the one asked, in any width, characters, or wording of its form."""
    found = [(firm_id, "name") for firm_id in session.exec(select(Firm.id).where(Firm.name_key == key))]
    found += session.exec(select(OtherName.firm_id, OtherName.kind).where(OtherName.name_key == key)).all()
    same = select(FirmNamePart.firm_id, FirmNamePart.kind, FirmNamePart.name_key).where(
        FirmNamePart.core == asked.core, FirmNamePart.form == asked.form_words
    )
    found += [
        (firm_id, kind) for firm_id, kind, other in session.exec(same) if read(other).whole == asked.whole
    ]
    return sorted({(firm_id, kind) for firm_id, kind in found if firm_id is not None})


def _by_short_name(asked: FirmName, like: Sequence[LikeName]) -> int | None:
    """The one firm whose place, brand and trade are what was asked, no more and no less, if no other's name begins so.

    Less is never enough, nor is a name with another legal form: a firm that is not stored may be called so. Of the
    listed companies a tenth left out, one in two hundred short names without a place fitted another firm alone.
    """
    if asked.form is not LegalForm.NONE or asked.group or not asked.trade or not asked.place:
        return None
    firms = {name.firm_id for name in like if name.fits}
    if len(firms) != 1:
        return None
    same = [n for n in like if n.fits and n.kind == "name" and n.core == asked.core]
    return same[0].firm_id if same else None


def _asked_about(session: Session, like: Sequence[LikeName], text: str) -> Resolution:
    fitting = [name.firm_id for name in like if name.fits]
    if len(fitting) > 1:
        return Resolution(None, candidates=_named(session, fitting[:CANDIDATES], text), how="brand")
    near = [name.firm_id for name in like][:SUGGESTIONS]
    return Resolution(None, suggestions=_named(session, near, text))


def _decide(session: Session, ids: Iterable[int], text: str, how: str) -> Resolution:
    found = list(dict.fromkeys(ids))
    if len(found) == 1:
        return Resolution(found[0], how=how)
    return Resolution(None, candidates=_named(session, found[:CANDIDATES], text), how=how)


def _named(session: Session, ids: list[int], text: str) -> tuple[NamedFirm, ...]:
    firms = {f.id: f for f in session.exec(select(Firm).where(col(Firm.id).in_(ids)))}
    # all of their numbers: with a condition on the scheme SQLite goes through a million of that scheme for five firms
    held = session.exec(select(FirmIdentifier).where(col(FirmIdentifier.firm_id).in_(ids)))
    numbers = {(number.firm_id, number.scheme): number.value for number in held}
    found = []
    for id_ in ids:
        if id_ in firms:
            firm, uscc = firms[id_], numbers.get((id_, "uscc"))
            found.append(
                NamedFirm(
                    id_,
                    firm.name,
                    uscc,
                    text,
                    regions.name_of(firm.region_code),
                    uscc or numbers.get((id_, "stock_code")),
                    firm.status,
                )
            )
    return tuple(found)
