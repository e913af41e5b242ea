"""What the codes of firms and facts are called, in both languages. A code without a word is shown as it stands. Pure."""

from __future__ import annotations

from assistant.domain.text import Lang, Text

LABELS: dict[str, Text] = {
    "government_supplier": Text("政府供应商", "supplier to government"),
    "soe_supplier": Text("国企供应商", "supplier to state-owned enterprises"),
    "listed_supplier": Text("上市公司供应商", "supplier to listed companies"),
    "financial_supplier": Text("金融机构供应商", "supplier to financial institutions"),
    "soe_customer": Text("国企客户", "customer of state-owned enterprises"),
}
SEGMENTS: dict[str, Text] = {
    "upstream": Text("上游", "upstream"),
    "midstream": Text("中游", "midstream"),
    "downstream": Text("下游", "downstream"),
    "service": Text("配套服务", "services"),
}
LEVELS: dict[str, Text] = {
    "central": Text("央企", "central state-owned"),
    "province": Text("省属国企", "provincial state-owned"),
    "city": Text("市属国企", "municipal state-owned"),
    "county": Text("县属国企", "county state-owned"),
}
KINDS: dict[str, Text] = {
    "company": Text("公司", "company"),
    "cooperative": Text("农民专业合作社", "cooperative"),
    "sole_trader": Text("个体工商户", "sole trader"),
    "partnership": Text("合伙企业", "partnership"),
    "public_institution": Text("事业单位", "public institution"),
    "government": Text("政府机关", "government body"),
    "bank": Text("银行", "bank"),
    "other_financial": Text("其他金融机构", "other financial institution"),
}
WORDS: dict[str, Text] = {
    **LABELS,
    **SEGMENTS,
    **KINDS,
    "active": Text("存续", "active"),
    "suspended": Text("停业", "suspended"),
    "revoked": Text("吊销", "revoked"),
    "deregistered": Text("注销", "deregistered"),
    "payment": Text("付款", "payment"),
    "delivery": Text("交付", "delivery"),
    "contract": Text("合同", "contract"),
    "award": Text("仅中标", "award alone"),
    "controlled": Text("国有控制", "controlled by the state"),
    "minority": Text("国资参股（不控制）", "state minority, no control"),
    "disclaimed": Text("所列国资股东已声明否认", "the state holder shown has disclaimed it"),
    "none": Text("无国资控制", "no state control"),
    "unknown": Text("股权未知，待核实", "ownership not known: to verify"),
    "plaintiff": Text("原告", "plaintiff"),
    "defendant": Text("被告", "defendant"),
    "third_party": Text("第三人", "third party"),
    "open": Text("进行中", "open"),
    "current": Text("现行", "current"),
    "closed_no_assets": Text("终本", "ended for lack of assets"),
    "settled": Text("已结", "settled"),
    "performed": Text("已履行", "performed"),
    "withdrawn": Text("已撤回", "withdrawn"),
    "repaired": Text("已修复", "repaired"),
    "ended": Text("已结束", "ended"),
    "vat_sales": Text("增值税申报销售", "declared VAT sales"),
    "tax_paid": Text("纳税额", "tax paid"),
    "power_kwh": Text("用电量", "power used"),
    "account_inflow": Text("账户流入", "account inflow"),
    "invoices": Text("开票金额", "invoices"),
    "grade": Text("等级", "Grade"),
    "score": Text("评分", "Score"),
    "won_amount_12m": Text("近一年中标（元）", "Won in 12 months (CNY)"),
    "won_amount_24m": Text("近两年中标（元）", "Won in 24 months (CNY)"),
    "state_sales_36m": Text("近三年对国企供货（元）", "Sales to state firms, 36 months (CNY)"),
    "revenue": Text("收入（元）", "Revenue (CNY)"),
}


def word(code: str | None, lang: Lang) -> str:
    """The word for a code, the code itself where there is none, nothing for None."""
    if code is None:
        return ""
    known = WORDS.get(code)
    return known[lang] if known is not None else code
