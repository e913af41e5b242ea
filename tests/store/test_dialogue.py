"""Conversations: turns in order, by branch, evidence as keys."""

from __future__ import annotations

import pytest
from sqlmodel import select

from assistant.domain.scope import LOCAL, Scope
from assistant.errors import ConversationNotFound
from assistant.store.conversations import Turn
from assistant.store.dialogue import NewTurn, keep, new_id, recent
from assistant.store.engine import Store


def turn(question: str) -> NewTurn:
    return NewTurn(
        question, f"答：{question}", "answer", "builtin", "zh", 12, {"intent": "list"}, ["firm:3"], [3]
    )


def test_turns_come_back_oldest_first_and_only_the_last_ones(store: Store) -> None:
    conversation = new_id()
    for question in ("一", "二", "三"):
        keep(store, conversation, LOCAL, turn(question))
    past = recent(store, conversation, LOCAL, 2)
    assert [item.question for item in past] == ["二", "三"]
    assert past[0].meaning == {"intent": "list"}
    assert past[0].firm_ids == (3,)
    with store.read() as session:
        rows = session.exec(select(Turn).order_by(Turn.ordinal)).all()
        assert [row.ordinal for row in rows] == [1, 2, 3]
        assert rows[0].evidence == '["firm:3"]'


def test_an_unknown_conversation(store: Store) -> None:
    with pytest.raises(ConversationNotFound):
        recent(store, "nobody", LOCAL, 3)


def test_another_branch_does_not_see_it(store: Store) -> None:
    conversation = new_id()
    keep(store, conversation, Scope(branch="甲支行"), turn("一"))
    assert recent(store, conversation, Scope(branch="甲支行"), 3)
    assert recent(store, conversation, LOCAL, 3)
    with pytest.raises(ConversationNotFound):
        recent(store, conversation, Scope(branch="乙支行"), 3)


def test_ids_are_not_guessable() -> None:
    assert len({new_id() for _ in range(50)}) == 50
    assert all(len(new_id()) == 32 for _ in range(3))
