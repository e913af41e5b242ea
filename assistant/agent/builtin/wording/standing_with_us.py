"""Writes the many ways in which officers say that the bank does not deal with a firm yet: 尚未与我行建立业务关系, 还没开户,
还没跟我们合作, 咱还没拿下, 未合作 in a list of key words are all 不是我行客户. Expects folded text.
"""

from __future__ import annotations

import re

_US = r"(?:(?:我们|咱们|咱|我|本)(?:支行|行|网点|家)?|行里|支行)(?:这里|这儿|这边|这头|这)?"
_NOT = (
    r"(?:又|也|都|却|但|而|现在|目前|至今|到现在|一直|压根|根本|从来|从)*"
    r"(?:还没有?|还未|尚未|尚没有?|仍未|仍没有?|并未|从未|从没有?|不曾|未曾|(?<!有)没有?|(?<![\u4e00-\u9fff])未|(?<=[今前直也都])未)(?:得|能)?"
)
_TIE = (
    r"(?:(?:有|建立|发生|产生|做|办|谈|开展|形成|确立|存在|打|搭)(?:过|了|着|起|上|成)?)?(?:任何|什么|啥|一笔|半点)?的?(?:信贷|银企|业务|授信|贷款|合作|结算|资金)?的?"
    r"(?:合作|往来|来往|交道|业务|关系|开过?户|账户|户头|生意|挂钩)(?:关系|业务)?(?:过|了)?"
)
_ENDS = r"(?=的|嘞|$|[\s,，、。;；?？!！+＋|｜/]|企业|公司|厂|[吗呢吧嘛]|有哪|是哪|都?有谁)"
_NOT_YET = re.compile(
    # 尚未与我行建立业务关系, 还没跟我们合作
    rf"{_NOT}(?:[跟和与同在]|于){_US}{_TIE}{_ENDS}"
    # 跟我行还没往来, 咱行还没得往来
    rf"|(?:[跟和与同在])?{_US}{_NOT}{_TIE}{_ENDS}"
    # 还没做过我行业务
    rf"|{_NOT}(?:做|办|用|买)过(?:任何)?(?:我行|咱们?行|我们行?|本行)的?(?:业务|贷款|产品|授信){_ENDS}"
    # 咱还没拿下的
    rf"|{_US}{_NOT}(?:拿下|攻下|啃下|签下|争取|营销|做|谈|拉|挖|开发|拓展|发展)(?:来|下来|进来|过来|下)?(?:过|到|成)?(?=的(?:户|客户|企业|公司)?(?:$|[,，。;；?？有]))"
)
_KEY_WORD = re.compile(
    r"(?<![\u4e00-\u9fff])(?:未|没|无|还没有?|尚未|零)(?:合作|往来|开户|建立?(?:业务)?关系|业务往来)(?:过)?(?:的|户|客户|企业)?(?=$|[\s,，、。;；+＋|｜/])"
)
"""高新+瓮安+未合作."""
_FOR_CREDIT = re.compile(
    r"(?<![\u4e00-\u9fff])(?:可贷|能贷|可放款?|可投放)(?:户|客户|企业|对象|名单)?(?=[\s:：,，、+＋|｜]|$)"
    r"|(?:(?:开门红|旺季|年终|跨年|春耕)?储备|拟)(?:营销|新增|拓展|储备)?的?(?:授信|贷款|信贷|用信)的?(?:户头?|客户|企业|对象|主体)"
)
"""可贷 in a list of key words, 储备授信户, 拟营销授信企业: whom the bank could lend to, and no client of it."""

_LOAN_NAMED = re.compile(
    r"(?P<fit>适合|适宜|合适|值得|够(?:条件|格)|有条件|可以|能)(?:去|来|给)?(?:做|办|推|申请|放|发放|用|上)(?:个|点|笔|这个)?[\u4e00-\u9fff]{1,6}?贷(?![款记方户着过了得])"
)
"""哪些适合做政采贷: a loan by the name of the product."""


_LOAN_OF_A_CHAIN = re.compile(
    r"[“\"]?[\u4e00-\u9fff]{0,2}链[\u4e00-\u9fff]{0,4}[e易快]?贷(?![款给出到过了得])[”\"]?(?=(?:的)?(?:投放|推广|营销|业务|产品|计划|方案|活动|专案|任务|试点|要求|办法|条件|这个|这款|项目|客群|准入|对象|的|[,，、。;；]|$))"
)
"""按磷链供货贷投放计划: the chain in the name of a loan is no condition."""


def in_plain_standing(text: str) -> str:
    """Folded text with who is no client yet, and who could be lent to, in the words of the grammar."""
    text = _LOAN_OF_A_CHAIN.sub("贷款", text)
    text = _LOAN_NAMED.sub(r"\g<fit>做贷款", text)
    text = _KEY_WORD.sub("不是我行客户的", _NOT_YET.sub("不是我行客户", text))
    return _FOR_CREDIT.sub("可授信的企业", text)
