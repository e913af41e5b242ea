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
from ingest import heartbeat
from ingest.blocks import Reading
from ingest.chunk import PassageDraft, passages
from ingest.clean import clean
from ingest.media import MediaType, check_content
from ingest.metadata import Metadata, describe
from ingest.recognised import Recognised
from ingest.rejections import Reason, Unreadable

READERS: dict[MediaType, str] = {
    "txt": "ingest.readers.text:read_text",
    "md": "ingest.readers.markdown:read_markdown",
    "html": "ingest.readers.html:read_html",
    "docx": "ingest.readers.docx:read_docx",
    "pdf": "ingest.readers.pdf:read_pdf",
    "image": "ingest.readers.image:read_image",
    "pptx": "ingest.readers.pptx:read_pptx",
    "xlsx": "ingest.readers.sheet:read_xlsx",
    "xlsb": "ingest.readers.sheet:read_xlsb",
    "xls": "ingest.readers.sheet:read_xls",
    "ods": "ingest.readers.sheet_ods:read_ods",
    "csv": "ingest.readers.sheet_csv:read_csv",
}
"""Media type -> reader, imported at the first file of its kind."""
PICTURED: frozenset[MediaType] = frozenset({"pdf", "image"})
"""Media types whose reader also takes what was read from the pictures of pages."""

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
    recognised_pages: tuple[int, ...] = ()


def read_blocks(path: Path, kind: MediaType, recognised: Recognised | None = None) -> Reading:
    """The file's blocks by the reader of its kind; raises Unreadable, and NeedsRecognition without `recognised`."""
    check_content(path, kind)
    module, function = READERS[kind].split(":")
    more = (recognised or {},) if kind in PICTURED else ()
    reading = getattr(import_module(module), function)(path, *more)
    assert isinstance(reading, Reading)
    return clean(reading)


def digest(path: Path, name: str, kind: MediaType, recognised: Recognised | None = None) -> Digest:
    """The digest of the file at `path`, known to people as `name`.

    recognised: what was read from pictures of its pages. Raises Unreadable, and NeedsRecognition where a page
    without usable text is not among those.
    """
    reading = read_blocks(path, kind, recognised)
    if not reading.blocks:
        raise Unreadable(Reason.EMPTY)
    metadata = describe(reading, Path(name).stem, kind)
    # A file name such as report-2023-final says nothing that a question would.
    told = metadata.title if metadata.lang == "en" or is_han(metadata.title) else ""
    drafts = passages(reading.blocks, told)
    return Digest(
        metadata=metadata,
        passages=tuple(_tokenised(draft) for draft in drafts),
        pages=reading.pages,
        hidden="\n".join(reading.hidden)[:_HIDDEN_LIMIT],
        notes=reading.notes,
        recognised_pages=reading.recognised_pages,
    )


def _tokenised(draft: PassageDraft) -> TokenisedPassage:
    heartbeat.beat()
    return TokenisedPassage(passage=draft, tokens=" ".join(search_tokens(draft.index_text)))
