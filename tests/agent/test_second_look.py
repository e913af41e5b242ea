"""The second look: signs of readings, what it expects of a text, and what becomes of a reading that it doubts."""

import pytest

from assistant.agent.asking_back import question_back
from assistant.agent.builtin.grammar.follow_ups import doubts
from assistant.agent.builtin.grammar.follow_ups.doubts import (
    looked_at_twice,
    put_to_the_officer,
    settled_by,
    taken_as_read,
)
from assistant.agent.builtin.learned.second_look import chances, features_of, said_before
from assistant.agent.builtin.learned.signs import (
    FIELD_WORDS,
    INTENT_WORDS,
    conditions_of,
    name_of,
    signs_of,
    without_sign,
)
from assistant.agent.builtin.meaning import SMALL_TALK, Intent, Meaning
from assistant.agent.builtin.parser import Parser
from assistant.agent.service import Assistant
from assistant.domain.answer import AnswerKind
from assistant.domain.events import Question
from assistant.domain.firm_query import FirmQuery

QUERY = FirmQuery(
    client=True, events=["penalty"], insured_min=20, without_dishonest=True, chain="tea", order_by="revenue"
)
ASKED = Meaning(intent=Intent.LIST, lang="zh", query=QUERY)


def test_signs_are_the_same_whichever_end_of_a_bound_is_held() -> None:
    assert conditions_of(FirmQuery(insured_min=20)) == conditions_of(FirmQuery(insured_max=9)) == {"insured"}
    assert conditions_of(FirmQuery(won_months=12)) == {"won_window"}


def test_a_flag_and_a_code_that_say_the_same_have_one_sign() -> None:
    assert conditions_of(FirmQuery(without_penalty=True)) == conditions_of(
        FirmQuery(without_events=["penalty"])
    )


def test_every_condition_has_a_name_for_people() -> None:
    signs = {name for field in FirmQuery.model_fields if (name := name_of(field)) is not None}
    assert signs - set(FIELD_WORDS) == set()
    assert set(Intent) - SMALL_TALK == set(INTENT_WORDS)


@pytest.mark.parametrize("sign", sorted(conditions_of(QUERY)))
def test_without_a_sign_the_rest_of_the_query_stays(sign: str) -> None:
    assert conditions_of(without_sign(QUERY, sign)) == conditions_of(QUERY) - {sign}


def test_a_plain_question_is_expected_to_say_what_it_says(parser: Parser) -> None:
    found = chances(features_of(parser.tokens_of("福泉做吨袋的民营企业有哪些"), said_before(None, None)))
    assert found["intent=list"] > 0.9
    assert found["products"] > 0.9
    assert max(found["client=yes"], found["exclude_regions"], found["intent=policy"]) < 0.05


@pytest.mark.parametrize(
    ("sign", "zh", "en"),
    [
        ("client=yes", "是不是要按“是否本行客户”筛选", "a condition on “client or not”"),
        ("regions", "还有关于“地区”的条件", "a condition on “place” in it"),
        ("intent=list", "您是不是要列出符合条件的企业", "do you want a list of firms"),
    ],
)
def test_a_doubted_reading_is_put_to_the_officer_and_says_why(sign: str, zh: str, en: str) -> None:
    for lang, words in (("zh", zh), ("en", en)):
        asked = put_to_the_officer("茶企里的客户", ASKED.model_copy(update={"lang": lang}), sign)
        assert asked.intent is Intent.UNCLEAR
        assert asked.sought is Intent.LIST
        assert words in question_back(asked)
        assert len(asked.offers) >= 2


@pytest.mark.parametrize(
    "yes", ["对，就按这样理解", "是的", "没错，就是这个意思", "yes", "Yes, as you read it", "that's right"]
)
def test_the_officer_confirms(yes: str) -> None:
    asked = put_to_the_officer("茶企里的客户", ASKED, "client=yes")
    assert settled_by(yes, asked) == ASKED


def test_no_means_no_more_only_where_one_condition_more_was_asked_for() -> None:
    assert settled_by("没有", put_to_the_officer("茶企里的客户", ASKED, "regions")) == ASKED
    assert settled_by("没有", put_to_the_officer("茶企里的客户", ASKED, "client=yes")) is None
    assert settled_by("。", put_to_the_officer("茶企里的客户", ASKED, "client=yes")) is None


def test_what_is_offered_leaves_out_the_doubted_condition() -> None:
    asked = put_to_the_officer("茶企里的客户", ASKED, "client=yes")
    offer = next(sent for _, sent in asked.offers if sent.startswith("不考虑"))
    settled = settled_by(offer, asked)
    assert settled is not None
    assert settled.query == QUERY.model_copy(update={"client": None})


def test_whoever_says_something_else_goes_on_from_the_reading(parser: Parser) -> None:
    asked = put_to_the_officer("茶企里的客户", ASKED, "client=yes")
    assert settled_by("注册资本五百万以上的", asked) is None
    assert taken_as_read(asked) == ASKED
    meaning = parser.parse("注册资本五百万以上的", asked, "zh")
    assert meaning.query.client is True
    assert meaning.query.registered_capital_min == 5_000_000


def test_what_the_program_offered_is_not_doubted(parser: Parser) -> None:
    doubtful = "孙女要考高中了你看报哪个学校好"
    asked = ASKED.model_copy(update={"offers": ((doubtful, doubtful),)})
    read = looked_at_twice(lambda *_: ASKED, parser.tokens_of, doubtful, asked, "zh", None)
    assert read == ASKED
    assert looked_at_twice(lambda *_: ASKED, parser.tokens_of, doubtful, None, "zh", None).doubted
    assert signs_of(read) == signs_of(ASKED)


@pytest.fixture
def doubting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second look doubts every reading that has the bank's clients in it."""
    monkeypatch.setattr(
        doubts, "doubted", lambda tokens, meaning, said: "client=yes" if meaning.query.client else None
    )


@pytest.mark.usefixtures("doubting")
def test_a_doubted_reading_is_shown_and_answered_once_it_is_confirmed(assistant: Assistant) -> None:
    asked = assistant.ask(Question("福泉的茶企里是我行客户的有哪些"))
    assert asked.kind is AnswerKind.CLARIFICATION
    assert {chip.field for chip in asked.conditions} == {"regions", "chain", "client"}
    confirmed = assistant.ask(Question(asked.choices[0].send, asked.conversation_id))
    assert confirmed.kind is AnswerKind.ANSWER
    assert {chip.field for chip in confirmed.conditions} == {"regions", "chain", "client"}


@pytest.mark.usefixtures("doubting")
def test_a_condition_is_taken_off_a_doubted_reading(assistant: Assistant) -> None:
    asked = assistant.ask(Question("福泉的茶企里是我行客户的有哪些"))
    dropped = assistant.ask(
        Question("去掉条件：是本行客户", asked.conversation_id, drop_conditions=("client",))
    )
    assert dropped.kind is AnswerKind.ANSWER
    assert {chip.field for chip in dropped.conditions} == {"regions", "chain"}
    left_out = assistant.ask(Question("福泉的茶企里是我行客户的有哪些"))
    offer = next(choice.send for choice in left_out.choices if choice.send.startswith("不考虑"))
    answered = assistant.ask(Question(offer, left_out.conversation_id))
    assert {chip.field for chip in answered.conditions} == {"regions", "chain"}
