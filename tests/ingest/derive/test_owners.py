"""Controllers and beneficial owners: cases computed by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import Session, col, select

from assistant.store.derived import ActualController, BeneficialOwner, FirmFeature
from assistant.store.engine import Store
from assistant.store.firms import EntityKind, Person
from tests.firm_world import World, enter


def controller_of(store: Store, firm: int) -> ActualController:
    with store.read() as session:
        return session.get_one(ActualController, firm)


def owners_of(store: Store, firm: int) -> list[BeneficialOwner]:
    with store.read() as session:
        wanted = select(BeneficialOwner).where(BeneficialOwner.firm_id == firm)
        return list(session.exec(wanted.order_by(col(BeneficialOwner.id))))


def grounds(store: Store, firm: int) -> dict[str, tuple[str, Decimal | None]]:
    """By name of the person ("" for none): ground and share."""
    with store.read() as session:
        return {_name(session, o.person_id): (o.ground, o.share) for o in owners_of(store, firm)}


def _name(session: Session, person: int | None) -> str:
    return session.get_one(Person, person).name if person else ""


@pytest.mark.parametrize(("share", "found"), [("0.25", True), ("0.249999", False), ("0.250001", True)])
def test_25_percent_itself_counts(store: Store, share: str, found: bool) -> None:
    def build(w: World) -> int:
        firm = w.firm("四分之一")
        w.hold(firm, share, by_person=w.person("甲"))
        for number in range(5):
            w.hold(firm, str((1 - Decimal(share)) / 5), by_person=w.person(f"其他{number}"))
        return firm

    assert ("甲" in grounds(store, enter(store, build))) is found


@pytest.mark.parametrize("through_a_firm", [False, True])
def test_a_stated_25_percent_counts_where_rounded_shares_exceed_the_whole(
    store: Store, through_a_firm: bool
) -> None:
    def build(w: World) -> int:
        firm = held = w.firm("百分之一百点零六")
        w.hold(held, "0.25", by_person=w.person("甲"))
        for number in range(9):
            w.hold(held, "0.0834", by_person=w.person(f"其他{number}"))
        if through_a_firm:
            firm = w.firm("子公司")
            w.hold(firm, "1", by_firm=held)
        return firm

    assert grounds(store, enter(store, build)) == {"甲": ("ownership", Decimal("0.25"))}


def test_shares_that_rounding_makes_exceed_the_whole_do_not_grow_in_a_ring(store: Store) -> None:
    """A holds 99.98% of B and B 99.98% of A; the rest, 0.04% of each, is 甲's and stays so in both."""

    def build(w: World) -> int:
        one, two, boss = w.firm("A"), w.firm("B"), w.person("甲")
        for firm, other in ((one, two), (two, one)):
            w.hold(firm, "0.9998", by_firm=other)
            w.hold(firm, "0.0004", by_person=boss)
        return one

    (owner,) = [o for o in owners_of(store, enter(store, build)) if o.ground == "ownership"]
    assert owner.share is not None
    assert owner.share <= 1


def test_two_paths_of_one_person_add_up_to_exactly_a_quarter(store: Store) -> None:
    def build(w: World) -> tuple[int, int]:
        boss, firm = w.person("甲"), w.firm("目标")
        left, right = w.firm("左"), w.firm("右")
        w.hold(left, "0.5", by_person=boss)
        w.hold(right, "0.25", by_person=boss)
        for vehicle in (left, right):
            for number in range(5):
                w.hold(vehicle, "0.1", by_person=w.person(f"{vehicle}-{number}"))
        w.hold(firm, "0.3", by_firm=left)  # 0.15
        w.hold(firm, "0.4", by_firm=right)  # 0.10
        for number in range(3):
            w.hold(firm, "0.1", by_person=w.person(f"外{number}"))
        return firm, boss

    firm, _ = enter(store, build)
    (owner,) = owners_of(store, firm)
    assert (owner.ground, owner.share) == ("ownership", Decimal("0.25"))
    assert owner.path.split("；") == ["甲 —50%→ 左 —30%→ 目标", "甲 —25%→ 右 —40%→ 目标"]
    assert len(owner.holding_ids.split(",")) == 4


def test_a_pyramid_is_controlled_with_a_small_share_because_control_does_not_multiply(store: Store) -> None:
    def build(w: World) -> int:
        boss = w.person("金字塔顶")
        above: int | None = None
        for layer in range(4):
            firm = w.firm(f"第{layer}层")
            w.hold(firm, "0.51", by_person=boss if above is None else None, by_firm=above)
            for number in range(3):
                w.hold(firm, "0.16", by_person=w.person(f"散{layer}{number}"))
            above = firm
        return above or 0

    firm = enter(store, build)
    found = controller_of(store, firm)
    assert (found.verdict, found.share) == ("person", Decimal("0.067652"))  # 0.51 ** 4
    assert found.path == "金字塔顶 —51%→ 第0层 —51%→ 第1层 —51%→ 第2层 —51%→ 第3层"
    # it commands 51% of the votes of the lowest layer
    assert grounds(store, firm) == {"金字塔顶": ("votes", Decimal("0.067652"))}


def test_cross_holdings_add_up_over_all_turns_of_the_ring(store: Store) -> None:
    """甲 holds 60% of A, B holds 40% of A, A holds 50% of B, 乙 the other 50%: A = 0.6 甲 + 0.4 B, B = 0.5 A + 0.5 乙."""

    def build(w: World) -> tuple[int, int]:
        one, two = w.firm("A"), w.firm("B")
        w.hold(one, "0.6", by_person=w.person("甲"))
        w.hold(one, "0.4", by_firm=two)
        w.hold(two, "0.5", by_firm=one)
        w.hold(two, "0.5", by_person=w.person("乙"))
        return one, two

    one, two = enter(store, build)
    assert grounds(store, one) == {"甲": ("ownership", Decimal("0.75")), "乙": ("ownership", Decimal("0.25"))}
    assert grounds(store, two) == {
        "乙": ("ownership", Decimal("0.625")),
        "甲": ("ownership", Decimal("0.375")),
    }
    assert controller_of(store, one).verdict == "person"
    # of B, 甲 commands the half that A holds and 乙 the other half: nobody controls it
    assert controller_of(store, two).verdict == "dispersed"


def test_a_firm_s_own_shares_belong_to_its_owners(store: Store) -> None:
    def build(w: World) -> int:
        firm = w.firm("自持")
        w.hold(firm, "0.2", by_firm=firm)
        w.hold(firm, "0.48", by_person=w.person("甲"))
        w.hold(firm, "0.32", by_person=w.person("乙"))
        return firm

    firm = enter(store, build)
    assert grounds(store, firm) == {"甲": ("ownership", Decimal("0.6")), "乙": ("ownership", Decimal("0.4"))}
    assert controller_of(store, firm).verdict == "person"


def test_a_ring_without_an_outside_owner_is_told_as_one(store: Store) -> None:
    def build(w: World) -> tuple[int, int]:
        one, two = w.firm("环一"), w.firm("环二")
        w.hold(one, "1", by_firm=two)
        w.hold(two, "1", by_firm=one)
        child = w.firm("环下")
        w.hold(child, "1", by_firm=two)
        return one, child

    one, child = enter(store, build)
    assert controller_of(store, one).verdict == "ring"
    assert (controller_of(store, child).verdict, controller_of(store, child).reason) == ("firm", "ring")
    (owner,) = owners_of(store, one)
    assert (owner.person_id, owner.ground, owner.reason) == (None, "unknown", "ring")


def test_several_persons_in_control_by_agreement_are_named_jointly(store: Store) -> None:
    def build(w: World) -> int:
        firm = w.firm("一致行动")
        for name, share in (("甲", "0.2"), ("乙", "0.15")):
            w.hold(firm, share, by_person=w.person(name), controls=True)
        for number in range(5):
            w.hold(firm, "0.13", by_person=w.person(f"散{number}"))
        return firm

    firm = enter(store, build)
    assert (controller_of(store, firm).verdict, controller_of(store, firm).reason) == ("person", "joint")
    assert grounds(store, firm) == {"甲": ("control", Decimal("0.2")), "乙": ("control", Decimal("0.15"))}


def test_a_right_to_a_quarter_of_the_income(store: Store) -> None:
    def build(w: World) -> int:
        firm, parent = w.firm("分红"), w.firm("持有收益权")
        w.hold(parent, "1", by_person=w.person("经母公司"))
        w.hold(firm, "0.1", by_person=w.person("收益人"), income=Decimal("0.25"))
        w.hold(firm, "0.15", by_firm=parent, income=Decimal("0.5"))
        w.hold(firm, "0.2", by_person=w.person("不足"), income=Decimal("0.249999"))
        for number in range(5):
            w.hold(firm, "0.11", by_person=w.person(f"其他{number}"))
        return firm

    assert grounds(store, enter(store, build)) == {
        "收益人": ("income", Decimal("0.1")),
        "经母公司": ("income", Decimal("0.15")),
    }


def test_votes_apart_from_shares(store: Store) -> None:
    def build(w: World) -> int:
        firm = w.firm("同股不同权")
        w.hold(firm, "0.1", by_person=w.person("创始人"), votes=Decimal("0.6"))
        for number in range(5):
            w.hold(firm, "0.18", by_person=w.person(f"投资人{number}"), votes=Decimal("0.08"))
        return firm

    firm = enter(store, build)
    assert grounds(store, firm) == {"创始人": ("votes", Decimal("0.1"))}
    assert controller_of(store, firm).verdict == "person"


def test_a_range_is_at_least_and_at_most(store: Store) -> None:
    def build(w: World) -> int:
        firm = w.firm("区间")
        for name, least, most in (("甲", "0.25", "0.5"), ("乙", "0.1", "0.3"), ("丙", "0.05", "0.2")):
            w.hold(firm, None, by_person=w.person(name), share_min=Decimal(least), share_max=Decimal(most))
        return firm

    firm = enter(store, build)
    first, second = owners_of(store, firm)
    assert (first.ground, first.share, first.share_min, first.share_max) == (
        "ownership", None, Decimal("0.25"), Decimal("0.5"),
    )  # fmt: skip
    assert (second.ground, second.reason) == ("possible", "range")
    assert (second.share_min, second.share_max) == (Decimal("0.1"), Decimal("0.3"))


def _bare(w: World, kind: str) -> int:
    if kind == "listed":
        return w.firm("上市", listed=True)
    if kind == "state":
        return w.state_firm()
    if kind == "government":
        return w.firm("局", kind=EntityKind.GOVERNMENT)
    if kind == "said":
        return w.firm("免予", disclosure="listed_exempt")
    if kind == "not_filed":
        return w.firm("未备案", disclosure="not_filed")
    if kind == "sole_trader":
        return w.firm("个体户", kind=EntityKind.SOLE_TRADER, legal_representative_id=w.person("经营者"))
    firm = w.firm("企业", legal_representative_id=w.person("法定代表人"))
    if kind == "share_unknown":
        w.hold(firm, None, by_person=w.person("比例不明"))
    if kind == "layers_unknown":
        w.hold(firm, "1", by_firm=w.firm("背后不明"))
    if kind == "unnamed":
        w.hold(firm, None, unknown_reason="subjectUnableToConfirmOrIdentifyBeneficialOwner")
    if kind == "over_100":
        w.hold(firm, "0.8", by_person=w.person("甲"))
        w.hold(firm, "0.7", by_person=w.person("乙"))
    if kind in ("none_over", "manager"):
        for number in range(5):
            w.hold(firm, "0.2", by_person=w.person(f"散{number}"))
    if kind == "manager":
        w.office(firm, w.person("财务负责人"), "senior_manager")
        w.office(firm, w.person("经理"), "manager")
    return firm


@pytest.mark.parametrize(
    ("kind", "ground", "reason", "person"),
    [
        ("listed", "exempt", "listed", ""),
        ("state", "exempt", "state", ""),
        ("government", "exempt", "government", ""),
        ("said", "exempt", "listed", ""),
        ("not_filed", "not_filed", "not_filed", ""),
        ("sole_trader", "control", "sole_trader", "经营者"),
        ("no_holdings", "unknown", "no_holdings", ""),
        ("share_unknown", "unknown", "share_unknown", ""),
        ("layers_unknown", "unknown", "layers_unknown", ""),
        ("unnamed", "unknown", "owner_unnamed", ""),
        ("over_100", "unknown", "over_100", ""),
        ("none_over", "management", "none_over", "法定代表人"),
        ("manager", "management", "none_over", "经理"),
    ],
)
def test_why_nobody_is_named_is_told_apart(
    store: Store, kind: str, ground: str, reason: str, person: str
) -> None:
    firm = enter(store, lambda w: _bare(w, kind))
    (owner,) = owners_of(store, firm)
    with store.read() as session:
        found = (owner.ground, owner.reason, _name(session, owner.person_id))
    assert found == (ground, reason, person)


def test_holdings_over_the_whole_name_no_controller_and_reach_no_subsidiary(store: Store) -> None:
    def build(w: World) -> tuple[int, int]:
        firm, child = _bare(w, "over_100"), w.firm("子公司")
        w.hold(child, "1", by_firm=firm)
        return firm, child

    firm, child = enter(store, build)
    found = controller_of(store, firm)
    assert (found.verdict, found.reason, found.person_id) == ("unknown", "over_100", None)
    (owner,) = owners_of(store, child)
    assert (owner.ground, owner.reason) == ("unknown", "layers_unknown")
    with store.read() as session:
        assert session.get_one(FirmFeature, firm).controller_person_id is None


def test_what_the_source_states_as_indirect_is_no_layer_of_its_own(store: Store) -> None:
    def build(w: World) -> tuple[int, int]:
        boss, vehicle, firm, other = w.person("甲"), w.firm("平台"), w.firm("目标"), w.firm("别处")
        w.hold(vehicle, "1", by_person=boss)
        w.hold(firm, "0.6", by_firm=vehicle)
        w.hold(firm, "0.6", by_person=boss, indirect=True)
        w.hold(other, "0.3", by_person=boss, indirect=True)
        return firm, other

    firm, other = enter(store, build)
    assert grounds(store, firm) == {"甲": ("ownership", Decimal("0.6"))}
    (stated,) = owners_of(store, other)
    assert (stated.ground, stated.reason, stated.share) == ("ownership", "stated", Decimal("0.3"))


def test_a_state_firm_is_controlled_by_the_state_through_its_parent(store: Store) -> None:
    def build(w: World) -> tuple[int, int]:
        parent, child = w.state_firm("集团"), w.firm("子公司")
        w.hold(child, "0.7", by_firm=parent)
        w.hold(child, "0.3", by_person=w.person("甲"))
        return parent, child

    parent, child = enter(store, build)
    found = controller_of(store, child)
    assert (found.verdict, found.body, found.top_firm_id) == ("state", "国资监管部门（示例）", parent)
    assert found.path.index("国资") < found.path.index("集团") < found.path.index("子公司")
    # a private owner of 30% is still one
    assert grounds(store, child) == {"甲": ("ownership", Decimal("0.3"))}


def test_a_past_owner_owns_nothing(store: Store) -> None:
    def build(w: World) -> int:
        firm = w.firm("转让")
        w.hold(firm, "1", by_person=w.person("前东家"), valid_to=date(2020, 1, 1))
        w.hold(firm, "1", by_person=w.person("东家"), valid_from=date(2020, 1, 1))
        return firm

    assert grounds(store, enter(store, build)) == {"东家": ("ownership", Decimal(1))}
