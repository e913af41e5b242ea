"""From a name or number to one firm: exact, former and short names; likeness only suggests."""

from __future__ import annotations

import pytest

from assistant.store.engine import Store
from assistant.store.firm_resolve import Resolution, resolve
from assistant.store.firms import Firm
from ingest.firms.derive import name_parts
from tests.firm_world import World, enter


def build(w: World) -> dict[str, int]:
    limited = w.firm("福泉示例磷盛化工有限公司", uscc="91529999XDEM0109X4")
    shares = w.firm("福泉示例磷盛化工股份有限公司")
    renamed = w.firm("福泉示例新禾肥业有限公司")
    w.named(renamed, "福泉示例老禾肥业有限公司")
    alike = w.firm("瓮安示例老禾肥业有限公司")
    w.named(alike, "老禾", "short")
    return {"limited": limited, "shares": shares, "renamed": renamed, "alike": alike}


def asked(store: Store, text: str) -> Resolution:
    with store.read() as session:
        return resolve(session, text)


@pytest.mark.parametrize(
    ("text", "firm", "how"),
    [
        ("福泉示例磷盛化工有限公司", "limited", "name"),
        (" 福泉示例磷盛化工　股份有限公司 ", "shares", "name"),
        ("91529999xdem0109x4", "limited", "uscc"),
        ("福泉示例老禾肥业有限公司", "renamed", "former"),
        ("老禾", "alike", "short"),
        ("福泉新禾肥业", "renamed", "brand"),
        ("福泉示例磷盛化工有限责任公司", "limited", "name"),
        ("福泉示例新禾肥業有限公司", "renamed", "name"),
    ],
)
def test_one_firm_is_meant(store: Store, text: str, firm: str, how: str) -> None:
    firms = enter(store, build)
    found = asked(store, text)
    assert (found.firm_id, found.how) == (firms[firm], how)


def test_a_brand_that_two_legal_forms_share_is_asked_about(store: Store) -> None:
    firms = enter(store, build)
    found = asked(store, "磷盛化工")
    assert found.firm_id is None
    assert {c.id for c in found.candidates} == {firms["limited"], firms["shares"]}


def test_a_wrong_legal_form_is_suggested_never_picked(store: Store) -> None:
    firms = enter(store, build)
    found = asked(store, "福泉示例新禾肥业股份有限公司")
    assert found.firm_id is None
    assert found.candidates == ()
    assert firms["renamed"] in {s.id for s in found.suggestions}


@pytest.mark.parametrize("text", ["", "  ", "%", "'", "完全无关的名字"])
def test_nothing_fits(store: Store, text: str) -> None:
    enter(store, build)
    assert asked(store, text).firm_id is None


@pytest.mark.parametrize(
    "text",
    [
        "新禾肥业",
        "新禾",
        "福泉新禾",
        "示例新禾肥业有限公司",
        "福泉示例新合肥业有限公司",
        "福泉示例新肥业有限公司",
        "福泉示例禾新肥业有限公司",
        "福全示例新禾肥业有限公司",
        "福泉示例新禾肥业有限公可",
        "贵州福泉新禾肥业有限公司",
    ],
)
def test_what_is_only_like_a_name_is_asked_about_the_likest_first(store: Store, text: str) -> None:
    firms = enter(store, build)
    found = asked(store, text)
    assert found.firm_id is None
    assert (*found.candidates, *found.suggestions)[0].id == firms["renamed"]


def test_a_name_that_no_register_gives_is_asked_about(store: Store) -> None:
    def unverified(w: World) -> int:
        firm = w.firm("瓮安示例甲化工有限公司")
        w.named(firm, "瓮安示例乙化工有限公司", "unverified")
        return firm

    firm = enter(store, unverified)
    found = asked(store, "瓮安示例乙化工有限公司")
    assert (found.firm_id, found.how, found.candidates[0].id) == (None, "unverified", firm)


def test_parts_of_names_that_are_gone_go_too(store: Store) -> None:
    firm = enter(store, lambda w: w.firm("瓮安示例甲化工有限公司"))
    with store.write() as session:
        row = session.get(Firm, firm)
        assert row is not None
        row.name, row.name_key = "瓮安示例丁丁肥业有限公司", "瓮安示例丁丁肥业有限公司"
        session.flush()
        name_parts.write(session)
    assert asked(store, "瓮安甲化工").suggestions == ()
    assert asked(store, "瓮安丁丁肥业").firm_id == firm
