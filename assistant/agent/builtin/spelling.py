"""Mends slips of the pen in the words that nothing knows: sound-alikes in Chinese, misspelt words in English.

Only a sure reading is taken (the same sound as one known word, or one letter amiss in a long one); what is less sure
is left for the question back. A word of the language is no slip, whatever it sounds like.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, product

from assistant.agent.builtin.grammar.left_over.asides_en import told_aside
from assistant.agent.builtin.grammar.left_over.unread import weighs
from assistant.agent.builtin.lexicon import LEXICON
from assistant.agent.builtin.lexicon.plain import PLAIN_EN
from assistant.agent.builtin.ontology import Ontology
from assistant.agent.builtin.question_tokens import Tokens
from assistant.retrieval.tokens import is_ordinary, is_word

_CONTENT = "SVTFUDBAIzxeYkwcfiqKGL~^$X§%E!*gO"
_NAMES = "HRZCb"
_LONGEST, _REACH = 8, 5
_MANY = 5_000
"""More products than this are not told apart by their sound: a purchased list names nearly every syllable."""
_READ_APART = (
    "纳税等级", "纳税信用", "纳税评级", "注册资本", "注册资金", "股东", "大股东", "控股股东", "法定代表人", "实际控制人", "担保", "对外担保",
    "实控人", "基本情况", "情况", "评分", "得分", "财务报表", "财务状况", "营业收入", "资产负债率", "诉讼", "官司",
    "种植", "养殖", "加工", "生产", "销售", "采摘", "收购", "运输", "担保情况", "抵押", "质押", "许可证", "主要产品", "主营业务", "主要客户", "上下游",
)  # fmt: skip
"""Words that are read by a pattern and not from the lexicon, and are mistyped like any other."""
_WAYS = 8
_SAID_TWO_WAYS: dict[str, tuple[str, ...]] = {
    "调": ("diao", "tiao"), "都": ("du", "dou"), "行": ("xing", "hang"), "重": ("zhong", "chong"),
    "长": ("chang", "zhang"), "率": ("lv", "shuai"), "省": ("sheng", "xing"), "参": ("can", "shen"),
}  # fmt: skip
"""The letters that everyday words say in two ways; the dictionary's rare readings would fit anything."""
_SURE = 7
_SHORT_NAME = 2
"""Characters of a place that may be typed by any reading of its letters (督匀); longer ones fit too many."""
_HOW = re.compile(r"如何|怎样|咋样|怎么样|多不多|有没有|有无|好不好")
"""What asks behind the slip: 财物状况如何."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")
_LATIN = re.compile(r"[a-z][a-z'-]{3,}")


@lru_cache(maxsize=1)
def _readings() -> dict[int, str]:
    """Code point -> its readings with tones, the commonest first."""
    from pypinyin.constants import PINYIN_DICT

    readings: dict[int, str] = PINYIN_DICT
    return readings


@lru_cache(maxsize=1 << 14)
def _sound(char: str) -> str:
    """The commonest reading without its tone."""
    first = _readings().get(ord(char), char).partition(",")[0]
    return "".join(c for c in unicodedata.normalize("NFD", first) if not unicodedata.combining(c))


def _sounds(text: str) -> str:
    return " ".join(_sound(char) for char in text)


def readings_of(word: str) -> list[str]:
    """Every way that a word of letters with several readings may sound: 尽调 is jin diao and jin tiao."""
    ways = [_readings_of_char(char) for char in word]
    made = [" ".join(way) for way in islice(product(*ways), _WAYS)]
    return list(dict.fromkeys((_sounds(word), *made)))


def _readings_of_char(char: str) -> tuple[str, ...]:
    return _SAID_TWO_WAYS.get(char) or (_sound(char),)


def _loose(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """The stretch of letters around text[start:end] that no word of meaning holds (words that say nothing count in)."""
    held = {place for item in tokens.items if item.category != "." for place in range(item.start, item.end)}
    while start > 0 and start - 1 not in held and _HAN.match(tokens.text[start - 1]):
        start -= 1
    while end < len(tokens.text) and end not in held and _HAN.match(tokens.text[end]):
        end += 1
    return start, end


def _changes_only(typed: str, word: str, start: int, end: int) -> bool:
    """Whether the word differs from what was typed within typed[start:end] alone, the part that nobody knows."""
    if len(typed) != len(word):
        return True
    return all(a == b or start <= i < end for i, (a, b) in enumerate(zip(typed, word, strict=True)))


_HOW_MUCH = ("多少", "几", "什么", "多大")
_PARTICLES = "了过着的吗呢不没缺差我你您他它咱"
"""Letters that say something of their own: 还缺哪些 is no slip for 还有哪些."""
_ADVERBS = "先就才又"
"""我们先看 is no slip for 我们县看."""


def _breaks_a_word(typed: str, word: str) -> bool:
    """Whether the letter that would be changed stands in a word of the language: 服装 is no slip for 服务."""
    if len(typed) != len(word):
        return False
    for place, (a, b) in enumerate(zip(typed, word, strict=True)):
        if a != b and (a in _PARTICLES or typed.startswith(_HOW_MUCH, place + 1)):
            return True  # 核了多少额度, 剩多少额度 are no slips for 给多少额度
        if a != b and any(is_word(typed[i : i + 2]) for i in (place - 1, place) if 0 <= i < len(typed) - 1):
            return True
    return False


def _changes_an_adverb(typed: str, word: str) -> bool:
    return len(typed) == len(word) and any(a != b and a in _ADVERBS for a, b in zip(typed, word, strict=True))


def _far_off(entry: tuple[str, object], home: str | None) -> bool:
    """Whether the name is that of a place in another province than the bank's: 得行 is no slip for 德兴."""
    return entry[0] == "R" and home is not None and not str(entry[1]).startswith(home[:2])


@dataclass(frozen=True)
class Spelling:
    """The known words by their sound, and the long ones of the lexicon by their first and last two letters."""

    sounds: dict[str, tuple[str, ...]]
    long: dict[str, tuple[str, ...]]
    latin: tuple[str, ...] = field(default_factory=tuple)

    @classmethod
    def of(cls, ontology: Ontology) -> Spelling:
        """The words of the lexicon and the names of the ontology."""
        words = [word for word, entry in LEXICON.items() if entry[0] in _CONTENT and len(word) > 1]
        wanted = _NAMES + ("P" if len(ontology.products) <= _MANY else "")
        names = [
            name
            for name, entry in ontology.terms.items()
            if entry[0] in wanted and len(name) > 1 and not _far_off(entry, ontology.home)
        ]
        sounds: dict[str, list[str]] = {}
        for word in dict.fromkeys((*names, *words, *_READ_APART)):
            if len(word) <= _LONGEST and _HAN_RUN.fullmatch(word):
                long_name = word in ontology.terms and len(word) > _SHORT_NAME
                for sound in [_sounds(word)] if long_name else readings_of(word):
                    sounds.setdefault(sound, []).append(word)
        long: dict[str, list[str]] = {}
        for word in words:
            if len(word) >= 4 and _HAN_RUN.fullmatch(word):
                for edge in ("^" + word[:2], word[-2:] + "$"):
                    long.setdefault(edge, []).append(word)
        latin = {part for word in words if word.isascii() for part in _LATIN.findall(word)}
        # a part of a product's name (leaves) is more often another word misread (leases)
        latin |= {
            part
            for word in names
            if word.isascii()
            for part in _LATIN.findall(word)
            if len(part) >= _SURE or ontology.terms[word][0] != "P"
        }
        return cls(
            {sound: tuple(found) for sound, found in sounds.items()},
            {edge: tuple(found) for edge, found in long.items()},
            tuple(sorted(latin)),
        )

    def mended(self, tokens: Tokens) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The text with its slips mended, and (as typed, as read) of each."""
        text = tokens.text
        made: list[tuple[str, str]] = []
        for token in tokens.items:
            if token.category != "." or token.text in LEXICON or told_aside(tokens, token):
                continue
            start, end = _loose(tokens, token.start, token.end)
            for typed, read in self._of_run(tokens.text, start, end):
                if typed in text and typed != read:
                    text = text.replace(typed, read, 1)
                    made.append((typed, read))
        return text, tuple(made)

    def _of_run(self, text: str, start: int, end: int) -> Iterable[tuple[str, str]]:
        for match in _LATIN.finditer(text[start:end]):
            read = self._latin_word(match[0])
            if read is not None:
                yield match[0], read
        if not _HAN.search(text[start:end]):
            return
        found = self._by_sound(text, start, end)
        if found is None and weighs(text[start:end]):
            found = self._by_letters(text, start, end)
        if found is not None:
            yield found

    def _windows(self, text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
        """Stretches of Chinese that take in a part of text[start:end], the longest first."""
        for size in range(_LONGEST, 1, -1):
            for first in range(max(0, start - _REACH), end):
                last = first + size
                if last > len(text) or last <= start or last > end + _REACH:
                    continue
                if _HAN_RUN.fullmatch(text, first, last):
                    yield first, last

    def _by_sound(self, text: str, start: int, end: int) -> tuple[str, str] | None:
        for first, last in self._windows(text, start, end):
            typed = text[first:last]
            words = tuple(
                word
                for word in self.sounds.get(_sounds(typed), ())
                if word != typed
                and _changes_only(typed, word, start - first, end - first)
                and not _changes_an_adverb(typed, word)
            )
            if not words or typed in self.sounds.get(_sounds(typed), ()) or is_word(typed):
                continue
            rest = text[start : max(start, first)] + _HOW.sub("", text[min(end, last) : end])
            if weighs(rest) or (len(typed) == 2 and not self._whole(text, first, last, start, end)):
                continue
            best = max(words, key=lambda word: sum(a == b for a, b in zip(word, typed, strict=True)))
            return typed, best
        return None

    @staticmethod
    def _whole(text: str, first: int, last: int, start: int, end: int) -> bool:
        """Whether two letters are all of the run that is not understood, less what says nothing."""
        return first >= start and last <= end and not weighs(text[start:first] + text[last:end])

    def _by_letters(self, text: str, start: int, end: int) -> tuple[str, str] | None:
        """One letter amiss in a word of four or more."""
        from rapidfuzz.distance import OSA

        for first, last in self._windows(text, start, end):
            typed = text[first:last]
            if (
                is_word(typed)
                or is_ordinary(typed)
                or weighs(text[start : max(start, first)] + text[min(end, last) : end])
            ):
                continue
            if len(typed) < 4 or typed[:-1] in LEXICON or typed[1:] in LEXICON:
                continue
            apart = 1 if len(typed) > 6 else 0
            alike = (*self.long.get("^" + typed[:2], ()), *self.long.get(typed[-2:] + "$", ()))
            near = [
                word
                for word in dict.fromkeys(alike)
                if abs(len(word) - len(typed)) <= apart
                and OSA.distance(word, typed, score_cutoff=1) == 1
                and _changes_only(typed, word, start - first, end - first)
                and not _breaks_a_word(typed, word)
            ]
            if near and len({LEXICON[word] for word in near}) == 1:
                return typed, near[0]
        return None

    def _latin_word(self, word: str) -> str | None:
        from rapidfuzz.distance import OSA

        if word in self.latin or word in LEXICON or word in PLAIN_EN or len(word) < 5:
            return None
        far = 1 if len(word) < 8 else 2
        near = [
            (distance, known)
            for known in self.latin
            if known[0] == word[0]
            and abs(len(known) - len(word)) <= far
            and len(known) >= 5
            and (distance := OSA.distance(known, word, score_cutoff=far)) <= far
            and not (len(word) < _SURE and len(known) == len(word) and sorted(known) != sorted(word))
        ]
        best = min(near, default=None)
        if best is None or sum(distance == best[0] for distance, _ in near) > 1:
            return None
        return best[1]


_held: dict[int, tuple[Ontology, Spelling]] = {}


def spelling_of(ontology: Ontology) -> Spelling:
    """The spelling of an ontology, made once."""
    held = _held.get(id(ontology))
    if held is None or held[0] is not ontology:
        _held.clear()
        held = _held[id(ontology)] = ontology, Spelling.of(ontology)
    return held[1]
