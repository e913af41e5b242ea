"""Writes what officers say loosely of dates, sums, cases and orders as the grammar reads it: 25年全年 is a year of the calendar,
不晚于2018年底 a bound, 中标加起来有一百万 a sum, 人多的先报 an order. Rules here reword; none may drop a condition. Expects folded
text.
"""

from __future__ import annotations

import re

_N = r"[\d零〇一二两三四五六七八九十百千.]"
_BUYER = r"(?:国企|央企|国有企业|政府|上市公司|金融机构)"
_DIGITS = {han: str(value) for value, han in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0"}
_HAN_YEAR = re.compile(
    r"[一二][〇○零九][〇○零一二三四五六七八九]{2}(?=年(?![元一二三四五六七八九十]{1,2}月))"
)
"""二〇二六年上半年; a date with its month in letters is read as it stands."""
_DATE = r"(?:19|20)\d{2}年"
_NO_LATER = re.compile(
    rf"不(?:得|能|可|应)?(?:晚|迟|后)于(?P<d>{_DATE}(?:\d{{1,2}}月(?:份|\d{{1,2}}[日号])?)?)(?P<end>年?[底末初])?"
)
_NO_EARLIER = re.compile(
    rf"不(?:得|能|可|应)?(?:早|先|前)于(?P<d>{_DATE}(?:\d{{1,2}}月(?:份|\d{{1,2}}[日号])?)?(?:年?[底末初])?)"
)
_AFTER = re.compile(
    rf"(?<![不得能可应早])(?:晚|迟|后)于(?P<d>{_DATE}(?:\d{{1,2}}月(?:份|\d{{1,2}}[日号])?)?)(?P<end>年?[底末])?"
)
_BEFORE = re.compile(
    rf"(?<![不得能可应])(?:早|先)于(?P<d>{_DATE}(?:\d{{1,2}}月(?:份|\d{{1,2}}[日号])?)?(?:年?[底末初])?)"
)
"""成立晚于2015年的: from 2016 on; 早于2010年的: before it."""
_WRITTEN: tuple[tuple[re.Pattern[str], str], ...] = (
    # 25年全年: a year of the calendar, no age
    (re.compile(r"(?<![\d.])(?P<y>[12]\d)年(?=全年|整年|一整年|上半年|下半年|第?[一二三四1-4]季度|\d{1,2}月|年?[底末初](?!的)|至今|度)"), r"20\g<y>年"),
    # 目前有没有: a question, no denial
    (re.compile(r"(?<![到至])(?:目前|现在|眼下|当前|如今|现阶段)(?=有没有|有无)"), ""),
    # 原告一方, 以原告身份
    (re.compile(r"(?<=[原被]告)(?:的)?(?:一方|这方|那方|方|身份|这边|那边|一边)"), ""),
    # whose cases: 案件已经被法院终结本次执行
    (re.compile(r"(?:的)?(?:执行)?(?:案件|案子)(?:都|已经?|早就)*(?:被|给|让|由)?(?:法院|法官)?(?:裁定)?(?=终结本次执行|终本)"), "被"),
    (re.compile(r"执行(?:到最后|到头来?|来执行去|了半天)[^,，、。]{0,3}(?:没有?|无|查不到|找不到)[^,，、。]{0,8}[、,，](?=[^,，。]{0,4}(?:终本|终结本次))"), ""),
    (re.compile(r"(?:没得|没有|没|未)(?:遭|挨|吃)(?:过|到)?(?=执行|处罚|起诉|失信|限高)"), "没有被"),
    # sums that are told as one adds up
    (re.compile(rf"(?P<w>中标|中过?的?标|拿(?:到|过)?的?标)(?:的)?(?:金额|总额|额)?(?:都|全)?(?:加起来|加一起|加一块儿?|加在一起|合起来|合一起|拢共|总起来|凑起来|一共|总共|累计|合计)(?:也|都|得|要)*(?:有|够|上|过|到|达到?|满|超过)了?(?={_N}+[万亿])"), r"\g<w>金额累计不低于"),
    # 国资控股、层级在县一级
    (re.compile(r"(?P<s>国资控股|国有控股|国资|国有|国企)(?:企业|公司)?的?[、,，]?(?:而?且|并且)?(?:所属|隶属|管理|行政|管辖)?(?:层级|级别|层次)(?:是|为|属于?)?(?:在|于)?(?P<l>中央|省|市|州|县|区)(?:这|那)?一?级(?:的)?(?=企业|公司|国企|国资|$|[,，。;；])"), r"\g<l>属国企"),
    # a choice of buyers: 国企或者政府，只要是其中一类的供应商
    (re.compile(rf"(?P<a>{_BUYER})(?:或者?|、|和|跟|与)(?P<b>{_BUYER})[,，]?(?:只要)?(?:是)?(?:其中|任意|任何|随便|里头)(?:的)?(?:之一|一(?:类|种|家|个|方)|哪(?:类|种|个|一类))的?供应商"), r"\g<a>或者\g<b>的供应商"),
    (re.compile(r"(?P<k>各[类种个]|每[类种个])(?P<s>供应商)的?(?:标签|标识|身份|名头)(?:的)?(?=各|分别|都|有|下)"), r"\g<k>\g<s>"),
    # 人多的先报: an order
    (re.compile(r"(?:人|人手|人头|员工|职工|工人|参保人?)(?P<a>多)的(?:请|给我|就|都)?(?:优先|先|往前|靠前|排?前面)(?:报|说|念|列|讲|排|放|来|看|给我)*"), ",按参保人数从高到低排序"),
    (re.compile(r"(?P<by>注册资本|实缴资本|实缴|资本|营收|营业收入|收入|余额|额度|中标金额|中标额|中标次数|参保人数|评分|分数|逾期天数)(?:高|大|多)的(?:请|给我|就|都)?(?:优先|先)(?:报|说|念|列|讲|看|排|来)(?:给我|一下)?"), r",按\g<by>从高到低排序"),
    # 证过期的: of permits
    (re.compile(r"(?:^|(?<=[的,，、;；\s户家])|(?<=企业)|(?<=公司))证(?:件|照)?(?:都|也|已经?|早就)?(?=过期|过了期|到期|失效)"), "许可证"),
    # 新开的茶企，开了不到三年的: said twice
    (re.compile(r"(?:新近?|刚)(?:开(?:张|业|办)?|办|成立|设立?|注册)(?:起来)?的(?P<n>[^,，。;；的]{1,8})[,，](?=[^,，。;；]{0,4}(?:开|办|成立|设立|注册)[^,，。;；]{0,4}(?:不到|不满|不足|未满|没满|[\d一二两三四五]年(?:以|之)?内))"), r"\g<n>,"),
    (re.compile(r"(?P<w>以前|之前|前)就(?:已经)?(?:开|办)(?:起来?|张|业)(?:了|咯)?(?=的|嘞|$|[,，])"), r"\g<w>成立"),
    # whom the officer knows: 福泉的我都认得不用讲了
    (re.compile(r"(?:(?<=的)|(?<=[,，])|^)(?P<r>[\u4e00-\u9fff]{2,3})的(?:企业|公司|厂子?|户)?(?:我们|咱们|我|咱)(?:基本|大多|大都|早就|全|都|也)*(?:认得|认识|熟悉?|晓得|知道|清楚|了解|跑过|去过)(?:完|了|遍)*[,，]?(?:就)?(?:不用|不必|不消|用不着|莫|别)(?:再)?(?:讲|说|提|报|念|列|看)(?:了|啦)?[,，]?(?=别的|其[他它]|另外|旁的)"), r",排除\g<r>的,"),
    # X那边…给它送过货的: to X
    (re.compile(r"^(?P<x>(?!我|你|他|咱)[\u4e00-\u9fff]{3,20}?)(?:那边|这边|那儿|那里|那头)[,，]?(?P<d>[^,，。;；的]{0,16}?)给(?:它|他|他们|它们|他家|它家)(?=送|供|卖|拉|发|运|配)"), r"\g<d>给\g<x>"),
    # what the officer has to reach, told without a pause
    (re.compile(r"^(?:今年|这个?月|本月|本?季度|最近|年底|眼下)?(?:的)?(?:任务|指标|考核|压力)(?:都|又|也|还)*(?:很|太|挺|蛮|好)?(?:紧|重|大|压人|逼人)(?:得很|得要命|得不行|死了|了)?[,，]?(?=你|您|帮|请|给我|替我|麻烦)"), ""),
    (re.compile(r"(?<=不在)(?P<a>[^,，。;；]{2,10}?)的(?P<b>[^,，。;；]{2,16}?)[,，]?我?(?:就|只)?(?:想|要)(?:看看|瞧瞧|看|找)(?:外头|外面|外边|别处)的[。!！]?$"), r"\g<a>的\g<b>"),
    (re.compile(r"(?P<w>哪[家些户几][家户]?)(?:还)?贷得(?:了|成|下来)?(?!到|起|多|少|过|上)[,，]?"), r"\g<w>可以贷款,"),
    (re.compile(r"我(?:就|只|大概)?(?:记得|晓得|印象中|印象里)(?:好像|应该)?有(?:那么)?(?:几|一两|两三)(?:家|户|个)(?=.*(?:找|查|列|翻|搜|调)(?:出|给|一))"), ""),
    # half in English: filter一下
    (re.compile(r"(?:filter|screen|pick|search|pull|list|show|find|export|generate|shortlist)(?:\s*(?:out|up))?\s*(?:一下|下|出来|一遍|出|个)(?=[\u4e00-\u9fff])", re.IGNORECASE), "列出"),
)  # fmt: skip


def _by_then(match: re.Match[str]) -> str:
    """不晚于2018年 takes the whole year in."""
    return (
        f"在{match['d'].removesuffix('份')}{match['end'] or ('底' if match['d'][-1] in '年月份' else '')}以前"
    )


def _from_then(match: re.Match[str]) -> str:
    return f"在{match['d']}以后" if match["d"][-1] in "底末" else f"{match['d']}以来"


def _after_then(match: re.Match[str]) -> str:
    """晚于2015年 leaves the whole year out."""
    year = re.fullmatch(r"((?:19|20)\d{2})年?", match["d"])
    return f"{int(year[1]) + 1}年以来" if year is not None else f"在{match['d']}{match['end'] or ''}以后"


def in_tight_words(text: str) -> str:
    """Folded text with what was said loosely in the words of the grammar."""
    text = _HAN_YEAR.sub(lambda match: "".join(_DIGITS[letter] for letter in match[0]), text)
    text = _NO_EARLIER.sub(_from_then, _NO_LATER.sub(_by_then, text))
    text = _BEFORE.sub(r"在\g<d>以前", _AFTER.sub(_after_then, text))
    for pattern, written in _WRITTEN:
        text = pattern.sub(written, text)
    return text
