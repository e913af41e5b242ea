"""Reads a part of a product's name as all products that it names: 包装 is 化肥包装 and 茶叶包装."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.agent.builtin.grammar.left_over.asides_en import told_aside
from assistant.agent.builtin.grammar.left_over.unread import weighs
from assistant.agent.builtin.grammar.made_of import MADE_INTO
from assistant.agent.builtin.joined_products import joined_products, names_more
from assistant.agent.builtin.lexicon import LEXICON
from assistant.agent.builtin.lexicon.plain import PLAIN_EN
from assistant.agent.builtin.ontology import Ontology
from assistant.agent.builtin.question_tokens import Token, Tokens
from assistant.retrieval.tokens import is_word

_SAYS_LITTLE = frozenset(
    {"material", "materials", "product", "products", "trade", "trading", "building", "compound"}
    | {"green", "black", "white", "yellow", "fresh", "dried", "mixed", "liquid", "industrial", "cleaner"}
)
_LATIN = re.compile(r"[a-z]{5,}")
_PHRASE = re.compile(r"[a-z]{4,} [a-z]{4,}")
"""phosphoric acid: two words that several products end with."""
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]{2,8}")


def whole_products(tokens: Tokens, ontology: Ontology) -> Tokens:
    """The tokens with unknown words that stand in names of a few products read as those products."""
    items: list[Token] = []
    places = [t.text.rstrip("市县") for t in tokens.all("R")]
    chains = tokens.values("H")
    named = {
        name for t in tokens.all("P") for name in (t.value if isinstance(t.value, tuple) else (t.value,))
    }
    for place, token in enumerate(tokens.items):
        following = tokens.at(place + 1)
        if token.category == "." and following is not None and names_more(token, following):
            continue  # 化肥编织袋: bags for it
        traded = _traded(items, token, chains, ontology)
        if traded is not None:
            items.append(traded)
            continue
        if token.category != "." or token.text in LEXICON or told_aside(tokens, token):
            items.append(token)
            continue
        trade = bool(items) and items[-1].category in "HP" and items[-1].end + 1 == token.start
        if trade and token.text.isascii():
            items.append(token)  # sulphuric acid carriers: not all that is carried
            continue
        park = _park_of_trade(
            items, token, ontology, [*places, *(t.text.rstrip("镇乡") for t in tokens.all("Z"))]
        )
        if park is not None:
            items[-1] = park
            continue
        into = _made_of_it(tokens.text, items, token, ontology)
        if into is not None:
            items[-1] = into
            continue
        found = [_within(part, chains, ontology) for part in _parted(token, ontology, places)]
        if all(part.category == "P" and named & {*part.value} for part in found):
            continue  # 卖茶叶的贸易公司: the trade is that of the product named
        if (
            items
            and items[-1].category == "P"
            and items[-1].end == token.start
            and _HAN_RUN.match(token.text)
        ):
            found = [token]  # 磷矿石贸易: not all that is traded
        items += found
    return replace(tokens, items=tuple(joined_products(items, ontology)))


def _made_of_it(text: str, items: list[Token], token: Token, ontology: Ontology) -> Token | None:
    """磷石膏做建材: the one product that is called after its material, in the place of the material."""
    if (
        not items
        or items[-1].category != "P"
        or MADE_INTO.fullmatch(text, items[-1].end, token.start) is None
    ):
        return None
    kind, product = ontology.terms.get(items[-1].text + token.text, ("", None))
    return replace(token, category="P", value=product, start=items[-1].start) if kind == "P" else None


def _traded(items: list[Token], token: Token, chains: list[str], ontology: Ontology) -> Token | None:
    """trading of the tea chain without the packaging and trading companies: a word that stands in too many names to say
    a product by itself does so beside one, of the chain that is named."""
    listed = [item.category for item in items[-2:]] == ["P", "&"]
    if not (listed and token.text in _SAYS_LITTLE and len(chains) == 1):
        return None
    part = replace(token, category="P", value=ontology.products_holding(token.text))
    held = _within(part, chains, ontology)
    return held if held.value and held is not part else None


def _within(part: Token, chains: list[str], ontology: Ontology) -> Token:
    """A part of product names less those of other chains than the one that is named: the tea chain without packaging."""
    if part.category != "P" or len(chains) != 1 or not part.text.isascii():
        return part  # 包装 is all packaging, whatever chain stands beside it
    kept = tuple(name for name in part.value if chains[0] in ontology.chains_of.get(name, ()))
    return replace(part, value=kept) if kept else part


_PARK = re.compile(r"(?:产业|工业|科技)?园区?|开发区|基地")


def _park_of_trade(items: list[Token], token: Token, ontology: Ontology, places: list[str]) -> Token | None:
    """牛场那个磷化工园: a trade and the word for a park behind it name the one park of the place that is called so."""
    before = items[-1] if items else None
    match = _PARK.match(token.text)
    if before is None or match is None or before.category not in "HP" or before.end != token.start:
        return None
    parks = ontology.parks_holding(before.text + match[0], places)
    if len(parks) != 1:
        return None
    return Token("C", parks[0], before.text + match[0], before.start, token.start + match.end())


_MANY = 3
_ANOTHER = frozenset("人员学费税率法险")
"""Letters that make another thing of the word before them: 机器人, 运输费."""


def _chain_of_all(products: tuple[str, ...], part: str, ontology: Ontology) -> str | None:
    """The chain that is called by the part itself where it stands in many products (phosphates): the trade is meant."""
    if len(products) < _MANY:
        return None
    chains = set.intersection(*(set(ontology.chains_of.get(product, ())) for product in products))
    called = [code for code in chains if any(part in name.lower() for name in ontology.chains[code])]
    return called[0] if len(called) == 1 else None


def _parted(token: Token, ontology: Ontology, places: list[str]) -> list[Token]:
    for phrase in _PHRASE.finditer(token.text):
        found = () if set(phrase[0].split()) <= _SAYS_LITTLE else ontology.products_holding(phrase[0])
        if found and not weighs(token.text.replace(phrase[0], "", 1)):
            start = token.start + phrase.start()
            return [Token("P", found, phrase[0], start, start + len(phrase[0]))]
    for latin in _LATIN.finditer(token.text):
        if latin[0] in _SAYS_LITTLE or latin[0] in PLAIN_EN:
            continue
        stem = latin[0].removesuffix("s") if len(latin[0]) > 5 else latin[0]
        found = ontology.products_holding(stem) or ontology.products_holding(latin[0])
        if found and not weighs(token.text.replace(latin[0], "", 1)):
            start = token.start + latin.start()
            chain = _chain_of_all(found, stem, ontology)
            if chain is not None:
                return [Token("H", chain, latin[0], start, start + len(latin[0]))]
            return [Token("P", found, latin[0], start, start + len(latin[0]))]
    for match in _HAN_RUN.finditer(token.text):
        words = match[0]
        for size in range(len(words), 1, -1):
            for first in range(len(words) - size + 1):
                part = words[first : first + size]
                left, right = words[:first], words[first + size :]
                if weighs(left) or weighs(right) or (right[:1] in _ANOTHER and is_word(part + right[:1])):
                    continue  # 机器人 is no part of what 机器 is called
                start = token.start + match.start() + first
                parks = (
                    ontology.parks_holding(part, places) if part.endswith(("园", "园区", "开发区")) else ()
                )
                if parks:
                    return [Token("C", park, part, start, start + size) for park in parks]
                found = ontology.products_holding(part)
                chain = _chain_of_all(found, part, ontology)
                if chain is not None:
                    return [Token("H", chain, part, start, start + size)]
                if found:
                    return [Token("P", found, part, start, start + size)]
    return [token]
