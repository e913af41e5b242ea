"""Divisions: codes, short and English names, what lies within what; and what day it is and where 本地 is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.store import bank, regions
from assistant.store.engine import Store
from tests.firm_world import TODAY, enter


@pytest.mark.parametrize(
    ("text", "code"),
    [("福泉", "522702"), ("福泉市", "522702"), ("Fuquan", "522702"), ("Fuquan City", "522702"), ("wengan", "522725"),
     ("Weng'an County", "522725"), ("黔南", "522700"), ("桐柏", "411330"), ("东阳", "330783"), ("贵州", "520000")],
)  # fmt: skip
def test_names_lead_to_codes(text: str, code: str) -> None:
    assert [place.code for place in regions.by_name(text)] == [code]


def test_one_name_may_be_two_places() -> None:
    assert [place.code for place in regions.by_name("吉林")] == ["220000", "220200"]
    assert regions.by_name("没有这个地方") == []


def test_within_and_parent() -> None:
    inside = regions.within(["5227"])
    assert {"522700", "522702", "522725"} <= set(inside)
    assert "520100" not in inside
    assert len([code for code in inside if regions.level_of(code) == "county"]) == 12
    fuquan = regions.region("522702")
    assert fuquan is not None
    assert fuquan.parent == "522700"
    assert regions.region("411330") is not None
    assert regions.within([]) == []


@pytest.mark.parametrize(("code", "inside"), [("522702", True), ("530100", False), (None, None)])
def test_lies_in(code: str | None, inside: bool | None) -> None:
    assert regions.lies_in(code, ["522700"]) is inside


def test_every_code_is_whole_and_has_a_parent_in_the_table() -> None:
    for place in regions.all_regions():
        assert len(place.code) == 6
        assert place.parent is None or regions.region(place.parent) is not None


def test_the_setting_outranks_the_profile_s_date_and_region(store: Store, tmp_path: Path) -> None:
    enter(store, lambda w: w.bank().id)
    plain = Settings(home=tmp_path)
    told = Settings(home=tmp_path, today=date(2025, 1, 1), region="330783")
    with store.read() as session:
        profile = bank.profile(session)
        assert bank.today(plain, session) == TODAY
        assert bank.today(told, session) == date(2025, 1, 1)
        assert bank.home_region(plain, profile) == "522702"
        assert bank.home_region(told, profile) == "330783"
        assert bank.lending_regions(profile) == ("522702", "522725")
