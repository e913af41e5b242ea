"""现场调查记录: what only the officer can know, as fields to fill."""

from __future__ import annotations

from assistant.domain.text import Text
from assistant.report.naming import LEVELS
from assistant.report.sheet import Sheet
from assistant.report.subject import Subject


def write(subject: Subject) -> Sheet:
    """The chapter."""
    sheet = Sheet(subject.lang)
    who = subject.facts.identity
    place = who.plant_address or who.address or ""
    sheet.blank(Text("调查时间", "Date and time"))
    sheet.blank(
        Text("调查地点", "Place"),
        Text(
            f"登记的生产经营地址：{place}" if place else "生产经营场所",
            f"address on record: {place}" if place else "where it produces",
        ),
    )
    sheet.blank(Text("调查人员（双人）", "Officers (two)"))
    sheet.blank(Text("接待人员及职务", "Persons met and their office"))
    sheet.blank(Text("生产、库存与开工情况", "Production, stock and activity"), lines=3)
    sheet.blank(Text("用工、水电与台账抽查", "Staff, power and books looked at"), lines=2)
    asked = [one for one in subject.findings if one.level != "stop"][:8]
    for one in asked:
        mark = LEVELS[one.level]
        sheet.blank(
            Text(f"{mark.zh}：{one.title.zh}", f"{mark.en}: {one.title.en}"),
            Text("现场核实结果", "what was found on site"),
        )
    sheet.blank(
        Text("照片编号", "Photographs"), Text("门头、车间、库存、台账", "sign, workshop, stock, books")
    )
    return sheet
