"""Rules over how the firm stands at the bank, with the tax authority, and in what trade it is."""

from __future__ import annotations

from assistant.credit.measure import Case, calculation
from assistant.credit.signals.finding import Finding, reads
from assistant.credit.signals.rules import FiveGrade, NoLoan, OverdueRule, TaxGrade, Trade, UsedLimit
from assistant.domain.text import Text
from assistant.domain.ties import ClientFact
from assistant.domain.wording import full_yuan, percent, yuan

_LOAN = ("贷款", "授信", "承兑", "保理", "loan")
"""Products of a client that are credit, by a word in their name."""


def _own(case: Case) -> ClientFact | None:
    """The client row where the caller may see it: of another branch's client nothing is told."""
    client = case.facts.client
    return client if client is not None and client.visible else None


@reads(OverdueRule)
def overdue(case: Case, rule: OverdueRule) -> Finding | None:
    """Days overdue at this bank within the band."""
    client = _own(case)
    days = client.overdue_days if client else None
    if client is None or not days or days < rule.start or (rule.end is not None and days > rule.end):
        return None
    balance = yuan(client.balance) if client.balance is not None else None
    return Finding(
        Text(
            f"在本行逾期 {days} 天" + (f"，余额 {balance.zh}" if balance else ""),
            f"{days} days overdue at this bank" + (f", balance {balance.en}" if balance else ""),
        ),
        client.evidence.as_of,
        (client.evidence,),
    )


@reads(UsedLimit)
def used_limit(case: Case, rule: UsedLimit) -> Finding | None:
    """The balance over the credit line of a client that pays on time."""
    client = _own(case)
    if client is None or client.overdue_days or not client.credit_limit or client.balance is None:
        return None
    used = client.balance / client.credit_limit
    if not (used >= rule.over if rule.over is not None else used <= (rule.under or 0)):
        return None
    shown = f"授信使用率 = {full_yuan(client.balance)} ÷ {full_yuan(client.credit_limit)} = {percent(used)}"
    return Finding(
        Text(
            f"授信 {yuan(client.credit_limit).zh} 已用 {yuan(client.balance).zh}（{percent(used)}）",
            f"{yuan(client.balance).en} of the line of {yuan(client.credit_limit).en} is used ({percent(used)})",
        ),
        client.evidence.as_of,
        (calculation(case.facts.id, "used_limit", "授信使用率", shown), client.evidence),
    )


@reads(NoLoan)
def no_loan(case: Case, rule: NoLoan) -> Finding | None:
    """A client without credit: only accounts and services."""
    client = _own(case)
    if client is None or client.overdue_days or client.credit_limit or client.balance:
        return None
    if any(word in product for product in client.products for word in _LOAN):
        return None
    held = "、".join(client.products) or "结算账户"
    held_en = ", ".join(client.products) or "an account"
    return Finding(
        Text(f"本行客户，仅有{held}，无贷款余额", f"a client with {held_en} only and no loan"),
        client.since,
        (client.evidence,),
    )


@reads(FiveGrade)
def five_grade(case: Case, rule: FiveGrade) -> Finding | None:
    """The class that the bank's own people have set."""
    client = _own(case)
    if client is None or client.five_grade not in rule.grades:
        return None
    return Finding(
        Text(f"本行五级分类为“{client.five_grade}”", f"the bank's own class is “{client.five_grade}”"),
        client.evidence.as_of,
        (client.evidence,),
    )


@reads(TaxGrade)
def tax_grade(case: Case, rule: TaxGrade) -> Finding | None:
    """The tax authority's latest grade."""
    identity = case.facts.identity
    grade = (identity.tax_grade or "").upper()
    if grade not in rule.grades:
        return None
    year = identity.tax_grade_year
    return Finding(
        Text(
            f"{f'{year} 年' if year else ''}纳税信用 {grade} 级",
            f"tax grade {grade}" + (f" for {year}" if year else ""),
        ),
        None,
        (identity.evidence,),
    )


@reads(Trade)
def trade(case: Case, rule: Trade) -> Finding | None:
    """A product or an industry that the bank's list names."""
    list_ = case.thresholds.elimination if rule.elimination else None
    products = {*rule.products, *(list_.products if list_ else ())}
    industries = (*rule.industry_codes, *(list_.industry_codes if list_ else ()))
    for product in case.facts.products:
        if product.product in products:
            return Finding(
                Text(f"产品“{product.product}”", f"product “{product.product}”"), None, (product.evidence,)
            )
    identity = case.facts.identity
    code = identity.industry_code or ""
    if industries and code.startswith(industries):
        return Finding(
            Text(f"行业 {code} {identity.industry or ''}", f"industry {code} {identity.industry or ''}"),
            None,
            (identity.evidence,),
        )
    return None
