"""Leaves out what only says that a record still stands: 上了失信名单现在都还没下来的, 官司没打完的, 处罚到现在还有效的.

A record that a question asks for is a current one, so such a denial changes nothing; it denies no condition. It may stand
in the clause of its record or in one behind it, in any words, as long as the sentence names a record before. Expects
folded text.
"""

from __future__ import annotations

import re

_RECORD = re.compile(
    r"失信|黑名单|处罚|罚单|罚款|被罚|挨罚|异常|执行|终本|限高|限消|限制(?:高)?消费|诉讼|官司|被告|起诉|案子|案件|欠[着了的]{0,2}(?:税|钱|款)|税款|欠缴|停产|停工|整改|违法"
)
_UNTIL_NOW = r"(?:到现在|到今天|到目前|到如今|直到现在|至今|迄今|目前|现在|眼下|如今|一直|还|仍然|仍|尚|迟迟|都|也|硬是|始终|依然|依旧|而|且|却|但|又|最后)*"
_NOT = r"(?:没有|没得|没能|没|未曾|未能|尚未|未|不曾|莫得)"
_HOW = r"(?:被|给|能|去|来得及|有|得到|从[^,，。;；]{1,6}?)?"
_SET_RIGHT = (
    r"(?:补缴|补交|补齐|补上|补|缴清|缴纳|缴齐|交清|交齐|还清|还上|结清|结掉|结案|结束|结脱|结|了结|了断|移出|移除|移走|移脱|摘掉|摘帽|摘脱|摘|"
    r"解除|解脱|解|撤销|撤掉|撤脱|撤|消除|消掉|消脱|消|销掉|销脱|销案|销号|销|修复|处理完|处理好|处理脱|处理|整改到位|整改完|整改好|整改|执行完毕|执行完|履行完毕|履行完|履行|"
    r"退出来|退出|脱身|办结|改好|付清|清掉|清脱|清零|打完|打脱|打结|搞定|搞完|搞脱|弄完|弄好|弄脱|恢复|洗白|洗脱|翻篇|过关|脱帽|除名|审结|判完|判下来|宣判|出来|下来|走出来|出得来|下得来)"
)
_BEHIND = r"(?:了|完|掉|好|清|脱|起)?(?:下来|出来|出去|下去|来)?"
_STANDS = re.compile(
    rf"(?<!视同)(?<!视为)(?<!算作)(?<!等同于)[、,，]?{_UNTIL_NOW}(?<!视同)(?<!视为)(?<!算作)(?<!等同于){_NOT}{_HOW}{_SET_RIGHT}{_BEHIND}(?:(?P<of>的)|(?:嘛|哦|啊|呢|哈|咯|了|吧|噻|那些|那几家|那种)*"
    r"(?=$|[,，、。;；?？!！)]|企业|公司|厂|单位|客户|户|有|是|就|都|也|统统|一律|全|莫|不|别|请|哪|给|列))"
)
_IN_FORCE = re.compile(
    r"[、,，]?(?:到现在|到今天|到目前|到如今|直到现在|至今|迄今|目前|现在|眼下|如今|一直|这会儿|也|却|而且|并且|而|且)*(?P<again>(?:行政)?(?:处罚|罚单|罚款|决定|记录|名单|案子|执行|失信|异常|它))?(?:也|都|一直|现在|到现在|目前)*"
    r"(?:还|仍|尚|依然|仍然|依旧|还是)(?:都|处于?|处在|在|为|系|属于?)?(?:是)?(?:现行有效|现行|公示|执行|有效期?内?|有效|生效中?|存续|存在|公示期?[内中]?|挂着|挂在网上|在册|在案|在身上|在头上|没过期|没失效|没到期|未到期)(?:状态)?(?P<of>的)?"
)
"""去年吃了罚单、到现在处罚还有效的: a record that is asked for is in force anyway."""
_OF_A_PAPER = re.compile(r"(?:证|照|许可|资质|牌照?|质量|合同|有效期?)[^,，。;；]{0,4}$")
_SENTENCE_ENDS = "。!！?？"


def without_still_standing(text: str) -> str:
    """Folded text without the words by which a record before them was not set right."""
    if _RECORD.search(text) is None:
        return text

    def in_force(match: re.Match[str]) -> str:
        before = text[: match.start()]
        if not _RECORD.search(before[-40:]) or (match["again"] is None and _OF_A_PAPER.search(before)):
            return match[0]
        return "的" if match["of"] and not before.endswith("的") else ""

    text = _IN_FORCE.sub(in_force, text)
    if re.search(_NOT, text) is None:
        return text

    def written(match: re.Match[str]) -> str:
        before = text[: match.start()]
        begins = max(before.rfind(mark) for mark in _SENTENCE_ENDS) + 1
        if _RECORD.search(before, begins) is None:
            return match[0]
        alone = match[0][0] in ",，" and not before.endswith("的")
        return "的" if match["of"] and not before.endswith("的") and not alone else ""

    return _STANDS.sub(written, text)
