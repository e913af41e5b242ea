"""Conditions on what a firm is: place, chain, segment, product, trade, kind, size, owners, state, papers, name."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.agent.builtin.grammar.loan_names import names_of_loans
from assistant.agent.builtin.grammar.reading import Read
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.calendar import months_before
from assistant.domain.reading.dates import Window
from assistant.domain.reading.numbers import read_numbers

_PAPERS = re.compile(r"资质|证(?!券|监)|licen|permit|papers")
_A_LETTER = frozenset({"个", "一个", "有个", "着个", "了个"})
_THAT_DAY = re.compile(r"[日号](?:以前|之前)$")
"""3月10日之前到期: what runs out on that very day is over by then too."""
_SOON = 90
_DAYS = re.compile(r"(\d+|[一二三四五六七八九十百]+)\s*(?:天|日|days?)")
_LISTS = {"G": "segments", "P": "products", "K": "kinds", "q": "qualifications", "@": "industries"}
_LEFT_OUT = {"G": "exclude_segments", "P": "exclude_products", "K": "exclude_kinds"}
_ORDER_OF_SIZE = ("micro", "small", "medium", "large")
_TAX_GRADES = ("A", "B", "M", "C", "D")
_AND_UP = re.compile(
    r"\s*(?:及以上|或以上|以上|and above|and up|or larger?|or bigger|and larger?|and bigger|upwards)"
)
_AND_DOWN = re.compile(r"\s*(?:及以下|或以下|以下|and below|or smaller|and smaller)")


def _smallest(codes: list[str]) -> list[str]:
    """贵州省福泉市: the smaller place is meant."""
    kept = dict.fromkeys(codes)
    return [c for c in kept if not any(o != c and o.startswith(c.rstrip("0")) for o in kept)]


def _stem(town: str) -> str:
    return town.rstrip("镇乡") if len(town) > 2 else town


def read_places(tokens: Tokens, negated: frozenset[int], read: Read) -> None:
    """本地, divisions, towns, parks."""
    codes: list[str] = []
    without: list[str] = []
    for place, token in enumerate(tokens.items):
        if token.category == "L" and place not in negated:
            if (
                place
                and tokens.items[place - 1].category == "R"
                and token.start == tokens.items[place - 1].end
            ):
                continue  # 瓮安县辖内: within it
            if token.text == "当地" and any(item.category in "ZC" for item in tokens.items[:place]):
                continue  # 想在凤山镇做几笔, 请从当地…: the town that was named
            read.fields["local"] = True
        elif token.category == "R":
            read.used.add(place)
            (without if place in negated else codes).append(token.value)
        elif token.category in "ZC" and place not in negated:
            read.used.add(place)
            read.add("towns" if token.category == "Z" else "parks", token.value)
    parks = [str(park) for park in read.fields.get("parks", [])]
    # 瓮安那个工业园: the park's name holds the place
    named = [
        t for t in tokens.items if t.category == "R" and any(t.text.rstrip("市县") in park for park in parks)
    ]
    codes = [code for code in codes if code not in {t.value for t in named}]
    towns = [town for town in read.fields.get("towns", []) if not any(_stem(town) in park for park in parks)]
    if towns != read.fields.get("towns", towns):
        del read.fields["towns"]
        if towns:
            read.fields["towns"] = towns
    if codes:
        read.fields["regions"] = _smallest(codes)
        if "local" in read.fields and (tokens.has("ZC") or _narrowed(tokens)):
            del read.fields["local"]
    if without:
        read.fields["exclude_regions"] = _smallest(without)


_BESIDE = re.compile(r"还有|以及|加上|再加|连同|另外|也|都")


def _narrowed(tokens: Tokens) -> bool:
    """Whether a place in a clause behind says where nearby: 我们这边哪几个厂，要瓮安的."""
    near = max((i for i, t in enumerate(tokens.items) if t.category == "L"), default=-1)
    named = next((i for i, t in enumerate(tokens.items) if t.category == "R" and i > near), None)
    if named is None or ";" not in tokens.shape[near:named]:
        return False
    return _BESIDE.search(tokens.text, tokens.items[near].end, tokens.items[named].start) is None


def read_trade(tokens: Tokens, negated: frozenset[int], read: Read) -> None:
    """Chain, segments, products, industries, kinds, qualifications, clients."""
    loans = names_of_loans(tokens)
    read.used |= loans
    chains = [
        i for i, t in enumerate(tokens.items) if t.category == "H" and i not in negated and i not in loans
    ]
    for place in chains:
        read.used.add(place)
        if read.fields.setdefault("chain", tokens.items[place].value) != tokens.items[place].value:
            read.used.discard(place)  # one chain a question: the second is asked about
    for place, token in enumerate(tokens.items):
        if _says_where(tokens, place, negated):
            read.used.add(place)
            continue
        if token.category in _LISTS and place not in read.used:
            name = (_LEFT_OUT if place in negated else _LISTS).get(token.category)
            if name is None:
                continue
            read.used.add(place)
            for value in token.value if isinstance(token.value, tuple) else (token.value,):
                read.add(name, value)
        elif token.category == "X":
            read.used.add(place)
            read.put("state_owned", place in negated)
        elif (
            token.category == "B"
            and place not in read.used
            and not tokens.has("b")
            and _OURS.search(tokens.text, 0, token.start)
        ):
            read.used.add(place)
            read.put("client", place not in negated)  # 我们的茶企客户
        elif token.category == "B" and place not in read.used and _of_the_bank(tokens, place):
            read.used.add(place)
            read.put("client", place not in negated)  # 合作社客户
        elif token.category == "B" and place not in read.used and _are_ours(tokens, place):
            read.used.add(place)
            read.put("client", place not in negated)
        elif token.category == "k" and place not in read.used:
            read.used.add(place)
            read.put("client", (place not in negated) != (token.value == "new"))


def _says_where(tokens: Tokens, place: int, negated: frozenset[int]) -> bool:
    """上游做磷矿的不要: where in the chain those stand who are left out, and no segment that is asked for."""
    made = tokens.shape[place : place + 2] == "GP"
    return made and place not in negated and place + 1 in negated


def _of_the_bank(tokens: Tokens, place: int) -> bool:
    """Whether 客户 right behind a kind of firm are the bank's own: nobody is named whose customers they could be."""
    token, before = tokens.items[place], tokens.at(place - 1)
    if token.text != "客户" or before is None or tokens.has("SVTFMUD3k§"):
        return False
    if before.text == "的" and before.end == token.start:
        said = tokens.at(place - 2) if place > 1 else None
        if said is None or said.category not in _SAID_OF_CLIENTS:
            return False
    elif before.category not in "K~Xq^IHPR@" or before.end != token.start:
        return False
    return not any(t.category == "h" for t in tokens.items[:place])


_SAID_OF_CLIENTS = "%zxeYr*u"
"""纳税信用D级的客户: a record or a grade is that of the bank's client."""
_IN_ALL = re.compile(r"(?:里头?|里面|中间?|当中|之中|里边|群体?[里中])")
_IS_ONE = re.compile(r"(?:已经?|早|本来|现在|原来|目前)?(?:就|都)?(?:不)?(?:是|属于)(?:了|着)?$")


def _are_ours(tokens: Tokens, place: int) -> bool:
    """客户里头谁欠着税, 已是客户的: whom the bank serves, where nobody is named whose customers they could be."""
    token = tokens.items[place]
    if token.text != "客户" or tokens.has("SVTFMUD3k§b"):
        return False
    begins = tokens.text[: token.start].rstrip()
    if _IN_ALL.match(tokens.text, token.end) and (not begins or begins.endswith((",", "，", "。", "的"))):
        return True
    return _IS_ONE.search(begins) is not None


_OURS = re.compile(
    r"(?:我们|咱们|我行|咱行|本行|行里|自己|手上|名下)的?(?:[^,，。;；的]{0,8}|(?:现在|目前|眼下|截至|至今|到底|一共|总共|合计|共计?|都|有|多少|几|[户家个名])*)的?$"
)


def read_owners(tokens: Tokens, negated: frozenset[int], read: Read) -> None:
    """State-owned or not and at which level, other owners, size, state in the register, part of the name."""
    for place, token in enumerate(tokens.items):
        if place in read.used:
            continue
        if token.category == "S":
            if token.value is None and place not in negated and _chosen_with(tokens, place):
                read.used.add(place)
                read.add("ownership", "state")
            elif any(t.value == "state_minority" for t in tokens.all("^")):
                read.used.add(place)  # 国资参股的: the state's share is a small one
            elif token.value is None:
                read.used.add(place)
                read.put("state_owned", place not in negated)
            elif place not in negated:
                read.used.add(place)
                read.add("state_levels", "county" if _of_a_county(tokens, place) else token.value)
        elif token.category == "^" and place not in negated:
            read.used.add(place)
            if not _beside_private(tokens, place):
                read.add("ownership", token.value)
        elif token.category == "~":
            read.used.add(place)
            wanted = any(t.category == "~" and i not in negated for i, t in enumerate(tokens.items))
            if place in negated and wanted:
                continue  # micro firms, not small ones: the sizes that are wanted say it
            for size in _sizes(tokens, place, token.value, place in negated):
                read.add("sizes", size)
        elif token.category == "$" and (place not in negated or token.value != "active"):
            read.used.add(place)
            read.add("statuses", "active" if place in negated else token.value)
    if not {"state_levels", "state_owned"} - set(read.fields) and read.fields["state_owned"]:
        del read.fields["state_owned"]  # 市属和县属国企: the levels say it
    _names(tokens, read)


def _of_a_county(tokens: Tokens, place: int) -> bool:
    """福泉市属: what a city of the rank of a county holds stands at the level of a county."""
    token, before = tokens.items[place], tokens.at(place - 1) if place else None
    if token.value != "city" or before is None or before.category != "R" or before.end != token.start:
        return False
    return token.text.startswith("市属") and not str(before.value).endswith("00")


def _beside_private(tokens: Tokens, place: int) -> bool:
    """Whether the choice is with whom the state does not control, which takes the other in: 民营或者外资."""
    shape = tokens.shape
    return re.match(r"t?&X", shape[place + 1 :]) is not None or shape[:place].endswith(("X&", "Xt&"))


def _sizes(tokens: Tokens, place: int, named: tuple[str, ...], left_out: bool) -> list[str]:
    end = tokens.items[place].end
    ranks = [_ORDER_OF_SIZE.index(size) for size in named]
    if _AND_UP.match(tokens.text, end):
        found = list(_ORDER_OF_SIZE[min(ranks) :])
    elif _AND_DOWN.match(tokens.text, end):
        found = list(_ORDER_OF_SIZE[: max(ranks) + 1])
    else:
        found = list(named)
    return [size for size in _ORDER_OF_SIZE if size not in found] if left_out else found


_CODES_BEHIND = 10


def _chosen_with(tokens: Tokens, place: int) -> bool:
    """Whether the owner is one member of a choice beside another: 国有控股或国有参股, 民营或者外资."""
    shape = tokens.shape
    return shape[place + 1 : place + 3] == "&^" or (place > 1 and shape[place - 2 : place] == "^&")


def _names(tokens: Tokens, read: Read) -> None:
    """名称里带“黔”; 行业代码2622."""
    for place, token in enumerate(tokens.items):
        following = tokens.at(place + 1)
        if token.category == "©" and following is not None and following.text in _A_LETTER:
            following = tokens.at(place + 2) or following  # 名字里带个“鑫”字
        if token.category == "©" and following is not None:
            if following.category == '"':
                read.fields["name_contains"] = following.value
            elif following.category in ".HPR@M":
                read.fields["name_contains"] = re.sub(r"(?:字样|两个?字|的字|字)?的?$", "", following.text)
                if following.category != ".":
                    for name in ("chain", "products", "regions", "industries"):
                        read.fields.pop(name, None)
            else:
                continue
            read.used.update(range(place, tokens.items.index(following) + 1))
            read.used.update(i for i, t in enumerate(tokens.items) if t.text in ("字样", "字"))
        elif token.category == "®":
            for index in range(place + 1, min(place + _CODES_BEHIND, len(tokens.items))):
                figure = tokens.items[index]
                if figure.category not in "n;&t.":
                    break  # 行业代码 in (2622, 2624): a list ends with the next thing that is asked
                if figure.category == "n" and figure.text.isdigit() and 2 <= len(figure.text) <= 4:
                    read.used.update({place, index})
                    read.add("industries", figure.text)


def read_papers(tokens: Tokens, negated: frozenset[int], today: date, read: Read) -> None:
    """Licences that have lapsed or are about to; tax grades."""
    marks = [(i, t.value) for i, t in enumerate(tokens.items) if t.category == "u"]
    licences = [
        (i, t)
        for i, t in enumerate(tokens.items)
        if t.category == "q" and str(t.value).endswith(("证", "证书"))
    ]
    for place, state in marks:
        if place in negated:
            continue
        if not licences and state == "expiring" and _PAPERS.search(tokens.text):
            read.used.add(place)
            read.fields["expiring_by"] = _expires_by(tokens, today, read)
            continue
        if not licences:
            continue
        read.used.update({place, *(i for i, _ in licences)})
        if state == "lapsed":
            for _, token in licences:
                read.add("lapsed", token.value)
        else:
            read.fields["expiring_by"] = _expires_by(tokens, today, read)
    grades = [(i, t.value) for i, t in enumerate(tokens.items) if t.category == "%"]
    read.used.update(place for place, _ in grades)
    denied = {grade for place, named in grades if place in negated for grade in named}
    # M级的不要，只要A级和B级的: those that are wanted say it all
    kept = [grade for place, named in grades if place not in negated for grade in named] or list(_TAX_GRADES)
    for grade in [g for g in kept if g not in denied] if grades else ():
        read.add("tax_grades", grade)


def _expires_by(tokens: Tokens, today: date, read: Read) -> date:
    """三个月内到期, 年底前到期, 90天内: the last day; without a term, three months."""
    mark = next((i for i, t in enumerate(tokens.items) if t.category == "u"), 0)
    for place in sorted(range(len(tokens.items)), key=lambda i: (abs(i - mark), i)):
        token = tokens.items[place]
        if token.category != "d" or place in read.used:
            continue
        window: Window = token.value
        read.used.add(place)
        if window.months:
            return months_before(today, -window.months)
        if window.until is not None and window.until > today:
            return window.until + timedelta(days=1) if _THAT_DAY.search(token.text) else window.until
        if window.since == date(today.year, 1, 1) and window.until == today:
            return date(today.year, 12, 31)  # 今年到期的
        if window.since is not None and window.since < today and window.until == today:
            return today + (today - window.since)
    match = _DAYS.search(tokens.text)
    if match:
        read.used.update(i for i, t in enumerate(tokens.items) if match.start() <= t.start < match.end() + 2)
        return today + timedelta(days=int(read_numbers(match[1])[0].value))
    return today + timedelta(days=_SOON)
