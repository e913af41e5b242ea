"""How a turn builds on the list before it: whether it refines, and what the refined conditions are."""

from __future__ import annotations

import re
from typing import Any

from assistant.agent.builtin.grammar.conditions import Conditions
from assistant.agent.builtin.grammar.follow_ups.alternatives import in_their_place
from assistant.agent.builtin.grammar.follow_ups.corrections import lists_out
from assistant.agent.builtin.grammar.follow_ups.english import (
    everywhere,
    speaks_of_these,
    takes_the_place_back,
)
from assistant.agent.builtin.grammar.follow_ups.fragments import is_piece
from assistant.agent.builtin.grammar.follow_ups.picking_out import picks_out
from assistant.agent.builtin.grammar.follow_ups.taking_in import (
    adds,
    extends,
    replaced_by,
    said_beside,
    still_replaced,
    taken_in,
    without_a_kind,
    without_others,
)
from assistant.agent.builtin.grammar.follow_ups.windows import (
    in_the_window_held,
    time_said_anew,
    times_taken_in,
)
from assistant.agent.builtin.grammar.policy_points import points_at_text
from assistant.agent.builtin.grammar.rules_asked import POLICY_STRONG
from assistant.agent.builtin.grammar.ways_of_asking import BACK
from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Lang

_SHORT = 24
"""Characters up to which 只看…, 不要… is a refinement and not a question of its own."""
SETS_ONLY = frozenset({"order_by", "descending", "limit", "then_by", "offset"})
_ASKS_ON = re.compile(
    r"(?:呢|怎么样|如何)[？?。！!]*$|^(?:那|and\b|what about|how about)|^(?:or |just )?(?:in|for|around|at|from) [a-z' ]{3,24}\?$"
)
_INSTEAD = re.compile(r"改成|改为|改看|改查|改要|换成|换|instead|change|switch|make (?:it|that)")
_JOINED = ("labels", "exclude_labels", "qualifications", "soe_levels", "exclude_regions", "exclude_kinds",
           "exclude_products", "exclude_segments", "without_events")  # fmt: skip
_SWAPPED = frozenset({"soe_levels", "labels", "qualifications"})
"""Of those joined, the ones that 换成 puts others in the place of."""
_IN_ITS_TIME = {"won_amount_12m": "won_amount", "wins_24m": "wins"}
_PAIRS = (
    ("regions", "exclude_regions"),
    ("labels", "exclude_labels"),
    ("products", "exclude_products"),
    ("segments", "exclude_segments"),
    ("kinds", "exclude_kinds"),
)


_WHO_ELSE = re.compile(
    r"^(?:那|那么)?(?:除了这些|除此之外)?[,，]?(?:还有|另外还有)(?:谁|哪些|哪几家|别的|其他的?)(?:呢|吗|没|没有)?[?？。]*$|^(?:and |so )?(?:who else|who is next|any(?:one|body)? (?:others?|else|more)|what others)(?: is there| are there)?[?.]*$"
)


_NEXT_SO_MANY = re.compile(
    r"^(?:那|好|行|嗯|再|接着|继续|然后|给我|帮我|麻烦)*[,，]?(?:往后|往下|后面|下面|后头|接下来|紧接着|下)的?(?:再|数|看|列|给|要|来|报|拉|我|那){0,3}"
    r"[\d一二两三四五六七八九十]{1,3}(?:家|户|个|名)(?:也|都|给我|列出来|看看|看一下|列一下|呢|吧)*[\s。?？!！]*$"
)
"""接着往后十家: as many as that from where the list ended."""


def more_of_them(tokens: Tokens, read: Conditions, base: Meaning, lang: Lang) -> Meaning | None:
    """下一页, 再来五家: the same list from where it ended."""
    so_many = tokens.values("n") if _NEXT_SO_MANY.match(tokens.text) is not None else []
    onwards = tokens.has("<") or len(so_many) == 1 or _WHO_ELSE.match(tokens.text) is not None
    if (
        not onwards
        or set(read.fields) - {"limit"}
        or tokens.has("RHPUSKZ§AQ")
        or (read.unread and tokens.has("<") and not so_many)
    ):
        return None
    query = base.query
    limit = read.fields.get("limit", int(so_many[0]) if so_many else query.limit)
    onward = query.model_copy(update={"offset": query.offset + query.limit, "limit": limit})
    return base.model_copy(update={"query": onward, "lang": lang, "refined": True})


def listed_out(tokens: Tokens, read: Conditions, base: Meaning, lang: Lang) -> Meaning | None:
    """名单甩给我, after a count: the firms that were counted."""
    back = (
        BACK.search(tokens.text) is not None
        and re.search(r"单|列表|那批|那些|结果|list|results?|ones", tokens.text) is not None
    )
    told = lists_out(tokens.text)
    if read.fields or not (told or (back and not read.unread and not tokens.has("AQ§"))):
        return None
    intent = Intent.LIST if base.intent is Intent.COUNT else base.intent
    query = base.query.model_copy(update={"offset": 0})
    return base.model_copy(
        update={"intent": intent, "query": query, "count_by": None, "lang": lang, "refined": True}
    )


def reversed_order(tokens: Tokens, read: Conditions, base: Meaning, lang: Lang) -> Meaning | None:
    """反过来排: the same list the other way round."""
    if not tokens.has(">") or tokens.has("RHPUSKcsw1") or set(read.fields) - SETS_ONLY - {"sizes"}:
        return None
    query = base.query.model_copy(update={"descending": not base.query.descending, "offset": 0})
    return base.model_copy(update={"query": query, "lang": lang, "refined": True})


def refines(tokens: Tokens, read: Conditions, base: Meaning, *, since: bool) -> bool:
    """Whether the turn narrows, orders or cuts what `base` asked for; `since`: something else was asked since."""
    text, shape = tokens.text, tokens.shape
    if takes_the_place_back(tokens) or extends(tokens, read):
        return True
    if not read.fields and tokens.has("Q") and not read.unread and not tokens.has("IUXkE"):
        return not points_at_text(text)  # 一共多少家
    if not since and tokens.has("Q") and not tokens.has("IUXkEA§") and not read.unread:
        place = read.fields.get("regions")
        if place and set(read.fields) == {"regions"} and place == base.query.regions:
            return True  # 麻江县合计多少户, of a list of 麻江县
    if not since and tokens.has("A") and _OF_THOSE.search(text) and not tokens.has("RZCHPGKXI§M"):
        return True  # 没成我们客户的里头哪些可以授信
    if _only_leaves_out(tokens) and read.fields:
        return True
    these = any(token.text not in ("it", "its", "它", "他") for token in tokens.all("p"))
    if these and tokens.has("Q") and not read.unread and not tokens.has("§M"):
        return True  # 按县域分别统计上述企业户数
    if not read.fields and not since and tokens.has("A") and not tokens.has("IUKk"):
        return not read.unread  # 哪些适合授信, after a list: of these
    if not read.fields and not (tokens.has("p") and tokens.has("AW")):
        # 只看环保达标的: a refinement that was not understood, and no new subject
        short = len(text) <= _SHORT and not points_at_text(text)
        return bool(read.unread) and tokens.has("ON") and not tokens.has("WQ") and short
    if _DROPS.search(text) and not tokens.has("QA§M"):
        return True  # minus anyone on the dishonest list, and whatever else is said of them
    if POLICY_STRONG.search(text) or len(tokens.unknown) > 14:
        return False
    if not since and base.query.chain and set(read.fields) <= {"segments", "exclude_segments"}:
        return True  # 下游有哪些企业: a link of the chain before
    if _MUST.search(text) and not tokens.has("WQA§RHP"):
        return True  # 必须给国企供货
    if not since and _COUNTED_OF.search(text) and not tokens.has("IUE") and _subjects(tokens) <= 1:
        return True  # 有几家是民营的
    if speaks_of_these(tokens, since=since) or BACK.search(text) or _OF_THEM_EN.search(text):
        return True
    if set(read.fields) <= SETS_ONLY and _ON_TOP.search(text) and not tokens.has("WQA§RHP"):
        return True
    if shape.startswith("&") and not tokens.has("AQ"):
        return True
    if these and not tokens.has("§"):
        return True
    if tokens.has("O") and not (tokens.has("A") and tokens.has("W")):
        return True
    # 把余额最高的五户给我: that they are clients goes with the measure, and is no subject of its own
    said = set(read.fields) - ({"client"} if tokens.has("1") and not tokens.has("kBb") else set())
    if said and said <= SETS_ONLY and not tokens.has("WI"):
        return True
    if not since and _ANY_OF.match(text) and not tokens.has("AEQ§M") and _subjects(tokens) <= 1:
        return True  # 上市公司的供应商有吗
    asks = any(token.text not in ("who", "which") for token in tokens.all("W"))  # skip anyone who owes tax
    if shape.startswith("N") and not asks and not tokens.has("QA"):
        return True
    if _ASKS_ON.search(text) and not tokens.has("WQA") and len(text) <= _SHORT:
        return True  # 茶叶产业呢
    if (
        _OF_THESE.search(text)
        and (not since or "them" in text or "these" in text)
        and not tokens.has("IQ")
        and (not tokens.has("H") or not base.query.chain)
    ):
        return True  # 哪些是咱们客户
    if not since and picks_out(tokens, base) and _subjects(tokens) <= 1:
        return True  # 茶企单列出来
    if not since and is_piece(tokens, read):
        return True  # 供国企的
    if read.fields.get("labels") or tokens.has("U"):
        return False  # 国企供应商里…: whom it asks about is said anew
    new_chain = read.fields.get("chain", base.query.chain) != base.query.chain
    if new_chain or read.fields.get("products"):
        return False
    if set(read.fields) <= SETS_ONLY:
        return True
    noun = (
        tokens.has("I")
        and not text.rstrip("。！!？?").endswith("的")
        and read.fields.keys() & {"regions", "chain"}
    )
    return not since and not tokens.has("AWQ") and not noun


def _only_leaves_out(tokens: Tokens) -> bool:
    """Whether the turn is one clause that ends with the word which leaves firms out: 已经是上市公司供应商的不看."""
    said = [token for token in tokens.items if token.category != "_"]
    while said and said[-1].category == ";":
        said.pop()
    if (
        not said
        or said[-1].category != "N"
        or said[-1].text.isascii()
        or any(t.category == ";" for t in said)
    ):
        return False
    return not tokens.has("WQAIM§") and _subjects(tokens) <= 1 and len(tokens.text) <= _SHORT


def _subjects(tokens: Tokens) -> int:
    """Of how many kinds are what could be a subject of its own: a place, a trade, a kind of firm."""
    return sum(tokens.has(categories) for categories in ("RZCLb", "HP@G", "KX"))


_ANY_OF = re.compile(r"^(?:那|那么)?[^,，。有]{2,14}(?:有吗|有没有|有么|有不)[\s?？。]*$")
_BUYERS = re.compile(
    r"\b(?:buyers?|purchasers?|procurers?|tenders?|contracts?|awards?|work|jobs?)\b|招标|业主|采购|买方|的标"
)

_OF_THOSE = re.compile(r"的(?:那些|这些|那几家)?(?:里头|里面|里边|当中|之中|中间|里)")
_MUST = re.compile(
    r"^(?:也|还|都|而且|并且|另外)*(?:必须|要求|还得|也得|还要|也要|应该|得是|得要|须是|须得|只能是|(?:一定|肯定|务必)(?:要|得)?是?)|^(?:and )?(?:they |these |it )?(?:must|should|need to|have to|has to)\b"
)
_DROPS = re.compile(
    r"^(?:and |but |now |then |ok,? |also |please |kindly )*(?:minus|less|skip|forget|drop|lose|without|(?:leave|take|throw|kick|weed|filter|strip|rule|sift) out|take (?:away|off)|knock (?:off|out)|get rid of|ditch|discard|strike|cut|remove|exclude|excluding|except) "
)
"""A turn that only leaves firms out."""
_ON_TOP = re.compile(
    r"\bon top\b|\bat the top\b|\bto the top\b|\bup front\b|\bcome first\b|\bfirst\b|靠前|放头|放前|放在?最?前|排前|排在?最?前|打头|领头|在前"
)
_COUNTED_OF = re.compile(
    r"^(?:把|将)?(?:(?!企业|公司)[^,，厂]){2,16}的(?:单独|另外|一共|总共|也|都|再|给我|帮我)*(?:数|统计|算|点)(?:一?下|一?[遍算数]|个数|出来)+[。!！]*$|"
    r"^(?:那|这)?(?:里面?|里头|其中)?(?:有|又有|占)?(?:几家|几户|几个|多少家|多少户|多少个|多少(?=[是属]))(?:是|不是|有|没有|没|属于|做|在|给|向|跟|被|中过|拿过|适合|符合|参保|成立|注册)|"
    r"^[^,，]{2,16}的(?:又|都|一共|总共|共)?(?:有|占|是)?(?:几家|几户|几个|多少家|多少户|多少个|多少)(?:呢|啊|呀)?[?？。]*$|"
    r"^(?:and |so |then )?how many (?:are|have|has|had|were|did|do|won|hold|sell|supply|pay)\b(?! there)"
)
_OF_THEM_EN = re.compile(r"\b(?:how many|which|any|some|all|none|what share) of (?:them|these|those)\b")
_OF_THESE = re.compile(
    r"^(?:那|那就|请|麻烦|顺便|顺带)?(?:再|也|还)?把[^,，企公厂]{2,12}的(?:也|都)?(?:列|看|查|报|拉|调|找|给|过)|^(?:那|这)?(?:里面?|其中)?有(?:哪些|哪几家|谁)(?:做|给|向|跟|能|可以|是我|是咱|中|没|被|拿|逾|欠|获|评|挨)|^(?:那|这|看看|看一下|看下|再看看?|查查|查一下|帮我看看?|帮我查查?|[,，])*(?:里面?|其中)?(?:都)?(?:哪些|哪几家|哪几户|哪家|哪户|有谁|谁)(?:已经|已|早就|早|目前|现在|眼下|如今|本来|其实|至今|还|都|又|也|才|算|就){0,3}(?:是|不是|有|没有|没|属于|做|在|给|向|跟|能|可以|被|中过|拿过|适合|符合|位于)|^which (?:of (?:them|these|those)|ones)\b|"
    r"^(?:那|就|再|请|先|麻烦|帮我)*(?:从(?:里面|里头|中|当中|其中|这里面))?(?:把|将)?(?:(?!企业|公司)[^,，厂]){2,20}的(?:都|也|单独|另外|另|先|给我|帮我|统统)*(?:[筛挑找拉列选捡拣拎抽摘揪捞扒翻理](?:出来?|一下|给我)|单列|另列)(?:给我|出来|看看|看一下|一下|吧|了|我看看)*[。!！]*$|"
    r"^[^,，企公厂]{2,16}的(?:又|都|分别|到底|具体|各)?(?:是|有)(?:哪些|哪几家|哪几户|哪几个|哪家|谁)(?:呢|啊|呀|嘛|的)?[?？。!！]*$|"
    r"^(?:so |and )?which (?:have|has|had|are|were|do|did)\b|^(?:any|and any) (?:of (?:them|these|those)|with)\b"
)
_STARTS_OVER = re.compile(
    r"^(?:好|行|那|嗯|ok|算了|得了|好了|行了|好吧|唉|哎)*[,，]?(?:先|咱们?|我们?)?不(?:问|说|聊|看|管|谈|查|搞)(?:这个|这些|那个|它|制度|政策|规定|办法|这家|这户)?了?(?:这个|这些)?[,，。]|^(?:都|全|统统|前面的?都|这些都|条件都|全都)不要了[,，。]\s*(?:重新来过?|重来|从头来|重新查|重新筛)|^(?:说回|回到正题|言归正传)[,，]?|^(?:ok,? |right,? )?(?:enough (?:of|about) (?:that|this|policy|the rules)|leaving that aside|different (?:question|topic)|never mind that|forget (?:it|that|about (?:it|that))|scratch that|never mind(?=[,.;:])|let's (?:drop|leave) (?:it|that|this))[,.;:]?\s*|^(?:这个|这些|那个|这事)(?:先|就)?(?:放一?放|放一边|放着|不说了|不看了|算了|到这)[,，。]\s*|^(?:把)?(?:所有|全部)?(?:的)?条件(?:全部|都|全)?(?:去掉|清空|取消|不要了?|清掉)|^(?:清空|取消|去掉)(?:所有|全部|前面的?)的?条件|^(?:重新来|重来|从头来|重新筛选?|重新查|换个问题|换个话题|另外问一下)|"
    r"^(?:start over|start again|new question|reset|clear (?:all|everything|the conditions)|forget (?:all (?:that|of that)|the above|everything))",
    re.IGNORECASE,
)


def starts_over(text: str) -> str | None:
    """What is asked after 条件全部去掉, start over; None for any other text."""
    match = _STARTS_OVER.match(text)
    return None if match is None else re.sub(r"^[\s,;。.:]*(?:现在)?", "", text[match.end() :])


def refined(tokens: Tokens, read: Conditions, base: Meaning, lang: Lang) -> Meaning:
    """The meaning of the turn: the conditions of `base` with those of the turn in their place."""
    fields: dict[str, Any] = dict(read.fields)
    held = base.query
    if (
        "state_levels" in fields
        and (held.soe_levels or held.labels == ["soe_supplier"])
        and not tokens.has("I")
    ):
        fields["soe_levels"] = fields.pop("state_levels")  # 县属国企的供应商, then 换成市属的
    if held.won_from and fields.get("state_owned") and _BUYERS.search(tokens.text):
        del fields["state_owned"]
        fields["won_from"] = ["state_owned"]  # of government tenders, then state-owned buyers instead
    as_well = said_beside(tokens) or extends(tokens, read)
    without_a_kind(tokens, fields, held)
    without_others(tokens, fields, held)
    in_the_window_held(tokens, fields, held)
    if as_well:
        held, fields = taken_in(fields, held, invited=adds(tokens.text))
        times_taken_in(fields, held)
    elif _are_those_held(fields, held) and not (_INSTEAD.search(tokens.text) or tokens.has("O")):
        del fields["products"]
    if everywhere(tokens.text) and not {"regions", "local", "exclude_regions"} & set(fields):
        fields |= {"regions": [], "local": False, "exclude_regions": [], "towns": [], "parks": []}
    _place(tokens, fields, held, as_well)
    for name in _JOINED:
        if name in fields and not (name in _SWAPPED and _INSTEAD.search(tokens.text)):
            before = list(getattr(held, name))
            fields[name] = before + [value for value in fields[name] if value not in before]
    if as_well and held.labels and set(fields.get("labels") or ()) - set(held.labels):
        fields["any_label"] = True  # 给上市公司的也算上: either is enough
    if as_well:
        for name in (
            "products", "segments", "kinds", "sizes", "events", "tax_grades", "towns", "parks", "branches",
            "buyers", "suppliers",
        ):  # fmt: skip
            if name in fields:
                before = list(getattr(held, name))
                fields[name] = before + [value for value in fields[name] if value not in before]
    else:
        time_said_anew(fields, held)
    if not as_well and bool(fields.get("lapsed")) != (fields.get("expiring_by") is not None):
        gone = "expiring_by" if fields.get("lapsed") else "lapsed"
        if gone not in fields and getattr(held, gone):  # 年底之前要到期的, after those that had run out
            fields[gone] = FirmQuery.model_fields[gone].get_default(call_default_factory=True)
    if _INSTEAD.search(tokens.text):
        fields = in_their_place(fields)
        if "labels" in fields:
            fields = {"any_label": False, "soe_levels": []} | fields
    if "client" in fields and not fields["client"]:
        fields |= {"branches": [], "overdue_days_min": None}
    for wanted, unwanted in _PAIRS[1:]:
        if wanted in fields and unwanted in fields:  # 红茶先不看，只保留绿茶, of 绿茶和红茶: the one is left
            fields[unwanted] = [value for value in fields[unwanted] if value not in getattr(held, wanted)]
            continue
        if unwanted in fields and wanted not in fields:
            fields[wanted] = [value for value in getattr(held, wanted) if value not in fields[unwanted]]
        elif wanted in fields and unwanted not in fields:
            fields[unwanted] = [value for value in getattr(held, unwanted) if value not in fields[wanted]]
    if _anew_of_clients(tokens) and not SETS_ONLY & fields.keys():
        fields |= {
            name: FirmQuery.model_fields[name].get_default(call_default_factory=True) for name in SETS_ONLY
        }
    if "order_by" in fields:
        fields.setdefault("then_by", [])
        if held.won_since or held.won_until or held.won_months:  # what was won in the time that the list has
            fields["order_by"] = _IN_ITS_TIME.get(fields["order_by"], fields["order_by"])
    if "segments" in fields and "exclude_segments" not in fields:
        fields["exclude_segments"] = []
    if held.overdue_days_min and fields.get("order_by") == "founded_on" and not tokens.has("f"):
        fields |= {"order_by": "overdue_days", "descending": True}  # 最久的那家, of those overdue
    intent = base.intent
    if tokens.has("A"):
        intent = Intent.SCREEN
        if held.order_by == "name":
            fields.setdefault("order_by", "score")
            fields.setdefault("descending", True)
    elif tokens.has("Q") or _OF_EACH_KIND.search(tokens.text):
        intent = Intent.COUNT
    elif intent is Intent.GAPS or (
        intent is Intent.COUNT and not tokens.has("E") and not _ASKS_ON.search(tokens.text)
    ):
        intent = Intent.LIST
    count_by = next(iter(tokens.values("E")), base.count_by)
    query = FirmQuery.model_validate(held.model_dump() | {"offset": 0} | fields)
    return base.model_copy(
        update={
            "intent": intent,
            "lang": lang,
            "query": query,
            "refined": True,
            "replaced": replaced_by(query, base.query) or still_replaced(query, base),
            "count_by": count_by if intent is Intent.COUNT else None,
        }
    )


_OF_EACH_KIND = re.compile(r"按各(?:产品|环节|县|支行|标签)")
"""没合作的按县数一下, as it is written by then: how many of each."""
_ANEW = re.compile(
    r"^(?:那|然后|接着|顺便|麻烦)?(?:再|另外|另)(?:帮我|给我|请|来)?(?:看|查|问|列|找|说|报|筛|统计)"
)


def _are_those_held(fields: dict[str, Any], held: FirmQuery) -> bool:
    """给国企跑运输的, of firms that carry ore: a wider word for the products that the list has."""
    return bool(held.products) and set(held.products) < set(fields.get("products") or ())


def _anew_of_clients(tokens: Tokens) -> bool:
    """再看福泉支行有没有逾期的客户, after the first three by balance: a question of its own, of all clients there."""
    return _ANEW.match(tokens.text) is not None and tokens.has("b") and tokens.has("B") and tokens.has("Wh")


def _place(tokens: Tokens, fields: dict[str, Any], held: FirmQuery, as_well: bool) -> None:
    if fields.get("regions") and not tokens.has("L"):
        fields["local"] = False  # the place that is named now takes the place of 本地
        fields.setdefault("exclude_regions", [])
        if as_well:
            fields["regions"] = [*held.regions, *(c for c in fields["regions"] if c not in held.regions)]
        else:
            fields.setdefault("towns", [])
            fields.setdefault("parks", [])
    if fields.get("regions") and set(fields.get("exclude_regions") or ()) & set(held.regions):
        kept = [c for c in held.regions if c not in fields["exclude_regions"] and c not in fields["regions"]]
        fields["regions"] = [*kept, *fields["regions"]]
        fields["exclude_regions"] = []  # 不要福泉了, 换瓮安: one takes the place of the other
    if fields.get("exclude_regions"):
        # 本地 less the home region would be empty: what lies beyond it is meant
        fields["local"] = False
        gone = set(fields["exclude_regions"])
        named = fields.get("regions", held.regions)
        fields["regions"] = [code for code in named if code not in gone]
        if named and len(fields["regions"]) < len(named):
            fields["exclude_regions"] = []  # 福泉和瓮安, 不要瓮安的: 福泉 is left
