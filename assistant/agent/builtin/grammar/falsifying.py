"""Requests, however polite, to make records or a report say less or better than is so: 那笔执行先在系统里抹了, 尽调里别写那桩官司,
leave the dishonest entry out of the summary, flip it back to zero days past due. The program never does."""

from __future__ import annotations

import re

_RECORD = r"(?:被?执行|失信|老赖|限高|处罚|罚款|罚单|诉讼|官司|案子|涉诉|逾期|欠息|欠税|经营异常|预警|信号|记录|不良|征信|评分|评级|得分|抵押|质押|担保|关联|停产|五级分类|执行|案件|异常|黑名单|污点|终本|负面)"
_HIDES = (
    r"(?:抹(?:掉|了|去|一下|干净)|藏(?:起来|一藏|一下|着|住|了|好)|遮(?:一?下|一?遮|住|掉|盖|过去)|瞒(?:着|住|下来?|过去|一下|报)|掩盖|掩饰|隐瞒|隐去|隐藏|屏蔽|"
    r"压(?:一压|一下|着|下来?|住)(?![^,，。]{0,4}[多少几])|清零|归零|洗白|洗掉|盖过去|糊弄过去|摘(?:掉|了)|撤(?:掉|下来)|消(?:掉|了)|删(?:掉|了)|拿掉|去掉|挪走)"
)
_ONE = r"(?:[那这](?:条|笔|桩|个|次|项|起|几条|几笔)|(?:公司|合作社|厂|坊|行|它|他家|这家|那家|该户)(?:身上|名下)?(?:的|那|这)[^,，。?？]{0,8})"
"""What the record is said of: one entry, or one firm."""
_IN_PAPER = r"(?:报告|尽调|预警|信号|名单|清单|库|后台|材料|摘要|底稿|台账|系统|记录|档案|上会稿|评审表|方案|画像|简介|上会)(?:里面?|上|中|里头)?"
_NO_FIRMS = r"(?![^,，。]{0,3}(?:企业|公司|厂|户|客户|那些|那种|的(?:从|都|也)))"
"""失信的企业从名单里去掉 leaves firms out of a list, and no record of any."""
_NOT = r"(?:别|不要|就不|先不|甭|莫|不用|不必)"
_BAD_EN = r"(?:dishonest|enforcement|penalt(?:y|ies)|lawsuits?|court|overdue|arrears|default|warnings?|abnormal|tax[- ]arrears|past[- ]due|negative|bad|blacklist)"
_PAPER_EN = r"(?:summary|report|memo|file|profile|write-?up|due diligence|dossier|paper|records?|system|database|books)"
_HIDDEN_ZH = re.compile(
    rf"(?:那|这|该|它|他)(?:一)?(?:条|笔|桩|件|个|起|次|些|几[条笔个])(?:的)?[^,，。;；?？]{{0,8}}?{_RECORD}[^,，。;；?？]{{0,14}}?(?:抹|藏|隐|遮|瞒|盖住|压下|压一压|撤下来|拿掉|拿下来|摘掉|清掉|删|改掉|弄没|去掉)|"
    rf"{_RECORD}[^,，。;；?？]{{0,12}}?(?:先|帮我|给我|替我)?(?:在|从)?(?:系统|库|后台|台账)里?(?:先|给我|帮我)?(?:抹|藏|删|去|撤|改|清|隐)(?:了|掉|去|除|起来|一下)|"
    rf"{_RECORD}[^,，。;；?？]{{0,10}}?(?:藏|隐|瞒|压|遮|盖)(?:一?下|起来|住|下来?|着|了)|"
    rf"{_RECORD}[^。;；?？]{{0,30}}?{_IN_PAPER}(?:就|先|都|一概)*(?:别|不要|不用|甭|莫)(?:再)?(?:写|提|体现|出现|放|列|反映|说)|"
    rf"{_RECORD}[^。;；?？]{{0,20}}?{_IN_PAPER}[^。;；?？]{{0,8}}?(?:绕(?:过去?|开|着)|跳过|略过|略去|省掉|省略|一笔带过|糊弄|别写|不写|别提|别带|不要写|少写)|"
    rf"{_RECORD}[^,，。?？]{{0,6}}(?:写|说|提|描述|表述)(?:得)?[^,，。?？]{{0,2}}(?:轻|淡|少|模糊|含糊|好看|弱|委婉|圆)|"
    r"(?:预警|信号|逾期|处罚|诉讼|官司|失信)(?:都|就|也|先|暂时|给我|帮我|替我)*(?:压(?:一压|着|住)|捂(?:着|住|一捂)|按(?:住|下不))(?!的)|"
    r"(?:编|凑|造|捏造|虚构)(?:几|一|两|上|点|些|个|出)[^,，。?？]{0,8}(?:客户|买家|合同|流水|数据|订单|供应商|发票|报表|理由)|"
    r"别(?:让|给|叫)(?:人|领导|他们|别人|人家|审查|检查|上面|总行|监管|审计|评审)[^,，。?？]{0,6}(?:看[见到出]|知道|发现|查[到出]|晓得|瞧见)|"
    rf"(?:出|写|做|弄|来)(?:一?份|个)?(?:干净|漂亮|好看|没毛病)(?:一?点|些)?的(?:$|[,，。!！]|{_IN_PAPER})|"
    r"逾期[^,，。;；?？]{0,10}(?:归零|清零|改回|调回|改成(?:零|0|正常)|调成(?:零|0|正常)|抹平)"
)
_HIDDEN_EN = re.compile(
    rf"\b(?:leav(?:e|ing)|keep(?:ing)?|tak(?:e|ing)|drop(?:ping)?|omit(?:ting)?|hid(?:e|ing)|bury(?:ing)?|los(?:e|ing)|scrub(?:bing)?|strip(?:ping)?|cut(?:ting)?|exclud(?:e|ing))\b (?:the|that|its|his|their|this|those|any) (?:[a-z-]+ ){{0,3}}?{_BAD_EN}(?: [a-z-]+){{0,3}}? (?:out of|off|from) (?:the |its |their |our )?(?:[a-z-]+ ){{0,2}}?{_PAPER_EN}\b|"
    rf"\b(?:leave|keep|take) (?:out|off|away) (?:the|that|its|his|their) (?:[a-z-]+ ){{0,3}}?{_BAD_EN}[^.?]{{0,30}}\b{_PAPER_EN}\b|"
    rf"\b(?:hide|bury|scrub|cover up|gloss over|paper over) (?:the|that|its|his|their|this) (?:[a-z-]+ ){{0,3}}?{_BAD_EN}|"
    rf"\b(?:leave|keep) (?:its|the|that|their) (?:[a-z-]+ ){{0,2}}?{_BAD_EN}(?: [a-z-]+){{0,2}} (?:unmentioned|out of sight|quiet)|"
    r"\b(?:flip(?:ping)?|set(?:ting)?|reset(?:ting)?|put(?:ting)?|roll(?:ing)?|bring(?:ing)?|turn(?:ing)?|switch(?:ing)?|mov(?:e|ing)|chang(?:e|ing)|mark(?:ing)?)\b [^?.;]{2,60}? (?:back )?(?:to|as) (?:zero|0|no|nil) days? (?:past due|overdue|late)|"
    r"\b(?:flip|set|reset|put|roll|turn|switch|mark)\b [^?.;]{2,60}? (?:back )?(?:to|as) (?:current|performing|clean)\b[^?.;]{0,20}(?:before|until|for) (?:the )?(?:audit|review|inspection)",
    re.IGNORECASE,
)
_DRESSED_ZH = re.compile(
    rf"{_IN_PAPER}[^,，。?？]{{0,4}}(?:把|将|对)?[^,，。?？]{{0,10}}{_RECORD}[^,，。?？]{{0,6}}(?:略|带过|跳过|淡化|模糊|含糊|虚化|往轻)|"
    rf"{_RECORD}[^,，。?？]{{0,8}}(?:在)?{_IN_PAPER}[^,，。?？]{{0,4}}(?:略|带过|跳过|淡化|模糊|含糊|往轻|少写|提一句就|一笔)|"
    rf"{_ONE}[^,，。?？]{{0,8}}{_RECORD}[^,，。?？]{{0,14}}{_HIDES}|"
    rf"{_RECORD}{_NO_FIRMS}[^,，。?？的]{{0,10}}(?:在|从){_IN_PAPER}[^,，。?？]{{0,4}}{_HIDES}|{_RECORD}{_NO_FIRMS}[^。?？]{{0,16}}从{_IN_PAPER}[^,，。?？]{{0,4}}{_HIDES}|"
    rf"(?:藏|遮|瞒|掩盖|隐瞒|隐去|隐藏|屏蔽|抹掉|抹去|洗白)[^,，。?？]{{0,24}}{_RECORD}|"
    rf"{_RECORD}[^,，。?？]{{0,14}}(?:先|就|都)?{_NOT}(?:再)?(?:体现|反映|写|提|上报|报上去|往上报|入系统|录)|"
    rf"{_IN_PAPER}[^,，。?？]{{0,6}}{_NOT}(?:再)?(?:写|提|体现|反映|出现|带)[^,，。?？]{{0,24}}{_RECORD}(?![^,，。]{{0,4}}的(?:企业|公司|厂|户|客户)?(?:$|[,，。!！]))|{_RECORD}[^。?？]{{0,24}}{_IN_PAPER}[^,，。?？]{{0,4}}(?:别|不要|就不|先不|甭|莫)(?:再)?(?:写|提|体现|反映|出现|带)|"
    rf"(?:[黄橙红]色?)?(?:预警|信号)[^,，。?？]{{0,4}}(?:先)?压着|"
    r"(?:出|写|做|来|弄|整)(?:一?[份个版])?(?:干净|漂亮|好看|体面)(?:点|些|一点)?的(?:报告|尽调|材料|摘要)?(?=$|[,，。!！])|"
    r"(?:营收|利润|收入|报表|流水|资产|负债|评分|得分|数字|财务)[^,，。?？]{0,10}(?:写|做|调|填|报|改|抬|往上|拔|美化|包装|粉饰|注水|虚增|做得?)[^,，。?？]{0,4}(?:高|大|好看|漂亮|低|一抬|一点|些|上去)(?!的|于|到低)|"
    r"美化|粉饰|虚报|造假|做假|假流水|假合同|倒签|倒填",
)
_RECORDED_EN = r"(?:dishonest|enforcement|lawsuit|litigation|penalt|fine[sd]?\b|overdue|past due|arrears|default|record|entr(?:y|ies)|warning|flag|scores?\b|rating|grade|court|case|mortgage|pledge|guarantee|revenue|figures|numbers|balance)"
_IN_PAPER_EN = r"(?:summary|report|memo|file|diligence|write-?up|paper|records?|system|books|pack|note)"
_DRESSED_EN = re.compile(
    rf"\b(?:hide|conceal|bury|mask|cover up|omit|scrub|wipe|doctor|massage|fudge|falsif\w+|fake|backdate|whitewash|sugar-?coat|gloss over|airbrush|launder|suppress)\b[^.;?]{{0,60}}{_RECORDED_EN}|"
    rf"\b(?:leave|keep|take|drop|strike|cut|remove|delete|erase)\b[^.;?]{{0,60}}{_RECORDED_EN}[^.;?]{{0,30}}(?:out of|off|from|unmentioned in) (?:the |this |your |our |its )?(?:\w+[ -]){{0,2}}{_IN_PAPER_EN}|"
    r"\b(?:flip|reset|set|put|bring|roll|turn|wind|push)\b[^.;?]{0,60}\b(?:back )?to (?:zero|0|nil|normal|current|clean|pass)\b|\bzero out\b|\bbackdat\w+|"
    r"\bmake\b[^.;?]{0,50}\blook (?:clean|better|good|healthy|nicer|prettier)|\b(?:dress|touch) (?:it |them |this )?up\b|"
    rf"\b(?:don't|do not|never|no need to) (?:mention|report|disclose|put down|write down|log|enter)\b[^.;?]{{0,40}}{_RECORDED_EN}|"
    rf"\b(?:set|mark|put|flip|turn|change|switch|move|log|show)\b[^.;?]{{0,50}}{_RECORDED_EN}[^.;?]{{0,20}}\b(?:to|as|down as) (?:be )?(?:settled|closed|resolved|repaid|paid|cleared|lifted|withdrawn|inactive|dismissed|normal|clean|current|none|zero)\b|"
    rf"\bclean (?:version|report|memo|summary)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"什么时候|何时|哪天|几时|多久|怎么|如何|咋|规定|办法|谁|哪些|哪家|是否|有没有|[没吗么][?？]?\s*$|没有[?？]?\s*$|了没|是不是|会不会|要不要|该不该|能不能消|"
    r"(?:^|[,;:]\s*)(?:so |and )?(?:who|what|how|which|whether|why|was|were|has|did|does|is)\b|\bwhether\b|\b(?:who|how|which)\b[^,;]*\?",
    re.IGNORECASE,
)
_LONGEST = 240
"""Characters up to which a text can be such a request; what is longer is pasted."""


def wants_records_false(text: str) -> bool:
    """Whether a folded text, its polite question taken off, asks for records to be hidden, dressed up, changed or left
    out of a report. Who asks whether an entry is gone, or what may be done with it, does not."""
    if len(text) > _LONGEST or _ASKS.search(text):
        return False
    return any(pattern.search(text) for pattern in (_HIDDEN_ZH, _HIDDEN_EN, _DRESSED_ZH, _DRESSED_EN))
