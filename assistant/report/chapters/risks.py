"""十 风险点、缓释措施与授信建议: every finding with its measure, the signals that stand, and what is proposed."""

from __future__ import annotations

from assistant.credit.measure import calculation
from assistant.domain.evidence import Evidence
from assistant.domain.signals import LEVEL_TITLES, VALUE_TITLES, Opportunity, WarningSignal
from assistant.domain.text import Text
from assistant.report.blocks import Tone
from assistant.report.naming import LEVELS, TONES, name_findings, rest
from assistant.report.proposal import proposal
from assistant.report.sheet import Sheet, joined
from assistant.report.subject import Subject

STANDARD = Text("现场核实并留存凭证", "verify on site and keep the proof")
STOPPED = Text("否决情形消除并取得证明前不受理", "not taken up before the veto has gone, with proof")


def write(subject: Subject) -> Sheet:
    """The chapter."""
    sheet = Sheet(subject.lang)
    name_findings(sheet, subject, "risks")
    _risks(sheet, subject)
    _signals(sheet, subject)
    _proposal(sheet, subject)
    return sheet


def _risks(sheet: Sheet, subject: Subject) -> None:
    found = subject.findings
    if not found:
        sheet.say(
            Text(
                "逐条核查，库内资料未见须单列的风险点；仍须现场核实",
                "Nothing on record calls for a line of its own; verify on site all the same",
            ),
            *proposal(subject).evidence,
        )
        return
    most = subject.template.shown.rows
    sheet.table(
        "risks",
        Text("风险点与缓释措施", "Risks and measures"),
        [
            sheet.column(Text("级别", "Level")),
            sheet.column(Text("风险点", "Risk")),
            sheet.column(Text("事实", "Fact")),
            sheet.column(Text("缓释措施", "Measure")),
        ],
        [
            (
                sheet.cell(LEVELS[one.level], tone=TONES[one.level]),
                sheet.cell(one.title),
                sheet.cell(one.text, *one.evidence),
                sheet.cell(
                    subject.template.measures[one.code].text.text()
                    if one.code in subject.template.measures
                    else (STOPPED if one.level == "stop" else STANDARD)
                ),
            )
            for one in found[:most]
        ],
        rest(sheet, min(most, len(found)), len(found), Text("项", "risks")),
    )


def _signals(sheet: Sheet, subject: Subject) -> None:
    signals = subject.signals
    if signals is None:
        return
    tones: dict[str, Tone] = {"red": "stop", "orange": "warning", "yellow": "warning"}
    most = subject.template.shown.rows
    sheet.table(
        "warnings",
        Text(
            "现行预警信号（提示，不等于五级分类）",
            "Warning signals that stand (prompts, no five-grade class)",
        ),
        [
            sheet.column(Text("级别", "Level")),
            sheet.column(Text("信号", "Signal")),
            sheet.column(Text("事实", "Fact")),
            sheet.column(Text("日期", "Date")),
        ],
        [
            (
                sheet.cell(LEVEL_TITLES[w.level], tone=tones[w.level]),
                sheet.cell(w.title),
                sheet.cell(w.text, _counted(subject, w), *w.evidence),
                sheet.day(w.on, *_dated(subject, w)),
            )
            for w in signals.warnings[:most]
        ],
        rest(sheet, min(most, len(signals.warnings)), len(signals.warnings), Text("条", "signals")),
    )
    if signals.held_back:
        sheet.note(
            Text(
                "存在红色预警或已注销，机会信号不推送",
                "a red warning stands, or the firm is struck off: no opportunity is pushed",
            ),
            tone="warning",
        )
    sheet.table(
        "opportunities",
        Text("机会信号与对应需求", "Opportunities and needs"),
        [
            sheet.column(Text("价值", "Value")),
            sheet.column(Text("事件", "Event")),
            sheet.column(Text("事实", "Fact")),
            sheet.column(Text("对应需求", "Needs")),
        ],
        [
            (
                sheet.cell(VALUE_TITLES[o.value]),
                sheet.cell(o.title),
                sheet.cell(o.text, _counted(subject, o), *o.evidence),
                sheet.cell(joined(subject.lang, (n[subject.lang] for n in o.needs))),
            )
            for o in signals.opportunities[:most]
        ],
        rest(sheet, min(most, len(signals.opportunities)), len(signals.opportunities), Text("条", "events")),
    )


def _dated(subject: Subject, signal: WarningSignal) -> tuple[Evidence, ...]:
    """The rows that date a signal, and the date as the rule read it."""
    if signal.on is None:
        return ()
    shown = f"{signal.title.zh}：按规则认定的日期 {signal.on:%Y-%m-%d}"
    return (calculation(subject.id, f"signal_on:{signal.code}", signal.title.zh, shown), *signal.evidence)


def _counted(subject: Subject, signal: WarningSignal | Opportunity) -> Evidence | None:
    """How many facts of its kind there are, where it is more than the one that is told."""
    if signal.count < 2:
        return None
    shown = f"{signal.title.zh}：窗口内同类共 {signal.count} 项"
    return calculation(subject.id, f"signal:{signal.code}", signal.title.zh, shown)


def _proposal(sheet: Sheet, subject: Subject) -> None:
    made = proposal(subject)
    sheet.heading(Text("授信建议（提示，非审批意见）", "Proposal (a prompt, no approval)"))
    tone: Tone = {"decline": "stop", "proceed": "good"}.get(made.stance, "warning")  # type: ignore[assignment]
    sheet.say(made.text, *made.evidence, tone=tone)
    if made.stance == "decline":
        return
    if not made.conditions and made.stance in ("proceed", "with_care"):
        sheet.note(
            Text(
                "库内资料没有触发须写入合同的条件；金额、期限、用途和担保由调查人员按申请要素填写后论证。",
                "Nothing on record calls for a condition of its own; amount, term, purpose and security are for the officer.",
            )
        )
    sheet.table(
        "conditions",
        Text("建议纳入的授信条件", "Conditions proposed"),
        [sheet.column(Text("针对", "Against")), sheet.column(Text("条件", "Condition"))],
        [(sheet.cell(one.title, *one.evidence[:2]), sheet.cell(text)) for one, text in made.conditions],
    )
