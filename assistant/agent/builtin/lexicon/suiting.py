"""Turns of phrase that say that credit suits a firm, which are too many to list as words."""

from __future__ import annotations

import re

WORTH = re.compile(
    r"(?:最?值得|最?适合|适宜|可以|可|能|能够|够格|好)(?:我们行|我行|我们|咱们行|咱们|咱行|本行|去|来|做|给|给予|进行|拿来|用来|一起|深入){0,3}"
    r"(?:(?:放|贷|借|批|投)(?:点|些|一?笔|一点|几笔)(?:款|贷款?|钱|出去)?(?:给(?:[他它]们?))?(?!多少)|授信|放款|放贷|贷款|介入|切入|营销|跟进|拜访|走访|合作|支持|投放|准入|拓展|对接|开发|做业务|发放贷款)(?![吗么额])"
)
"""值得我们行介入: that credit suits, in whatever words."""
LENT_TO = re.compile(
    r"(?:做|放|给|上|发|批)?(?:流贷|流动资金贷款|经营贷|信用贷款?|订单贷|供应链贷款|贷款|授信)(?:给它们?|给他们?)?(?:最|比较|比|挺|还|也|都|更)*(?:合适|适合|靠谱|稳妥|稳当|放心|安全|踏实)|"
    r"(?:适合|合适|能|可以|好)(?:去|来)?(?:做|放|给|上)(?:一?笔|点|些)?(?:流贷|信用贷款?|经营贷|订单贷)|"
    r"(?:贷|放|借)得(?:到|了|成|起|动)?(?:款|钱|贷)|(?:贷|放|借)得出去|(?:贷|放|借)(?:款)?(?:给|出去)(?:他们?|它们?|谁|这样的)?(?:能|也)?(?:睡得着觉?|睡得着|放心|不操心|踏实|安心|心里有底|不用担心|稳当)|"
    r"\b(?:lend|lending|loan)[a-z ]{0,12}\b(?:sleep (?:well|easy|soundly|at night)|easy mind|peace of mind|without worr(?:y|ying))"
)
"""哪些做流贷合适, 贷给他睡得着觉: the same, by what a loan to them would be like."""
