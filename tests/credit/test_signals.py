"""Signals: books are checked when loaded, only what stands now counts, red holds opportunities back, kinds are enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.credit.measure import Case
from assistant.credit.signals.book import OPPORTUNITIES, WARNINGS, load_signals
from assistant.credit.signals.evaluate import evaluate
from assistant.credit.signals.finding import READERS
from assistant.credit.signals.rules import EventRule, RulePart
from assistant.credit.thresholds import load_thresholds
from assistant.domain.facts import EventFact, FinancingFact, FirmFacts, HoldingFact, OfficeFact
from assistant.domain.signals import LEVELS
from assistant.domain.ties import ClientFact
from assistant.errors import ConfigInvalid
from tests.credit.made_facts import (
    TODAY,
    event,
    evidence,
    identity,
    paper,
    sale,
    sound,
    stand_in,
    statement,
    tender,
)

BOOK = load_signals()


def warned(facts: FirmFacts) -> set[str]:
    return {w.code for w in evaluate(facts, TODAY).warnings}


def offered(facts: FirmFacts) -> set[str]:
    return {o.code for o in evaluate(facts, TODAY).opportunities}


def client(**cells: Any) -> ClientFact:
    known: dict[str, Any] = {
        "visible": True, "branch": "福泉支行", "manager": None, "products": ("流动资金贷款",), "credit_limit": Decimal(5_000_000),
        "balance": Decimal(3_000_000), "five_grade": "正常", "overdue_days": 0, "main_bank": True, "since": None,
        "evidence": evidence("bank_client:1", "逾期天数：0"),
    }  # fmt: skip
    return ClientFact(**{**known, **cells})


def raised(kind: str, started: date, matures: date | None, state: str | None = "current") -> FinancingFact:
    return FinancingFact(
        kind, None, "示例银行", Decimal(1_000_000), started, matures, state, evidence(f"financing:{kind}")
    )


def held(**cells: Any) -> HoldingFact:
    known: dict[str, Any] = {
        "holder": "示例甲", "holder_id": None, "person_id": 3, "body_level": None, "share": Decimal("0.6"), "controls": False,
        "disclaimed": False, "valid_from": date(2012, 5, 8), "valid_to": None, "evidence": evidence("holding:1"), "held": "乙公司",
    }  # fmt: skip
    return HoldingFact(**{**known, **cells})


def test_the_books_hold_enough_kinds_and_every_kind_of_rule_has_a_reader() -> None:
    with_rule = [k for k in BOOK.opportunities.opportunities if k.rule is not None]
    warns = [k for k in BOOK.warnings.warnings if k.rule is not None]
    assert len(with_rule) >= 30
    assert len(warns) >= 16
    for kind in (*with_rule, *warns):
        assert type(kind.rule) in READERS
        assert kind.title.zh
        assert kind.title.en
    assert {k.level for k in warns} == set(LEVELS)
    bureau = {k.code for k in BOOK.lacking("warnings")}
    assert {"many_enquiries", "debts_overdue_elsewhere"} <= bureau, "credit-bureau data is never read"


@pytest.mark.parametrize(
    ("file", "change", "message"),
    [
        ("opportunities", lambda b: b["opportunities"][0].update(needs=["dream"]), "need dream is none of"),
        (
            "opportunities",
            lambda b: b["opportunities"][1].update(code="government_tender_won"),
            "two kinds have the code",
        ),
        ("opportunities", lambda b: b["opportunities"][0].pop("rule"), "either a rule or what it lacks"),
        (
            "opportunities",
            lambda b: b["opportunities"][0]["rule"].update(buyers=["rich"]),
            "opportunities.0.rule",
        ),
        ("warnings", lambda b: b["warnings"][0]["rule"].update(share=-1), "greater than 0"),
        ("warnings", lambda b: b["warnings"][0].update(level="purple"), "warnings.0.level"),
        ("warnings", lambda b: b["warnings"][0]["rule"].update(rule="horoscope"), "horoscope"),
        ("warnings", lambda b: b["warnings"][12]["rule"].update({"from": 40, "to": 30}), "lies before"),
        ("warnings", lambda b: b["warnings"][8]["rule"].update(ratio="luck"), "ratio luck is none of"),
        (
            "warnings",
            lambda b: b["warnings"][0].update(code="new_patent"),
            "these codes are opportunities too",
        ),
    ],
)
def test_a_wrong_book_is_refused_with_the_place(tmp_path: Path, file: str, change: Any, message: str) -> None:
    paths = {"opportunities": OPPORTUNITIES, "warnings": WARNINGS}
    book = yaml.safe_load(paths[file].read_text(encoding="utf-8"))
    change(book)
    paths[file] = tmp_path / f"{file}.yaml"
    paths[file].write_text(yaml.safe_dump(book, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ConfigInvalid, match=message):
        load_signals(paths["opportunities"], paths["warnings"])


def test_a_sound_firm_gives_no_warning_and_its_tender_is_an_opportunity() -> None:
    found = evaluate(sound(), TODAY)
    assert found.warnings == ()
    assert found.level is None
    won = next(o for o in found.opportunities if o.code == "state_tender_won")
    assert won.on == date(2026, 2, 1)
    assert won.evidence[0].key == "tender:T1"
    assert {need.zh for need in won.needs} == {"投标或履约保函", "订单融资"}


@pytest.mark.parametrize(
    ("kind", "state", "stands"),
    [
        ("enforcement", "open", True),
        ("enforcement", "closed_no_assets", True),
        ("enforcement", "performed", False),
        ("dishonest", "current", True),
        ("dishonest", "repaired", False),
        ("lawsuit", "settled", False),
        ("penalty", "repaired", False),
        ("production_stopped", "ended", False),
    ],
)
def test_only_what_stands_counts_and_an_end_for_lack_of_assets_stands(
    kind: str, state: str, stands: bool
) -> None:
    facts = sound(events=(event(kind, state=state, occurred_on=date(2019, 3, 1)),))
    assert bool(warned(facts)) is stands


def test_an_end_for_lack_of_assets_is_graver_than_an_open_case() -> None:
    opened = evaluate(sound(events=(event("enforcement", state="open"),)), TODAY)
    ended = evaluate(sound(events=(event("enforcement", state="closed_no_assets"),)), TODAY)
    assert (opened.level, ended.level) == ("orange", "red")


def test_a_suit_as_plaintiff_is_no_warning() -> None:
    suit = event("lawsuit", role="plaintiff", amount=Decimal(90_000_000))
    assert warned(sound(events=(suit,))) == set()
    assert "suits_as_defendant" in warned(sound(events=(replace(suit, role="defendant"),)))


def test_events_of_a_namesake_do_not_count_and_those_of_controller_and_guarantor_do() -> None:
    theirs = event("enforcement", person_id=7, person="示例乙", state="open")
    assert warned(sound(events=(theirs,))) == set()
    assert warned(sound(controller_events=(theirs,))) == {"controller_in_trouble"}
    assert warned(sound(guarantor_events=(replace(theirs, person_id=None),))) == {"guarantor_worse"}


def test_while_a_red_warning_stands_no_opportunity_is_pushed() -> None:
    red = evaluate(sound(events=(event("dishonest", state="current"),)), TODAY)
    assert red.opportunities == ()
    assert {o.code for o in red.held_back} == offered(sound())
    yellow = evaluate(sound(events=(event("penalty", state="current"),)), TODAY)
    assert yellow.level == "yellow"
    assert yellow.opportunities


@pytest.mark.parametrize(
    ("days", "code"),
    [
        (0, None),
        (1, "overdue_30"),
        (30, "overdue_30"),
        (31, "overdue_90"),
        (90, "overdue_90"),
        (91, "overdue_long"),
    ],
)
def test_overdue_days_fall_into_one_band_and_hold_opportunities_back(days: int, code: str | None) -> None:
    found = evaluate(sound(client=client(overdue_days=days)), TODAY)
    assert {w.code for w in found.warnings} == ({code} if code else set())
    assert bool(found.held_back) is bool(code)


def test_of_another_branchs_client_nothing_is_told() -> None:
    hidden = client(visible=False, overdue_days=120, five_grade="次级")
    assert warned(sound(client=hidden)) == set()


@given(st.integers(min_value=-400, max_value=400))
def test_a_licence_warns_in_its_last_ninety_days_and_once_it_is_over(days: int) -> None:
    facts = sound(qualifications=(paper("生产许可证", expires_on=TODAY + timedelta(days=days)),))
    expected = "licence_lost" if days < 0 else "licence_expiring" if days <= 90 else None
    assert warned(facts) == ({expected} if expected else set())


def test_a_renewed_licence_does_not_warn() -> None:
    old = paper("生产许可证", expires_on=date(2026, 9, 1), state="expired")
    assert warned(sound(qualifications=(old, paper("生产许可证")))) == set()


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (sound(financing=(raised("lease", date(2024, 1, 1), date(2027, 1, 1)),)), "lease_maturing"),
        (sound(financing=(raised("bond", date(2026, 6, 1), date(2029, 6, 1)),)), "bond_issued"),
        (sound(investments=(held(valid_from=date(2026, 3, 1)),)), "new_investment"),
        (sound(owners=(held(holder_id=5, person_id=None, valid_from=date(2026, 3, 1)),)), "corporate_owner_joined"),
        (sound(events=(event("project_approved", state="current"),)), "project_approved"),
        (sound(client=client(balance=Decimal(4_900_000))), "line_used_up"),
        (sound(client=client(credit_limit=None, balance=None, products=("对公结算",))), "account_without_loan"),
        (sound(stand_ins=(stand_in("export_sales", 2024, 100), stand_in("export_sales", 2025, 130))), "export_growth"),
        (sound(statements=(statement(2025), statement(2024, net_profit=Decimal(-5)))), "profit_turned"),
    ],
)  # fmt: skip
def test_an_opportunity_is_found(facts: FirmFacts, code: str) -> None:
    assert code in offered(facts)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (sound(financing=(raised("lease", date(2024, 1, 1), date(2027, 1, 1), "ended"),)), "lease_maturing"),
        (sound(financing=(raised("bond", date(2022, 6, 1), date(2025, 6, 1)),)), "bond_issued"),
        (sound(owners=(held(holder_id=5, person_id=None, valid_from=date(2012, 5, 8)),)), "corporate_owner_joined"),
        (sound(events=(event("project_approved", occurred_on=date(2024, 1, 1)),)), "project_approved"),
        (sound(stand_ins=(stand_in("export_sales", 2023, 100), stand_in("export_sales", 2025, 130))), "export_growth"),
        (sound(statements=(statement(2025), statement(2024, net_profit=Decimal(5)))), "profit_turned"),
        (sound(tenders=(tender(on=date(2024, 2, 1)),)), "state_tender_won"),
    ],
)  # fmt: skip
def test_its_twin_is_none(facts: FirmFacts, code: str) -> None:
    assert code not in offered(facts)


def test_a_controlling_owner_who_left_warns_and_a_small_one_does_not() -> None:
    gone = held(valid_to=date(2026, 5, 1))
    assert "controller_changed" in warned(sound(owners=(gone,)))
    assert "controller_changed" not in warned(sound(owners=(replace(gone, share=Decimal("0.2")),)))


def test_a_representative_who_left_is_told_with_who_came() -> None:
    offices = (
        OfficeFact(
            1, "示例旧", "legal_representative", date(2012, 1, 1), date(2026, 6, 1), evidence("office:1")
        ),
        OfficeFact(2, "示例新", "legal_representative", date(2026, 6, 1), None, evidence("office:2")),
    )
    found = next(
        w for w in evaluate(sound(offices=offices), TODAY).warnings if w.code == "representative_changed"
    )
    assert "示例旧" in found.text.zh
    assert "示例新" in found.text.zh


def test_a_season_is_no_warning_and_the_same_quarters_turned_are() -> None:
    def quarter(year: int, month: int, flow: int) -> Any:
        return statement(year, period_end=date(year, month, 28), months=3, operating_cash_flow=Decimal(flow))

    winter = tuple(quarter(y, m, -5 if m == 9 else 5) for y in (2026, 2025) for m in (9, 6, 3))
    sinking = tuple(quarter(y, m, -5 if y == 2026 else 5) for y in (2026, 2025) for m in (9, 6, 3))
    yearly = sound().statements
    assert "quarterly_cash_negative" not in warned(sound(statements=(*winter, *yearly)))
    assert "quarterly_cash_negative" in warned(sound(statements=(*sinking, *yearly)))


def test_top_buyers_need_as_many_in_both_years() -> None:
    def year(y: int, buyers: tuple[int, ...]) -> tuple[Any, ...]:
        return tuple(sale(y, buyer=b, share_of_sales=None) for b in buyers)

    changed = year(2025, (1, 2, 6, 7, 8)) + year(2024, (1, 2, 3, 4, 5))
    same = year(2025, (1, 2, 3, 4, 8)) + year(2024, (1, 2, 3, 4, 5))
    few = year(2025, (6, 7)) + year(2024, (1, 2, 3, 4, 5))
    assert "top_buyers_changed" in warned(sound(sales=changed))
    assert "top_buyers_changed" not in warned(sound(sales=same))
    assert "top_buyers_changed" not in warned(sound(sales=few))


SCALES = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(1000), places=2)


@given(SCALES)
def test_units_do_not_matter_to_changes_and_ratios(scale: Decimal) -> None:
    """Figures in another unit give the same signals, as long as every figure is in it."""
    figures = (statement(2025, scale, revenue=Decimal(30_000_000) * scale), statement(2024, scale))
    plain = (statement(2025, revenue=Decimal(30_000_000)), statement(2024))
    assert warned(sound(statements=figures)) == warned(sound(statements=plain))
    assert "revenue_down" in warned(sound(statements=plain))


@given(
    st.sets(
        st.sampled_from(["penalty", "dishonest", "tax_arrears", "seizure", "bad_press", "abnormal_operation"])
    )
)
def test_more_trouble_never_lowers_the_level(kinds: set[str]) -> None:
    some: tuple[EventFact, ...] = ()
    before = -1
    for kind in sorted(kinds):
        some = (*some, event(kind, state="current"))
        level = evaluate(sound(events=some), TODAY).level
        now = -1 if level is None else LEVELS.index(level)
        assert now >= before
        before = now


def test_the_same_facts_give_the_same_signals() -> None:
    facts = sound(events=(event("penalty", state="current"),), client=client())
    assert evaluate(facts, TODAY) == evaluate(facts, TODAY)


def test_every_signal_says_what_it_rests_on_in_both_languages() -> None:
    facts = sound(
        events=tuple(event(k, state="current") for k in ("penalty", "dishonest", "tax_arrears")),
        client=client(overdue_days=40),
        identity=identity(tax_grade="D"),
    )
    found = evaluate(facts, TODAY)
    told: tuple[Any, ...] = (*found.warnings, *found.held_back)
    for signal in told:
        assert signal.evidence
        assert signal.text.zh
        assert signal.text.en
        assert signal.why.zh


def test_an_unknown_amount_meets_no_least_amount() -> None:
    rule = EventRule(rule="event", kinds=("penalty",), least_amount=Decimal(1))
    case = Case(sound(events=(event("penalty", state="current"),)), load_thresholds(), TODAY)
    assert READERS[EventRule](case, rule) is None
    assert issubclass(EventRule, RulePart)
