"""What ranking needs of the passages, held in memory: hundreds of candidates a question cost more to look up than to rank.

Follows the library by sequence number and tombstones, as the indexes do. A library beyond a size is looked up in the
database instead.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlmodel import Session

from assistant.retrieval.citations import Citations
from assistant.retrieval.embedder import matrix, widened
from assistant.retrieval.law_weight import LawTraits, LawWeights
from assistant.retrieval.query import script_of
from assistant.store import passages as rows


@dataclass(frozen=True, slots=True)
class Columns:
    """As much of live passages as ranking needs: columns of one length, a row a passage, by ascending id.

    han: whether a passage is mostly Chinese; length: ln(1 + letters); articles: 第四十条 or None.
    """

    ids: NDArray[np.int64]
    documents: NDArray[np.int64]
    han: NDArray[np.bool_]
    length: NDArray[np.float64]
    articles: NDArray[np.object_]

    def of(self, ids: Collection[int]) -> Columns:
        """The rows of those of `ids` that stand here."""
        wanted = np.sort(np.fromiter(ids, np.int64, len(ids)))
        places = np.searchsorted(self.ids, wanted)
        places = places[places < len(self.ids)]
        return self.at(places[self.ids[places] == wanted[: len(places)]])

    def at(self, places: NDArray[np.intp] | NDArray[np.bool_]) -> Columns:
        """These rows alone: their places in ascending order, or which ones."""
        return Columns(
            self.ids[places],
            self.documents[places],
            self.han[places],
            self.length[places],
            self.articles[places],
        )


def columns(light: Iterable[rows.LightRow]) -> Columns:
    """Rows as columns: what is the same for every question is reckoned once."""
    ordered = sorted(light, key=lambda row: row.passage_id)
    articles = np.empty(len(ordered), np.object_)
    articles[:] = [row.article for row in ordered]
    return Columns(
        ids=np.array([row.passage_id for row in ordered], np.int64),
        documents=np.array([row.document_id for row in ordered], np.int64),
        han=np.array([script_of(row.opening) == "han" for row in ordered], np.bool_),
        length=np.array([math.log1p(row.length) for row in ordered], np.float64),
        articles=articles,
    )


# A passage takes 1.3 KB with a vector of 512 numbers: 400 MB at most.
_MOST = 300_000


class HeldRows:
    """Columns and vectors of one model. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sequence = 0
        self._model_id = ""
        self._columns = columns(())
        self._vectors: dict[int, bytes] = {}
        self._citations = Citations()
        self._worth: tuple[Mapping[int, LawTraits], LawWeights, dict[int, float]] | None = None

    def law_worth(
        self, session: Session, laws: Mapping[int, LawTraits], weights: LawWeights, sequence: int
    ) -> Mapping[int, float]:
        """What the name of each of these laws adds among laws, by document, as the library at `sequence` cites them."""
        held = self._worth
        if held is None or held[0] is not laws or held[1] is not weights:
            counted = self._citations.follow(session, laws, sequence)
            each = {law: law.weight(weights, counted.get(law.name, 0)) for law in set(laws.values())}
            held = laws, weights, {i: each[law] for i, law in laws.items()}
            self._worth = held
        return held[2]

    def follow(self, session: Session, model_id: str, sequence: int, passages: int) -> None:
        """Hold the library at `sequence` with the vectors of that model. passages: how many it has."""
        if passages > _MOST or (self._sequence == sequence and self._model_id == model_id):
            return
        with self._lock:
            anew = (
                model_id != self._model_id
                or sequence < self._sequence
                or rows.remade_after(session, self._sequence)
            )
            if anew:
                self._columns, self._vectors, self._sequence = columns(()), {}, 0
            gone = rows.gone_after(session, self._sequence) if self._sequence else []
            came: list[rows.LightRow] = []
            for row, vector in rows.light_after(session, model_id, self._sequence):
                came.append(row)
                if vector is not None:
                    self._vectors[row.passage_id] = vector
            for one in gone:
                self._vectors.pop(one, None)
            self._columns = _followed(self._columns, columns(came), gone)
            self._sequence, self._model_id = sequence, model_id

    def rows(self, session: Session, ids: Collection[int], passages: int) -> Columns:
        """Those of `ids` that are live, as of the last `follow`. passages: how many the library holds."""
        if passages > _MOST:
            return columns(rows.light_rows(session, list(ids)))
        return self._columns.of(ids)

    def cosines(
        self, session: Session, ids: Sequence[int], model_id: str, vector: NDArray[np.float32]
    ) -> dict[int, float]:
        """Nearness of those passages that have a vector."""
        kept = {i: data for i in ids if (data := self._vectors.get(i)) is not None}
        if len(kept) < len(ids) and not self._holds(model_id):
            kept |= rows.vectors_of(session, model_id, [i for i in ids if i not in kept])
        if not kept:
            return {}
        near = widened(matrix(list(kept.values()), len(vector))) @ vector
        return dict(zip(kept, near.tolist(), strict=True))

    def _holds(self, model_id: str) -> bool:
        return self._sequence > 0 and self._model_id == model_id


def _followed(held: Columns, came: Columns, gone: Sequence[int]) -> Columns:
    """What is held without what went, and with what came."""
    if gone:
        held = held.at(~np.isin(held.ids, np.array(gone, np.int64)))
    if not len(held.ids) or not len(came.ids):
        return came if len(came.ids) else held
    held = held.at(~np.isin(held.ids, came.ids))
    both = Columns(
        np.concatenate([held.ids, came.ids]),
        np.concatenate([held.documents, came.documents]),
        np.concatenate([held.han, came.han]),
        np.concatenate([held.length, came.length]),
        np.concatenate([held.articles, came.articles]),
    )
    return both.at(np.argsort(both.ids, kind="stable"))
