"""Names findings in a chapter, and says in which words how grave they are."""

from __future__ import annotations

from assistant.credit.measure import calculation
from assistant.domain.evidence import Evidence
from assistant.domain.text import Text
from assistant.report.blocks import Tone
from assistant.report.findings import Level
from assistant.report.sheet import Sheet
from assistant.report.subject import Subject
from assistant.report.template import ChapterId

LEVELS: dict[Level, Text] = {
    "stop": Text("否决", "veto"),
    "verify": Text("待核实", "to verify"),
    "look": Text("关注", "look into"),
}
TONES: dict[Level, Tone] = {"stop": "stop", "verify": "warning", "look": "warning"}


def name_findings(sheet: Sheet, subject: Subject, chapter: ChapterId) -> None:
    """A paragraph for each finding that belongs into the chapter."""
    for one in subject.found(chapter):
        mark = LEVELS[one.level]
        text = Text(
            f"【{mark.zh}】{one.title.zh}：{one.text.zh}", f"[{mark.en}] {one.title.en}: {one.text.en}"
        )
        said = sheet.sentence(text, *one.evidence, to_verify=one.level != "stop")
        sheet.paragraph(said, tone=TONES[one.level])


def rest(sheet: Sheet, shown: int, total: int, what: Text) -> str:
    """The line below a table that leaves rows out."""
    if total <= shown:
        return ""
    return sheet.pick(
        f"共 {total} {what.zh}，此处列出 {shown} {what.zh}", f"{total} {what.en} in all, {shown} shown"
    )


def stale_line(subject: Subject) -> Evidence:
    """From which age on data is marked, as evidence: the template says so."""
    months = subject.template.shown.stale_months
    return calculation(
        subject.id, "line:stale", "时效界线", f"时效界线 = {months} 个月", f"模板 {subject.template.version}"
    )
