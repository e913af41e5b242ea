"""Folding: what means the same is spelt the same, and the way back to the original holds."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.reading.normal import fold, readable

MIXED = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("產業鏈們(chǎn)(yè)a ﻿​（）１２ＡＢ\n\r\t　f(x)SME㎡①é"),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("產(chǎn)業(yè)集群內(nèi),128家產(chǎn)業(yè)鏈", "产业集群内,128家产业链"),
        ("年產(chǎn)值規(guī)模超500億元", "年产值规模超500亿元"),
        ("當(dāng)地農(nóng)業(yè)綠(lǜ)色", "当地农业绿色"),
        ("他們(men)說", "他们说"),
        ("產（chǎn）業（yè）", "产业"),
        ("a(chǎn)業(yè)", "a业"),
        ("當(dāng)?shù)胤", "当胤"),
        ("第４０条　ＡＢＣ", "第40条 ABC"),
        ("零\u200b宽\ufeff字", "零宽字"),
        ("  一行 \r\n\n 二行\t三 ", "一行\n二行 三"),
    ],
)
def test_one_spelling(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "text",
    [
        "f(x)", "g(e) = 2", "小微企业(SME)", "产业集群(cluster)", "企业(he)", "洛伦兹曲线(LorenzCurve)",
        "富士康(FOXCONN)", "the café (très) is open", "附件(1)", "甲(a)项", "为何?a)甲",
    ],
)  # fmt: skip
def test_real_brackets_stay(text: str) -> None:
    assert fold(text) == text


@given(MIXED)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(MIXED)
def test_never_longer_than_nfkc(text: str) -> None:
    assert len(fold(text)) <= len(unicodedata.normalize("NFKC", text))


@given(st.text(st.characters(max_codepoint=0x7E, min_codepoint=0x21), max_size=80))
def test_visible_ascii_is_unharmed(text: str) -> None:
    assert fold(text) == text


def test_what_people_could_hardly_read_is_made_readable_and_its_stops_stay() -> None:
    assert readable("產(chǎn)業(yè)鏈，128家。") == "产业链，128家。"
    assert readable("小微企业（SME）１２８家") == "小微企业（SME）１２８家"
