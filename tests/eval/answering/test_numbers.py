"""Figures read out of sentences, and whether evidence shows them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from eval.answering.numbers import Shown, said

FACT = (
    "统一社会信用代码：91529999XDEM00396N；成立日期：2012-04-24；注册资本（万元）：1000；净利润（元）：5877900；"
    "占供应商年销售（%）：33；参保人数：58"
)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("注册资本 1,000万元", [Decimal(10_000_000)]),
        ("1.2亿元", [Decimal(120_000_000)]),
        ("CNY 12.97 million", [Decimal(12_970_000)]),
        ("占 55%，8/8", [Decimal(55), Decimal(8), Decimal(8)]),
        ("没有数字", []),
    ],
)
def test_amounts_are_read_with_their_unit(text: str, values: list[Decimal]) -> None:
    assert [figure.value for figure in said(text)] == values


def test_dates_and_codes_are_read_as_they_stand() -> None:
    assert [figure.text for figure in said("2012年4月24日成立，代码 91529999XDEM00396N，2026-09")] == [
        "91529999XDEM00396N", "2012-04-24", "2026-09",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "claim",
    ["注册资本 1,000万元", "净利润 587.79万元", "净利润约 588万元", "占其销售 33%", "2012-04-24 成立", "2012 年成立",
     "参保 58 人", "代码 91529999XDEM00396N", "registered capital of CNY 10 million"],
)  # fmt: skip
def test_evidence_shows_what_it_says_and_its_roundings(claim: str) -> None:
    shown = Shown(FACT)
    assert all(shown.holds(figure) for figure in said(claim))


@pytest.mark.parametrize(
    "claim",
    ["注册资本 1,000亿元", "注册资本 1,001万元", "净利润 587.80万元", "净利润 590万元", "占其销售 34%", "2012-04-25 成立",
     "2013 年成立", "参保 59 人", "代码 91529999XDEM00395N", "registered capital of CNY 10 billion"],
)  # fmt: skip
def test_a_changed_figure_is_not_shown(claim: str) -> None:
    shown = Shown(FACT)
    assert not all(shown.holds(figure) for figure in said(claim))
