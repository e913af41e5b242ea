"""Chinese turns that leave out and keep in one breath, bring back, move a bound, or come back to the list after a digression."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.agent.builtin.grammar.follow_ups.back_to_list import back_to_the_list
from assistant.agent.builtin.grammar.follow_ups.chinese import in_plain_turn
from assistant.agent.builtin.grammar.follow_ups.run_on_zh import parted
from assistant.agent.builtin.grammar.follow_ups.windows import time_said_anew
from assistant.agent.builtin.grammar.tax_grades import read_tax_grades
from assistant.domain.firm_query import FirmQuery


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("欠税的剔出去省得以后扯皮", ["欠税的剔出去", "省得以后扯皮"]),
        ("规模小的不看了我只要参保三十人以上的", ["规模小的不看了", "我只要参保三十人以上的"]),
        ("做包装的留下其他的去掉", ["做包装的留下", "其他的去掉"]),
        ("失信的去掉", ["失信的去掉"]),
        ("停产的划掉吧", ["停产的划掉吧"]),
    ],
)
def test_a_turn_without_a_pause_is_parted(said: str, parts: list[str]) -> None:
    assert parted(said).split(",") == parts


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("麻江的也保留", "加上麻江的"),
        ("合作社也留着别删", "加上合作社的"),
        ("还是把都匀的也留下，两个县一起看", "加上都匀的"),
        ("失信的刨掉浪费我时间", "失信的刨掉"),
        ("欠税的去掉我可不敢碰这种", "欠税的去掉"),
    ],
)
def test_what_stays_and_what_is_remarked(said: str, written: str) -> None:
    assert in_plain_turn(said) == written


def _kind(words: str) -> dict[str, object]:
    return {"products": ["矿石运输"]} if "运输" in words else {"chain": "tea"} if "茶" in words else {}


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("说回前面那份单子，按参保人数排", "上述企业,按参保人数排"),
        ("扯远了，回到名单，哪些是我们客户", "上述企业,哪些是我们客户"),
        ("刚才列的那些运输公司，失信的去掉", "上述企业,失信的去掉"),
        ("好了不说政策了，那批企业里欠税的剔掉", "上述企业里欠税的剔掉"),
        ("名单接着往下看，停产的去掉", "上述企业,停产的去掉"),
        ("还是回到刚才的名单", "列出来"),
        ("说回那批茶企，按成立时间排", "说回那批茶企，按成立时间排"),
        ("刚才那家中过标吗", "刚才那家中过标吗"),
        ("那家企业，失信没有", "那家企业，失信没有"),
    ],
)
def test_the_list_that_a_turn_comes_back_to(said: str, written: str) -> None:
    held = FirmQuery(products=["矿石运输"])
    assert back_to_the_list(said, held, _kind) == written


@pytest.mark.parametrize("said", ["纳税只看a级、b级的", "纳税等级只留a和b", "税务评级限定a级或b级"])
def test_grades_behind_a_word_that_limits(said: str) -> None:
    assert [set(grades) for _, _, grades in read_tax_grades(said)] == [{"A", "B"}]


def test_a_time_said_anew_takes_the_end_of_the_one_before_with_it() -> None:
    fields: dict[str, object] = {"traded_since": date(2026, 1, 1)}
    time_said_anew(fields, FirmQuery(traded_since=date(2025, 1, 1), traded_until=date(2025, 12, 31)))
    assert fields == {"traded_since": date(2026, 1, 1), "traded_until": None}
