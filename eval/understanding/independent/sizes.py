"""Size class by the official table of 2017 (国统字〔2017〕213号), for the trades that the demo bank's firms are in."""

from __future__ import annotations

from decimal import Decimal

from eval.understanding.independent.files import WAN, Bank, amount, day

CLASSES = ("large", "medium", "small", "micro")
_Limits = tuple[int, int, int]

_TABLE: tuple[tuple[range, dict[str, _Limits]], ...] = (
    (range(1, 6), {"revenue": (20000, 500, 50)}),
    (range(6, 47), {"staff": (1000, 300, 20), "revenue": (40000, 2000, 300)}),
    (range(47, 51), {"revenue": (80000, 6000, 300), "assets": (80000, 5000, 300)}),
    (range(51, 52), {"staff": (200, 20, 5), "revenue": (40000, 5000, 1000)}),
    (range(52, 53), {"staff": (300, 50, 10), "revenue": (20000, 500, 100)}),
    (range(54, 59), {"staff": (1000, 300, 20), "revenue": (30000, 3000, 200)}),
    (range(59, 60), {"staff": (200, 100, 20), "revenue": (30000, 1000, 100)}),
    (range(71, 73), {"staff": (300, 100, 10), "assets": (120000, 8000, 100)}),
    (range(73, 83), {"staff": (300, 100, 10)}),
)
"""Divisions of GB/T 4754 -> lower limits of large, medium and small: persons; 万元."""


def revenue(bank: Bank, firm: str) -> Decimal | None:
    """Revenue of the last full year that a statement tells; where there is none, the sales declared for VAT."""
    years = [row for row in bank.statements.get(firm, ()) if row["月数"] == "12"]
    for row in sorted(years, key=lambda row: row["期末日"], reverse=True):
        if row["营业收入（元）"]:
            return amount(row["营业收入（元）"])
    declared = [
        row for row in bank.stand_ins.get(firm, ()) if row["类别"] == "增值税销售额" and row["金额（元）"]
    ]
    return amount(max(declared, key=lambda row: row["年度"])["金额（元）"]) if declared else None


def assets(bank: Bank, firm: str) -> Decimal | None:
    """Total assets of the latest statement."""
    rows = [row for row in bank.statements.get(firm, ()) if row["资产总计（元）"]]
    return (
        amount(max(rows, key=lambda row: day(row["期末日"]) or bank.today)["资产总计（元）"])
        if rows
        else None
    )


def size(bank: Bank, firm: str) -> str | None:
    """The class; None where the trade has none or a measure that could lower it is not known."""
    row = bank.firms[firm]
    division = int(row["行业代码"][:2]) if row["行业代码"] else 0
    limits = next((limits for divisions, limits in _TABLE if division in divisions), None)
    if limits is None:
        return None
    staff = Decimal(row["参保人数"]) if row["参保人数"] else None
    measures = {"staff": staff, "revenue": revenue(bank, firm), "assets": assets(bank, firm)}
    reached: list[int] = []
    missing = False
    for measure, lower in limits.items():
        value, unit = measures[measure], Decimal(1) if measure == "staff" else WAN
        if value is None:
            missing = True
        else:
            reached.append(next((place for place, least in enumerate(lower) if value >= least * unit), 3))
    lowest = max(reached, default=0)
    return None if missing and lowest < len(CLASSES) - 1 else CLASSES[lowest]
