"""Writes the many ways in which Chinese leaves firms out, or denies a deed after a record, in the words of the grammar.

Three families: firms left out behind what they are (国资的先不碰, 没逾期的别列), a record that was not set right
(欠税没补上的 still owes), and a denial that is denied (不是没有处罚的). Knows no trade; expects folded text.
"""

from __future__ import annotations

import re

_NOT = r"(?:不用|不必|不需要?|无需|无须|不消|不要|别|甭|莫要|莫|免|勿|休|不)"
_HEDGE = r"(?:就|请|一概|一律|统统|通通|全都|全部|都|全|均|可以|咱们|咱|我们|我|你们|你|您|先|暂时|暂|也|还是|则|那就)*"
_NAME_THEM = (
    r"(?:碰|给|列|念|报|说|提|看|算|谈|进|入|来|管|收|推荐|推|找|理会|理|考虑|发|放|留|介绍|展示|显示|出现|纳入|计入|算入|计|统计|搭理|沾|做|"
    r"混|选|挑|拉|捞|拎|寄|写|抄|带|加|要|摆|送|塞|往上报|往里放)"
)
_TOWARDS = r"(?:给我|给咱们?|我|咱们?|了|吧|啦|上来|上|出来|进来|进去|在内|在里面|在里头|里头|里面|啊|嘛|哈|来|它们?|他们|嘞|哦|的)*"
_ENDS = r"(?=\s*(?:$|[,，。;；!！?？、]))"
_WHOM = r"(?<=[的者户厂商企赖])|(?<=企业)|(?<=公司)|(?<=合作社)|(?<=单位)|(?<=国资)|(?<=失信)|(?<=逾期)|(?<=被执行)|(?<=处罚)|(?<=异常)"
"""What stands before the word that leaves them out: 国资的, 服务户."""
_LEFT_OUT = re.compile(
    rf"(?:{_WHOM}){_HEDGE}{_NOT}(?:再|先|往里|往上|往|来|去|给我|给咱们?|拿给我|报给我)*{_NAME_THEM}{_TOWARDS}{_ENDS}"
)
_OUT = re.compile(
    rf"(?:{_WHOM}){_HEDGE}(?:给我|统统)?(?:靠边站?|搁一?搁|搁一边|搁着|放一放|放一边|晾一边|撂一边|就?算了|拉倒|免谈|一边去|边上去|出局|除名|pass掉?|拜拜|毙掉|枪毙|砍掉|不作数|不算数|拉黑){_TOWARDS}{_ENDS}"
)
"""失信的一律靠边站."""
_NO_ACCOUNT = re.compile(
    r"(?:不|没有?|未)在(?:我行|我们行|咱们?行|本行|我们这里?|咱们?这儿?)(?:开过?户|贷过?款|有过?(?:户头?|贷款|业务))"
)
_NO_CREDIT = re.compile(
    r"(?:咱们?行|我们?行|本行|咱们|我们|行里)(?:还|从来|一直|从)?(?:没有?|未)(?:给)?(?:放|贷|批|发)(?:过)?(?:款|信|贷)?(?=的)"
)
"""咱行没放过款的: no client."""
_NONE_OF = re.compile(
    r"没有?(?:啥|什么|任何|半点|一点儿?|哪怕一点)(?=[\u4e00-\u9fff]{2})|(?:从来|从|一直|从未|并)?不(?=(?:欠税|欠款|欠息|逾期|拖欠|失信))"
)
_NOT_AMONG = re.compile(
    r"(?<=[的者户])(?:一律|均|都|全|则)*不在(?:此列|其列|之列|此范围内?|此内|范围内?)(?:之内)?"
)
_FROM_THE_LIST = re.compile(
    r"(?:千万|请|可|就|那就|也)*(?:别|不要|莫要|莫|勿|不用|不必|不能|甭)(?:再)?(?:把|将)(?P<whom>[^,，。;；]{2,30}?)(?:也|都|给|全)*"
    r"(?:混|算|放|列|拉|带|塞|加|弄|搞|报|写|摆|夹|掺|包括|推荐|推|念|给)(?:进来|进去|出来|在内|到?里面|到?里头|进|给我|上来|上|了)?(?=$|[,，。;；!！?？])"
)
"""别把还没跟咱行合作的混进来."""
_LATE_FOR = re.compile(
    r"(?P<record>欠税|欠缴税款?|税款|处罚|罚款|罚单|经营异常名录|经营异常|异常名录|异常|失信名单|失信|黑名单|被执行|执行案?|官司|诉讼|案子|限高令?|限消令?|停产|整改)"
    r"(?:的(?:案子|事|款|钱))?[、,，]?(?:而?且|却|但)?(?:到现在|到今天|到目前|至今|迄今|目前|现在|眼下|一直|还|仍然?|尚|迟迟|都|也)*"
    r"(?:没有|没|未曾|尚未|未|不曾|还没)(?:能|去|来得及|有|被)?"
    r"(?:补上|补缴|补交|补齐|补|缴清|缴纳|缴|交清|交|还清|还上|结清|结掉|结案|结|了结|了|移出来?|移除|移走|摘掉|摘帽?|解除|解|撤销|撤|消除|消掉|消|销掉|销"
    r"|修复|处理完?|处理|整改到位|整改完?|执行完毕?|履行|退出来?|脱身|办结|改好|付清|付|清掉|清|出来|下来|走出来|恢复)(?:了|完|掉|好|清)?(?:(?=的|[,，。;；?？!！吗呢]|$)|(?=企业|公司))"
)
_SET_RIGHT_NOT = r"\g<record>"
_LAPSED_STILL = re.compile(
    r"(?P<record>(?:证|许可|资质|牌照)[^,，。;；]{0,4}?(?:过期|过了期|到期|失效))了?(?:到现在|至今|一直|还|仍然?|尚|也|却)*(?:没有|没|未)(?:去|来得及)?(?:换|续|补办|重办|办|延续|延期|展期)(?:了|上|证|新证|下来)?"
)
_NOT_WITHOUT = re.compile(r"(?:不是|并非|不可能|不会)(?:都|就|完全)?(?:没有过?|没|无)(?!关系)")
_OUT_OF = re.compile(r"(?:除掉|除却|刨开|刨去|抛开|撇开|除开|除去)(?=[^,，。;；]{1,24}(?:以外|之外))")
"""除掉合作社以外: one exclusion in two words."""
_REST_OF = re.compile(r"(?:以外|之外)(?:还)?有没有(?:别的|其他的?|其它的?|别家)?(?=\s*(?:$|[?？吗呢]))")


def in_plain_denial(text: str) -> str:
    """Folded text with what is left out written as 不要 and 排除, and denials that change nothing taken away."""
    if not re.search(r"[不没未无别甭莫勿免休除刨抛撇靠一出毙砍拜拉搁放撂晾算p]", text):
        return text
    text = _NO_ACCOUNT.sub("不是我行客户", text)
    text = _NO_CREDIT.sub("不是我行客户", text)
    text = _NOT_WITHOUT.sub("有", text)
    text = _NONE_OF.sub("没有", text)
    text = _LATE_FOR.sub(_SET_RIGHT_NOT, text)
    text = _LAPSED_STILL.sub(r"\g<record>", text)
    text = _OUT_OF.sub("除了", text)
    text = _REST_OF.sub("以外有哪些", text)
    text = _NOT_AMONG.sub("不要", text)
    text = _FROM_THE_LIST.sub(r"排除\g<whom>", text)
    return _LEFT_OUT.sub("不要", _OUT.sub("不要", text))
