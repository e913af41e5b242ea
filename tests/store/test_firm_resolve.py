"""From a name or number to one firm: exact, former and short names; likeness only suggests."""

from __future__ import annotations

import pytest

from assistant.store.engine import Store
from assistant.store.firm_resolve import Resolution, resolve
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
        ("新禾肥业", "renamed", "brand"),
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
