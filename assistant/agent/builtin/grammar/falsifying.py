"""Requests, however polite, to make records or a report say less or better than is so: 那笔执行先在系统里抹了, 尽调里别写那桩官司,
leave the dishonest entry out of the summary, flip it back to zero days past due. The program never does."""

from __future__ import annotations

import re

_BAD_ZH = r"(?:记录|执行|处罚|罚单|失信|老赖|逾期|官司|诉讼|案子|案件|欠税|预警|异常|黑名单|污点|不良|终本|限高|负面)"
_PAPER_ZH = r"(?:尽调|报告|摘要|材料|底稿|方案|档案|画像|简介|上会)"
_BAD_EN = r"(?:dishonest|enforcement|penalt(?:y|ies)|lawsuits?|court|overdue|arrears|default|warnings?|abnormal|tax[- ]arrears|past[- ]due|negative|bad|blacklist)"
_PAPER_EN = r"(?:summary|report|memo|file|profile|write-?up|due diligence|dossier|paper|records?|system|database|books)"
_FALSE_ZH = re.compile(
    rf"(?:那|这|该|它|他)(?:一)?(?:条|笔|桩|件|个|起|次|些|几[条笔个])(?:的)?[^,，。;；?？]{{0,8}}?{_BAD_ZH}[^,，。;；?？]{{0,14}}?(?:抹|藏|隐|遮|瞒|盖住|压下|压一压|撤下来|拿掉|拿下来|摘掉|清掉|删|改掉|弄没|去掉)|"
    rf"{_BAD_ZH}[^,，。;；?？]{{0,12}}?(?:先|帮我|给我|替我)?(?:在|从)?(?:系统|库|后台|台账)里?(?:先|给我|帮我)?(?:抹|藏|删|去|撤|改|清|隐)(?:了|掉|去|除|起来|一下)|"
    rf"{_BAD_ZH}[^,，。;；?？]{{0,10}}?(?:藏|隐|瞒|压|遮|盖)(?:一?下|起来|住|下来?|着|了)|"
    rf"{_BAD_ZH}[^。;；?？]{{0,30}}?{_PAPER_ZH}(?:里头?|里面|中|上)?(?:就|先|都|一概)*(?:别|不要|不用|甭|莫)(?:再)?(?:写|提|体现|出现|放|列|反映|说)|"
    rf"{_PAPER_ZH}(?:里头?|里面|中|上)?(?:就|先|都)*(?:别|不要|不用|甭|莫)(?:写|提|体现|出现|放|列|反映)[^,，。;；?？]{{0,10}}?{_BAD_ZH}|"
    rf"(?:出|写|做|弄|来)(?:一?份|个)?(?:干净|漂亮|好看|没毛病)(?:一?点|些)?的(?:$|[,，。!！]|{_PAPER_ZH})|"
    r"逾期[^,，。;；?？]{0,10}(?:归零|清零|改回|调回|改成(?:零|0|正常)|调成(?:零|0|正常)|抹平)"
)
_FALSE_EN = re.compile(
    rf"\b(?:leav(?:e|ing)|keep(?:ing)?|tak(?:e|ing)|drop(?:ping)?|omit(?:ting)?|hid(?:e|ing)|bury(?:ing)?|los(?:e|ing)|scrub(?:bing)?|strip(?:ping)?|cut(?:ting)?|exclud(?:e|ing))\b (?:the|that|its|his|their|this|those|any) (?:[a-z-]+ ){{0,3}}?{_BAD_EN}(?: [a-z-]+){{0,3}}? (?:out of|off|from) (?:the |its |their |our )?(?:[a-z-]+ ){{0,2}}?{_PAPER_EN}\b|"
    rf"\b(?:leave|keep|take) (?:out|off|away) (?:the|that|its|his|their) (?:[a-z-]+ ){{0,3}}?{_BAD_EN}[^.?]{{0,30}}\b{_PAPER_EN}\b|"
    rf"\b(?:hide|bury|scrub|cover up|gloss over|paper over) (?:the|that|its|his|their|this) (?:[a-z-]+ ){{0,3}}?{_BAD_EN}|"
    rf"\b(?:leave|keep) (?:its|the|that|their) (?:[a-z-]+ ){{0,2}}?{_BAD_EN}(?: [a-z-]+){{0,2}} (?:unmentioned|out of sight|quiet)|"
    r"\b(?:flip(?:ping)?|set(?:ting)?|reset(?:ting)?|put(?:ting)?|roll(?:ing)?|bring(?:ing)?|turn(?:ing)?|switch(?:ing)?|mov(?:e|ing)|chang(?:e|ing)|mark(?:ing)?)\b [^?.;]{2,60}? (?:back )?(?:to|as) (?:zero|0|no|nil) days? (?:past due|overdue|late)|"
    r"\b(?:flip|set|reset|put|roll|turn|switch|mark)\b [^?.;]{2,60}? (?:back )?(?:to|as) (?:current|performing|clean)\b[^?.;]{0,20}(?:before|until|for) (?:the )?(?:audit|review|inspection)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"能不能查|哪些|哪几|有没有|多少|规定|怎么规定|which|who\b|how many|may we|are we allowed|what (?:does|happens)",
    re.IGNORECASE,
)
"""A question about such records, or about what may be done with them, is no request to falsify them."""


def wants_records_false(text: str) -> bool:
    """Whether a folded text asks for records to be hidden, changed or left out of a report."""
    return (_FALSE_ZH.search(text) or _FALSE_EN.search(text)) is not None and _ASKS.search(text) is None
