"""What frames a question: keyword lists and forms are written as a sentence, letters are cut to what they ask.

A letter greets, says who writes and why, and thanks. Its frame limits no firm: 我是福泉支行的客户经理 is no condition. A
clause that tells why (为配合春茶收购, 拟对福泉磷化工开展对接) keeps its conditions, for they can be the only ones, and loses
the words beside them, which would be asked back or turn the question into another one.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.question_tokens import Token, Tokens
from assistant.agent.builtin.wording.beside import (
    goes_on_saying,
    is_told,
    left_open,
    names_a_list,
    points_back,
    without_relay,
)
from assistant.agent.builtin.wording.counted_out import without_counts_said_twice
from assistant.agent.builtin.wording.dealing import in_dealings
from assistant.agent.builtin.wording.denial import in_plain_denial
from assistant.agent.builtin.wording.digression import without_digression
from assistant.agent.builtin.wording.elsewhere import of_elsewhere
from assistant.agent.builtin.wording.grouping import in_groups
from assistant.agent.builtin.wording.left_to_others import without_left_to_others
from assistant.agent.builtin.wording.office_zh import in_office_words
from assistant.agent.builtin.wording.officers_work import without_officers_work
from assistant.agent.builtin.wording.one_will_do import as_a_choice
from assistant.agent.builtin.wording.phrasing import in_plain_phrases
from assistant.agent.builtin.wording.ranking import in_steps
from assistant.agent.builtin.wording.requests_zh import in_plain_request
from assistant.agent.builtin.wording.said_loosely_zh import in_tight_words
from assistant.agent.builtin.wording.speakers_own import without_speakers_own
from assistant.agent.builtin.wording.spoken_turns import in_plain_turns
from assistant.agent.builtin.wording.standing_with_us import in_plain_standing
from assistant.agent.builtin.wording.still_standing import without_still_standing
from assistant.agent.builtin.wording.voice_tails import without_tails
from assistant.agent.builtin.wording.wordings_zh import in_usual_words

_WRITTEN: tuple[tuple[re.Pattern[str], str], ...] = (
    # 一个标都没中: none was won
    (re.compile(r"(?:一|半)(?:个|次|单)?标(?:也|都)?(?:没有?|未)(?:中|拿)(?:过|到|着)?|(?:一次|一个|从来)?(?:也|都)?(?:没有?|未)中过?一?(?:个|次)?标|中标(?:次数|记录)?(?:为|是)?(?:零|0)(?!\d)"), "没有中标"),
    (re.compile(r"把(?:这|那)?(?:个|些)?标(?:都|给)?(?:拿|中|抢|揽)(?:走|下|到)?"), "中标"),
    (re.compile(r"社保(?:一个人|一个|半个人)?(?:也|都)?(?:没有?|未)(?:人)?(?:交|缴|上|参)?(?:过)?|(?:没有?|无)人(?:交|缴|上)社保|(?:没有?|无)人参保|(?:没有?|无|未)(?:任何|一个)?(?:参保|缴纳?社保|交社保|参加社保|缴费)(?:人员|人数|员工|记录|信息)?(?:过)?(?=的|企业|公司|户|$|[,，])|零参保|参保(?:人数)?(?:为|是)?(?:零|0)(?![\d到至~-])(?:人)?|一个参保的?(?:人)?(?:也|都)?没有?|nobody insured|no insured (?:staff|employees|people|workers)|no one on social insurance"), "参保0人以下"),
    (re.compile(r"(?<=给)(?P<a>国企|央企|政府|上市公司|金融机构|国有企业)[、,，]?\s*(?:也|又|和|还)?(?:没有?|未|不)?给(?=(?:国企|央企|政府|上市公司|金融机构|国有企业)(?:供|送|卖))"), r"\g<a>和"),
    (re.compile(r"供(?:货给?|应给?)?(?P<a>国企|央企|政府|上市公司|金融机构)(?P<j>或者?|和|、)供(?:货给?|应给?)?(?=国企|央企|政府|上市公司|金融机构)"), r"供货给\g<a>\g<j>"),
    (re.compile(r"(?:国资|国有资本|国有股|国有|国家|国企)[^,，。]{0,8}(?:参股|参了股|入股|入了股|占股|占了股|有股份|持股)[^,，。]{0,14}(?:不控股|没控股|没有控股|控制权[^,，。]{0,4}不在[^,，。]{0,8}手[里上中]?|说了不算|(?:未|没有?|不|无)(?:能)?(?:取得|拿到|获得|掌握|享有|拥有|形成|具有|有)?(?:实际)?控制(?:权|地位)?|做不了主)"), "国有参股"),
    (re.compile(r"(?:enforcement|judg(?:e)?ment)[^,;?]{0,40}\b(?:closed|ended|terminated|dropped|shelved|wound up)\b[^,;?]{0,40}\b(?:no|nothing|without|lack)\b[^,;?]{0,24}(?:assets?|left|seize|found|take)?[^,;?]{0,12}", re.IGNORECASE), "enforcement ended for lack of assets "),
    (re.compile(r"执行[^,，。]{0,6}(?:没有?|无|查不到)(?:可供执行的?|可执行的?)?财产[^,，。]{0,6}(?:结案?|终结?|了结)?(?:了|的)?"), "终本的"),
    (re.compile(r"(?:(?<=^)|(?<=[,，;；:：。\s]))[(（]?[1-9①②③④⑤][)）.、](?=[^\d\s])"), ""),
    (re.compile(r"(?:前两天|前几天|昨天|前天|今天|上周|前阵子|前段时间|最近)(?=听|开会|领导|行长|主任|同事|碰到|遇到|跑|走访|拜访|有个|有人|客户说|跟)"), ""),
    (re.compile(r"(?P<w>不是|是|属于|归)(?:我行|我们行|咱们?行|本行|我们|咱们)的(?=$|[,，。;；?？!！])"), r"\g<w>我行客户"),
    (re.compile(r"^(?P<w>那|不是|是)?(?:我们?行|咱们?行|本行)的(?=有哪|有谁|有几|有多|呢|里|几|多少|都有)"), r"\g<w>我行客户的"),
    (re.compile(r"(?<![不没未])(?:已经?|早就|早|本来就|原来就|现在就)是客户的?(?=有谁|有哪|有几|有多|呢|$|[,，。?？])"), "是我行客户的"),
    # where the speaker goes is where firms are asked for: 下周去碧落县出差, 那边做茶叶的有哪些
    (re.compile(r"(?:^|(?<=[,，。;；]))(?:我|我们|咱们?)?[^,，。;；去]{0,8}(?:要|得|准备)?(?:去|到|跑|上)(?P<p>[\u4e00-\u9fff]{1,4}?[县市镇乡区])(?:去|那边)?(?:出(?:一?趟)?差|走访|调研|开会|跑|办事|拜访|看看|转转|一趟|待|驻点)[^,，。;；]{0,6}[,，]\s*(?:那边|那里|那儿|当地|那地方|那头|那块)"), r"\g<p>"),
    (re.compile(r"(?:咱们?|我们?|本|行里)行?的户(?:头)?(?=[里中当,，有都谁哪现近目前最]|$)"), "我行客户"),
    (re.compile(r"(?:每一?[户家]|各[户家]|逐户)(?:客户|企业)?的?(?P<m>贷款余额|授信余额|授信额度|用信余额|贷款|授信|敞口|余额)(?:分别|各|都|现在|目前)*(?:是|有|还有|剩|为)?(?:多少|几何|情况)"), r"客户按\g<m>从高到低排序"),
    (re.compile(r"链条?的?图(?!谱)"), "链图谱"),
    # 挂着国企供应商标签的: the label is that of the supplier
    (re.compile(r"(?:(?:挂|贴|打|带|戴|标|有)(?:上|着|了|过|有)?)?(?P<l>(?:国企|央企|政府|上市公司|金融机构|国有企业)(?:的)?供应商)(?:的|这个|这一)?(?:标签|牌子|名头|帽子|标识|标记)"), r"\g<l>"),
    # 花生那条链: the chain, not the product it is called after
    (re.compile(r"(?<=[\u4e00-\u9fff])的?[这那]一?条(?:产业|企业|价值)?(?:链条?|chain)(?!图|上游|下游)(?:上|里)?", re.IGNORECASE), "产业链"),
    (re.compile(r"(?:所在)?(?:地区|区域|地域|行业|产业|产品|标签|类型|性质|规模|资质|环节|类别)?\s*(?:≠|!=|<>|不等于)\s*(?P<v>[^\W\d][^\s,，;；]*)"), r",排除\g<v>,"),
    (re.compile(r"\b(?:haul(?:s|ing)?|carr(?:y|ies|ying)|transport(?:s|ing)?|truck(?:s|ing)?|mov(?:e|es|ing)|ship(?:s|ping)?) (?P<x>(?:phosphate |dangerous |hazardous )?(?:goods|ore|hazmat))\b", re.IGNORECASE), r"\g<x> transport"),
    (re.compile(r"(?:改成|改为|换成|改|换)按(?P<by>[^,，。的]{2,8}?)(?:来)?(?:排序?|排列)?(?=$|[,，。])"), r"按\g<by>排序"),
    (re.compile(r"^(?:and )?(?:grade )?(?P<w>[A-DM]) (?:is|would be) (?:fine|ok|okay|all right|good)(?: (?:too|as well|also))?(?=$|[,.!])", re.IGNORECASE), r"also tax grade \g<w>"),
    (re.compile(r"^(?:and )?(?P<w>[^,]{2,30}?) (?:is|are|would be) (?:fine|ok|okay|all right|good) (?:too|as well|also)(?=$|[,.!])", re.IGNORECASE), r"also \g<w>"),
    (re.compile(r"(?<![的大])(?:还)?不是客户的?(?=呢|有哪|有谁|有几|$|[,，。?？])"), "不是我行客户的"),
    (re.compile(r"^(?:嗯|哦|唉|那)?(?:还是)?(?:不够|不行|太少|太多|少了|多了|太严|太松|太宽|太低|太高)了?[,，。]\s*(?=\S)"), ""),
    (re.compile(r"^(?:还有|另外|对了|哦对|再就是|还有一点|还有个)[,，:：]\s*(?=\S)"), ""),
    (re.compile(r"^(?:把)?[\d一二两三四五六七八九十百千万亿]{1,7}(?:年|个?人|元)?(?:的)?(?:改|换|调|提|降|放宽|放)(?:成|为|到|至)?(?=[\d一二两三四五六七八九十百])"), "改成"),
    # whose the firm is, said of its owner
    (re.compile(r"(?:老板|东家|当家的?|投资人|出资人|股东)(?:都|就|也|本身|一律|均)*(?:是|为|系|属于?)(?:个)?(?:私人|个人|自然人|民营|民企|私企)(?:老板)?(?=的|,|，|$)(?:的)?"), "民营的"),
    (re.compile(r"(?:私人|个人|民企|民营|私企|自然人(?!控制|控股))(?:老板)?(?:自己)?(?:开|办|投资|创办|经营|控制|控股|拥有|掌控)(?:起来|设立)?的"), "民营的"),
    (re.compile(r"(?:私人|个人|民企|民营|私企|自然人)(?:老板|业主|东家)(?:的)?"), "民营的"),
    (re.compile(r"\b(?:privately[- ]run|(?:run|owned|controlled|held|started) by (?:a )?(?:private (?:individuals?|owners?|persons?|people)|individuals?|natural persons?)|(?:whose )?owners? (?:is|are) (?:a )?private(?: (?:individuals?|persons?|people))?|(?:with )?(?:a )?private (?:boss|owner)(?:e?s)?)\b", re.IGNORECASE), "privately owned"),
    (re.compile(r"(?P<who>人数|参保|社保|员工|职工)(?:都)?(?:有|得)?(?:超过|上|过|破)百(?:人|号人|个人)?"), r"\g<who>超过100人"),
    (re.compile(r"(?:手底下|手下|底下|名下)(?:都|到底|一共|总共|还)*(?:管着|管了|控着|控了|控股着?|控股了|握着|攥着|掌着|抓着|拿着股|有(?!没?有?(?:官司|诉讼|案|处罚|罚|失信|执行|欠|异常|逾期|限高|限消|违法|质押|许可|资质|证))|控制着?)"), "控制的有"),
    (re.compile(r"(?<=\d)\s*m(?:on)?ths?\b(?!\s*ago)", re.IGNORECASE), " months"),
    (re.compile(r"(?<=\d)\s*yrs?\b", re.IGNORECASE), " years"),
    (re.compile(r"\b(?P<w>last|this|past|next)\s+yr\b", re.IGNORECASE), r"\g<w> year"),
    (re.compile(r"\b(?:a|one) decade(?: or so)?\b", re.IGNORECASE), "10 years or more"),
    (re.compile(r"\btwo decades\b", re.IGNORECASE), "20 years or more"),
    (re.compile(r"(?<=\d)d(?![a-z])"), " days"),
    (re.compile(r"(?<=[\u4e00-\u9fff])\s*(?:sub-?)?branch(?![a-z])", re.IGNORECASE), "支行"),
    (re.compile(r"(?<=[a-z])\s*支行", re.IGNORECASE), " branch"),
    (re.compile(r"^\s*[-－—–]\s*(?=有|含|[^\W\d]{2,8}的?$)"), "排除"),
    (re.compile(r"(?<![\w])(?:买方|买家|采购方|客户|buyer|customer)\s*[=:]\s*(?=\S)", re.IGNORECASE), "供货给"),
    (re.compile(r"(?<![\w])(?:供应商|供方|卖方|supplier)\s*[=:]\s*(?=\S)", re.IGNORECASE), "采购自"),
    # +高新技术企业 after a list, 磷化工+开阳; 1000万+ is a bound and stays
    (re.compile(r"^\s*[+＋]\s*(?=[^\W\d])"), "加上"),
    (re.compile(r"(?<=[^\W\d])(?<![万亿千百元岁年人])(?<!\d[kmwbKMWB])\s*[+＋|｜]\s*(?=[^\W\d])"), " "),
    (re.compile(r"(?<![\w#])#(?=[^\W\d])"), " "),
    (re.compile(r"listed-(?=compan)", re.IGNORECASE), "listed "),
    (re.compile(r"\b(?:we|i) (?:would )?require\b|\bany chance (?:that )?(?:you|someone) could\b|\b(?:i|we)(?: would|'d) be (?:much |very |most )?(?:obliged|grateful|thankful) (?:for|if you could)\b", re.IGNORECASE), "Please list "),
    # politeness that reads as a question for a rule, or points at something
    (re.compile(r"(?:不知道?|不晓得|敢问|想问)?(?:能否|可否|是否可以|是否能够?|是否方便|方不方便|能不能|可不可以|可以)(?:麻烦|劳烦)?(?:请)?(?:您|你)?(?=帮|把|将|给我|为我|提供|协助|告知|列|查|找|统计|整理|发)"), "请"),
    (re.compile(r"\b(?:would|is) it be possible (?:for you )?to\b|\bis it possible (?:for you )?to\b|\b(?:i was |i am |i'm |just )?wondering (?:if|whether) (?:you|someone|anyone) (?:could|can|might)\b|\bi(?: am|'m) writing to (?:request|ask (?:you )?for|ask|enquire about|inquire about)\b", re.IGNORECASE), "Please "),
    (re.compile(r"(?:在|跟|和|与)(?:我们|咱们|咱|我)(?:这儿|这里|这边|行里|这)(?=贷|开户|有贷|办|合作|授信)"), "在我行"),
    # 供国企的; 请各支行: whom an order is addressed to groups nothing
    (re.compile(r"(?<![提保专特])供给?(?=国企|央企|国有|政府|上市公司|省属|市属|州属|县属)"), "供货给"),
    (re.compile(r"(?<=请)(?:各支行|各网点|各部门|各单位|贵行|贵支行|贵部门?|贵处|贵中心|你行|你部|各位)"), ""),
    # a speaker who says who they are and goes on without a pause
    (re.compile(r"((?:我|我这里|我这边|这里|这边)是[^,，]{2,12}?(?:支行|分行|总行|经理|主任)的?)(?=想|要|请|麻烦|帮|问|查|看)"), r"\1, "),
    (re.compile(r"\btop\s*-?\s*(?=\d)", re.IGNORECASE), "top "),
    (re.compile(r"县\((?:市|区|市、区|区、市|市,区)\)"), "县市"),
    # the name of a field before its value; 行业 stays, it says how the value is meant
    (re.compile(r"(?<![\w<>])(?:所在|所属)?(?:地区|区域|地域|地点|地方|产业|产品|标签|类型|性质|规模|资质|环节)\s*[=:]\s*(?=[^\W\d])"), " "),
    (re.compile(r"(?<=行业)\s*[=:]\s*"), ""),
    (re.compile(r"(?<!by )(?<!per )(?<![a-z])(?:region|county|place|location|chain|product|label|size|segment)\s*[=:]\s*(?=[a-z])", re.IGNORECASE), " "),
    (re.compile(r"(?<=[a-z]{2})(?<!\b[Nn]o)(?<!\b[CcVv][os])(?<!\b[MmDd][rs])(?<!td)(?<!orp)(?<!nc)\.(?=\s+[A-Z]|\s*$)"), ","),
    (re.compile(r"\s+and (?:i |we )?(?=(?:need|would like|require|wish|am looking|are looking)\b)", re.IGNORECASE), ", "),
    (re.compile(r"(?<=[\u4e00-\u9fff]):(?=[\u4e00-\u9fff])"), ", "),
)  # fmt: skip
_CONDITIONS = 'HPRLZCbKGqSVTFUDBX^~%$zxeY*!rkwcigf1mydnM@"©®§¶'
_GREETS = re.compile(
    r"^(?:不好意思|抱歉|冒昧|尊敬|敬爱|亲爱|各位|诸位|您好|你好)|(?:老师|主任|行长|经理|同事|领导|同志|总)(?:们)?(?:您?好)?$|^(?:老|小|亲|大)[\u4e00-\u9fff]{0,2}$|^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|greetings|to whom)\b"
)
_WRITES = re.compile(
    r"^(?:喂|嗯|哎|你好|您好)*(?:我|本人|我这里|我这边|我们这边|这里|这边|俺)(?:是|叫|来自|在)(?!找|查|看|想|要|做|问|不是|说|[^,]{0,8}(?:家|个)?(?:客户|企业)$).*(?:经理|主任|行长|员|支行|分行|总行|部|科|岗|的|行)的?$|^(?:喂|嗯|哎|你好|您好)*我(?:是|叫).*(?:支行|分行|总行|部|科)的[\u4e00-\u9fff]{1,4}$|"
    r"^(?:i am|i'm|my name is|this is) (?=an? |the |new |from |with |at |writing|calling|your |in charge|responsible|[a-z]+ (?:from|at|of) )(?!looking|interested|preparing|trying|searching|after)(?!there)"
)
_ENDS = re.compile(
    r"^(?:非常|十分|万分|先|在此)?(?:谢谢|多谢|感谢|致谢|谢了|拜托|辛苦|麻烦了|打扰|有劳|盼复|望复|盼回复|此致|敬礼|顺祝|顺颂|祝|以上)|^(?:烦请|请|望|盼|敬请)(?:尽快|尽早|从速|及时|速)?(?:回复|答复|反馈|告知|办理|知悉|谅解|支持|复)*$|"
    r"^(?:(?:kind|kindest|best|warm|with|many|much)\s+)*(?:regards|thanks|wishes|best)\b|^(?:thank you|sincerely|yours|cheers|looking forward|i look forward|much appreciated)\b"
)
_SIGNS = re.compile(r"regards|wishes|sincerely|yours|^best|此致|敬礼|顺祝|顺颂")
_WHY = re.compile(
    r"^(?:兹|因|根据|按照|依照|依据|遵照|依|为(?!.{1,30}的$)|为了|因为?|由于|鉴于|考虑到|结合|配合|围绕|按(?!.{0,6}(?:排|序))|对(?!.{1,40}(?:的|过|货)$)|随着|经(?!营)|值此|"
    r"pursuant to|as per|per the|per our|in view of|in light of|in line with|in accordance with|according to|further to|following|ahead of|as part of|as discussed|in preparation|with (?:a view|regard|reference)|given|since we|because|due to|owing to|under (?:the|our)|for (?:tomorrow|today|our|my|next|the (?:purposes?|sake|annual|monthly|weekly|quarterly|next|coming|upcoming)|a (?:report|meeting|visit)))"
)
_NARRATES = re.compile(
    r"^(?:(?:今年|本年|这个?月|本月|本?季度|下个?月|年底前?)(?:我们|咱们|我行|还|要|得|计划|打算|任务|指标|需要|必须|准备)|[\u4e00-\u9fff]{1,2}(?:行长|主任|总|经理|科长|部长|书记|老师)(?:刚才|今天|昨天)?(?:开会|说|讲|要求|交代|安排|让|叫|催|布置|问)|我|咱|本人|本行|支行(?=拟|准备|打算|计划|要|想|近期)|分行(?=拟|准备|打算|计划|要求)|行里|行领导|领导|上面|上级|总行|省联社|分管|主任|行长|近期|最近|近日|日前|(?:目前|当前)(?![没无有未还仍不])|现(?![有行存役身])|这段时间|下周|本周|今天|明天|拟|正在|正|附件|如附件|据|听说|听|有人|同业|同行|人行|监管|办公室|i |i'm|i've|i'd|we |we're|we've|we'd|my |our |next |this (?:week|month|quarter) )"
)
_WANTS_EN = re.compile(
    r"^(?:i|we)(?:'m| am|'re| are|'d| would)? (?:only |just |really |mainly |now )*(?:want|need|like|after|looking for|interested in|care about|be interested in)\b"
)
"""I only want micro firms: the speaker asks, and tells nothing."""
_RELAYED = re.compile(
    r"(?:同学|朋友|亲戚|老乡|战友|熟人|亲家|邻居|表[哥弟姐妹]|家里人|老婆|老公|爱人|小舅子)[^,，]{0,6}(?:托|叫|让|问|打听|说|想知道)|"
    r"(?:客户|采购商|采购方|经销商|买家|商户|商会|同业)(?!经理)(?:托人?|来|过来|专门)*(?:托我?|来问|问我|打听)|"
    r"^[\u4e00-\u9fff]{0,4}(?:行长|领导|主任|部长|科长|部门?|总行|分行|处里?)[^,，]{0,4}(?:要|催|等着|让交|叫交)(?:一?[份个])[^,，]{2,14}(?:材料|报告|汇报|表|底稿|稿子)$|"
    r"\b(?:friend|cousin|classmate|neighbou?r|brother|sister|wife|husband|uncle|mate)\b[^,;]{0,60}\b(?:asked|asks|is asking|wants to know|wonders|told)\b"
)
_AMONG = re.compile(
    r"(?:客户|户头?)(?:当中|之中|里头|里面|里|中间)|的(?:那些|那几家|那几户|那批|这些)$|(?:当中|之中|里面?|里头|中间?|其中)$|^(?:我|咱们?)(?:要|找|说|问|想要|想找)的(?:是|就是)|^(?:among|of|out of) "
)
_LOSES = ".AaWQpkB_"
"""Categories whose words a clause that tells why loses: wishes to lend and to win clients limit nobody."""
_SMALL = 3
_ALONE = "dn#my"
"""Categories of figures and times, which limit nothing by themselves (下个季度的走访计划)."""


def as_sentence(text: str) -> str:
    """Folded text as one plain sentence: digressions left out, denials and turns of phrase in the grammar's words, and
    the signs of lists and forms written as a sentence has them."""

    text = in_plain_standing(in_tight_words(of_elsewhere(in_office_words(without_tails(text)))))
    text = without_still_standing(in_plain_turns(as_a_choice(without_counts_said_twice(text))))
    text = without_left_to_others(without_officers_work(text))
    text = in_usual_words(in_plain_request(without_speakers_own(without_digression(without_relay(text)))))
    text = in_groups(in_steps(in_dealings(in_plain_denial(text))))
    text = in_plain_phrases(text)
    for pattern, written in _WRITTEN:
        text = pattern.sub(written, text)
    return text


def _clauses(tokens: Tokens) -> list[tuple[int, int, list[Token]]]:
    """Start, end and tokens of each clause."""
    found: list[tuple[int, int, list[Token]]] = []
    start = 0
    held: list[Token] = []
    for token in tokens.items:
        if token.category == ";":
            found.append((start, token.start, held))
            start, held = token.end, []
        else:
            held.append(token)
    return [*found, (start, len(tokens.text), held)]


def asking_part(tokens: Tokens) -> str | None:
    """The text without what frames it; None where nothing does."""
    clauses = _clauses(tokens)
    if len(clauses) < 2:
        return None
    asks_aside = [_asks_further(held) for _, _, held in clauses]
    beside = _beside(tokens, clauses)
    asks = [
        i
        for i, (_, _, held) in enumerate(clauses)
        if not beside[i] and any(t.category in _CONDITIONS + "WQAI" for t in held)
    ]
    named = any(token.category == "M" for token in tokens.items)
    kept: list[str] = []
    framed = signed = False
    asked = _asked_categories(tokens.text, [clause for i, clause in enumerate(clauses) if not beside[i]])
    for place, (start, end, held) in enumerate(clauses):
        words = tokens.text[start:end].strip()
        bare = not any(token.category in _CONDITIONS for token in held)
        last = not asks or place >= asks[-1]
        if signed and bare:
            framed = True
        elif bare and _ENDS.match(words) and not any(token.category in "WQA" for token in held):
            framed, signed = True, _SIGNS.search(words) is not None
        elif (
            bare
            and not last
            and not named
            and tokens.text[end : end + 1] == ":"
            and len(words) < 16
            and not any(token.category in "QA" for token in held)
        ):
            framed = True  # 查询条件: and what follows; count: says what is asked
        elif beside[place]:
            framed = True
            if not last or not asked & _TRADES:
                # 去牛场镇转一圈，镇上搞矿石运输的先理个单子: the trade is told last
                open_yet = left_open(tokens.text[start:end], start, held, asked, tokens.text[end:])
                kept.append(_conditions_of(tokens.text, open_yet))
        elif (bare and len(words) < 30 and _GREETS.search(words) and not last) or (
            not last and _WRITES.match(words)
        ):
            framed = True
        elif not last and _RELAYED.search(words):
            framed = True  # 有个在X集团上班的同学托我问: whom the question comes from
        elif not last and _told(tokens.text, words, held) and not _goes_on(tokens.text, end):
            framed = True
            lost = asked | (frozenset("§") if any(asks_aside[place + 1 :]) else frozenset())
            kept.append(_conditions_of(tokens.text, [t for t in held if t.category not in lost]))
        else:
            kept.append(words)
    return ", ".join(part for part in kept if part) if framed and any(kept) else None


def _beside(tokens: Tokens, clauses: list[tuple[int, int, list[Token]]]) -> list[bool]:
    """Of each clause whether it is told beside the request; the others must say by themselves which firms
    are meant."""
    text = tokens.text
    told = [
        is_told(text[start:end], held)
        and not points_back(text, end, tokens.items)
        and not (_FORECAST.search(text[start:end]) and _WORKING_CAPITAL.search(text))
        for start, end, held in clauses
    ]
    for place in range(1, len(told)):
        start, end, held = clauses[place]
        told[place] = told[place] or (told[place - 1] and goes_on_saying(text[start:end], held))
    while any(told) and not _says_which(clauses, told):
        told[max(place for place, aside in enumerate(told) if aside)] = False
    return told


def _says_which(clauses: list[tuple[int, int, list[Token]]], told: list[bool]) -> bool:
    """Whether the clauses that are not told say which firms are meant."""
    kept = (held for (_, _, held), aside in zip(clauses, told, strict=True) if not aside)
    return any(token.category in _NAMES_FIRMS for held in kept for token in held)


def _asks_further(held: list[Token]) -> bool:
    """Whether the clause asks for firms: 为核实买方集中度 before it is what the list goes into, and asks nothing."""
    return any(t.category in "IUKkWQA" for t in held) and any(t.category in "IUKkMHPzxeY" for t in held)


def _asked_categories(text: str, clauses: list[tuple[int, int, list[Token]]]) -> frozenset[str]:
    """Categories that a story before the question says no more of: those that the question itself speaks of, and
    with any of them times (最近省联社在查大额涉诉, 麻烦看一下哪些单位…标的额在一千万以上)."""
    asks = [held for start, end, held in clauses if not _told(text, text[start:end].strip(), held)]
    asks = asks or [held for _, _, held in clauses]
    spoken = {t.category for held in asks for t in held if t.category in _CONDITIONS}
    return frozenset(spoken | (set("djzxeYr*!") if spoken - set(_ALONE) - set("pB") else set()))


_NAMES_FIRMS = "HPRLZCbKGSVTFUBX^~kM@I"
_TRADES = frozenset("HP@")
_SAID_OF = "zxeY*r!w%"
_IS_WHOM = re.compile(r"的(?:客户|企业|公司|户头?|单位|供应商)?$")
_JOINS_ON = re.compile(
    r"\s*(?:这边|那边|这里|那里)?(?:也(?!好|行)|又|或者?|还(?=[给有要在])|并且?|加上|再加上?|外加|连同|以及|同时)"
)


def _goes_on(text: str, end: int) -> bool:
    """Whether the next clause only adds to this one: 既给国企供货，也给政府供货; 我在玉山镇，加上银盏镇."""
    return _JOINS_ON.match(text, end + 1) is not None


_SCREENING = re.compile(r"(?:授信|信贷|贷款|准入)[^,，]{0,6}(?:筛|遴选|初选|摸排)")
"""拟开展授信准入初筛: what is asked for, however formally it begins."""

_FORECAST = re.compile(r"(?:[\d.]+\s?%|[一二两三四五六七八九十半]成|翻|倍|持平)")
_WORKING_CAPITAL = re.compile(r"流贷|流动资金|营运资金|周转|额度|working[ -]capital")

_TO_COME = re.compile(
    r"下(?:个|一)?(?:月|周|季度?|星期|礼拜|半年)|明[天早晚年]|后天|next (?:week|month|quarter|year)|tomorrow"
)
"""我下个月轮岗到…: what has yet to come befell no firm."""

_TIME_OF_OWN = re.compile(r"\s*(?:天|个?小时|分钟|趟|回|遍|晚)")
"""出差两天: the speaker's own time."""


def _told(text: str, words: str, held: list[Token]) -> bool:
    """Whether the clause tells why something is asked, or what its writer is about."""
    if _FORECAST.search(words) and _WORKING_CAPITAL.search(text):
        return False  # 按明年销售增长一成二, 测算流贷需求
    if any(token.category in "ME" for token in held) or _SCREENING.search(words) or names_a_list(words):
        return False
    if any(token.category == "d" for token in held) and all(
        token.category in "dO" or (token.category == "." and len(token.text) <= _SMALL) for token in held
    ):
        return False  # 最近这一年里面, a time that what follows happened in
    if _IS_WHOM.search(words) and any(token.category in _SAID_OF + "kci" for token in held):
        return False  # 现在身上还有处罚没消掉的, 我行有官司的客户，请列示: whom is asked for
    if _AMONG.search(words):
        return False  # 咱们老客户当中, 谁…
    if _WHY.match(words):
        return words.startswith("兹") or not any(token.category in "WQo" for token in held)
    if _WANTS_EN.match(words):
        return False
    if _NARRATES.match(words) is None or any(token.category in "WQAo§¶p" for token in held):
        return False
    # 我想找锂化工的, 准备支持氢能产业: words that say which firms are no mere story
    limits = (
        re.match(
            r"的?(?:那些|几家|那种)?(?:企业|公司|厂|产业|行业|链|商户)|的(?:[,，。;；]|$)| firms| compan",
            text[token.end :],
        )
        for token in held
        if token.category == "."
    )
    return not any(limits)


def _conditions_of(text: str, held: list[Token]) -> str:
    """The words of the clause that can be conditions, those that stood together joined as they were."""
    runs_out = any(token.category in "u!" for token in held)
    kept = [
        token
        for token in held
        if token.category not in _LOSES
        and not (token.category == "n" and _TIME_OF_OWN.match(text, token.end))
        and not (token.category == "d" and _TO_COME.match(token.text) and not runs_out)
    ]
    if not any(token.category in _CONDITIONS and token.category not in _ALONE for token in kept):
        return ""
    made = ""
    for before, token in zip([None, *kept], kept, strict=False):
        between = text[before.end : token.start] if before is not None else ""
        made += ("" if not between else " ") + token.text
    return made.strip()
