"""一 基本情况: the register, capital, places, people in office, staff, tax grade."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.credit.measure import calculation
from assistant.domain.calendar import whole_years
from assistant.domain.code_words import word
from assistant.domain.evidence import Evidence
from assistant.domain.text import Text
from assistant.domain.wording import yuan
from assistant.report.blocks import Cell
from assistant.report.naming import name_findings, rest
from assistant.report.sheet import UNKNOWN, Sheet
from assistant.report.subject import Subject

ROLES: dict[str, Text] = {
    "legal_representative": Text("法定代表人", "legal representative"),
    "director": Text("董事", "director"),
    "supervisor": Text("监事", "supervisor"),
    "manager": Text("经理", "manager"),
    "senior_manager": Text("高级管理人员", "senior manager"),
    "relative_of_bank_director": Text("本行董事近亲属", "near relative of a director of the bank"),
}


SIZES: dict[str, Text] = {
    "large": Text("大型", "large"),
    "medium": Text("中型", "medium"),
    "small": Text("小型", "small"),
    "micro": Text("微型", "micro"),
}
MISSING: dict[str, Text] = {
    "industry": Text("行业代码", "industry code"),
    "staff": Text("从业人员（参保人数）", "staff (people insured)"),
    "revenue": Text("年营业收入", "yearly revenue"),
    "assets": Text("资产总额", "total assets"),
    "trade_not_covered": Text("所属行业不在划型范围", "the table does not cover its trade"),
}


def write(subject: Subject) -> Sheet:
    """The chapter."""
    sheet = Sheet(subject.lang)
    _summary(sheet, subject)
    name_findings(sheet, subject, "identity")
    sheet.table(
        "identity",
        Text("登记信息", "Register"),
        [sheet.column(Text("项目", "Item")), sheet.column(Text("内容", "Content"))],
        _rows(sheet, subject),
    )
    _offices(sheet, subject)
    return sheet


def _summary(sheet: Sheet, subject: Subject) -> None:
    who, today = subject.facts.identity, subject.today
    kind = Text("", "")  # the name of a company says that it is one
    if who.kind != "company":
        kind = Text(f"（{word(who.kind, 'zh')}）", f" ({word(who.kind, 'en')})")
    zh = [f"{who.name}{kind.zh}登记状态为{word(who.status, 'zh')}"]
    en = [f"{who.name}{kind.en} is {word(who.status, 'en')} in the register"]
    proof = [who.evidence]
    if who.founded_on is not None:
        years = whole_years(who.founded_on, today)
        zh.append(f"成立于 {who.founded_on:%Y-%m-%d}，至今 {years} 年")
        en.append(f"founded on {who.founded_on:%Y-%m-%d}, {years} years ago")
        shown = f"{today:%Y-%m-%d} − {who.founded_on:%Y-%m-%d} = {years} 整年"
        proof.append(calculation(subject.id, "years", "成立年限", shown))
    if who.region:
        zh.append(f"注册于{who.region}")
        en.append(f"registered in {who.region}")
    if who.plant_region and who.plant_region != who.region:
        zh.append(f"实际生产经营在{who.plant_region}，与注册地不同")
        en.append(f"but produces in {who.plant_region}, another place")
    sheet.say(Text("，".join(zh), ", ".join(en)), *proof)
    if who.former_names:
        sheet.say(
            Text(f"曾用名：{'、'.join(who.former_names)}", f"Former names: {', '.join(who.former_names)}"),
            who.evidence,
        )


def _rows(sheet: Sheet, subject: Subject) -> Iterator[tuple[Cell, Cell]]:
    who, lang = subject.facts.identity, subject.lang
    unknown = UNKNOWN[lang]
    kind = " · ".join(filter(None, (word(who.kind, lang), who.registry_type, word(who.status, lang))))
    insured = None
    if who.insured_count is not None:
        as_of = f"（{who.insured_as_of:%Y-%m-%d}）" if who.insured_as_of else ""
        insured = sheet.pick(f"{who.insured_count} 人{as_of}", f"{who.insured_count}{as_of}")
    grade = None
    if who.tax_grade:
        grade = sheet.pick(
            f"{who.tax_grade} 级（{who.tax_grade_year} 年度）", f"{who.tax_grade} ({who.tax_grade_year})"
        )
    lines: tuple[tuple[Text, str | None], ...] = (
        (Text("统一社会信用代码", "Credit code"), who.uscc),
        (Text("证券代码", "Stock code"), who.stock_code),
        (Text("主体类型与状态", "Kind and state"), kind),
        (Text("成立日期", "Founded"), f"{who.founded_on:%Y-%m-%d}" if who.founded_on else None),
        (Text("注册资本（认缴）", "Capital subscribed"), _money(subject, who.registered_capital)),
        (Text("实缴资本", "Capital paid in"), _money(subject, who.paid_in_capital)),
        (Text("注册地", "Registered in"), " ".join(filter(None, (who.region, who.address))) or None),
        (
            Text("生产经营地", "Produces in"),
            " ".join(filter(None, (who.plant_region, who.plant_address))) or None,
        ),
        (Text("乡镇街道与园区", "Town and park"), " · ".join(filter(None, (who.town, who.park))) or None),
        (
            Text("行业", "Industry"),
            " ".join(filter(None, (who.industry, who.industry_code))) or None,
        ),
        (Text("经营范围", "Business scope"), who.business_scope),
        (Text("法定代表人", "Legal representative"), who.legal_representative),
        (Text("参保人数", "People insured"), insured),
        (Text("纳税信用等级", "Tax grade"), grade),
        (Text("联系电话", "Phone"), who.phone),
        (Text("电子邮箱", "Mailbox"), who.email),
    )
    optional = {"证券代码", "乡镇街道与园区", "电子邮箱"}
    for title, value in lines:
        if value is None and title.zh in optional:
            continue
        yield (
            sheet.cell(title),
            sheet.cell(value, who.evidence) if value else sheet.cell(unknown, tone="warning"),
        )
        if value is None:
            sheet.gap(
                f"identity:{title.en}",
                Text(
                    f"{title.zh}未知，须向企业或登记机关核实",
                    f"{title.en} is not known: ask the firm or the register",
                ),
            )
    size, proof = _size(sheet, subject)
    yield (
        sheet.cell(Text("企业规模（统计划型）", "Size class (official table)")),
        sheet.cell(size, proof, tone="plain" if subject.size and subject.size.size else "warning"),
    )


def _size(sheet: Sheet, subject: Subject) -> tuple[str, Evidence]:
    """The size class with what it was worked out from, or what it lacks, which is then a gap."""
    found, who = subject.size, subject.facts.identity
    table = "《统计上大中小微型企业划分办法（2017）》"
    staff = "未知" if who.insured_count is None else f"{who.insured_count} 人（参保人数代从业人员）"
    revenue = (
        "未知" if found is None or found.revenue is None else f"{found.revenue:,.2f} 元（最近一个完整年度）"
    )
    inputs = f"行业代码 {who.industry_code or '未知'}，从业人员 {staff}，营业收入 {revenue}"
    if found is not None and found.size is not None:
        title = SIZES[found.size]
        shown = f"{table}：{inputs}；各项均达下限方入档，结果：{title.zh}"
        return title[sheet.lang], calculation(subject.id, "size", "企业规模划型", shown)
    lacks = [MISSING.get(code, Text(code, code)) for code in (found.missing if found else ())]
    if any(code == "trade_not_covered" for code in (found.missing if found else ())):
        told = MISSING["trade_not_covered"]
        return told[sheet.lang], calculation(
            subject.id, "size", "企业规模划型", f"{table}：{inputs}；{told.zh}"
        )
    zh, en = "、".join(t.zh for t in lacks) or "资料", ", ".join(t.en for t in lacks) or "data"
    sheet.gap(
        "identity:size",
        Text(f"企业规模未划型：缺少{zh}，须向企业取得", f"no size class: {en} missing, ask the firm"),
    )
    shown = f"{table}：{inputs}；缺少{zh}，未划型"
    return UNKNOWN[sheet.lang], calculation(subject.id, "size", "企业规模划型", shown)


def _money(subject: Subject, amount: Decimal | None) -> str | None:
    return None if amount is None else yuan(amount)[subject.lang]


def _offices(sheet: Sheet, subject: Subject) -> None:
    today, most = subject.today, subject.template.shown.rows
    offices = [o for o in subject.facts.offices if o.role != "relative_of_bank_director"]
    offices.sort(key=lambda o: (not o.current(today), o.role, o.person))
    rows = [
        (
            sheet.cell(o.person, o.evidence),
            sheet.cell(ROLES.get(o.role, Text(o.role, o.role))),
            sheet.day(o.valid_from, o.evidence),
            sheet.day(o.valid_to, o.evidence),
            sheet.cell(Text("现任", "in office") if o.current(today) else Text("已离任", "left")),
        )
        for o in offices[:most]
    ]
    sheet.table(
        "offices",
        Text("任职人员", "People in office"),
        [
            sheet.column(Text("姓名", "Name")),
            sheet.column(Text("职务", "Office")),
            sheet.column(Text("自", "From")),
            sheet.column(Text("至", "Until")),
            sheet.column(Text("状态", "State")),
        ],
        rows,
        rest(sheet, len(rows), len(offices), Text("人次", "offices")),
    )
