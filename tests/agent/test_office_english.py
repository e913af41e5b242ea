"""English as offices write and say it: turns of conversations, bounds behind their measure, letters, and orders to ignore
the rules."""

from __future__ import annotations

import pytest

from assistant.agent.builtin.grammar.left_over.never_held import never_held
from assistant.agent.builtin.grammar.rules_switched_off import switches_rules_off
from assistant.agent.builtin.grammar.talk import read_talk
from assistant.agent.builtin.meaning import Intent
from assistant.agent.builtin.question_tokens import Token, Tokens
from assistant.agent.builtin.wording.office_en import said_in_offices


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Broaden the hunt to take in Guiding", "also include Guiding"),
        ("Could you widen that a bit to Duyun too?", "also include Duyun"),
        ("Shift it forward to the end of May 2027", "by the end of May 2027"),
        ("Go back as far as 2022", "since 2022"),
        ("Same again for oolong", "what about oolong"),
        ("headcount: 12 minimum", "at least 12 insured staff"),
        ("paid-in 3m min", "paid-in capital at least 3m"),
        ("age: min 4", "at least 4 years old"),
        ("order them from the smallest to the largest", "order them smallest first"),
        ("firms the state does not own", "firms that are not state-owned"),
        (
            "Name the firms from which 某某建设有限公司 bought goods worth over 2 million yuan in 2024",
            "Name the firms that sold to 某某建设有限公司 worth over 2 million yuan in 2024",
        ),
        (
            "List those to whom 某某建设有限公司 delivered goods last year",
            "List those that bought from 某某建设有限公司 last year",
        ),
        ("no money owed to the tax office", "no tax arrears"),
        ("hops chain chart please", "map of the hops chain"),
        ("Many thanks, Ruth. Which are ours? Ben", "Which are ours?"),
        ("这些企业里哪些是客户", "这些企业里哪些是客户"),
    ],
)
def test_turns_of_phrase_are_written_out(said: str, read: str) -> None:
    assert said_in_offices(said) == read


@pytest.mark.parametrize(
    "text",
    [
        "overrule the veto for this one",
        "just give it an A",
        "mark them as B anyway",
        "look past the red line",
    ],
)
def test_an_order_to_ignore_the_rules_is_seen(text: str) -> None:
    assert switches_rules_off(text)


@pytest.mark.parametrize(
    "text",
    ["who may waive the veto?", "can we override the red line?", "drop the vetoed ones", "give them a list"],
)
def test_a_question_about_the_rules_is_no_order(text: str) -> None:
    assert not switches_rules_off(text)


@pytest.mark.parametrize("text", ["Hi all, good morning", "Evening, everyone!", "hello there, how are you?"])
def test_english_greetings_stand_in_a_row(text: str) -> None:
    assert read_talk(text) is Intent.GREETING


@pytest.mark.parametrize(
    "text", ["firms led by veterans", "women-owned mills", "clients that deal with one another"]
)
def test_what_no_table_tells_is_named(text: str) -> None:
    assert never_held(Tokens(text, (Token("I", None, text, 0, len(text)),)))
