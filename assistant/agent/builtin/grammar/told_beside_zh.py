"""Leaves out of a Chinese turn about a list what limits no firm: why it is said (行长就爱听这个, 省得撞枪口上), what once
happened (前年有家开了八个月就关门), who wants it (师傅说还要…), and that it is a proposal (要不先去掉, 可以加上吗).

Their words would deny, limit or date what the list is. Knows no trade; expects folded text in the standard language.
"""

from __future__ import annotations

import re

_CLAUSE = r"[^,，。;；!！?？]"
_BEGINS = r"(?:^|(?<=[,，。;；!！?？]))\s*"
_STOPS = r"\s*(?:$|[,，。;；!！?？]+)"
_NO_CONDITION = rf"(?!{_CLAUSE}*(?:[\dA-Da-d]|[一二两三四五六七八九十百千]+[个家户年万级人]|的(?:企业|公司|户)?\s*(?:$|[,，。;；!！?？])|不要|去掉|排除|剔|删))"
"""A clause that names a figure, or firms with 的, can limit whoever says it: 风险部只认A级的."""
_WHO = (
    r"(?:[\u4e00-\u9fff]?(?:行长|领导|主任|经理|老板|老总|主管|科长|处长|师傅|同事|组长)|[总省分支]行|上[面头级]|风险部?|风控部?|审批(?:部|岗|人|那边)?|信审|"
    r"贷审会|审贷会|合规部?|审计|监管|银监|评审|会上|公司部|普惠部|[科部行]里|后台|授信部)(?:那边|那里|那关|这边|们|他们)?"
)
_FEELS = (
    r"(?:爱|喜欢|不喜欢|认(?!定)|不认|不批|不收|不让|不给过|不过|过不了|通不过|卡|盯|看重|看中|在乎|讲究|忌讳|烦|嫌|骂|催|发话|敏感|关注|紧张|头疼|怕|"
    r"[管查抓看问]得|会问|要问|问责|批评|有意见|没意见|偏好|不高兴|高兴|不放心|放心|不踏实|踏实|满意|不满意|顾虑|有顾虑)"
)
_ATTITUDE = re.compile(
    rf"{_BEGINS}{_NO_CONDITION}{_WHO}(?:就|都|也|最|只|肯定|一向|一直|现在|最近|老|总是?|绝对|根本|今年|今天|又|还|会|比较|特别|很|挺)*{_FEELS}{_CLAUSE}{{0,8}}{_STOPS}"
)
"""行长就爱听这个, 风险部不认, 上面查得紧."""
_BECAUSE = re.compile(
    rf"{_BEGINS}{_NO_CONDITION}(?:省得|省的|免得|以免|不然的?话?|要不然|否则|毕竟|反正|谁叫|谁让|万一|就怕|我?怕|因为|由于|考虑到|鉴于){_CLAUSE}{{1,30}}{_STOPS}"
)
"""省得撞枪口上, 反正国企轮不到我们."""
_ONCE = re.compile(
    rf"{_BEGINS}(?:上次|上回|上个?月|去年|前年|那年|之前|以前|[早前头]几年|早年|前阵子|前些年|年初)(?:我们?|咱们?|行里|支行|隔壁|这边|就|也|还|曾)*"
    rf"(?:有|出|碰|遇|栽|吃|踩|放|贷|批)(?:到|上|过|了)*(?:一|两|个|几|大)*(?:家|户|个|笔|次|回|亏|坑|跟头|雷)(?!{_CLAUSE}*的(?:企业|公司|户)?{_STOPS}){_CLAUSE}{{2,30}}{_STOPS}"
)
"""前年有家开了八个月就关门: what once happened."""
_SUFFERS = re.compile(
    rf"{_BEGINS}(?:(?:害得?|坑|搞得|弄得|气得|急得)(?:我|咱|人|大家|行里){_CLAUSE}{{1,12}}|(?:我们?|咱们?)?(?:都|可|真|实在|也|还|被)*(?:吃过?了?(?:大|不少)?亏|跑断腿?|挨骂|挨批|背锅|怕了|受够|折腾|白跑){_CLAUSE}{{0,8}}|(?:人|老板|门)都?(?:找不到|跑了|不见了?|没了|锁了){_CLAUSE}{{0,4}}"
    rf"|(?:这样|那样|看着|听着|我|也|就|还|才|能|更|比较|太|有点|心里|说起来)*(?:乱|杂|看花眼|眼花|看不过来|跑不过来|忙不过来|管不过来|没底|不踏实|发毛|有数|放心|不放心|靠谱|稳当|稳妥|保险|踏实|好交差|好汇报|好看|省心|省事|撞枪口)(?:了|些|点|一点|一些|得很|上|嘛|啊|哈)*){_STOPS}"
)
"""害我跑断腿, 这样稳妥些."""
_TOLD = (_ATTITUDE, _BECAUSE, _ONCE, _SUFFERS)
_SAYS = re.compile(
    rf"{_BEGINS}(?:我们?|咱们?)?{_WHO}(?:刚才?|又|还|也|昨天|今天|特别|特意|反复|那边|都)*(?:说|讲|要求|交代|吩咐|提醒|强调|发话|建议|打招呼|的?意思是)(?:了|过|下来|我|一声|一句)*[,，:：]?(?={_CLAUSE}{{3,}})"
)
"""师傅说还要成立五年以上的."""
_EDITS = r"(?=(?:就|先|再|也|都|把|将|给我|帮我|直接)*(?:去|删|剔|排|加|只|换|改|按|拿|放|留|算|扩|筛|扣|移|不要|刨|划|踢))"
_PROPOSES = re.compile(
    rf"(?:要不要?(?![是然得])|不如|干脆|索性|不妨){_EDITS}|{_BEGINS}(?:能不能|可不可以|可否|能否|是否可以|可以|是不是(?:可以|该|应该|要)?){_EDITS}"
)
"""有行政处罚的要不先去掉."""
_ASKS_LEAVE = re.compile(
    r"[,，]\s*(?:你|您|麻烦|请|帮我|给我)?(?:可以|能|行|能不能|可不可以|可否|要不要|也|再|就|一起|一并|帮我|给|把)*(?:加|算|带|补|添|放)(?:上去?|进去|进来)(?:这个|这一?条|这一?项|条件|去)*(?:吗|么|嘛|不|吧|好吗|行吗|可以吗)*[?？。!！]*$"
)
"""…，可以再加上这个吗."""


def without_what_is_told(text: str) -> str:
    """The turn less what is told beside it; as it was where nothing else would be left."""
    said = _ASKS_LEAVE.sub("", _PROPOSES.sub("", _SAYS.sub("", text)))
    if re.search(r"[,，。;；!！?？].", said):
        for told in _TOLD:
            said = told.sub("", said)
    said = said.strip(" ,，。;；")
    return said if len(said) > 1 else text
