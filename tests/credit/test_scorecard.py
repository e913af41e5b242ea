"""The scorecard: wrong cards are refused, points follow the facts, missing is not bad, the same gives the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.credit.card import Scorecard
from assistant.credit.judge import judge
from assistant.credit.scorecard import FILE, load_card
from assistant.domain.evidence import EvidenceKind
from assistant.domain.judgement import Judgement
from assistant.errors import ConfigInvalid
from tests.credit.made_facts import (
    TODAY,
    Bank,
    evidence,
    identity,
    label,
    paper,
    sale,
    sound,
    stand_in,
    statement,
    tender,
)

CARD = load_card()


def judged(facts: Any) -> Judgement:
    return judge(facts, CARD, Bank(), TODAY)


def points(judgement: Judgement, factor: str) -> Decimal:
    return next(r.points for r in judgement.reasons if r.factor == factor)


def raw() -> dict[str, Any]:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_a_sound_firm_is_graded_with_all_its_points_explained() -> None:
    found = judged(sound())
    assert found.score == sum(r.points for r in found.reasons)
    assert found.grade == CARD.grade(found.score or Decimal(0))
    assert found.completeness == 1
    assert found.vetoes == ()
    assert found.card_version == CARD.version
    assert all(r.text.zh and r.text.en and r.title.zh and r.title.en for r in found.reasons)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda c: c["groups"][0].update(weight=31), "its factors give 30 points"),
        (lambda c: c["groups"].pop(), "not to 100"),
        (lambda c: c["groups"][0]["factors"][0]["ranges"][1].update({"from": 0.06}), "gap or overlap"),
        (lambda c: c["groups"][0]["factors"][0]["ranges"][1].update({"from": 0.04}), "gap or overlap"),
        (lambda c: c["groups"][0]["factors"][0]["ranges"][0].update({"from": 0}), "open below"),
        (lambda c: c["groups"][0]["factors"][0]["ranges"][1].update(points=9), "better is higher"),
        (lambda c: c["grades"].pop(), "starts at 0"),
        (
            lambda c: c["groups"][0]["factors"][1].update(id="strong_buyer_share"),
            "same id: strong_buyer_share",
        ),
        (lambda c: c["groups"][1].update(id="buyers"), "two groups have the same id: buyers"),
        (lambda c: c["grades"][1].update(grade="A"), "two grades have the same id: A"),
        (lambda c: c["grades"][0].update({"from": 120}), "starts at 120"),
        (lambda c: c["groups"][0]["factors"][0].pop("why"), "why"),
        (lambda c: c["groups"][0]["factors"][0]["ranges"][1].update(points=-1), "greater than or equal to 0"),
    ],
)
def test_a_wrong_card_is_refused_with_the_place(change: Any, message: str) -> None:
    card = raw()
    change(card)
    with pytest.raises(ValidationError, match=message):
        Scorecard.model_validate(card)


def test_a_card_that_reads_what_there_is_not_is_refused(tmp_path: Any) -> None:
    card = raw()
    card["groups"][0]["factors"][0]["reads"] = "horoscope"
    path = tmp_path / "card.yaml"
    path.write_text(yaml.safe_dump(card), encoding="utf-8")
    with pytest.raises(ConfigInvalid, match="horoscope"):
        load_card(path)


def test_missing_scores_nothing_is_listed_and_unrates_below_the_line() -> None:
    empty = replace(sound(), statements=(), tenders=(), qualifications=(), identity=identity(insured_count=None, tax_grade=None))  # fmt: skip
    found = judged(empty)
    assert found.score is None
    assert found.grade is None
    assert found.completeness < CARD.completeness_line
    codes = {gap.code for gap in found.gaps}
    assert {"unrated", "missing:insured_people", "missing:debt_ratio", "missing:tax_grade"} <= codes
    assert all(r.points == 0 for r in found.reasons if not r.known)


def test_stand_ins_count_where_there_are_no_statements() -> None:
    figures = [("vat_sales", 38_000_000), ("tax_paid", 1_200_000), ("account_inflow", 32_000_000)]
    lived = tuple(stand_in(kind, year, amount) for year in (2025, 2024) for kind, amount in figures)
    without, with_them = judged(sound(statements=())), judged(sound(statements=(), stand_ins=lived))
    assert with_them.completeness > without.completeness
    for factor in ("profitability", "cash_flow", "growth"):
        assert points(with_them, factor) > points(without, factor) == 0


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"period_end": date(2024, 8, 31)}, "statements_stale"),
        ({"total_assets": Decimal(47_000_000)}, "balance_sheet_unbalanced"),
    ],
)
def test_a_statement_that_cannot_be_trusted_is_not_scored(changed: dict[str, Any], code: str) -> None:
    found = judged(sound(statements=(statement(2025, **changed),)))
    assert code in {gap.code for gap in found.gaps}
    assert not next(r for r in found.reasons if r.factor == "debt_ratio").known


def test_every_number_of_a_reason_stands_in_its_evidence() -> None:
    import re

    for reason in judged(sound()).reasons:
        if not reason.evidence:
            continue
        assert reason.evidence[0].kind is EvidenceKind.CALCULATION
        shown = " ".join(e.quote + e.locator for e in reason.evidence)
        for number in re.findall(r"\d+(?:\.\d+)?%?", reason.text.zh):
            assert number in shown, (reason.factor, number, shown)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 400), st.integers(0, 400))
def test_more_people_insured_never_lowers_the_score(one: int, other: int) -> None:
    less, more = (judged(sound(identity=identity(insured_count=n))).score for n in sorted((one, other)))
    assert less is not None
    assert more is not None
    assert less <= more


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 12), st.integers(0, 12))
def test_more_tenders_won_never_lower_the_score(one: int, other: int) -> None:
    def score(count: int) -> Decimal:
        won = tuple(tender(date(2026, 1, 1 + n), f"T{n}") for n in range(count))
        return judged(sound(tenders=won)).score or Decimal(0)

    assert score(min(one, other)) <= score(max(one, other))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 5), st.integers(0, 5), st.sampled_from(["patent", "qualification", "licence"]))
def test_more_valid_papers_never_lower_the_score(one: int, other: int, kind: str) -> None:
    def score(count: int) -> Decimal:
        more = tuple(paper(f"证书{n}", kind=kind, required=False) for n in range(count))
        return judged(sound(qualifications=(*sound().qualifications, *more))).score or Decimal(0)

    assert score(min(one, other)) <= score(max(one, other))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 4), st.integers(0, 4))
def test_more_sales_paid_on_time_never_lower_the_score(one: int, other: int) -> None:
    def score(count: int) -> Decimal:
        more = tuple(
            sale(
                2025, dated_on=date(2025, 1 + n, 9), share_of_sales=None, evidence=evidence(f"supply:more{n}")
            )
            for n in range(count)
        )
        return judged(sound(sales=(*sound().sales, *more))).score or Decimal(0)

    assert score(min(one, other)) <= score(max(one, other))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["net_profit", "operating_cash_flow", "current_assets", "revenue"]),
    st.integers(1, 60_000_000),
    st.integers(1, 60_000_000),
)
def test_a_better_figure_never_lowers_its_own_factor(figure: str, one: int, other: int) -> None:
    factor = {"net_profit": "profitability", "operating_cash_flow": "cash_flow", "current_assets": "current_ratio",
              "revenue": "growth"}[figure]  # fmt: skip
    low, high = (
        points(judged(sound(statements=(statement(2025, **{figure: Decimal(n)}), statement(2024)))), factor)
        for n in sorted((one, other))
    )
    assert low <= high


@settings(max_examples=30, deadline=None)
@given(st.sampled_from([Decimal("0.001"), Decimal("0.5"), Decimal(7), Decimal(10_000)]))
def test_the_unit_of_the_figures_does_not_matter(scale: Decimal) -> None:
    scaled = sound(statements=(statement(2025, scale), statement(2024, scale)))
    plain = judged(sound())
    assert [r.points for r in judged(scaled).reasons] == [r.points for r in plain.reasons]


def test_the_order_of_facts_does_not_matter() -> None:
    sales = tuple(sale(year, buyer) for year in (2026, 2025, 2024) for buyer in (9, 10))
    forth = judged(sound(sales=sales, labels=(label(9), label(10))))
    back = judged(sound(sales=tuple(reversed(sales)), labels=(label(10), label(9))))
    assert forth.score == back.score
    assert judged(sound()) == judged(sound())


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9))
def test_every_value_falls_in_exactly_one_range(value: Decimal) -> None:
    for factor in CARD.factors:
        assert sum(r.holds(value) for r in factor.ranges) == 1
