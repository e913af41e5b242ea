"""Finds names of firms that are like a name: by indexes only, compared part by part. It says how like, never which is meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, select, union_all
from sqlmodel import Session, col

from assistant.domain.firm_name import FirmName, LegalForm, mended, skips, without_lead
from assistant.store.firm_name_parts import FirmNamePart, read

AT_MOST = 80
"""Names that one look-up gives. At a million firms a common beginning has thousands: those of the place asked come first."""
LEAST_LIKE = 0.5
"""Likeness (0 to 1) under which a name is no suggestion."""
_END = "\U0010ffff"

WEIGHTS = {"stem": 0.5, "brand": 0.23, "place": 0.12, "form": 0.08, "kind": 0.07}
"""What each part counts: tuned on the half of the companies that the test set does not report."""
_KINDS = {"name": 1.0, "short": 0.95, "english": 0.9, "former": 0.7, "unverified": 0.4}


@dataclass(frozen=True, slots=True)
class LikeName:
    """A name of a firm with its parts; `likeness` to what was asked, 0 to 1; `fits`: nothing that was asked is against it."""

    firm_id: int
    kind: str
    name_key: str
    core: str
    stem: str
    place: str
    form: str
    likeness: float
    fits: bool


def alike(session: Session, text: str) -> list[LikeName]:
    """Names like `text`, likest first, one of each firm at most."""
    asked = read(text)
    found = _rated(asked, _first(session, asked))
    if not any(name.fits for name in found):
        found += _rated(asked, _further(session, asked))
    repaired = mended(text)
    if repaired is not None:
        better = read(repaired)
        found += _rated(better, [*_first(session, better), *_further(session, better)])
    best: dict[int, LikeName] = {}
    for name in sorted(found, key=_order):
        best.setdefault(name.firm_id, name)
    return [name for name in best.values() if name.likeness >= LEAST_LIKE]


_core: Any = col(FirmNamePart.core)
_stem: Any = col(FirmNamePart.stem)
_skips: tuple[Any, ...] = (col(FirmNamePart.skip1), col(FirmNamePart.skip2), col(FirmNamePart.skip3))
_columns: tuple[Any, ...] = (
    col(FirmNamePart.firm_id), col(FirmNamePart.kind), col(FirmNamePart.name_key), _core, _stem,
    col(FirmNamePart.place), col(FirmNamePart.form),
)  # fmt: skip


def _limited(*tests: ColumnElement[bool]) -> Select[Any]:
    return select(*_columns).where(*tests).limit(AT_MOST)


def _begins(column: Any, text: str) -> ColumnElement[bool]:
    return and_(column >= text, column < text + _END)


def _first(session: Session, asked: FirmName) -> list[Any]:
    """Same core or stem, or begun so, or one slip in the first three characters of the stem."""
    rows = [_limited(_core == asked.core), _limited(_begins(_core, asked.core))]
    rows += _near(_stem, asked.place, _stem == asked.stem)
    rows += _near(_stem, asked.place, _begins(_stem, asked.stem))
    stems = _slipped(asked.stem)
    for column in (_stem, *_skips):
        rows += _near(column, asked.place, column.in_(stems))
    return _run(session, rows)


def _further(session: Session, asked: FirmName) -> list[Any]:
    """A slip further behind: stems with as long a beginning in common as there are any; or in the place in front."""
    leads = without_lead(asked.core)
    rows = [_limited(column.in_(leads)) for column in (_stem, *_skips)] if leads else []
    for text, column in ((asked.stem, _stem), (asked.core, _core)):
        for length in _shorter(text):
            rows += _near(column, asked.place if column is _stem else "", _begins(column, text[:length]))
    return _run(session, rows) if rows else []


def _shorter(text: str) -> Iterable[int]:
    """Lengths of beginnings to look for: each for a Chinese stem, some for one of letters."""
    step = 1 if not text.isascii() else max(1, len(text) // 8)
    return range(len(text) - 1, 1 if not text.isascii() else 3, -step)


def _slipped(stem: str) -> list[str]:
    return [stem, *(part for part in dict.fromkeys(skips(stem)) if len(part) > 1 and part != stem)]


def _near(column: Any, place: str, test: ColumnElement[bool]) -> list[Select[Any]]:
    """The look-up in the place that was asked, and everywhere."""
    here = [_limited(test, col(FirmNamePart.place) == place)] if place else []
    return [*here, _limited(test)]


def _run(session: Session, rows: Sequence[Select[Any]]) -> list[Any]:
    each = [select(*row.subquery().c) for row in rows]
    return list(dict.fromkeys(tuple(row) for row in session.execute(union_all(*each))))


def _rated(asked: FirmName, rows: Iterable[Any]) -> list[LikeName]:
    return [
        LikeName(
            firm_id, kind, name_key, core, stem, place, form,
            _likeness(asked, kind, core, stem, place, form), _fits(asked, core, stem, place, form),
        )
        for firm_id, kind, name_key, core, stem, place, form in rows
    ]  # fmt: skip


def _fits(asked: FirmName, core: str, stem: str, place: str, form: str) -> bool:
    """What was asked is the stem or begins it, and neither place nor form says otherwise."""
    if asked.form_words and asked.form_words != form:
        return False
    if core.startswith(asked.core):
        return True
    return stem.startswith(asked.stem) and asked.place in ("", place)


def _likeness(asked: FirmName, kind: str, core: str, stem: str, place: str, form: str) -> float:
    from rapidfuzz.distance import OSA

    like = OSA.normalized_similarity
    trade = FirmName("", place, core, stem, LegalForm.NONE, False)
    stems = max(like(asked.stem, stem), like(asked.core, core))
    brands = like(asked.brand, trade.brand)
    if core.startswith(asked.core) or stem.startswith(asked.stem):
        stems, brands = max(stems, 0.85), max(brands, 0.9)
    places = 1.0 if asked.place == place else 0.0 if asked.place and place else 0.5
    forms = 1.0 if asked.form_words == form else 0.6 if not asked.form_words else 0.0
    return (
        WEIGHTS["stem"] * stems
        + WEIGHTS["brand"] * brands
        + WEIGHTS["place"] * places
        + WEIGHTS["form"] * forms
        + WEIGHTS["kind"] * _KINDS.get(kind, 0.5)
    )


def _order(name: LikeName) -> tuple[float, int, int, str]:
    return -name.likeness, len(name.core), name.firm_id, name.name_key
