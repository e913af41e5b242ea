"""The parts of every name of a firm, as they are looked up: derived after an import (ingest/firms/derive/name_parts.py).

A question's name is found by its parts in indexes alone, also with a character wrong, missing or swapped: of two stems
one slip apart, one is the beginning of the other up to the slip, or one of their `skips` is the same.
"""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import Column, Index, LargeBinary, Text
from sqlmodel import Field, SQLModel

from assistant.domain.firm_name import FirmName, Places, read_name, skips
from assistant.store import regions

_NATION = {"中国": "中国", "中华": "中国", "china": "中国"}


def _part() -> Column[str]:
    """Text that sorts by its bytes, so that an index gives what begins with a text on any database."""
    return Column(Text().with_variant(Text(collation="C"), "postgresql"), nullable=False)


class FirmNamePart(SQLModel, table=True):
    """Derived: a name of a firm (domain.firm_name.FirmName). kind is `name` for the present one, else as in firm_name.

    skip1, skip2, skip3: the stem without its first, second and third character.
    """

    __tablename__ = "firm_name_part"
    __table_args__ = (
        Index("ix_firm_name_part_core", "core"),
        Index("ix_firm_name_part_stem", "stem", "place"),
        Index("ix_firm_name_part_skip1", "skip1", "place"),
        Index("ix_firm_name_part_skip2", "skip2", "place"),
        Index("ix_firm_name_part_skip3", "skip3", "place"),
    )

    firm_id: int = Field(primary_key=True, foreign_key="firm.id")
    kind: str = Field(primary_key=True)
    name_key: str = Field(primary_key=True)
    core: str = Field(sa_column=_part())
    stem: str = Field(sa_column=_part())
    place: str
    form: str = Field(description="FirmName.form_words")
    skip1: str = Field(sa_column=_part())
    skip2: str = Field(sa_column=_part())
    skip3: str = Field(sa_column=_part())


class FirmNameGram(SQLModel, table=True):
    """Derived: the firms of which a name holds two characters side by side, or ends with the one (ingest/firms/derive/
    name_grams.py). Rebuilt after an import in which names changed.

    gram: the two characters of a name_key, the last one alone. firms: how many; ids: theirs, ascending, as little-endian
    32-bit numbers.
    """

    __tablename__ = "firm_name_gram"

    gram: str = Field(
        sa_column=Column(Text().with_variant(Text(collation="C"), "postgresql"), primary_key=True)
    )
    firms: int
    ids: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


IDS = "<i4"
"""How numpy reads FirmNameGram.ids."""

COLUMNS = ("firm_id", "kind", "name_key", "core", "stem", "place", "form", "skip1", "skip2", "skip3")


@lru_cache(maxsize=1)
def places() -> Places:
    """The division table as names of firms write it: full, short and English names, and the nation's."""
    names = dict(_NATION)
    for region in regions.all_regions():
        for name in (region.name, region.short, region.name_en.lower().replace("'", "").replace(" ", "")):
            if name:
                names.setdefault(name, region.short or region.name)
    return Places(names)


def read(name: str) -> FirmName:
    """`name` taken apart by the division table."""
    return read_name(name, places())


def row_of(firm_id: int, kind: str, name_key: str) -> tuple[int | str, ...]:
    """The row of one name, in the order of COLUMNS."""
    name = read(name_key)
    return (firm_id, kind, name_key, name.core, name.stem, name.place, name.form_words, *skips(name.stem))
