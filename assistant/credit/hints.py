"""What an officer should look at although it neither scores nor stops: hints (待核实), each with its numbers.

A hint's code names what it is about, so that later signals can raise it; the words hold the actual figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from assistant.credit.buyer_measures import top_buyer_share
from assistant.credit.conduct_measures import current_events, defendant_burden
from assistant.credit.measure import Case, calculation
from assistant.credit.operation_measures import wins_24m
from assistant.domain.evidence import Evidence
from assistant.domain.judgement import Gap
from assistant.domain.ratios import balance_gap
from assistant.domain.text import Text
from assistant.domain.wording import full_yuan, percent, yuan


def hints(case: Case) -> tuple[Gap, ...]:
    """All hints of one firm, in a fixed order."""
    found = [*_staff(case), *_capital(case), *_place(case), *_representative(case), *_buyers(case)]
    found += [*_receivables(case), *_suits(case), *_statements(case), *_seasons(case), *_contacts(case)]
    return tuple({gap.code: gap for gap in found}.values())


def _staff(case: Case) -> Iterator[Gap]:
    wins, insured = len(case.recent_wins), case.facts.identity.insured_count
    if insured == 0 and wins >= case.thresholds.staffing.wins_without_staff:
        yield Gap(
            "nobody_insured",
            Text(
                f"近 24 个月中标 {wins} 次而参保 0 人，须核实由谁施工或供货",
                f"won {wins} tenders in 24 months with 0 people insured: find out who does the work",
            ),
            (*wins_24m(case).evidence[:1], case.facts.identity.evidence),
        )


def _capital(case: Case) -> Iterator[Gap]:
    identity = case.facts.identity
    if identity.paid_in_capital == 0 and identity.registered_capital:
        yield Gap(
            "capital_unpaid",
            Text(
                f"认缴 {yuan(identity.registered_capital).zh}，实缴 0 元",
                f"subscribed {yuan(identity.registered_capital).en}, paid in nothing",
            ),
            (identity.evidence,),
        )


def _place(case: Case) -> Iterator[Gap]:
    identity, rule = case.facts.identity, case.thresholds.river
    distance = identity.river_distance_m
    chemical = (identity.industry_code or "").startswith(rule.industry_codes)
    if chemical and distance is not None and distance < rule.distance_m:
        yield Gap(
            "river_1km",
            Text(
                f"化工厂距河岸 {distance} 米，在 {rule.distance_m} 米之内，须核实环保和用地手续",
                f"the chemical plant stands {distance} m from the river, within {rule.distance_m} m: "
                "check its environmental and land approvals",
            ),
            (identity.evidence, _river_line(case)),
        )


def _representative(case: Case) -> Iterator[Gap]:
    span = timedelta(days=case.thresholds.representative.change_days)
    changes = [
        (o.valid_to, o.evidence)
        for o in case.facts.offices
        if o.role == "legal_representative" and o.valid_to is not None
    ]
    for event in current_events(case, "enforcement", "dishonest"):
        for changed, office in changes:
            if event.occurred_on is not None and timedelta(0) <= event.occurred_on - changed <= span:
                days = (event.occurred_on - changed).days
                yield Gap(
                    "representative_changed_before_enforcement",
                    Text(
                        f"法定代表人变更 {days} 天后被执行（{changed:%Y-%m-%d} → {event.occurred_on:%Y-%m-%d}）",
                        f"enforcement came {days} days after the legal representative changed "
                        f"({changed:%Y-%m-%d} → {event.occurred_on:%Y-%m-%d})",
                    ),
                    (
                        calculation(
                            case.facts.id,
                            "representative_change",
                            "法定代表人变更至被执行的天数",
                            f"{event.occurred_on:%Y-%m-%d} − {changed:%Y-%m-%d} = {days} 天",
                        ),
                        office,
                        event.evidence,
                    ),
                )


def _buyers(case: Case) -> Iterator[Gap]:
    top, line = top_buyer_share(case), case.thresholds.hints.buyer_share
    if top.value is not None and top.value > line:
        yield Gap(
            "buyer_concentration",
            Text(
                f"{top.text.zh}，超过 {percent(line)}",
                f"{top.text.en}, above {percent(line)}",
            ),
            (_line(case, "buyer_share", "单一买方占比界线", percent(line)), *top.evidence),
        )
    supplier = [label for label in case.facts.labels if label.kind != "soe_customer"]
    if supplier and all(label.shown_by == "award" for label in supplier):
        yield Gap(
            "award_only",
            Text(
                "强买方关系只有中标公告，未见合同、交付或付款",
                "only award notices show the strong buyers: no contract, delivery or payment on record",
            ),
            tuple(label.evidence for label in supplier),
        )


def _receivables(case: Case) -> Iterator[Gap]:
    stale = case.thresholds.receivables.stale_days
    for sale in case.facts.sales:
        if not sale.receivable:
            continue
        amount = yuan(sale.receivable)
        if sale.receivable_state == "pledged":
            zh, en, code = "已质押", "is pledged already", "receivable_pledged"
        elif sale.receivable_state == "assignment_barred":
            zh, en, code = "合同禁止转让", "may not be assigned", "receivable_barred"
        elif sale.receivable_days is not None and sale.receivable_days > stale:
            days = sale.receivable_days
            zh, en, code = f"已挂账 {days} 天", f"has stood {days} days", "receivable_old"
        else:
            continue
        yield Gap(
            code,
            Text(
                f"对{sale.other}的应收账款 {amount.zh}{zh}",
                f"the receivable of {amount.en} on {sale.other} {en}",
            ),
            (sale.evidence,),
        )


def _suits(case: Case) -> Iterator[Gap]:
    burden = defendant_burden(case)
    if burden.value is not None and burden.value > case.thresholds.hints.suits_of_net_assets:
        yield Gap("suits_as_defendant", burden.text, burden.evidence)


def _statements(case: Case) -> Iterator[Gap]:
    if not case.annual:
        return
    last = case.annual[0]
    gap = balance_gap(last)
    if gap is not None and not case.balanced(last):
        yield Gap(
            "balance_sheet_unbalanced",
            Text(
                f"{last.period_end:%Y-%m-%d} 资产与负债加权益相差 {yuan(gap).zh}，财务指标未采用",
                f"assets differ from liabilities and equity by {yuan(gap).en} on {last.period_end:%Y-%m-%d}: "
                "its ratios were not used",
            ),
            (
                calculation(
                    case.facts.id,
                    "balance_gap",
                    "资产负债表差额",
                    f"资产总计 − 负债合计 − 所有者权益 = {full_yuan(gap)}",
                ),
                last.evidence,
            ),
        )
    elif not case.years:
        yield Gap(
            "statements_stale",
            Text(
                f"最近一期年度报表截至 {last.period_end:%Y-%m-%d}，已过旧",
                f"the last yearly statement is of {last.period_end:%Y-%m-%d}: too old",
            ),
            (last.evidence,),
        )
    year = last.period_end.year
    returned = next((s for s in case.facts.stand_ins if s.kind == "vat_sales" and s.year == year), None)
    if returned is not None and returned.amount is not None and last.revenue and last.revenue > 0:
        declared = returned.amount
        short = 1 - declared / last.revenue
        if short > case.thresholds.statements.vat_gap:
            yield Gap(
                "vat_gap",
                Text(
                    f"{year} 年增值税申报销售 {yuan(declared).zh}，比报表收入 {yuan(last.revenue).zh} 少 {percent(short)}",
                    f"declared VAT sales of {yuan(declared).en} in {year} are {percent(short)} under the stated "
                    f"revenue of {yuan(last.revenue).en}",
                ),
                (
                    calculation(
                        case.facts.id,
                        "vat_gap",
                        "申报销售与报表收入的差额",
                        f"{year}年 1 − 增值税申报销售 ÷ 营业收入 = 1 − {full_yuan(declared)} ÷ "
                        f"{full_yuan(last.revenue)} = {percent(short)}",
                    ),
                    returned.evidence,
                    last.evidence,
                ),
            )
    two = case.annual[:2]
    flows = [s.operating_cash_flow for s in two]
    if len(two) == 2 and all(flow is not None and flow < 0 for flow in flows):
        yield Gap(
            "cash_flow_negative",
            Text(
                f"{two[1].period_end.year} 和 {two[0].period_end.year} 年经营现金流均为负",
                f"operating cash flow was negative in both {two[1].period_end.year} and {two[0].period_end.year}",
            ),
            (two[0].evidence, two[1].evidence),
        )


def _seasons(case: Case) -> Iterator[Gap]:
    """Quarters against the same quarter a year before: a seasonal trade is negative in the same quarter each year."""
    quarters = {
        (s.period_end.year, s.period_end.month): s
        for s in case.facts.statements
        if s.months == 3 and s.period_end <= case.today and s.operating_cash_flow is not None
    }
    flows = {when: s.operating_cash_flow for when, s in quarters.items()}
    if not flows:
        return
    last = max(year for year, _ in flows)
    turned = [
        month
        for (year, month), flow in sorted(flows.items())
        if year == last and flow is not None and flow < 0 <= (flows.get((year - 1, month)) or Decimal(-1))
    ]
    if len(turned) >= case.thresholds.hints.quarters_turned:
        named = "、".join(f"{month // 3} 季度" for month in turned)
        yield Gap(
            "quarterly_cash_flow",
            Text(
                f"{last} 年 {named}经营现金流为负，而上年同季为正，不是季节性",
                f"operating cash flow was negative in {len(turned)} quarters of {last} that were positive a year "
                "before: not the season",
            ),
            (
                calculation(
                    case.facts.id,
                    "quarters_turned",
                    "转负的季度",
                    f"{last} 年 {named}，共 {len(turned)} 个季度",
                ),
                *(quarters[when].evidence for month in turned for when in ((last, month), (last - 1, month))),
            ),
        )


def _contacts(case: Case) -> Iterator[Gap]:
    grouped = {i for i, _ in case.facts.group.members} if case.facts.group else set()
    for tie in case.facts.shared_contacts:
        names = [name for id_, name in tie.firms if id_ not in grouped]
        if names:
            what = {"phone": "电话", "address": "地址", "email": "邮箱"}[tie.what]
            yield Gap(
                "shared_contact",
                Text(
                    f"与{'、'.join(names[:3])}{what}相同，须核实有无关联",
                    f"same {tie.what} as {', '.join(names[:3])}: find out whether they are related",
                ),
                (
                    calculation(
                        case.facts.id, f"shared_{tie.what}", f"相同{what}", f"{tie.value}：{'、'.join(names)}"
                    ),
                    case.facts.identity.evidence,
                ),
            )


def _line(case: Case, name: str, title: str, shown: str) -> Evidence:
    """A threshold of the bank as evidence, so that the figure it is compared with can be traced as well."""
    return calculation(case.facts.id, f"line:{name}", title, f"{title} = {shown}", "thresholds.yaml")


def _river_line(case: Case) -> Evidence:
    return _line(case, "river", "距河岸界线", f"{case.thresholds.river.distance_m} 米")
