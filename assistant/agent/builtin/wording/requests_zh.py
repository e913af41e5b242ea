"""Writes Chinese requests that say what they want in a roundabout way as the grammar expects them.

登记得有 is 有, 有多少算多少 wants all there are, 不管哪个县的 and 规模小的也算上 limit nobody, 两个条件都满足 counts conditions and
no firms, 几家…，瓮安的是哪些 asks for their names. Knows no trade; expects folded text in the standard language.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.wording.slips_zh import leaving_out_mended

_N = r"[\d零〇一二两三四五六七八九十百千]"
_CLAUSE = r"[^,，。;；!！?？:：\n]"
_BUYER = (
    r"(?:国企|央企|国有企业|国有单位|政府|政府部门|上市公司|金融机构|省属国企|市属国企|州属国企|县属国企)"
)
_WON = r"(?:(?:曾|曾经|已|已经|有)?(?:中标|中(?:过|了|到)标?|拿(?:过|了|到)标|揽(?:过|到)标))(?:过)?"
_STATE = r"(?:国企|国有企业|国有|国资企业)"
_HAS_IT = r"(?:登记|注册|收录|录入?|记录?|备案|存|登)"
_LEFT_TO = (
    r"(?:也|都|也都|一样|照样|照)+(?:给我|帮我)?(?:算(?:上|进来?|数|在内)|要上?|列(?:上|进来?|出来?|入)|带上|收|放进来|加进来|"
    r"包括(?:在内)?|写上|记上|拉进来|行|可以|成|没问题|没关系)(?:了|的)?"
)

_WRITTEN: tuple[tuple[re.Pattern[str], str], ...] = (
    # whom to lend to
    (re.compile(r"(?P<lend>(?:放(?:点|些)?款|放贷|贷款|授信|投放|放一?笔|放几户)[^。;；]{0,40}?(?:谁|哪几?[家户]|哪些))(?:企业|公司|厂)?(?:比较|更|最|才)?(?:行|合适|可以|够格|靠谱|能成|妥当)(?=[?？。！!]|$)"), r"\g<lend>适合授信"),
    (re.compile(r"(?:够格|够条件|够资格)(?:的)?(?=[,，]?(?:给我|帮我|都|请)?(?:推|挑|选|筛|列|找|报|捡|拣))"), "适合授信的"),
    # what the database holds
    (re.compile(rf"{_HAS_IT}(?:得|起|着|在册的?|了的?)有(?!限|关|效)"), "有"),
    (re.compile(r"(?:我们|咱们?)(?:这儿|这里|这边)(?=(?:登记|收录|录入|备案|在册|库里|系统)|(?<=[,，]..这.)有没有[?？。 ]*$|(?<=[,，]..这.)有吗[?？。 ]*$)"), ""),
    # all there are
    (re.compile(r"[,，]?(?:有多少(?:就)?(?:算|列|要|给|报)多少|有几[家个户](?:就)?(?:算|列|要|给|报)几[家个户]|有一[家个户](?:就)?(?:算|列|要|给|报)一[家个户]|(?:能)?(?:找|列|查|捞|挑)(?:到|出)?多少(?:就)?(?:算|是|找|列|给)多少)"), ""),
    # a request in the form of a question
    (re.compile(r"(?:请问)?(?:您|你)?(?:这边)?(?:能|能够|可以)(?:麻烦)?(?:您|你)?(?P<do>(?:帮忙|帮我|替我|给我|为我)(?![们行])[^,，。;；?？]{0,3}(?:列|查|找|拉|调|导|整理|统计|数|筛|挑|报|理|排|看)[^,，。;；?？]{0,6}?)(?:吗|么|不)(?=[?？。]|$)"), r"请\g<do>"),
    (re.compile(r"值得(?:去|来|我们|咱们)?(?:认识|结识|结交|打听|记住|记下)(?:一?下)?"), ""),
    # counted in other words
    (re.compile(rf"(?P<n>多少|几|{_N}+)(?:间|爿|所)(?=[\u4e00-\u9fff]{{0,8}}(?:企业|公司|厂|店|铺|作坊|合作社))"), r"\g<n>家"),
    (re.compile(r"多小(?=[家户个])|几多(?=[家户个]|的?(?:$|[?？,，。嘛哦呢啊]))"), "多少"),
    (re.compile(r"(?:(?<=多少)|(?<=有几)|(?<=是几)|(?<=共几))[嫁佳加架假夹价](?=[?？。,，]|$)"), "家"),
    # who they are, and not how many
    (re.compile(r"(?:有|是)?(?:几|多少)[户家个](?P<who>[^,，。;；?？]{0,10}?)[啊呀呢嘛哦哈]?(?=[?？,，。][^,，。]{0,4}(?:名单|单子|清单|名字|名称|企业名)(?:也|都|一并|统统)?(?:给|发|拉|列|报|要|告诉|说|念))"), r"有哪些\g<who>"),
    (re.compile(rf"(?:有|还有)?(?:几|多少)[家户个](?={_CLAUSE}{{0,20}}[,，]{_CLAUSE}{{0,12}}(?:是|有|分别是|都是|都有)(?:哪些|哪几[家户个]|谁)[嘛呢啊呀噻]?[?？。 ]*$)"), "有"),
    # conditions that are counted, and what limits nobody
    (re.compile(r"[,，]?(?:这|那|以上|上述)?(?:[两三四五六七八九2-9]|几)(?:个|项|条|样|种|点)(?:条件|要求|标准|指标|情况)?(?:都|均|全|全都|同时|要|得|必须|须|应|一并|一起)+(?:满足|符合|具备|达到|达标|够|占|有|沾|中)(?:了|到|齐)?(?:的)?(?=企业|公司|厂|$|[,，。;；])"), ","),
    (re.compile(r"(?:不管|不论|无论|甭管|不问|不拘)(?:是|在|属于)?(?:哪(?:一)?(?:个)?(?:县|市|区|县市|地方|乡镇|镇|片|里|儿|边)|什么地方|何处|何地)(?:的)?(?:企业|公司)?(?:都|也)?"), ","),
    (re.compile(rf"(?<=[\u4e00-\u9fff]{{4}})[,，;；]\s*(?:哪怕|就算|即使|连|即便)?(?:是)?(?:规模|体量|个头|盘子|摊子)?(?:再|太|很|比较|稍微|特别)?(?:小|大|小微|微型|小型|小打小闹)的?(?:企业|公司|厂子?|户头?)?(?:的)?{_LEFT_TO}(?=$|[,，。;；])"), ""),
    # tenders by whose they were
    (re.compile(rf"在(?P<who>{_BUYER})(?:的)?(?:集中|公开)?(?:采购|招标|招采|招投标|项目|投标)(?:活动|项目|过程|当中|之中|里头|中(?!中|标)|中(?=中)|里|上)*(?P<won>{_WON})"), r"中过\g<who>的标"),
    (re.compile(rf"从(?P<who>{_BUYER})(?:的)?(?:采购人|采购方|采购单位|采购部门?|业主|招标人|招标方|甲方)?(?:那里|那儿|那边|手里|手上|处)?(?P<won>{_WON})"), r"中过\g<who>的标"),
    (re.compile(r"(?:跟|找|打)(?!谁|哪|什么|啥|我|咱|他|它)(?=[\u4e00-\u9fff]{3,16}?(?:进货|拿货|买货|采购|进过货|拿过货|买过))"), "从"),
    # records in other words
    (re.compile(r"停(?:着|了|起|过|下)产(?!品)"), "停产"),
    (re.compile(r"(?:还|都|尚|才)(?:没有?|未)(?:得|到|满)?(?P<n>[\d一二两三四五六七八九十]+(?:周?年|个年头|岁))(?![以之多前后])"), r"不到\g<n>"),
    (re.compile(r"嫩娃娃|嫩芽芽|毛头小(?:企业|厂)|奶娃娃"), "企业"),
    # 行里新出了个茶叶贷: what a loan is called, and no trade
    (re.compile(rf"(?:^|(?<=[,，。;；])){_CLAUSE}{{0,8}}(?:推出|推|新出|新上|上线|出台|新推|研发|开发|出|上)(?:来)?(?:了|过)?(?:一?[个款项种])?(?:新)?(?:产品|业务)?(?:叫|叫做|是)?[“\"「]?[\u4e00-\u9fff]{{1,4}}(?<![放借批信])贷[”\"」]?(?:款?产品|业务)?[,，。;；]"), ""),
    # where something stands on the speaker's side
    (re.compile(r"(?:行里的?|总行|分行|省行|支行)?风险(?:管理|控制|合规|监控)?(?:部门?|处|科|条线|岗|中心)(?=[\u4e00-\u9fff,，])"), "部门"),
    (re.compile(r"沿河(?=(?:的)?(?:企业|工厂|厂|化工)[^。;；]*(?:河岸|离河|距河|离江))"), "那些"),
    (re.compile(r"(?<![改汇新代主总采选])编(?=(?:编织|吨|包装|化肥|肥料)袋)"), "做"),
    # slips of the pen in words that are cut by others
    (re.compile(r"(?<=控股)股[冻动懂洞]"), "股东"),
    (re.compile(r"(?P<w>[上中下])[由犹邮油尤](?=\s|$|企业|公司|厂)(?<=[工叶链业].{2})"), r"\g<w>游"),
)  # fmt: skip
_LEVELS = re.compile(
    rf"(?<![\u4e00-\u9fff])(?P<list>(?:中央|省|市|州|县|区)(?:一?级|属|管)?(?:(?:、|和|与|或者?|及|跟|以及)(?:中央|省|市|州|县|区)(?:一?级|属|管)?){{1,3}}){_STATE}"
)
"""中央级和省级国企: a list of levels before the one word for what they hold."""
_LEVEL = re.compile(r"中央|省|市|州|县|区")


def _each_level(match: re.Match[str]) -> str:
    named = dict.fromkeys(_LEVEL.findall(match["list"]))
    return "或".join("央企" if level == "中央" else f"{level}属国企" for level in named)


def in_plain_request(text: str) -> str:
    """Folded text with its request in the words that the grammar knows."""
    text = _LEVELS.sub(_each_level, leaving_out_mended(text))
    for pattern, written in _WRITTEN:
        text = pattern.sub(written, text)
    return text
