"""申请要素: what is applied for. The system cannot know it: fields to fill, with what the facts suggest beside them."""

from __future__ import annotations

from assistant.credit.need import need
from assistant.domain.text import Text
from assistant.report.sheet import Sheet
from assistant.report.subject import Subject


def write(subject: Subject) -> Sheet:
    """The chapter."""
    sheet = Sheet(subject.lang)
    idea = need(subject.case)
    sheet.blank(Text("申请金额", "Amount"))
    sheet.blank(Text("期限", "Term"))
    sheet.blank(
        Text("用途与交易对手", "Purpose and counterparties"),
        Text("须与合同、订单对应", "to match contracts and orders"),
    )
    sheet.blank(Text("第一还款来源", "First source of repayment"), _source(subject))
    sheet.blank(Text("第二还款来源与担保", "Second source and guarantee"), _guarantee(subject))
    sheet.say(
        Text(f"系统提示的需求设想：{idea.text.zh}", f"An idea of the need: {idea.text.en}"),
        *idea.evidence,
    )
    return sheet


def _source(subject: Subject) -> Text:
    buyers = list(
        dict.fromkeys(label.other for label in subject.facts.labels if label.kind != "soe_customer")
    )[:3]
    if not buyers:
        return Text("经营收入，须以流水和合同佐证", "its income, to be shown by account and contracts")
    return Text(f"对{'、'.join(buyers)}的销售回款", f"payments of {', '.join(buyers)}")


def _guarantee(subject: Subject) -> Text:
    if subject.facts.bank_relatives:
        return Text(
            "关系人不得发放信用贷款，须提供担保",
            "a related party gets no unsecured credit: security is needed",
        )
    free = [s for s in subject.facts.sales if s.receivable and s.receivable_state in (None, "free")]
    if free:
        return Text(
            "可考虑未质押应收账款质押、实际控制人保证", "free receivables, a guarantee of the controller"
        )
    return Text("抵押、保证或政府性融资担保", "mortgage, guarantee, or a public guarantee fund")
