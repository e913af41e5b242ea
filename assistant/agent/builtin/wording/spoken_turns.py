"""Writes turns of everyday speech in the grammar's words where a figure, a place or a denial in them would mislead.

不是A就是B is a choice, 千万莫要 holds no sum, 跟我们行有往来的 are clients, 我对花生不太熟 tells of the speaker. Expects folded text.
"""

from __future__ import annotations

import re

_US = r"(?:我们?行|咱们?行|本行|行里|我们支行|咱们支行|我们|咱们)(?:这里|这儿|这边)?"
_BUYER = r"(?:国企|央企|国有企业|政府|上市公司|金融机构)"
_WRITTEN: tuple[tuple[re.Pattern[str], str], ...] = (
    # 不是福泉就是瓮安的
    (re.compile(r"不是(?P<a>[^,，。;；是]{1,10}?)[,，]?(?:就|便|即)是(?P<b>[^,，。;；是]{1,10}?)(?=的|[,，。;；]|$)"), r"\g<a>或者\g<b>"),
    # 多少也要有个一千万: at least
    (re.compile(r"(?:多少|好歹|再怎么(?:着|说|样)?|怎么(?:着|说|样)?|咋个?|再少|再差|最不济)(?:也|都|总)(?:要|得|该|应)(?:有|上|到|过)?(?:得有|个)?(?=[\d一二两三四五六七八九十百千])"), "至少"),
    (re.compile(r"千万(?=别|莫|不|甭|勿|要|记|注意|小心|当心)"), ""),
    # clients of the bank, said by what they do with it
    (re.compile(rf"[跟和与同]{_US}(?:都|也|已经?|早就|早已|现在|目前)*(?:有|在|正在|有过|有着)(?:业务|信贷|合作|资金)?(?:往来|合作|来往|业务|打交道|交道)(?:关系)?(?:过|了)?(?=的)"), "我行客户"),
    # whose tenders
    (re.compile(rf"在(?P<b>{_BUYER})(?:那里|那边|那儿|那头|手里|手上|处)(?:都|也)?(?:中|拿|接)(?:过|了|到过?)?标"), r"中过\g<b>的标"),
    # the state's small share
    (re.compile(r"(?:(?:只)?(?:参股|入股)[^,，。;；]{0,3}(?:不|没有?|未)控股[,，、]?)?(?:国资|国有|国家|国有资本)(?:只|仅|就)?(?:占|持|有|持有)(?:了|着)?(?:个|点)?(?:小股(?!东)|小头|少数股权?|小部分股[份权]?)"), "国有参股"),
    (re.compile(r"(?P<no>无|没有?|未)(?:在)?执行(?=[\s,，、;；。]|$|可|的|且)"), r"\g<no>被执行"),
    (re.compile(r"(?:最后|结果|到头来)?(?:啥|什么|一分钱?|一样|一点)(?:东西|财产|钱)?(?:都|也)(?:没有?|未)(?:给)?(?:刨|查|搜|找|执行|翻|挖|弄|捞|追)(?:到|出来?|得|着|回来)*[,，](?=(?:就|给|法院)*(?:终本|终结))"), ""),
    # 两样都占, 只占一样的不用: said twice
    (re.compile(r"[,，。;；]\s*(?:要是)?(?:只|光|单)(?:占|有|沾|符合|满足|给)(?:其中|了)?一(?:样|个|头|边|种|项|家)的?(?:就|都|则|也)?(?:不用|不要|不算|不看|不列|免|别)(?:了|吧|给我|列)*(?=[,，。;；]|$)"), ""),
    # what the speaker knows little of, where it is named again
    (re.compile(r"(?:我|咱|我们|咱们)(?:个人)?对(?P<x>[\u4e00-\u9fff]{2,6}?)(?:这一?[块行摊片]|这个?行当|这方面|产业|行业)?(?:确实|还|实在|真的?|都)*(?:不太|不怎么|不大|不是很|不|没那么)(?:熟悉?|懂|了解|清楚|在行)[,，。;；](?=.*(?P=x))"), ""),
    # when somebody asked or ordered
    (re.compile(r"(?:您|你|领导|行长|主任|科长|经理|总行|分行|省联社)?(?:昨天|前天|今天|上周|本周|上个?月|这周|刚才|前几天|那天|早上|上午|下午)(?:您|你|领导|行长|主任)?(?:开会|会上|专门|特意)?(?:问起|问到|问过|提起|提到|说起|说到|讲到|谈到|聊到|交代|布置|吩咐|安排|要求|要的|催)(?:的|过|我们?)?(?=[\u4e00-\u9fff])"), ""),
    # orders
    (re.compile(r"(?:[按照依])(?:着)?(?P<by>成立|注册|开业|开办|设立)(?:时间|日期|年份)?的?(?:早晚|先后|新旧|长短)(?:顺序|次序)?(?:来)?"), "按成立时间"),
    (re.compile(r"[按照依](?:着)?(?P<by>[^,，。;；按照依]{2,8}?)的?(?:高低|大小|多少)(?:顺序|次序)?(?:来)?(?=(?:给我|帮我|来)?(?:排|列))"), r"按\g<by>"),
    (re.compile(r"(?P<won>(?:中标|中过标|拿过?标|中了标).{0,40}?)[按照](?:着)?次数"), r"\g<won>按中标次数"),
    (re.compile(r"行业(?:分类|类别|门类|名称)(?=(?:是|为|:|=|属于|标明为?)[“\"「『]?[\u4e00-\u9fff])"), "行业"),
    (re.compile(r"[^,，。;；]{0,6}都没(?:得|有)?几[家个户](?:人)?(?=[吧了,，。]|$)"), ""),
)  # fmt: skip


def in_plain_turns(text: str) -> str:
    """Folded text with such turns in the grammar's words; never empty where `text` was not."""
    kept = text
    for pattern, written in _WRITTEN:
        kept = pattern.sub(written, kept)
    kept = kept.lstrip(",，。;；")
    return kept if len(kept.strip()) > 3 else text
