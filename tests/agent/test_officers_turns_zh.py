"""Turns of Chinese conversations as officers write them: letters of grades, what is told beside what is asked, who speaks."""

from __future__ import annotations

import pytest

from assistant.agent.builtin.grammar.follow_ups.said_before import with_grades_named, with_sums_named
from assistant.agent.builtin.grammar.introductions import introduces_oneself
from assistant.agent.builtin.wording.branches import our_branch
from assistant.agent.builtin.wording.denial import in_plain_denial
from assistant.agent.builtin.wording.glosses import put_in_other_words
from assistant.agent.builtin.wording.said_loosely_zh import in_tight_words
from assistant.agent.builtin.wording.speakers_own import without_speakers_own
from assistant.domain.firm_query import FirmQuery

_GRADED = FirmQuery(tax_grades=["A"])


@pytest.mark.parametrize(
    ("said", "held", "written"),
    [
        ("b的也行", _GRADED, "纳税b级的也行"),
        ("再加上c和d的", _GRADED, "再加上纳税c、d级的"),
        ("纳税d级的剔了,只留a跟b的", FirmQuery(), "纳税d级的剔了,只留纳税a、b级的"),
        ("b的也行", FirmQuery(), "b的也行"),
        ("评分a的也要", _GRADED, "评分a的也要"),
    ],
)
def test_letters_are_grades_where_the_list_or_the_clause_before_says_so(
    said: str, held: FirmQuery, written: str
) -> None:
    assert with_grades_named(said, held) == written


def test_a_sum_alone_is_that_of_the_tenders_won() -> None:
    assert with_sums_named("按金额从大到小", FirmQuery(won=True)) == "按中标金额从大到小"
    assert with_sums_named("按金额从大到小", FirmQuery()) == "按金额从大到小"


@pytest.mark.parametrize(
    "said",
    [
        "我是贵定支行的小陈",
        "下午好我是都匀支行新来的信贷员",
        "我叫李敏是麻江支行公司部的",
        "大家好我是新来的头一回用",
    ],
)
def test_who_speaks(said: str) -> None:
    assert introduces_oneself(said)


@pytest.mark.parametrize("said", ["我是瓮安支行的客户有哪些", "我是贵定支行的想查茶企", "我们是花生企业"])
def test_who_speaks_and_asks(said: str) -> None:
    assert not introduces_oneself(said)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("有欠税情形的,均予剔除", "有欠税情形的均予剔除"),
        ("失信者,一并排除", "失信者一并排除"),
        ("已为我行客户的,不再列示", "已为我行客户的不要"),
    ],
)
def test_left_out_as_offices_write_it(said: str, written: str) -> None:
    assert in_plain_denial(said) == written


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("成立晚于2016年的", "成立2017年1月以来的"),
        ("成立早于2012年的", "成立在2012年以前的"),
        ("成立不早于2012年的", "成立2012年以来的"),
    ],
)
def test_later_and_earlier_than_a_year(said: str, written: str) -> None:
    assert in_tight_words(said) == written


def test_a_word_put_into_others() -> None:
    terms = {"有机肥": ("P", ("有机肥",)), "贵定": ("R", "522723")}
    assert put_in_other_words("贵定做农家肥也就是有机肥的厂子", terms) == "贵定做有机肥的厂子"
    assert put_in_other_words("做农家肥就是赚钱", terms) == "做农家肥就是赚钱"


def test_what_a_department_pushes() -> None:
    assert without_speakers_own("小微部下个月要主推茶叶合作社，哪些能授信") == "茶叶合作社，哪些能授信"
    assert without_speakers_own("瓮安主推茶叶的企业，列一下") == "瓮安主推茶叶的企业，列一下"


def test_our_branch() -> None:
    assert our_branch("我是贵定支行的,我们支行逾期的客户有谁") == "的,贵定支行逾期的客户有谁"
