"""Puts the utterances to the assistant by its public door, and keeps of each reply what the judge compares."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, col, select

from assistant.agent.builtin.meaning import FIRM_SETS, Meaning
from assistant.agent.service import Assistant
from assistant.domain.answer import Answer
from assistant.domain.asked import Asked
from assistant.domain.events import Question
from assistant.domain.firm_query import FirmQuery
from assistant.domain.scope import Scope
from assistant.store import bank, dialogue, firm_search
from assistant.store.firm_resolve import resolve
from assistant.store.firms import Firm, FirmIdentifier
from assistant.tools.terms import settle
from eval.understanding.utterances import Turn, Utterance

Progress = Callable[[int], None]
REFUSING = ("refusal", "clarification", "chat")
"""Kinds of answers that claim nothing of any firm or rule."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of one turn. kind: of the answer, or crashed. found: credit codes of the firms that the query of the
    tool call finds, in its order; None where no tool was asked for firms. before: the list shown before this turn."""

    utterance: Utterance
    turn: Turn
    kind: str
    text: str
    meaning: Meaning | None = None
    found: tuple[str, ...] | None = None
    before: tuple[str, ...] = ()
    took_ms: float = 0.0
    answer: Answer | None = field(default=None, repr=False)


class Asking:
    """One assistant that is asked everything. Not for several threads."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        with assistant.store.read() as session:
            self.codes = codes_of(session)

    def ask(self, utterances: Iterable[Utterance], progress: Progress) -> list[Reply]:
        """Every turn of every utterance, each utterance a conversation of its own. progress: turns done."""
        replies: list[Reply] = []
        for utterance in utterances:
            conversation: str | None = None
            shown: tuple[str, ...] = ()
            for turn in utterance.turns:
                reply = self._turn(utterance, turn, conversation, shown)
                replies.append(reply)
                progress(1)
                if reply.answer is not None:
                    conversation = reply.answer.conversation_id
                    listed = _listed(reply.answer)
                    of_many = reply.meaning is not None and reply.meaning.intent in FIRM_SETS
                    shown = listed if len(listed) > 1 or (of_many and listed) else shown
        return replies

    def resolve(self, name: str) -> str:
        """Credit code of the firm of that name, number or id:N; the name itself where it is no one firm's."""
        if name in self.codes.values():
            return name
        for prefix in ("id:", "firm:"):
            if name.startswith(prefix) and name.removeprefix(prefix).isdigit():
                return self.codes.get(int(name.removeprefix(prefix)), name)
        with self._assistant.store.read() as session:
            found = resolve(session, name).firm_id
        return self.codes.get(found, name) if found is not None else name

    def shown(self, query: FirmQuery) -> dict[int, str]:
        """Ids and credit codes of the firms that a list by this query shows, in order."""
        settings = self._assistant.settings
        with self._assistant.store.read() as session:
            profile, today = bank.profile(session), bank.today(settings, session)
            by = Asked(today, Scope(), bank.home_region(settings, profile))
            found = firm_search.find(session, settle(session, query), by).firms
        return {firm.id: self.codes[firm.id] for firm in found if firm.id in self.codes}

    def _turn(
        self, utterance: Utterance, turn: Turn, conversation: str | None, before: tuple[str, ...]
    ) -> Reply:
        scope = Scope(branch=turn.branch)
        began = time.perf_counter()
        try:
            answer = self._assistant.ask(Question(turn.say, conversation, scope=scope))
        except (
            Exception
        ) as error:  # a question that breaks the program is a finding of its own, and not the last one
            return Reply(utterance, turn, "crashed", f"{type(error).__name__}: {error}", before=before)
        took = (time.perf_counter() - began) * 1000
        (kept,) = dialogue.recent(self._assistant.store, answer.conversation_id, scope, 1)
        meaning = Meaning.model_validate(kept.meaning) if kept.meaning else None
        found = self._found(answer, scope)
        return Reply(utterance, turn, answer.kind.value, answer.answer, meaning, found, before, took, answer)

    def _found(self, answer: Answer, scope: Scope) -> tuple[str, ...] | None:
        """The firms that the first query of the reply finds: all of them, or as many as its limit lets through."""
        asked: Any = next((call.args["query"] for call in answer.tool_calls if "query" in call.args), None)
        if not isinstance(asked, dict):
            return None
        query = FirmQuery.model_validate(asked)
        settings = self._assistant.settings
        with self._assistant.store.read() as session:
            profile, today = bank.profile(session), bank.today(settings, session)
            settled = settle(session, query)
            by = Asked(today, scope, bank.home_region(settings, profile))
            if "limit" in asked or query.offset:
                ids = [firm.id for firm in firm_search.find(session, settled, by).firms]
            else:
                ids = firm_search.ids(session, settled, by)
        return tuple(self.codes[id_] for id_ in ids if id_ in self.codes)


def _listed(answer: Answer) -> tuple[str, ...]:
    return tuple(firm.uscc for firm in answer.firms if firm.uscc and firm.stage in ("candidate", "listed"))


def codes_of(session: Session) -> dict[int, str]:
    """Id of a firm -> its credit code."""
    rows = (
        select(Firm.id, FirmIdentifier.value).join(FirmIdentifier).where(col(FirmIdentifier.scheme) == "uscc")
    )
    return {int(id_): code for id_, code in session.exec(rows).all() if id_ is not None}
