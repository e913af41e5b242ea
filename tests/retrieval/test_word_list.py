"""The word list that texts are cut by is jieba's own, read faster."""

from __future__ import annotations

import jieba

from assistant.retrieval.tokens import _tokenizer


def test_the_word_list_is_jiebas_own() -> None:
    own = jieba.Tokenizer()
    frequencies, total = own.gen_pfdict(own.get_dict_file())
    assert frequencies == _tokenizer().FREQ
    assert _tokenizer().total == total
