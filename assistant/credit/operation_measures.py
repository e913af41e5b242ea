"""What the operation factors read: age, awards, qualifications, patents, people insured."""

from __future__ import annotations

from decimal import Decimal

from assistant.credit.measure import Case, Measure, calculation, measure
from assistant.domain.calendar import whole_years
from assistant.domain.text import Text


@measure("years_in_business")
def years_in_business(case: Case) -> Measure:
    """Whole years since founding."""
    identity = case.facts.identity
    if identity.founded_on is None:
        return Measure(None, Text("成立日期未知", "founding date is not known"))
    years = whole_years(identity.founded_on, case.today)
    shown = f"经营年限 = {case.today:%Y-%m-%d} − {identity.founded_on:%Y-%m-%d} = {years} 整年"
    return Measure(
        Decimal(years),
        Text(
            f"成立于 {identity.founded_on:%Y-%m-%d}，已 {years} 年",
            f"founded {identity.founded_on:%Y-%m-%d}, {years} years ago",
        ),
        (calculation(case.facts.id, "years_in_business", "经营年限", shown), identity.evidence),
    )


@measure("wins_24m")
def wins_24m(case: Case) -> Measure:
    """Tenders won in the last 24 months. No award ever on record is not known, not zero."""
    if not case.facts.tenders:
        return Measure(None, Text("库中没有中标记录", "no awards on record"))
    wins = case.recent_wins
    shown = f"近 24 个月中标 = {len(wins)} 次（截至 {case.today:%Y-%m-%d}，不含撤销和框架）"
    return Measure(
        Decimal(len(wins)),
        Text(f"近 24 个月中标 {len(wins)} 次", f"won {len(wins)} tenders in the last 24 months"),
        (calculation(case.facts.id, "wins_24m", "中标次数", shown), *(w.evidence for w in wins[:3])),
    )


@measure("qualification_count")
def qualification_count(case: Case) -> Measure:
    """Licences and qualifications that are valid today."""
    known = [q for q in case.facts.qualifications if q.kind != "patent"]
    if not known:
        return Measure(None, Text("库中没有许可和资质记录", "no licences or qualifications on record"))
    valid = [q for q in known if q.valid(case.today)]
    names = "、".join(dict.fromkeys(q.name for q in valid)) or "无"
    count = len({q.name for q in valid})
    shown = f"有效许可和资质：{names}，共 {count} 项"
    return Measure(
        Decimal(count),
        Text(f"有效许可和资质 {count} 项（{names}）", f"{count} valid licences and qualifications ({names})"),
        (calculation(case.facts.id, "qualifications", "有效资质", shown), *(q.evidence for q in valid[:3])),
    )


@measure("patent_count")
def patent_count(case: Case) -> Measure:
    """Patents that stand today."""
    known = [q for q in case.facts.qualifications if q.kind == "patent"]
    if not known:
        return Measure(None, Text("库中没有专利记录", "no patents on record"))
    valid = [q for q in known if q.valid(case.today)]
    shown = f"有效专利 = {len(valid)} 项"
    return Measure(
        Decimal(len(valid)),
        Text(f"有效专利 {len(valid)} 项", f"{len(valid)} patents in force"),
        (calculation(case.facts.id, "patents", "有效专利", shown), *(q.evidence for q in valid[:3])),
    )


@measure("insured_people")
def insured_people(case: Case) -> Measure:
    """People in social insurance."""
    identity = case.facts.identity
    if identity.insured_count is None:
        return Measure(None, Text("参保人数未知", "the number of people insured is not known"))
    as_of = f"（{identity.insured_as_of:%Y-%m-%d}）" if identity.insured_as_of else ""
    shown = f"参保人数{as_of} = {identity.insured_count} 人"
    return Measure(
        Decimal(identity.insured_count),
        Text(f"参保 {identity.insured_count} 人{as_of}", f"{identity.insured_count} people insured"),
        (calculation(case.facts.id, "insured", "参保人数", shown), identity.evidence),
    )
