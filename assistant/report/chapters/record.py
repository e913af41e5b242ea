"""八 司法、行政、环保与信用记录: what stands now apart from what is history, with role and state of each."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.credit.conduct_measures import current_penalties, tax_grade
from assistant.credit.measure import calculation
from assistant.domain.code_words import word
from assistant.domain.facts import EventFact
from assistant.domain.text import Text
from assistant.report.blocks import Cell
from assistant.report.naming import name_findings, rest
from assistant.report.sheet import Sheet
from assistant.report.subject import Subject

KINDS: dict[str, Text] = {
    "lawsuit": Text("诉讼", "lawsuit"),
    "enforcement": Text("被执行", "enforcement"),
    "dishonest": Text("失信", "listed as dishonest"),
    "restriction": Text("限制高消费", "spending restriction"),
    "penalty": Text("行政处罚", "penalty"),
    "abnormal": Text("经营异常", "abnormal operation"),
    "serious_violation": Text("严重违法", "serious violation"),
    "tax_arrears": Text("欠税", "tax arrears"),
    "pledge": Text("质押", "pledge"),
    "chattel_mortgage": Text("动产抵押", "chattel mortgage"),
    "receivable_pledge": Text("应收账款质押", "pledge of receivables"),
    "production_stopped": Text("停产", "production stopped"),
    "bad_press": Text("负面舆情", "bad press"),
}
FUNDING = frozenset(
    {"pledge", "chattel_mortgage", "receivable_pledge", "financing", "lease", "bond", "equity_financing"}
)
"""Events that chapter seven shows."""


def write(subject: Subject) -> Sheet:
    """The chapter."""
    sheet = Sheet(subject.lang)
    events = [e for e in subject.facts.events if e.kind not in FUNDING]
    oldest = {id(e) for e in current_penalties(subject.case)}
    now = [e for e in events if e.current and (e.kind != "penalty" or id(e) in oldest)]
    past = [e for e in events if e not in now]
    name_findings(sheet, subject, "record")
    against = [e for e in now if e.role != "plaintiff"]
    if not against:
        shown = f"现行记录（不含原告案件）= 0 件，截至 {subject.today:%Y-%m-%d}"
        sheet.say(
            Text(
                f"截至 {subject.today:%Y-%m-%d}，库内没有针对本企业的现行司法、处罚和失信记录",
                f"As of {subject.today:%Y-%m-%d} no court case, penalty or listing against the firm stands on record",
            ),
            calculation(subject.id, "no_events", "现行记录", shown),
        )
    _events(sheet, subject, now, "events_current", Text("现行记录", "What stands now"))
    plaintiff = [e for e in now if e.role == "plaintiff"]
    if plaintiff:
        sheet.note(
            Text(
                f"其中作为原告 {len(plaintiff)} 件，反映应收款追索，不作不良记录",
                f"{len(plaintiff)} of them as plaintiff: they speak of receivables, not of conduct",
            ),
            calculation(
                subject.id, "plaintiff", "作为原告的案件", f"作为原告的现行案件 = {len(plaintiff)} 件"
            ),
            *(e.evidence for e in plaintiff),
        )
    _events(
        sheet,
        subject,
        past,
        "events_past",
        Text(
            "历史记录（已结、已履行、已修复、已过期，不作否决依据）",
            "History (settled, performed, repaired or lapsed: no veto)",
        ),
    )
    _controller(sheet, subject)
    _tax(sheet, subject)
    _environment(sheet, subject)
    return sheet


def _events(sheet: Sheet, subject: Subject, events: Sequence[EventFact], id_: str, title: Text) -> None:
    most = subject.template.shown.rows
    sheet.table(
        id_,
        title,
        [
            sheet.column(Text("类型", "Kind")),
            sheet.column(Text("事由", "Matter")),
            sheet.column(Text("地位", "Role")),
            sheet.column(Text("状态", "State")),
            sheet.column(Text("日期", "Date")),
            sheet.column(Text("金额", "Amount"), "right"),
        ],
        [_event(sheet, e) for e in events[:most]],
        rest(sheet, min(most, len(events)), len(events), Text("件", "entries")),
    )


def _event(sheet: Sheet, one: EventFact) -> tuple[Cell, ...]:
    who = f"（{one.person}）" if one.person else ""
    against = f"，{sheet.pick('对方', 'against')} {one.counterparty}" if one.counterparty else ""
    grave = one.current and one.role != "plaintiff"
    return (
        sheet.cell(KINDS.get(one.kind, Text(word(one.kind, "zh"), word(one.kind, "en")))),
        sheet.cell(f"{one.title}{who}{against}", one.evidence),
        sheet.cell(word(one.role, sheet.lang)),
        sheet.cell(word(one.state, sheet.lang), tone="warning" if grave else "plain"),
        sheet.day(one.occurred_on, one.evidence),
        sheet.money(one.amount, one.evidence),
    )


def _controller(sheet: Sheet, subject: Subject) -> None:
    person = subject.facts.controller
    if person is None:
        return
    events = subject.facts.controller_events
    if events:
        _events(
            sheet,
            subject,
            events,
            "events_controller",
            Text(
                f"实际控制人{person.person}的记录（按人员编号匹配）",
                f"Records of the controller {person.person} (matched by number)",
            ),
        )
        return
    shown = f"按人员编号核查实际控制人 {person.person}：记录 0 件（同名人员不计）"
    sheet.say(
        Text(
            f"实际控制人{person.person}在库内没有司法记录（按人员编号核查，同名人员不计）",
            f"No court record of the controller {person.person} (by number, namesakes do not count)",
        ),
        calculation(subject.id, "controller_events", "实际控制人核查", shown),
        person.evidence,
    )


def _tax(sheet: Sheet, subject: Subject) -> None:
    grade = tax_grade(subject.case)
    if grade.value is None:
        sheet.gap("tax_grade", grade.text)
    else:
        sheet.say(grade.text, *grade.evidence)


def _environment(sheet: Sheet, subject: Subject) -> None:
    who, line = subject.facts.identity, subject.case.thresholds.river
    if who.river_distance_m is None or not (who.industry_code or "").startswith(line.industry_codes):
        return
    if any(one.code == "river_1km" for one in subject.findings):
        return
    shown = f"距河岸 {who.river_distance_m} 米，界线 {line.distance_m} 米"
    sheet.say(
        Text(
            f"生产场所距河岸 {who.river_distance_m} 米，在 {line.distance_m} 米界线之外",
            f"The plant stands {who.river_distance_m} m from the river, outside the line of {line.distance_m} m",
        ),
        calculation(subject.id, "river", "距河岸", shown),
        who.evidence,
    )
