"""Turns a question into tokens: longest match over lexicon, ontology, firm mentions and figures. No grammar here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.agent.builtin.grammar.agents_en import is_grown, named_by_it, products_said
from assistant.agent.builtin.grammar.made_of import without_material
from assistant.agent.builtin.grammar.tax_grades import read_tax_grades
from assistant.agent.builtin.inside_words import inside_a_word
from assistant.agent.builtin.joined_products import joined_products
from assistant.agent.builtin.lexicon import LEXICON
from assistant.agent.builtin.lexicon.suiting import GIVEN_CREDIT, LENT_TO, SUITS_EN, WORTH, WORTH_A_LOAN
from assistant.agent.builtin.ontology import Ontology
from assistant.agent.builtin.question_tokens import Named, Token, Tokens
from assistant.domain.reading.dates import read_windows, read_year_bounds
from assistant.domain.reading.mentions import LEGAL_FORMS, FirmMention, read_mentions
from assistant.domain.reading.money import read_money_bounds
from assistant.domain.reading.normal import fold
from assistant.domain.reading.numbers import read_numbers
from assistant.domain.reading.spoken import written_out
from assistant.retrieval.tokens import is_word
from assistant.retrieval.word_classes import words_with_classes

_LONGEST_WORD = max(map(len, LEXICON))
_FIRMS = ("企业", "公司", "企", "商", "农", " firms", " companies", " enterprises", " businesses", " makers")
_SOME = frozenset({"几家", "几户", "几个"})
_WANTS = re.compile(
    r"(?:发展|开发|拓展|新拓|拓|物色|攒|找|挑|选|来|推荐|给我|要|列|介绍|筛|看|跑|访|拜访|走访|走|见|会会|拣|捡|拎|抓|凑|弄|拿|摆|念|说|讲|报|谈|数)(?:出|个|上|了)?$"
)
_THE_FEW = re.compile(
    r"的几[家户个](?=(?:里|里头|里面|当中|中)?[,，]?(?:按|谁|哪|都|给我|我|有哪|排|列|想|要|能|可以|报|看|分别|麻烦|请))"
)
"""做抹茶的几家按成立时间排: those few firms, and no question how many."""
_VERBS = "做搞卖种产加生经跑拉运"
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CODE = re.compile(r"行业(?:大类|中类|小类|门类)?(?=\s*[:是为]?\s*\d{2,4}(?![\d年家户万亿元]))")
"""行业3024: a code of the classification."""
_QUOTED = re.compile(r"[“\"「『'‘](?P<words>[^”\"」』'’\s]{1,20})[”\"」』'’]")


_NAMED = re.compile(r"名称|名字|字号|叫|含|带|\bnam|contain|called")
_ASKED_TO = re.compile(r"(?:请|烦请|敬请|帮我|帮忙|协助|麻烦|想|要|需|需要)(?:您|你)?[\u4e00-\u9fff]{0,2}$")
_ASKS_TO_TELL = re.compile(
    r"(?:你|您|我|咱|请|麻烦|先|再|顺便|帮).{0,8}?(?:说|讲|看|瞧|查|介绍|评|聊|谈|摸|了解|分析|问|报)"
)
_LONGEST_VERB = 8
_HUMS = re.compile(r"(?:嗯|呃|哦|噢|哎|诶|唉|喂|啊|嘿|那啥|额(?=[\u4e00-\u9fff]{4}))+(?=[\u4e00-\u9fff]{3})")
_COUNTED = re.compile(r"[\d一二两三四五六七八九十]{1,3}(?:家|户|个)")


def _said_before(text: str, mention: FirmMention, ontology: Ontology) -> int:
    """How much of a mention is the verb of the question: 核实 of 请核实瓮安…公司. A name mostly begins with its place."""
    if mention.kind != "name":
        return 0
    name = mention.text
    hummed = _HUMS.match(name)
    if hummed is not None:
        return hummed.end()  # 嗯福泉…
    counted = _COUNTED.match(name)
    if counted is not None and _is_generic(name[counted.end() :].lower(), ontology):
        return counted.end()  # 八家磷化工厂
    for size in range(1, min(_LONGEST_VERB, len(name) - 4) + 1):
        places = (ontology.terms.get(name[size : size + length]) for length in (2, 3, 4))
        if not any(term is not None and term[0] == "R" for term in places):
            continue
        if _is_generic(name[size:].lower(), ontology):
            return size  # 拟重点支持贵定县茶叶合作社 names no firm
        asked = _ASKED_TO.search(text[: mention.start]) is not None
        said = words_with_classes(name[:size])
        return size if asked or all(kind is not None for _, kind in said) else 0
    return 0


def _spans(
    folded: str, lowered: str, today: date, ontology: Ontology, names: Sequence[Named]
) -> dict[int, Token]:
    """Firm mentions and figures by where they start; of two at one place the longer. names: what is known to be one,
    so that no longer mention around it (前年给X公司) hides what stands before it."""
    found: list[Token] = []
    for mention in read_mentions(folded):
        if any(name.start < mention.end and mention.start < name.end for name in names):
            continue
        if _ASKS_TO_TELL.match(mention.text) and not mention.text.endswith(LEGAL_FORMS):
            continue  # 你先跟我说说这家公司
        start = mention.start + _said_before(folded, mention, ontology)
        name = folded[start : mention.end] if start > mention.start else mention.text
        found.append(Token("M", name, name, start, mention.end))
    for bound in read_money_bounds(lowered):
        found.append(Token("m", bound, lowered[bound.start : bound.end], bound.start, bound.end))
    for bound in read_year_bounds(lowered):
        found.append(Token("y", bound, lowered[bound.start : bound.end], bound.start, bound.end))
    for window in read_windows(lowered, today):
        found.append(Token("d", window, lowered[window.start : window.end], window.start, window.end))
    for start, end, grades in read_tax_grades(lowered):
        found.append(Token("%", grades, lowered[start:end], start, end))
    for start, end, product in products_said(lowered, ontology.terms):
        found.append(Token("P", product, lowered[start:end], start, end))
    for number in read_numbers(lowered):
        category = "#" if number.kind == "ordinal" else "n"
        text = lowered[number.start : number.end]
        if number.written == "han" and number.value == 1:
            continue
        found.append(Token(category, number.value, text, number.start, number.end))
    for suits in (WORTH, WORTH_A_LOAN, LENT_TO, GIVEN_CREDIT, SUITS_EN):
        for worth in suits.finditer(lowered):
            found.append(Token("A", None, worth[0], *worth.span()))
    for code in _CODE.finditer(lowered):
        found.append(Token("®", None, code[0], *code.span()))
    for quoted in _QUOTED.finditer(lowered):
        known = quoted["words"] in ontology.terms and not _NAMED.search(lowered[: quoted.start()])
        if known:
            continue  # "瓮安" "磷化工", as one types into a search box
        found.append(Token('"', quoted["words"], quoted[0], *quoted.span()))
    by_start: dict[int, Token] = {}
    for token in found:
        held = by_start.get(token.start)
        if held is None or token.end > held.end:
            by_start[token.start] = token
    return by_start


def _boundary(text: str, start: int, end: int) -> bool:
    """Whether a Latin word stands alone there (Chinese needs no boundary)."""
    first, last = text[start], text[end - 1]
    if (
        first.isascii()
        and first.isalnum()
        and start
        and text[start - 1].isascii()
        and text[start - 1].isalnum()
    ):
        return False
    if text[end : end + 2] in ("'t", "’t"):
        return False  # won of won't
    return not (
        last.isascii() and last.isalnum() and end < len(text) and text[end].isascii() and text[end].isalnum()
    )


_OF_TRADE = re.compile(
    r"\s*(?:类|领域|方面|加工)?(?:的)?(?:行业|产业|企业|公司|厂|单位|商户|民企|国企|小微|合作社|供应商|个体|客户|业|firms|companies|businesses|enterprises|industry|sector|suppliers|makers|clients|customers|manufacturers)|\s*[,;。?？]?\s*$"
)
_IN_TRADE = re.compile(r"(?:做|搞|从事|经营|属于|是|行业[是为:]?|in the|in|into|doing)\s*$")


def _no_trade(text: str, token: Token, loose: int) -> bool:
    """Whether a word for a trade (环保) is only a part of what is said (环保达标, 煤化工)."""
    if token.category != "@":
        return False
    if token.start > loose and _HAN.match(text[token.start - 1]):
        return True
    if not str(token.value).isdigit():
        return False
    return _OF_TRADE.match(text, token.end) is None and _IN_TRADE.search(text[: token.start]) is None


def _is_made(text: str, token: Token, ontology: Ontology) -> bool:
    """Whether the product is meant and not the chain of that name: peanut oil producers, 生产花生油的, 花生油企业."""
    if token.text not in ontology.trades and _FIRM_NOUN.match(text, token.end):
        return True  # but 花生企业 are those of the trade, for many products are called after 花生
    if token.text not in ontology.trades and token.text.isascii() and not _OF_A_CHAIN.match(text, token.end):
        return True  # Duyun peanut oil, 5+ yrs: the product, where no word says that the trade is meant
    ahead = re.search(
        r"(?:生产|加工|制造|[做搞卖榨产炼]|making|makes?|produc(?:e|es|ing)|press(?:es|ing)?|crush(?:es|ing)?|mill(?:s|ing)?|refin(?:es|ing)|bottl(?:es|ing)|brew(?:s|ing)?)\s*$",
        text[: token.start],
    )
    behind = re.match(
        r"\s*(?:厂|工厂|producers?|makers?|manufacturers?|press(?:es|ers)?|mills?|的?(?:上游|下游)?(?:原料|原材料))",
        text[token.end :],
    )
    return ahead is not None or behind is not None or is_grown(text, token.end)


_OF_A_CHAIN = re.compile(
    r"\s*(?:的|'s)?\s*(?:value|supply|industrial|industry)?\s*(?:chain|industry|trade|sector|cluster|business|line|field|map|suppliers|side|world|产业|行业|链|集群|上游|中游|下游|图谱)"
)
_FIRM_NOUN = re.compile(r"\s*的?(?:企业|公司|民企|国企|firms|companies|enterprises|businesses)")
_JOINED_ON = re.compile(r"[a-z]-$")
_LITTLE = "_lDwhNtO+-3Aa"
"""Categories of words that say nothing as half of a compound."""
_JOINS = re.compile(r"-[a-z]")


def _joins_on(text: str, token: Token, ontology: Ontology) -> bool:
    """Whether a hyphen joins the word to one that nothing knows: award-winning of award-winning tea."""
    if not token.text[-1].isalpha() or _JOINS.match(text, token.end) is None:
        return False
    return _term(text, token.end + 1, ontology) is None or _LITTLE_JOINED.match(text, token.end) is not None


_LITTLE_JOINED = re.compile(r"-(?:winning|making|selling|run|led|owned)\b")
_TAKES = frozenset(
    {"拿过", "拿到过", "拿到", "拿下", "拿了", "接过", "接到", "签下", "签了", "揽到", "揽下", "承揽"}
)
_TAKEN = re.compile(r"[^,，。;；?？]{0,12}?(?:标(?!准)|单子|大单|订单|项目|工程|合同)")


def _takes_nothing(text: str, token: Token) -> bool:
    """Whether what is taken is no work (拿了地): 拿过国企项目 speaks of tenders."""
    return token.category == "w" and token.text in _TAKES and _TAKEN.match(text, token.end) is None


def _begins_a_name(text: str, start: int, ontology: Ontology) -> bool:
    """Whether a name of two or more letters begins at `start`."""
    return any(text[start:end] in ontology.terms for end in range(start + 2, min(len(text), start + 10) + 1))


def _reaches_beyond(text: str, start: int, end: int, ontology: Ontology) -> bool:
    """Whether a product's name that begins at `start` ends behind `end`."""
    names = (ontology.terms.get(text[start:stop]) for stop in range(end + 1, min(len(text), start + 12) + 1))
    return any(entry is not None and entry[0] == "P" for entry in names)


def _is_a_segment(text: str, start: int, end: int) -> bool:
    """Whether a word for a part of the chain that begins at `start` ends behind `end`."""
    words = (LEXICON.get(text[start:stop]) for stop in range(end + 1, min(len(text), start + 6) + 1))
    return any(entry is not None and entry[0] == "G" for entry in words)


def _term(text: str, start: int, ontology: Ontology) -> Token | None:
    longest = max(ontology.longest, _LONGEST_WORD)
    for end in range(min(len(text), start + longest), start, -1):
        piece = text[start:end]
        entry = ontology.terms.get(piece) if len(piece) > 1 else None
        entry = entry or LEXICON.get(piece)
        if entry is not None and _boundary(text, start, end):
            if piece[-1] in "省市州县区" and text[end : end + 1] == "属" and len(piece) > 2:
                continue  # 福泉市属国企
            if entry[0] == "H" and piece[0] in _VERBS and _begins_a_name(text, end - 1, ontology):
                continue  # 做磷 of 做磷矿
            if entry[0] == "H" and piece[0] in _VERBS and is_word(text[end - 1 : end + 1]):
                continue  # 搞磷 of 搞磷酸
            if entry[0] == "P" and piece[0] in _VERBS and _reaches_beyond(text, start + 1, end, ontology):
                continue  # 跑矿石 of 跑矿石运输
            if entry[0] == "D" and piece[0] in _VERBS and _is_a_segment(text, start + 1, end):
                continue  # 做配套 of 做配套服务
            return Token(entry[0], entry[1], piece, start, end)
    return None


_SPEAKS = re.compile(
    r"[要想把拿让叫得替没我你您]|[先再只多]看|看看|^看|不[光止只仅]|[他她它]们|咱|经过|自己|手册|规定|细则|指引|单户|单一|[和与及或]$|[这那该][一]?[个家户]?$|股东会|董事会|决议|法定代表人|^一人|([\u4e00-\u9fff])一\1|[上里]头|听说|准备|打算|负责|盯着|评[上为]|获评|入选|^有.{0,3}[家户个]是|昨天|前天|今天|明天|一家|[放贷做]了|有?[两二三四五六七八九十几][家户]是"
)
"""Words of a sentence that no firm's name holds."""
_WEAK_FORM = re.compile(
    r"(?<!有限)(?<!责任)(?:公司|合作社|集团|股份|厂|商行|经营部|油坊|加工坊|合伙企业|个体工商户)$"
)


_HOLDS_OTHERS = re.compile(
    r"(?:现在|目前|到底|究竟|一共|总共|都)*(?:名下|底下|手底下|手下|旗下|下属|下面|麾下|门下|控|管着|管了|握着|攥着|持有|投资了|投了|参股|的子公司|的下属|的成员)"
)
_DEALT_WITH = re.compile(r"(?:[给向]|供货给|卖给|采购自|属于|隶属)$")
"""贵州磷业集团底下控着…, 给贵州磷业集团供货: one group, however common its words."""


def _is_generic(mention: str, ontology: Ontology) -> bool:
    """Whether what looks like a name (麻江合作社, 危化品运输公司) is made of known words alone."""
    form = _WEAK_FORM.search(mention)
    if form is None or not mention:
        return False
    if _SPEAKS.search(mention[: form.start()]):
        return True  # 上头要摸一摸合作社(的底): words of a sentence, and no name
    if mention[0].isascii():
        return mention[: form.start()] in ontology.terms  # tea公司
    stem = mention[: form.start()]
    if _known(mention, ontology) or _known(stem, ontology):
        return True
    return bool(ontology.products_holding(stem))  # 检测公司: a part of what products are called


def _known(rest: str, ontology: Ontology) -> bool:
    """Whether known words make up all of it."""
    place, known = 0, False
    while place < len(rest):
        term = _term(rest, place, ontology)
        if term is None:
            return False
        known = known or term.category not in "_t&h"
        place = term.end
    return known or not rest


def read_tokens(text: str, ontology: Ontology, today: date, names: Sequence[Named] = ()) -> Tokens:
    """The tokens of `text`; spaces are left out. names: firms that are known to be named in it."""
    folded = written_out(fold(text))
    lowered = folded.lower()
    spans = _spans(folded, lowered, today, ontology, names)
    sure = {
        name.start: Token("M", name.name, lowered[name.start : name.end], name.start, name.end)
        for name in names
    }
    spans |= sure
    items: list[Token] = []
    place, loose = 0, 0

    def flush(until: int) -> None:
        words = lowered[loose:until].strip()
        if words:
            start = loose + len(lowered[loose:until]) - len(lowered[loose:until].lstrip())
            trade = ontology.terms.get("做" + words) if _key_word(lowered, start, words) else None
            if trade is not None:
                items.append(Token(trade[0], trade[1], words, start, start + len(words)))
                return
            items.append(Token(".", words, words, start, start + len(words)))

    while place < len(lowered):
        span = spans.get(place)
        if span and span.category == "M" and place not in sure and _is_generic(span.text.lower(), ontology):
            group = span.text.endswith("集团") and (
                _HOLDS_OTHERS.match(lowered, span.end) or _DEALT_WITH.search(lowered[: span.start])
            )
            span = span if group else None
        term = _term(lowered, place, ontology)
        best = span if span and (term is None or span.category == "M" or span.end >= term.end) else term
        if best is term and term is not None and any(term.start < start < term.end for start in sure):
            best = None  # the word would cut a name that begins in it
        if (
            best is term
            and term is not None
            and (
                (term.category in "HPR" + _LITTLE and _JOINED_ON.search(lowered, loose, place))
                or (term.category in _LITTLE and _joins_on(lowered, term, ontology))
            )
        ):
            best = None  # spring-tea campaign, loss-making, top-selling
        if best is term and term is not None and _takes_nothing(lowered, term):
            best = None
        if best is None or (
            best is term and (inside_a_word(lowered, best, loose) or _no_trade(lowered, best, loose))
        ):
            place += 1
            continue
        flush(place)
        if best.category == "H" and best.text in ontology.shadowed and _is_made(lowered, best, ontology):
            best = Token("P", ontology.shadowed[best.text], best.text, best.start, best.end)
        if (
            best.category == "Q"
            and best.text in _SOME
            and (_WANTS.search(lowered[: best.start]) or _THE_FEW.match(lowered, best.start - 1))
        ):
            place = loose = best.end  # 找几家: some, and no question how many
            continue
        if best.category != "_":
            items.append(best)
            if best.category in "HG~^@x" and best.text.endswith(_FIRMS):
                items.append(Token("I", None, "", best.end, best.end))  # 茶企, 上游企业 name firms too
        place = loose = best.end
        named = named_by_it(lowered, best.end) if best.category in "PH" and best.text.isascii() else None
        if named is not None:
            items.append(Token("I", None, lowered[best.end + 1 : named], best.end + 1, named))
            place = loose = named
    flush(len(lowered))
    return Tokens(lowered, tuple(joined_products(_measured(without_material(items, lowered)), ontology)))


_MARK = re.compile(r"[\s,，、。;；/|]")


def _key_word(text: str, start: int, words: str) -> bool:
    """Whether one letter stands alone in a list of key words: 小微，都匀，茶."""
    if len(words) != 1 or len(text) > 40 or not _HAN.match(words):
        return False
    before = start == 0 or _MARK.match(text[start - 1]) is not None
    behind = start + 1 == len(text) or _MARK.match(text[start + 1]) is not None
    return before and behind and len(text) > 1


_NUMBER_OF = frozenset({"number of", "numbers of", "count of", "数量", "总数", "个数"})
_BY = frozenset("ow")


def _measured(items: list[Token]) -> list[Token]:
    """The tokens without 数量 of what is sorted by (ranked by number of insured employees), which counts no firms."""
    return [
        token
        for place, token in enumerate(items)
        if token.category != "Q"
        or token.text not in _NUMBER_OF
        or not place
        or items[place - 1].category not in _BY
        or (items[place + 1].category if place + 1 < len(items) else "") not in "i1wrzxe"
    ]
