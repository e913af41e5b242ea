"""Vetoes: each rule with its innocent twin, which looks the same on the surface and must pass."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from assistant.credit.judge import judge
from assistant.credit.scorecard import load_card
from assistant.credit.thresholds import load_thresholds
from assistant.domain.facts import FirmFacts, OfficeFact, ProductFact
from assistant.domain.judgement import Veto
from assistant.domain.ties import ClientFact, Exposure, PersonTie
from tests.credit.made_facts import TODAY, Bank, event, evidence, identity, paper, sound, statement


def vetoes(facts: FirmFacts, thresholds: Any = None) -> tuple[Veto, ...]:
    return judge(facts, load_card(), Bank(), TODAY, thresholds).vetoes


def codes(facts: FirmFacts) -> set[tuple[str, str]]:
    return {(v.code, v.verdict) for v in vetoes(facts)}


def boss(*events: Any) -> FirmFacts:
    return sound(
        controller=PersonTie(7, "老板", "controller", evidence("holding:1")), controller_events=events
    )


ENFORCED = Decimal(6_800_000)
"""28% of the sound firm's net assets of 24 million."""

CASES: list[tuple[str, str, FirmFacts, FirmFacts]] = [
    ("dishonest", "veto", sound(events=(event("dishonest", state="current"),)),
     sound(events=(event("dishonest", state="repaired"),))),
    ("dishonest", "veto", sound(events=(event("dishonest", state=None),)),
     sound(events=(event("dishonest", person_id=3),))),
    ("enforcement", "veto", sound(events=(event("enforcement", amount=ENFORCED, state="closed_no_assets"),)),
     sound(events=(event("enforcement", amount=ENFORCED, state="performed"),))),
    ("enforcement", "veto", sound(events=(event("enforcement", amount=Decimal(2_400_001)),)),
     sound(events=(event("enforcement", amount=Decimal(2_400_000)),))),
    ("enforcement", "veto", sound(events=(event("enforcement", role="defendant", amount=ENFORCED),)),
     sound(events=(event("enforcement", role="plaintiff", amount=ENFORCED),))),
    ("licence", "veto", sound(qualifications=(paper("采矿许可证", expires_on=date(2026, 6, 30)),)),
     sound(qualifications=(paper("采矿许可证", expires_on=date(2026, 6, 30)), paper("采矿许可证")))),
    ("licence", "veto", sound(qualifications=(paper("采矿许可证", state="revoked"),)),
     sound(qualifications=(paper("绿色工厂", state="revoked", required=False),))),
    ("production_stopped", "veto", sound(events=(event("production_stopped", state="current"),)),
     sound(events=(event("production_stopped", state="ended", ended_on=date(2026, 4, 1)),))),
    ("production_stopped", "veto", sound(identity=identity(status="suspended")), sound()),
    ("not_operating", "veto", sound(identity=identity(status="revoked")), sound()),
    ("serious_violation", "veto", sound(events=(event("serious_violation", state="current"),)),
     sound(events=(event("serious_violation", state="ended"),))),
    ("controller_enforcement", "veto", boss(event("enforcement", person_id=7)),
     boss(event("enforcement", person_id=7, state="performed"))),
    ("elimination_industry", "veto", sound(products=(ProductFact("土法炼硫", None, evidence("p:1")),)),
     sound(identity=identity(business_scope="不含土法炼硫"))),
    ("related_party", "veto",
     sound(bank_relatives=(OfficeFact(7, "亲属", "relative_of_bank_director", None, None, evidence("o:1")),)), sound()),
    ("outside_area", "veto", sound(identity=identity(plant_region_code="530100", plant_region="昆明市")),
     sound(identity=identity(region_code="520115", plant_region_code="522725"))),
    ("outside_area", "verify", sound(identity=identity(region_code=None, plant_region_code=None)), sound()),
    ("exposure_limit", "veto", sound(exposure=Exposure(Decimal(30_000_000), Decimal(30_000_000), True)),
     sound(exposure=Exposure(Decimal(29_999_999), Decimal(49_999_999), True))),
    ("exposure_limit", "veto", sound(exposure=Exposure(Decimal(0), Decimal(50_000_000), False)), sound()),
]  # fmt: skip


@pytest.mark.parametrize(("code", "verdict", "case", "twin"), CASES)
def test_the_case_is_caught_and_its_twin_passes(
    code: str, verdict: str, case: FirmFacts, twin: FirmFacts
) -> None:
    assert (code, verdict) in codes(case)
    assert codes(twin) == set()
    found = judge(case, load_card(), Bank(), TODAY)
    assert (found.score, found.grade) == (None, None)
    stopped = next(v for v in found.vetoes if v.code == code)
    assert stopped.text.zh
    assert stopped.text.en
    assert stopped.evidence


def test_enforcement_is_weighed_against_paid_in_capital_where_net_assets_are_unknown() -> None:
    events = (event("enforcement", amount=Decimal(2_000_001)),)
    assert codes(sound(statements=(), events=events)) == {("enforcement", "veto")}
    small = (event("enforcement", amount=Decimal(1_900_000)),)
    assert codes(sound(statements=(), events=small)) == set()


def test_enforcement_without_anything_to_weigh_it_against_is_to_verify() -> None:
    unknown = sound(
        statements=(),
        identity=identity(paid_in_capital=None),
        events=(event("enforcement", amount=Decimal(380_000)),),
    )
    assert codes(unknown) == {("enforcement", "verify")}


def test_enforcement_on_negative_net_assets_stops() -> None:
    broke = statement(2025, equity=Decimal(-1), total_liabilities=Decimal(38_000_001))
    assert codes(sound(statements=(broke,), events=(event("enforcement", amount=Decimal(1)),))) == {
        ("enforcement", "veto")
    }


@pytest.mark.parametrize(("days", "caught"), [(0, False), (1, True), (40, True), (None, False)])
def test_an_overdue_client_is_to_verify(days: int | None, caught: bool) -> None:
    client = ClientFact(
        True, "福泉支行", None, (), None, None, None, days, None, None, evidence("bank_client:1")
    )
    assert codes(sound(client=client)) == ({("overdue", "verify")} if caught else set())


def test_a_limit_reached_elsewhere_in_the_bank_shows_no_figure() -> None:
    (veto,) = vetoes(sound(exposure=Exposure(Decimal(32_000_000), Decimal(32_000_000), False)))
    assert not any(char.isdigit() for char in veto.text.zh + veto.text.en)


def test_the_bank_says_which_place_decides() -> None:
    rules = load_thresholds()
    away = sound(identity=identity(plant_region_code="530100", plant_region="昆明市", region="福泉市"))
    for rule, stops in (("produces", True), ("registered", False), ("either", False)):
        changed = rules.model_copy(update={"area": rules.area.model_copy(update={"rule": rule})})
        assert bool(vetoes(away, changed)) is stops
    (veto,) = vetoes(away)
    assert "福泉市" in veto.text.zh
    assert "昆明市" in veto.text.zh


def test_without_a_bank_nothing_is_outside_its_area() -> None:
    away = sound(identity=identity(plant_region_code="530100"))
    assert judge(away, load_card(), None, TODAY).vetoes == ()


def test_history_is_shown_and_does_not_stop() -> None:
    old = replace(
        sound(),
        events=(event("lawsuit", role="defendant", state="settled", amount=Decimal(99_000_000)),),
    )
    assert judge(old, load_card(), Bank(), TODAY).score == judge(sound(), load_card(), Bank(), TODAY).score
