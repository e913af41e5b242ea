"""What officers tell of the bank's own work limits no firm; a part picked out of a list keeps the list's conditions."""

from __future__ import annotations

import pytest

from assistant.agent.builtin.grammar.one_firm.single import asks_why
from assistant.agent.builtin.wording.grouping import in_groups
from assistant.agent.builtin.wording.officers_work import without_officers_work


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("我管的客户太少了，贵定还有哪些茶企不是我们客户", "贵定还有哪些茶企不是我们客户"),
        ("名下客户就那么几户，帮我找都匀的茶企", "帮我找都匀的茶企"),
        ("老客户流失不少，福泉做设备维保的有哪些", "福泉做设备维保的有哪些"),
        ("做存货质押这个产品，得找下游，麻烦列一下都匀的茶企", "麻烦列一下都匀的茶企"),
        ("推仓单融资业务要找核心企业，请查一下福泉的国企", "请查一下福泉的国企"),
        ("列一下贵定有食品证的企业，我写季度报告用", "列一下贵定有食品证的企业"),
        ("福泉企业，不能是国企供应商", "福泉企业，不是国企供应商"),
    ],
)
def test_the_banks_own_work_is_left_out(said: str, kept: str) -> None:
    assert without_officers_work(said) == kept


@pytest.mark.parametrize(
    "said",
    [
        "客户集中度太高的企业，瓮安的",
        "给政府供货的存量客户，按余额排",
        "有应收账款质押的上游企业，福泉的",
        "失信企业能不能是客户",
        "担保人不能是失信被执行人吗",
    ],
)
def test_conditions_of_firms_stay(said: str) -> None:
    assert without_officers_work(said) == said


@pytest.mark.parametrize("said", ["茶企 分支行 户数", "瓮安企业，分产品，家数"])
def test_key_words_group(said: str) -> None:
    assert "按各" in in_groups(said)


def test_part_of_the_counties_is_no_group() -> None:
    assert "按各" not in in_groups("部分县户数")


@pytest.mark.parametrize("said", ["没有入围的理由", "未获授信推荐的原因", "没能通过评审的依据"])
def test_reasons_for_not_passing_are_asked(said: str) -> None:
    assert asks_why(said)
