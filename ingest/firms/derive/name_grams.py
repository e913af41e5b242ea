"""Lists the firms by the pairs of characters in their names (store/firm_name_grams.py): written anew, in bulk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlmodel import Session, col

from assistant.store.firm_name_parts import IDS, FirmNameGram, FirmNamePart
from ingest.firms.derive.scratch import insert_tuples, stream

Packed = NDArray[np.int64]
"""The number of a pair in the upper half, the id of a firm in the lower one."""


def listed(session: Session) -> bool:
    """Whether the names were listed ever: not in an older home before its next import."""
    return session.execute(sa.select(col(FirmNameGram.firms)).limit(1)).first() is not None


def write(session: Session) -> None:
    """Rebuild firm_name_gram out of the names' parts."""
    session.execute(sa.delete(FirmNameGram))
    numbers: dict[int, int] = {}
    names = sa.select(col(FirmNamePart.firm_id), col(FirmNamePart.name_key))
    packed = [_packed(rows, numbers) for rows in _batches(session, names)]
    if packed:
        insert_tuples(session, "firm_name_gram", ("gram", "firms", "ids"), _lists(packed, list(numbers)))


def _batches(session: Session, names: sa.Executable) -> Iterator[Sequence[Any]]:
    waiting: list[Any] = []
    for row in stream(session, names):
        waiting.append(row)
        if len(waiting) == _AT_ONCE:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


_AT_ONCE = 50_000


def _packed(rows: Sequence[Any], numbers: dict[int, int]) -> Packed:
    """Each pair of the names of some firms, once a firm; `numbers` numbers the pairs as they come."""
    text = "".join(f"{name}\0" for _, name in rows)
    points = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.int64)
    firms = np.repeat(np.array([row[0] for row in rows], np.int64), [len(row[1]) + 1 for row in rows])
    pairs = points[:-1] << 32 | points[1:]
    inside = points[:-1] != 0
    found, places = np.unique(pairs[inside], return_inverse=True)
    numbered = np.array([numbers.setdefault(pair, len(numbers)) for pair in found.tolist()], np.int64)
    return np.unique(numbered[places] << 32 | firms[:-1][inside])


def _lists(packed: list[Packed], pairs: list[int]) -> Iterator[tuple[str, int, bytes]]:
    """Rows of the table in the order of the pairs, each with its firms in theirs."""
    whole = np.concatenate(packed)
    packed.clear()
    whole.sort()
    number = whole >> 32
    ids = (whole & 0xFFFFFFFF).astype(IDS)
    ends = np.searchsorted(number, np.arange(len(pairs)), side="right").tolist()
    starts = [0, *ends[:-1]]
    for pair, start, end in sorted(zip(map(_written, pairs), starts, ends, strict=True)):
        own = np.unique(ids[start:end])  # a firm may have two names with the pair, taken apart in two batches
        yield pair, len(own), own.tobytes()


def _written(pair: int) -> str:
    first, second = pair >> 32, pair & 0xFFFFFFFF
    return chr(first) + (chr(second) if second else "")
