"""Masking: identity numbers of people go, credit codes and amounts stay."""

from __future__ import annotations

import pytest

from assistant.report.masking import mask_contacts, mask_identity_numbers


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("证号11010519491231002X。", "证号110***********002X。"),
        ("代码91529999XDEM00636H", "代码91529999XDEM00636H"),
        ("916101000000000008 元", "916101000000000008 元"),
        ("110105194912310021", "110105194912310021"),  # a wrong check character: no identity number
        ("旧证110105491231002", "旧证110*********002"),
    ],
)
def test_identity_numbers(text: str, masked: str) -> None:
    assert mask_identity_numbers(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("电话13812345678", "电话138****5678"),
        ("+86 138-1234-5678", "+86 138****5678"),
        ("0854-1234567", "0854-****567"),
        ("some.one@mail.example.com", "s***@mail.example.com"),
        ("合计 13,812,345,678.00 元", "合计 13,812,345,678.00 元"),
        ("91529999XDEM00636H", "91529999XDEM00636H"),
    ],
)
def test_contacts(text: str, masked: str) -> None:
    assert mask_contacts(text) == masked
