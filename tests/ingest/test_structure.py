"""Article numbers as laws write them, and lines that only speak of an article."""

from __future__ import annotations

import pytest

from ingest.structure import article_number, division_level


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("第四十条 商业银行不得向关系人发放信用贷款", "第四十条"),
        ("第四十条　商业银行", "第四十条"),
        ("第一百二十条之一 帮助恐怖活动", "第一百二十条之一"),
        ("  - 第八条 内容", "第八条"),
        ("• 第八条 内容", "第八条"),
        ("\u3000\u3000第八条 内容", "第八条"),
        ("第 十二 条 内容", "第十二条"),
        ("第12条 内容", "第12条"),
        ("第１２条 内容", "第12条"),
        ("【第三条】 内容", "第三条"),
        ("第三条【适用范围】内容", "第三条"),
        ("第二十一条", "第二十一条"),
        ("\u200b第\u200b八\ufeff条 内容", "第八条"),
        ("■ 第八条之 二 内容", "第八条之二"),
    ],
)
def test_an_article_begins(line: str, name: str) -> None:
    found = article_number(line)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "line",
    [
        "第四十条第二款所称关系人",
        "第五条规定的情形",
        "第八条、第九条的规定",
        "依照第三条办理",
        "第三章 贷款",
        "条例第三条",
    ],
)
def test_a_mention_is_no_article(line: str) -> None:
    assert article_number(line) is None


def test_a_line_of_spaces_is_read_in_one_pass() -> None:
    assert article_number("第" + " " * 200_000) is None
    assert article_number(" " * 200_000 + "章") is None
    assert article_number("第一" + " " * 200_000 + "章") is None


def test_divisions_by_depth() -> None:
    levels = [
        division_level(line) for line in ("第一编 总则", "第二分编 合同", "第十二章 附则", "第三节 质押")
    ]
    assert levels == sorted(levels, key=lambda level: level or 0)
    assert None not in levels
    assert len(set(levels)) == 4
    assert division_level("第三章规定的义务由借款人承担，" * 4) is None
