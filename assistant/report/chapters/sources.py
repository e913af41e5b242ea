"""数据来源与截止日期: every file and document that the report rests on, how old it is, and by which versions it was made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from assistant.domain.calendar import months_before
from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.text import Text
from assistant.report.citations import file_of
from assistant.report.sheet import Sheet
from assistant.report.subject import Subject
from assistant.report.template import ChapterId


def write(subject: Subject, written: Mapping[ChapterId, Sheet]) -> Sheet:
    """The chapter. `written`: the chapters before it."""
    sheet = Sheet(subject.lang)
    evidence: dict[str, Evidence] = {}
    for chapter in written.values():
        evidence |= chapter.evidence
    files: dict[str, list[Evidence]] = {}
    for one in evidence.values():
        if one.kind is not EvidenceKind.CALCULATION:
            files.setdefault(file_of(one), []).append(one)
    if not files:
        sheet.gap("sources", Text("本报告没有引用任何资料", "this report rests on no source"))
    line = months_before(subject.today, subject.template.shown.stale_months)
    rows = []
    for name in sorted(files):
        found = files[name]
        dates = [one.as_of for one in found if one.as_of is not None]
        newest = max(dates, default=None)
        kind = Text("文件", "document") if found[0].kind is EvidenceKind.PASSAGE else Text("数据表", "table")
        rows.append(
            (
                sheet.cell(name),
                sheet.cell(kind),
                sheet.cell(str(len(found)), value=len(found)),
                sheet.day(newest),
                sheet.cell(
                    _age(newest, line, subject.template.shown.stale_months),
                    tone="warning" if newest is not None and newest < line else "plain",
                ),
            )
        )
    sheet.table(
        "sources",
        Text("引用的资料", "Sources"),
        [
            sheet.column(Text("文件", "File")),
            sheet.column(Text("类别", "Kind")),
            sheet.column(Text("引用条数", "Cited"), "right"),
            sheet.column(Text("截止日期", "As of")),
            sheet.column(Text("时效", "Age")),
        ],
        rows,
    )
    months = subject.template.shown.stale_months
    sheet.note(
        Text(
            f"窗口和期限自 {subject.today:%Y-%m-%d} 起算；超过 {months} 个月的资料已标出。评分卡 {subject.judgement.card_version}，"
            f"参数 {subject.case.thresholds.version}，模板 {subject.template.version}。",
            f"Windows count back from {subject.today:%Y-%m-%d}; data older than {months} months is marked. Scorecard "
            f"{subject.judgement.card_version}, thresholds {subject.case.thresholds.version}, template {subject.template.version}.",
        )
    )
    return sheet


def _age(newest: date | None, line: date, months: int) -> Text:
    if newest is None:
        return Text("未载明日期", "undated")
    if newest < line:
        return Text(f"已超过 {months} 个月", f"older than {months} months")
    return Text(f"{months} 个月以内", f"within {months} months")
