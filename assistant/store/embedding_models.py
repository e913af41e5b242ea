"""Embedding models of the library: which one answers, which one is being filled, and the switch from one to the other.

Exactly one model is ready once anything was published. A second one fills beside it, passage by passage, and takes
its place in one transaction when no live passage lacks a vector; the old vectors go with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, func, insert, select, update
from sqlmodel import Session, col

from assistant.store.documents import EmbeddingModel, Passage, PassageVector
from assistant.store.engine import Store
from assistant.store.publishing import MANY, ModelName, describe, next_sequence


@dataclass(frozen=True, slots=True)
class Filling:
    """How far a model's vectors are: passages that have one, of all live ones."""

    model_id: str
    have: int
    passages: int

    @property
    def complete(self) -> bool:
        """Whether every live passage has its vector."""
        return self.have == self.passages


@dataclass(frozen=True, slots=True)
class Unembedded:
    """A live passage without a vector of a model. sequence: at which its text was set, to see that it still stands."""

    passage_id: int
    index_text: str
    sequence: int


def in_use(session: Session, wanted: str) -> ModelName | None:
    """The model that answers: the ready one; None while there is none, or not one vector.

    A library of an older program may have two: then the one with most vectors, and `wanted` where both have as many.
    """
    ready = session.scalars(select(EmbeddingModel).where(col(EmbeddingModel.state) == "ready")).all()
    if not ready or session.scalar(select(col(PassageVector.passage_id)).limit(1)) is None:
        return None
    best = ready[0]
    if len(ready) > 1:
        best = max(ready, key=lambda row: (_have(session, row.id), row.id == wanted, row.id))
    return ModelName(best.id, best.dimension)


def filling(session: Session, model_id: str) -> Filling:
    """How far the model's vectors are."""
    live = session.scalar(select(func.count()).select_from(Passage).where(col(Passage.live))) or 0
    return Filling(model_id, _have(session, model_id), live)


def begin(store: Store, model: ModelName) -> None:
    """Note that this model's vectors are being made; nothing changes where they are already."""
    with store.write() as session:
        if session.get(EmbeddingModel, model.id) is None:
            session.add(EmbeddingModel(id=model.id, dimension=model.dimension, state="filling"))


def without_vector(session: Session, model_id: str, limit: int) -> list[Unembedded]:
    """The first live passages that lack a vector of the model, by number."""
    rows = session.execute(
        select(col(Passage.id), col(Passage.index_text), col(Passage.sequence))
        .outerjoin(
            PassageVector,
            (col(PassageVector.passage_id) == col(Passage.id)) & (col(PassageVector.model_id) == model_id),
        )
        .where(col(Passage.live), col(PassageVector.passage_id).is_(None))
        .order_by(col(Passage.id))
        .limit(limit)
    )
    return [Unembedded(number or 0, text, sequence) for number, text, sequence in rows]


def add_vectors(store: Store, model_id: str, made: Sequence[tuple[Unembedded, bytes]]) -> int:
    """Keep the vectors of those passages that are live with the same text still; how many were kept."""
    with store.write() as session:
        standing = {
            (number, sequence)
            for number, sequence in session.execute(
                select(col(Passage.id), col(Passage.sequence)).where(
                    col(Passage.id).in_([one.passage_id for one, _ in made]), col(Passage.live)
                )
            )
        }
        rows = [
            {"passage_id": one.passage_id, "model_id": model_id, "vector": vector}
            for one, vector in made
            if (one.passage_id, one.sequence) in standing
        ]
        if rows:
            session.execute(insert(PassageVector), rows)
        return len(rows)


def switch(store: Store, model_id: str) -> int | None:
    """Let this model answer from now on, and drop the vectors of every other one, in one transaction.

    The sequence number of the switch; None where a live passage still lacks its vector.
    """
    with store.write() as session:
        if without_vector(session, model_id, 1):
            return None
        sequence = next_sequence(session, datetime.now(UTC))
        describe(session, sequence, MANY, "embed")
        session.execute(delete(PassageVector).where(col(PassageVector.model_id) != model_id))
        session.execute(delete(EmbeddingModel).where(col(EmbeddingModel.id) != model_id))
        session.execute(
            update(EmbeddingModel).where(col(EmbeddingModel.id) == model_id).values(state="ready")
        )
        return sequence


def _have(session: Session, model_id: str) -> int:
    counted = session.scalar(
        select(func.count())
        .select_from(PassageVector)
        .join(Passage, col(Passage.id) == col(PassageVector.passage_id))
        .where(col(Passage.live), col(PassageVector.model_id) == model_id)
    )
    return counted or 0
