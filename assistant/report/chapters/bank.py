"""本行往来: what the bank has with the firm, as far as the caller may see it, and its limits."""

from __future__ import annotations

from decimal import Decimal

from assistant.credit.measure import calculation
from assistant.domain.text import Text
from assistant.domain.wording import yuan
from assistant.report.naming import name_findings
from assistant.report.sheet import Sheet, joined
from assistant.report.subject import Subject


def write(subject: Subject) -> Sheet:
    """The chapter."""
    sheet = Sheet(subject.lang)
    name_findings(sheet, subject, "bank")
    client = subject.facts.client
    if not subject.scope.internal:
        sheet.note(Text("当前角色不能查看本行内部数据", "this role does not see the bank's own data"))
        return sheet
    if client is None:
        shown = "本行客户记录 = 0 条（无存量授信、存款和结算记录）"
        sheet.say(
            Text(
                "不是本行存量客户，本行没有授信、存款和结算记录",
                "Not a client: no credit, deposit or account on record",
            ),
            calculation(subject.id, "no_client", "本行客户核查", shown),
        )
        return sheet
    if not client.visible:
        sheet.say(
            Text(
                "是本行其他机构的存量客户，具体额度与余额按权限不显示，营销前须与主办机构沟通",
                "A client of another branch; line and balance are not shown to this role: talk to that branch first",
            ),
            client.evidence,
        )
        return sheet
    since = f"，自 {client.since:%Y-%m-%d} 开户" if client.since else ""
    since_en = f", since {client.since:%Y-%m-%d}" if client.since else ""
    sheet.say(
        Text(
            f"本行存量客户（{client.branch or '—'}）{since}", f"A client ({client.branch or '—'}){since_en}"
        ),
        client.evidence,
    )
    rows = [
        (Text("授信额度", "Credit line"), sheet.money(client.credit_limit, client.evidence)),
        (Text("余额", "Balance"), sheet.money(client.balance, client.evidence)),
        (Text("五级分类", "Five-grade class"), sheet.cell(client.five_grade or "", client.evidence)),
        (
            Text("逾期天数", "Days overdue"),
            sheet.cell("") if client.overdue_days is None
            else sheet.number(Decimal(client.overdue_days), client.evidence, tone="warning" if client.overdue_days else "plain"),
        ),
        (Text("产品", "Products"), sheet.cell(joined(subject.lang, client.products), client.evidence)),
        (
            Text("是否主办行", "Main bank"),
            sheet.cell(
                "" if client.main_bank is None else Text("是", "yes") if client.main_bank else Text("否", "no"),
                client.evidence,
            ),
        ),
        (Text("客户经理", "Manager"), sheet.cell(client.manager or "", client.evidence)),
    ]  # fmt: skip
    sheet.table(
        "client",
        Text("本行授信与往来", "Credit and relations"),
        [sheet.column(Text("项目", "Item")), sheet.column(Text("内容", "Content"))],
        [(sheet.cell(title), cell) for title, cell in rows],
    )
    _limits(sheet, subject)
    return sheet


def _limits(sheet: Sheet, subject: Subject) -> None:
    exposure, bank = subject.facts.exposure, subject.bank
    if exposure is None or bank is None or not exposure.visible:
        return
    rows = []
    for title, amount, limit in (
        (Text("单户", "Single client"), exposure.single, bank.single_limit),
        (Text("集团", "Group"), exposure.group, bank.group_limit),
    ):
        if limit is None:
            continue
        left = limit - amount
        shown = f"{title.zh}：限额 {yuan(limit).zh} − 已用 {yuan(amount).zh} = 余量 {yuan(left).zh}（{limit:,.2f} − {amount:,.2f} = {left:,.2f} 元）"
        proof = calculation(subject.id, f"limit:{title.en}", f"{title.zh}限额余量", shown)
        rows.append(
            (
                sheet.cell(title),
                sheet.money(amount, *exposure.evidence[:4], proof),
                sheet.money(limit, proof),
                sheet.money(left, proof, tone="stop" if left <= 0 else "plain"),
            )
        )
    sheet.table(
        "limits",
        Text("限额占用（授信额度与余额取大）", "Limits (the larger of line and balance)"),
        [
            sheet.column(Text("口径", "Of")),
            sheet.column(Text("已用", "Used"), "right"),
            sheet.column(Text("限额", "Limit"), "right"),
            sheet.column(Text("余量", "Left"), "right"),
        ],
        rows,
    )
