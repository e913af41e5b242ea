"""Loading before the first question: it leaves nothing behind but what is loaded."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray
from sqlmodel import select

from assistant.agent.builtin.likeness import Likeness
from assistant.agent.builtin.model import BuiltinChatModel, Ground
from assistant.agent.builtin.ontology import load
from assistant.agent.service import Assistant
from assistant.store.conversations import Turn
from assistant.store.engine import Store


def test_the_phrases_are_embedded_before_anybody_asks(demo_store: Store) -> None:
    embedded: list[int] = []

    def embed(texts: object) -> NDArray[np.float32]:
        assert isinstance(texts, list)
        embedded.append(len(texts))
        return np.eye(len(texts), 8, dtype=np.float32)

    with demo_store.read() as session:
        ground = Ground(load(session), date(2026, 10, 31), Likeness(embed))
    model = BuiltinChatModel(ground=lambda: ground)
    model.warm()
    assert max(embedded) > 50
    embedded.clear()
    model.warm()
    assert all(count == 1 for count in embedded)


def test_warming_keeps_no_turn(assistant: Assistant) -> None:
    with assistant.store.read() as session:
        before = len(session.exec(select(Turn)).all())
    assistant.warm()
    with assistant.store.read() as session:
        assert len(session.exec(select(Turn)).all()) == before
