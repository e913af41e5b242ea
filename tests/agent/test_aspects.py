"""What about one firm is asked for, one thing or two in one breath."""

from __future__ import annotations

import pytest

from assistant.agent.builtin.grammar.one_firm.aspects import aspect_of, aspects_of
from assistant.agent.builtin.meaning import Aspect


@pytest.mark.parametrize(
    ("text", "aspects"),
    [
        ("股东是谁，实际控制人又是谁", ("controller", "owners")),
        ("its suppliers and customers", ("suppliers", "customers")),
        ("有没有涉诉，另外中标情况怎么样", ("court", "tenders")),
        ("对外担保情况", ("guarantees",)),
        ("在别的银行有没有贷款、抵押", ("financing",)),
        ("安全生产许可证还有效吗", ("qualifications",)),
        ("在我行的授信余额", ("bank",)),
        ("主营什么", ("products",)),
        ("what does it make or sell, and who owns it", ("owners", "products")),
        ("供应商的中标项目", ("suppliers",)),
        ("介绍一下", ()),
    ],
)
def test_aspects(text: str, aspects: tuple[Aspect, ...]) -> None:
    assert aspects_of(text) == aspects
    assert aspect_of(text) == (aspects[0] if aspects else "summary")
