"""Speech that was written down without marks, and the dialect it is spoken in: what is asked is read as if it were marked."""

from __future__ import annotations

import pytest

from assistant.agent.builtin.learned.pauses import PAUSE_FROM, may_be_speech, with_pauses
from assistant.agent.builtin.meaning import Intent
from assistant.agent.builtin.parser import Parser
from assistant.agent.builtin.wording.dialect import in_standard

TOLD_BEFORE = [
    ("昨天下乡车子陷在泥巴里头半天才拖出来你帮我看下福泉做吨袋的有哪些企业", "福泉做吨袋的有哪些企业"),
    ("年底任务压得我饭都吃不下你给我列一下瓮安跑矿石运输的企业", "列一下瓮安跑矿石运输的企业"),
    ("我们主任天天念叨说现在的年轻人不肯跑户你帮我查一下贵定做红茶的有哪些企业", "贵定做红茶的有哪些企业"),
]


@pytest.mark.parametrize(("spoken", "asked"), TOLD_BEFORE)
def test_what_is_told_before_the_request_limits_nobody(parser: Parser, spoken: str, asked: str) -> None:
    heard = parser.parse(spoken)
    assert heard.intent is Intent.LIST
    assert heard.query == parser.parse(asked).query


@pytest.mark.parametrize(
    "spoken",
    [
        "福泉示例黔磷包装有限公司你帮我看下它最近三年中标金额一共有多少",
        "我看了一上午材料眼睛都花了你帮我找二零一五年一月以后成立的茶企",
    ],
)
def test_no_pause_cuts_a_name_or_a_figure(parser: Parser, spoken: str) -> None:
    tokens = parser.tokens_as_said(spoken)
    said = with_pauses(tokens, PAUSE_FROM) or tokens.text
    assert said.replace(",", "") == tokens.text
    assert all(token.text in said for token in tokens.items if token.category != ".")


@pytest.mark.parametrize("text", ["福泉做吨袋的企业", "我想看看福泉做吨袋的企业，要参保三十人以上的那些", "firms in Fuquan"])
def test_short_and_marked_texts_are_left_as_they_are(text: str) -> None:
    assert not may_be_speech(text)


def test_words_said_of_the_firms_are_asked_back_without_marks_too(parser: Parser) -> None:
    assert parser.parse("帮我找一下瓮安做化肥包装的老板会讲英语会唱山歌的企业有哪些").unread


@pytest.mark.parametrize(
    ("dialect", "standard"),
    [
        ("除开瓮安还有哪些", "除了瓮安还有哪些"),
        ("失信的统统排开", "失信的统统排除"),
        ("没得处罚嘞", "没有处罚的"),
        ("遭法院执行嘞", "被法院执行的"),
        ("停起嘞厂子", "停着的厂子"),
        ("有几家莫瞒我", "有几家"),
        ("逾期起嘞客户", "逾期的客户"),
        ("莫给我看跑车嘞", "不要给我看跑车的"),
        ("约莫十家", "约莫十家"),
    ],
)
def test_dialect_is_written_in_the_standard_language(dialect: str, standard: str) -> None:
    assert in_standard(dialect) == standard
