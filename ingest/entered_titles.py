"""Titles that people entered, put at the head of what is read of the new version of a document.

The title is part of every passage's index text, so that it has to be there before tokens and vectors are made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.retrieval.editing import retitled
from assistant.retrieval.tokens import search_tokens
from assistant.store.engine import Store
from assistant.store.metadata_edits import entered_title
from ingest.digest import Digest, TokenisedPassage
from ingest.pieces import FileRead, Piece


def with_entered_titles(store: Store, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, those of files whose present document has an entered title under that one."""
    for piece in pieces:
        if (
            isinstance(piece, FileRead)
            and isinstance(piece.digest, Digest)
            and piece.work.replaces is not None
        ):
            with store.read() as session:
                title = entered_title(session, piece.work.replaces)
            if title is not None:
                yield replace(piece, digest=_under(piece.digest, title))
                continue
        yield piece


def _under(digest: Digest, title: str) -> Digest:
    own = digest.metadata
    passages = []
    for one in digest.passages:
        text = retitled(one.passage.index_text, own.title, title, own.lang)
        passages.append(
            TokenisedPassage(
                passage=replace(one.passage, index_text=text), tokens=" ".join(search_tokens(text))
            )
        )
    return digest.model_copy(update={"passages": tuple(passages)})
