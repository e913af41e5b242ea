"""Writes every way of saying that a firm has not yet begun to deal with the bank, or has, as 不是我行客户 or 是我行客户.

还没到咱这儿开户, 跟我们还没建立关系, 还没成咱客户, 咱行还没拿下的: a verb of beginning, the bank, and a denial before the verb.
Which of the three comes first differs; that all three are there says what is meant. Expects folded text.
"""

from __future__ import annotations

import re

_BANK = r"(?:(?:咱们|咱|我们|我|本|俺们)(?:们)?(?:家)?(?:支行|银行|网点|农商行|行)?|行里|支行|我行|本行|农商行)(?:这里|这儿|这边|这头|这|里|那儿)?"
_STILL = r"(?:又|也|都|却|而|但|且|至今|目前|现在|到现在|一直|从来|还|尚|仍|暂时?)*"
_NOT = rf"{_STILL}(?:(?<!有)没有?|未曾|从未|从没|未|不曾|没得|没能)"
_TO = r"(?:到|来|上|在|去|往|跟|和|与|同|给|找|向|由|从)"
_BOND = r"(?:业务|合作|信贷|授信|银企|客户|往来|账户|结算|银行|正式)?(?:关系|联系|往来|合作)"
_BEGUN = (
    r"(?:开(?:过|了|设|立|通)?(?:个|一个)?(?:基本|一般|对公|结算|公司)?(?:账户|结算户|户头|户|账)"
    rf"|(?:建立|建起|建|发生|形成|确立|搭建|搭起)(?:过|了|起|起来)?{_BOND}"
    r"|(?:搭上|挂上|拉上|攀上|接上|联上)(?:线|钩|关系|边|头)|挂(?:过)?钩|搭(?:过)?线|牵(?:过|上)?线"
    r"|打(?:过)?交道|(?:做|办|开展|发生|有|谈成)(?:过|了)?(?:任何|什么|啥|信贷|授信|结算)?(?:业务|生意|合作|往来)"
    r"|(?:贷|借)(?:过|了|到)?(?:款|钱)|用(?:过|了)?信|签(?:过|了)?约|落(?:过|了)?户|合作(?:过|上)?|往来(?:过)?)(?:关系|业务)?(?:过)?"
)
_ENDS = r"(?=的|[,，、。;；?？!！]|$|企业|公司|厂|合作社|有(?:哪|谁|几)|是(?:哪|谁)|都有|哪|谁)"
_BECOME = (
    r"(?:成为|成|变成|变|转成|转化成|转化为|转为|转|发展成|发展为|发展|做成|当上|当|做上|做|算上?|算是|列为|纳入|进|是|升级为|培育成)"
    r"(?:过|了)?"
)
_CLIENT = r"(?:的)?(?:存量|授信|贷款|正式|信贷|对公|基本)?(?:客户|客群|户头|户|客)"
_TAKEN = (
    r"(?:拿下|攻下|啃下|谈下|签下|做进|切进|打进|挖|抢|营销|拓展|开发|争取|覆盖|服务|授信|放款|合作|介入|揽|吃下|准入)"
    r"(?:过|到|来|去|成功|下来|进去|过来)*"
)
_NEVER = re.compile(
    rf"{_NOT}{_TO}{_BANK}(?:的)?{_BEGUN}{_ENDS}"
    rf"|{_TO}{_BANK}(?:的)?{_NOT}{_BEGUN}{_ENDS}"
    rf"|(?:还|尚)(?:没有?|未)(?:开(?:过|了|上)?户头?|建档立户){_ENDS}"
    rf"|(?:(?<=[的,，、;；些谁家里头中且又但])|^){_BANK}{_NOT}(?:任何|什么|啥|半点)?{_BOND}(?:的)?(?:记录|历史|情况)?{_ENDS}"
    rf"|{_STILL}不(?:是|算|属于){_BANK}的(?:存量|授信|贷款|正式|信贷)?(?:客户|户头|户|客){_ENDS}"
    rf"|{_NOT}{_BECOME}{_BANK}{_CLIENT}{_ENDS}"
    rf"|{_NOT}(?:成为?|变成|转化为|转成|发展成|发展为|做成|当上?)(?:过|了)?(?:存量|授信|贷款|正式|信贷)?客户{_ENDS}"
    rf"|{_NOT}(?:开|用)(?:过|了)?{_BANK}(?:的)?(?:账户|户头|户|贷款|产品|授信){_ENDS}"
    rf"|(?:(?<=[的,，、;；些谁家里头中])|^){_BANK}{_NOT}(?:能|把)?{_TAKEN}{_ENDS}"
)
_BY_NOW = r"(?:都|也|如今|现在|目前)?(?:已经|已|早就|早已|早都|老早就?)(?:都|是)?"
_ALREADY = re.compile(
    rf"(?:{_BY_NOW}{_TO}{_BANK}|{_TO}{_BANK}{_BY_NOW})(?:的)?{_BEGUN}{_ENDS}|{_BY_NOW}{_BECOME}{_BANK}{_CLIENT}{_ENDS}"
)
"""已经在咱们这儿开了户的, 跟我行早就有业务的."""
_HINT = re.compile(r"[没未不]")


def without_beginnings(text: str) -> str:
    """Folded text with what has not begun with the bank in the words of the grammar."""
    text = _NEVER.sub("不是我行客户", text) if _HINT.search(text) else text
    return _ALREADY.sub("是我行客户", text)
