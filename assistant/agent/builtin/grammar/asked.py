"""What is asked beside lists of firms: due diligence, owners, supply network, chain map, cluster, signals, working capital."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Literal

from assistant.agent.builtin.grammar.rules_asked import POLICY_STRONG
from assistant.agent.builtin.grammar.signal_kinds import asked_by_kind
from assistant.agent.builtin.meaning import Intent
from assistant.agent.builtin.question_tokens import Tokens

Direction = Literal["upstream", "downstream", "both"]

_OF_A_FIRM = ("due_diligence", "working_capital", "ownership", "network")
_UP = re.compile(r"上家|供应商|供货商|上游|采购|进货|suppliers?|upstream")
_DOWN = re.compile(r"下家|客户|买家|下游|销售|customers?|buyers?|downstream")
_COURT = re.compile(r"司法|诉讼|涉诉|法律|被执行|court|legal")
_NEEDS_FIGURES = re.compile(
    r"测算|算一?下|算算|算一算|估算|估一?下|核一?下|多少|几多|给多少|estimate|calculate|work out|how much|compute|size"
)
_SHOWN_AROUND = re.compile(
    r"walk (?:me|us) through|talk (?:me|us) through|fits? together|hangs? together|lay out|break down|(?:chain|industry) (?:work|look)|"
    r"(?:条线|条链|产业链|产业|链).{0,14}(?:怎么(?:一环扣一环|串|走|分|构成|组成|回事)|一环扣一环|上中下游|来龙去脉|从头到尾|捋一?(?:捋|遍)|梳理|讲一?讲|说一?说|画)|(?:梳理|捋一?捋|讲讲|说说|画)[^,，]{0,12}(?:产业链|条链|链条)|上中下游$|(?:链|链条|链子|这条线)[^,，]{0,2}(?:捋|梳|理|走|过|盘)一?(?:捋|遍|梳|理|过)|(?:产业|行业|链条?|工业|化工|茶叶|花生)?分(?:成|为|了)?(?:哪|几|多少)(?:几|个|大)*(?:块|段|截|部分|节|环|层)|上中下游(?:都|各|分别)*(?:是|有|做|包括)(?:些|的)?(?:什么|啥|哪)|(?:链|链条|产业)的?(?:结构|构成|组成|布局|脉络|概况|全貌|总体情况|基本情况)(?:怎么样|如何|是什么样的?)?[?？]?$"
)
_NETWORKED = re.compile(
    r"供应|供销|上下游|关系|往来|客户|图|网|链|network|supply|suppl|chain|map|trad|custom|connection"
)
_DRAWN = re.compile(
    r"(?:画|绘|作|做|弄|连|串|整|出|来|织|拉|拼|理|搭|给)(?:成|出|个|张|一)*(?:张|个|幅)?[^,，。?？]{0,6}图|图(?:表|示|谱)|\b(?:draw|drawn|diagram|chart|graph|map|picture)\b"
)
"""画成一张图: what is asked for is to be drawn."""
_BOTH_SIDES = re.compile(r"上家[^,，。?？]{0,4}下家|下家[^,，。?？]{0,4}上家|上下家")
_TIERS = re.compile(
    r"(?:上下游|供销|产供销|上家下家|供应链|供货链)[^,，。?？]{0,8}(?:连|串|理|捋|拉|画|图|网|关系|脉络|摊开|铺开)|往[上下](?:追|推|看|捋|翻|查|数)?(?:个)?(?:[两二三四几2-4])(?:层|级|道|手)|(?:供应商|客户|上家|下家)的(?:供应商|客户|上家|下家)"
)
"""上下游连起来看, 往上两层供应商: firms beyond those it deals with itself."""
_OPENINGS = re.compile(
    r"(?:动静|动向|由头|机会|苗头|线索)[^,，。?？]{0,8}(?:做|谈|推|跟进|营销|开发)(?:点|些|个)?(?:业务|生意|营销|产品)?|(?:可以|能|好|值得)(?:去|上门|拿来)?(?:做|谈|推|揽|跑)(?:点|些|个|成|下)(?:业务|生意|单子|买卖)|切(?:得)?进去|推(?:点|些|个|得)?(?:什么|啥|哪)|能(?:推|营销|卖)(?:给[它他])?(?:点|些)?(?:什么|啥|哪)|用钱的(?:地方|地儿|时候)|(?:营销|业务|上门|合作|跟进)的?(?:口子|突破口|抓手|理由|借口|点)|突破口|敲门砖|可以?挖的|挖(?:一)?挖|(?:啥|什么|哪些|有没有|有|出(?:了|现)?)(?:什么|啥|哪些|些|点|过)?(?:可以?)?(?:喜事|喜讯|好消息|好事|利好|好苗头)|能搭上话|(?:可以?|能|好|适合|值得)(?:去|上门|拿来)?(?:谈|做|推|营销|开|办)(?:个|点|些)?(?:保函|供应链金融|存款|代发|票据|信用证|贴现|结算|理财|保理)"
)
"""我能推点什么产品: what the bank could sell to it."""
_TROUBLE = re.compile(
    r"(?:要|得|该|需要?|值得)(?:当心|提防|防着?|警惕|留神|小心|注意|留意|操心|担心|盯着?)的?(?:地方|点|事)?|(?:啥|什么|哪些|有没有|有无)(?:异常|异样|异动|不对劲|隐患|雷|猫腻|苗头|风声)|(?<![提做付输产演])出(?:了|过|没出)?(?:什么|啥)?(?:事|状况|岔子|乱子|问题)(?![业务])|亮[过了着]?(?:几|多少|哪|什么|啥)[^,，。?？]{0,3}灯|几[个盏]灯|[爆暴]雷|不对劲|风吹草动|不太平"
)
"""有什么要当心的: what warns of it."""
_IN_ITS_BOOKS = re.compile(
    r"(?:财务|财报|报表|账[上面目]|现金流|负债|利润)(?:上|方面|状况|情况|数据|数字|指标|面|里|这块|这方面)?[^,，。?？预]{0,6}(?:看|瞧|查|出|有|存)[^,，。?？预]{0,5}(?:问题|毛病|异常|异样|隐患|不对劲|苗头|猫腻)"
)
"""财务上看得出问题不: asks for its figures, and for no warnings."""
_PIERCED = re.compile(
    r"往上(?:面|头)?(?:再)?(?:穿|捋|刨|扒|翻|挖|追|查|推|倒|看|数)(?:一[穿捋刨扒翻挖追查推看数])?[^,，。?？]{0,4}(?:$|[,，。?？]|到底|到顶|老板|股东|自然人|[一二两三几]层|哪|谁|看)|(?:穿一?穿|穿到底|穿到顶|穿上去|捋到(?:顶|头|底|自然人)|追到(?:顶|头|自然人)|扒(?:开|一扒|到底)|层层(?:穿|往上|扒|追|股)|一层[套压摞]?一?层)|"
    r"(?:最上(?:头|面|层|边)|最顶上|顶(?:上|头|层)|塔尖)[^,，。?？]{0,6}(?:是谁|谁|哪[个位家]|什么人|老板|股东|自然人)|(?:隔|绕|套)了?(?:几|多少)层|(?:哪一?[个位]|什么|落到|到)自然人"
)
"""往上穿一穿, 最上头是谁: the layers of owners above it."""
_UPSTREAM = re.compile(r"供应商|供货|原料|上游|上家|进货|货源|料")
_OWNED = re.compile(r"股权|股东|控股|控制|owner|shareholder")
_NOT_YELLOW = re.compile(
    r"黄(?:色|灯|级)?(?:预警|信号|的|那[些种]|类)*[^,，。;?？]{0,3}(?:别|不|免|甭|莫|剔|除|跳过|放放|放一|先放|搁|缓|算了|往后|以后|去掉)|(?:除|除了|除开|不含|不要|不看|别管|剔除|跳过)黄|"
    r"(?:not|no|without|except|excluding|skip|skipping|ignore|ignoring|leave out|leaving out|above|beyond|other than|never mind)\s+(?:the |any )?yellow|yellow (?:ones |warnings |alerts )?(?:aside|excluded|excepted|can wait)",
    re.IGNORECASE,
)
_RED_LIGHT = re.compile(r"(?:亮|挂|闪|是|着|出|了)(?:起|出|的|着|了|过)?红灯")
"""亮红灯 is one word for a warning, and still says of which level."""
_TIED = re.compile(
    r"(?:互相|相互|彼此|圈内|自己人)(?:之间)?[^,，。?？]{0,8}(?:买卖|生意|往来|来往|配套|供货|供料|交易|带动|抱团|合作|帮衬|拉货|拿货)|之间[^,，。?？]{0,6}(?:买卖|生意|往来|配套|供货|交易|抱团)[^,，。?？]{0,2}多|"
    r"(?:靠|依赖|依靠|指着|指望|围着|跟着|仰仗|绑在)[^,，。?？]{0,8}(?:龙头|大厂|老大|链主|头部|那家|一家|一两家|独一家)[^,，。?？]{0,6}(?:吃饭|活着|转|过日子|撑|讨生活|带|拉动)|(?:各自|自己)?(?:单打独斗|各干各的|一盘散沙|抱团取暖|散兵游勇)"
)
"""互相之间买卖多不多, 都靠一家龙头吃饭: how the firms of a place's trade hang together."""
_CALLS_ON = re.compile(r"营销|跟进|拜访|上门|跑|访|切入|介入|业务")
"""可以跟进的, 值得上门的: what an officer does about an opening at a client, and no screening for credit."""
_WHICH_LEVEL = re.compile(r"还是|哪[个种级]|\bwhich\b")
"""红灯还是橙灯: which level it is, and none is set."""
_NEWS = re.compile(r"好消息|喜[事讯]|利好|新动[静向]|动静|由头|上门推")
"""What is new at a client, which opportunities say, however much it is worth a visit."""
_LEVELS = ("yellow", "orange", "red")


def further_of_firm(tokens: Tokens) -> Intent | None:
    """What further is asked of one firm that is named or pointed at."""
    asked = set(tokens.values("§"))
    if "due_diligence" in asked:
        return Intent.DUE_DILIGENCE
    if "working_capital" in asked:
        return Intent.WORKING_CAPITAL
    if "ownership" in asked or ("map" in asked and re.search(r"股权|控股|控制|owner", tokens.text)):
        return Intent.OWNERSHIP
    if _PIERCED.search(tokens.text) and not _UPSTREAM.search(tokens.text):
        return Intent.OWNERSHIP
    drawn = "map" in asked or _DRAWN.search(tokens.text) is not None
    if drawn and _OWNED.search(tokens.text):
        return Intent.OWNERSHIP
    if (
        "network" in asked
        or _TIERS.search(tokens.text)
        or _BOTH_SIDES.search(tokens.text)
        or (drawn and _NETWORKED.search(tokens.text))
    ):
        return Intent.NETWORK
    if "opportunities" in asked or _OPENINGS.search(tokens.text):
        return Intent.OPPORTUNITIES
    if asked & {"warnings", "risk"} or tokens.has("¶") or _in_trouble(tokens.text):
        return None if "risk" in asked and _COURT.search(tokens.text) else Intent.WARNINGS
    return None


def _in_trouble(text: str) -> bool:
    """Whether the words ask for trouble beyond what the figures show."""
    return _TROUBLE.search(text) is not None and _IN_ITS_BOOKS.search(text) is None


def further_of_many(tokens: Tokens, *, chain: bool, place: bool) -> Intent | None:
    """What further is asked of a chain, a cluster or the firms of a query."""
    asked = set(tokens.values("§"))
    if asked & {"cluster", "cluster_fact"} and chain:
        listed = tokens.has("W") and tokens.has("IUK") and not tokens.has("Q") and "cluster_fact" not in asked
        return None if listed or tokens.has("A") else Intent.CLUSTER
    if chain and place and _TIED.search(tokens.text) and not tokens.has("AUQkbW§"):
        return Intent.CLUSTER
    if "cluster_fact" in asked and place and not tokens.has("IU"):
        return Intent.CLUSTER
    if chain and _SHOWN_AROUND.search(tokens.text) and not tokens.has("AUIk"):
        each = "segment" in tokens.values("E")
        if each or not tokens.has("QW") or (tokens.has("W") and not tokens.has("Q")):
            return Intent.CHAIN_MAP
    each = "segment" in tokens.values("E")  # 画个全景，要带上各环节多少家: the map holds the counts
    if asked & {"map", "network"} and chain and not tokens.has("A") and (each or not tokens.has("Q")):
        return Intent.CHAIN_MAP
    own = tokens.has("kb")
    calls = not tokens.has("A") or all(_CALLS_ON.search(token.text) for token in tokens.all("A"))
    if "opportunities" in asked and (not tokens.has("A") or _NEWS.search(tokens.text) or (own and calls)):
        return Intent.OPPORTUNITIES
    if own and calls and _OPENINGS.search(tokens.text):
        return Intent.OPPORTUNITIES
    if not asked and not tokens.has("AQ") and tokens.has("kbWI") and not POLICY_STRONG.search(tokens.text):
        named = asked_by_kind(tokens.text)
        if named is not None:
            return Intent(named)
    trouble = tokens.has("kb") and _TROUBLE.search(tokens.text) is not None
    if ("warnings" in asked or tokens.has("¶") or trouble) and not POLICY_STRONG.search(tokens.text):
        return Intent.WARNINGS
    if "risk" in asked and tokens.has("kb!") and not POLICY_STRONG.search(tokens.text):
        return Intent.WARNINGS
    return None


def names_signals(tokens: Tokens) -> bool:
    """Whether anything says that signals, a chain or a cluster could be asked for; of own clients 好消息 does too."""
    if tokens.has("§¶H") or asked_by_kind(tokens.text) is not None:
        return True
    return tokens.has("kb") and any(said.search(tokens.text) for said in (_OPENINGS, _TROUBLE))


def of_the_bank(tokens: Tokens, fields: dict[str, Any]) -> bool:
    """哪些客户有预警: the bank's own, where nobody is named whose customers they could be."""
    return (
        tokens.has("B") and not fields.get("labels") and "client" not in fields and "branches" not in fields
    )


def needs_a_firm(tokens: Tokens) -> bool:
    """Whether what is asked can only be asked of a firm, and none is named: 出一份尽调报告."""
    asked = set(tokens.values("§")) & set(_OF_A_FIRM)
    if not asked or tokens.has("HP"):
        return False
    if POLICY_STRONG.search(tokens.text):
        return False
    if asked == {"working_capital"} and re.search(
        r"怎么|如何|怎样|咋|公式|方法|依据|口径|how (?:is|are|do|does|should)|formula|method", tokens.text
    ):
        return False
    if asked == {"working_capital"}:
        return _NEEDS_FIGURES.search(tokens.text) is not None and not re.search(
            r"办法|能不能|可以|用途|用于", tokens.text
        )
    if asked == {"ownership"}:
        return tokens.has("p")
    return (
        re.search(
            r"出|写|做|来|生成|准备|给|write|draft|prepare|make|produce|generate|show|画|看", tokens.text
        )
        is not None
    )


def direction_of(tokens: Tokens) -> Direction:
    """Which way a network is followed: upstream are suppliers, downstream buyers."""
    if "上下游" in tokens.text:
        return "both"
    up = _UP.search(tokens.text) is not None
    down = _DOWN.search(tokens.text) is not None
    if up and not down:
        return "upstream"
    return "downstream" if down and not up else "both"


def level_of(tokens: Tokens) -> Literal["yellow", "orange", "red"] | None:
    """The least level of warning that is asked for."""
    if _NOT_YELLOW.search(tokens.text):
        return "orange"
    named = [level for level in _LEVELS if level in tokens.values("¶")]
    if len(named) > 1 and _WHICH_LEVEL.search(tokens.text):
        return None
    match named[:1]:
        case ["yellow"]:
            return "yellow"
        case ["orange"]:
            return "orange"
        case ["red"]:
            return "red"
    return "red" if _RED_LIGHT.search(tokens.text) else None


def since_of(tokens: Tokens) -> date | None:
    """From which day on signals are asked for."""
    return next((token.value.since for token in tokens.all("d") if token.value.since is not None), None)


_ONES = re.compile(r"\b(?:ones|those|only|just)\b")


def only_some_levels(tokens: Tokens) -> bool:
    """Never mind the mild ones, only red: of the signals before, those of a level."""
    firms = [token for token in tokens.all("I") if token.text not in ("ones", "those")]
    return (
        tokens.has("¶") and not firms and not tokens.has("UKMPkbE") and _ONES.search(tokens.text) is not None
    )
