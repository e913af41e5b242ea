"""Reading a question for search: the law and article it names, its numbers and names, and the words that count.

Knows no index and no document beyond their titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.domain.reading.normal import fold, is_han
from assistant.domain.reading.numbers import read_ordinal
from assistant.retrieval.places import regions_named
from assistant.retrieval.tokens import letter_pairs, search_tokens
from assistant.store.regions import by_name

Script = Literal["han", "latin"]

_HAN_NUMBER = "零〇○一二三四五六七八九十百千两0-9"
_ARTICLE = re.compile(rf"第\s*([{_HAN_NUMBER}]+)\s*条(?:之([一二三四五六七八九十]|\d{{1,2}}))?")
_ARTICLE_EN = re.compile(r"\b(?:article|art\.?)\s*(\d{1,4})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)(?=\s*(?:年|版|\b))")
# 〔2023〕12号 and its kin: issuer's short form, year in brackets, number
_DOCUMENT_NUMBER = re.compile(r"[一-鿿]{1,10}[〔\[(]\s*(?:19|20)\d\d\s*[〕\])]\s*(?:第\s*)?\d{1,5}\s*号")
_DIGITS = re.compile(r"\d")
_HAN = re.compile(r"[㐀-鿿]")
_LATIN = re.compile(r"[A-Za-z]")

# How a question is put says nothing of what it asks for; left in, 怎么规定 finds every 规定.
_PHRASING = re.compile(
    r"(?:请问|请教|我想知道|想了解|麻烦问一下|帮我查(?:一下|查)?|查一下|告诉我)"
    r"|(?:是|都)?(?:怎么|怎样|如何|咋)(?:规定|办理?|处理|说|样)?的?"
    r"|(?:有|作了|做了)?(?:什么|哪些|何种|啥)样?的?(?:规定|要求|内容)?"
    r"|(?:对|就)(?=.{2,20}(?:规定|要求))|是什么意思|的规定$"
    r"|是多少|有多少|多少|几(?=[家个条项种户万亿])|是否|能否|可不可以|能不能|会不会|有没有|是不是"
    r"|[吗呢么吧啊呀](?=[\s?!,。，！？]|$)|为什么|为何|哪(?:个|家|里|儿|一)|谁(?=[\s的是])"
)
_STOP_WORDS = frozenset(
    re.findall(
        r"\S+",
        "a an and any are as at be been by can could did do does for from give has have how i in into is it its "
        "me may must of on or our s shall should tell that the their them there these they this those to under "
        "was we were what when where which who whom whose why will with would you your about before after say ask "
        "的 了 和 与 及 在 是 时 对 从 把 被 由 将 其 该 这 那 有 就 也 都 而 并 或 以 为 于 之 我 你 他 吗 呢 要 需要 应该",
    )
)

# A figure or a person of the officer's own bank: no law says it, whatever words it shares with the question.
_OWN_BANK = re.compile(r"本行|我行|我们(?:银行|行)|\bour (?:own )?bank\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"多少|几[家个名户人]|谁|什么名字|\b(?:how (?:much|many)|who|what (?:was|is|are|were))\b", re.IGNORECASE
)
_PERIOD = re.compile(
    r"去年|前年|今年|上年|本年|年末|年底|上(?:个)?(?:季度|月)|本(?:季度|月)|目前|现在|最近"
    r"|\b(?:last|this|current) (?:year|quarter|month)\b|\bnow\b|\bcurrently\b",
    re.IGNORECASE,
)

# A version of a rule that holds no longer is asked for.
_FORMER = re.compile(
    r"旧(?:的|版|规|办法|制度|规定|标准|政策|法)|老(?:的)?(?:办法|规定|制度|政策|标准|版)|(?:上一|前一|上个)版"
    r"|(?:原来|原先|(?<![年月天日])以前|从前|过去)(?:的|那[个版份部])?[^,。?!]{0,12}?"
    r"(?:办法|规定|制度|政策|标准|细则|权限|利率|上限|比例|额度|限额|版本)"
    r"|原(?:来的|先的)?(?:办法|规定|标准|制度|条例|版)"
    r"|(?:修订|修改|修正|调整|改版|更新)(?:之?前|以前)"
    r"(?!(?:就|已|已经)?(?:成立|设立|签|发|放|办|登记|订立|取得|借|贷|批))"
    r"|\b(?:old|former|previous|earlier|superseded|repealed)\s+(?:\w+\s+){0,2}?"
    r"(?:rules?|versions?|editions?|polic(?:y|ies)|laws?|limits?|handbook|manual|measures?|act|regulations?)\b"
    r"|\bused to be\b|\bbefore the (?:\w+\s+)?(?:amendment|revision|change)\b",
    re.IGNORECASE,
)

_SUFFIX_DATE = re.compile(r"[\s_-]*[(\[]\d{4}(?:[-.年]\d{1,2}(?:[-.月]\d{1,2}日?)?)?[)\]]\s*$")
_ARTICLE_TITLE = re.compile(rf"第[{_HAN_NUMBER}]+条(?:之[一二三四五六七八九十])?$")
_STATE = re.compile(r"中华人民共和国")
_COURT = re.compile(r"^最高人民法院(?:[、,]最高人民检察院)?关于")
_CASES = re.compile(r"^(?:审理)?(?:涉及)?(.{2,20}?)(?:纠纷)?(?:民事)?(?:纠纷)?案件适用法律")
_QUOTES = re.compile(r"[《》〈〉<>\s]")
_SHORTEST_NAME = 3

# Search mode gives 工商, 商户 and 工商户 for one word of the question: parts at three quarters found 0.8 points
# more in the first ten, and the whole at half, whose parts say it already, put the right article a little higher.
# Phrasing is mostly noise, but 是否 and 怎么 tell some articles from others.
_PART_WEIGHT = 0.75
_WHOLE_WEIGHT = 0.5
_PHRASING_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Question:
    """What a question holds for search.

    text: folded. words: tokens that count, in order. identifiers: those of them that are numbers, codes or
    foreign names, which count in any language. weights: every token for the lexical index, how it was asked
    included, by how much it counts. pairs: its pairs of letters. laws: names from the library's titles that it speaks of.
    article: 第四十条. places: Chinese names of places that a question in English names (Dongyang: 东阳).
    regions: division codes of the places it names, in either language. years, document_numbers: as written.
    own_figure: a figure or person of the officer's own bank is asked for; own_period: of a certain time.
    former: a version of a rule that holds no longer is asked for. firms: what passages may call each firm that it names.
    """

    text: str
    script: Script
    words: tuple[str, ...]
    identifiers: frozenset[str]
    weights: Mapping[str, float]
    pairs: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    article: str | None = None
    places: frozenset[str] = frozenset()
    regions: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    document_numbers: tuple[str, ...] = ()
    own_figure: bool = False
    own_period: bool = False
    former: bool = False
    firms: tuple[tuple[str, ...], ...] = ()


def law_name(title: str) -> str:
    """The name that versions of one law share: folded, without the state's name, date suffix, brackets and article."""
    name = _SUFFIX_DATE.sub("", fold(title))
    name = _ARTICLE_TITLE.sub("", _STATE.sub("", _QUOTES.sub("", name)))
    return name


def names_of(title: str) -> set[str]:
    """What people call a document of this title: its name, without the court's, and the usual short form."""
    folded = _SUFFIX_DATE.sub("", fold(title))
    full = law_name(title)
    names = {full, _COURT.sub("", full)}
    bare = _COURT.sub("", full)
    if bare != full:
        names.add(re.sub(r"\(试行\)$", "", bare))
        about = _CASES.match(bare)
        if about is not None:
            names.add(f"{about[1]}司法解释")
        interpreted = re.match(r"^适用(.+?)(?:有关|若干)", bare)
        if interpreted is not None:
            names.add(f"{interpreted[1]}司法解释")
    if " " in folded or "\n" in folded:  # 民法典 物权编: a part of a code answers to both names
        names |= {law_name(part) for part in re.split(r"\s+", folded)}
    return {name for name in names if len(name) >= _SHORTEST_NAME and is_han(name)}


class Names:
    """The names of the library's documents, found in a question by their longest match."""

    def __init__(self, titles: Iterable[tuple[int, str]], aliases: Mapping[str, str] | None = None) -> None:
        """titles: (document id, title). aliases: lower-case English name -> Chinese name."""
        self._documents: dict[str, set[int]] = {}
        for document_id, title in titles:
            for name in _names_cached(title):
                self._documents.setdefault(name, set()).add(document_id)
        lengths: dict[str, set[int]] = {}
        for name in self._documents:
            lengths.setdefault(name[:_SHORTEST_NAME], set()).add(len(name))
        self._lengths = {start: sorted(found, reverse=True) for start, found in lengths.items()}
        self._aliases = {k: v for k, v in (aliases or {}).items() if v in self._documents}

    def find(self, text: str) -> list[str]:
        """Names in a folded text, left to right, the longest where several begin."""
        bare = _STATE.sub("", _QUOTES.sub("", text))
        found: list[str] = []
        at = 0
        while at < len(bare):
            lengths = self._lengths.get(bare[at : at + _SHORTEST_NAME], ())
            name = next((bare[at : at + n] for n in lengths if bare[at : at + n] in self._documents), None)
            if name is None:
                at += 1
                continue
            found.append(name)
            at += len(name)
        lower = text.lower()
        found += [zh for en, zh in self._aliases.items() if en in lower]
        return list(dict.fromkeys(found))

    def documents(self, names: Iterable[str]) -> set[int]:
        """Documents that any of the names names."""
        return {i for name in names for i in self._documents.get(name, ())}


_NAMES: dict[str, frozenset[str]] = {}


def _names_cached(title: str) -> frozenset[str]:
    """A library of single articles repeats its law's name in every title; read each law once."""
    key = _ARTICLE_TITLE.sub("", title)
    if key not in _NAMES:
        if len(_NAMES) > 50_000:
            _NAMES.clear()
        _NAMES[key] = frozenset(names_of(key))
    return _NAMES[key]


def read_question(text: str, names: Names | None = None) -> Question:
    """What `text` asks for; `names` gives the documents it may name."""
    folded = fold(text)
    article = _article(folded)
    script: Script = "han" if _mostly_han(folded) else "latin"
    asked = _PHRASING.sub(" ", _ARTICLE_EN.sub(" ", _ARTICLE.sub(" ", folded)))
    upper = {word.lower() for word in re.findall(r"\b[A-Z][A-Z0-9]+\b", folded)}
    tokens = search_tokens(folded)
    words = [w for w in (tokens if asked == folded else search_tokens(asked)) if w not in _STOP_WORDS]
    if not words:  # the whole question was phrasing: better its own words than none
        words = list(tokens)
    identifiers = {w for w in words if not is_han(w) and (_DIGITS.search(w) or script == "han" or w in upper)}
    if article is not None:
        words.append(article)
        identifiers.add(article)
    places = _places(folded) if script == "latin" else frozenset()
    identifiers |= places
    return Question(
        text=folded,
        script=script,
        words=tuple(words),
        identifiers=frozenset(identifiers),
        weights=_weights(tokens, {*words, *identifiers}),
        pairs=tuple(dict.fromkeys(letter_pairs(folded))),
        laws=tuple(names.find(folded)) if names is not None else (),
        article=article,
        places=places,
        regions=regions_named(folded, tokens),
        own_figure=bool(_OWN_BANK.search(folded) and _FIGURE.search(folded)),
        own_period=bool(_OWN_BANK.search(folded) and _PERIOD.search(folded)),
        former=bool(_FORMER.search(folded)),
        years=tuple(int(y) for y in _YEAR.findall(folded)),
        document_numbers=tuple(_QUOTES.sub("", m[0]) for m in _DOCUMENT_NUMBER.finditer(folded)),
    )


def _weights(tokens: Iterable[str], counting: set[str]) -> dict[str, float]:
    """Weight of each token in the lexical index: phrasing, parts of longer words and these themselves count less."""
    every = {*tokens, *counting}
    parts = {word for word in every if any(word != other and word in other for other in every)}
    return {
        word: (1.0 if word in counting else _PHRASING_WEIGHT)
        * (_PART_WEIGHT if word in parts else 1.0)
        * (
            _WHOLE_WEIGHT
            if len(word) > 2 and is_han(word) and any(p in word for p in parts - {word})
            else 1.0
        )
        for word in every
    }


def script_of(text: str) -> Script:
    """The script that a text is mostly written in."""
    return "han" if _mostly_han(text) else "latin"


def article_name(number: int, of: str = "") -> str:
    """第四十条 for 40; `of` adds 之一."""
    return f"第{_numeral(number)}条" + (f"之{of}" if of else "")


def _article(text: str) -> str | None:
    match = _ARTICLE.search(text)
    if match is not None:
        number = int(match[1]) if match[1].isascii() else read_ordinal(match[1])
        if not number:
            return None
        of = match[2] or ""
        return article_name(number, _numeral(int(of)) if of.isascii() and of else of)
    english = _ARTICLE_EN.search(text)
    return article_name(int(english[1])) if english is not None else None


def is_mostly_han_tokens(tokens: Iterable[str]) -> bool:
    """Whether a passage with these tokens is mostly Chinese."""
    return _mostly_han("".join(tokens))


def _places(text: str) -> frozenset[str]:
    """Short Chinese names of the places whose English names stand in `text`."""
    words = re.findall(r"[A-Z][a-z]+(?:'[a-z]+)?", text)
    return frozenset(
        region.short or region.name for word in words for region in by_name(word.removesuffix("'s"))
    )


def _mostly_han(text: str) -> bool:
    latin = len(_LATIN.findall(text))
    if not latin:
        return _HAN.search(text) is not None
    han = len(_HAN.findall(text))
    return han > 0 and han * 3 >= latin


def _numeral(number: int) -> str:
    """Chinese numeral as article numbers write it: 十, 一百零五, 一百一十, 一千零一."""
    digits = "零一二三四五六七八九"
    out = ""
    zero = False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            out += ("零" if zero and out else "") + digits[digit] + name
            zero = False
        else:
            zero = True
    return out.removeprefix("一") if 10 <= number < 20 else out
