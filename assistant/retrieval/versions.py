"""Which version of a law holds on a date. Knows documents by their dates and titles only.

Dates come from the document and from config/law_validity.csv, which a bank edits; the file wins, since a text
does not say when it was repealed. Facts without a date there are left out, not guessed.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from assistant.config.reading import FOLDER
from assistant.errors import ConfigInvalid
from assistant.retrieval.query import law_name


class Standing(StrEnum):
    """What a version is worth on a date."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    REPLACED = "replaced"
    REPEALED = "repealed"


@dataclass(frozen=True, slots=True)
class Validity:
    """From when to when one version holds; None where nothing says."""

    title: str
    issued: date | None
    effective: date | None
    repealed: date | None
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One live document, as far as its validity goes. family: what versions of one law share.

    stated: the validity file has a row for it, so that its being in force is known and not only not denied.
    """

    document_id: int
    title: str
    family: str | None
    issued: date | None
    effective: date | None
    repealed: date | None
    replaced_by: str = ""
    stated: bool = False

    @property
    def begins(self) -> date | None:
        """From when it holds, as far as is known."""
        return self.effective or self.issued


@lru_cache(maxsize=1)
def load_validity() -> tuple[Validity, ...]:
    """The rows of config/law_validity.csv; raises ConfigInvalid naming the row that is wrong."""
    path = FOLDER / "law_validity.csv"
    rows = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            try:
                rows.append(_validity(row))
            except (KeyError, ValueError, TypeError, AttributeError) as error:
                raise ConfigInvalid(file=path, why=f"line {number}: {error}") from error
    return tuple(rows)


def _validity(row: dict[str, str]) -> Validity:
    return Validity(
        title=law_name(row["title"]),
        issued=_date(row["issued"]),
        effective=_date(row["effective"]),
        repealed=_date(row["repealed"]),
        replaced_by=row["replaced_by"],
    )


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


class Versions:
    """The versions in a library, and which of them to prefer."""

    def __init__(self, versions: Iterable[Version], table: Sequence[Validity] | None = None) -> None:
        known: dict[str, list[Validity]] = {}
        for row in load_validity() if table is None else table:
            known.setdefault(row.title, []).append(row)
        self._by_id: dict[int, Version] = {}
        self._families: dict[str, list[Version]] = {}
        for version in versions:
            version = _with(version, known.get(law_name(version.title), ()) if known else ())
            self._by_id[version.document_id] = version
            if version.family:
                self._families.setdefault(version.family, []).append(version)
        for family in self._families.values():
            family.sort(key=lambda v: (v.begins or date.min, v.document_id))
            for older, newer in pairwise(family):
                if older.repealed is None and newer.begins and older.begins and older.begins < newer.begins:
                    self._by_id[older.document_id] = replace(
                        older,
                        repealed=newer.begins,
                        replaced_by=f"{newer.title}（{newer.issued or newer.begins}）",
                    )

    def get(self, document_id: int) -> Version | None:
        """What is known of a document."""
        return self._by_id.get(document_id)

    def standing(self, document_id: int, on: date) -> Standing:
        """What the document is worth on that date; a document without dates holds."""
        version = self._by_id.get(document_id)
        if version is None:
            return Standing.IN_FORCE
        if version.repealed and version.repealed <= on:
            return Standing.REPLACED if version.replaced_by else Standing.REPEALED
        if version.begins and version.begins > on:
            return Standing.NOT_YET
        return Standing.IN_FORCE

    def year_end(self, document_ids: Iterable[int], year: int) -> date | None:
        """The date that a question about one year's law means, None where no version's dates tell years apart.

        A year in which a version was issued means that version, in force or not yet then: 2023年公司法 is the one
        of 2023, which holds from July 2024.
        """
        here = [v for i in document_ids if (v := self._by_id.get(i)) and v.family]
        issued = [v for v in here if v.issued and v.issued.year == year]
        if issued:
            begins = max(v.begins or date(year, 12, 31) for v in issued)
            return max(begins, date(year, 12, 31)) if begins.year > year else date(year, 12, 31)
        if any(len(self._families[v.family]) > 1 for v in here if v.family):
            return date(year, 12, 31)
        return None


def _with(version: Version, rows: Sequence[Validity]) -> Version:
    """`version` with what the table says of it: the row of its date, or the only undated one."""
    row = next((r for r in rows if r.issued and _near(r.issued, version.issued)), None)
    row = row or next((r for r in rows if r.issued is None), None)
    if row is None and version.issued is None and len(rows) == 1:
        row = rows[0]
    if row is None:
        return version
    return replace(
        version,
        issued=version.issued or row.issued,
        effective=row.effective or version.effective,
        repealed=row.repealed or version.repealed,
        replaced_by=row.replaced_by or version.replaced_by,
        stated=row.effective is not None,
    )


def _near(one: date, other: date | None) -> bool:
    """Files are named by the date of adoption or of promulgation, days apart."""
    return other is not None and abs(one - other) <= timedelta(days=30)
