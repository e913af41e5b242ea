"""Chinese terms of the trade for English words: an English question to a Chinese library is searched in both.

Only terms whose Chinese counterpart is the one that statutes, manuals and reports use.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

TERMS: dict[str, str] = {
    "first batch": "首批",
    "industrial cluster": "产业集群",
    "industry cluster": "产业集群",
    "cluster": "产业集群",
    "small and medium-sized enterprises": "中小企业",
    "small and medium enterprises": "中小企业",
    "sme": "中小企业",
    "small and micro enterprises": "小微企业",
    "small firm": "小微企业",
    "small enterprise": "小微企业",
    "small business": "小微企业",
    "micro enterprise": "小微企业",
    "commercial bank": "商业银行",
    "grants credit": "发放贷款 审查",
    "grant credit": "发放贷款 审查",
    "grants a loan": "发放贷款 审查",
    "granting a loan": "发放贷款 审查",
    "granting credit": "发放贷款 审查",
    "lending": "贷款",
    "loan": "贷款",
    "credit line": "授信额度",
    "borrower": "借款人",
    "guarantee": "担保",
    "guarantor": "保证人",
    "collateral": "抵押物",
    "mortgage": "抵押",
    "pledge": "质押",
    "pledging": "质押",
    "pledged": "质押",
    "registering": "登记",
    "guaranteed": "担保",
    "approval": "审批",
    "limit": "限额",
    "seasonal": "季节性",
    "receivable": "应收账款",
    "registration": "登记",
    "registered": "登记",
    "register": "登记",
    "related party": "关系人",
    "related parties": "关系人",
    "unsecured": "信用贷款",
    "interest rate": "利率",
    "net profit": "净利润",
    "output value": "产值",
    "output": "产值",
    "overdue": "逾期",
    "working capital": "流动资金",
    "state-owned enterprise": "国有企业",
    "supplier": "供应商",
    "leasing": "融资租赁",
    "factoring": "保理",
    "bankruptcy": "破产",
    "beneficial owner": "受益所有人",
    "money laundering": "反洗钱",
    "procurement": "采购",
    "penalty": "处罚",
    "safety production": "安全生产",
    "tax rating": "纳税信用等级",
    "tax credit": "纳税信用",
    "tax grade": "纳税信用等级",
    "veto": "否决",
    "vetoed": "否决",
    "elimination": "淘汰类",
    "eliminated": "淘汰类",
    "restricted industry": "限制类",
    "maturity": "期限",
    "tenor": "期限",
    "single borrower": "单一借款人",
    "single client": "单一借款人",
    "group client": "集团客户",
    "concentration": "集中度",
    "repayment": "还款",
    "renewal": "续作",
    "renew": "续作",
    "rollover": "续贷",
    "extension": "展期",
    "extend": "展期",
    "pledge rate": "质押率",
    "advance rate": "质押率",
    "due diligence": "尽职调查",
    "on-site": "实地",
    "site visit": "实地调查",
    "post-loan": "贷后",
    "five-tier": "五级分类",
    "non-performing": "不良",
    "inclusive finance": "普惠",
    "inclusive": "普惠",
    "environmental": "环保",
    "licence": "许可证",
    "license": "许可证",
    "permit": "许可证",
    "spring tea": "春茶",
    "penalty interest": "罚息",
    "default interest": "罚息",
    "misappropriated": "挪用",
    "diverted": "挪用",
    "entrusted payment": "受托支付",
    "credit report": "征信报告",
    "credit rating": "等级",
    "grade": "等级",
    "scorecard": "评分卡",
    "branch": "支行",
    "head office": "总行",
    "credit committee": "审贷委员会",
    "approve": "审批",
    "approves": "审批",
    "authority": "审批权限",
    "cooperative": "农民专业合作社",
    "sole trader": "个体工商户",
    "fixed asset": "固定资产",
    "acceptance": "银行承兑汇票",
    "bond": "保函",
    "down payment": "自有资金",
    "own funds": "自有资金",
    "account monitoring": "账户监管",
    "insured": "参保",
    "judgment debtor": "被执行人",
    "dishonest": "失信",
    "lawsuit": "诉讼",
    "assignment": "转让",
    "transfer": "转让",
    "notify": "通知",
    "winter storage": "冬储",
    "energy efficiency": "能效",
    "suspension": "停产",
    "suspended": "停产",
    "pricing": "定价",
    "discount": "下浮",
    "phosphate": "磷化工",
    "tea": "茶叶",
    "peanut": "花生",
}

_WORDS = re.compile(
    r"(?<![a-z])(?:"
    + "|".join(re.escape(t) for t in sorted(TERMS, key=len, reverse=True))
    + r")(?:s|es)?(?![a-z])"
)


_LATIN = re.compile(r"[a-z0-9][a-z0-9'-]*")
_LONGEST = 4
"""Words of an English product name that is looked for."""


def products_in(question: str, names: Mapping[str, str]) -> list[str]:
    """Products that `question` names in English; names: lower-case name -> product as the store calls it."""
    words = _LATIN.findall(question.lower())
    found: list[str] = []
    place = 0
    while place < len(words):
        for length in range(_LONGEST, 0, -1):
            spelt = " ".join(words[place : place + length])
            product = names.get(spelt) or names.get(spelt.removesuffix("s"))
            if product:
                found.append(product)
                place += length
                break
        else:
            place += 1
    return found


def in_chinese(question: str) -> str:
    """The Chinese terms for the English words of `question`, in its order; "" where there are none."""
    found = []
    for match in _WORDS.finditer(question.lower()):
        word = match[0]
        stem = next(t for t in (word, word.removesuffix("s"), word.removesuffix("es")) if t in TERMS)
        found.append(TERMS[stem])
    return " ".join(dict.fromkeys(found))
