"""The answer key of the demo bank is the test: every case and its innocent twin comes out as the key says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml

from assistant.credit.scorecard import load_card
from assistant.credit.screening import screen
from assistant.domain.firm_query import FirmQuery
from eval.scoring.judged_bank import DemoBank
from eval.scoring.verdicts import CHECKS, holds
from ingest.demo.generate import ANSWER_KEY, FOLDER

TRAPS = {
    "buyer.name_only",
    "buyer.minority_34",
    "buyer.privatised_2024",
    "buyer.disclaimed_holder",
    "buyer.public_institution",
    "sale.own_subsidiary",
    "sale.one_buyer_89",
    "sale.award_only",
    "sale.award_withdrawn",
    "sale.framework_without_amount",
    "sale.last_delivery_2019",
    "sale.contractors_supplier",
    "sale.consortium",
    "sale.receivable_encumbered",
    "firm.tenders_without_staff",
    "firm.capital_not_paid",
    "firm.licence_expired",
    "firm.production_stopped",
    "firm.plant_by_the_river",
    "firm.plant_elsewhere",
    "firm.renamed",
    "firm.legal_form_twins",
    "firm.representative_changed",
    "group.one_controller",
    "group.guarantee_circle",
    "group.shared_contact",
    "group.bank_relative",
    "facts.suit_settled_2019",
    "facts.closed_no_assets",
    "facts.plaintiff",
    "facts.penalty_repaired",
    "facts.namesake_of_dishonest",
    "facts.statements_26_months_old",
    "facts.unbalanced_sheet",
    "facts.vat_45_under_revenue",
    "facts.profit_without_cash",
    "facts.seasonal_quarter",
    "bank.overdue_winner",
    "bank.other_branch",
    "bank.stand_ins_only",
    "kind.tea_cooperative",
    "kind.peanut_sole_trader",
}

KEY: dict[str, Any] = yaml.safe_load((FOLDER / ANSWER_KEY).read_text())


def _name(entry: dict[str, Any]) -> str:
    return f"{entry['case']}-{entry['role']}-{entry['expect']}-{entry['uscc'][-10:]}"


@pytest.mark.parametrize("entry", KEY["entries"], ids=_name)
def test_entity_comes_out_as_the_key_says(demo: DemoBank, entry: dict[str, Any]) -> None:
    assert holds(demo, entry["expect"], entry["uscc"], entry.get("detail", "")), (
        f"{entry['name']}: {entry['why']}"
    )


def test_every_word_of_the_key_has_a_check() -> None:
    assert set(KEY["verdicts"]) == set(CHECKS)
    assert {entry["expect"] for entry in KEY["entries"]} == set(CHECKS)


def test_every_trap_of_the_page_stands_in_the_key_with_its_twin() -> None:
    roles: dict[str, set[str]] = {}
    for entry in KEY["entries"]:
        roles.setdefault(entry["case"], set()).add(entry["role"])
    assert set(roles) >= TRAPS
    assert all(found == {"case", "twin"} for found in roles.values())


def test_question_one_is_a_convincing_funnel(demo: DemoBank) -> None:
    """本地磷化工产业链里，国企的供应商有哪些适合授信: nobody lost, several grades, reasons and clients."""
    local = demo.fits(FirmQuery(local=True, chain="phosphate"))
    suppliers = demo.fits(FirmQuery(local=True, chain="phosphate", labels=["soe_supplier"]))
    funnel = screen(
        [demo.facts[id_] for id_ in sorted(suppliers)],
        len(local),
        load_card(),
        demo.profile,
        demo.funnel.as_of,
    )
    assert funnel.universe == 128
    assert 35 <= funnel.suppliers <= 50
    groups = (funnel.candidates, funnel.vetoed, funnel.to_verify, funnel.unrated)
    assert sum(len(group) for group in groups) == funnel.suppliers
    assert len(funnel.vetoed_by_reason()) >= 9
    assert funnel.to_verify
    assert funnel.unrated
    grades = [candidate.judgement.grade for candidate in funnel.candidates]
    assert sum(grade in ("A", "B", "C") for grade in grades) >= 12
    assert {"A", "B", "C"} <= set(grades)
    assert sum(candidate.firm.client is not None for candidate in funnel.candidates) >= 3
    together = {candidate.firm.name for candidate in funnel.candidates}
    bought = FirmQuery(local=True, chain="phosphate", labels=["soe_supplier"])
    rated = {candidate.firm.id for candidate in funnel.candidates}
    for refinement in (
        {"founded_before": date(2023, 10, 31)},
        {"without_penalty": True},
        {"regions": ["522725"]},
    ):
        assert rated - demo.fits(bought.model_copy(update=refinement)), refinement
    assert any(together & set(candidate.group_with) for candidate in funnel.candidates)
