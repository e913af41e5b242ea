"""A question that was asked back is gone on from: conditions add up, what nobody understood stays open until it is settled."""

from __future__ import annotations

from assistant.agent.builtin.meaning import Intent
from assistant.agent.builtin.parser import Parser


def test_a_condition_adds_up_and_the_word_stays_open(parser: Parser) -> None:
    asked = parser.parse("瓮安的斯帕姆企业", None)
    assert asked.intent is Intent.UNCLEAR
    then = parser.parse("只看没失信的", asked)
    assert then.intent is Intent.UNCLEAR
    assert then.unread == ("斯帕姆",)
    assert then.query.regions == ["522725"]
    assert then.query.without_dishonest


def test_what_is_offered_settles_it(parser: Parser) -> None:
    asked = parser.parse("瓮安的斯帕姆企业", None)
    then = parser.parse("只看没失信的", asked)
    (sent,) = [sent for _, sent in then.offers]
    settled = parser.parse(sent, then)
    assert settled.intent is Intent.LIST
    assert not settled.unread
    assert settled.query.regions == ["522725"]
    assert settled.query.without_dishonest


def test_another_trade_explains_the_word(parser: Parser) -> None:
    asked = parser.parse("瓮安的斯帕姆企业", None)
    then = parser.parse("我是说磷化工的", asked)
    assert then.intent is Intent.LIST
    assert (then.query.chain, then.query.regions) == ("phosphate", ["522725"])


def test_a_short_turn_that_nobody_understands_is_asked_back(parser: Parser) -> None:
    listed = parser.parse("瓮安的磷化工企业", None)
    asked = parser.parse("咕噜咕噜", listed)
    assert asked.intent is Intent.UNCLEAR
    assert parser.parse("不考虑咕噜咕噜", asked).query == listed.query
