"""One line of a corpus file, {"_id", "title", "text"}, as a document of its own: its passages and their search tokens.

A line is one passage, so that what a run finds is what the corpus's own judgements name; only a text longer than
any article of a law is cut.
"""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from assistant.domain.reading.normal import fold
from assistant.retrieval.tokens import search_tokens
from ingest.blocks import Block, BlockKind
from ingest.chunk import PassageDraft, passages
from ingest.digest import TokenisedPassage
from ingest.metadata import find_lang

LONGEST = 6_000
"""Characters of a text that stays one passage: the longest article of 64,672 has 5,589."""


class CorpusLine(BaseModel):
    """What a line says."""

    model_config = ConfigDict(frozen=True)

    id: str
    title: str
    text: str


class LineDigest(BaseModel):
    """All that is kept of a line."""

    model_config = ConfigDict(frozen=True)

    lang: str
    passages: tuple[TokenisedPassage, ...]


class LineDigests(BaseModel):
    """The digests of several lines, in their order."""

    model_config = ConfigDict(frozen=True)

    lines: tuple[LineDigest, ...]


def digest_lines(lines: Sequence[CorpusLine]) -> LineDigests:
    """The digest of each line."""
    return LineDigests(lines=tuple(_digest(line) for line in lines))


def _digest(line: CorpusLine) -> LineDigest:
    if len(line.text) <= LONGEST:
        drafts = [_whole(line)]
    else:
        blocks = [Block(BlockKind.PARAGRAPH, text) for text in line.text.split("\n") if text.strip()]
        drafts = passages(blocks, line.title)
    return LineDigest(
        lang=find_lang([Block(BlockKind.PARAGRAPH, line.text or line.title)]),
        passages=tuple(
            TokenisedPassage(passage=draft, tokens=" ".join(search_tokens(draft.index_text)))
            for draft in drafts
        ),
    )


def _whole(line: CorpusLine) -> PassageDraft:
    """The line as one passage, found by its title and its text."""
    return PassageDraft(
        ordinal=0,
        kind="paragraph",
        heading="",
        article=None,
        page=None,
        locator=line.title,
        text=line.text,
        index_text=fold(f"{line.title}\n{line.text}"),
    )
