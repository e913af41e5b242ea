"""Who sells to whom: 国企的供应商, 给国企供货的, suppliers to state-owned enterprises, 有国企客户的, 国企的客户, 给X公司供货的."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.agent.builtin.grammar.reading import Read, key_before, nearest
from assistant.agent.builtin.question_tokens import Token, Tokens

_BUYERS = "[SVTF](?:&?t?[SVTF])*"
_SUPPLIER = [
    re.compile(rf"(?P<b>{_BUYERS})[th.I]{{0,2}}U"),
    re.compile(rf"(?P<b>{_BUYERS})[th.I]{{0,2}}D"),
    re.compile(rf"[UD][th.OLRI&]{{0,3}}(?P<b>{_BUYERS})"),
    re.compile(rf"t(?P<b>{_BUYERS})t?(?=O)"),
    re.compile(rf"B[h.]{{1,2}}(?P<b>{_BUYERS})"),
    re.compile(rf"h(?P<b>{_BUYERS})B"),
]
_NOT_TO = re.compile(rf"[UD][th.OLRI&]{{0,3}}{_BUYERS};?N[th]{{0,2}}(?P<b>{_BUYERS})(?![UDBI3])")
"""supply the government but not SOEs: whom they do not supply."""
_WON = [
    re.compile(rf"w[th.]{{0,2}}(?P<b>{_BUYERS})(?!t?[UB])"),
    re.compile(rf"(?P<b>{_BUYERS})[th.O]{{0,2}}w"),
    re.compile(rf"(?P<b>{_BUYERS})t?0"),
]
_CUSTOMER = [
    re.compile(rf"(?P<b>{_BUYERS})t?(?<!h)B"),
    re.compile(rf"[Bk]t(?P<b>{_BUYERS})"),
    re.compile(rf"t(?P<b>{_BUYERS})3"),
    re.compile(rf"3t?(?P<b>{_BUYERS})"),
]
_DOES_FOR = re.compile(rf"t(?P<b>{_BUYERS})\.?[PH]")
_FOR = frozenset({"给", "为"})
"""给国企拉矿石的: what is done for a buyer makes who does it a supplier."""
_DOING = frozenset("做搞跑拉运送供修检造产卖干维装包加")
_LABEL = {"S": "soe_supplier", "V": "government_supplier", "T": "listed_supplier", "F": "financial_supplier"}
_TO_FIRM = [
    re.compile(r"t?(?P<f>M(?:&M)*)[t.h]{0,2}D"),
    re.compile(r"t(?P<f>M(?:&M)*)(?=c)"),
    re.compile(r"[UD]\.?t?(?P<f>M(?:&M)*)"),
    re.compile(r"(?P<f>M(?:&M)*)t?U"),
    re.compile(r"(?P<f>M)[td&h.j]{0,5}[RZL]?W[I.t]{0,3}3"),
]
_FROM_FIRM = [
    re.compile(r"t(?P<f>M(?:&M)*)[t.]?3"),
    re.compile(r"W[IUKhRZdj.]{0,4}&(?P<f>M)[t.]?3"),
    re.compile(r"3t(?P<f>M(?:&M)*)"),
    re.compile(r"(?P<f>M)t?B"),
]


@dataclass(frozen=True, slots=True)
class Relations:
    """Labels that are asked for or excluded, levels of the state buyer, and the tokens that said so.

    won: places of buyers whose tenders are meant (中标了政府项目); they are no label, since a tender has a date.
    """

    labels: tuple[str, ...]
    excluded: tuple[str, ...]
    levels: tuple[str, ...]
    used: frozenset[int]
    won: frozenset[int] = frozenset()
    either: bool = False


def _span(match: re.Match[str]) -> range:
    return range(*match.span("b"))


def read_relations(tokens: Tokens, negated: frozenset[int]) -> Relations:
    """The supplier and customer relations of a question."""
    shape, items = tokens.shape, tokens.items
    wanted: dict[str, None] = {}
    unwanted: dict[str, None] = {}
    levels: dict[str, None] = {}
    used: set[int] = set()
    places: list[int] = []
    won: set[int] = set()
    if "w" in shape:
        for pattern in _WON:
            for match in pattern.finditer(shape):
                won.update(i for i in _span(match) if items[i].category in _LABEL)

    def _said_first(match: re.Match[str]) -> Token:
        first = _span(match)[0]
        return items[first - 1] if first and items[first - 1].category in "Nh" else items[first]

    def note(match: re.Match[str], customer: bool) -> None:
        if any(place in used or (place in won and not customer) for place in _span(match)):
            return
        if _BUT.search(tokens.text, items[match.start()].start, items[match.end() - 1].end):
            return  # 没有给政府供过货但给国企供过的: two clauses, and no dealing between them
        ahead = tokens.text[: _said_first(match).start]
        if _ITSELF.search(ahead) and not _BEING.search(tokens.text[: items[_span(match)[0]].start]):
            return  # 自己又不是国有的供应商: what the supplier is, not whom it supplies
        used.update(range(*match.span()))
        places.extend(_span(match))
        for place in _span(match):
            token = items[place]
            if token.category not in _LABEL or (customer and token.category != "S"):
                continue
            label: Any = "soe_customer" if customer else _LABEL[token.category]
            (unwanted if place in negated or match.start() in negated else wanted)[label] = None
            if token.value and token.category == "S" and place not in negated:
                levels[token.value] = None

    for match in _NOT_TO.finditer(shape):
        if items[shape.index("N", match.start())].text.isascii():
            note(match, customer=False)
            used.difference_update(range(match.start(), match.start("b")))
    for match in _DOES_FOR.finditer(shape):
        done = tokens.text[items[match.end("b") - 1].end : items[match.end() - 1].end].strip()
        if items[match.start()].text in _FOR and done[:1] in _DOING:
            note(match, customer=False)
            used.discard(match.end() - 1)
    for patterns, customer in ((_SUPPLIER, False), (_CUSTOMER, True)):
        for pattern in patterns:
            for match in pattern.finditer(shape):
                note(match, customer)
    if not any(token.category in "o+-" for token in items):
        for place, token in enumerate(items):
            if token.category == "g":  # 有国企订单的
                used.add(place)
                (unwanted if place in negated else wanted)["soe_supplier"] = None
    either = (
        len(wanted) > 1
        and len(places) > 1
        and any(items[i].category == "&" and items[i].value == "or" for i in range(min(places), max(places)))
    )
    return Relations(
        tuple(wanted), tuple(unwanted), tuple(levels), frozenset(used), frozenset(won - used), either
    )


_BUT = re.compile(r"但|却|不过|可是")
_WHOM = "RZCLWIHPSXTVF^~"
"""What may say which partners are meant: 都匀哪几家, 福泉的国企."""
_SUBJECT = r"(?<![tD3&])(?P<f>M)[dhj.p]*"
_SELLS_TO = [
    re.compile(rf"{_SUBJECT}t[{_WHOM}.dt]*[{_WHOM}][t.]?D"),
    re.compile(rf"{_SUBJECT}Dt?[{_WHOM}]*[RZCWSX^~]"),
    re.compile(rf"{_SUBJECT}[th]?[.d]*[RZCSX^~][{_WHOM}thd.]*B"),
]
"""X给都匀哪几家供货, X在福泉有哪些客户: the firm named sells, and those it sells to are asked for."""
_BUYS_FROM = [
    re.compile(rf"{_SUBJECT}[t&][{_WHOM}.dt]*[{_WHOM}][t.]?3"),
    re.compile(rf"{_SUBJECT}[th]?[.d]*[RZCSX^~][{_WHOM}thd.]*U"),
]
"""X跟都匀哪几家拿货: the firm named buys."""
_DOES = re.compile(r"\b(?:does|did|do|is|has|have)\s+(?:the\s+)?$")
_DONE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("controlled_by", re.compile(r"[^,;?]{0,12}\b(?:control|own|hold|run)(?:led|s|ing)?\b(?!\s+by)")),
    (
        "suppliers",
        re.compile(
            r"[^,;?]{0,16}\b(?:sell|sold|suppl(?:y|ied)|deliver|ship|provide|haul|serve)(?:ing|ed|s)?\b"
        ),
    ),
    ("buyers", re.compile(r"[^,;?]{0,16}\b(?:buy|bought|purchase|source|procure)(?:ing|d|s)?\b")),
)
"""Which Weng'an firms does X control: what the firm named does to those asked for."""
_GIVES = re.compile(r"(?:给|帮|替|为)\s*$")
_SERVED = re.compile(
    r"\s*(?:干|做|搞|跑|供|送|拉|运|包|发|提供)[^,，。;；?？]{0,12}(?:活|货|料|业务|生意|配套|服务|运输|检修|维修|加工|工程|耗材|车)|"
    r"\s*(?:加工|代工|供|送|配送|运|拉|提供)(?:过|了|着)?[^,，。;；?？]{1,8}(?:的|$)"
)
_SUPPLIES = re.compile(
    r"(?:(?<![提保专特自电水])供(?:应|货|给|料|着|了)?|直供|专供|配送|专门服务|长期服务|配套)\s*$"
)
"""近两年供X的: the bare verb right before the name."""
_THE_ONES = re.compile(
    r"(?:公司|企业|厂)?(?:的货)?的(?=$|[,，。;；?？]|企业|公司|厂|单位|商户|有|是|都|谁|哪|里|当中)"
)
_SERVES_EN = re.compile(
    r"\b(?:do(?:es|ing)?|did|haul\w*|carr(?:y|ies|ying)|works?|working|ma(?:kes?|king)|suppl\w+|deliver\w*|ships?|shipping|sells?|selling|sold|provid\w+|servic\w+|trucks?)\b"
    r"[^,.;?]{0,40}\b(?:for|to)\s+(?:the\s+)?$"
)
_ITSELF = re.compile(r"(?:自己|本身|自身|自家)[^,，;；。]{0,4}$")
_BEING = re.compile(r"(?:自己|本身|自身|自家)[^,，;；。]{0,3}(?:就|也|又|都)是$")
"""老板自己就是国企的供应商: a supplier itself."""
_CONTROLLED = [re.compile(r"(?P<f>M(?:&M)*)t?≡"), re.compile(r"≡t?(?P<f>M(?:&M)*)")]


def _controls(tokens: Tokens, place: int) -> bool:
    """Whether the word at `place` is the Chinese verb whose object is the firm behind it; 控制的 and 旗下 stand behind."""
    token = tokens.items[place]
    return token.category == "≡" and not token.text.isascii()


def _after(tokens: Tokens, place: int) -> int:
    """Where the first word for dealing behind `place` ends."""
    return next((t.end for t in tokens.items[place:] if t.category in "D3"), len(tokens.text))


def _read_done(tokens: Tokens, read: Read) -> None:
    """Partners of the one firm named, where a verb that the lexicon does not know says so."""
    named = [place for place, token in enumerate(tokens.items) if token.category == "M"]
    if len(named) != 1:
        return
    place, token = named[0], tokens.items[named[0]]
    ahead, behind = tokens.text[: token.start], tokens.text[token.end :]
    if _DOES.search(ahead):
        if not tokens.has("W") or not tokens.has("IRHP"):
            return
        for name, verb in _DONE:
            done = verb.match(behind)
            if done:
                _note(tokens, read, name, place, token.end + done.end())
                return
    served = _SERVED.match(behind) if _GIVES.search(ahead) else None
    if served is None and _SUPPLIES.search(ahead):
        served = _THE_ONES.match(behind)
    if served is not None:
        _note(tokens, read, "buyers", place, token.end + served.end())
    elif tokens.has("WIQ") and (_SERVES_EN.search(ahead) or re.search(r"Pt$", tokens.shape[:place])):
        _note(tokens, read, "buyers", place, token.end)


def _note(tokens: Tokens, read: Read, name: str, place: int, end: int) -> None:
    """The firm at `place` as a partner; words up to `end` that only tell of the dealing are used."""
    read.add(name, tokens.items[place].value)
    read.used.add(place)
    read.used.update(
        i for i, t in enumerate(tokens.items) if i > place and t.end <= end and t.category in ".D3t≡"
    )


def read_partners(tokens: Tokens, today: date, read: Read) -> None:
    """Named firms that the firms asked for sell to, buy from or are controlled by; when and for how much."""
    _read_done(tokens, read)
    for name, patterns in (
        ("controlled_by", _CONTROLLED),
        ("suppliers", _SELLS_TO),
        ("buyers", _BUYS_FROM),
        ("buyers", _TO_FIRM),
        ("suppliers", _FROM_FIRM),
    ):
        for pattern in patterns:
            for match in pattern.finditer(tokens.shape):
                places = range(*match.span("f"))
                if patterns is _CONTROLLED and _controls(tokens, match.start()):
                    continue  # 谁控制X: its controller is asked for
                if any(place in read.used for place in places):
                    continue
                if patterns is _SELLS_TO or patterns is _BUYS_FROM:
                    last = match.end() - 1
                    if patterns is _SELLS_TO and tokens.text.startswith("的", _after(tokens, places[0])):
                        continue  # X供货的都匀企业 says no more of who sells
                    read.used.update(i for i in (*places, last) if tokens.items[i].category in "MDB3U")
                else:
                    read.used.update(
                        i for i in range(*match.span()) if tokens.items[i].category not in "dRZL"
                    )
                for place in places:
                    if tokens.items[place].category == "M":
                        read.add(name, tokens.items[place].value)
    if not read.fields.keys() & {"buyers", "suppliers"}:
        return
    timed = tokens.has("zxeYwf")
    for place, token in enumerate(tokens.items):
        if place in read.used:
            continue
        if token.category == "d" and (nearest(tokens, place, "DUM3zxeYwf") is not None or not timed):
            key = nearest(tokens, place, "DU3zxeYwf")
            if key is None or tokens.shape[key] in "DU3":
                read.used.add(place)
                if token.value.since:
                    read.fields["traded_since"] = token.value.since
                if token.value.until not in (None, today):
                    read.fields["traded_until"] = token.value.until
        elif token.category == "m" and "buyers" in read.fields:
            key = nearest(tokens, place, "cwzxeYDU")
            if key is None:  # X的供货商，24年1月起累计500万以上
                key = key_before(tokens, place, "cwzxeYDUg")
            if (
                key is not None
                and (
                    tokens.shape[key] in "DU"
                    or tokens.items[key].value == "bought_amount"
                    or (tokens.items[key].value == "revenue" and tokens.shape[key - 1 : key] == "M")
                )
                and token.value.low is not None
            ):
                read.used.update({place, key})
                read.fields["bought_amount_min"] = token.value.low
