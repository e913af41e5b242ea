"""Takes away what is counted or said a second time, and limits nobody: the number of conditions before they are named,
the number of firms when it comes again, the ends of a range that are taken in, the years that a span comes to.

条件就两个，一是…，二是…; 最早的五家是哪五家; 三人以上（含三人）; 2015年到2018年这四年之间. Such figures look like conditions of their own.
Expects folded text.
"""

from __future__ import annotations

import re

_N = r"(?:\d{1,3}|[一二两三四五六七八九十几]{1,3})"
_BEGINS = r"(?:^|(?<=[,，。;；:：!！?？]))"
_SO_MANY_DEMANDS = re.compile(
    rf"(?:我|我们)?(?:的)?(?:条件|要求|标准|门槛|杠杠|硬杠杠|口径)(?:也|就|只|有|是|一共|总共|拢共|统共)*{_N}(?:个|条|点|样|项|道)(?:而已)?[,，:：]"
)
"""条件就两个，…"""
_NUMBERED = re.compile(
    rf"{_BEGINS}(?:第)?[一二三四五](?:是|则|来|要|得)(?:要|得|必须|须|应)?(?!家|户|个|年|些)"
)
_FIRST_AND_SECOND = re.compile(
    rf"{_BEGINS}(?:第)?一(?:是|则|来|要|得).{{2,60}}?[,，;；。](?:第)?二(?:是|则|来|要|得)", re.DOTALL
)
_SAID_AGAIN = re.compile(
    rf"(?P<n>{_N})(?P<u>家|户|个|名)(?P<i>企业|公司|厂)?(?:都|分别|各|到底|究竟|具体)*是(?:哪|那)(?P=n)(?P=u)?(?:企业|公司|厂)?"
)
"""最早的五家是哪五家."""
_UNITS = r"(?:个?人|名|家|户|年|岁|天|个?月|次|个|万元|亿元|元|万|亿|千万|百万)"
_ENDS_TAKEN_IN = re.compile(
    rf"[(（,，]\s*(?:均)?(?:含|包含|包括|都含|也含)(?:{_N}{_UNITS}|[\d.]+{_UNITS}|(?:上下|两|首尾)?(?:两)?(?:端|头|端点|本数|限|数|边)|本数|首尾)(?:都)?(?:在内|内)?\s*(?:[)）]|(?=[,，。;；]|$))"
)
"""(含三人), (含两端)."""
_ENDS_LEFT_OUT = re.compile(
    rf"(?P<f>[\d.一二三四五六七八九十百千万亿]{{1,9}}{_UNITS}?)(?:及)?(?P<way>以上|以下)\s*[(（,，]\s*不(?:包?含|包括)(?:(?P=f)|本数)\s*(?:[)）]|(?=[,，。;；]|$))"
)
"""五十人以上（不含五十人）."""
_DAY_LEFT_OUT = re.compile(
    r"(?P<d>(?:19|20)\d{2}年[^()（），,]{0,6}?)(?P<way>以前|之前|前)\s*[(（]\s*不(?:包?含|包括)(?:(?P=d)|当年|当日|当天|当月|本数)\s*[)）]"
)
"""2015年以前（不含2015年）: 以前 leaves it out anyway."""
_SPAN_SUMMED = re.compile(
    rf"(?<=[日月年号底末])[,，]?(?:也就是|就是)?(?:这|那)(?:整整|短短|前后)?(?:{_N})(?:整)?(?:年|个月|个季度|天)(?:的)?(?:时间|期间)?(?:里头|里面|里|之间|之内|当中|间|内)?"
)
"""2015年到2018年这四年之间."""
_GUESSED = re.compile(
    rf"(?:我|我们|咱)?(?:记得|记着|印象中|印象里|印象是|估计|估摸着?|好像|大概)(?:是|有|得有|总共|一共|大概)*{_N}(?:来|多|好)?(?:几)?(?:家|户|个)(?:吧|左右|上下|来着|样子|的样子)*[,，]"
)
"""我记得是十几家，具体是多少家: the figure is what is asked."""
_STILL_SHORT = re.compile(
    rf"{_BEGINS}(?:我|我们|咱们?|支行|行里|团队)(?:手上)?(?:这个?月|本月|下个?月|这?个?季度|本季度|今年|年底)?(?:的)?(?:任务|指标|业绩|户数)?(?:上|里)?(?:还|都|就|才|也)*(?:差|缺)(?:着|了)?(?:{_N}(?:户|家|个|单|笔)(?:的)?(?:新增|新户|新客户?|任务|指标|名额|放款|投放|贷款|有贷户)?)?(?:没(?:完成|着落|凑够|找到))?(?:呢|了|啊|哦|嘛)*[,，]?"
)
"""我这个月还差两户呢."""
_SPELL = r"(?:[\d一二两三四五六七八九十半几]{1,4}(?:来|多|几)?(?:个)?(?:多|半)?(?:天|日|周|星期|礼拜|月|季度|工作日)(?:多|半|左右|不到)?)"
_TIME_LEFT = re.compile(
    rf"{_BEGINS}(?:眼看|眼瞅着|眼见)?(?:离|距离?|到)(?:今年)?[^,，。;；的]{{1,10}}?(?:就|也|都|只|仅|还|剩下?|不到|不足|有|没|差|最后|不过)+{_SPELL}(?:时间)?(?:了|呢|啊)*[,，。;；]|"
    rf"{_BEGINS}(?:今年|年底|这?个?季度|本季度|本月|这个月)?(?:就|也|都|还|离)*(?:只)?(?:剩|余)(?:下|了)?(?:不到|最后)?(?:这)?{_SPELL}(?:时间)?(?:就?(?:到|是|要)(?:年底|季末|月底|年关|过年|考核|春节))?(?:了|呢|啊)*[,，。;；]|"
    rf"{_BEGINS}(?:再|还)(?:有|过|剩)(?:不到)?{_SPELL}(?:就|便)?(?:要|是|到)?(?:年底|季末|月底|年关|过年|考核|年终|决算|收官|春节|年末)(?:了|呢|啊)*[,，。;；]"
)
"""离年底就两个月了, 再有二十天就季末了: the time that the officer has left."""
_LOAN_SHORT = re.compile(
    rf"{_BEGINS}(?:(?:我|我们|咱们?|支行|行里|团队|手上|手里|这个?月|本月|下个?月|这?个?季度|本季度|今年|年底|上|里|的|这边)|(?!小微)[\u4e00-\u9fff]{{0,2}}(?:贷款|信贷|授信|贷)|投放|任务|指标|业绩|户数|名额|拓户|考核){{1,6}}"
    rf"(?:还|都|就|才|也|仍|尚|只)+(?:差|缺|短|少)(?:着|了)?{_N}(?:户|家|个|单|笔)(?:没(?:完成|着落|凑够|找到)|名额|指标|任务)?(?:呢|了|啊|哦|嘛)*[,，。;；]"
)
"""绿色贷款这个季度还差两户: of which loan the officer has so many still to find."""
_YEARS_BEFORE = re.compile(
    r"(?P<first>大前年|前年)(?:和|跟|、|与|加上?|连|连同)?(?P<last>去年)(?:这|两|2|三)*(?:年)?(?![和跟、与到至]?今年)"
)
"""前年去年两年."""
_TWO_YEARS = re.compile(
    r"(?P<first>大前年|前年|去年)(?:和|跟|、|与|加上?|连|连同|到|至)?(?:去年)?(?:和|跟|、|与|加上?|到|至)?今年(?:这|两|三|年|里|间)*(?=[^年]|$)"
)
"""去年今年: since the first of them."""


def without_counts_said_twice(text: str) -> str:
    """Folded text without figures that repeat or announce what stands beside them."""
    if _FIRST_AND_SECOND.search(text):
        text = _NUMBERED.sub("", text)
    text = _STILL_SHORT.sub("", text) if len(_STILL_SHORT.sub("", text)) > 4 else text
    text = _LOAN_SHORT.sub("", text) if len(_LOAN_SHORT.sub("", text)) > 4 else text
    kept = _TIME_LEFT.sub("", text)
    text = kept if len(kept) > 4 else text
    for said in (_SO_MANY_DEMANDS, _ENDS_TAKEN_IN, _SPAN_SUMMED, _GUESSED):
        text = said.sub("", text)
    text = _DAY_LEFT_OUT.sub(r"\g<d>\g<way>", text)
    text = _ENDS_LEFT_OUT.sub(lambda m: ("超过" if m["way"] == "以上" else "不到") + m["f"], text)
    text = _YEARS_BEFORE.sub(r"\g<first>到\g<last>", text)
    text = _TWO_YEARS.sub(r"\g<first>以来", text)
    return _SAID_AGAIN.sub(lambda again: f"{again['n']}{again['u']}{again['i'] or ''}有哪些", text)
