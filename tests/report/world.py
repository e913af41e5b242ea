"""A firm of which much is known, with owners up to a person, buyers, statements and events, and one with a name alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.firm_world import World

FIGURES: dict[str, Any] = {
    "audited": True, "cost": 7_000_000, "ebit": 900_000, "interest_expense": 100_000, "net_profit": 600_000,
    "operating_cash_flow": 500_000, "total_assets": 8_000_000, "current_assets": 4_000_000, "cash": 500_000,
    "receivables": 1_500_000, "other_receivables": 100_000, "prepayments": 200_000, "inventory": 1_000_000,
    "total_liabilities": 4_000_000, "current_liabilities": 3_000_000, "payables": 900_000,
    "contract_liabilities": 100_000, "interest_bearing_debt": 1_000_000, "equity": 4_000_000,
}  # fmt: skip


def build(w: World) -> dict[str, int]:
    w.bank(single_limit=Decimal(30_000_000), group_limit=Decimal(50_000_000))
    buyer = w.state_firm("国有示例矿业有限公司")
    holder = w.firm("示例控股有限公司")
    owner = w.person("赵示例甲")
    w.hold(holder, "1", by_person=owner)
    firm = w.firm(
        "福泉示例磷盛化工有限公司", uscc="91529999XDEM0109X4", is_example=True, founded_on=date(2015, 4, 1),
        registered_capital=Decimal(5_000_000), paid_in_capital=Decimal(5_000_000), industry="磷肥制造",
        industry_code="2622", phone="13800001234", email="someone@example.com", insured_count=30, tax_grade="A",
        tax_grade_year=2025, plant_region_code="522702", legal_representative_id=owner,
    )  # fmt: skip
    w.hold(firm, "0.7", by_firm=holder)
    w.hold(firm, "0.3", by_person=w.person("钱示例乙"))
    w.makes(firm, w.chain("phosphate", "磷化工", {"磷酸一铵": "midstream"})["磷酸一铵"])
    w.supply(firm, buyer, date(2026, 1, 1), "1500000", share_of_sales=Decimal("0.4"), receivable=Decimal(300_000),
             receivable_days=40, paid_on_time=True)  # fmt: skip
    w.supply(firm, buyer, date(2025, 3, 1), "2000000")
    w.event(
        "lawsuit", "已结的案件", firm_id=firm, role="defendant", state="settled", occurred_on=date(2019, 3, 8)
    )
    w.event(
        "penalty",
        "现行的处罚",
        firm_id=firm,
        state="current",
        occurred_on=date(2026, 3, 8),
        amount=Decimal(20_000),
    )
    for year, revenue in ((2023, 8_000_000), (2024, 8_500_000), (2025, 9_000_000)):
        w.statement(firm, date(year, 12, 31), revenue=revenue, **FIGURES)
    w.stand_in(firm, "vat_sales", 2025, "5000000")
    w.paper(firm, "生产许可证", expires_on=date(2026, 12, 1), required=True)
    w.client(firm, "城关支行", balance=Decimal(77), credit_limit=Decimal(500_000), overdue_days=0)
    return {"firm": firm, "bare": w.firm("只有名字的示例企业")}
