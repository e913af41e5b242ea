"""Search tokens: the words that the lexical index holds and a question is matched by.

jieba's search mode over the folded text. Our own tokenizer instance is filled from jieba's dictionary directly:
jieba's default one writes a cache file to the system's temporary folder and reports on stderr.
"""

from __future__ import annotations

import re
import threading
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.domain.reading.normal import fold

if TYPE_CHECKING:
    from jieba import Tokenizer

# An article number is one word: cut up, 第四百四十五条 would match every article with a 四 in it.
_ARTICLE = re.compile(r"第\s*[零〇○一二三四五六七八九十百千两0-9]+\s*条")
_HAN_RUN = re.compile(r"[㐀-鿿]{2,}")
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_loading = threading.Lock()


@lru_cache(maxsize=1)
def _load() -> Tokenizer:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's own imports warn on current Python
        import jieba
    tokenizer = jieba.Tokenizer()
    with tokenizer.get_dict_file() as file:
        tokenizer.FREQ, tokenizer.total = _frequencies(file.read().decode("utf-8"))
    tokenizer.initialized = True
    return tokenizer


def _frequencies(dictionary: str) -> tuple[dict[str, int], int]:
    """How often each word of jieba's dictionary occurs, every beginning of a word as 0, and the sum: what
    `gen_pfdict` gives, without its walk line by line. Each line is a word, its count and its part of speech."""
    columns = dictionary.split()
    words, counts = columns[0::3], list(map(int, columns[1::3]))
    known = dict.fromkeys((word[:end] for word in words for end in range(1, len(word))), 0)
    known.update(zip(words, counts, strict=True))
    return known, sum(counts)


def _tokenizer() -> Tokenizer:
    with _loading:  # lru_cache alone would let two first callers load twice
        return _load()


def is_word(text: str) -> bool:
    """Whether the word list holds `text` as a word: such a one is no slip of the pen."""
    return bool(_tokenizer().FREQ.get(text))


def longest_word(text: str, start: int) -> int:
    """Where the longest word of the word list that begins at `start` ends; `start` where none does."""
    known = _tokenizer().FREQ
    ends = (end for end in range(min(len(text), start + 6), start + 1, -1) if known.get(text[start:end]))
    return next(ends, start)


def search_tokens(text: str) -> list[str]:
    """The search tokens of `text` in order: simplified, lower case, without punctuation or spaces inside."""
    folded = fold(text).lower()
    tokens: list[str] = []
    last = 0
    for article in _ARTICLE.finditer(folded):
        tokens += _cut(folded[last : article.start()])
        tokens.append("".join(article[0].split()))
        last = article.end()
    return tokens + _cut(folded[last:])


def letter_pairs(text: str) -> list[str]:
    """Every two neighbouring Chinese characters of folded `text`, in order.

    They find what jieba cuts differently in question and passage (工程款 in 建设工程价款), and hold the order of words.
    """
    return [run[i : i + 2] for run in _HAN_RUN.findall(text) for i in range(len(run) - 1)]


def ordinary_words(text: str) -> list[str]:
    """The words of a folded Chinese text, cut by the dictionary alone."""
    return list(_tokenizer().cut(text, HMM=False))


def dictionary_lines() -> list[str]:
    """The lines of jieba's dictionary: word, frequency and class of each word."""
    with _tokenizer().get_dict_file() as held:
        return [line.decode("utf-8").strip() for line in held]


def is_ordinary(text: str) -> bool:
    """Whether a folded Chinese text falls into words of the dictionary of two characters or more, nothing left over."""
    return all(len(word) > 1 for word in _tokenizer().cut(text, HMM=False))


def _cut(text: str) -> list[str]:
    # Nearly all tokens are letters and digits throughout, where there is nothing to strip.
    found = _tokenizer().cut_for_search(text)
    tokens = (token if token.isalnum() else _EDGE.sub("", token) for token in found)
    return [token for token in tokens if token and not token.isspace()]
