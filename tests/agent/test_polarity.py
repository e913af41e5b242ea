"""A denial that the source does not make, and a source's denial that a sentence leaves out."""

from __future__ import annotations

import pytest

from assistant.agent.grounding import GroundingCheck, Verdict
from assistant.domain.evidence import Evidence, EvidenceKind, Ledger

PASSAGES = (
    "第六条 逾期超过90日的列为红色预警，红色预警客户不得新增授信。",
    "第四条 化工项目距岸线不足1公里的，不予授信。排污许可证过期的企业，应当暂停用信。",
    "第三条 查询个人信用报告应当取得本人书面授权。未经授权不得查询。",
)
ROWS = (
    "企业名称：福泉示例甲有限公司；是否审计：否；是否上市：是；营业收入（元）：8600000；逾期天数：0",
    "企业名称：福泉示例乙有限公司；事件类型：被执行；状态：未结；日期：2026-03-11；金额（元）：2600000",
)


@pytest.fixture
def check() -> GroundingCheck:
    ledger = Ledger()
    for place, quote in enumerate((*PASSAGES, *ROWS), start=1):
        kind = EvidenceKind.PASSAGE if place <= len(PASSAGES) else EvidenceKind.FACT
        ledger.add(Evidence(f"x:{place}", kind, "示例", "第 1 行", quote, "x.csv"))
    ledger.add(
        Evidence("calc:1", EvidenceKind.CALCULATION, "计数", "按条件", "未结被执行的共 4 家", "calculation")
    )
    return GroundingCheck(ledger)


@pytest.mark.parametrize(
    "sentence",
    [
        "红色预警客户不得新增授信[1]。",
        "距岸线不足1公里的化工项目不予授信[2]。",
        "排污许可证过期的企业应当暂停用信[2]。",
        "未经授权不得查询[3]。",
        "营业收入860万元，报表未经审计，未逾期[4]。",
        "该公司已上市[4]。",
        "2026年3月11日被执行260万元，尚未结案[5]。",
        "共 4 家未结被执行的企业[6]。",
    ],
)
def test_what_the_source_denies_or_affirms_passes(check: GroundingCheck, sentence: str) -> None:
    assert check.check(sentence).verdict is Verdict.CLAIM


@pytest.mark.parametrize(
    "sentence",
    [
        "红色预警客户可以新增授信[1]。",
        "距岸线不足1公里的化工项目可以授信[2]。",
        "排污许可证过期的企业不必暂停用信[2]。",
        "查询个人信用报告不必取得本人书面授权[3]。",
        "该报表已经审计[4]。",
        "福泉示例乙有限公司未被执行[5]。",
        "The firm did not have an enforcement of 2.6 million yuan [5].",
    ],
)
def test_what_turns_it_round_goes(check: GroundingCheck, sentence: str) -> None:
    assert check.check(sentence).verdict is Verdict.DROP


def test_a_citation_of_another_source_than_the_one_that_says_so_goes(check: GroundingCheck) -> None:
    sentence = "红色预警的客户不得新增授信"
    assert check.check(f"{sentence}[1]。").verdict is Verdict.CLAIM
    swapped = check.check(f"{sentence}[3]。")
    assert swapped.verdict is Verdict.DROP
    assert "another source" in swapped.why
