"""Orders to approve what an officer has put together, in the words of an application: 据此核准授信一千万, 为其办理增额审批,
同意它的续贷申请, sign it off. The program never does.

What frames the order is no question (材料都齐了，没什么问题，直接批); who may approve is one. Expects folded text.
"""

from __future__ import annotations

import re

_AT_ONCE = (
    r"(?:直接|径直|径行|据此|照此|就此|按此|依此|由此|立即|立刻|即刻|马上|赶紧|赶快|尽快|抓紧|现在|这就|干脆|索性|顺手|顺便|一并|先|就|"
    r"(?:请|麻烦|劳烦|烦请|烦劳|有劳)(?:你|您)?|你|您|系统|帮我|替我|给我|帮忙|代我|予以|给予)"
)
_FOR_IT = (
    r"(?:(?:为|给|替|帮|对)(?:其|它|他|她|这家|那家|该户|这户|该企业|该公司|人家|客户|企业)(?:企业|公司)?)?"
)
_OF_CREDIT = (
    r"(?:授信|贷款|额度|增额|增信额度|提额|增贷|续贷|展期|放款|用信|授信申请|申请|这笔|该笔|那笔|这户|该户)"
)
_APPROVAL = re.compile(
    # 据此直接核准授信一千万元, 请为其办理增额审批, 你直接批准这笔贷款
    rf"{_AT_ONCE}{_FOR_IT}(?:予以)?(?:批准|核准|核批|批复|准予|授予|审批通过|审批|批掉|同意|通过|发放|核定|核给|出具)(?:了|给|通过|同意|掉|好)?"
    rf"(?:它|他|其|这家|该户|该企业)?(?:的)?[^,，。;；?？的]{{0,6}}?{_OF_CREDIT}|"
    rf"{_AT_ONCE}{_FOR_IT}(?:办理|办好|办掉|办了|办完|走完|走掉|完成|启动并通过|提交并通过|做个|做掉)(?:一下|了|好)?[^,，。;；?？的]{{0,8}}?"
    r"(?:审批|核准|批复|增额|提额|增贷|放款|放贷|发放|授信|续贷|展期)(?:手续|流程|审批|业务|事宜)?(?=$|[,，。;；!！吧了])|"
    # 同意X的续贷申请, 准予该户放款
    rf"(?:^|[,，。;；]|{_AT_ONCE})(?:批准|核准|准予|同意|通过)(?!率|后|的|时|日期|条件|意见|书|流程|权限)[^,，。;；?？]{{0,30}}"
    r"(?:申请|授信|贷款|额度|增额|提额|续贷|展期|放款)(?:申请|业务)?(?:吧|了)?(?=$|[,，。;；!！])|"
    # 这户你直接通过, 这笔就给过了吧
    r"(?:这|那|该)(?:一)?(?:户|笔|家|单|个)(?:贷款|授信|申请|企业|公司)?[,，]?(?:你|您|系统|就|直接|先|赶紧|马上|给我|帮我|替我)+(?:给)?(?:通过|批准|核准|批|过|放款|放行|同意)"
    r"(?:了|掉|吧|就行|得了|算了|即可)*(?=$|[,，。;；!！])"
)
_APPROVAL_EN = re.compile(
    r"(?:^|[,.;!]\s*|\b(?:just|please|kindly|now|then|simply|go ahead and|can you|could you|would you|you|so) )"
    r"(?:sign (?:it|this|them|that|these) off|(?:approve|authori[sz]e|sanction|clear|rubber-?stamp|wave through|okay|grant) (?:it|this|them|that|the (?:loan|credit|facility|line|limit|increase|renewal|application|request|deal|drawdown))|"
    r"(?:raise|increase|extend|renew|double|top up) (?:its|their|his|her|this firm's|the firm's|the client's) (?:credit )?(?:limit|line|facility|loan)s?)\b"
)
_NO_MATTER = re.compile(
    r"(?:也|都)?没(?:有)?(?:什么|啥|任何)(?:大|太大)?(?:的)?(?:问题|毛病|瑕疵|风险|意见|不妥|好说的?|可说的?|可挑的?|障碍)?|什么都(?:齐|好|有|没问题|合格|没毛病)(?:了|全)?|"
    r"(?:不管|无论|甭管|不论)[^,，。;；]{0,8}|(?:怎么|咋|如何)(?:看|说|算|查)都(?:行|可以|没问题|合格)|该有的都有|"
    r"\b(?:nothing|whatever|no matter what)\b[^,.;]{0,20}[,.;]"
)
"""没什么问题: words of a question that ask nothing."""
_QUESTION = re.compile(
    r"谁|哪|什么|啥|怎么|咋|如何|几|多少|规定|办法|权限|条件|要求|能不能|能否|可否|可不可以|是否|会不会|该不该|要不要|需不需要|[吗么没][?？。]*$|"
    r"\b(?:who|what|how|which|when|whether|why|may|must|should|need|does|did|has|have)\b"
)
_LONGEST = 240


def frames_no_question(text: str) -> str:
    """The text without the words of a question that ask nothing: 没什么问题, 不管谁来看."""
    return _NO_MATTER.sub("", text)


def orders_approval(text: str) -> bool:
    """Whether a folded text, its polite question taken off, orders an approval; none that asks anything does."""
    if len(text) > _LONGEST:
        return False
    said = frames_no_question(text)
    ordered = _APPROVAL.search(said) or _APPROVAL_EN.search(said)
    return ordered is not None and _QUESTION.search(said) is None
