"""Firm names as strings: found, cut out of the question, and never resolved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.identity import uscc_check_digit
from assistant.domain.reading.mentions import read_mentions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("介绍一下福泉示例磷业有限公司", ["福泉示例磷业有限公司"]),
        ("给福泉示例磷业股份有限公司出一份尽调摘要", ["福泉示例磷业股份有限公司"]),
        ("示例甲有限公司和示例乙茶叶专业合作社是什么关系", ["示例甲有限公司", "示例乙茶叶专业合作社"]),
        ("“示例黔货商行”的实际控制人是谁", ["示例黔货商行"]),
        ("600096的前五大客户是谁", ["600096"]),
        ("Tell me about Demo Phosphate Co., Ltd.", ["Demo Phosphate Co., Ltd."]),
        ("哪家公司适合授信", []),
        ("国有公司的供应商有哪些", []),
        ("上市公司和小微企业有什么区别", []),
    ],
)
def test_mentions(text: str, names: list[str]) -> None:
    assert [mention.text for mention in read_mentions(text)] == names


@given(st.text(alphabet="0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17))
def test_a_credit_code_is_a_mention_only_with_its_check_digit(first: str) -> None:
    right = first + uscc_check_digit(first)
    assert right in [m.text for m in read_mentions(f"查一下 {right} 的情况")]
    wrong = first + ("0" if right[-1] != "0" else "1")
    assert wrong not in [m.text for m in read_mentions(f"查一下 {wrong} 的情况")]
