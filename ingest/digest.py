"""One file from bytes to passages with search tokens: read, describe, chunk, tokenise. Runs in the sandbox.

A Digest crosses a process border as JSON and is validated on the way in, since its maker handled a file of
unknown origin.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.domain.reading.normal import is_han
from assistant.retrieval.tokens import search_tokens
from ingest.blocks import Reading
from ingest.chunk import PassageDraft, passages
from ingest.clean import clean
from ingest.media import MediaType, check_content
from ingest.metadata import Metadata, describe
from ingest.rejections import Reason, Unreadable

READERS: dict[MediaType, str] = {
    "txt": "ingest.readers.text:read_text",
    "md": "ingest.readers.markdown:read_markdown",
    "html": "ingest.readers.html:read_html",
    "docx": "ingest.readers.docx:read_docx",
    "pdf": "ingest.readers.pdf:read_pdf",
}
"""Media type -> reader, imported at the first file of its kind."""

_HIDDEN_LIMIT = 4000


class TokenisedPassage(BaseModel):
    """A passage and its search tokens, joined by spaces."""

    model_config = ConfigDict(frozen=True)

    passage: PassageDraft
    tokens: str


class Digest(BaseModel):
    """All that is kept of a file. hidden: text left out because no eye sees it, and what was not read."""

    model_config = ConfigDict(frozen=True)

    metadata: Metadata
    passages: tuple[TokenisedPassage, ...]
    pages: int | None
    hidden: str
    notes: tuple[str, ...]


def read_blocks(path: Path, kind: MediaType) -> Reading:
    """The file's blocks by the reader of its kind; raises Unreadable."""
    check_content(path, kind)
    module, function = READERS[kind].split(":")
    reading = getattr(import_module(module), function)(path)
    assert isinstance(reading, Reading)
    return clean(reading)


def digest(path: Path, name: str, kind: MediaType) -> Digest:
    """The digest of the file at `path`, known to people as `name`; raises Unreadable."""
    reading = read_blocks(path, kind)
    if not reading.blocks:
        raise Unreadable(Reason.EMPTY)
    metadata = describe(reading, Path(name).stem, kind)
    # A file name such as report-2023-final says nothing that a question would.
    told = metadata.title if metadata.lang == "en" or is_han(metadata.title) else ""
    drafts = passages(reading.blocks, told)
    return Digest(
        metadata=metadata,
        passages=tuple(
            TokenisedPassage(passage=draft, tokens=" ".join(search_tokens(draft.index_text)))
            for draft in drafts
        ),
        pages=reading.pages,
        hidden="\n".join((*reading.notes, *reading.hidden))[:_HIDDEN_LIMIT],
        notes=reading.notes,
    )
