"""Chinese terms of the trade for English words: an English question to a Chinese library is searched in both.

Only terms whose Chinese counterpart is the one that statutes, manuals and reports use.
"""

from __future__ import annotations

import re

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
    "phosphate": "磷化工",
    "tea": "茶叶",
    "peanut": "花生",
}

_WORDS = re.compile(
    r"(?<![a-z])(?:"
    + "|".join(re.escape(t) for t in sorted(TERMS, key=len, reverse=True))
    + r")(?:s|es)?(?![a-z])"
)


def in_chinese(question: str) -> str:
    """The Chinese terms for the English words of `question`, in its order; "" where there are none."""
    found = []
    for match in _WORDS.finditer(question.lower()):
        word = match[0]
        stem = next(t for t in (word, word.removesuffix("s"), word.removesuffix("es")) if t in TERMS)
        found.append(TERMS[stem])
    return " ".join(dict.fromkeys(found))
