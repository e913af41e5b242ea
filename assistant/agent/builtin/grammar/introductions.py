"""Officers who say who they are and ask for nothing: 我是昌明支行新来的客户经理. A branch in it limits no list."""

from __future__ import annotations

import re

_PLACE = r"[\u4e00-\u9fff]{0,10}?(?:支行|分行|总行|联社|营业部|网点|银行|行里|公司部|小微部|信贷部|风险部|风控部|普惠部|三农部|授信部|审批部|审查部|业务部|管理部|中心)"
_NEW = r"(?:(?:今年|上个?月|这个?月|上周|这周|最近)?(?:新|刚刚?|才)(?:来|到|调来|调过来|入职|上岗|报到|毕业|分来|轮岗过来)的?|负责[\u4e00-\u9fff]{1,6}的)"
_ROLE = r"(?:客户经理|信贷经理|信贷员|业务员|理财经理|大堂经理|副?行长|行长助理|主任|科长|经理|柜员|实习生|新人|新员工|新同事|同事|审查员|审批人|专员|助理|负责人|员工|职员|主管|管培生|学员)"
_NAME = r"(?:小|老)?[\u4e00-\u9fff]{1,3}"
_KIND = r"(?:以后)?(?:请|还请|还望|望)?(?:您|你|大家)?(?:多多|多)(?:关照|指教|帮忙|帮助|指点|包涵)|(?:今天)?(?:是)?(?:第一[天次]|头一[天次回]|第一回|初次|刚开始)(?:上班|报到|上岗|用|使用|来)(?:你们?|这个|系统|工具|助手)*|(?:你|您)好|很高兴认识(?:你|您)|认识一下"
_GREETS = r"(?:你们?好|您好|大家好|各位好|早上好|早安|上午好|中午好|下午好|晚上好|早|嗨|哈喽)(?:呀|啊|哦)?"
_INTRODUCES = re.compile(
    rf"(?:{_GREETS})?(?:{_KIND})?(?:我们?|本人|这边|这里)(?:呢|就)?(?=(?:叫|姓)|.*(?:{_PLACE}|{_NEW}|{_ROLE}))(?:(?:叫|姓){_NAME}(?:我?是|来自)?|是|来自)(?:{_PLACE})?的?(?:{_NEW})?(?:{_ROLE})?(?:{_NAME})?(?:{_NEW})?(?:{_ROLE})?(?:{_KIND})*[啊呀哈哦]?"
)
_ASKS = re.compile(
    r"哪|谁|几|多少|什么|怎|吗|企业|公司(?!部|业务|条线|金融)|名单|清单|供应|客户(?!经理)|查|找|列|筛|想|问|需要|贷款|有没有|情况|介绍"
)
"""Words that ask for something or speak of firms."""
_LONGEST = 40


def introduces_oneself(text: str) -> bool:
    """Whether the text, without its stops, only says who speaks."""
    return len(text) <= _LONGEST and _ASKS.search(text) is None and _INTRODUCES.fullmatch(text) is not None
