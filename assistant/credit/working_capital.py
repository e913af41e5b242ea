"""The working-capital need as the annex of the regulator's measures computes it: every input shown, no figure forced.

    营运资金量 = 上年销售收入 × (1 − 上年销售利润率) × (1 + 预计销售收入年增长率) ÷ 营运资金周转次数
    营运资金周转次数 = 360 ÷ (存货周转天数 + 应收账款周转天数 − 应付账款周转天数 + 预付账款周转天数 − 预收账款周转天数)
    新增流动资金贷款额度 = 营运资金量 − 借款人自有资金 − 现有流动资金贷款 − 其他渠道提供的营运资金

Days of receivables and of advances received (合同负债) count on sales, of stock, payables and prepayments on cost, each
from the mean of opening and closing balance. The result is an estimate for talking, never an approved limit.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assistant.credit.measure import Case, calculation
from assistant.credit.need import MARK
from assistant.domain.evidence import Evidence
from assistant.domain.facts import StatementFact
from assistant.domain.text import Text
from assistant.domain.wording import full_yuan, percent, yuan

YEAR = Decimal(360)
_FEN = Decimal("0.01")
_NEEDED = {
    "revenue": Text("营业收入", "revenue"),
    "cost": Text("营业成本", "cost"),
    "inventory": Text("存货", "stock"),
    "receivables": Text("应收账款", "receivables"),
    "payables": Text("应付账款", "payables"),
    "prepayments": Text("预付账款", "prepayments"),
    "contract_liabilities": Text("合同负债（预收）", "contract liabilities (advances)"),
}


@dataclass(frozen=True, slots=True)
class TurnDays:
    """Turnover days of one item: mean balance over sales or cost, times 360."""

    name: Text
    days: Decimal
    adds: bool


@dataclass(frozen=True, slots=True)
class WorkingCapital:
    """What was computed. amount: of working capital in yuan, new_loan: what of it is left to lend; both None where
    `why_not` says why. growth_given: the officer gave the growth, else it is last year's own. steps: each formula with
    its numbers, the last of them the result."""

    year: int | None
    growth: Decimal | None
    growth_given: bool
    days: tuple[TurnDays, ...] = ()
    cycle: Decimal | None = None
    turns: Decimal | None = None
    margin: Decimal | None = None
    amount: Decimal | None = None
    own_funds: Decimal | None = None
    loans: Decimal | None = None
    other_sources: Decimal | None = None
    other_given: bool = False
    new_loan: Decimal | None = None
    why_not: Text | None = None
    steps: tuple[Evidence, ...] = ()
    rows: tuple[Evidence, ...] = ()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The calculations and the statements they rest on."""
        return (*self.steps, *self.rows)


def working_capital(
    case: Case,
    growth: Decimal | None = None,
    own_funds: Decimal | None = None,
    other_sources: Decimal | None = None,
) -> WorkingCapital:
    """The need of one firm. growth: expected growth of sales as a fraction; own_funds and other_sources in yuan as the
    officer knows them. Without them: last year's own growth, the net working capital of the last statement, and nothing.
    """
    years = case.years
    if len(years) < 2:
        return _none(case, growth, Text(
            "需要连续两年可用的年度报表（取期初、期末平均），库中不足两年",
            "two usable yearly statements in a row are needed (mean of opening and closing balance); there are fewer",
        ))  # fmt: skip
    last, before = years[0], years[1]
    if last.period_end.year - before.period_end.year != 1:
        return _none(
            case, growth, Text("两份年度报表不连续", "the two yearly statements are not of consecutive years")
        )
    missing = [
        title for name, title in _NEEDED.items() if any(getattr(s, name) is None for s in (last, before)[: 1 if name in ("revenue", "cost") else 2])
    ]  # fmt: skip
    if missing:
        return _none(case, growth, Text(
            f"报表缺少{'、'.join(m.zh for m in missing)}", f"the statements lack {', '.join(m.en for m in missing)}"
        ))  # fmt: skip
    if not last.revenue or last.revenue <= 0 or not last.cost or last.cost <= 0:
        return _none(case, growth, Text("营业收入或营业成本不大于零", "revenue or cost is not above zero"))
    margin = _margin(last)
    if margin is None:
        return _none(case, growth, Text("销售利润率未知", "the profit margin is not known"))
    return _computed(case, last, before, margin, growth, own_funds, other_sources)


def _none(case: Case, growth: Decimal | None, why: Text) -> WorkingCapital:
    """No figure, and what is on record as the reason."""
    rows = tuple(s.evidence for s in case.annual[:2]) or (case.facts.identity.evidence,)
    note = calculation(
        case.facts.id,
        "working_capital:none",
        f"流动资金需求测算：{case.facts.identity.name}",
        f"未测算：{why.zh}；{why.en}",
    )
    return WorkingCapital(None, growth, growth is not None, why_not=why, steps=(note,), rows=rows)


def _margin(s: StatementFact) -> tuple[Decimal, str] | None:
    """销售利润率: total profit (EBIT less interest) over sales, else net profit over sales."""
    assert s.revenue is not None
    if s.ebit is not None and s.interest_expense is not None:
        profit = s.ebit - s.interest_expense
        shown = f"（息税前利润 {full_yuan(s.ebit)} − 利息支出 {full_yuan(s.interest_expense)}）÷ 营业收入 {full_yuan(s.revenue)}"
        return profit / s.revenue, shown
    if s.net_profit is not None:
        return s.net_profit / s.revenue, f"净利润 {full_yuan(s.net_profit)} ÷ 营业收入 {full_yuan(s.revenue)}"
    return None


def _computed(
    case: Case,
    last: StatementFact,
    before: StatementFact,
    margin_of: tuple[Decimal, str],
    growth: Decimal | None,
    own_funds: Decimal | None,
    other_sources: Decimal | None,
) -> WorkingCapital:
    year, given = last.period_end.year, growth is not None
    assert last.revenue is not None
    revenue = last.revenue
    if growth is None:
        growth = revenue / before.revenue - 1 if before.revenue and before.revenue > 0 else Decimal(0)
    days, shown = _days(last, before)
    cycle = sum((d.days if d.adds else -d.days for d in days), Decimal(0))
    signs = " ".join(f"{'+' if d.adds else '−'} {d.name.zh} {d.days:.1f}" for d in days).removeprefix("+ ")
    firm, name = case.facts.id, case.facts.identity.name
    steps = [
        calculation(firm, "working_capital:days", f"周转天数：{name}", f"{shown}；合计 = {signs} = {cycle:.1f} 天", f"报表 {before.period_end}、{last.period_end}"),
    ]  # fmt: skip
    rows = (last.evidence, before.evidence)
    rounded = tuple(TurnDays(d.name, d.days.quantize(Decimal("0.1")), d.adds) for d in days)
    if cycle <= 0:
        why = Text(
            f"周转天数合计 {cycle:.1f} 天，不大于零：企业占用上下游资金，按公式没有营运资金需求",
            f"the turnover days add up to {cycle:.1f}, not above zero: suppliers and buyers finance the firm, and the formula gives no need",
        )
        return WorkingCapital(year, growth, given, rounded, cycle, why_not=why, steps=tuple(steps), rows=rows)
    turns = YEAR / cycle
    margin, margin_shown = margin_of
    amount = (revenue * (1 - margin) * (1 + growth) / turns).quantize(_FEN)
    told = "客户经理给定" if given else f"按 {year} 年实际增长率"
    steps.append(
        calculation(firm, "working_capital:amount", f"营运资金量：{name}",
                    f"销售利润率 = {margin_shown} = {percent(margin)}；周转次数 = 360 ÷ {cycle:.1f} = {turns:.2f}；"
                    f"营运资金量 = {full_yuan(revenue)} ×（1 − {percent(margin)}）×（1 + {percent(growth)}，{told}）÷ {turns:.2f} = {full_yuan(amount)}"),
    )  # fmt: skip
    own = own_funds if own_funds is not None else _net_working_capital(last)
    loans, other = last.interest_bearing_debt, other_sources
    if own is None or loans is None:
        what = Text("自有资金", "own funds") if own is None else Text("现有贷款", "present loans")
        why = Text(
            f"{what.zh}未知，只能测算营运资金量",
            f"{what.en} not known: only the working capital itself can be computed",
        )
        return WorkingCapital(
            year, growth, given, rounded, cycle, turns, margin, amount, own, loans, other, other is not None, None, why, tuple(steps), rows,
        )  # fmt: skip
    new = amount - own - loans - (other or Decimal(0))
    basis = "客户经理给定" if own_funds is not None else "流动资产 − 流动负债，以净营运资金近似，须核实"
    elsewhere = full_yuan(other) if other is not None else "0元（未知，按零计，须核实）"
    steps.append(
        calculation(firm, "working_capital:loan", f"新增流动资金贷款额度：{name}",
                    f"新增额度 = 营运资金量 {full_yuan(amount)} − 自有资金 {full_yuan(own)}（{basis}）− 现有流动资金贷款 {full_yuan(loans)}"
                    f"（以报表有息负债计，含各家银行）− 其他渠道 {elsewhere} = {full_yuan(new)}（{MARK.zh}）"),
    )  # fmt: skip
    return WorkingCapital(
        year, growth, given, rounded, cycle, turns, margin, amount, own, loans, other, other is not None, new, None, tuple(steps), rows,
    )  # fmt: skip


def _net_working_capital(s: StatementFact) -> Decimal | None:
    """What of the working capital the firm's own long-term funds cover, none where current liabilities exceed it."""
    if s.current_assets is None or s.current_liabilities is None:
        return None
    return max(s.current_assets - s.current_liabilities, Decimal(0))


def _days(last: StatementFact, before: StatementFact) -> tuple[list[TurnDays], str]:
    """Turnover days of the five items, and how each comes about."""
    found, shown = [], []
    for name, title, base, adds in (
        ("inventory", Text("存货", "stock"), "cost", True),
        ("receivables", Text("应收账款", "receivables"), "revenue", True),
        ("payables", Text("应付账款", "payables"), "cost", False),
        ("prepayments", Text("预付账款", "prepayments"), "cost", True),
        ("contract_liabilities", Text("预收账款", "advances received"), "revenue", False),
    ):
        mean = (getattr(last, name) + getattr(before, name)) / 2
        whole = getattr(last, base)
        days = mean / whole * YEAR
        found.append(TurnDays(title, days, adds))
        of = "营业成本" if base == "cost" else "营业收入"
        shown.append(f"{title.zh}天数 = 平均余额 {yuan(mean).zh} ÷ {of} {yuan(whole).zh} × 360 = {days:.1f}")
    return found, "；".join(shown)
