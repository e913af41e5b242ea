"""Questions what a kind of loan may be used for or needs: 流动资金贷款可以用来买厂房吗 asks for a rule, whichever firm was shown before."""

from __future__ import annotations

import re

from assistant.agent.builtin.question_tokens import Tokens

_LOAN = (
    r"(?:流动资金贷款|固定资产贷款|固定资产借款|流动资金借款|项目贷款|经营性?贷款|信用贷款|抵押贷款|保证贷款|并购贷款|并购贷|过桥贷款|流贷|固贷|经营贷|信用贷|抵押贷|房抵贷|"
    r"信贷资金|贷款资金|贷款|承兑汇票|银承|保函|信用证|贴现|保理|供应链融资)"
)
_MAY = r"(?:可不可以|能不能|是否可以|是否能|是不是可以|可以不可以|可以|能够|能否|可否|允许|允不允许|准不准|准|让不让|能)"
_USED = r"(?:用来|用于|用作|用在|用去|用到|拿来|拿去|投向|投到|投入|流入|流向|挪作|挪用|挪去|转去|买|购|还|补|发|付|充|转|支付|归还|置换|展期|循环|炒|入股|建|盖|装修)"
_LOAN_USED = re.compile(rf"{_LOAN}(?:的?(?:钱|资金|款项?))?(?:到底|一般|也)?{_MAY}(?:被|直接|全部)?{_USED}")
_USED_OF_LOAN = re.compile(
    rf"{_MAY}(?:不可以|不能)?(?:拿|用|把){_LOAN}(?:的?(?:钱|资金|款项?))?(?:去|来)?{_USED}"
)
_ITS = re.compile(r"(?<!其)[它他她]|这家|那家|该企业|该公司|该户|这户|这笔|那笔|上面")


def asks_what_a_loan_is_for(tokens: Tokens) -> bool:
    """Whether the question is about any loan of that kind, and about no firm."""
    if tokens.has("MI") or _ITS.search(tokens.text):
        return False
    return _LOAN_USED.search(tokens.text) is not None or _USED_OF_LOAN.search(tokens.text) is not None
