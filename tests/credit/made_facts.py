"""Facts of one sound firm, made by hand; a test changes what it is about and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.facts import (
    EventFact,
    FirmFacts,
    Identity,
    LabelFact,
    QualificationFact,
    SaleFact,
    StandInFact,
    StatementFact,
    TenderFact,
)
from assistant.domain.judgement import FirmBrief

TODAY = date(2026, 10, 31)


@dataclass(frozen=True)
class Bank:
    lending_regions: str = "522702|522725"
    single_limit: Decimal | None = Decimal(30_000_000)
    group_limit: Decimal | None = Decimal(50_000_000)


def evidence(key: str, quote: str = "行") -> Evidence:
    return Evidence(key, EvidenceKind.FACT, "事实", "第 2 行", quote, "rows.csv 第 2 行", TODAY)


def identity(**cells: Any) -> Identity:
    known: dict[str, Any] = {
        "name": "福泉示例包装有限公司",
        "kind": "company",
        "status": "active",
        "founded_on": date(2012, 5, 8),
        "registered_capital": Decimal(20_000_000),
        "paid_in_capital": Decimal(20_000_000),
        "region_code": "522702",
        "plant_region_code": "522702",
        "insured_count": 46,
        "tax_grade": "A",
        "tax_grade_year": 2025,
        "listed": False,
        "former_names": (),
        "other_names": (),
        "evidence": evidence("firm:1"),
    }
    blank = dict.fromkeys(Identity.__dataclass_fields__)
    return Identity(**{**blank, **known, **cells})


def sale(year: int = 2026, buyer: int = 9, **cells: Any) -> SaleFact:
    known: dict[str, Any] = {
        "other_id": buyer,
        "other": f"国有示例{buyer}",
        "other_kind": "company",
        "kind": "delivery",
        "amount": Decimal(2_000_000),
        "dated_on": date(year, 4, 20),
        "share_of_sales": Decimal("0.4"),
        "paid_on_time": True,
        "evidence": evidence(f"supply:{year}{buyer}"),
    }
    blank = dict.fromkeys(SaleFact.__dataclass_fields__)
    return SaleFact(**{**blank, **known, **cells})


def label(buyer: int = 9, **cells: Any) -> LabelFact:
    known: dict[str, Any] = {
        "kind": "soe_supplier",
        "other_id": buyer,
        "other": f"国有示例{buyer}",
        "soe_level": "city",
        "shown_by": "delivery",
        "amount": Decimal(6_000_000),
        "deliveries": 3,
        "first_on": date(2024, 4, 20),
        "last_on": date(2026, 4, 20),
        "shown_amount": Decimal(2_000_000),
        "shown_on": date(2026, 4, 20),
        "evidence": evidence(f"supply:2026{buyer}"),
    }
    return LabelFact(**{**known, **cells})


def event(kind: str, **cells: Any) -> EventFact:
    blank = dict.fromkeys(EventFact.__dataclass_fields__)
    known: dict[str, Any] = {
        "kind": kind,
        "state": "open",
        "occurred_on": date(2026, 3, 1),
        "title": kind,
        "evidence": evidence(f"event:{kind}"),
    }
    return EventFact(**{**blank, **known, **cells})


def paper(name: str, **cells: Any) -> QualificationFact:
    known: dict[str, Any] = {
        "kind": "licence",
        "name": name,
        "number": None,
        "issued_on": date(2024, 1, 1),
        "expires_on": date(2028, 1, 1),
        "state": "valid",
        "required": True,
        "evidence": evidence(f"qualification:{name}{cells.get('expires_on', '')}"),
    }
    return QualificationFact(**{**known, **cells})


def tender(on: date = date(2026, 2, 1), number: str = "T1") -> TenderFact:
    amount = Decimal(1_000_000)
    return TenderFact(number, "采购", 9, "国有示例9", amount, amount, on, "awarded", False, 1, evidence(f"tender:{number}"))  # fmt: skip


def statement(year: int = 2025, scale: Decimal = Decimal(1), **cells: Any) -> StatementFact:
    figures = {
        "revenue": 52_000_000 if year == 2025 else 48_000_000,
        "cost": 40_000_000,
        "ebit": 4_700_000,
        "interest_expense": 300_000,
        "net_profit": 3_600_000,
        "operating_cash_flow": 3_900_000,
        "total_assets": 38_000_000,
        "current_assets": 24_000_000,
        "cash": 4_000_000,
        "receivables": 10_000_000,
        "other_receivables": 600_000,
        "prepayments": 1_000_000,
        "inventory": 6_000_000,
        "total_liabilities": 14_000_000,
        "current_liabilities": 13_000_000,
        "payables": 6_000_000,
        "contract_liabilities": 1_000_000,
        "interest_bearing_debt": 7_000_000,
        "equity": 24_000_000,
    }
    amounts: dict[str, Any] = {name: Decimal(value) * scale for name, value in figures.items()}
    return StatementFact(
        **{
            "period_end": date(year, 12, 31),
            "months": 12,
            "audited": True,
            **amounts,
            "evidence": evidence(f"statement:{year}"),
            **cells,
        }
    )


def stand_in(kind: str, year: int, amount: int) -> StandInFact:
    return StandInFact(kind, year, Decimal(amount), None, evidence(f"stand_in:{kind}{year}"))


def brief(name: str = "福泉示例包装有限公司", id_: int = 1) -> FirmBrief:
    return FirmBrief(
        id_, name, None, "522702", "福泉市", "service", None, None, None, True, evidence(f"firm:{id_}")
    )


def sound(**changes: Any) -> FirmFacts:
    """A firm that every rule lets pass and whose data is all known."""
    facts = FirmFacts(
        id=1,
        brief=brief(),
        identity=identity(),
        sales=tuple(sale(year) for year in (2026, 2025, 2024)),
        tenders=(tender(),),
        labels=(label(),),
        qualifications=(paper("生产许可证"), paper("专利一", kind="patent", required=False)),
        statements=(statement(2025), statement(2024)),
    )
    return replace(facts, **changes)
