"""The names that the parser knows beside the words of the language: chains, products, places. Loaded from the store.

It holds no firm and no client, only the names of branches: names of firms are resolved by a tool under the caller's scope.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from assistant.agent.builtin.lexicon import LEXICON
from assistant.agent.builtin.lexicon.products import doers, doers_zh, short_names
from assistant.domain.firm_name import MADE_UP
from assistant.domain.reading.normal import fold
from assistant.retrieval.tokens import is_word
from assistant.store import regions
from assistant.store.firms import Firm
from assistant.store.records import BankClient
from assistant.store.search_terms import SearchTerm
from assistant.store.trade import Chain, ChainProduct, Product

_MIN_PRODUCT = 2
_MIN_TOWN_STEM = 3
_LEAST_SOUND = 7
"""Letters of a town's name in English that no other word is spelt like."""
_PARK_TAIL = re.compile(r"(?:磷煤化工|磷化工|煤化工|化工|循环经济|经济|工业|产业|食品|茶)*(?:园区?|开发区)$")
_TOWN_TAILS = ("街道办事处", "街道办", "街道", "镇", "乡")
_TAILS = ("产业链", "产业链条", "产业", "行业", "链条", "链", "业", "企业", "公司", "厂家", "生意", "这块", "这条链", "这条线", "这条产业链",
          "这条链条", "那条链", "那条线")  # fmt: skip
_TRADE_OF = 2
"""Other products called after one, from which on it names a trade."""
_FIRM_TAILS = frozenset({"企业", "公司", " firms", " companies", " businesses", " enterprises"})
_TRADES = Path(__file__).parents[2] / "config" / "trades.csv"
_INDUSTRY_TAILS = ("", "行业", "业", "类")
_EN_TAILS = (
    " industry chain",
    " chain",
    " industry",
    " sector",
    " value chain",
    " industrial chain",
    " industry value chain",
    " trade",
    " business",
    " supply chain",
)


_PARTS = 8
"""A word that more products than this hold in their names says too little to stand for them."""


@dataclass(frozen=True)
class Ontology:
    """Folded, lower-case name -> (category, code or name): H chain, P product, R region, Z town, C park, b branch,
    @ industry (codes or a name). shadowed: products that have the name of a chain. chains_of: product -> codes of its chains.

    trades: those of the shadowed ones after which many products are called (花生): their firms are the chain's.
    home: code of the bank's own division.
    holds_firms: whether there are any; without them a question for firms can only be answered from the library.
    """

    terms: dict[str, tuple[str, Any]] = field(default_factory=dict)
    chains: dict[str, tuple[str, str]] = field(default_factory=dict)
    shadowed: dict[str, str] = field(default_factory=dict)
    chains_of: dict[str, frozenset[str]] = field(default_factory=dict)
    version: tuple[int, ...] = ()
    holds_firms: bool = False
    trades: frozenset[str] = frozenset()
    home: str | None = None

    @cached_property
    def longest(self) -> int:
        """Characters of the longest name that is looked for."""
        return min(max(map(len, self.terms), default=0), 40)

    @cached_property
    def products(self) -> tuple[tuple[str, str], ...]:
        """Every (name or synonym, product)."""
        return tuple((name, code) for name, (category, code) in self.terms.items() if category == "P")

    @cached_property
    def english_products(self) -> dict[str, str]:
        """English name -> product."""
        return {name: code for name, code in self.products if name.isascii()}

    @cached_property
    def parks(self) -> tuple[tuple[str, str], ...]:
        """Every (name, park)."""
        return tuple((name, park) for name, (category, park) in self.terms.items() if category == "C")

    def parks_holding(self, words: str, places: Sequence[str]) -> tuple[str, ...]:
        """Parks whose names end so and begin with one of the places (瓮安那个工业园)."""
        fit = [
            p
            for name, p in self.parks
            if name.endswith(words) and (not places or any(x in name for x in places))
        ]
        return tuple(dict.fromkeys(fit)) if len(fit) <= 2 else ()

    @cached_property
    def _lines(self) -> tuple[str, list[int]]:
        """All names of products, one a line, and where each line starts: a hundred thousand are searched as one."""
        text, starts = ["\n"], [1]
        for name, _ in self.products:
            text.append(name + "\n")
            starts.append(starts[-1] + len(name) + 1)
        return "".join(text), starts

    @cached_property
    def written_in(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names in Chinese, and those in Latin letters."""
        latin = tuple(name for name in self.terms if name.isascii())
        return tuple(name for name in self.terms if not name.isascii()), latin

    def products_holding(self, words: str) -> tuple[str, ...]:
        """Products whose name or synonym ends with the words (in English begins or ends); none where too many do."""
        wanted = (f" {words}\n", f"\n{words} ") if words.isascii() else (f"{words}\n",)
        text, starts = self._lines
        found: dict[str, None] = {}
        for part in wanted:
            place = text.find(part)
            while place >= 0 and len(found) <= _PARTS:
                first = place + 1 if part.startswith("\n") else place
                found[self.products[bisect_right(starts, first) - 1][1]] = None
                place = text.find(part, place + 1)
        return tuple(found) if len(found) <= _PARTS else ()


def _split(*names: str | None) -> Iterable[str]:
    for name in names:
        for part in (name or "").split("|"):
            if part.strip():
                yield fold(part).strip().lower()


def _forms(name: str) -> Iterable[str]:
    """A name as it may be typed: woven bags, woven-bags, woven-bag."""
    yield name
    if name.isascii() and len(name) > 4:
        one = name.removesuffix("s")
        for form in (one, one + "s"):
            yield form
            if " " in form:
                yield form.replace(" ", "-")
            if "-" in form:
                yield form.replace("-", " ")  # speech that is transcribed has no hyphens


def _chain_names(chain: Chain, made: Container[str]) -> Iterable[str]:
    """How the chain is called. made: names of products after which no others are called; one that the chain is called by
    as well (花生油) is its name by itself alone, for 花生油企业 are those that make it."""
    for name in _split(chain.name, chain.name_en, chain.synonyms):
        tails = _EN_TAILS if name.isascii() else _TAILS
        stem = next((name.removesuffix(tail) for tail in tails if name.endswith(tail) and name != tail), name)
        if len(stem) > 1:
            yield stem
        else:
            for verb in ("做", "搞", "卖", "种", "产", "加工", "生产", "经营"):  # 做茶的
                yield verb + stem
        for tail in tails:
            if stem not in made or tail not in _FIRM_TAILS:
                yield stem + tail
        if stem.endswith("化工") and len(stem) > 2:
            yield from (stem.removesuffix("工"), stem.removesuffix("化工") + "企")  # 开阳磷化, 磷企
        if len(stem) == 1:
            for tail in ("企", "商", "农", "厂"):  # 茶企
                yield stem + tail


def _places(session: Session) -> Iterable[tuple[str, tuple[str, str]]]:
    """Towns, parks and branches of the bank, with the short forms that people use."""
    for town in _values(session, "town"):
        name = fold(town).strip().lower()
        stem = next((name.removesuffix(tail) for tail in _TOWN_TAILS if name.endswith(tail)), name)
        for form in {name, *(stem + tail for tail in _TOWN_TAILS)}:
            yield form, ("Z", town)
        if len(stem) >= _MIN_TOWN_STEM or (len(stem) == _MIN_TOWN_STEM - 1 and not is_word(stem)):
            yield stem, ("Z", town)
        spoken = _sound(stem)
        if len(spoken) >= _LEAST_SOUND:
            for tail in ("", " town", " street", " subdistrict", " township"):
                yield spoken + tail, ("Z", town)
    for park in _values(session, "park"):
        name = fold(park).strip().lower()
        for form in dict.fromkeys((name, name.replace(MADE_UP, ""))):
            yield form, ("C", park)
            if form.endswith("园"):
                yield form + "区", ("C", park)
        site = _PARK_TAIL.sub("", name.replace(MADE_UP, ""))
        if len(site) >= _MIN_TOWN_STEM - 1:
            for tail in ("园区", "工业园", "工业园区", "产业园", "产业园区", "化工园", "化工园区"):
                yield site + tail, ("C", park)
        if site:
            for kind in (
                "",
                "chemical ",
                "industrial ",
                "industry ",
                "phosphate ",
                "circular economy ",
                "phosphate chemical ",
            ):
                yield f"{_sound(site)} {kind}park", ("C", park)
    for branch in session.exec(select(BankClient.branch).distinct()):
        yield fold(branch).strip().lower(), ("b", branch)
        for english in _english_branch(branch):
            yield english, ("b", branch)


def _sound(name: str) -> str:
    """A Chinese name as it is spelt in English: 马场坪 is machangping."""
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(name)).lower()


def _english_branch(branch: str) -> Iterable[str]:
    """福泉支行 in English, where it is called after a place: Fuquan branch, the Fuquan sub-branch."""
    if not branch.endswith("支行"):
        return
    stem = branch.removesuffix("支行")
    names = [fold(place.name_en).strip().lower() for place in regions.by_name(stem)] or [_sound(stem)]
    for name in names:
        if name:
            yield from (f"{name} {word}" for word in ("branch", "sub-branch", "subbranch"))


def _values(session: Session, field: str) -> Sequence[str]:
    """The values that firms have in a field: a million firms stand in a few hundred towns."""
    found = select(SearchTerm.value).where(SearchTerm.field == field).order_by(SearchTerm.value)
    return session.exec(found).all()


def _trades() -> Iterable[tuple[str, tuple[str, str]]]:
    """Words for whole trades, with the code of the division in GB/T 4754."""
    with _TRADES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name in {row["name"].lower(), *row["words"].lower().split("|")}:
                yield name, ("@", row["code"])


def _industries(session: Session) -> Iterable[tuple[str, tuple[str, str]]]:
    """Names of the industries that firms are in."""
    found = select(SearchTerm.name).where(SearchTerm.field == "industry").distinct().order_by(SearchTerm.name)
    for name in session.exec(found):
        folded = fold(name).strip().lower()
        for tail in _INDUSTRY_TAILS:
            if folded:
                yield folded + tail, ("@", name)


def _single_and_trades(
    session: Session, terms: dict[str, tuple[str, Any]]
) -> tuple[frozenset[str], frozenset[str]]:
    """Names by which a chain and a product are called, of products after which few others are called (花生油), and of
    those after which many are (花生)."""
    products = {entry[1] for entry in terms.values() if entry[0] == "P"}
    single: set[str] = set()
    trades: set[str] = set()
    for chain in session.exec(select(Chain)):
        names = {*_split(chain.name, chain.name_en, chain.synonyms), *_chain_names(chain, ())}
        for name in names:
            entry = terms.get(name)
            if entry is not None and entry[0] == "P":
                called_after = sum(entry[1] in product for product in products)
                (trades if called_after > _TRADE_OF else single).add(name)
    return frozenset(single), frozenset(trades)


def stored_version(session: Session) -> tuple[int, ...]:
    """Changes when products, chains, firms or clients are added: count and last id of products, count of chains, last ids."""
    products = session.exec(select(func.count(), func.max(Product.id)).select_from(Product)).one()
    chains = session.exec(select(func.count()).select_from(Chain)).one()
    firms = session.exec(select(func.max(Firm.id))).one()
    clients = session.exec(select(func.max(BankClient.id))).one()
    return int(products[0]), int(products[1] or 0), int(chains), int(firms or 0), int(clients or 0)


def _chains_of(session: Session) -> dict[str, frozenset[str]]:
    held: dict[str, set[str]] = {}
    pairs = (
        select(Product.name, Chain.code)
        .join(ChainProduct, col(ChainProduct.product_id) == Product.id)
        .join(Chain, col(Chain.id) == ChainProduct.chain_id)
    )
    for product, chain in session.exec(pairs):
        held.setdefault(product, set()).add(chain)
    return {product: frozenset(codes) for product, codes in held.items()}


def _around(home: str | None) -> Iterable[tuple[str, tuple[str, str]]]:
    """全州, 全省: the prefecture and the province that the bank's own division lies in."""
    place = regions.region(home)
    while place is not None:
        kind = "省" if place.level == "province" else "州" if place.name.endswith("州") else ""
        if kind and place.level != "county":
            for form in (
                f"全{kind}",
                f"全{kind}范围",
                f"全{kind}范围内",
                f"本{kind}",
                f"我{kind}",
                f"{kind}内",
            ):
                yield form, ("R", place.code)
        place = regions.region(place.parent)


def load(session: Session, home: str | None = None) -> Ontology:
    """The ontology of the store as it stands. home: code of the division that is the bank's own."""
    terms: dict[str, tuple[str, Any]] = dict(_around(home))
    for region in regions.all_regions():
        for name in _split(region.name, region.short, region.name_en):
            if len(name) >= 2:
                terms.setdefault(name, ("R", region.code))
            if name == fold(region.short) and region.name.endswith("自治州"):
                terms.setdefault(name + "州", ("R", region.code))
            if name.isascii():
                if "'" in name:
                    terms.setdefault(name.replace("'", ""), ("R", region.code))
                for tail in (" city", " county", " province", " prefecture", " district"):
                    terms.setdefault(name + tail, ("R", region.code))
    # columns, not rows: a purchased set of chains names a hundred thousand products
    for product, english, synonyms in session.exec(select(Product.name, Product.name_en, Product.synonyms)):
        for name in _split(product, english, synonyms):
            if len(name) >= _MIN_PRODUCT and name not in LEXICON:
                for called in (name, *doers(name)):
                    for form in _forms(called):
                        terms.setdefault(form, ("P", product))
    for name, (category, product) in list(terms.items()):
        if category == "P" and not name.isascii():
            for called in doers_zh(name):
                if called not in LEXICON:
                    terms.setdefault(called, ("P", product))
    for name, product in short_names():
        held = terms.get(product)
        if held is not None and held[0] == "P" and name not in LEXICON:
            for form in _forms(name):
                terms.setdefault(form, held)
    single, trades = _single_and_trades(session, terms)
    chains: dict[str, tuple[str, str]] = {}
    shadowed: dict[str, str] = {}
    for chain in session.exec(select(Chain)):
        chains[chain.code] = (chain.name, chain.name_en)
        own = set(_split(chain.name, chain.name_en, chain.synonyms))
        for name in (*own, *_chain_names(chain, single)):
            # a chain's own name wins over a product of the same name (茶叶): its firms hold the product's
            if name in own and terms.get(name, ("", ""))[0] == "P":
                shadowed[name] = terms[name][1]
            if name in own or name not in terms:
                terms[name] = ("H", chain.code)
    for name, trade in (*_industries(session), *_trades()):
        if len(name) >= 2 and name not in LEXICON:
            terms.setdefault(name, trade)
    for name, entry in _places(session):
        if len(name) >= 2 and name not in LEXICON:
            terms.setdefault(name, entry)
    version = stored_version(session)
    made_of = _chains_of(session)
    return Ontology(
        terms, chains, shadowed, made_of, version, holds_firms=version[-2] > 0, home=home, trades=trades
    )
