"""Queries that mean the same have one canonical form, and those that do not have two."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.agent.builtin.meaning import Intent
from assistant.domain.firm_query import FirmQuery
from eval.demo_bank import DATA
from eval.understanding.canonical import Canon
from eval.understanding.independent.files import read

BANK = read(DATA)
CANON = Canon(BANK, lambda name: {"黔中示例磷肥": "91529999XDEM0002XM"}.get(name, name))


def form(intent: Intent = Intent.LIST, /, **query: Any) -> dict[str, Any]:
    return CANON.query(FirmQuery.model_validate(query), intent)


SAME: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"local": True}, {"regions": ["522702"]}),
    ({"regions": ["522700"]}, {"regions": ["5227", "522725"]}),
    ({"age_min": 3}, {"founded_before": "2023-10-31"}),
    ({"age_max": 2}, {"founded_after": "2023-11-01"}),
    ({"won_months": 12}, {"won_since": "2025-10-31"}),
    ({"won": True, "won_months": 12}, {"won_months": 12, "wins_min": 1}),
    ({"min_wins_24m": 3}, {"wins_min": 3, "won_months": 24}),
    ({"won_since": "2026-01-01", "won_until": "2026-12-31"}, {"won_since": "2026-01-01"}),
    ({"without_penalty": True}, {"without_events": ["penalty"]}),
    ({"soe_levels": ["central"]}, {"labels": ["soe_supplier"], "soe_levels": ["central"], "any_label": True}),
    ({"ownership": ["state"]}, {"state_owned": True}),
    ({"client": True, "branches": ["福泉支行"]}, {"branches": ["福泉支行"]}),
    ({"events": ["enforcement"], "ended_for_lack_of_assets": True}, {"ended_for_lack_of_assets": True}),
    ({"products": ["DAP"]}, {"products": ["磷酸二铵"]}),
    ({"chain": "磷化工产业链"}, {"chain": "phosphate"}),
    ({"industries": ["2622"]}, {"industries": ["磷肥制造"]}),
    ({"industries": ["C2622"]}, {"industries": ["2622"]}),
    ({"qualifications": ["专精特新"]}, {"qualifications": ["专精特新中小企业"]}),
    ({"lapsed": ["资质"]}, {"lapsed": ["许可证"]}),
    ({"buyers": ["黔中示例磷肥"]}, {"buyers": ["91529999XDEM0002XM"]}),
    ({"labels": ["soe_supplier", "listed_supplier"]}, {"labels": ["listed_supplier", "soe_supplier"]}),
    ({"registered_capital_min": 30000000}, {"registered_capital_min": "30000000.00"}),
    ({"then_by": [{"by": "name"}]}, {}),
]
OTHER: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"state_owned": False}, {}),
    ({"client": False}, {}),
    ({"won": False}, {}),
    ({"ownership": ["private"]}, {"state_owned": False}),
    ({"labels": ["soe_supplier", "listed_supplier"]}, {"labels": ["soe_supplier", "listed_supplier"], "any_label": True}),
    ({"order_by": "revenue"}, {"order_by": "revenue", "descending": True}),
    ({"limit": 5}, {}),
    ({"age_min": 3}, {"age_min": 4}),
    ({"won_months": 12, "won": False}, {"won_months": 12}),
    ({"wins_min": 2}, {"wins_min": 1}),
    ({"order_by": "score", "descending": True}, {}),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_meaning_same_form(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert form(**one) == form(**other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_meaning_other_form(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert form(**one) != form(**other)


def test_a_screening_is_by_score_and_a_count_has_no_order() -> None:
    assert form(Intent.SCREEN, order_by="score", descending=True) == form(Intent.SCREEN)
    assert form(Intent.COUNT, order_by="revenue", limit=5) == form(Intent.COUNT)
