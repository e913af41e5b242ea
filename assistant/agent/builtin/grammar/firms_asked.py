"""What a question for firms by conditions asks: a screening, a list, a count, a trace; or a text of the library."""

from __future__ import annotations

import re
from typing import Any

from assistant.agent.builtin.grammar.conditions import Conditions
from assistant.agent.builtin.grammar.follow_ups.conversation import SETS_ONLY
from assistant.agent.builtin.grammar.framing_words import points_beyond_its_frame
from assistant.agent.builtin.grammar.left_over.never_held import rate_of_clients
from assistant.agent.builtin.grammar.policy_points import points_at_text
from assistant.agent.builtin.grammar.rules_asked import asks_what_is_allowed
from assistant.agent.builtin.grammar.ways_of_asking import (
    APART,
    FIRMS_WITH,
    IS_THERE,
    ONE_FIRM,
    RECOMMEND,
    TRACE_DOWN,
    TRACE_UP,
    WHO,
    means_clients,
)
from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Lang

_LACKS = re.compile(r"没有?|无|未|还没有?|从没|没有过|不|no|not|never|have no|has no|without")
"""对它没有概念: what is lacking, which leaves no product out."""
_FIRM_WORDS = "IUKXkb!"
_RECORD_WORDS = "zxeYr*"
_TERSE = "HGKq~^$%@PZCRw" + _RECORD_WORDS
_OF_FIRMS = frozenset(
    {"state_owned", "state_levels", "buyers", "suppliers", "controlled_by", "client", "parks", "sizes"}
)
_MAKERS = re.compile(
    r"(?:做|生产|搞|从事|经营|卖|加工|种)[^,;]{1,12}的(?=[,;。？?！! ]|$|(?:都)?(?:有|是)(?:哪些|哪几家|哪几户|哪几个|谁)(?:人家|家)?[嘛呢呀啊吗?？。 ]*$)|(?:making|producing|doing|in) [a-z -]{3,}\??$"
)
"""做危化品运输的: who makes it, without a word for firms."""
_SAYS_LITTLE = frozenset({"chain", "products", "regions", "local", "segments", "exclude_regions", "offset"})
"""Conditions that a question to the library has as well."""
_FEW = 6
"""Characters that nobody knows and that say nothing, in a question of conditions alone."""
_SAYS_WHICH = re.compile(r"的(?:那些|那种|有吗|呢|吧)?[。？?！! ]*$")
_OF_FIRMS_ALONE = frozenset(
    {
        "kinds",
        "tax_grades",
        "ownership",
        "state_levels",
        "sizes",
        "towns",
        "parks",
        "lapsed",
        "expiring_by",
        "branches",
        "overdue_days_min",
        "registered_capital_min",
        "registered_capital_max",
        "paid_in_capital_min",
        "revenue_min",
        "revenue_max",
        "insured_min",
        "insured_max",
        "age_min",
        "age_max",
        "founded_after",
        "founded_before",
        "labels",
        "qualifications",
        "won_amount_min",
        "wins_min",
        "without_overdue",
        "events",
    }
)
"""Conditions that ask for firms without a word more."""
_ENDS_WITH_FIRMS = re.compile(
    r"(?:企业|公司|厂家|厂商|供应商|名单|firms|companies|suppliers|enterprises)[。？?！! ]*$"
)
_SO_MANY = re.compile(
    r"(?:有没有|有无|是否|够不够|是不是)(?:超过|达到|满|不到|有)?\s*(?:\d+|[一二三四五六七八九十百]+)\s*[家户]|(?:are|is) there (?:more|fewer) than \d+"
)
"""有没有超过二十家: how many, by comparison."""
_ASKS = frozenset({"谁", "who", "anyone", "anybody", "哪几家", "哪家", "有谁", "都有谁", "谁家"})


def asked_afresh(text: str, tokens: Tokens, read: Conditions, lang: Lang, *, holds_firms: bool) -> Meaning:
    """The meaning of a question that stands by itself and names no single firm."""
    folded = tokens.text
    clients = means_clients(tokens) and not read.fields.get("labels") and not points_at_text(folded)
    query = FirmQuery(**(read.fields | ({"client": True} if clients else {})))
    base = Meaning(intent=Intent.POLICY, lang=lang, query=query, topic=text.strip())
    library = Meaning(intent=Intent.POLICY, lang=lang, topic=text.strip())
    if rate_of_clients(tokens):
        return base.model_copy(update={"intent": Intent.COUNT if tokens.has("Q") else Intent.LIST})
    traced = _traces(tokens)
    of_product = tokens.has("P") and traced
    asked = clients or _asks_for_firms(tokens, read)
    about_firms = asked and bool(set(read.fields) - {"limit", "descending"})
    if asks_what_is_allowed(
        tokens,
        _without_events(tokens, read),
        of_product=of_product,
        screened=tokens.has("A") and about_firms,
    ):
        return library
    textual = _points_at_text(tokens, read)
    some = tokens.has("W") or any("家" in token.text for token in tokens.all("Q"))
    if tokens.has("A") and (about_firms or (some and holds_firms) or tokens.has("IUK") or read.fields):
        return _screen(base)
    if (
        tokens.has("a")
        and not tokens.has("!")
        and about_firms
        and not textual
        and not read.unread
        and not tokens.has("Q1")
    ):
        return _screen(base)
    left_out = any(not _LACKS.fullmatch(token.text) for token in tokens.all("N"))
    denied = left_out and not read.fields.get("exclude_products")  # 磷酸铁锂先放一边, 磷酸铁拿什么做
    if query.products and traced and not tokens.has("U") and not denied and not _lists_makers(tokens, read):
        return _traced(base, folded)
    counted = _counted(base, tokens, read, asked=asked, about_firms=about_firms)
    if counted is not None:
        return counted
    if textual and not tokens.has("US"):
        return library
    few = any(token.text in RECOMMEND for token in tokens.all("W")) and tokens.has("I")
    if few and not read.unread and not textual and not set(read.fields) - {"limit"}:
        return _screen(base)  # 推荐几家企业: to a bank that means candidates
    if _SO_MANY.search(folded) and about_firms and not read.fields.get("limit"):
        return base.model_copy(update={"intent": Intent.COUNT})
    dealt = read.fields.keys() & {"controlled_by", "buyers", "suppliers"}
    if tokens.has("Q") and not _counts(tokens) and not dealt:
        return library  # 可以贷多少 asks for a rule
    if any(token.text in ONE_FIRM for token in tokens.all("p")) and not tokens.has("IUWAakb"):
        return base.model_copy(update={"intent": Intent.WHICH})
    if tokens.has("Q") and asked and (about_firms or tokens.has("I")):
        return base.model_copy(update={"intent": Intent.COUNT})
    if _lists(tokens, read, query, about_firms=about_firms):
        return base.model_copy(update={"intent": Intent.LIST})
    named = FIRMS_WITH.search(folded) or (read.unread and _ENDS_WITH_FIRMS.search(folded))
    noun = clients or ((tokens.has("W") or named) and tokens.has("IUKk"))
    if asked and noun and not textual and holds_firms:
        return base.model_copy(update={"intent": Intent.LIST})  # every firm, or the words that were not read
    said = set(read.fields) - _SAYS_LITTLE - SETS_ONLY
    ordered = query.order_by not in ("name", "score")
    if (
        (said or ordered)
        and holds_firms
        and not _points_at_text(tokens, read)
        and not tokens.has("pM")
        and set(tokens.values("§")) <= {"risk"}
    ):
        return base.model_copy(update={"intent": Intent.LIST})  # conditions that only firms can have
    if dealt and asked and not textual:
        return base.model_copy(update={"intent": Intent.LIST})  # 给X公司供包装的, 注册资本五百万以上
    return library


def _traces(tokens: Tokens) -> bool:
    """Whether words ask what a product is made from or goes into: not 三百万往上, nor the 原料 of 卖化工原料的,
    nor 下道 of 看一下道坪镇."""
    text = tokens.text
    for token in tokens.all("myPRZC"):
        if token.category != "P" or "料" in token.text:
            text = text[: token.start] + " " * (token.end - token.start) + text[token.end :]
    return TRACE_UP.search(text) is not None or TRACE_DOWN.search(text) is not None


def _without_events(tokens: Tokens, read: Conditions) -> str:
    """The question less the conditions it sets, where firms are asked for: 有应收账款质押的企业."""
    return read.rest if tokens.has("IW") or (tokens.has("h") and read.fields.get("events")) else tokens.text


_AWARDED = re.compile(
    r"(?:经|被|获得?|通过|得到)*认定(?!条件|标准|办法|流程|材料|要求|管理|程序|规定|什么|怎)"
)
"""得有高新认定的: what they were found to be, and no rule."""


def _points_at_text(tokens: Tokens, read: Conditions) -> bool:
    """Whether the question, less its conditions, is one to a text: 要求 and 材料 frame a request that asks for firms."""
    said = set(read.fields) - SETS_ONLY - _SAYS_LITTLE
    rest = _AWARDED.sub(" ", read.rest) if "qualifications" in said else read.rest
    firms = tokens.has("IUKXk") and bool(set(read.fields) - SETS_ONLY)
    if not read.unread and (said & _OF_FIRMS_ALONE or len(said) > 1 or firms):
        return points_beyond_its_frame(rest)
    return points_at_text(rest)


_WHAT_OF_PRODUCT = re.compile(
    r"什么|啥|哪些(?:产品|原料|原材料|材料|东西|料)|原料|原材料|上下游|上游(?!企业|厂)|下游(?!企业|厂)|用途|用来|what|which (?:products?|materials?)|upstream|downstream|go(?:es)? into|made (?:of|from|into)|raw material"
)


_SEGMENT = re.compile(r"上游|下游|upstream|downstream")


def _lists_makers(tokens: Tokens, read: Conditions) -> bool:
    """磷化工上游做硫酸的企业, 做成石膏板的厂子有哪些: a list of makers, not where a product comes from."""
    if tokens.has("W") and tokens.has("I") and tokens.has("H"):
        return True
    shape = tokens.shape
    if (
        0 <= shape.find("G") < shape.find("P")
        and _WHAT_OF_PRODUCT.search(_SEGMENT.sub("", tokens.text)) is None
    ):
        return True  # 上游做磷矿的国企
    return tokens.has("I") and _WHAT_OF_PRODUCT.search(tokens.text) is None


_SO_MANY_FIRMS = re.compile(r"[一二两三四五六七八九十百\d]+(?:多|来|几)?[家户](?:企业|公司|厂)")
"""都匀最大的十家企业: the number stands right before the word for firms."""


def _lists(tokens: Tokens, read: Conditions, query: FirmQuery, *, about_firms: bool) -> bool:
    there = any(token.text in IS_THERE or token.value == "there" for token in tokens.all("h"))
    if about_firms and (
        there
        or _SO_MANY_FIRMS.search(tokens.text)
        or WHO.match(tokens.text)
        or tokens.has("WUIKXkb!zxeY")
        or _MAKERS.search(tokens.text)
        or query.order_by != "name"
    ):
        return True
    # 磷化工下游 瓮安: two conditions and nothing else
    named = {name for name in read.fields if name not in SETS_ONLY}
    if len(named) >= 2 and read.unread and not _points_at_text(tokens, read) and not tokens.has("§p"):
        return True  # what was not read is asked back, and no text is searched for it
    if _SAYS_WHICH.search(tokens.text) and not tokens.has("§p") and named - {"local", "regions"}:
        return True  # 注册资本不低于五百万的
    if (
        named & _OF_FIRMS_ALONE
        and not read.unread
        and not tokens.has("§pM")
        and len(tokens.unknown) <= _FEW
        and not _points_at_text(tokens, read)
    ):
        return True  # 省级示范社
    if len(named) < 2 or read.unread or tokens.has("§p") or len(tokens.unknown) > _FEW:
        return False
    # 注册资本1亿以上的国企: what the noun at its end names are firms
    words = [token.category for token in tokens.items if token.category not in ";t_"]
    return tokens.has(_TERSE) or words[-1] in "ST~^"


def _counted(
    base: Meaning, tokens: Tokens, read: Conditions, *, asked: bool, about_firms: bool
) -> Meaning | None:
    grouped = tokens.values("E")
    query = base.query
    segments = set(tokens.values("G"))
    # 按产品, 各县: grouped, with a count or the firms named
    if (
        grouped
        and (asked or read.fields.get("chain"))
        and (tokens.has("Q+-") or (tokens.has("UIk") and about_firms))
    ):
        by = grouped[0]
        kept = query.model_copy(update={"segments": []} if by == "segment" else {})
        if kept.order_by != "name" and not tokens.has("cwfi1"):
            kept = kept.model_copy(update={"order_by": "name", "descending": False})
        return base.model_copy(update={"intent": Intent.COUNT, "count_by": by, "query": kept})
    if tokens.has("Q") and len(segments) >= 3 and about_firms:
        kept = query.model_copy(update={"segments": []})
        return base.model_copy(update={"intent": Intent.COUNT, "count_by": "segment", "query": kept})
    labels = query.labels
    if tokens.has("Q") and len(labels) > 1 and APART.search(tokens.text) is not None:
        kept = query.model_copy(update={"labels": [], "any_label": False})
        return base.model_copy(update={"intent": Intent.COUNT, "count_by": "label", "query": kept})
    if tokens.has("Q") and len(query.branches) > 1 and APART.search(tokens.text) is not None:
        return base.model_copy(update={"intent": Intent.COUNT, "count_by": "branch"})
    places = len(query.regions) > 1 and APART.search(tokens.text) is not None
    if tokens.has("Q") and about_firms and places:
        return base.model_copy(update={"intent": Intent.COUNT, "count_by": "region"})
    return None


def _counts(tokens: Tokens) -> bool:
    return any(
        token.text not in ("多少", "有多少")
        or _before_a_firm(tokens, token.end)
        or (tokens.has("I") and tokens.text[: token.start].endswith(("占", "占了")))
        for token in tokens.all("Q")
    )


def _before_a_firm(tokens: Tokens, place: int) -> bool:
    """Whether a word for firms follows: 多少企业 counts, 可以贷多少 does not."""
    follows = next((token for token in tokens.items if token.start >= place), None)
    if follows is None:
        return (
            tokens.text[:place].endswith("有多少")
            or re.search(r"(?:一?共|总共|分别|各)有?多少$", tokens.text[:place]) is not None
        )
    return follows.category in "IUXkBKHPSh!tT~zxe;L"


_SCREENS = re.compile(
    r"(?:please |kindly |can you |could you |would you |i'd like to |let's |help me )*(?:screen|shortlist|vet|sift|prescreen|pre-screen|assess|evaluate)\b"
)
"""Screen the chemical traders for lending: firms, whatever word names them."""


def _asks_for_firms(tokens: Tokens, read: Conditions) -> bool:
    """Whether firms are asked for: by a word for them, or by conditions and 哪些 with nothing left unread."""
    meant = set(read.fields) - SETS_ONLY
    if tokens.has("B") and any(token.value == "branch" for token in tokens.all("E")):
        return True
    if (WHO.match(tokens.text) or _SCREENS.match(tokens.text)) and meant:
        return True
    there = any(token.text in IS_THERE or token.value == "there" for token in tokens.all("h"))
    if there and not read.unread and meant - {"local", "regions"}:
        return True
    if (
        tokens.has(_FIRM_WORDS)
        or _SO_MANY_FIRMS.search(tokens.text)
        or read.fields.get("labels")
        or read.fields.keys() & _OF_FIRMS
    ):
        return True
    if _MAKERS.search(tokens.text) and read.fields.keys() & {"products", "chain", "industries"}:
        return True
    if any(token.text.removeprefix("都").removeprefix("有") in _ASKS for token in tokens.all("W")):
        return bool(meant)
    if any("家" in token.text or "户" in token.text for token in tokens.all("Q")):
        return True
    return tokens.has("WQBw+-") and bool(read.fields) and not read.unread


def _traced(base: Meaning, folded: str) -> Meaning:
    up, down = TRACE_UP.search(folded), TRACE_DOWN.search(folded)
    way = "both" if up and down else "upstream" if up else "downstream"
    update: dict[str, Any] = {"intent": Intent.TRACE, "product": base.query.products[0], "direction": way}
    kept = {"products", "segments", "exclude_products"} & base.query.model_fields_set
    update["query"] = base.query.model_copy(update={name: [] for name in kept})
    return base.model_copy(update=update)


def _screen(base: Meaning) -> Meaning:
    query = base.query
    if query.order_by == "name":
        query = query.model_copy(update={"order_by": "score", "descending": True})
    return base.model_copy(update={"intent": Intent.SCREEN, "query": query})
