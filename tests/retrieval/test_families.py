"""Versions of one law or rule: all of them, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.retrieval.families import versions_of
from assistant.store.documents import Document
from assistant.store.engine import Store
from tests.retrieval.conftest import Publish


@pytest.fixture
def library(publish: Publish) -> dict[str, int]:
    numbers = {}
    for kind, title, day in (
        ("law", "中华人民共和国公司法", date(2018, 10, 26)),
        ("law", "中华人民共和国公司法", date(2023, 12, 29)),
        ("law", "最高人民法院关于适用中华人民共和国公司法时间效力的若干规定", date(2024, 6, 29)),
        ("manual", "示例银行授信手册（2024年版）", date(2024, 1, 1)),
        ("manual", "示例银行授信手册（2025年版）", date(2025, 1, 1)),
        ("manual", "示例银行贷后手册（2025年版）", date(2025, 1, 1)),
        ("notice", "关于做好节日值班的通知", date(2025, 1, 1)),
    ):
        numbers[f"{title} {day.year}"] = publish(title, [title], kind=kind, issued_on=day).document_id
    return numbers


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("中华人民共和国公司法 2018", [(2023, "in_force"), (2018, "replaced")]),
        ("示例银行授信手册（2024年版） 2024", [(2025, "in_force"), (2024, "replaced")]),
        ("示例银行贷后手册（2025年版） 2025", [(2025, "in_force")]),
        ("关于做好节日值班的通知 2025", []),
    ],
)
def test_versions_are_told_newest_first(
    store: Store, library: dict[str, int], title: str, years: list[tuple[int, str]]
) -> None:
    with store.read() as session:
        document = session.get(Document, library[title])
        assert document is not None
        found = versions_of(session, document, date(2026, 11, 21))
    assert [(one.issued_on and one.issued_on.year, one.standing.value) for one in found] == years
