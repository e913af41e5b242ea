"""What of a Chinese question belongs to the request: clause by clause, from who is spoken of and what is said of them.

Officers tell beside the request who wants to know, why, by when, and what they themselves have or have to do: 马场坪支行的
小李托我推荐几户…, 我手上有个包装厂的老客户要换车队, 我这季度还差两户, 人家看不上太小的. Places, products, branches and figures
there say nothing of the firms that are asked for. A clause is told where its subject is the speaker, somebody they know or
an office, and it neither asks nor wishes for firms. What it names limits firms only where the asking clauses leave that kind of
condition open (省里给了一笔额度专门给磷石膏利用的，帮我找几户); what an asking clause names itself it says no more of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.agent.builtin.question_tokens import Token

_C = r"[^,，。;；!！?？:：\n]"
_KIN = (
    r"(?:朋友|亲戚|同学|同事|老表|老乡|战友|熟人|邻居|徒弟|徒儿|师傅|师父|学生|实习生|新人|哥们|闺蜜|亲家|丈人|岳父|表[哥弟姐妹叔]|堂[哥弟姐妹]|[舅姑姨叔伯]+(?:妈|爸|子)?|老婆|媳妇|老公|爱人|父亲|母亲|我[爸妈]|侄[子儿女]|"
    r"小舅子|姐夫|妹夫|大[哥姐]|伙计|搭档|客户经理)"
)
"""People whom an officer knows, none of them a firm."""
_NICK = r"[小老阿](?:李|王|张|刘|陈|杨|赵|黄|周|吴|徐|孙|胡|朱|高|林|何|郭|马|罗|梁|宋|郑|谢|韩|唐|冯|于|董|萧|程|曹|袁|邓|许|傅|沈|曾|彭|吕|苏|卢|蒋|蔡|贾|丁|魏|薛|叶|阎|余|潘|杜|戴|夏|钟|汪|田|任|姜|范|方|石|姚|谭|廖|邹|熊|金|陆|郝|孔|白|崔|康|毛|邱|秦|江|史|顾|侯|邵|孟|龙|万|段|雷|钱|汤|尹|黎|易|常|武|乔|贺|赖|龚|文)"
_TITLE = r"(?:行长|主任|总(?![额金共计数量价值体产营收资和部投销负规]|成本|人数|公司|注册|参保|中标)|经理|科长|部长|书记|老师|处长|局长|县长|市长|镇长|领导|董事长|会长|秘书长)"
_OFFICE = (
    r"(?:省|州|市|县|区|镇|乡)(?:里|上|政府|委)|(?:省|州|市|县|区)?(?:里)?(?:国资|工信|财政|税务|统计|农业农村|发改|商务|市场监管|环保|生态环境|应急|金融办?|经信|招商|乡村振兴|林业|交通|水务|供销)(?:委|局|厅|办|部门|所)?(?:那边|那里|的人|的同志)?(?!(?:管|控股|持|参))|政府(?:那边|部门)|"
    r"上[面头级]|总行|分行|省联社|省行|行里|支行|科里|部里|处里|部门|办公室|监管局?|人行|银保监|审计(?:署|局|组|那边)?|巡察组?|检查组|稽核|合规|风控|授信部|公司部|[授信审批评查风险合规零售对公小微普惠]{2,4}(?:部|岗|中心|条线)|贷审会|商会|协会|管委会|园区(?:那边|管委会)?|领导|同业|同行|隔壁行?"
)
"""Who gives an officer work."""
_WHO = rf"(?:{_KIN}|{_NICK}|[\u4e00-\u9fff]?{_TITLE}|{_OFFICE}|[老熟大]?客户|采购商|经销商|买家)"
_CAUSES = r"(?:拜托|委托|托付|托|让|叫|要|喊|催|央|求|嘱咐|嘱托|嘱|交代|交待|吩咐|安排|派|指派|点名让|点名要|请|劝|建议|逼)"
_MAKES = r"(?:推荐|打听|打探|问|找|寻|查|看|瞧|列|筛|挑|选|摸|统计|整理|拉|弄|搞|出|报|数|理|了解|搜|物色|介绍|盘|排|核|做|推|倒推|提供|梳理|汇总|拿|捋|扒|牵|引荐|对接|开)"
_RELAYED = re.compile(
    rf"(?:^|(?<=[,，。;；!！:：]))\s*(?:{_C}{{0,24}}?{_WHO}{_C}{{0,6}}?)?{_CAUSES}(?:了)?(?:我们?|咱们?|俺)"
    rf"(?:来|去|再|先|抓紧|赶紧|今天|明天|这两天|这周|务必|尽快|顺便|顺手|赶快|帮忙|帮着|帮个忙|(?:帮|替|给)(?:着|忙)?(?:他们?|她们?|人家|它们?)?|也|就|把|好好)*"
    rf"(?={_MAKES}|(?:在|从|到|把){_C}{{2,12}}{_MAKES})"
)
"""马场坪支行的小李托我推荐…, 托我在金山街道找…: the request is what they were told to do."""
_WANTS_TO_KNOW = re.compile(
    rf"(?:^|(?<=[,，。;；!！:：]))\s*(?:{_C}{{0,24}}?{_WHO}|他们?|她们?|人家|对方)(?:那边|这边|这两天|最近|今天|昨天|刚才|刚|也|就|一直|正|专门|特意|来|跑来)*"
    r"(?:(?:想|要)(?:来|去|跟我|向我|找我|问我)?(?:打听|问问|问一下|问|了解一下|了解|知道|找找|看看|寻摸|找(?!我们?|咱|行里|银行|贷|钱|人))(?:一下)?|(?:来|跑来)?(?:问我|问起|问了我|跟我打听|找我打听|向我打听)(?:一下)?)[,，:：]?(?=[^,，。;；]{4,}|.{6,}(?:谁|哪|几[家户]|多少))"
)
"""客户想找…, 她想打听麻江谁家种花生, 邻居问我…: who wants to know asks nothing themselves."""

_OWN_WISH = re.compile(
    r"[,，。;；!！?？](?:那|所以|现在|这次|这回)*(?:我|咱们?|我们)(?:现在|这次|这回|就|先|只|还)*(?:想|要|找|需要)|[,，。;；!！?？](?:请|麻烦|帮我|给我|你|您)"
)
"""主任问我都匀支行的客户，我现在要贵定支行的: the speaker wishes for something of their own."""

_TIME = r"(?:今天|昨天|前天|明天|后天|上周|这周|下周|下下周|本周|上个?月|这个?月|下个?月|本月|今早|早上|上午|下午|刚才|刚刚|刚|最近|近期|近日|前阵子|前段时间|前两天|前几天|这几天|这两天|这阵子|这段时间|这季度|本季度|下个?季度|这个季度|今年|去年|明年|年底前?|月底前?|年前|上次|上回|之前|以前|眼看|眼下|周[一二三四五六日天]|礼拜[一二三四五六天])"
_START = rf"^\s*(?:(?:因为|由于|主要是|主要|其实|说起来|说实话|不瞒你说|反正|毕竟|正好|刚好|恰好|另外|不然|要不|否则|嗯|哎|唉|哦|那个|{_TIME}(?:的时候)?)\s*)*"
_KNOWN_PERSON = re.compile(
    rf"{_START}(?:(?:我们?|咱们?|俺)(?:手上|手里|手头|这边|这儿|家|行|支行|部门|科)*(?:里)?(?:的)?)?(?:有|是|听)?(?:那?个|一?个|一?位|[一几]?位|那?位|一?家)?{_C}{{0,12}}?(?:{_KIN}|{_NICK}|[\u4e00-\u9fff]{_TITLE})(?!的(?!厂|公司|店|茶|生意|家|孩子|儿子|单位)|管|名下|手[上里]|负责|里|中|当中|手下|经手|营销|那边的|们的)"
)
"""有个开养殖场的朋友…, 麻江的小杨已经报了, 我一个卖茶的亲戚急着订货; 小李管的客户 are firms and not he."""
_OWN_CLIENT = re.compile(
    rf"{_START}(?:我们?|咱们?|俺)?(?:手上|手里|手头|这边|行里|支行)*(?:(?:正好|刚好|恰好|现在)?有|的)(?:那?个|一?个|一?位|一?家|一?户|几[个位家户]|[两三]?[个家户])?{_C}{{0,14}}?(?:老|大|熟|存量|贷款|优质)?(?:客户|户头|贷户|企业主|老板)"
    rf"(?:最近|现在|正在?|今年|上周|昨天|一直|都|也|总|老|这边|那边)*(?:要(?!有|求)|想|说|问|打算|准备|急|缺|找|跟着|抱怨|反映|托|吃亏|受影响|在(?:找|问|催|打听|换|扩|盖|等)|来找|来问|催|换|扩|愁|担心|怕|需要|等着)"
)
"""我手上有个包装厂的老客户要换车队, 我手上的客户跟着吃亏: one client and what moves them."""
_OFFICE_ACTS = re.compile(
    rf"{_START}(?:咱们?|我们?|本)?(?:{_OFFICE}|[\u4e00-\u9fff]{{0,4}}{_TITLE})(?:那边|这边|这里|的人|可能|估计|恐怕|大概|说不定|会|肯定|多半|刚|刚刚|又|也|还|正|正在|在|最近|今年|昨天|上周|下周|下个?月|这周|明天|已经?|就|都|专门|又要|马上|即将|们|开会|打电话|来电话)*(?:(?:在|从|到|去)[^,，]{2, 8}?)?"
    r"(?:要(?!求[^,，]*(?:不|禁)|有)|发文|发了?|下发|下了?|来文|来函|来(?:检查|调研|人|要|查|考)|发函|给了?|拨|批(?!发)|布置|安排|催|检查|抽查|说|讲|让|叫|通知|考核|推(?!荐)|搞|办(?!起)|组织|准备|统计|出台|定了?|提出|提倡|号召|强调|关注|盯|等着|问|找我|开(?:了|完|过)?(?!业|办|的)[^,，]{0,16}会|开的[^,，]{0,12}会上|会上|出差|等着|催着|召开|有(?:个|一?笔|一?批|文件|任务|要求|政策|专项)|新?设立?|划|下达|分|压|查|调研|支持|鼓励|主推|看重|喜欢|想|拟|计划|打算|嫌)"
)
"""省里给了一笔额度, 州里发文要统计花生合作社, 市里国资那边找我要数据, 下周州里开磷石膏消纳的会."""
_SPEAKER = re.compile(
    rf"{_START}(?:我们?|咱们?|俺|本人|支行|我行|行里)(?:自己|这边|这儿|这里|支行|部门|科|网点|行|团队)?(?:(?:{_TIME}|也|又|还|就|都|才|可|倒|老|总|正|已经?|一直|只|刚|手上|手里|手头|底下)\s*)*"
    r"(?:(?:尚|还)?(?:差|缺|欠|剩|短)(?:着|了)?[一二两三四五六七八九十几\d]|负责(?!的)|管(?:着|的是|了|理)(?!的)|跑(?:了|的)|刚(?:接手|调|来|到|从)|接手|调(?:到|来|去)|分管|分到|轮岗|驻|记得|听|急(?:着|用)|怕|担心|答应|怀疑|估计|估摸|猜|寻思|琢磨|觉得|感觉|以为|"
    r"(?:要|得|准备)?(?:去|到|在|往|赶)[^,，]{1,10}?(?:出差|开会|走访|调研|路上|办事|学习|培训|拜访|转转)|写(?!清|明)|汇报|填|上报|备课|要(?:去|赶|写|汇报|上报|填|交(?!易)|开会|出差|跟他|给他|替他|拿去|拿来|应付|对付|安排|备)|得(?:去|赶|写|汇报|上报|填|交|拿|给)|好(?:去|来|拿|替|跟|给|安排|回|交|对|提醒)|对一?对|原?(?:以为|打算)|上(?:次|回)|做了|干了|摸了|去年|前年|以前|原来|本来|给他|替他|帮他|对不上|拿不准|拿不定|说不(?:准|清)|犯愁|头疼|没空|忙)"
)
"""我这季度还差两户, 我写材料要引用, 我刚接手马场坪: what the speaker has or does."""
_THIRD = re.compile(
    rf"{_START}(?:他们?|她们?|人家|对方|客户|那边|领导|主任|行长)(?:也|又|还|就|都|可|老|总|已经?|一直|自己|那边|说|是)*(?:怕|嫌|看不上|看不中|急|等着|催|要得急|要货|不放心|担心|吃亏|说|问|想|打算|准备|在等|交代|不好意思|不认|不收|要我)|"
    rf"^\s*{_C}{{0,8}}(?:的)?人家(?:看不上|看不中|不要|不收|不认|嫌|瞧不上|不考虑)"
)
"""他怕买到问题货, 太小的人家看不上: what those who asked think of it."""
_OLD_PAPER = re.compile(
    rf"{_START}(?:那|我|手上|手里|的)*(?:张|份|个|本|版)?(?:老|旧|以前的|原来的|去年的|上次的|手[里上]的)?(?:表|名单|清单|台账|材料|数据|底稿|报告|统计|版本|数字|口径)(?:还|也|都)*(?:是|停留在|早|已经|太|不|丢|过时|旧|老|没更新|不准|不全|乱)"
)
"""上次那张表是去年的: of a paper, of no firm."""
_CHECKS = re.compile(
    r"^\s*(?:我|咱们?|我们)?(?:就|也|主要)?(?:是)?(?:想|要|好)?(?:看看|看一看|看一下|看下|瞧瞧|确认|核实|弄清|搞清|判断|了解|知道|怀疑|估计|猜|感觉|觉得|总觉得|担心|怕)(?:一下)?(?:是不是|会不会|是否|到底)(?:都|全|也|真|太|过于|又|已经)*"
    rf"(?:全|都|集中|堆|扎堆|挤|压|偏|落|靠){_C}{{0,16}}$"
)
"""我想看看是不是全堆在福泉支行了: what the speaker suspects of the figures that are asked for."""
_LIST = re.compile(
    r"(?:想|要|需要?|得|请|帮|麻烦|希望|打算|准备|找|求|带|交|报|出|拿|整理|列|拉)[^,，]{0,30}?[\u4e00-\u9fff]的?(?:企业|公司|厂家?|商户|合作社)(?:名单|清单|名录|花名册|台账|明细)"
)
_WISHES = re.compile(
    r"(?:想|要|需要?|得|请|帮|麻烦|希望|打算|准备|找|求|带|交|报|出|拿|整理|列|拉)[^,，]{0,30}?(?:名单|清单|名录|花名册|台账|明细)|(?:我|咱们?|我们)(?:就|只|也|现在|还|主要|这次|目前)*(?:想|要|需要?|找|看|问|查|挑|选|筛)(?!我|写|去|赶|汇报|上报|交|开会|出差|跟|给|替|应付|做|起|说|着|办|推|走)|"
    r"你|您|请|帮我|给我|麻烦|拜托|替我|劳驾|有哪|哪[些几家个户]|谁|多少|几[家户]"
)
"""A clause that says what is to be found asks, whoever stands before it."""
_RECORDS = frozenset("zxeY*r!$%")
"""Records, states and grades: a clause with one may be a condition whoever tells it."""
_GROUPS = ("HP@", "RZCL", "bkB", "KUI", "STVFD")
"""Kinds of tokens that answer the same question: what they make, where they are, whose clients, what sort of firm, to whom they sell."""


_WHERE = frozenset("RZCH@")
_NO_MORE = re.compile(
    r"^\s*(?:我们?|咱们?)(?:以前|之前|原来|原先|本来|早先|早些年|前些年|那会儿)(?:是|在|也|就|都|管|做|跑)"
)
"""我原来在瓮安支行管茶叶的: what the speaker does no more."""
_OF_PEOPLE = (_OWN_CLIENT, _KNOWN_PERSON, _THIRD, _OLD_PAPER)
_POINTS = re.compile(
    r"(?:他|她|人家)们?(?:那|这)?(?:边|里|儿|[县镇乡村市区](?!长|委|里的人))|[这那](?:一)?(?:里[头面]?|边|儿|片|块|带|地方|头|[个几]?(?:地方|镇|乡|县|市|区|村|街道|园区?|支行|网点|行业|产业|产品|链条?|东西|类|种|样))|[这那](?:些|几[家户个样种]|[一两三]?[类种样])|其中|当地|(?<=[,，。;；])(?:里[头面]|[镇县村市乡][上里])|上述|以上这|此类|它们|\b(?:there|those|these|them)\b"
)
"""那个镇上, 这里头, 当地, over there."""


_OWN_PAST = re.compile(
    rf"{_START}(?:我们?|咱们?|俺|我行|本行|支行|行里)(?:自己|这边|支行|部门|网点|行|团队|手上|这儿)?(?:{_TIME}|也|就|都|才|已经?|刚|曾经?|以前|{_C}{{0,3}}?年)*(?:放|贷|投|批|做|收|踩|吃|碰|遇|摊)(?:了|过|上|到|出去)(?!哪|谁|几[家户]){_C}{{2,24}}?(?<![的里中])$"
)
"""我们支行去年放了两户磷化工都逾期了: what happened to the speaker's own loans, records and all."""
_OF_THEIRS = re.compile(rf"{_START}(?:他家|她家|人家|他自己|她自己|他(?![们家])|她(?![们家]))")
"""他家茶厂下个月就要装货: of who wants to know."""
_BOSS = re.compile(
    rf"{_START}(?:我们?|咱们?)?老板(?:(?:在|去|到){_C}{{2,8}}?)?(?:等着|催|开会|出差|发话|交代|急着要|让我|要我|叫我|找我)"
)


_OTHERS_DUTY = re.compile(
    rf"{_START}(?:我们?|咱们?)?(?:的)?{_C}{{0,8}}?(?:{_KIN}|{_NICK})(?:{_NICK})?(?:那边|已经?|都|正|早|在|就)*(?:负责|管着?|分管|跟(?:着|进)?|跑|盯|去|报|做|统计|查)(?:了|过|完|的是)?(?![^,，]*(?:的|里|中|客户|企业)$){_C}{{2,12}}$"
)
"""同事小陈负责瓮安: what somebody else looks after."""
_ASKS_US = re.compile(
    rf"{_START}{_C}{{0,20}}?(?:客户|老板|户头|{_KIN}|{_NICK})(?:{_C}{{0,3}}?)(?:来|跑来|打电话|一直|又|老|天天|昨天|今天|前几天)*问(?:我们?|咱们?|行里|起)?(?:能不能|可不可以|能否|是否|行不行|有没有可能|怎么|咋)"
)
"""有个老板来问能不能贷款: what others ask of the bank."""
_DONE_WITH = re.compile(
    rf"^\s*(?:上次|上回|之前|前面|昨天|上周|前几天|上个月){_C}{{2,24}}?(?:跑|看|用|做|打|走访|核|查|对|报|交)(?:完|过)了?\s*$"
)
"""上次你给我的瓮安茶企名单我跑完了."""
_SAYS_ON = re.compile(r"^\s*(?:还|也|就|又|总|老|都)?(?:说|讲|听说|念叨|夸|抱怨)(?!明|不|一[说下])")
"""…，说福泉磷酸铁好: what somebody told of goes on to say."""


def goes_on_saying(words: str, held: Sequence[Token]) -> bool:
    """Whether the clause goes on with what the one before tells of somebody."""
    quiet = not any(token.category in "WQAMEo§¶" or token.category in _RECORDS for token in held)
    return quiet and _SAYS_ON.match(words) is not None and not _WISHES.search(words)


def without_relay(text: str) -> str:
    """Folded text without who passed the request on: 马场坪支行的小李托我推荐几户… is 推荐几户…."""
    kept = _RELAYED.sub("", text)
    kept = _WANTS_TO_KNOW.sub(lambda said: said[0] if _OWN_WISH.search(kept, said.end()) else "", kept)
    return kept if len(kept.strip(" ,，。;；!！?？")) > 3 else text


def is_told(words: str, held: Sequence[Token]) -> bool:
    """Whether the clause tells of the speaker, of people or offices they know, and asks for nothing itself."""
    if _CHECKS.match(words) or _ASKS_US.match(words) or _DONE_WITH.match(words):
        return True
    if any(token.category in "QAMEo§¶" for token in held):
        office = _OFFICE_ACTS.match(words)
        if office is None or any(token.category in "AMEo§¶" for token in held):
            return False
    if _WISHES.search(words):
        return False
    if _OWN_PAST.search(words.strip()):
        return True
    if any(token.category in _RECORDS for token in held):
        return False
    if _OF_THEIRS.match(words) and not any(token.category in "cwifgy" for token in held):
        return True
    return any(
        told.match(words)
        for told in (
            _OWN_CLIENT,
            _KNOWN_PERSON,
            _OFFICE_ACTS,
            _SPEAKER,
            _THIRD,
            _BOSS,
            _OLD_PAPER,
            _OTHERS_DUTY,
        )
    )


def points_back(text: str, end: int, tokens: Sequence[Token]) -> bool:
    """Whether what follows `end` points at a place or a list that was named before: 我明天去龙昌镇, 看看那个镇上….

    金山街道那一片 points at what it says itself.
    """
    named = {token.end for token in tokens if token.category in "RZCHP"}
    return any(match.start() not in named for match in _POINTS.finditer(text, end))


_FOR_THEM = re.compile(rf"(?:给|帮|替|为|让|叫|发|带)(?:他们?|她们?|{_NICK}|这位|这个新人|新人|徒弟|新同事)")
"""我想给他一份名单: what they look after is where the firms are."""


def left_open(
    words: str, start: int, held: Sequence[Token], asked: frozenset[str], behind_it: str = ""
) -> list[Token]:
    """The tokens of a told clause that can still limit firms: not what stands before the person it tells of, not figures
    of the speaker, not the kinds that an asking clause names. start: where `words` begin in the text. behind_it: what
    follows the clause."""
    person = next((match for told in _OF_PEOPLE if (match := told.match(words))), None)
    of_others = _OTHERS_DUTY.match(words) is not None
    if of_others and _FOR_THEM.search(behind_it):
        return [token for token in held if token.category in _WHERE - asked]
    if of_others or any(told.match(words) for told in (_NO_MORE, _ASKS_US)):
        return []
    behind = start + person.end() if person is not None else start
    gone = set(asked) | set("".join(group for group in _GROUPS if asked & set(group)))
    gone |= set("n1IkB" if any(token.category in "cwifg" for token in held) else "n1mIkB")
    return [token for token in held if token.start >= behind and token.category not in gone]


def names_a_list(words: str) -> bool:
    """Whether the clause says what list is wanted: 我手上要带一份…的企业名单."""
    return _LIST.search(words) is not None
