"""The folded form of a text, which index, search and the parser share: one spelling for what means the same.

Folding is NFKC, invisible characters out, traditional to simplified, pinyin in brackets out, whitespace
unified. The original stays what people see: `fold_map` says where each folded character came from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Character class body of Chinese characters."""

_HAS_HAN = re.compile(f"[{HAN}]")
_HAN_RUN = re.compile(f"[{HAN}]+")

# Control, format and surrogate characters show nothing, but split words and hide text. Line ends stay.
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SPACE = re.compile(r"\s+")
_LINE_END = re.compile("[\n\r\u000b\u000c\u0085\u2028\u2029]")

# Some web pages put the reading of a character in brackets behind it: 產(chǎn)業(yè). One toned syllable
# in brackets is taken out next to Chinese; f(x), 企业(SME) and 集群(cluster) stay, as do words that are no
# syllable of Mandarin. 'a(chǎn)業(yè)' is what a wrong decoding left of 產(chǎn)業(yè), hence the look ahead.
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_BRACKETED = re.compile(r"\(([a-zü" + _TONED + r"ê̄ê̌]{1,7})\)")
_SYLLABLE = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?"
    r"(?:iang|uang|iong|ang|eng|ing|ong|uai|uan|iao|ian|ai|ei|ao|ou|an|en|in|un|vn|ia|ie|iu|ua|uo|ui|ue|ve|er|[aoeiuv])"
    r"|ng|n|m"
)
_NEUTRAL = {"们": "men", "們": "men", "么": "me", "麼": "me", "着": "zhe", "著": "zhe"}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text with the way back: folded[i] came from original[starts[i]:ends[i]]."""

    original: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def source(self, start: int, end: int) -> str:
        """The stretch of the original behind text[start:end], word for word; "" for an empty stretch."""
        if start >= end:
            return ""
        return self.original[self.starts[start] : self.ends[end - 1]]


def fold(text: str) -> str:
    """`text` in the folded form. Folding twice changes nothing; never longer than NFKC makes it."""
    if text.isascii():
        return _unify_space(_INVISIBLE.sub("", text))
    for _ in range(_ROUNDS):
        before = text
        text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
        text = _drop_pinyin(text)
        text = _HAN_RUN.sub(lambda run: _simplify(run[0]), text)
        text = _unify_space(text)
        if text == before:
            break
    return text


def readable(text: str) -> str:
    """`text` in simplified characters and without pinyin in brackets, its punctuation and spacing as they stand.

    What people are shown of a page that they could hardly read; the citation keeps the original.
    """
    return text if text.isascii() else _HAN_RUN.sub(lambda run: _simplify(run[0]), _drop_pinyin(text))


def fold_map(text: str) -> Folded:
    """`fold(text)` with the place in `text` of each character."""
    now = Folded(text, text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))
    for _ in range(_ROUNDS):
        before = now.text
        for step in _STEPS:
            now = _apply(now, step(now.text))
        if now.text == before:
            break
    return now


def is_han(text: str) -> bool:
    """Whether any Chinese character stands in `text`."""
    return _HAS_HAN.search(text) is not None


# One round settles real text; the further ones only matter where taking something out made a new pair.
_ROUNDS = 12


@lru_cache(maxsize=1)
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def _simplify(run: str) -> str:
    """A run of Chinese characters in simplified ones, as many as before, so that positions hold."""
    out = _converter()(run)
    if len(out) == len(run):
        return out
    singles = [_converter()(char) for char in run]
    return "".join(new if len(new) == 1 else old for old, new in zip(run, singles, strict=True))


def _unify_space(text: str) -> str:
    return _SPACE.sub(lambda m: "\n" if _LINE_END.search(m[0]) else " ", text).strip()


def _drop_pinyin(text: str) -> str:
    if "(" not in text:
        return text
    return _BRACKETED.sub(lambda m: "" if _is_reading(m) else m[0], text)


def _is_reading(match: re.Match[str]) -> bool:
    """Whether a bracketed word is the reading of the character before it."""
    text, word = match.string, match[1]
    before = text[match.start() - 1] if match.start() else ""
    after = text[match.end()] if match.end() < len(text) else ""
    if _NEUTRAL.get(before) == word:
        return True
    if not (is_han(before) or is_han(after)):
        return False
    plain = "".join(c for c in unicodedata.normalize("NFD", word.replace("ü", "v")) if c.isascii())
    return any(c in _TONED for c in word) and _SYLLABLE.fullmatch(plain) is not None


# --- the same steps as pieces (start, end, replacement), for the way back ---

_Pieces = Sequence[tuple[int, int, str]]


def _apply(now: Folded, pieces: _Pieces) -> Folded:
    """`now` rewritten by `pieces`, which cover its whole text in order."""
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, new in pieces:
        if len(new) == end - start:
            starts += now.starts[start:end]
            ends += now.ends[start:end]
        elif new:
            starts += [now.starts[start]] * len(new)
            ends += [now.ends[end - 1]] * len(new)
        text.append(new)
    return Folded(now.original, "".join(text), tuple(starts), tuple(ends))


def _pieces(text: str, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]) -> _Pieces:
    out: list[tuple[int, int, str]] = []
    last = 0
    for match in pattern.finditer(text):
        if match.start() > last:
            out.append((last, match.start(), text[last : match.start()]))
        out.append((match.start(), match.end(), replace(match)))
        last = match.end()
    if last < len(text):
        out.append((last, len(text), text[last:]))
    return out


def _nfkc_pieces(text: str) -> _Pieces:
    """NFKC by base character with its marks; as one piece where characters compose across such a border."""
    out: list[tuple[int, int, str]] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at < len(text) and (unicodedata.combining(text[at]) or "\u1160" <= text[at] <= "\u11ff"):
            continue
        out.append((start, at, unicodedata.normalize("NFKC", text[start:at])))
        start = at
    whole = unicodedata.normalize("NFKC", text)
    if "".join(new for _, _, new in out) != whole:
        return [(0, len(text), whole)]
    return out


def _space_pieces(text: str) -> _Pieces:
    last = len(text)

    def one(match: re.Match[str]) -> str:
        if match.start() == 0 or match.end() == last:
            return ""
        return "\n" if _LINE_END.search(match[0]) else " "

    return _pieces(text, _SPACE, one)


_STEPS: tuple[Callable[[str], _Pieces], ...] = (
    lambda text: _pieces(text, _INVISIBLE, lambda m: ""),
    _nfkc_pieces,
    lambda text: _pieces(text, _BRACKETED, lambda m: "" if _is_reading(m) else m[0]),
    lambda text: _pieces(text, _HAN_RUN, lambda m: _simplify(m[0])),
    _space_pieces,
)
