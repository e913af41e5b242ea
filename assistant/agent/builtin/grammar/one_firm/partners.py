"""Whether a question that names a firm asks for the firms that deal with it, and not for that firm itself."""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.conditions import Conditions
from assistant.agent.builtin.grammar.ways_of_asking import ONE_FIRM
from assistant.agent.builtin.question_tokens import Token, Tokens

_PARTNERS = ("buyers", "suppliers", "controlled_by")
_SUBJECT_SELLS = re.compile(
    r"\bwho(?:m|ever)?(?: all)? (?:does|do|did|has|is|are) .* (?:sell|selling|sold|suppl|deliver|ship|buy|purchas|sourc)"
)
"""who does X sell to: X is the subject, and its customers are asked for."""
_DEALING = re.compile(
    r"(?:供货|供应|卖货|进货|采购|买过?货|拿过?货|进过?货|做配套|供过货|供了货|供着货|[供送发拉运干做]过?[货活料])[过了]?的|(?:买|进|拿|采购)[过了](?:货|料|东西|产品)?的(?=企业|公司|厂|单位|有哪|是哪|有谁|是谁)|(?<![提保特自电水])(?:供|配套)(?!货|应|销|电|水)[\u4e00-\u9fff()]{3,20}?的(?:企业|公司|厂|单位|有哪|有谁|是哪|是谁)|\b(?:who|which \w+|what \w+)\b.*\b(?:sold|sell|selling|suppl|deliver|bought|buy|buying)|^(?:firms|companies|who|list|show|which firms|which companies|suppliers (?:to|of))"
)
_OF_MANY = frozenset({"cluster", "cluster_fact"})
"""What further is asked of a chain: 买方集中度的材料 in a clause of its own asks nothing of the firm."""
_MOST = re.compile(r"最大")
_WHICH_FIRMS_SELL = re.compile(r"^[;O.t_dj]*W[RLZ~XGHP]{0,2}I[h_.]{0,3}[dj]?t[d_]?M[.td_hj]*D")
"""哪些企业给X供过货: those that ever sold are asked for; who sells to X (哪些企业向X供货) X's own profile says."""
_ONCE = re.compile(r"[供送卖发拉运交]过|过[货料]|[\u4e00-\u9fff]过的?[。?？吗呢]*$")
_WHO_DEALS = re.compile(r"^[;O.t_dj]*W[IUKhRZdj.]{0,4}[t&]M[.t]?3")
"""谁从X拿货: those who buy are asked for."""


_WHO_SUPPLIES = re.compile(r"^[;O.d_j]*W[IUKhRZdj.]{0,4}t?M[.t]?D")
_SUPPLIED_BY_WHOM = re.compile(r"Dt?Mt;?h?W[I.]*;?$")
"""卖过货给X的有谁."""
_BUYS_FROM_IT = re.compile(r"^[;O.d_j]*[t&]M[.t]?3t;?h?[IKUH]*W[I.]*;?$")
"""从X拿货的有哪几家: those that buy from it."""
_NAMED_OUT = re.compile(
    r"列(?:出来?|一?下|给|个)|名单|清单|都(?:列|报|念)|报给我|念给我|数给我|排(?:出来|给|一?下|个)"
)
"""谁家在给X供货，列出来: a list of those who sell, and no word about X."""
_LONGEST = 48
"""Characters of a question that are told back."""
_COUNTED = re.compile(r"(?:多少|几|几多|好多)(?:家|户|个)|家数|户数|how many|number of")
_DENIES = re.compile(
    r"(?:没有?|未曾?|不(?!低|少|超|足|到|满|多)|非|除了?|从未)[^,，。;；?？]{0,6}$|\b(?:not|never|no|don't|doesn't|didn't|haven't|hasn't|without|except|other than|apart from|besides|nobody|none)\b[^,.;?]{0,40}$",
    re.IGNORECASE,
)


_SOLD_TO_IT = re.compile(r"^[dj.htO]*tM[.t]?D[^;MQ§]*W[.t]*$")


def _asked_in_the_end(tokens: Tokens) -> bool:
    """Whether the last clause asks which firms sold to the firm, whatever was told of it before: …，今年给X供过货的是哪些."""
    shape = tokens.shape.rstrip(";")
    return _SOLD_TO_IT.match(shape[shape.rfind(";") + 1 :]) is not None


def _denied(tokens: Tokens) -> bool:
    """Whether the dealing with a firm is denied: 没给X公司供过货的, who has never sold to X."""
    return any(_DENIES.search(tokens.text[: token.start]) for token in tokens.all("M"))


def others_meant(tokens: Tokens, asked: Tokens) -> tuple[str, ...]:
    """The words of a question in which the firm named only says which other firms are asked for: firms like X,
    比X注册资本大的企业. Empty for any other. asked: the tokens without names and what is set aside."""
    if len(tokens.all("M")) != 1 or not _others(tokens, asked):
        return ()
    return (tokens.text.strip(" ,，。;；?？!！")[:_LONGEST],)


def _others(tokens: Tokens, asked: Tokens) -> bool:
    begins = [tokens.all("M")[0].end, *(t.end for t in tokens.all(";"))]
    if any(_DOES_FOR_WHOM.match(tokens.text, place) for place in begins):
        return False
    told = [match.span() for match in _WHAT_SORT.finditer(asked.text)]
    firms = [t for t in asked.all("I") if not any(start <= t.start < end for start, end in told)]
    if asked.has("3UDB") and not _denied(tokens):
        return False  # X从哪些厂子拿货: its partners
    if firms and (
        asked.has("WQAHRP~^") or _AGAINST.search(asked.text) or firms[-1].end >= len(asked.text.rstrip())
    ):
        return True
    return (asked.has("A") and asked.has("W")) or (_denied(tokens) and asked.has("IWQ"))


_WHAT_SORT = re.compile(
    r"(?:什么|啥|怎样|怎么样|哪类|哪种|这种|那种|这样|何种)的?(?:样的?)?(?:一家)?(?:企业|公司|厂子?|单位|主体)|是(?:不是|一家|个|家)?[^,，。?？]{0,8}(?:企业|公司|厂|主体)|属于[^,，。?？]{0,8}(?:企业|公司)|"
    r"\b(?:what|which) (?:kind|sort|type|size) of (?:a )?(?:firm|company|business|enterprise|outfit)|\b(?:is|as|of) (?:it |this )?an? [a-z -]{0,24}(?:firm|company|business|enterprise|maker|producer|manufacturer|trader|outfit)",
    re.IGNORECASE,
)
_DOES_FOR_WHOM = re.compile(
    r"(?:的货|的车|家|们|那边|自己)?(?:都|主要|一般|平时|现在|目前|到底|究竟|常年|长期|在|是|经常|通常|历来|一直|越来越|年年|去年|今年)*(?:给|替|为|帮|跟|和|与|从|向|找|问|靠|指着)(?:了|过)?(?:哪|什么|谁|些什么)"
)
"""X主要给哪些单位跑车: X is the subject, and no other firms are asked for by it."""
_AGAINST = re.compile(
    r"比|类似|同类|像|一样|同行|同一个?园|\b(?:like|similar|same|than|near|comparable)\b", re.IGNORECASE
)


_SELLS_TO_WHOM = re.compile(
    r"(?:的|家|们|那边|这边|自己|主要|一般|通常|平时|[\u4e00-\u9fff]{0,8}?)(?:都|是|全|会|一般|主要|现在|到底|究竟|去年|今年)*(?:卖给|卖到|供给|供应给|供货给|销给|销往|发给|送给|供到|出给)(?:了|过)?(?:谁|哪|什么|些什么)"
)
"""X的茶叶都卖给哪些单位: X sells, and its customers are asked for."""


_WHETHER_IT = re.compile(
    r"(?:家|他们|那边|这边)?(?:现在|目前|平时|到底|究竟|一般|都|还|也)*(?:(?P<v>[\u4e00-\u9fff])[不没](?P=v)|(?:是不是|是否|有没有|有无|会不会)(?:给|卖|供|从|向|跟|在))"
)
"""X卖不卖给国企, X有没有给国企供货: whether it does, of the firm named."""


_ITS_OWNER = re.compile(r"(?:家|他们)?的?(?:第一|最大|实际|最终)*(?:控股|控制|大)(?:股东|方|权|人)")
"""X的控股股东是谁: who holds it, and no firm that it holds."""


def _asks_of_it(tokens: Tokens) -> bool:
    """Whether the firm named is the subject of the question: what it sells and to whom, 它的客户到底是谁 further on."""
    name = tokens.all("M")[0]
    if any(said.match(tokens.text, name.end) for said in (_SELLS_TO_WHOM, _WHETHER_IT, _ITS_OWNER)):
        return True
    if any(t.category in "WQ" and t.start < p.start for p in tokens.all("p") for t in tokens.items):
        return False  # 谁从X拿货？ 我要给它的下家做链贷
    pronouns = [
        t for t in tokens.all("p") if t.start > name.end and t.text in ONE_FIRM and not t.text.isascii()
    ]
    return any(
        t.category == ";" and name.end <= t.start < p.start for p in pronouns for t in tokens.items
    ) and (tokens.text[pronouns[-1].end : pronouns[-1].end + 1] == "的")


def asks_for_partners(tokens: Tokens, read: Conditions, firms: tuple[str, ...]) -> bool:
    """给X公司供货的磷化工企业: firms that deal with `firms`, the ones that the question is about otherwise."""
    held = [firm for name in _PARTNERS for firm in read.fields.get(name, [])]
    if not held or len(firms) != len(held) or set(tokens.values("§")) - _OF_MANY:
        return False
    if len(firms) == 1 and len(tokens.all("M")) > 1 and not _asked_in_the_end(tokens):
        return False  # X的子公司给谁供货, 先介绍X: named once more, the firm itself is asked about
    if _denied(tokens):
        return False  # 没给X公司供过货的: no query can hold it
    if len(firms) == 1 and _asks_of_it(tokens):
        return False
    if tokens.has("Q") and _COUNTED.search(tokens.text):
        return True
    if read.fields.get("controlled_by"):
        return tokens.has("IWQ")
    if _SUBJECT_SELLS.search(tokens.text):
        return False
    if tokens.items[0].category == "O" and not tokens.has("WAQ§p"):
        return True  # 加上供货给X公司的, 只看给X公司供货的
    if read.fields.get("buyers") and _WHICH_FIRMS_SELL.search(tokens.shape) and _ONCE.search(tokens.text):
        return True
    if read.fields.get("suppliers") and _WHO_DEALS.search(tokens.shape):
        return True
    if read.fields.get("suppliers") and _BUYS_FROM_IT.search(tokens.shape):
        return True
    more = set(read.fields) - {*_PARTNERS, "limit"}
    if more or tokens.has("A"):
        return True
    if read.fields.get("buyers") and _WHO_SUPPLIES.match(tokens.shape) and _NAMED_OUT.search(tokens.text):
        return True
    if read.fields.get("buyers") and _SUPPLIED_BY_WHOM.search(tokens.shape):
        return True
    return _DEALING.search(tokens.text) is not None and _MOST.search(tokens.text) is None


_OF_ITS = re.compile(
    r"\b(?:which|who|what|any|some|list|show me|find|are any|is any)(?: all)?(?: of| among| from)? (?:its|their) (?P<who>suppliers?|vendors?|customers?|buyers?|clients?)\b"
)
_OF_IT = re.compile(
    r"(?P<way>给|向|为|从|跟|卖给|供|找)(?:它家?|他家?|他们|这家|该公司|该企业)(?=[^,，。;；]{0,4}(?:供|送|卖|买|拿|进|采购|做配套|拉|运))"
)
_PAUSED = re.compile(r"^M;[.dhj]{0,3}≡[.th]?W")
"""X，控制着哪几家企业: the subject and a pause."""
_LIMITS = "Ay%qzxeYk~$KRcim!wX"


def partners_named_by_its(tokens: Tokens) -> str | None:
    """The question with the firm's name in the place of its (a pilot around X: which of its suppliers would be suitable
    borrowers); None where none of its partners are asked for by conditions."""
    named = tokens.all("M")
    if len(named) == 1 and _PAUSED.match(tokens.shape):
        return f"{named[0].text}{tokens.text[tokens.items[1].end :]}"
    match = _OF_ITS.search(tokens.text)
    if len(named) == 1 and match is None:
        return _named_by_it(tokens, named[0])
    if len(named) != 1 or match is None or named[0].end > match.start():
        return None
    ahead = [t for t in tokens.items if t.start < match.start() and t.category in _LIMITS + "HP"]
    behind = [t for t in tokens.items if t.start >= match.end() and t.category in _LIMITS]
    if ahead or not behind:
        return None
    deals = "buy from" if match["who"].startswith(("customer", "buyer", "client")) else "supply"
    return f"which firms that {deals} {named[0].text}{tokens.text[match.end() :]}"


def _told_of(tokens: Tokens, firm: Token) -> int | None:
    """Where the clause behind that of the firm begins, if its own tells what it is and asks nothing: X好歹是上市公司."""
    behind = [t for t in tokens.items if t.start >= firm.end]
    stop = next((i for i, t in enumerate(behind) if t.category == ";"), None)
    if (
        stop is None
        or behind[stop].text not in (",", "，", ";")
        or any(t.category not in ".hTt^S" for t in behind[:stop])
    ):
        return None
    return behind[stop].end


def _asked_between(tokens: Tokens, firm: Token, until: int) -> bool:
    """Whether the words between the firm and what stands for it ask which firms, and when, and nothing else."""
    between = [t for t in tokens.items if firm.end <= t.start < until]
    return any(t.category == "W" for t in between) and all(t.category in "dWIhtj" for t in between)


def _named_by_it(tokens: Tokens, firm: Token) -> str | None:
    """X，今年给它供过货的: with the name where 它 stands."""
    match = _OF_IT.search(tokens.text, firm.end)
    if match is None or tokens.text[: firm.start].strip():
        return None
    cut = _told_of(tokens, firm)
    if cut is None and _asked_between(tokens, firm, match.start()):
        cut = firm.end  # X去年有哪些企业给它供过货
    if cut is None or cut > match.start():
        return None
    return f"{tokens.text[cut : match.start()]}{match['way']}{firm.text}{tokens.text[match.end() :]}"
