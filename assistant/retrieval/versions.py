"""Which version of a law, or of a rule of the bank's own, holds on a date. Knows documents by dates and titles only.

Dates come from the document and from config/law_validity.csv, which a bank edits; the file wins, since a text
does not say when it was repealed; what a person entered for one document (scout documents edit) wins over both.
Facts without a date there are left out, not guessed.
"""

from __future__ import annotations

import csv
import re
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
    entered: which of its dates a person entered: effective_on, repealed_on.
    """

    document_id: int
    title: str
    family: str | None
    issued: date | None
    effective: date | None
    repealed: date | None
    replaced_by: str = ""
    stated: bool = False
    entered: frozenset[str] = frozenset()

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


def entered_dates(edited: str) -> frozenset[str]:
    """Of the fields that a person set (names joined by commas), the dates on which validity stands."""
    return frozenset(edited.split(",")) & {"effective_on", "repealed_on"} if edited else frozenset()


def family_of(kind: str, title: str, key: str | None) -> str | None:
    """What the versions of one law, or the editions of one rule of the bank's own, share; None for any other document.

    A rule is a manual or table, or a notice that issues one: 授信政策手册（2024年版） and 授信政策手册（2025年版） are
    editions of one. Reports and other notices of two years stand side by side.
    """
    if key or kind == "law":
        return key or law_name(title)
    if kind not in ("manual", "table") and not (kind == "notice" and _RULE.search(title)):
        return None
    name = law_name(title)
    bare = _EDITION.sub("", name)
    return f"{_OWN}{bare}" if len(bare) >= _SHORTEST_RULE else None


_OWN = "本行:"
"""Keeps the bank's own rules apart from a law of the same name."""
_RULE = re.compile(r"办法|细则|规定|制度|规程|指引|指南|手册|政策|限额|额度|利率|费率|标准|清单|目录")
_EDITION = re.compile(
    r"[(\[【〔][^()\[\]【】〔〕]*(?:19|20)\d{2}[^()\[\]【】〔〕]*[)\]】〕]"
    r"|[(\[【〔](?:第?[一二三四五六七八九十\d.]+版|修订[版稿]?|新版|旧版|最新|试行|v\d[\d.]*)[)\]】〕]"
    r"|(?:19|20)\d{2}年(?:度)?(?:第?[一二三四五六七八九十\d]+(?:版|季度|期))?(?:版|修订版?|修正版?)?"
    r"|第[一二三四五六七八九十\d]+版|v\d+(?:\.\d+)*|[\s《》_-]",
    re.IGNORECASE,
)
"""What tells two editions of one rule apart: years, numbers of editions."""
_SHORTEST_RULE = 3


@dataclass(frozen=True, slots=True)
class When:
    """Which version is asked for: the one of `day`; unless day is fixed, that of `year`, or the one before (`former`)."""

    day: date
    year: int | None = None
    former: bool = False


_DAYS_KEPT = 64
"""Days meant whose versions out of force are kept: most questions mean today."""


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
                if older.repealed is not None or "repealed_on" in older.entered:
                    continue
                if newer.begins and older.begins and older.begins < newer.begins:
                    self._by_id[older.document_id] = replace(
                        older,
                        repealed=newer.begins,
                        replaced_by=_told(newer),
                    )
        self._over: dict[When, frozenset[int]] = {}
        self._dated = {i for i, version in self._by_id.items() if version.begins or version.repealed}

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

    def holds(self, document_id: int, when: When) -> bool:
        """Whether the document is in force on the day meant; one without dates is."""
        if document_id not in self._dated:
            return True
        return self.standing(document_id, self.day_meant(document_id, when)) is Standing.IN_FORCE

    def not_in_force(self, document_ids: set[int], when: When) -> set[int]:
        """Those documents that are not in force on the day meant."""
        over = self._over.get(when)
        if over is None:
            if len(self._over) >= _DAYS_KEPT:
                self._over.clear()
            over = self._over[when] = frozenset(i for i in self._dated if not self.holds(i, when))
        return {*(document_ids & over)}

    def in_force_beside(self, document_id: int, on: date) -> bool:
        """Whether the library holds another version of the same law that is in force on that date."""
        version = self._by_id.get(document_id)
        family = self._of_family(version.family) if version is not None and version.family else []
        return any(self.standing(other, on) is Standing.IN_FORCE for other in family if other != document_id)

    def day_meant(self, document_id: int, when: When) -> date:
        """The day on which this document's version is to hold; another one than `when.day` only among its versions."""
        version = self._by_id.get(document_id)
        if version is None or version.family is None or len(self._families[version.family]) < 2:
            return when.day
        if when.year is not None:
            return self.year_end(self._of_family(version.family), when.year) or when.day
        if not when.former:
            return when.day
        begun = [v.begins for v in self._families[version.family] if v.begins and v.begins <= when.day]
        return max(begun) - timedelta(days=1) if len(set(begun)) > 1 else when.day

    def _of_family(self, family: str) -> list[int]:
        return [version.document_id for version in self._families[family]]

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


def _told(version: Version) -> str:
    """A version as people tell it from others: by its day, unless its title says the year."""
    if re.search(r"(?:19|20)\d{2}", version.title):
        return version.title
    return f"{version.title}（{version.issued or version.begins}）"


def _with(version: Version, rows: Sequence[Validity]) -> Version:
    """`version` with what the table says of it: the row of its date, or the only undated one."""
    row = next((r for r in rows if r.issued and _near(r.issued, version.issued)), None)
    row = row or next((r for r in rows if r.issued is None), None)
    if row is None and version.issued is None and len(rows) == 1:
        row = rows[0]
    if row is None:
        return version
    effective_entered, repealed_entered = (
        "effective_on" in version.entered,
        "repealed_on" in version.entered,
    )
    return replace(
        version,
        issued=version.issued or row.issued,
        effective=version.effective if effective_entered else row.effective or version.effective,
        repealed=version.repealed if repealed_entered else row.repealed or version.repealed,
        replaced_by=version.replaced_by if repealed_entered else row.replaced_by or version.replaced_by,
        stated=row.effective is not None and not version.entered,
    )


def _near(one: date, other: date | None) -> bool:
    """Files are named by the date of adoption or of promulgation, days apart."""
    return other is not None and abs(one - other) <= timedelta(days=30)
