"""The lexical index: BM25 over our own search tokens and over pairs of letters. The only place that knows tantivy.

Tokens come in ready (assistant.retrieval.tokens) and are only split at spaces here, so that index and question
are cut by the same rules. BM25 uses tantivy's k1 = 1.2 and b = 0.75.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import get_args

import tantivy

from assistant.retrieval.indexes import Field
from assistant.retrieval.tokens import letter_pairs

_ANALYZER = "words"
_HEAP_BYTES = 64_000_000


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    # signed: delete_documents_by_term silently deletes nothing on an unsigned field (tantivy-py 0.27)
    builder.add_integer_field("passage_id", stored=False, indexed=True, fast=True)
    for field in get_args(Field):
        builder.add_text_field(field, stored=False, tokenizer_name=_ANALYZER, index_option="freq")
    return builder.build()


class Writing:
    """Changes to an index that are under way."""

    def __init__(self, writer: tantivy.IndexWriter) -> None:
        self._writer = writer

    def remove(self, passage_ids: Iterable[int]) -> None:
        """Take passages out."""
        for passage_id in passage_ids:
            self._writer.delete_documents_by_term("passage_id", passage_id)

    def add(self, passages: Iterable[tuple[int, str, str]]) -> None:
        """Put passages (id, tokens joined by spaces, index text) in, in place of older ones of that id."""
        for passage_id, tokens, text in passages:
            self._writer.delete_documents_by_term("passage_id", passage_id)
            document = tantivy.Document()
            document.add_integer("passage_id", passage_id)
            document.add_text("tokens", tokens)
            document.add_text("pairs", " ".join(letter_pairs(text)))
            self._writer.add_document(document)


class LexicalIndex:
    """Passages by their tokens, in a folder or in memory (folder None)."""

    def __init__(self, folder: Path | None = None) -> None:
        """Open the index in `folder`, or make it there; raises ValueError or OSError on a broken one."""
        self._schema = _schema()
        if folder is None:
            self._index = tantivy.Index(self._schema)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(self._schema, path=str(folder))
        words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer(_ANALYZER, words)
        self._index.reload()

    def apply(self, add: Iterable[tuple[int, str, str]], remove: Iterable[int] = ()) -> None:
        """Put passages (id, tokens joined by spaces, index text) in, in place of older ones of that id; take others out."""
        with self.writing() as writing:
            writing.remove(remove)
            writing.add(add)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Changes that are seen together when the block ends, and not at all where it raises.

        What comes in one block stands in as few segments as can be: a search looks through each segment for its best.
        """
        writer = self._index.writer(_HEAP_BYTES, 1)
        yield Writing(writer)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    @property
    def count(self) -> int:
        """Passages held."""
        return int(self._index.searcher().num_docs)

    def ids(self) -> list[int]:
        """Ids of every passage held, ascending."""
        searcher = self._index.searcher()
        if not searcher.num_docs:
            return []
        hits = searcher.search(tantivy.Query.all_query(), searcher.num_docs, count=False).hits
        return sorted(self._ids_of(searcher, [address for _, address in hits]))

    def scores(self, words: Mapping[str, float], limit: int, field: Field = "tokens") -> dict[int, float]:
        """BM25 scores of the best passages for weighted words (or pairs of letters) by passage id, best first."""
        if not words:
            return {}
        terms = [
            (
                tantivy.Occur.Should,
                tantivy.Query.boost_query(
                    tantivy.Query.term_query(self._schema, field, word, index_option="freq"), weight
                ),
            )
            for word, weight in words.items()
        ]
        searcher = self._index.searcher()
        hits = searcher.search(tantivy.Query.boolean_query(terms), limit, count=False).hits
        ids = self._ids_of(searcher, [address for _, address in hits])
        return dict(zip(ids, [score for score, _ in hits], strict=True))

    def holding(self, words: Collection[str], limit: int, field: Field = "tokens") -> list[int]:
        """Passages that hold every one of the words (or pairs of letters), best first."""
        if not words:
            return []
        terms = [
            (
                tantivy.Occur.Must,
                tantivy.Query.term_query(self._schema, field, word, index_option="freq"),
            )
            for word in words
        ]
        searcher = self._index.searcher()
        hits = searcher.search(tantivy.Query.boolean_query(terms), limit, count=False).hits
        return self._ids_of(searcher, [address for _, address in hits])

    def frequencies(self, words: Iterable[str]) -> dict[str, int]:
        """In how many passages each word stands."""
        searcher = self._index.searcher()
        return {word: int(searcher.doc_freq("tokens", word)) for word in words}

    @staticmethod
    def _ids_of(searcher: tantivy.Searcher, addresses: list[tantivy.DocAddress]) -> list[int]:
        ids: list[int] = searcher.fast_field_values("passage_id", addresses)
        return ids
