"""The utterances themselves: enough of each, none twice, nothing that the demo bank does not hold."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

from assistant.agent.builtin.meaning import Intent
from assistant.domain.firm_query import FirmQuery
from eval.demo_bank import DATA
from eval.understanding import independent
from eval.understanding.independent.expected import RULES, Expected
from eval.understanding.utterances import Expectation, Turn, Utterance, frozen, read, tuned, turns_of

SENT_BACK = {Intent.UNCLEAR, Intent.WHICH, Intent.LANGUAGE, Intent.OFF_TOPIC, Intent.RULES, Intent.CODE}
TURNS = list(turns_of(tuned()))
ALL = [*TURNS, *turns_of(frozen())]
LIST_ONLY = {"order_by", "descending", "then_by", "limit", "offset"}
UNASKED = {"min_wins_24m", "offset"}
"""Fields that no utterance sets: the first is another spelling of wins in a window, the second a page."""


@pytest.fixture(scope="module")
def expected() -> Expected:
    return Expected(DATA)


def test_there_are_enough_of_each() -> None:
    languages = Counter(utterance.lang for utterance, _ in TURNS)
    styles = Counter(utterance.style for utterance, _ in TURNS)
    assert languages["zh"] >= 300
    assert languages["en"] >= 100
    assert sum(turn.back is not None for _, turn in TURNS) >= 40
    assert sum(not utterance.single for utterance in tuned()) >= 15
    assert min(styles[style] for style in ("terse", "wordy", "typo", "spoken", "abbreviated", "traditional", "mixed")) >= 10  # fmt: skip


def test_every_intent_and_every_condition_is_asked_for() -> None:
    readings = [reading for _, turn in TURNS for reading in turn.readings]
    asked = {reading.intent for reading in readings if reading.intent}
    assert asked >= set(Intent) - SENT_BACK  # which are asked back, and stand as such
    assert {name for reading in readings for name in reading.query} >= set(FirmQuery.model_fields) - UNASKED


def test_none_stands_twice() -> None:
    assert [id_ for id_, n in Counter(turn.id for _, turn in ALL).items() if n > 1] == []
    alone = Counter(turn.say for utterance, turn in ALL if utterance.single)
    assert [say for say, n in alone.items() if n > 1] == []


def test_every_firm_and_every_condition_is_one_of_the_demo_bank(expected: Expected) -> None:
    known = expected.known.bank.firms
    for _, turn in ALL:
        for reading in turn.readings:
            named = [*reading.firms, *(f for side in ("buyers", "suppliers", "controlled_by") for f in reading.query.get(side, ()))]  # fmt: skip
            assert [firm for firm in named if not firm.startswith("@") and firm not in known] == [], turn.id
            assert set(reading.query) <= set(RULES) | LIST_ONLY, turn.id
            expected.firms(reading.query)


def test_the_answer_key_is_computed_without_the_program() -> None:
    own = Path(independent.__file__).parent
    for path in own.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, path.name
                names = [node.module or ""]
            for name in names:
                assert not name.startswith(("assistant", "ingest")), f"{path.name} imports {name}"
                assert not name.startswith("eval") or name.startswith("eval.understanding.independent"), name


def _written(folder: Path, text: str) -> tuple[Utterance, ...]:
    path = folder / "some.yaml"
    path.write_text(text, encoding="utf-8")
    return read(path)


def test_other_readings_are_changes_to_the_first(tmp_path: Path) -> None:
    (one,) = _written(
        tmp_path,
        "lang: zh\nutterances:\n- {id: a, style: terse, say: 茶企, intent: list, query: {chain: tea}, or: [{intent: count},"
        " {back: unclear}]}\n",
    )
    assert one.turns == (
        Turn(
            "a",
            "茶企",
            (
                Expectation(intent=Intent.LIST, query={"chain": "tea"}),
                Expectation(intent=Intent.COUNT, query={"chain": "tea"}),
                Expectation(back="unclear"),
            ),
        ),
    )
    assert (one.turns[0].back, one.turns[0].may_be_asked_back, one.turns[0].kind) == (None, True, "list")


@pytest.mark.parametrize(
    "turn",
    [
        "say: 茶企",
        "say: 茶企, intent: list, back: unclear",
        "say: 茶企, intent: lists",
        "say: 茶企, intent: list, query: {chains: tea}",
        "say: 茶企, intent: list, whence: x",
        "say: '', intent: list",
        "say: 茶企, intent: list, turns: [{say: 茶企, intent: list}]",
    ],
)
def test_what_is_no_utterance_is_told_with_its_id(tmp_path: Path, turn: str) -> None:
    with pytest.raises(ValueError, match=r"some\.yaml a1"):
        _written(tmp_path, f"lang: zh\nutterances:\n- {{id: a1, style: terse, {turn}}}\n")
