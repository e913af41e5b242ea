"""Leaves out what an officer tells of the bank's own work: that the book is thin, which review the list goes into, what a
product of the bank needs.

手上客户太少, 做中标贷的存量梳理, 做应收账款质押这个产品需要找上游: such words name clients, pledges and links of a chain as
conditions do, and speak of no firm that is wanted. Also writes what must not be (不能是老客户) as what is not. Expects
folded text.
"""

from __future__ import annotations

import re

_CLAUSE = r"[^,，。;；!！?？:：\n]"
_BEGINS = r"(?:^|(?<=[,，。;；!！?？:：\n]))\s*"
_WE = r"(?:我们?|咱们?|本行|我行|支行|行里|这边|部里|科里|[\u4e00-\u9fff]{1,4}部)"
_THIN_BOOK = re.compile(
    rf"{_BEGINS}(?:因为|由于|可是|但是?|主要是)?(?:{_WE}|手上|手里|手头|手底下|名下|管户|管着?|负责|跟着?|片区|辖内|辖区|的|现在|目前|这块|确实|实在)*(?:存量|老|贷款|授信|对公|有效|优质|储备|新)?"
    r"(?:客户|客源|客群|户头)(?:数量?|户数|资源|基础|群体|储备|规模|名单)?(?:现在|目前|确实|实在|真的|有点|比较|相对|还是?|都|也|就|是)*"
    r"(?:太少|太薄|不太?多|不够|很少|偏少|较少|少得可怜|少得很|少|有限|薄弱|单薄|不足|没几[个户家]|[就只](?:有|剩)?(?:那么|这么|那|这)?(?:几|一两|两三|三五)[个户家]|见底|枯竭|紧张|流失(?:得|了)?(?:严重|厉害|不少|很多|快)?|掉得(?:厉害|快))"
    r"(?:了|啊|呀|呢|得很)*[,，。;；]"
)
"""手上客户太少，: of what the officer has."""
_REVIEW = (
    r"(?:梳理|盘点|摸底|摸排|排查|回顾|检视|清理|分析|管理|维护|压降|回访|核查|普查|整理|复盘|台账|报告|统计)"
)
_BOOK_REVIEWED = re.compile(
    rf"(?:的)?存量(?:的)?(?:业务|情况|数据|工作|风险|资产|授信|贷款|信贷)*的?(?={_REVIEW})"
)
"""做中标贷的存量梳理: a review of the bank's book, which asks for no clients."""
_DEPARTMENT = re.compile(
    rf"{_BEGINS}(?:我们?|咱们?|分行|总行|支行|本行)?(?:授信|信贷|风控|风险|普惠|公司|零售|小微|合规|资产保全|审计|内控|营销|业务|三农|机构|审批|评审|贷后|供应链)(?:管理|审批|评审|业务|金融|控制|审查|营销|银行)*(?:部门?|中心|科|条线)"
    r"(?:这边|那边|的?同事|的?领导)?(?=(?:最近|正在?|在|要|想|让|叫|需|今年|本[月季年]|这个?月|这个?季度|下个?月|近期|拟|准备|打算|安排|布置|通知))"
)
"""授信部在做…, 风险部要…: who works at it, and no credit or risk of firms."""
_LOAN = (
    r"(?:(?:应收账款|应收款|订单|仓单|存货|股权|专利|知识产权|设备|动产|中标|政采|供应链|国企|合同|票据|税|信用|绿色|流动资金|科创|商标|保单)*"
    r"(?:质押|抵押|保理|贴现|融资|贷款?|信用证|保函|担保))"
)
_WHAT_A_LOAN_NEEDS = re.compile(
    rf"{_BEGINS}(?:{_WE}|现在|最近|今年|因为|由于|要|想|在|准备|打算|计划|正)*(?:做|推|办|开展|推广|推动|试点|搞|发展|营销|上)(?:一?[个笔款项])?{_LOAN}(?:这个|这款|这类|这种|这项|该|的)?(?:产品|业务|品种|项目|方案)?(?:的话|时)?[,，]?"
    r"(?:需要|必须|首先|一般|都|要|得|先|想|是)+(?:从)?(?:找|看|有|对接|摸清|了解|掌握|依托|盯|瞄准|切入)(?:到|准|着|住)?"
    r"(?:上下游|上游|下游|核心企业|链主|买方|卖方|买家|供应商|供货商|客户|企业|对象|源头|场景|客群|户)(?:企业|客户|入手|做起|切入)?[,，。;；]\s*(?:所以|因此|故|为此)?(?=.{6,})"
)
"""做应收账款质押这个产品需要找上游，: what the bank's product needs."""
_FOR_ONES_PAPERS = re.compile(
    rf"[,，。;；]\s*{_WE}(?:这边|正|要|得|想|拿来|拿去|用来|好|是|需要|等着|急着|也)*(?:做|写|编|报|填|整理|准备|出|更新|登记|备|建|补|交)(?!的){_CLAUSE}{{1,14}}?(?:要用|用的|用得[着上]|使用|用到|需要|要的|用)(?=\s*(?:$|[。.!！;；,，]))"
)
"""…发我一份，我做环保台账要用: what the list goes into."""
_MUST_NOT_BE = re.compile(
    rf"(?P<b>{_BEGINS}(?:还有|另外|也|而且|并且|且|但|但是|最好|必须|要求|条件是|前提是|就是|只是)*[,，]?|(?<=[,，、](?:也|还|且|但|要))|(?<=企业)|(?<=公司))(?:一定|绝对|千万)?(?:不能|不可以|不可|不得|不准|不许|不应该?|不该)(?:再)?是(?!.*(?:吗|么|规定|为什么))"
)
"""还有不能是我们行的老客户: of whom it must not be."""
_WAYS_OF_ORDER = re.compile(
    r"(?:从|由|自|按)(?P<a>[高低大小多少长短早晚新旧老近远])(?:至|到|往|向|及)(?P<b>[高低大小多少长短早晚新旧老近远])"
)
"""由长至短."""


def without_officers_work(text: str) -> str:
    """Folded text without clauses on the bank's own work; never empty where `text` was not."""
    kept = _THIN_BOOK.sub("", _BOOK_REVIEWED.sub("", _DEPARTMENT.sub("", text)))
    kept = _FOR_ONES_PAPERS.sub("", _WHAT_A_LOAN_NEEDS.sub("", kept))
    kept = kept if len(kept.strip()) > 3 else text
    return _WAYS_OF_ORDER.sub(r"从\g<a>到\g<b>", _MUST_NOT_BE.sub(r"\g<b>不是", kept))
