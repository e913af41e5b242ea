"""The funnel: nobody is lost, candidates stand in order, groups and needs are marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.credit.scorecard import load_card
from assistant.credit.screening import screen
from assistant.domain.facts import FirmFacts
from assistant.domain.ties import GroupFact
from tests.credit.made_facts import TODAY, Bank, brief, event, identity, label, sale, sound, tender


def firm(number: int, **changes: Any) -> FirmFacts:
    return sound(id=number, brief=brief(f"企业{number:02d}", number), **changes)


VETOED = {"events": (event("dishonest", state="current"),)}
UNRATED = {"statements": (), "tenders": (), "qualifications": (), "sales": ()}
VERIFY = {
    "statements": (),
    "identity": identity(paid_in_capital=None),
    "events": (event("enforcement", amount=Decimal(5)),),
}


def screened(*suppliers: FirmFacts) -> Any:
    return screen(suppliers, 128, load_card(), Bank(), TODAY)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["fit", "vetoed", "unrated", "verify"]), max_size=12))
def test_the_four_lists_together_are_the_suppliers(kinds: list[str]) -> None:
    changes = {"fit": {}, "vetoed": VETOED, "unrated": UNRATED, "verify": VERIFY}
    funnel = screened(*(firm(n, **changes[kind]) for n, kind in enumerate(kinds)))
    lists = (funnel.candidates, funnel.vetoed, funnel.to_verify, funnel.unrated)
    assert [len(part) for part in lists] == [kinds.count(k) for k in ("fit", "vetoed", "verify", "unrated")]
    assert sorted(c.firm.id for part in lists for c in part) == list(range(len(kinds)))
    for number in (128, len(kinds), kinds.count("fit"), kinds.count("vetoed")):
        assert str(number) in funnel.counted.quote
    assert sum(funnel.vetoed_by_reason().values()) == kinds.count("vetoed")


def test_candidates_stand_by_score_then_name_whatever_the_input_order() -> None:
    weaker = firm(1, identity=identity(insured_count=1))
    funnel = screened(weaker, firm(3), firm(2))
    assert [c.firm.id for c in funnel.candidates] == [2, 3, 1]
    assert funnel == screened(firm(2), weaker, firm(3))


def test_members_of_a_group_name_each_other_and_keep_their_own_judgement() -> None:
    group = GroupFact("g1", "老板", ((2, "企业02"),))
    funnel = screened(firm(1, group=group), firm(2, group=replace(group, members=((1, "企业01"),))))
    first, second = funnel.candidates
    assert (first.group_key, second.group_key) == ("g1", "g1")
    assert first.group_with == ("企业02",)


def test_the_delivery_shown_is_the_fact_of_its_evidence() -> None:
    award = label(10, shown_by="award", shown_on=date(2026, 9, 1))
    (candidate,) = screened(firm(1, labels=(award, label(9)))).candidates
    assert [d.kind for d in candidate.deliveries] == ["delivery", "award"]
    assert candidate.deliveries[0].amount == Decimal(2_000_000)
    assert candidate.deliveries[0].evidence.key == "supply:20269"


def need_of(**changes: Any) -> tuple[str, str]:
    (candidate,) = screened(firm(1, **changes)).candidates
    assert candidate.need is not None
    return candidate.need.zh, " ".join(e.quote for e in candidate.need_evidence)


def test_free_receivables_become_a_pledge_with_its_calculation() -> None:
    owed = {"receivable": Decimal(1_000_000), "receivable_state": "free", "receivable_days": 60}
    text, shown = need_of(sales=(sale(2026, **owed), sale(2025)))
    assert text.startswith("应收账款质押融资")
    assert "100万元 × 70% = 70万元" in text
    assert "1,000,000元" in shown
    assert "700,000元" in shown
    assert "非审批额度" in text


def test_receivables_that_cannot_be_pledged_lead_to_another_need() -> None:
    for bad in (
        {"receivable_state": "pledged"},
        {"receivable_state": "assignment_barred"},
        {"receivable_state": "free", "receivable_days": 380},
    ):
        owed = sale(2026, receivable=Decimal(1_000_000), **bad)
        text, _ = need_of(sales=(owed, sale(2025)))
        assert text.startswith("订单融资")


def test_without_figures_the_need_names_no_amount() -> None:
    text, shown = need_of(sales=(sale(2024),), tenders=(tender(date(2025, 1, 1)),))
    assert text.startswith("流动资金贷款")
    assert not any(char.isdigit() for char in text + shown)
