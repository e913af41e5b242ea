"""Addresses folded for comparison: one place in two spellings is one key, two places are two."""

from __future__ import annotations

import pytest

from assistant.domain.address import address_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("贵州省福泉市道坪镇示例路１２号", "福泉市道坪镇示例路12号"),
        ("贵州省黔南布依族苗族自治州福泉市示例路12号", "福泉市示例路12号"),
        ("福泉市示例路十二号3幢", "福泉市示例路12号3栋"),
        ("福泉市示例路12号，3号楼（二层）", "福泉市示例路12号3栋2层"),
        ("福泉市示例路一百二十号三〇二室", "福泉市示例路120号302室"),
    ],
)
def test_spellings_of_one_address_meet(one: str, other: str) -> None:
    assert address_key(one) == address_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("福泉市示例路12号", "福泉市示例路21号"),
        ("福泉市示例路12号", "瓮安县示例路12号"),
        ("福泉市示例路12号1栋", "福泉市示例路12号2栋"),
    ],
)
def test_two_places_stay_two(one: str, other: str) -> None:
    assert address_key(one) != address_key(other)


@pytest.mark.parametrize("text", [None, "", "  ", "福泉市", "贵州省福泉市"])
def test_a_town_alone_is_no_address(text: str | None) -> None:
    assert address_key(text) is None
