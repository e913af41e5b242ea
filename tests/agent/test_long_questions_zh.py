"""Long Chinese questions keep every condition they name, and take no figure of the speaker's for one."""

from __future__ import annotations

import pytest

from assistant.agent.builtin.grammar.left_over.unread import OF_WHAT
from assistant.agent.builtin.wording.counted_out import without_counts_said_twice
from assistant.agent.builtin.wording.elsewhere import of_elsewhere
from assistant.agent.builtin.wording.said_loosely_zh import in_tight_words
from assistant.agent.builtin.wording.speakers_own import without_speakers_own
from assistant.agent.builtin.wording.standing_with_us import in_plain_standing
from assistant.agent.builtin.wording.written_twice import named_once


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("再有二十天就季末了,瓮安的包装厂有哪些", "瓮安的包装厂有哪些"),
        ("离年底只剩一个半月了,列一下都匀的茶企", "列一下都匀的茶企"),
        ("离河边一公里的企业有哪些", "离河边一公里的企业有哪些"),
    ],
)
def test_the_time_left_is_no_condition(said: str, kept: str) -> None:
    assert without_counts_said_twice(said) == kept


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("都匀的早就跑遍了,其他县产绿茶的有谁", "除了都匀以外的产绿茶的有谁"),
        ("瓮安的不用管,剩下县里做磷酸的", "瓮安的不用管,做磷酸的"),
        ("都匀的茶企有哪些,别的县也看看", "都匀的茶企有哪些,别的县也看看"),
    ],
)
def test_a_place_known_already_is_left_out(said: str, meant: str) -> None:
    assert of_elsewhere(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("成立早于2016年的", "成立在2016年以前的"),
        ("成立晚于2016年的", "成立2017年1月以来的"),
        ("成立晚于2016年12月的", "成立2017年1月以来的"),
        ("成立晚于2016年5月的", "成立2016年6月以来的"),
        ("按注册先后排", "按成立时间从旧到新排"),
    ],
)
def test_a_bound_in_time_keeps_its_side(said: str, meant: str) -> None:
    assert in_tight_words(said).replace("注册时间", "成立时间") == meant


@pytest.mark.parametrize(
    ("said", "once"),
    [
        (
            "给都匀城投(都匀示例城市建设投资有限公司)供货的",
            "给都匀示例城市建设投资有限公司供货的",
        ),
        ("都匀示例城市建设投资有限公司(简称都匀城投)的供应商", "都匀示例城市建设投资有限公司的供应商"),
        ("做包装的民企(瓮安示例磷盛化工有限公司)", "做包装的民企(瓮安示例磷盛化工有限公司)"),
    ],
)
def test_a_name_and_its_short_form_are_one(said: str, once: str) -> None:
    assert named_once(said) == once


def test_the_branch_where_the_officer_works_is_no_condition() -> None:
    assert "支行" not in without_speakers_own("我在贵定支行干了五年,想找昌明镇的茶企")


def test_a_chain_in_the_name_of_a_loan_is_no_condition() -> None:
    assert "链" not in in_plain_standing("按茶链快贷推广计划,筛都匀的合作社")


@pytest.mark.parametrize("said", ["我行没放过贷款的", "跟我们没做过授信的", "咱们行没批过额度的"])
def test_never_lent_to_is_no_client(said: str) -> None:
    assert "不是我行客户" in in_plain_standing(said)


@pytest.mark.parametrize("what", ["个点上", "个支行", "个网点", "个部门"])
def test_counted_branches_are_no_firms(what: str) -> None:
    assert OF_WHAT.match(what)
