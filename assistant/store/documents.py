"""Tables of documents: files, their passages, the vectors, and the sequence that the mirrors follow.

A document is published in one transaction with one sequence number. A passage that is no longer live leaves
a tombstone with the sequence that took it away, so that a mirror knows what to delete.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Column, LargeBinary
from sqlmodel import Field, SQLModel


class Publication(SQLModel, table=True):
    """One step of the library's history; `id` is the sequence number that mirrors follow.

    purge: text was deleted, and what erases its traces has not ended yet; purged: it has. embed: vectors of another
    model took the place of all, or missing ones were made.
    """

    __tablename__ = "publication"

    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(index=True)
    action: str = Field(description="publish, remove, edit, move, purge, purged, embed")
    at: datetime


class Document(SQLModel, table=True):
    """One file of the library, or one line of a corpus file, in one version.

    source: its file's name; path: where that was read from. sha256: of its content (of a corpus line, the line's);
    file_sha256: of the file that the file store holds. external_id: `_id` of a corpus line.
    kind: law, report, manual, notice, table, web, other. region: division code of the place it is about.
    hidden: text that was left out because no eye sees it; notes: what a person should know of its reading.
    edited: names of the fields, joined by commas, that a person set and that a new reading does not change.
    recognised_pages: numbers of the pages read by OCR, joined by commas.
    """

    __tablename__ = "document"

    id: int | None = Field(default=None, primary_key=True)
    sha256: str = Field(index=True)
    path: str = Field(index=True)
    source: str
    title: str
    kind: str = "other"
    media_type: str
    size: int
    lang: str = "zh"
    issuer: str | None = None
    document_number: str | None = None
    issued_on: date | None = None
    effective_on: date | None = None
    repealed_on: date | None = None
    version_key: str | None = Field(default=None, index=True, description="same key: versions of one law")
    pages: int | None = None
    hidden: str = ""
    region: str | None = None
    external_id: str | None = None
    file_sha256: str | None = Field(default=None, index=True)
    notes: str = ""
    edited: str = ""
    recognised_pages: str = ""
    is_example: bool = False
    live: bool = Field(default=True, index=True)
    sequence: int = Field(foreign_key="publication.id", index=True)
    added_at: datetime


class ReadValue(SQLModel, table=True):
    """What a document itself says in a field that a person has set since, so that the entry can be taken back.

    value: as text, dates in ISO; None where the document says nothing.
    """

    __tablename__ = "read_value"

    document_id: int = Field(foreign_key="document.id", primary_key=True)
    field: str = Field(primary_key=True)
    value: str | None = None


class Passage(SQLModel, table=True):
    """A piece of a document that is found and cited as one.

    text: as it stands in the original, for display and quotes. index_text: cleaned (simplified, no pinyin),
    with its headings ahead, for embedding. tokens: search tokens of index_text, joined by spaces.
    locator: page, heading or 第X条, ready for people. article: "第四十条" where the passage is one.
    repeated: how many characters at the start of `text` repeat the head of what it is a later part of.
    boxes: where its lines stand, JSON [[page, left, top, right, bottom], …] in shares of the page's size, or "".
    recognised: read from a picture (OCR).
    """

    __tablename__ = "passage"

    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document.id", index=True)
    external_id: str | None = Field(default=None, description="_id of a corpus line")
    ordinal: int
    kind: str = Field(description="article, paragraph, table, heading")
    heading: str = ""
    article: str | None = Field(default=None, index=True)
    page: int | None = None
    locator: str
    text: str
    index_text: str
    tokens: str
    repeated: int = 0
    boxes: str = ""
    recognised: bool = False
    live: bool = Field(default=True, index=True)
    sequence: int = Field(foreign_key="publication.id", index=True)


class PassageVector(SQLModel, table=True):
    """The vector of a passage under one embedding model: float16, little endian, unit length."""

    __tablename__ = "passage_vector"

    passage_id: int = Field(foreign_key="passage.id", primary_key=True)
    model_id: str = Field(primary_key=True)
    vector: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class EmbeddingModel(SQLModel, table=True):
    """An embedding model that vectors were made with. state: filling while passages lack its vectors, or ready."""

    __tablename__ = "embedding_model"

    id: str = Field(primary_key=True)
    dimension: int
    state: str = "ready"


class Tombstone(SQLModel, table=True):
    """A passage that left the library, and the sequence number at which it did."""

    __tablename__ = "tombstone"

    passage_id: int = Field(primary_key=True)
    sequence: int = Field(foreign_key="publication.id", index=True)


class SourceFile(SQLModel, table=True):
    """A file that was read to its end, as it stood then: an unchanged one need not be read again.

    sha256: of its content. stamp: size, times and inode at that moment, "" where these may not be trusted because it
    had just been written. documents: how many it holds, one or the lines of a corpus. refused: code of the reason
    why it was not taken, "" where it was; detail: of that reason; read_by: version of the program that refused it.
    """

    __tablename__ = "source_file"

    path: str = Field(primary_key=True)
    sha256: str
    stamp: str = ""
    documents: int = 1
    refused: str = ""
    detail: str = ""
    read_by: str = ""


class IngestJob(SQLModel, table=True):
    """One file to take in. state: waiting, running, done, failed. Rows outlive a killed process.

    outcome: added, updated or unchanged, once done; passages: how many went in.
    """

    __tablename__ = "ingest_job"

    id: int | None = Field(default=None, primary_key=True)
    path: str
    state: str = Field(default="waiting", index=True)
    reason_code: str | None = None
    reason: str | None = None
    document_id: int | None = None
    outcome: str | None = None
    passages: int = 0
    is_example: bool = False
    created_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None
