"""Finds names of firms that are like a name: by indexes only, compared part by part. It says how like, never which is meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text as sa_text
from sqlmodel import Session

from assistant.domain.firm_name import FirmName, LegalForm, mended, skips, without_lead
from assistant.store.firm_name_parts import read

AT_MOST = 80
"""Names that one look-up gives. At a million firms a common beginning has thousands: those of the place asked come first."""
LEAST_LIKE = 0.5
"""Likeness (0 to 1) under which a name is no suggestion."""
_LONGEST = 30
"""Characters of a beginning that is looked for: beyond, no two stems are alike."""
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


_COLUMNS = "firm_id, kind, name_key, core, stem, place, form"
_SKIPS = ("skip1", "skip2", "skip3")


class _LookUp:
    """Look-ups by index that go to the database as one statement.

    As text, for building fifty selects as objects takes a hundred times as long as running them. Only names of our own
    columns stand in it; what was asked is bound.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._values: dict[str, str] = {}

    def equal(self, column: str, texts: Sequence[str], place: str = "") -> None:
        """Names whose part is one of the texts, in that place first."""
        self._add(f"{column} IN ({', '.join(self._bound(text) for text in texts)})", place)

    def begins(self, column: str, text: str, place: str = "") -> None:
        """Names whose part begins with the text, in that place first."""
        first, last = self._bound(text), self._bound(text + _END)
        self._add(f"{column} >= {first} AND {column} < {last}", place)

    def run(self, session: Session) -> list[Any]:
        """The rows of all, each once."""
        if not self._parts:
            return []
        return list(
            dict.fromkeys(map(tuple, session.execute(sa_text(" UNION ALL ".join(self._parts)), self._values)))
        )

    def _bound(self, text: str) -> str:
        name = f"v{len(self._values)}"
        self._values[name] = text
        return f":{name}"

    def _add(self, test: str, place: str) -> None:
        tests = [f"{test} AND place = {self._bound(place)}", test] if place else [test]
        for number, each in enumerate(tests, len(self._parts)):
            rows = f"SELECT {_COLUMNS} FROM firm_name_part WHERE {each} LIMIT {AT_MOST}"  # noqa: S608 - own names
            self._parts.append(f"SELECT * FROM ({rows}) AS p{number}")  # noqa: S608


def _first(session: Session, asked: FirmName) -> list[Any]:
    """Same core or stem, or begun so, or one slip in the first three characters of the stem."""
    look = _LookUp()
    look.begins("core", asked.core)
    look.equal("stem", [asked.stem], asked.place)
    look.begins("stem", asked.stem, asked.place)
    stems = _slipped(asked.stem)
    for column in ("stem", *_SKIPS):
        look.equal(column, stems, asked.place)
    return look.run(session)


def _further(session: Session, asked: FirmName) -> list[Any]:
    """A slip further behind: stems with as long a beginning in common as there are any; or in the place in front."""
    look = _LookUp()
    leads = without_lead(asked.core)
    if leads:
        for column in ("stem", *_SKIPS):
            look.equal(column, leads)
    for length in _shorter(asked.stem):
        look.begins("stem", asked.stem[:length], asked.place)
    for length in _shorter(asked.core):
        look.begins("core", asked.core[:length])
    return look.run(session)


def _shorter(text: str) -> Iterable[int]:
    """Lengths of beginnings to look for: each for a Chinese stem, some for one of letters."""
    step = 1 if not text.isascii() else max(1, len(text) // 8)
    return range(min(len(text) - 1, _LONGEST), 1 if not text.isascii() else 3, -step)


def _slipped(stem: str) -> list[str]:
    """The stem, and what is left of it without one of its characters; of two characters the other one is left."""
    least = min(2, len(stem) - 1)
    return [
        stem,
        *(part for part in dict.fromkeys(skips(stem)) if part and len(part) >= least and part != stem),
    ]


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
